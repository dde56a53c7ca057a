"""How consent stands, item by item, how it came about, and taking it back."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from app.domain.consent import Answer, ConsentRecord, ItemAnswer, Withdrawal
from app.domain.ids import ParticipantId
from app.language.dates import day_and_time
from app.services.dossier import Dossier, Step
from app.ui.desk import Desk
from app.ui.pages.participant.erasure import ErasurePanel
from app.ui.pages.participant.sheet import SheetPrinter
from app.ui.pages.participant.tab import Tab
from app.ui.pages.participant.withdrawal import WithdrawalPanel
from app.ui.parts import (
    IconLabel,
    Kind,
    Section,
    Tone,
    button,
    button_row,
    clear,
    heading,
    plain_label,
    quiet_label,
)
from app.ui.place import PageName, Place
from app.ui.theme import Role, theme
from app.ui.wording import copy_word, method_word, scope_word, understood_word


class ConsentTab(Tab):
    """What somebody agrees to now, and everything that led to it."""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Begin empty."""
        super().__init__(desk, participant)
        self._printer = SheetPrinter(desk, participant)
        self._state = QVBoxLayout()
        self._state.setSpacing(theme().px(6))
        self._items = QGridLayout()
        self._items.setHorizontalSpacing(theme().px(12))
        self._items.setVerticalSpacing(theme().px(8))
        self._items.setColumnStretch(4, 1)
        self._withdrawal = WithdrawalPanel(desk, participant)
        self._erasure = ErasurePanel(desk, participant)
        self._history = QVBoxLayout()
        self._history.setSpacing(theme().px(4))
        self.body.addLayout(self._state)
        self.body.addWidget(self._printer)
        self.body.addLayout(self._items)
        self.body.addWidget(self._withdrawal)
        self.body.addLayout(self._history)
        self.body.addWidget(self._erasure)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the standing and the history."""
        self._show_state(dossier)
        self._printer.setVisible(dossier.step is not Step.STOPPED)
        clear(self._items)
        if dossier.consent.standing.record:
            self._show_items(dossier)
        self._withdrawal.show_dossier(dossier)
        self._erasure.show_dossier(dossier)
        self._show_history(dossier)

    def _show_state(self, dossier: Dossier) -> None:
        clear(self._state)
        record = dossier.consent.standing.record
        if record is None:
            self._state.addWidget(heading(self.say("Er is nog geen toestemming gevraagd")))
            told = self.say(
                "Vraag het op het scherm, of print de brief en voer de getekende brief daarna in. "
                "Beide tellen even zwaar."
            )
            self._state.addWidget(plain_label(told, tone=Role.QUIET))
        else:
            self._state.addWidget(heading(self._head(dossier)))
            self._state.addWidget(plain_label(self._how(dossier, record), tone=Role.QUIET))
        self._state.addSpacing(theme().px(4))
        if dossier.step is not Step.STOPPED:
            self._state.addLayout(self._acts(dossier))

    def _head(self, dossier: Dossier) -> str:
        standing = dossier.consent.standing
        if standing.withdrawn:
            word = scope_word(self.desk.words, standing.withdrawn)
            return self.say("Ingetrokken: {scope}", scope=word)
        if dossier.must_ask_again:
            return self.say("Vraag opnieuw: de brief is inhoudelijk veranderd")
        if not standing.may_talk:
            return self.say("Deze deelnemer zei nee tegen een gesprek")
        yes, total = len(standing.granted), len(standing.granted | standing.refused)
        return self.say("Ja op {yes} van {total} onderdelen", yes=yes, total=total)

    def _how(self, dossier: Dossier, record: ConsentRecord) -> str:
        words = self.desk.words
        parts = [
            self.say(
                "{when}, {method}, bij {who}. Brief: {language}, versie {version}.",
                when=day_and_time(words, record.taken_at).capitalize(),
                method=method_word(words, record.method),
                who=dossier.users.get(record.taken_by, "–"),
                language=record.language.native_name,
                version=record.form_version,
            ),
            self.say("Meegenomen: {copy}.", copy=copy_word(words, record.copy)),
            self.say("Getuige: {name}.", name=record.witness) if record.witness else "",
            self.say("Tolk: {name}.", name=record.interpreter) if record.interpreter else "",
        ]
        return " ".join(part for part in parts if part)

    def _acts(self, dossier: Dossier) -> QHBoxLayout:
        say, step = self.say, dossier.step
        pressing = step in {Step.ASK_CONSENT, Step.ASK_AGAIN}
        first = dossier.consent.standing.record is None
        ask = button(
            say("Toestemming vragen") if first else say("Opnieuw vragen"),
            partial(self._go, ""),
            kind=Kind.PRIMARY if pressing else Kind.PLAIN,
            icon="signature",
        )
        paper = button(say("Getekende brief invoeren"), partial(self._go, "paper"), icon="pen-line")
        return button_row(ask, paper)

    def _go(self, part: str, *_clicked: bool) -> None:
        self.desk.go(Place(PageName.CONSENT, self.participant, part))

    def _show_items(self, dossier: Dossier) -> None:
        record = dossier.consent.standing.record
        for line, answer in enumerate(record.answers if record else ()):
            self._show_item(line, answer, dossier)

    def _show_item(self, line: int, answer: ItemAnswer, dossier: Dossier) -> None:
        item = dossier.form.item(answer.item)
        granted = answer.item in dossier.consent.standing.granted
        taken_back = answer.answer is Answer.YES and not granted
        tone = Tone.GOOD if granted else Tone.STOPPED if taken_back else Tone.PLAIN
        word = self.say("ja") if granted else self.say("nee")
        word = self.say("ingetrokken") if taken_back else word
        icon = "check" if granted else "x"
        understood = understood_word(self.desk.words, answer.understood)
        self._items.addWidget(IconLabel(icon, tone.role), line, 0)
        title = plain_label(item.title if item else answer.item, wrap=False)
        self._items.addWidget(title, line, 1)
        self._items.addWidget(plain_label(word, tone=tone.role, wrap=False, strong=True), line, 2)
        self._items.addWidget(quiet_label(understood, wrap=False), line, 3)

    def _show_history(self, dossier: Dossier) -> None:
        clear(self._history)
        moments: list[ConsentRecord | Withdrawal] = [
            *dossier.consent.records[:-1],
            *dossier.consent.withdrawals,
        ]
        if not moments:
            return
        self._history.addWidget(Section(self.say("Wat eraan voorafging")))
        for each in sorted(moments, key=lambda moment: moment.taken_at, reverse=True):
            self._history.addWidget(quiet_label(self._moment(each, dossier)))

    def _moment(self, moment: ConsentRecord | Withdrawal, dossier: Dossier) -> str:
        words = self.desk.words
        when = day_and_time(words, moment.taken_at)
        who = dossier.users.get(moment.taken_by, "–")
        if isinstance(moment, ConsentRecord):
            yes = sum(each.answer is Answer.YES for each in moment.answers)
            return self.say(
                "{when}: ja op {yes} van {total} onderdelen, bij {who}.",
                when=when,
                yes=yes,
                total=len(moment.answers),
                who=who,
            )
        item = dossier.form.item(moment.item) if moment.item else None
        what = item.title if item else scope_word(words, moment.scope)
        return self.say("{when}: ingetrokken, {what}, bij {who}.", when=when, what=what, who=who)
