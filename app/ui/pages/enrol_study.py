"""The part of enrolling that the study itself knows: group, site and release date."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.ids import SiteId
from app.domain.participant import (
    UNKNOWN_RELEASE,
    Group,
    Participant,
    ReleaseDate,
    Site,
    SiteKind,
)
from app.services.enrolling import NewIdentity, NewParticipant, add_site, enrol
from app.services.office import Office
from app.ui.desk import Desk
from app.ui.parts import Choice, Field, Form, Segmented, line_edit, needed
from app.ui.parts.guard import NumberGuard
from app.ui.parts.release import ReleaseField
from app.ui.theme import theme
from app.ui.wording import group_word, options, site_kind_word

NEW_SITE = "new"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was filled in; without `site` the site of that name is written down first."""

    group: Group
    release: ReleaseDate
    site: SiteId | None
    site_name: str
    site_kind: SiteKind

    def enrol(self, identity: NewIdentity, office: Office) -> Participant:
        """Enrol somebody, at a new site when need be."""
        site = self.site or add_site(office, self.site_name, self.site_kind).id
        return enrol(office, NewParticipant(self.group, site, self.release, identity))


class StudyForm(QWidget):
    """Asks for group, site and release date."""

    def __init__(self, desk: Desk, guard: NumberGuard) -> None:
        """Begin with no site known."""
        super().__init__()
        self._desk, words, say = desk, desk.words, desk.words.say
        self.group = Choice(*options(words, group_word, Group))
        self._site = Choice((NEW_SITE, say("Nieuwe locatie…")))
        self._site_kind = Segmented(say("Soort locatie"), options(words, site_kind_word, SiteKind))
        self._release = ReleaseField(words, desk.now().date())
        self._names = Form()
        name = Field(say("Naam van de locatie"), line_edit(), wide=300)
        self._site_name = guard.watch(self._names.add(name, needed(say("Geef een naam."))))
        self._new_site = self._site_panel()
        self._site.currentIndexChanged.connect(self._site_chosen)
        self._arrange()

    def reset(self) -> None:
        """Begin anew, with the group and at the site of the one before."""
        self._release.show_release(UNKNOWN_RELEASE, self._desk.now().date())
        if isinstance(self._site_name.control, QLineEdit):
            self._site_name.control.clear()

    def show_sites(self, sites: tuple[Site, ...]) -> None:
        """Offer these sites, and a new one last."""
        before = self._site.key
        self._site.clear()
        for site in sites:
            self._site.addItem(site.name, site.id)
        self._site.addItem(self._desk.words.say("Nieuwe locatie…"), NEW_SITE)
        known = before in {site.id for site in sites}
        first = sites[0].id if sites else NEW_SITE
        self._site.choose(before if known else first)

    def is_right(self) -> bool:
        """Say what is wrong with it."""
        return self._site.key != NEW_SITE or self._names.is_right()

    def asked(self) -> Asked:
        """Return what was filled in."""
        new = self._site.key == NEW_SITE
        return Asked(
            group=Group(self.group.key),
            release=self._release.release,
            site=None if new else SiteId(self._site.key),
            site_name=self._site_name.text,
            site_kind=SiteKind(self._site_kind.key),
        )

    def _site_chosen(self) -> None:
        self._new_site.setVisible(self._site.key == NEW_SITE)

    def _site_panel(self) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(theme().px(16), 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self._names)
        column.addWidget(self._site_kind)
        return panel

    def _arrange(self) -> None:
        say = self._desk.words.say
        help_text = say("Hiervan hangen de rondes af. Je kunt de dag later altijd wijzigen.")
        left, right = QVBoxLayout(), QVBoxLayout()
        for part in (
            Field(say("Doelgroep"), self.group, wide=300),
            Field(say("Locatie"), self._site, wide=300),
            self._new_site,
        ):
            left.addWidget(part)
        right.addWidget(Field(say("Vrijlating"), self._release, help_text=help_text))
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(theme().px(32))
        for side in (left, right):
            side.setSpacing(theme().px(16))
            side.addStretch(1)
            sides.addLayout(side, 1)
