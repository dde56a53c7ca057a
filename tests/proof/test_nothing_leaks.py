"""A whole day in the program, with canaries in every field, watched by the kernel.

No file that anything wrote, also none that is gone again, holds one in any disguise, but for what
was asked for on purpose: LEFT says which words those are, and where. Nothing speaks to a network.
"""

import re
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.bootstrap import real_means
from app.services.unlocking import unlock
from app.storage.header import read_header
from tests.proof.canaries import Sighting, sightings, word
from tests.proof.day import LOCKED_FOR_GOOD, PLAIN_STORE
from tests.proof.living import live
from tests.proof.trace import Trace, can_trace
from tests.storage.forensics import FILES, pages_of

LEFT = [
    # A person must see which study asks for a passphrase, and from whom.
    (r"vault\.json", r"(begin|gegevens): Titel.*|begin: Je naam|Naam van de nieuwe gebruiker"),
    (r"herstelblad\.pdf|delen\.pdf", r"(begin|gegevens): Titel van het onderzoek"),
    # What participants must be told stands on the papers that were asked for.
    (r"\d\d-kaartjes\.pdf", r"gegevens: (Contactpersoon|Telefoonnummer)"),
    (r"\d\d-brief\.pdf", r"gegevens: .*"),
    (r"\d\d-dagblad\.pdf", r".*: Naam van de locatie"),
    # The log on paper names the study and who did what in it: its users, and no participant.
    (r"\d\d-deze\.pdf", r"gegevens: Titel.*|begin: Je naam|Naam van de nieuwe gebruiker"),
    # The drawing of a journey, saved on purpose, holds the journey and no name.
    (r"\d\d-opslaan\.pdf", r"klantreis: .*"),
]
"""Which files may hold the words of which fields."""
NOWHERE = r"niet vastleggen.*|fout.*|wachtzin.*|wissen(?!: Naam van de locatie).*"
"""Fields whose words are on no page of a store, also not on a free one."""
DRAFTS = r"niet bewaard.*|vlak voor.*"
"""Fields that nobody saved: a form that was left half done waits in the store of the names."""
TALK = {"notitie", "citaat", "observatie", "vervolg", "nabespreking"}
WHO = r"contact: .*|inschrijven: (?!Naam van de locatie).*"
"""Fields that tell who somebody is."""

pytestmark = pytest.mark.skipif(bool(can_trace()), reason=can_trace() or "can be traced")


@dataclass(frozen=True)
class Lived:
    """A day that is over: what was traced, and where things lie."""

    folder: Path
    trace: Trace
    code: int
    fields: list[str]

    def named(self, sighting: Sighting) -> str:
        """Return in which field this was typed, or how it was disguised when that can't be told."""
        return sighting.how if sighting.number is None else self.fields[sighting.number]

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def study(self) -> Path:
        return self.folder / "study"


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    folder = tmp_path_factory.mktemp("day")
    trace, code = live(folder)
    told = (folder / "told").read_text().splitlines()
    assert LOCKED_FOR_GOOD in told, (folder / "wrong").read_text()
    return Lived(folder, trace, code, told[: told.index(LOCKED_FOR_GOOD)])


def whats_left(day: Lived) -> set[tuple[str, str]]:
    """Return which field's words stand where, but for what was left there on purpose."""
    return {
        (name, day.named(sighting))
        for path, content in day.trace.written.items()
        for name in (Path(path).name.removesuffix(".part"),)
        for sighting in sightings(content)
        if not is_left_on_purpose(name, day.named(sighting))
    }


def is_left_on_purpose(name: str, words_of: str) -> bool:
    return any(re.fullmatch(file, name) and re.fullmatch(field, words_of) for file, field in LEFT)


def test_the_day_was_lived_to_its_end(day: Lived) -> None:
    assert day.code == -signal.SIGALRM
    assert len(day.fields) > 200
    assert [each for each in day.trace.started if "main.py window" in each]
    assert len(list(day.out.iterdir())) >= 9


def test_no_file_holds_what_was_typed(day: Lived) -> None:
    assert whats_left(day) == set()


def test_what_was_left_on_purpose_is_found(day: Lived) -> None:
    """The search does work on real files: on the header, on papers and on a drawing."""
    seen = {Path(path).name for path, content in day.trace.written.items() if sightings(content)}
    assert {"vault.json", "herstelblad.pdf.part"} <= seen
    assert any("brief" in each for each in seen)


def test_no_name_of_a_file_and_no_command_holds_what_was_typed(day: Lived) -> None:
    assert [each for each in day.trace.names if sightings(each)] == []


def test_no_store_was_ever_plain(day: Lived) -> None:
    assert [path for path, content in day.trace.written.items() if PLAIN_STORE in content] == []


def test_nothing_is_written_outside_the_study_and_what_was_asked_for(day: Lived) -> None:
    back = (str(day.folder / "back"), str(day.folder / ".back."))
    ours = (str(day.study), str(day.out), str(day.folder / ".study."), *back)
    assert [path for path in day.trace.opened if not path.startswith(ours)] == []
    assert [*(day.folder / "home").iterdir(), *(day.folder / "tmp").iterdir()] == []


def test_nothing_was_written_in_a_way_that_was_not_seen(day: Lived) -> None:
    assert day.trace.holes == set()


def test_nothing_speaks_to_a_network(day: Lived) -> None:
    assert day.trace.families <= {"AF_UNIX"}


@pytest.fixture(scope="module")
def kept(day: Lived) -> dict[str, set[str]]:
    """Return which fields' words each store holds, on any page, also on free ones."""
    passphrase = f"{word(day.fields.index('wachtzin, de nieuwe'))} is een zin"
    header = read_header(day.study)
    lead = header.slots[0].user
    keys = unlock(day.study, header, lead, passphrase, real_means()).keys
    return {
        FILES[store]: {
            day.named(each) for each in sightings(pages_of(day.study, store, bytes(key)))
        }
        for store, key in keys.held()
    }


def test_what_was_typed_and_kept_is_in_the_study(kept: dict[str, set[str]]) -> None:
    assert TALK | {"klantreis: Wat gebeurde er?", "ontvanger: Naam"} <= kept["research.db"]
    assert {"contact: Naam", "inschrijven: Nummer of adres"} <= kept["identity.db"]


def test_what_was_off_the_record_wrong_or_erased_is_on_no_page(kept: dict[str, set[str]]) -> None:
    found = [each for fields in kept.values() for each in fields if re.fullmatch(NOWHERE, each)]
    assert found == []


def test_no_name_and_no_draft_is_in_the_research_store(kept: dict[str, set[str]]) -> None:
    apart = f"{WHO}|{DRAFTS}"
    assert [each for each in kept["research.db"] if re.fullmatch(apart, each)] == []
    assert kept["identity.db"] & TALK == set()
