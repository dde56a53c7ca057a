"""The study: its settings, who and where, the log, and its proof, each behind a tab."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.domain.participant import Site
from app.language import Words
from app.services.settling import StudyFacts, study_facts
from app.ui.desk import Desk
from app.ui.pages.study.backup import BackupPanel
from app.ui.pages.study.erased import ErasedPanel
from app.ui.pages.study.log import LogPanel
from app.ui.pages.study.proof import ProofPanel
from app.ui.pages.study.recovery import RecoveryPanel
from app.ui.pages.study.settings import SettingsPanel
from app.ui.pages.study.users import UsersPanel
from app.ui.parts import Column, EmptyState, Page, Section, Table
from app.ui.parts.steady import scrolled
from app.ui.parts.tabs import tab_bar, turn_by_key
from app.ui.place import Place, Topic
from app.ui.theme import theme
from app.ui.wording import site_kind_word

NARROW = 900
"""Design pixels below which people and places stand under each other."""
TABS = ("settings", "people", "log", "backup", "erased", "proof", "recovery")


class StudyPage(Page):
    """Everything of the study that is not about one participant."""

    scrolls = False
    topics = frozenset(Topic)

    def __init__(self, desk: Desk, _place: Place) -> None:
        """Make the tabs."""
        super().__init__(desk, desk.words.say("Onderzoek"))
        self._settings, self._proof = SettingsPanel(desk), ProofPanel(desk)
        self._erased, self._recovery = ErasedPanel(desk), RecoveryPanel(desk)
        self._backup = BackupPanel(desk)
        self._sites = Table[Site](self.say("Locaties"), self._site_columns(), self._no_sites())
        self._users = UsersPanel(desk)
        self._log = LogPanel(desk)
        self._bar = self._make_bar()
        self._tabs = QStackedWidget()
        for tab in (
            scrolled(self._settings),
            self._people(),
            scrolled(self._log),
            scrolled(self._backup),
            scrolled(self._erased),
            self._last(),
            scrolled(self._recovery),
        ):
            self._tabs.addWidget(tab)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._tabs, 1)

    def load(self) -> None:
        """Ask for everything of the study."""
        self.desk.ask(study_facts, self._show)
        self._backup.load()
        if self._bar.currentIndex() == TABS.index("proof"):
            self._proof.load()

    def turn_to(self, part: str) -> None:
        """Show a tab by its key."""
        if part in TABS:
            self._bar.setCurrentIndex(TABS.index(part))

    def part(self) -> str:
        """Return the key of the tab."""
        return TABS[self._bar.currentIndex()]

    def first_focus(self) -> QWidget:
        """Begin at the tabs."""
        return self._bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the places under the people where there is no room beside them."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() < theme().px(NARROW)
        self._who_and_where.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _show(self, facts: StudyFacts) -> None:
        self.set_title(self.say("Onderzoek"), facts.study.title)
        self._settings.show_facts(facts)
        self._proof.show_facts(facts)
        self._erased.load({each.id: each.name for each in facts.users})
        self._sites.show_rows(facts.sites)
        self._users.show_facts(facts)
        self._recovery.show_facts(facts)
        self._log.load()

    def _turn(self, at: int) -> None:
        self._tabs.setCurrentIndex(at)
        if at == TABS.index("proof"):
            self._proof.load()

    def _make_bar(self) -> QTabBar:
        say = self.say
        tabs = (
            say("Gegevens"),
            say("Wie en waar"),
            say("Logboek"),
            say("Reservekopie"),
            say("Gewist"),
            say("Bewijs"),
            say("Herstel"),
        )
        bar = tab_bar(say("Onderdelen van het onderzoek"), tabs)
        bar.currentChanged.connect(self._turn)
        turn_by_key(bar, self, self.desk.words)
        return bar

    def _people(self) -> QWidget:
        tab = QWidget()
        row = self._who_and_where = QBoxLayout(QBoxLayout.Direction.LeftToRight, tab)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(24))
        sites = Section(self.say("Locaties"))
        sites.body.addWidget(self._sites, 1)
        row.addWidget(self._users, 3)
        row.addWidget(sites, 2)
        self._users.currentChanged.connect(sites.setHidden)
        return scrolled(tab)

    def _last(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._proof)
        column.addStretch(1)
        return scrolled(holder)

    def _site_columns(self) -> list[Column[Site]]:
        words = self.desk.words
        return [
            Column[Site](self.say("Locatie"), _site_name, stretch=True),
            Column[Site](self.say("Soort"), partial(_site_kind, words)),
        ]

    def _no_sites(self) -> QWidget:
        return EmptyState(
            "map-pin",
            self.say("Nog geen locaties"),
            self.say("Een locatie komt erbij als je daar iemand inschrijft."),
        )


def _site_name(row: Site) -> str:
    return row.name


def _site_kind(words: Words, row: Site) -> str:
    return site_kind_word(words, row.kind)
