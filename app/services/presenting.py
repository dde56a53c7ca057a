"""Presenting: the consent form as somebody reads along with it, in a language they chose."""

from dataclasses import dataclass

from app.domain.consent_form import ConsentForm
from app.domain.ids import ParticipantId
from app.domain.language_tag import Language
from app.language import UiLanguage, Words, speak
from app.services.consenting import form_languages, presented_form
from app.services.office import Office
from app.services.printing import StudyDetailsMissing


@dataclass(frozen=True, slots=True)
class Offer:
    """Who is asked, by code, and in which languages the form may be read."""

    code: str
    languages: tuple[Language, ...]


@dataclass(frozen=True, slots=True)
class Presented:
    """The form in one language, perhaps with another beside it, and the words around it."""

    form: ConsentForm
    beside: ConsentForm | None
    words: Words


def offer(office: Office, participant: ParticipantId) -> Offer:
    """Return what is needed to begin asking for consent."""
    complete = form_languages(office)
    with office.begin() as work:
        code = work.participants.get(participant).code
    return Offer(code, tuple(each for each in Language if each in complete))


def present(office: Office, language: Language, beside: Language | None = None) -> Presented:
    """Return the form to read along with.

    Raises FormMissing when it is not written in that language, and StudyDetailsMissing while the
    study has not said whom to ring.
    """
    form = presented_form(office, language)
    if form.unfilled():
        raise StudyDetailsMissing(form.unfilled())
    return Presented(
        form=form,
        beside=presented_form(office, beside) if beside else None,
        words=words_for(office.words, language),
    )


def words_for(words: Words, language: Language) -> Words:
    """Return the words around a form: in its own language where the program speaks it."""
    if language.base not in set(UiLanguage):
        return words
    wanted = UiLanguage(language.base)
    return words if words.language is wanted else speak(wanted)
