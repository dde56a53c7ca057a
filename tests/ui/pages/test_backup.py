"""A backup is made on the study's page, and today says when it is time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.bundle.errors import TargetNotWritable
from app.domain.backup import LastBackup, Overtaken
from app.services.backing_up import BackupStanding, backup_standing
from app.services.vault_keeping import held_by
from app.ui.desk import Desk
from app.ui.dialogs import answers
from app.ui.pages.study.backup import BackupPanel
from app.ui.place import PageName, Place, Topic
from app.ui.window import MainWindow
from tests.storage.studies import MEANS, STEWARD, found, opened, with_steward
from tests.ui.pages.study import (
    Study,
    click,
    desk_of,
    in_sight,
    new_study,
    says,
    settle,
    window_at,
)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    vault = found(tmp_path / "study").study
    made = new_study()
    made.office = replace(
        made.office, begin=vault.begin, actor=vault.user.id, held=held_by(vault, MEANS)
    )
    yield made
    vault.close()
    assert made.errors == []


@pytest.fixture
def desk(study: Study) -> Iterator[Desk]:
    made = desk_of(study)
    yield made
    made.jobs.stop()


def assert_told_where(window: MainWindow, stick: Path) -> None:
    assert says(window, "Reservekopie 1 is gemaakt, teruggelezen en geopend")
    assert says(window, str(stick))
    assert says(window, "Dit is de schijf waar ook het onderzoek staat.")
    assert says(window, "Nummer 1: ma 23 nov 2026")


def test_today_says_when_it_is_time_and_leads_to_a_backup_that_was_opened_again(
    study: Study, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    study.enrol()
    window = window_at(desk, Place(PageName.TODAY))
    qtbot.addWidget(window)
    window.may_close = True
    settle(desk, qtbot)
    assert says(window, "er is nog geen reservekopie van dit onderzoek")
    click(window, "Reservekopie maken")
    settle(desk, qtbot)
    assert window.place == Place(PageName.STUDY, part="backup")
    stick = tmp_path / "stick"
    stick.mkdir()
    answers.append(stick)
    click(window, "Reservekopie maken…")
    settle(desk, qtbot)
    qtbot.waitUntil(lambda: any(stick.glob("*.tar")), timeout=20_000)
    settle(desk, qtbot)
    assert_told_where(window, stick)
    qtbot.waitUntil(lambda: says(window, "nummer 1"))
    desk.go(Place(PageName.TODAY))
    settle(desk, qtbot)
    assert not says(window, "Veiligstellen")
    study.clock.advance(timedelta(days=8))
    desk.changed.emit(frozenset({Topic.STUDY}))
    settle(desk, qtbot)
    assert says(window, "de laatste is van ma 23 nov 2026")


def test_a_backup_goes_on_when_its_page_is_gone(
    study: Study, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    window = window_at(desk, Place(PageName.STUDY, part="backup"))
    qtbot.addWidget(window)
    window.may_close = True
    settle(desk, qtbot)
    answers.append(tmp_path)
    click(window, "Reservekopie maken…")
    window.begin_anew(Place(PageName.TODAY))
    settle(desk, qtbot)
    assert [path.name for path in tmp_path.glob("waterlijn-backup-*")] == [
        path.name for path in tmp_path.glob("*.tar")
    ]
    assert len(list(tmp_path.glob("*.tar"))) == 1
    standing = backup_standing(study.office)
    assert standing.last is not None
    assert says(window, "Reservekopie 1 is gemaakt, teruggelezen en geopend")
    answers.append(tmp_path / "nergens")
    window.go(Place(PageName.STUDY, part="backup"))
    settle(desk, qtbot)
    click(window, "Reservekopie maken…")
    window.begin_anew(Place(PageName.TODAY))
    settle(desk, qtbot)
    assert [type(each) for each in study.errors] == [TargetNotWritable]
    study.errors.clear()


def test_a_folder_that_is_not_there_is_said_in_place(
    study: Study, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    window = window_at(desk, Place(PageName.STUDY, part="backup"))
    qtbot.addWidget(window)
    window.may_close = True
    settle(desk, qtbot)
    answers.append(tmp_path / "nergens")
    click(window, "Reservekopie maken…")
    settle(desk, qtbot)
    assert says(window, "Hier kan niet geschreven worden")
    assert says(window, "nog geen reservekopie")


def test_a_steward_is_told_whom_to_ask(qtbot: QtBot, tmp_path: Path) -> None:
    vault = opened(with_steward(tmp_path / "study"), STEWARD)
    made = new_study()
    made.office = replace(made.office, begin=vault.begin, actor=vault.user.id)
    desk = desk_of(made)
    panel = BackupPanel(desk)
    qtbot.addWidget(panel)
    panel.show()
    panel.load()
    settle(desk, qtbot)
    assert says(panel, "Vraag een interviewer of de onderzoeksleider.")
    assert not any(each.accessibleName() == "Reservekopie maken…" for each in in_sight(panel))
    desk.jobs.stop()
    vault.close()


def test_why_a_backup_is_overtaken_is_read_to_the_last_line(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = window_at(desk, Place(PageName.STUDY, part="backup"))
    qtbot.addWidget(window)
    window.may_close = True
    settle(desk, qtbot)
    (panel,) = window.findChildren(BackupPanel)
    last = LastBackup(1, study.clock.now(), 21)
    panel._show(BackupStanding(last, due=True, may=True, overtaken=tuple(Overtaken)))
    panel._fail(
        TargetNotWritable(Path("/een/lange/weg/naar/een/map/die/er/niet/meer/is") / ("x" * 80))
    )
    assert says(window, "maak een nieuwe")
    long = [each for each in panel.findChildren(QLabel) if each.isVisible() and each.wordWrap()]
    qtbot.waitUntil(
        lambda: all(each.height() >= each.heightForWidth(each.width()) for each in long)
    )
    assert any("nieuw herstelblad" in each.text() for each in long)
