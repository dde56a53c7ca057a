"""A whole day in the real program, with a canary in every field: `python -m tests.proof.day`.

Takes a folder for the study, one for documents, and a file with the recipient's public key. Tells
in which fields canaries were put, a line each, and never the canary. With a fourth word it tells
a secret in a temporary file on purpose, so that it can be seen that this is noticed.
"""

import os
import signal
import sys
import traceback
from dataclasses import replace
from functools import partial
from mmap import mmap
from pathlib import Path
from socket import AF_INET, SOCK_DGRAM, socket
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox

from app.bootstrap.doors import Keeper, keeper
from app.bootstrap.machine import this_machine
from app.crypto.manners import mind_manners
from app.domain.ids import InterviewId, ParticipantId
from app.domain.recovery_code import printed_lines
from app.domain.users import Store
from app.language import UiLanguage, Words
from app.services import interviewing, overview
from app.services.detecting import texts
from app.services.office import Office
from app.ui.dialogs import answers, forget_folders
from app.ui.pages.release.page import ReleasePage
from app.ui.pages.release.paper import Paper
from app.ui.parts import Radio
from app.ui.place import PageName, Place
from app.ui.program import Program
from app.ui.stance import Stance
from app.ui.theme import dress_app
from tests.proof.canaries import Cage, disguises, word
from tests.proof.hand import Hand
from tests.proof.keeping import Keeping
from tests.ui.pages.study import in_sight, spoken

CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN_STORE = b"SQLite format 3\0"
REBORN = 10
"""Seconds that the program lives on after it has replaced itself."""
SEARCH = "Zoek: code, woord, notitie… (Ctrl+K)"
FORMS = {"journey": ["Gebeurtenis toevoegen"], "contact": ["Toon naam", "Wijzigen"]}
LOCKED_FOR_GOOD = "the process is replaced"


class Day:
    """What happens, in order."""

    def __init__(self, study: Path, out: Path, key: str) -> None:
        """Come in and stand at the gate."""
        self.folder, self.key = study, key
        self.cage = Cage()
        self.keeper: Keeper = keeper(None, _no_demonstration)
        self.last = False
        doors = replace(self.keeper.doors(), restart=self._restart)
        self.program = Program(
            doors, self.keeper.means.clock, this_machine(), Stance(UiLanguage.NL)
        )
        self.program.crash.watch()
        self.hand = Hand(self.program, self.cage, out)
        self.passphrase = f"{self.cage.canary('wachtzin')} is een eigen wachtzin"
        self.others = ""

    def live(self) -> None:
        """Do all of it."""
        self.found()
        self.settings()
        self.members()
        self.erase(self.enrol("wissen"))
        who = self.enrol("inschrijven")
        self.agree(who)
        self.know(who)
        self.journey(who)
        talk = self.talk(who)
        self.look_up(talk)
        self.release()
        self.plan(who)
        self.leave_half_done(who)
        self.look_everywhere(who, talk)
        self.crash()
        self.lock_and_come_back()
        Keeping(self, who, talk).live()
        self.lock_for_good()

    def found(self) -> None:
        """Found a study, print its recovery sheet and try it."""
        hand = self.hand
        hand.settle()
        hand.press("Nieuw onderzoek")
        hand.press("Wachtzin: Eigen")
        hand.put_everywhere("begin", "Zelf gekozen wachtzin", "Typ de wachtzin over", "Map")
        hand.fill("Zelf gekozen wachtzin", self.passphrase)
        hand.put("Typ de wachtzin over", "fout ")
        answers.append(self.folder)
        hand.press("Map kiezen…")
        hand.press("Onderzoek maken")
        hand.fill("Typ de wachtzin over", self.passphrase)
        hand.press("Onderzoek maken")
        answers.append(hand.out / "herstelblad.pdf")
        hand.press("Herstelblad opslaan…")
        fresh = self.keeper.sheets.fresh
        assert fresh is not None
        hand.put("Code A, regel 1", "fout ")
        hand.press("Proberen en verder")
        for letter, store in zip("AB", Store, strict=True):
            for number, line in enumerate(printed_lines(fresh.of(store), store), 1):
                hand.fill(f"Code {letter}, regel {number}", " ".join(line).lower())
        hand.press("Proberen en verder")
        hand.press("Het is afgedrukt: wis het bestand")
        hand.root.resize(1280, 720)
        assert self.program.window is not None

    def settings(self) -> None:
        """Fill in what the letters say."""
        self.hand.go(Place(PageName.STUDY))
        for field in list(self.hand.fields()):
            field.clear()
        self.hand.put_everywhere("gegevens", SEARCH)
        self.hand.press("Opslaan")

    def members(self) -> None:
        """Let somebody in, with a passphrase of their own."""
        hand = self.hand
        hand.go(Place(PageName.STUDY, part="people"))
        hand.press("Gebruiker toevoegen")
        hand.put("Naam van de nieuwe gebruiker")
        hand.press("Wachtzin: Eigen")
        self.others = f"{self.cage.canary('wachtzin van een ander')} is nog een zin"
        hand.fill("Zelf gekozen wachtzin", self.others)
        hand.fill("Typ de wachtzin over", self.others)
        hand.put("Je eigen wachtzin", "fout ")
        hand.press("Toevoegen")
        hand.fill("Je eigen wachtzin", self.passphrase)
        hand.press("Toevoegen")
        assert not hand.has("Je eigen wachtzin")

    def erase(self, who: ParticipantId) -> None:
        """Erase somebody of whom much is known."""
        hand = self.hand
        self.journey(who, "wissen, klantreis")
        known = hand.ask(overview.overviews)
        code = next(each.participant.code for each in known if each.participant.id == who)
        hand.go(Place(PageName.PARTICIPANT, who, "consent"))
        hand.press("Deelnemer wissen")
        reasons = [each for each in in_sight(hand.root) if isinstance(each, Radio)]
        hand.press(next(spoken(each) for each in reasons if each.isEnabled()))
        hand.fill("Typ de code van de deelnemer om te bevestigen", code)
        hand.press("Wis voorgoed")

    def enrol(self, where: str) -> ParticipantId:
        """Enrol somebody, with everything that can be said of them."""
        hand = self.hand
        hand.go(Place(PageName.ENROL))
        hand.press("Vrijlating: onbekend")
        hand.press("Persoon toevoegen")
        hand.put_everywhere(where, "Geboortedatum")
        hand.press("Inschrijven")
        return max(each.participant.id for each in hand.ask(overview.overviews))

    def agree(self, who: ParticipantId) -> None:
        """Ask for consent on the screen."""
        hand = self.hand
        hand.go(Place(PageName.CONSENT, who))
        hand.key(Qt.Key.Key_Space)
        hand.press("De brief is al gelezen")
        hand.key(Qt.Key.Key_Space)
        for _ in range(6):
            hand.key(Qt.Key.Key_J)
        hand.put_everywhere("toestemming")
        hand.press("Vastleggen")
        assert hand.has("Dank je wel. Het is vastgelegd.")

    def know(self, who: ParticipantId) -> None:
        """Look at who somebody is, change it, and note that nobody answered."""
        hand = self.hand
        hand.go(Place(PageName.PARTICIPANT, who, "contact"))
        hand.press("Toon naam")
        hand.press("Wijzigen")
        hand.press("Persoon toevoegen")
        hand.put_everywhere("contact", "Geboortedatum", SEARCH)
        hand.press("Bewaren")
        hand.go(Place(PageName.PARTICIPANT, who, "overview"))
        hand.put("Van wie", "contactpoging ")
        hand.press("Noteer poging")

    def journey(self, who: ParticipantId, where: str = "klantreis") -> None:
        """Tell an event of the journey, and take back another."""
        hand = self.hand
        hand.go(Place(PageName.PARTICIPANT, who, "journey"))
        hand.press("Gebeurtenis toevoegen")
        hand.put_everywhere(where, "Wanneer?", SEARCH)
        hand.press("Bewaren")

    def talk(self, who: ParticipantId) -> InterviewId:
        """Hold a talk with a note of each kind, and something that is not to be written down."""
        hand = self.hand
        hand.go(Place(PageName.PARTICIPANT, who, "overview"))
        hand.press("Nu een gesprek beginnen")
        for digit, kind in ((None, "notitie"), (1, "citaat"), (2, "observatie"), (3, "vervolg")):
            hand.type(f"zij noemt {self.cage.canary(kind)}")
            if digit:
                hand.key(Qt.Key[f"Key_{digit}"], CTRL)
            hand.key(Qt.Key.Key_Return)
        hand.type(self.cage.canary("niet vastleggen, begonnen"))
        hand.until(partial(self._is_kept, who, len(self.cage.fields) - 1))
        hand.key(Qt.Key.Key_0, CTRL)
        hand.type(self.cage.canary("niet vastleggen, daarna"))
        hand.key(Qt.Key.Key_0, CTRL)
        hand.press("Stop gesprek")
        hand.press("Naar de nabespreking")
        hand.type(self.cage.canary("nabespreking"))
        hand.press("Gesprek afronden")
        hand.press("Ja, afronden")
        return hand.ask(interviewing.all_interviews)[0][0].id

    def look_up(self, talk: InterviewId) -> None:
        """Search for what was said, and read it."""
        self.hand.go(Place(PageName.TODAY))
        self.hand.key(Qt.Key.Key_K, CTRL)
        self.hand.put(SEARCH)
        self.hand.key(Qt.Key.Key_Return)
        self.hand.go(Place(PageName.INTERVIEW, talk))

    def release(self) -> None:
        """Search the texts, decide, name a recipient and seal."""
        hand = self.hand
        hand.go(Place(PageName.RELEASE))
        page = hand.root.findChild(ReleasePage)
        hand.press("Zoek in alle teksten")
        hand.until(lambda: not page._queue.run.running)
        hand.settle()
        self._decide(page.findChild(Paper))
        hand.go(Place(PageName.RELEASE))
        for _ in hand.tabs():
            pass
        hand.put_everywhere("ontvanger", "Openbare sleutel", SEARCH)
        hand.fill("Openbare sleutel", self.key)
        hand.press("Ontvanger toevoegen")
        answers.append(hand.out)
        hand.press("Map kiezen…")
        hand.press("Verzegelen")
        assert hand.has("Bewijs van verzegeling")

    def plan(self, who: ParticipantId) -> None:
        """Agree on the next talk."""
        self.hand.go(Place(PageName.AGENDA, part=f"plan:{who}"))
        self.hand.put_everywhere("afspraak", SEARCH)
        self.hand.press("Afspraak maken")

    def leave_half_done(self, who: ParticipantId) -> None:
        """Begin to write in forms that open in place, and keep nothing of it."""
        for tab, opener in FORMS.items():
            self.hand.go(Place(PageName.PARTICIPANT, who, tab))
            for name in opener:
                self.hand.press(name)
            self.hand.put_everywhere(f"niet bewaard, {tab}, open")

    def look_everywhere(self, who: ParticipantId, talk: InterviewId, how: str = "") -> None:
        """Open every page and tab, save what can be saved, and type without keeping it."""
        records = {PageName.PARTICIPANT: who, PageName.CONSENT: who, PageName.BEGIN: who}
        for page in PageName:
            record = talk if page is PageName.INTERVIEW else records.get(page, "")
            self.hand.go(Place(page, record))
            self._type_here(f"{how}{page}")
            for tab in self.hand.tabs():
                self._type_here(f"{how}{page} {tab}")

    def crash(self) -> None:
        """Let something fail that nobody expected, with words of a participant in its hands."""
        self.hand.crashes = True
        secret = self.cage.canary("fout in het programma")

        def fail(*_nothing: Office) -> None:
            raise ValueError(secret)

        assert self.program.window is not None
        QTimer.singleShot(0, fail)
        self.program.window.desk.ask(fail, self.hand._take)
        self.hand.settle()
        self.hand.until(lambda: self.program.crash._window)
        assert self.program.crash._window is not None
        self.program.crash._window.accept()
        self.hand.crashes = False

    def lock_and_come_back(self) -> None:
        """Lock in the middle of typing, mistype the passphrase, and come back."""
        hand = self.hand
        hand.go(Place(PageName.PARTICIPANTS))
        hand.put_everywhere("vlak voor het vergrendelen")
        assert self.program.window is not None
        self.program.window.lock()
        hand.until(lambda: self.program.gate)
        hand.settle()
        hand.root.findChild(QComboBox).setCurrentIndex(0)
        hand.put("Wachtzin", "fout ")
        hand.key(Qt.Key.Key_Return)
        assert self.program.window is None
        hand.fill("Wachtzin", self.passphrase)
        hand.key(Qt.Key.Key_Return)
        hand.until(lambda: self.program.window)

    def lock_for_good(self) -> None:
        """Lock while searching: the process replaces itself, and an alarm ends the new one."""
        self.hand.key(Qt.Key.Key_K, CTRL)
        self.hand.fill(SEARCH, self.cage.canary("vlak voor het vergrendelen: gezocht"))
        self.hand.key(Qt.Key.Key_Return)
        print(*self.cage.fields, LOCKED_FOR_GOOD, sep="\n", flush=True)
        self.last = True
        assert self.program.window is not None
        self.program.window.lock()
        self.hand.until(lambda: False)

    def _decide(self, paper: Paper) -> None:
        """Give the first mark a replacement of one's own, and mask the rest."""
        paper.setFocus()
        self.hand.key(Qt.Key.Key_E)
        self.hand.put("Wat komt er overal te staan?")
        self.hand.key(Qt.Key.Key_Return)
        while any(each.undecided for each in self.hand.ask(texts) if each.may_share):
            paper.setFocus()
            self.hand.key(Qt.Key.Key_A)
        paper.moveCursor(QTextCursor.MoveOperation.End)
        paper.setFocus()
        self.hand.key(Qt.Key.Key_L)

    def _type_here(self, where: str) -> None:
        self.hand.save_papers()
        self.hand.put_everywhere(where if where.startswith("fout") else f"niet bewaard, {where}")
        self.hand.settle()

    def _is_kept(self, who: ParticipantId, number: int) -> bool:
        talk = self.hand.ask(interviewing.all_interviews)[0][0]
        notes = self.hand.ask(partial(interviewing.talk, interview=talk.id)).notes
        return talk.participant == who and any(word(number) in note.text for note in notes)

    def _restart(self, stance: str) -> None:
        if self.last:
            signal.alarm(REBORN)
            self.keeper._restart(stance)


def _no_demonstration(_folder: Path, _words: Words) -> str:
    raise LookupError


def tell_on_purpose(cage: Cage) -> None:
    """Write a secret in every disguise, each in a file that is gone at once, and call somebody."""
    with TemporaryDirectory() as folder:
        for how, secret in disguises(cage.canary("verraden")).items():
            file = Path(folder) / how
            file.write_bytes(b"iets daarvoor " + secret + b" en daarna")
            file.unlink()
        (Path(folder) / cage.canary("naam van een bestand")).touch()
        (Path(folder) / "plain.db").write_bytes(PLAIN_STORE)
        with (Path(folder) / "mapped").open("w+b") as file:
            file.write(b"leeg")
            file.flush()
            mmap(file.fileno(), 0).close()
    with socket(AF_INET, SOCK_DGRAM) as out:
        out.connect(("127.0.0.1", 9))


def main() -> None:
    """Live the day in a window that nobody sees."""
    study, out, key = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]).read_text().strip()
    if len(sys.argv) > 4:
        tell_on_purpose(Cage())
        return
    mind_manners()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Waterlijn")
    forget_folders()
    dress_app(app)
    day = Day(study, out, key)
    try:
        day.live()
    except Exception:  # the program's own hook would show a window and say nothing here
        traceback.print_exc()
        os._exit(1)


if __name__ == "__main__":
    main()
