"""The page of one participant: the head with the rounds, and the tabs below it."""

from functools import partial

from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from app.domain.ids import ParticipantId
from app.domain.schedule import SOON_DAYS, WaveStanding, WaveState
from app.services.dossier import Dossier, dossier
from app.ui.desk import Desk
from app.ui.pages.participant.consent import ConsentTab
from app.ui.pages.participant.contact import ContactTab
from app.ui.pages.participant.journey import JourneyTab
from app.ui.pages.participant.log import LogTab
from app.ui.pages.participant.overview import OverviewTab
from app.ui.pages.participant.tab import Tab
from app.ui.pages.participant.talks import TalksTab
from app.ui.parts import Page, StatusPill, WaveMark, WaveStrip
from app.ui.parts.tabs import tab_bar, turn_by_key
from app.ui.place import PageName, Place, Topic
from app.ui.wording import (
    consent_tone,
    consent_word,
    group_word,
    release_words,
    status_icon,
    status_tone,
    status_word,
    wave_title,
    wave_words,
)

TABS = ("overview", "consent", "talks", "journey", "contact", "log")


class ParticipantPage(Page):
    """Everything of one participant; the name stays away until somebody asks for it."""

    topics = frozenset(Topic) - {Topic.FORMS, Topic.RELEASE}

    def __init__(self, desk: Desk, place: Place) -> None:
        """Make the page of the participant with this id."""
        super().__init__(desk, desk.words.say("Deelnemer"))
        self._id = ParticipantId(place.record)
        self._consent, self._status = StatusPill(""), StatusPill("")
        self.add_act(self._consent)
        self.add_act(self._status)
        self._waves = WaveStrip()
        self._waves.opened.connect(self._open_wave)
        self._interviews: dict[str, str] = {}
        self._tabs = self._make_tabs()
        self._bar = self._make_bar()
        self._arrange_tabs()

    def load(self) -> None:
        """Ask for everything but the name."""
        self.desk.ask(partial(dossier, participant=self._id), self._show)

    def turn_to(self, part: str) -> None:
        """Show a tab by its key."""
        if part in TABS:
            self._bar.setCurrentIndex(TABS.index(part))

    def leave(self) -> None:
        """Let no name stay on a page that is left."""
        for tab in self._tabs:
            tab.turned_away()

    def part(self) -> str:
        """Return the key of the tab."""
        return TABS[self._bar.currentIndex()]

    def first_focus(self) -> QWidget:
        """Begin at the tabs: arrows choose, Tab goes in."""
        return self._bar

    def _make_tabs(self) -> list[Tab]:
        desk, who = self.desk, self._id
        return [
            OverviewTab(desk, who),
            ConsentTab(desk, who),
            TalksTab(desk, who),
            JourneyTab(desk, who),
            ContactTab(desk, who),
            LogTab(desk, who),
        ]

    def _make_bar(self) -> QTabBar:
        say = self.say
        tabs = (
            say("Overzicht"),
            say("Toestemming"),
            say("Gesprekken"),
            say("Klantreis"),
            say("Contact"),
            say("Logboek"),
        )
        bar = tab_bar(say("Onderdelen van deze deelnemer"), tabs)
        bar.currentChanged.connect(self._turn)
        turn_by_key(bar, self, self.desk.words)
        return bar

    def _arrange_tabs(self) -> None:
        self.body.addWidget(self._waves)
        self.body.addWidget(self._bar)
        holder = QVBoxLayout()
        for tab in self._tabs:
            holder.addWidget(tab)
        self.body.addLayout(holder)
        self.body.addStretch(1)
        self._turn(0)

    def _turn(self, at: int) -> None:
        for index, tab in enumerate(self._tabs):
            tab.setVisible(index == at)
            if index != at:
                tab.turned_away()

    def _show(self, known: Dossier) -> None:
        self._show_head(known)
        for tab in self._tabs:
            tab.show_dossier(known)

    def _show_head(self, known: Dossier) -> None:
        words, seen = self.desk.words, known.overview
        participant = seen.participant
        about = self.say(
            "{group} · {site} · vrijlating {release}",
            group=group_word(words, participant.group),
            site=seen.site.name,
            release=release_words(words, participant.release),
        )
        self.set_title(participant.code, about)
        consent = self.say("toestemming: {word}", word=consent_word(words, seen.consent))
        self._consent.say(consent, consent_tone(seen.consent), "signature")
        status = participant.status
        self._status.say(status_word(words, status), status_tone(status), status_icon(status))
        self._interviews = {
            each.wave.id: each.interview.id for each in seen.waves if each.interview
        }
        self._waves.show_marks([self._mark(each) for each in seen.waves])

    def _mark(self, wave: WaveStanding) -> WaveMark:
        today = self.desk.now().date()
        left = wave.window.days_left(today) if wave.window else SOON_DAYS + 1
        return WaveMark(
            wave.wave.id,
            wave_title(self.desk.words, wave.wave),
            wave.state,
            wave_words(self.desk.words, wave, today),
            soon=wave.state is WaveState.OPEN and left <= SOON_DAYS,
        )

    def _open_wave(self, wave: str) -> None:
        interview = self._interviews.get(wave)
        if interview:
            self.desk.go(Place(PageName.INTERVIEW, interview))
        else:
            self._bar.setCurrentIndex(0)
