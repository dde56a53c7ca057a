"""The rest of the day: everything that is done to keep a study, and to get it back."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTableView

from app.documents.preview import text_of_pages
from app.domain.ids import InterviewId, ParticipantId
from app.services.journeying import journey
from app.storage.connecting import PAGE
from app.ui.dialogs import answers
from app.ui.pages.agenda.page import AgendaPage
from app.ui.place import PageName, Place
from tests.ui.pages.study import in_sight, spoken
from tests.ui.pages.test_study_recovery import words_on

if TYPE_CHECKING:
    from tests.proof.day import Day

LEAD, OTHER = 0, 1
"""Whose name stands where in the list at the gate."""
SEARCH = "Zoek: code, woord, notitie… (Ctrl+K)"


class Keeping:
    """What a lead and a steward do, and what befalls the study, in order."""

    def __init__(self, day: "Day", who: ParticipantId, talk: InterviewId) -> None:
        """Go on in a study that is open."""
        self.day, self.hand, self.cage = day, day.hand, day.cage
        self.who, self.talk = who, talk
        self.back = day.folder.with_name("back")
        self._shares = self.hand.out / "delen.pdf"

    def live(self) -> None:
        """Do all of it."""
        self.correct()
        self.take_back()
        self.end_appointment()
        self.change_passphrase()
        self.make_sheet()
        backup = self.back_up()
        self.let_a_steward_look()
        self.take_out()
        self.restore(backup)
        self.read_what_is_left()
        self.recover()
        self.come_home()

    def correct(self) -> None:
        """Correct an event of the journey, take it away, and think better of it."""
        hand = self.hand
        hand.go(Place(PageName.PARTICIPANT, self.who, "journey"))
        self._change_event()
        hand.put_everywhere("klantreis, verbeterd", "Wanneer?", SEARCH)
        hand.press("Bewaren")
        self._change_event()
        hand.press("Weghalen")
        hand.press("Ongedaan maken")

    def take_back(self) -> None:
        """Take part of the consent back, as the participant wants it."""
        hand = self.hand
        hand.go(Place(PageName.PARTICIPANT, self.who, "consent"))
        hand.press("Deelnemer wil iets terugnemen")
        hand.press("Leg intrekking vast")

    def end_appointment(self) -> None:
        """Say how the appointment that was agreed on ended."""
        hand = self.hand
        hand.go(Place(PageName.AGENDA))
        page = hand.root.findChild(AgendaPage)
        while not page._list.rows():
            hand.press("Volgende week")
        page._open(page._list.rows()[0])
        hand.put_everywhere("afspraak, afloop", SEARCH)
        hand.press("Afloop vastleggen")

    def change_passphrase(self) -> None:
        """Take another passphrase, after mistyping the one there was."""
        hand = self.hand
        hand.go(Place(PageName.STUDY, part="people"))
        hand.press("Eigen wachtzin wijzigen")
        phrase = self._choose_passphrase("wachtzin, de nieuwe")
        hand.put("Je wachtzin van nu", "fout, ")
        hand.press("Wachtzin wijzigen")
        hand.fill("Je wachtzin van nu", self.day.passphrase)
        hand.press("Wachtzin wijzigen")
        assert not hand.has("Je wachtzin van nu")
        self.day.passphrase = phrase

    def make_sheet(self) -> None:
        """Make a new recovery sheet in shares, and type it back after mistyping it."""
        hand = self.hand
        hand.go(Place(PageName.STUDY, part="recovery"))
        hand.press("Nieuw herstelblad maken…")
        hand.put("Je eigen wachtzin", "fout, herstelblad ")
        hand.press("Nieuw herstelblad maken")
        hand.fill("Je eigen wachtzin", self.day.passphrase)
        hand.press("Nieuw herstelblad maken")
        hand.press("Herstelblad: Drie delen")
        answers.append(self._shares)
        hand.press("Herstelblad opslaan…")
        hand.put_everywhere("fout, delen")
        hand.press("Proberen")
        self._type_shares()
        hand.press("Proberen")
        hand.press("Laat het staan")
        assert not hand.has("Proberen")

    def back_up(self) -> Path:
        """Make a backup where all else was put."""
        self.hand.go(Place(PageName.STUDY, part="backup"))
        answers.append(self.hand.out)
        self.hand.press("Reservekopie maken…")
        (made,) = self.hand.out.glob("waterlijn-backup-*.tar")
        return made

    def let_a_steward_look(self) -> None:
        """Make the other a steward, who sees what a steward sees, and come back."""
        hand = self.hand
        self._at_other("Andere rol")
        hand.press(self._called("nooit de namen"))
        hand.fill("Je eigen wachtzin", self.day.passphrase)
        hand.press("Rol wijzigen")
        self._lock()
        self._unlock(OTHER, self.day.others)
        self.day.look_everywhere(self.who, self.talk, "door de beheerder, ")
        self._lock()
        self._unlock(LEAD, self.day.passphrase)

    def take_out(self) -> None:
        """Take the other out, which gives both stores other keys."""
        self._at_other("Eruit halen")
        self.hand.fill("Je eigen wachtzin", self.day.passphrase)
        self.hand.press(self._called("Haal "))

    def restore(self, backup: Path) -> None:
        """Put the backup back beside the study, after everything that can be mistyped."""
        hand = self.hand
        self._lock()
        hand.press("Ander onderzoek")
        hand.press("Reservekopie terugzetten")
        hand.put_everywhere("fout, terugzetten")
        hand.press("Terugzetten")
        answers.extend((backup, self.back))
        hand.press("Bestand kiezen…")
        hand.press("Map kiezen…")
        hand.put("Wachtzin", "fout, terugzetten ")
        hand.press("Terugzetten")
        hand.fill("Wachtzin", self.day.passphrase)
        hand.press("Terugzetten")
        self._unlock(LEAD, self.day.passphrase)
        self._lock()

    def read_what_is_left(self) -> None:
        """Cut a page off, and look everywhere at what can still be read."""
        hand, store = self.hand, self.back / "research.db"
        whole = store.read_bytes()
        store.write_bytes(whole[:-PAGE])
        self._choose(LEAD)
        hand.fill("Wachtzin", self.day.passphrase)
        hand.key(Qt.Key.Key_Return)
        hand.press("Alleen lezen")
        hand.until(lambda: self.day.program.window)
        self.day.look_everywhere(self.who, self.talk, "fout, alleen lezen, ")
        self._lock()
        store.write_bytes(whole)

    def recover(self) -> None:
        """Come in with the first sheet, which opens the copy still, under a new passphrase."""
        hand = self.hand
        hand.press("Wachtzin vergeten? Herstellen met het herstelblad")
        hand.put_everywhere("fout, herstellen")
        hand.press("Herstellen en openen")
        hand.press("Herstelblad: Drie delen")
        self._type_shares()
        phrase = self._choose_passphrase("wachtzin, na herstel")
        hand.press("Herstellen en openen")
        hand.until(lambda: self.day.program.window)
        self._lock()
        self._unlock(LEAD, phrase)

    def come_home(self) -> None:
        """Open the study again where it was."""
        self._lock()
        self.hand.press("Ander onderzoek")
        answers.append(self.day.folder)
        self.hand.press("Onderzoek openen")
        self._unlock(LEAD, self.day.passphrase)

    def _change_event(self) -> None:
        event = self.hand.ask(partial(journey, participant=self.who))[0]
        self.hand.press(f"Wijzig: {event.what}")

    def _choose_passphrase(self, put_in: str) -> str:
        phrase = f"{self.cage.canary(put_in)} is een zin"
        self.hand.press("Wachtzin: Eigen")
        self.hand.fill("Zelf gekozen wachtzin", phrase)
        self.hand.fill("Typ de wachtzin over", phrase)
        return phrase

    def _type_shares(self) -> None:
        pages = [" ".join(words_on(page)) for page in text_of_pages(self._shares.read_bytes())]
        for letter, first in (("A", 0), ("B", 3)):
            self.hand.fill(f"Code {letter}, één deel", pages[first])
            self.hand.fill(f"Code {letter}, nog een deel", pages[first + 1])

    def _at_other(self, act: str) -> None:
        """Choose the other user and press what is to be done with them."""
        self.hand.go(Place(PageName.STUDY, part="people"))
        tables = (each for each in in_sight(self.hand.root) if isinstance(each, QTableView))
        next(each for each in tables if spoken(each) == "Gebruikers").setFocus()
        self.hand.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        while not self._is_enabled(act):
            self.hand.key(Qt.Key.Key_Down)
        self.hand.press(act)

    def _is_enabled(self, name: str) -> bool:
        return any(spoken(each) == name and each.isEnabled() for each in in_sight(self.hand.root))

    def _called(self, part: str) -> str:
        return next(name for each in in_sight(self.hand.root) if part in (name := spoken(each)))

    def _lock(self) -> None:
        assert self.day.program.window is not None
        self.day.program.window.lock()
        self.hand.until(lambda: self.day.program.gate)
        self.hand.settle()

    def _unlock(self, who: int, phrase: str) -> None:
        self._choose(who)
        self.hand.fill("Wachtzin", phrase)
        self.hand.key(Qt.Key.Key_Return)
        self.hand.until(lambda: self.day.program.window)
        self.hand.settle()

    def _choose(self, who: int) -> None:
        for names in in_sight(self.hand.root):
            if isinstance(names, QComboBox):
                names.setCurrentIndex(who)
