"""Asking for consent, full screen: nothing of other participants is in sight."""

from dataclasses import replace
from enum import IntEnum
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.consent import Answer, ConsentRecord, Copy, Method, Understood
from app.domain.errors import WaterlijnError
from app.domain.ids import ParticipantId
from app.domain.language_tag import Language
from app.domain.sitting import Sitting
from app.services.consenting import Given, record_consent
from app.services.presenting import Offer, Presented, offer, present
from app.ui.desk import Desk
from app.ui.notice import Tone
from app.ui.pages.consent.bar import Bar
from app.ui.pages.consent.endings import Act, Ending
from app.ui.pages.consent.large import Speech
from app.ui.pages.consent.paper import PaperEntry
from app.ui.pages.consent.stages import ItemStage, LanguageStage, LetterStage, LimitsStage
from app.ui.pages.consent.summary import Manner, SummaryStage
from app.ui.parts import Page, WaterLine
from app.ui.place import PageName, Place, Topic

PAPER = "paper"
SITTING = "sitting"
"""What the part of a place begins with that leads back into a sitting."""


class At(IntEnum):
    """How far a sitting is; the first steps may be gone back through."""

    LANGUAGE = 0
    LETTER = 1
    LIMITS = 2
    ITEM = 3
    SUMMARY = 4
    ENDED = 5


class ConsentPage(Page):
    """Walks somebody through the form; nothing is kept before the very end."""

    scrolls = False
    column = 0

    def __init__(self, desk: Desk, place: Place) -> None:
        """Begin with the language."""
        super().__init__(desk)
        self.setAccessibleName(self.say("Toestemming"))
        self._id = ParticipantId(place.record)
        self._offer = Offer("", ())
        self._speech: Speech | None = None
        self._sitting: Sitting | None = None
        self._at, self._number = At.LANGUAGE, 0
        self._step, self._return_to = 1, At.LANGUAGE
        self._bar = Bar(desk)
        self._languages, self._letter, self._limits = LanguageStage(), LetterStage(), LimitsStage()
        self._item, self._summary, self._ending = ItemStage(), SummaryStage(), Ending()
        self._paper = PaperEntry(desk, self._id)
        self._stack = QStackedWidget()
        self._by_paper = False
        self._wanted: tuple[str, int, int] | None = None
        self._arrange_parts()
        self._connect_parts()

    def load(self) -> None:
        """Ask in which languages the form is whole."""
        self.desk.ask(partial(offer, participant=self._id), self._offered)

    def listens(self) -> bool:
        """Tell whether the letter is read together."""
        return not self._by_paper

    def part(self) -> str:
        """Return the language and how far the letter was read: answers are kept nowhere."""
        if self._by_paper:
            return PAPER
        if self._speech is None or self._at in {At.LANGUAGE, At.ENDED}:
            return ""
        read = min(self._at, At.LIMITS)
        number = self._number if read is At.LETTER else 0
        return f"{SITTING} {self._speech.form.language} {read:d} {number}"

    def turn_to(self, part: str) -> None:
        """Enter a signed letter, or begin or go on with a sitting."""
        self._by_paper = part == PAPER
        self._wanted = _spot_from(part)
        self._bar.setVisible(not self._by_paper)
        if self._by_paper:
            self._stack.setCurrentWidget(self._paper)
            self._paper.begin()
        elif self._at is At.ENDED or self._speech is None:
            self._restart()
        else:
            self._show()

    def _offered(self, found: Offer) -> None:
        self._offer = found
        self._bar.offer(found.languages)
        self._paper.offer(found)
        if not self._by_paper:
            self._begin_or_go_back()

    def _begin_or_go_back(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted and wanted[0] in self._offer.languages:
            self._at, self._number = At(wanted[1]), wanted[2]
            self._ask_for(Language(wanted[0]))
        else:
            self._restart()

    def _restart(self) -> None:
        self._at, self._number, self._sitting = At.LANGUAGE, 0, None
        if self._offer.languages:
            self._ask_for(self._offer.languages[0])

    def _ask_for(self, language: Language, beside: Language | None = None) -> None:
        self._bar.choose(language)
        verb = partial(present, language=language, beside=beside)
        self.desk.ask(verb, self._presented, self._not_presented)

    def _presented(self, shown: Presented) -> None:
        self._speech = Speech(shown.form, shown.beside, shown.words, self._step)
        known = self._sitting
        self._sitting = known.read_in(shown.form) if known else Sitting(shown.form)
        if not self._by_paper:
            self._show()

    def _not_presented(self, error: WaterlijnError) -> None:
        self._leave_page()
        self.desk.say_error(error)

    def _chosen(self, language: str) -> None:
        self._at, self._number = At.LETTER, 0
        self._ask_for(Language(language))

    def _languages_changed(self) -> None:
        if self._bar.language:
            self._ask_for(self._bar.language, self._bar.beside)

    def _sized(self, step: int) -> None:
        self._step = step
        if self._speech:
            self._speech = replace(self._speech, step=step)
            self._show()

    def _show(self) -> None:
        speech, sitting = self._speech, self._sitting
        if speech is None or sitting is None:
            return
        shown = {
            At.LANGUAGE: partial(self._show_languages, speech),
            At.LETTER: partial(self._show_letter, speech),
            At.LIMITS: partial(self._show_limits, speech),
            At.ITEM: partial(self._show_item, speech, sitting),
            At.SUMMARY: partial(self._show_summary, speech, sitting),
        }
        show = shown.get(self._at)
        if show:
            self._focus_on(show())

    def _focus_on(self, control: QWidget) -> None:
        if self.isVisible():
            control.setFocus()

    def _show_languages(self, speech: Speech) -> QWidget:
        self._turn_bar(speech, "", back=False)
        self._stack.setCurrentWidget(self._languages)
        return self._languages.offer(speech, self._offer.languages)

    def _show_letter(self, speech: Speech) -> QWidget:
        total = len(speech.form.sections)
        self._number = min(self._number, total - 1)
        self._turn_bar(speech, self._count(speech, total))
        self._stack.setCurrentWidget(self._letter)
        return self._letter.tell(speech, self._number)

    def _show_limits(self, speech: Speech) -> QWidget:
        self._turn_bar(speech, "")
        self._stack.setCurrentWidget(self._limits)
        return self._limits.tell(speech)

    def _show_item(self, speech: Speech, sitting: Sitting) -> QWidget:
        items = speech.form.items
        self._turn_bar(speech, self._count(speech, len(items)))
        self._stack.setCurrentWidget(self._item)
        return self._item.ask(speech, items[self._number], sitting)

    def _show_summary(self, speech: Speech, sitting: Sitting) -> QWidget:
        self._turn_bar(speech, "")
        self._stack.setCurrentWidget(self._summary)
        return self._summary.show_all(speech, sitting)

    def _count(self, speech: Speech, total: int) -> str:
        return speech.words.say("{n} van {total}", n=self._number + 1, total=total)

    def _turn_bar(self, speech: Speech, count: str, *, back: bool = True) -> None:
        running = self._at is not At.ENDED
        self._bar.say_in(speech.words, count, running=running, back=back)

    def _go(self, at: At, number: int = 0) -> None:
        self._at, self._number = at, number
        self._show()

    def _onward(self) -> None:
        if self._speech and self._number + 1 < len(self._speech.form.sections):
            self._go(At.LETTER, self._number + 1)
        else:
            self._go(At.LIMITS)

    def _back(self) -> None:
        if self._number > 0:
            self._go(self._at, self._number - 1)
        elif self._at is At.SUMMARY and self._speech:
            self._go(At.ITEM, len(self._speech.form.items) - 1)
        elif self._at is At.LIMITS and self._speech:
            self._go(At.LETTER, len(self._speech.form.sections) - 1)
        elif self._at > At.LANGUAGE:
            self._go(At(self._at - 1))

    def _skip_letter(self) -> None:
        self._go(At.LIMITS)

    def _limits_said(self) -> None:
        if self._sitting:
            self._sitting = self._sitting.with_limits_said()
        self._go(At.ITEM)

    def _answered(self, answer: Answer) -> None:
        if self._sitting is None:
            return
        item = self._sitting.form.items[self._number]
        self._sitting = self._sitting.with_answer(item.id, answer)
        if self._sitting.is_refused():
            self._say_no()
        elif self._sitting.is_whole():
            self._go(At.SUMMARY)
        else:
            first = self._sitting.unanswered()[0]
            self._go(At.ITEM, self._sitting.form.items.index(first))

    def _understood(self, shown: Understood) -> None:
        if self._sitting:
            item = self._sitting.form.items[self._number]
            self._sitting = self._sitting.with_understanding(item.id, shown)

    def _change(self, number: int) -> None:
        self._go(At.ITEM, number)

    def _say_no(self) -> None:
        if self._speech is None:
            return
        say = self._speech.words.say
        self._end(
            "heart",
            (
                say("Dat is goed. Dan is er geen gesprek."),
                say("Je hoeft niet te zeggen waarom. Het heeft geen gevolgen voor je."),
            ),
            (say("Klaar, bewaar niets"), self._leave_page),
            (say("Onthoud mijn nee, dan vragen jullie het niet nog eens"), self._keep_no),
            (say("Ik wil er nog even naar kijken"), self._look_again),
        )

    def _keep_no(self) -> None:
        if self._sitting:
            self._sitting = self._sitting.all_refused()
            self._record(Manner(Method.ORAL, Copy.NOTHING, "", ""))

    def _look_again(self) -> None:
        self._go(At.ITEM, self._number)

    def _stop(self) -> None:
        if self._speech is None:
            return
        say = self._speech.words.say
        self._return_to = self._at
        self._end(
            "hand",
            (
                say("Je wilt stoppen. Dat mag altijd."),
                say("Wij bewaren niets van wat je hier hebt gekozen. Het heeft geen gevolgen."),
            ),
            (say("Ja, stoppen"), self._stopped),
            (say("Nee, toch verder"), self._resume),
        )

    def _resume(self) -> None:
        self._go(self._return_to, self._number)

    def _stopped(self) -> None:
        self._sitting = None
        self._leave_page()
        self.desk.tell(self.say("Gestopt. Er is niets bewaard."), Tone.GOOD)

    def _end(self, icon: str, sentences: tuple[str, ...], *acts: Act) -> None:
        if self._speech is None:
            return
        self._at = At.ENDED
        self._turn_bar(self._speech, "", back=False)
        self._stack.setCurrentWidget(self._ending)
        self._focus_on(self._ending.tell(self._speech, icon, sentences, *acts))

    def _record(self, manner: Manner) -> None:
        sitting = self._sitting
        if sitting is None:
            return
        given = Given(
            participant=self._id,
            form=sitting.form,
            digest=sitting.form.digest,
            answers=sitting.item_answers(),
            method=manner.method,
            copy=manner.copy,
            limits_said=sitting.limits_said,
            witness=manner.witness,
            interpreter=manner.interpreter,
        )
        verb = partial(record_consent, given=given)
        self.desk.save(verb, {Topic.CONSENT, Topic.PARTICIPANTS}, self._recorded)

    def _recorded(self, _record: ConsentRecord) -> None:
        if self._speech is None:
            return
        self._sitting = None
        say = self._speech.words.say
        self._end(
            "circle-check",
            (
                say("Dank je wel. Het is vastgelegd."),
                say("Je mag altijd iets veranderen of stoppen. Zeg het gewoon."),
            ),
            (say("Klaar"), self._leave_page),
        )

    def _leave_page(self) -> None:
        self._at, self._sitting = At.ENDED, None
        self.desk.go(Place(PageName.PARTICIPANT, self._id, "overview"))

    def _arrange_parts(self) -> None:
        self.body.setSpacing(0)
        self.body.addWidget(self._bar)
        self.body.addWidget(WaterLine())
        self.body.addWidget(self._stack, 1)
        for stage in (self._languages, self._letter, self._limits, self._item, self._summary):
            self._stack.addWidget(stage)
            stage.setProperty("kept", True)  # noqa: FBT003 - of a sitting nothing is kept
        self._bar.setProperty("kept", True)  # noqa: FBT003
        self._stack.addWidget(self._ending)
        self._stack.addWidget(self._paper)

    def _connect_parts(self) -> None:
        self._bar.back.connect(self._back)
        self._bar.stopped.connect(self._stop)
        self._bar.sized.connect(self._sized)
        self._bar.languages.connect(self._languages_changed)
        self._languages.chosen.connect(self._chosen)
        self._letter.onward.connect(self._onward)
        self._letter.skipped.connect(self._skip_letter)
        self._limits.said.connect(self._limits_said)
        self._item.answered.connect(self._answered)
        self._item.understood.connect(self._understood)
        self._summary.wanted.connect(self._change)
        self._summary.recorded.connect(self._record)


def _spot_from(part: str) -> tuple[str, int, int] | None:
    """Read where in a sitting somebody was: language, step and section."""
    match part.split():
        case [word, language, at, number] if word == SITTING:
            return language, int(at), int(number)
    return None
