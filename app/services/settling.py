"""Settling: what the lead chooses for the whole study, and what is known of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.domain.consent_form import Placeholder
from app.domain.errors import Problem
from app.domain.ids import UserId
from app.domain.library import Library
from app.domain.log import LogEvent, LogKind
from app.domain.participant import Site
from app.domain.study import Study, StudySettings, tidy_title
from app.domain.users import OnlyLeads, Role, User, leads_among
from app.forms.library import check_folder
from app.language import Words
from app.services.office import Office
from app.services.shelf import CONSENT_FORM

FORMS = Path(__file__).resolve().parents[2] / "forms"


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """Everything the page of the study shows; `unfilled` still stands open in the consent form."""

    study: Study
    sites: tuple[Site, ...]
    users: tuple[User, ...]
    events: tuple[LogEvent, ...]
    me: UserId
    unfilled: tuple[Placeholder, ...]

    @property
    def leads(self) -> tuple[User, ...]:
        """Return who may change the settings and who comes in."""
        return leads_among(self.users)

    @property
    def last_in(self) -> dict[UserId, datetime]:
        """Return when everybody who ever opened the study did so last."""
        coming_in = (LogKind.STUDY_CREATED, LogKind.UNLOCKED)
        return {each.actor: each.at for each in self.events if each.kind in coming_in}

    @property
    def leading(self) -> bool:
        """Tell whether somebody who may is looking."""
        return any(each.id == self.me for each in self.leads)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The forms in use, with the study they are filled for."""

    library: Library
    study: Study


def study(office: Office) -> Study:
    """Return the study with its settings."""
    with office.begin() as work:
        return work.study.get()


def change_settings(office: Office, settings: StudySettings, title: str = "") -> Study:
    """Keep other settings, and another title when one is given; raise OnlyLeads."""
    with office.begin() as work:
        if office.role is not Role.LEAD:
            raise OnlyLeads(tuple(each.name for each in leads_among(work.users.all())))
        known = work.study.get()
        changed = replace(known, title=tidy_title(title) or known.title, settings=settings)
        if changed != known:
            work.study.save(changed)
            work.log(LogKind.SETTINGS_CHANGED, known.id)
            work.commit()
    return changed


def unfilled(office: Office, known: Study) -> tuple[Placeholder, ...]:
    """Return what the consent form asks of the settings and does not get yet.

    A folder of forms without one asks nothing; whoever wants to use it is told that it is missing.
    """
    found = office.library.consent_form(CONSENT_FORM)
    settings = known.placeholders()
    forms = found.forms if found else ()
    left = {each for form in forms for each in form.filled(settings).unfilled()}
    return tuple(each for each in Placeholder if each in left)


def study_facts(office: Office) -> StudyFacts:
    """Return everything of the study itself."""
    with office.begin() as work:
        known = work.study.get()
        sites = work.participants.sites()
        users = work.users.all()
        events = tuple(work.events.all())
    users_now, left = tuple(users), unfilled(office, known)
    return StudyFacts(known, tuple(sites), users_now, events, office.actor, left)


def forms_shelf(office: Office) -> Shelf:
    """Return the forms in use, with the study they are filled for."""
    return Shelf(office.library, study(office))


def form_problems(words: Words) -> tuple[Problem, ...]:
    """Return every mistake in the folder of forms, as it is on disk now."""
    return check_folder(FORMS, words)
