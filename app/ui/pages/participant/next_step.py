"""What comes next for a participant: one sentence, why, and the one act that does it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.ids import ParticipantId
from app.domain.interview import Interview
from app.language.dates import day_and_time, short_day, span
from app.services.dossier import Dossier, Start, Step, start_talk
from app.ui.desk import Desk
from app.ui.parts import Kind, button, button_row, clear, heading, plain_label
from app.ui.place import PageName, Place, Topic
from app.ui.theme import Role, theme
from app.ui.wording import days_left, mode_word, wave_title


class NextStep(QWidget):
    """The answer to: what must I do now for this participant?"""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Begin without an answer."""
        super().__init__()
        self._desk, self._id, self._say = desk, participant, desk.words.say
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme().px(8))

    def show_dossier(self, dossier: Dossier) -> None:
        """Say what comes next now."""
        clear(self._body)
        step = dossier.step
        head, why = self._words_of(step, dossier)
        self._body.addWidget(heading(head))
        if why:
            self._body.addWidget(plain_label(why, tone=Role.QUIET))
        acts = self._acts_of(step, dossier)
        if acts:
            self._body.addSpacing(theme().px(4))
            self._body.addLayout(button_row(*acts))

    def _words_of(self, step: Step, dossier: Dossier) -> tuple[str, str]:
        if step in {Step.TALK, Step.PLAN, Step.WAIT, Step.NO_CONTACT}:
            return self._words_of_round(step, dossier)
        say = self._say
        return {
            Step.STOPPED: (
                say("Deze deelnemer is gestopt"),
                say("Er komt niets meer bij. Wat er staat, blijft hier te lezen."),
            ),
            Step.GO_ON: (
                say("Er is een gesprek begonnen dat nog niet is afgerond"),
                say("Schrijf de nabespreking en rond het gesprek af."),
            ),
            Step.ASK_CONSENT: (
                say("Vraag eerst toestemming"),
                say("Zonder toestemming kan er geen gesprek beginnen. Op papier mag ook."),
            ),
            Step.ASK_AGAIN: (
                say("Vraag opnieuw toestemming"),
                say("De brief is sinds de vorige keer inhoudelijk veranderd."),
            ),
            Step.NO_TALK: (
                say("Deze deelnemer wil geen gesprek"),
                say("Wij vragen niet waarom. Bedenkt iemand zich, vraag dan opnieuw toestemming."),
            ),
            Step.RELEASE_UNKNOWN: (
                say("De dag van vrijlating is nog onbekend"),
                say("Daarom liggen de rondes nog niet vast. Een eerste gesprek kan al wel."),
            ),
            Step.ALL_DONE: (
                say("Alle rondes zijn geweest"),
                say("Er staat geen gesprek meer open."),
            ),
        }[step]

    def _words_of_round(self, step: Step, dossier: Dossier) -> tuple[str, str]:
        wave, words, say = dossier.overview.next, self._desk.words, self._say
        title = wave_title(words, wave.wave) if wave else ""
        if step is Step.TALK and wave and wave.appointment:
            when = day_and_time(words, wave.appointment.starts_at)
            return say("Afspraak: {when}", when=when), self._window_words(dossier)
        if step is Step.NO_CONTACT:
            return (
                say("Volgende ronde: {round}", round=title),
                say(
                    "Deze deelnemer wil niet dat wij later contact zoeken. "
                    "Een gesprek kan alleen als je elkaar nu spreekt."
                ),
            )
        if step is Step.PLAN:
            return say("Maak een afspraak voor: {round}", round=title), self._window_words(dossier)
        return say("Volgende ronde: {round}", round=title), self._window_words(dossier)

    def _window_words(self, dossier: Dossier) -> str:
        wave, words, say = dossier.overview.next, self._desk.words, self._say
        if wave is None or wave.window is None:
            return ""
        today = self._desk.now().date()
        period = say(
            "Periode {span}, het liefst rond {target}.",
            span=span(words, wave.window.opens, wave.window.closes),
            target=short_day(words, wave.window.target),
        )
        left = wave.window.days_left(today)
        open_now = today in wave.window
        until = say("{left}.", left=days_left(words, left).capitalize()) if open_now else ""
        how = f" {words.say('of')} ".join(mode_word(words, mode) for mode in wave.wave.modes)
        return " ".join(part for part in (period, until, say("Hoe: {how}.", how=how)) if part)

    def _acts_of(self, step: Step, dossier: Dossier) -> list[QWidget]:
        say, talk = self._say, partial(self._start, dossier)
        acts: list[QWidget] = []
        match step:
            case Step.GO_ON:
                acts = [self._primary(say("Verder met het gesprek"), self._go_on(dossier), "play")]
            case Step.ASK_CONSENT | Step.ASK_AGAIN:
                acts = [self._consent_act(Kind.PRIMARY)]
            case Step.NO_TALK:
                acts = [self._consent_act(Kind.PLAIN)]
            case Step.TALK | Step.NO_CONTACT:
                acts = [self._primary(say("Gesprek beginnen"), talk, "play")]
            case Step.PLAN:
                acts = [
                    self._primary(say("Afspraak maken"), self._plan, "calendar-days"),
                    button(say("Nu een gesprek beginnen"), talk),
                ]
            case Step.WAIT | Step.RELEASE_UNKNOWN:
                acts = [
                    button(say("Afspraak maken"), self._plan, icon="calendar-days"),
                    button(say("Nu een gesprek beginnen"), talk, kind=Kind.QUIET),
                ]
        return acts

    def _primary(self, text: str, act: Callable[[], object], icon: str) -> QPushButton:
        return button(text, act, kind=Kind.PRIMARY, icon=icon)

    def _consent_act(self, kind: Kind) -> QPushButton:
        return button(
            self._say("Toestemming vragen"), self._ask_consent, kind=kind, icon="signature"
        )

    def _go_on(self, dossier: Dossier) -> partial[None]:
        found = dossier.unfinished
        place = Place(PageName.INTERVIEW, found.id) if found else Place(PageName.INTERVIEWS)
        return partial(self._go, place)

    def _go(self, place: Place, *_clicked: bool) -> None:
        self._desk.go(place)

    def _ask_consent(self) -> None:
        self._desk.go(Place(PageName.CONSENT, self._id))

    def _plan(self) -> None:
        self._desk.go(Place(PageName.AGENDA, part=f"plan:{self._id}"))

    def _start(self, dossier: Dossier, *_clicked: bool) -> None:
        wave = dossier.overview.next
        if wave is None:
            return
        agreed = wave.appointment.id if wave.appointment else None
        verb = partial(start_talk, start=Start(self._id, wave.wave.id, agreed))
        self._desk.early.wait()
        self._desk.save(verb, {Topic.INTERVIEWS, Topic.SCHEDULE}, self._started)

    def _started(self, interview: Interview) -> None:
        self._desk.go(Place(PageName.INTERVIEW, interview.id))
