"""Before a talk: which round, by which guide, in which language, and how much time there is."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.errors import WaterlijnError
from app.domain.guide import Guide
from app.domain.ids import ParticipantId
from app.domain.interview import Interview, Source
from app.domain.language_tag import Language
from app.services.beginning import LENGTHS, Preparation, begin, prepare
from app.services.beginning import Choice as Chosen
from app.ui.desk import Desk
from app.ui.errors import text_of
from app.ui.parts import (
    Choice,
    EmptyState,
    Field,
    Kind,
    Page,
    Segmented,
    StatusPill,
    button,
    button_row,
    clear,
    plain_label,
)
from app.ui.place import PageName, Place, Topic
from app.ui.theme import Role
from app.ui.wording import consent_tone, consent_word, group_word, wave_title, wave_words


class BeginPage(Page):
    """A few choices that suggest themselves; Enter begins."""

    topics = frozenset({Topic.CONSENT, Topic.SCHEDULE, Topic.INTERVIEWS, Topic.FORMS})

    def __init__(self, desk: Desk, place: Place) -> None:
        """Prepare a talk with the participant of this id."""
        super().__init__(desk, desk.words.say("Gesprek beginnen"))
        self._id = ParticipantId(place.record)
        self._appointment = place.part
        self._known: Preparation | None = None
        self._beginning = False
        self._start: QWidget | None = None
        self._consent = StatusPill("")
        self.add_act(self._consent)
        self._waves, self._guides, self._languages = Choice(), Choice(), Choice()
        self._minutes: Segmented | None = None
        self._wrong = plain_label(tone=Role.OVERDUE)

    def load(self) -> None:
        """Ask what may be chosen."""
        verb = partial(prepare, participant=self._id, appointment=self._appointment)
        self.desk.ask(verb, self._show)

    def turn_to(self, part: str) -> None:
        """Prepare the talk of another appointment."""
        if part != self._appointment:
            self._appointment = part
            self.load()

    def first_focus(self) -> QWidget | None:
        """Begin at the act that begins."""
        return self._start

    def _show(self, known: Preparation) -> None:
        self._known = known
        words, who = self.desk.words, known.participant
        about = self.say(
            "{code} · {group} · {site}",
            code=who.code,
            group=group_word(words, who.group),
            site=known.site.name,
        )
        self.set_title(self.say("Gesprek beginnen"), about)
        consent = self.say("toestemming: {word}", word=consent_word(words, known.consent))
        self._consent.say(consent, consent_tone(known.consent), "signature")
        clear(self.body)
        if not known.consent.may_talk:
            self._show_refusal()
        elif known.suggested is None:
            self.body.addWidget(plain_label(self.say("Alle rondes zijn geweest.")))
        else:
            self._show_choices(known)
        QTimer.singleShot(0, self, self._focus)  # once the choices have been laid out

    def _focus(self) -> None:
        if self._start and self.waits_with_keyboard:
            self._start.setFocus()

    def _show_refusal(self) -> None:
        self._start = button(
            self.say("Toestemming vragen"), self._ask_consent, kind=Kind.PRIMARY, icon="signature"
        )
        self.body.addWidget(
            EmptyState(
                "signature",
                self.say("Er is nog geen toestemming voor een gesprek"),
                self.say(
                    "Leg eerst samen de brief en de vragen voor. Nee zeggen mag, en heeft geen "
                    "gevolgen. Op papier getekend? Voer de brief dan hier in."
                ),
                self._start,
                button(self.say("Getekende brief invoeren"), self._enter_paper, icon="pen-line"),
            )
        )

    def _show_choices(self, known: Preparation) -> None:
        self._waves, self._guides, self._languages = Choice(), Choice(), Choice()
        self._fill_waves(known)
        self._fill_guides(known)
        self._minutes = Segmented(
            self.say("Tijd"), [(str(n), self.say("{n} minuten", n=n)) for n in LENGTHS]
        )
        self._minutes.choose(str(known.minutes))
        self._wrong = plain_label(tone=Role.OVERDUE)
        self._wrong.hide()
        self.body.addWidget(Field(self.say("Ronde"), self._waves))
        self.body.addWidget(Field(self.say("Gespreksleidraad"), self._guides))
        self.body.addWidget(Field(self.say("Taal van de leidraad"), self._languages, wide=240))
        self.body.addWidget(Field(self.say("Tijd"), self._minutes, wide=560))
        self.body.addWidget(self._wrong)
        self._start = button(
            self.say("Beginnen"),
            partial(self._begin, Source.SCREEN),
            kind=Kind.PRIMARY,
            icon="play",
        )
        paper = button(
            self.say("Gesprek van papier invoeren"),
            partial(self._begin, Source.PAPER),
            icon="pen-line",
        )
        self.body.addLayout(button_row(self._start, paper))
        self._waves.currentIndexChanged.connect(self._suggest_guide)
        self._guides.currentIndexChanged.connect(self._fill_languages)

    def _fill_waves(self, known: Preparation) -> None:
        words, today = self.desk.words, self.desk.now().date()
        for each in known.waves:
            title, state = wave_title(words, each.wave), wave_words(words, each, today)
            said = self.say("{round} ({state})", round=title, state=state)
            self._waves.addItem(said, each.wave.id)
        if known.suggested:
            self._waves.choose(known.suggested.wave.id)

    def _fill_guides(self, known: Preparation) -> None:
        shown: set[str] = set()
        own = self._own_language()
        for each in sorted(known.guides, key=lambda guide: guide.language is not own):
            if each.id not in shown:
                shown.add(each.id)
                self._guides.addItem(each.title, each.id)
        self._suggest_guide()
        self._fill_languages()

    def _suggest_guide(self, *_at: int) -> None:
        waves = self._known.waves if self._known else ()
        wave = next((each.wave for each in waves if each.wave.id == self._waves.key), None)
        if wave:
            self._guides.choose(wave.guide)

    def _fill_languages(self, *_at: int) -> None:
        self._languages.clear()
        for each in self._guides_chosen():
            self._languages.addItem(each.language.native_name, each.language.value)
        self._languages.choose(self._own_language().value)
        if self._languages.currentIndex() < 0:
            self._languages.setCurrentIndex(0)

    def _guides_chosen(self) -> list[Guide]:
        guides = self._known.guides if self._known else ()
        return [each for each in guides if each.id == self._guides.key]

    def _own_language(self) -> Language:
        return Language(self.desk.words.language.value)

    def _begin(self, source: Source, *_clicked: bool) -> None:
        found = [each for each in self._guides_chosen() if each.language == self._languages.key]
        if self._known is None or self._minutes is None or self._beginning or not found:
            return
        self._beginning = True  # pressed twice, it is still one talk
        self.desk.early.wait()  # who types on at once means the first note
        agreed = self._known.appointment
        chosen = Chosen(
            participant=self._id,
            wave=self._waves.key,
            guide=found[0],
            minutes=int(self._minutes.key),
            appointment=agreed.id if agreed and agreed.wave == self._waves.key else None,
            source=source,
        )
        topics = {Topic.INTERVIEWS, Topic.SCHEDULE}
        self.desk.save(partial(begin, choice=chosen), topics, self._begun, self._refused)

    def _begun(self, interview: Interview) -> None:
        self._beginning = False
        self.desk.go(Place(PageName.INTERVIEW, interview.id))

    def _refused(self, error: WaterlijnError) -> None:
        self._beginning = False
        self._wrong.setText(text_of(error, self.desk.words))
        self._wrong.show()

    def _ask_consent(self) -> None:
        self.desk.go(Place(PageName.CONSENT, self._id))

    def _enter_paper(self) -> None:
        self.desk.go(Place(PageName.CONSENT, self._id, "paper"))
