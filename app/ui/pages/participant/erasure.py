"""Erasing a participant, in place: what goes, what stays, why, and the code typed to confirm."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.erasure import ErasureReason, NotTheCode
from app.domain.errors import WaterlijnError
from app.domain.ids import ParticipantId
from app.services.dossier import Dossier
from app.services.erasing import (
    BeforeErasing,
    Erased,
    ErasureOrder,
    before_erasing,
    erase_participant,
)
from app.ui.desk import Desk
from app.ui.errors import text_of
from app.ui.parts import (
    Card,
    Field,
    Kind,
    Radio,
    Tone,
    button,
    button_row,
    clear,
    heading,
    line_edit,
    plain_label,
    quiet_label,
)
from app.ui.parts.narrow import narrow
from app.ui.parts.reveal import reveal
from app.ui.place import PageName, Place
from app.ui.theme import theme
from app.ui.wording.erasure import reason_word


class ErasurePanel(QWidget):
    """Closed it is one quiet button, for leads alone; open it asks before anything goes."""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Begin closed."""
        super().__init__()
        self._desk, self._id, self._say = desk, participant, desk.words.say
        self._opener = button(
            self._say("Deelnemer wissen"), self._ask, kind=Kind.QUIET, icon="trash-2"
        )
        self._told = QVBoxLayout()
        self._told.setSpacing(theme().px(4))
        self._reasons: dict[ErasureReason, Radio] = {}
        self._code = line_edit()
        self._code.setMaximumWidth(theme().px(240))
        self._field = Field(self._say("Typ de code van de deelnemer om te bevestigen"), self._code)
        self._panel = self._make_panel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._who_can = quiet_label("")
        column.addLayout(button_row(self._opener))
        column.addWidget(self._who_can)
        column.addWidget(self._panel)
        self._panel.hide()

    def show_dossier(self, dossier: Dossier) -> None:
        """Offer it to whoever may, and say to others who that is."""
        names = ", ".join(dossier.leads)
        self._who_can.setText(
            self._say(
                "Deze deelnemer wissen kan alleen een onderzoeksleider: {names}.", names=names
            )
        )
        self._who_can.setVisible(not dossier.may_erase)
        self._opener.setVisible(dossier.may_erase and self._panel.isHidden())

    def _make_panel(self) -> Card:
        panel = Card()
        panel.body.addWidget(heading(self._say("Alles van deze deelnemer wissen")))
        panel.body.addLayout(self._told)
        panel.body.addSpacing(theme().px(8))
        panel.body.addWidget(plain_label(self._say("Op welke grond?"), strong=True))
        for reason in ErasureReason:
            self._reasons[reason] = Radio(reason_word(self._desk.words, reason))
            panel.body.addWidget(self._reasons[reason])
        panel.body.addSpacing(theme().px(8))
        panel.body.addWidget(self._field)
        act = button(self._say("Wis voorgoed"), self._erase, kind=Kind.DANGER, icon="trash-2")
        cancel = button(self._say("Niet wissen"), self._close)
        panel.body.addLayout(button_row(cancel, act))
        self._code.returnPressed.connect(self._erase)
        return panel

    def _ask(self) -> None:
        self._desk.ask(partial(before_erasing, participant=self._id), self._open)

    def _open(self, known: BeforeErasing) -> None:
        clear(self._told)
        for line in (self._goes(known), self._stays(), *self._cautions(known)):
            self._told.addLayout(narrow(line))
        for reason, choice in self._reasons.items():
            choice.setEnabled(reason in known.reasons)
        if ErasureReason.ASKED not in known.reasons:
            first = self._say(
                "Vraagt de deelnemer zelf om wissen? Leg dan eerst vast dat alles is ingetrokken."
            )
            self._told.addWidget(quiet_label(first))
        self._choose(known)
        self._opener.hide()
        self._panel.show()
        self._reasons[known.reasons[0]].setFocus()
        reveal(self._panel)

    def _choose(self, known: BeforeErasing) -> None:
        # Only what the participant asked for is chosen beforehand; the rest is decided here.
        for reason, choice in self._reasons.items():
            choice.setAutoExclusive(False)
            choice.setChecked(reason is ErasureReason.ASKED and reason in known.reasons)
            choice.setAutoExclusive(True)

    def _goes(self, known: BeforeErasing) -> str:
        say_n = self._desk.words.say_n
        return self._say(
            "Weg gaan: de naam en contactwegen, {talks} met alle notities en teksten, {consents}, "
            "de klantreis, de afspraken en de contactpogingen. Dat is niet terug te draaien.",
            talks=say_n("{n} gesprek", "{n} gesprekken", known.talks),
            consents=say_n("{n} toestemming", "{n} toestemmingen", known.consents),
        )

    def _stays(self) -> str:
        return self._say(
            "Er blijft: de code, de dag en de grond van het wissen, en het logboek. Daarin staat "
            "geen naam."
        )

    def _cautions(self, known: BeforeErasing) -> list[str]:
        found = []
        if known.bundles:
            numbers = ", ".join(map(str, known.bundles))
            found.append(
                self._say(
                    "Deze deelnemer staat ook in verzegelde bundels: {numbers}. Na het wissen "
                    "staat bij Onderzoek, Gewist wie die heeft, met een brief om te printen.",
                    numbers=numbers,
                )
            )
        if known.named_by:
            codes = ", ".join(known.named_by)
            found.append(
                self._say(
                    "De naam komt ook voor bij {codes}. Dat blijft staan: het is hun verhaal.",
                    codes=codes,
                )
            )
        return found

    def _close(self) -> None:
        self._panel.hide()
        self._code.clear()
        self._field.complain("")
        self._opener.show()
        self._opener.setFocus()

    def _erase(self) -> None:
        chosen = [each for each, choice in self._reasons.items() if choice.isChecked()]
        if not chosen:
            self._field.complain(self._say("Kies eerst op welke grond."))
            return
        order = ErasureOrder(self._id, chosen[0], self._code.text())
        # No page is loaded anew: every one of them is thrown away.
        self._desk.save(partial(erase_participant, order=order), (), self._erased, self._refused)

    def _refused(self, error: WaterlijnError) -> None:
        if isinstance(error, NotTheCode):
            self._field.complain(
                self._say("Dit is niet de code van deze deelnemer. Er is niets gewist.")
            )
            self._code.setFocus()
        else:
            self._desk.tell(text_of(error, self._desk.words), Tone.OVERDUE)

    def _erased(self, done: Erased) -> None:
        self._desk.begin_anew(Place(PageName.STUDY, part="erased"))
        if done.scrubbed:
            told = self._say("{code} is gewist.", code=done.erasure.code)
            self._desk.tell(told, Tone.GOOD)
        else:
            told = self._say(
                "{code} is gewist, maar de schijf is nog niet schoongemaakt. Maak ruimte vrij, "
                "vergrendel, en open het onderzoek opnieuw.",
                code=done.erasure.code,
            )
            self._desk.tell(told, Tone.DUE)
