"""A steward's afternoon: search, read, decide, weigh, seal, and the recipient opens the bundle."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.bundle.errors import TargetNotWritable
from app.bundle.opening import open_bundle
from app.crypto.fingerprint import fingerprint
from app.crypto.sealing import generate_identity
from app.services.detecting import texts
from app.services.releasing import ledger, sender_key
from app.ui.dialogs import answers
from app.ui.place import PageName, Place
from tests.journeys.conftest import SitDown
from tests.journeys.keyboard import CTRL, Keyboard
from tests.storage.studies import found
from tests.ui.pages.study import Study, new_study
from tests.ui.pages.told import tell

TALK = (
    "Muriël Landveld belt haar zus Patricia Landveld op 06-12 34 58 21.",
    "Zij wacht op een brief van de gemeente over een kamer.",
)
RIGHT, END = Qt.Key.Key_Right, Qt.Key.Key_End
ENOUGH = 20
"""More decisions than there are detections in these texts."""


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    vault = found(tmp_path / "study").study
    made = new_study()
    made.office = replace(made.office, begin=vault.begin, actor=vault.user.id)
    willing, unwilling = made.enrol(), made.enrol("Kees Boerman", site="gemeente Breda")
    made.consent(willing)
    made.consent(unwilling, "share-data")
    tell(made, willing, *TALK)
    tell(made, unwilling, "Kees Boerman zegt dat hij moe is.")
    yield made
    vault.close()
    assert made.errors == []


def undecided(study: Study) -> bool:
    return any(each.undecided for each in texts(study.office) if each.may_share)


def read_and_decide(keys: Keyboard, study: Study) -> None:
    keys.go_to("Tekst")
    for _mark in range(ENOUGH):
        if undecided(study):
            keys.press(Qt.Key.Key_A)
    assert not undecided(study)
    keys.press(END, how=CTRL)
    keys.press(Qt.Key.Key_L)


def name_recipient(keys: Keyboard, key: str) -> None:
    keys.fill("Naam", "A. Bakker")
    keys.fill("Organisatie", "Hogeschool")
    keys.fill("Openbare sleutel", key)
    assert keys.text_of("Vingerafdruk van de sleutel") == fingerprint(key)
    keys.do("Ontvanger toevoegen")


def test_from_search_to_a_bundle_that_the_recipient_opens(
    study: Study, sit_down: SitDown, tmp_path: Path
) -> None:
    recipient = generate_identity()
    stick = tmp_path / "stick"
    stick.mkdir()
    keys = sit_down(study, Place(PageName.RELEASE))
    keys.do("Zoek in alle teksten")
    keys.until(lambda: keys.reads("Doorzocht: "))
    read_and_decide(keys, study)
    shared = [each for each in texts(study.office) if each.may_share]
    assert [(each.read, each.undecided) for each in shared] == [(True, 0)]
    keys.go_to("Stappen van de vrijgave")
    keys.press(RIGHT)
    assert keys.reads("Doelgroep meegeven")
    keys.press(RIGHT)
    name_recipient(keys, recipient.public)
    answers.append(stick)
    keys.do("Map kiezen…")
    keys.do("Verzegelen")
    assert keys.name == "Bewijs van verzegeling"
    the_recipient_opens_it(study, stick, recipient.secret)
    sealed = ledger(study.office)[0]
    assert keys.text_of("SHA-256").replace(" ", "") == sealed.sha256
    assert [each.may_share for each in texts(study.office)].count(False) == 1
    a_stick_that_was_pulled_out_leaves_no_proof(keys, study, tmp_path / "gone")


def a_stick_that_was_pulled_out_leaves_no_proof(keys: Keyboard, study: Study, gone: Path) -> None:
    answers.append(gone)
    keys.do("Map kiezen…")
    keys.do("Verzegelen")
    assert [type(study.errors.pop())] == [TargetNotWritable]
    assert not keys.reads("Verzegeld, weer geopend en gecontroleerd")  # of the bundle before


def the_recipient_opens_it(study: Study, stick: Path, secret: str) -> None:
    sealed = ledger(study.office)[0]
    opened = open_bundle(stick / sealed.file_name, secret, sender_key(study.office))
    body = " ".join(each.body.decode() for each in opened.files if "texts" in each.path)
    assert "[deelnemer]" in body
    assert "[zus]" in body
    assert not [name for name in ("Muriël", "Landveld", "06-12", "Kees") if name in body]
