"""The parts, found by what a screen reader says and driven by keyboard."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTime
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.schedule import WaveState
from app.language import Words
from app.ui.notice import Notice, Tone
from app.ui.parts import (
    Banner,
    Check,
    Choice,
    Column,
    DateField,
    EmptyState,
    Field,
    FlowLayout,
    Form,
    SearchField,
    SecretEdit,
    StatusPill,
    Table,
    TimeField,
    WaveMark,
    WaveStrip,
    clear,
    line_edit,
    needed,
    plain_label,
)
from app.ui.theme import theme

KEYS = Qt.Key


@dataclass(frozen=True, slots=True)
class Row:
    code: str
    free: date
    wave: int


ROWS = [
    Row("WL-4T7M", date(2026, 12, 4), 10),
    Row("WL-2B6X", date(2027, 1, 3), 9),
    Row("WL-9K2D", date(2025, 12, 30), 2),
]


@pytest.fixture
def table(qtbot: QtBot) -> Table[Row]:
    columns = [
        Column[Row]("Code", lambda row: row.code),
        Column[Row]("Vrij", _day, key=lambda row: QDate(*row.free.timetuple()[:3])),
        Column[Row]("Ronde", lambda row: str(row.wave), key=lambda row: row.wave, right=True),
    ]
    made = Table[Row]("Deelnemers", columns, EmptyState("users", "Nog niemand", "Begin hier."))
    qtbot.addWidget(made)
    made.show()
    return made


def _day(row: Row) -> str:
    return row.free.strftime("%d-%m-%Y")


def test_an_empty_table_says_what_it_is_for(table: Table[Row]) -> None:
    assert not table.view.isVisible()
    table.show_rows(ROWS)
    assert table.view.isVisible()
    assert table.view.accessibleName() == "Deelnemers"


@pytest.mark.parametrize(("column", "codes"), [(0, "249"), (1, "942"), (2, "924")])
def test_rows_are_sorted_by_what_they_mean(table: Table[Row], column: int, codes: str) -> None:
    table.show_rows(ROWS)
    table.sort_by(column)
    assert "".join(row.code[3] for row in table.rows()) == codes


def test_words_find_rows(table: Table[Row]) -> None:
    table.show_rows(ROWS)
    table.filter("wl 2027")
    assert [row.code for row in table.rows()] == ["WL-2B6X"]
    table.filter("")
    assert len(table.rows()) == 3


def test_enter_opens_the_row(qtbot: QtBot, table: Table[Row]) -> None:
    table.show_rows(ROWS)
    opened: list[Row] = []
    table.opened.connect(opened.append)
    qtbot.keyClick(table.view, KEYS.Key_Down)
    qtbot.keyClick(table.view, KEYS.Key_Return)
    assert [row.code for row in opened] == ["WL-4T7M"]


def test_what_was_selected_stays_selected(table: Table[Row]) -> None:
    table.show_rows(ROWS)
    table.select(ROWS[2])
    table.show_rows(reversed(ROWS))
    assert table.current() == ROWS[2]


def test_an_error_is_said_at_its_field(qtbot: QtBot) -> None:
    form = Form()
    name = form.add(Field("Naam", line_edit(), help_text="Voluit."), needed("Vul een naam in."))
    form.add(Field("Plaats", line_edit()))
    qtbot.addWidget(form)
    form.show()
    assert name.control.accessibleName() == "Naam"
    assert name.control.accessibleDescription() == "Voluit."
    assert not form.is_right()
    assert name.control.accessibleDescription() == "Vul een naam in."
    qtbot.keyClicks(name.control, "Jo")
    assert name.control.accessibleDescription() == "Voluit."
    assert form.is_right()


@pytest.mark.parametrize("wide", [240, 520, 1400])
def test_a_control_stands_below_its_label_in_any_width(qtbot: QtBot, wide: int) -> None:
    fields = [Field("Naam", line_edit()), Field("Jaren", line_edit(), wide=120)]
    for field in fields:
        qtbot.addWidget(field)
        field.resize(wide, 90)
        field.show()
        assert field.control.x() == 0
        assert field.control.width() == min(wide, field.control.maximumWidth())


def test_an_error_stands_right_behind_its_field_where_there_is_room(qtbot: QtBot) -> None:
    field = Field("Jaren", line_edit(), wide=120)
    qtbot.addWidget(field)
    field.resize(1400, 90)
    field.complain("Vul een getal in.")
    field.show()
    said = next(each for each in field.findChildren(QLabel) if each.text() == "Vul een getal in.")
    assert 0 < said.mapTo(field, said.rect().topLeft()).x() - field.control.width() < 60


def test_nothing_learns_from_what_is_typed() -> None:
    hints = line_edit().inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_a_drop_down_has_a_key_behind_each_word(qtbot: QtBot) -> None:
    made = Choice(("a", "PI Dordrecht"), ("b", "gemeente Breda"))
    qtbot.addWidget(made)
    made.choose("b")
    assert (made.key, made.currentText()) == ("b", "gemeente Breda")
    assert Choice().key == ""


def test_a_day_is_a_day(qtbot: QtBot) -> None:
    made = DateField(date(2026, 11, 23))
    qtbot.addWidget(made)
    assert made.day == date(2026, 11, 23)


def test_a_day_and_a_time_are_typed_over_as_a_whole(qtbot: QtBot) -> None:
    day, time = DateField(date(2026, 12, 6)), TimeField(QTime(10, 0))
    for field, digits in ((day, "24112026"), (time, "1430")):
        qtbot.addWidget(field)
        with qtbot.waitActive(field):
            field.show()
        field.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(field, KEYS.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(field, digits)
    assert day.day == date(2026, 11, 24)
    assert time.time() == QTime(14, 30)


def test_a_field_that_is_not_wide_stands_at_the_left_below_its_label(qtbot: QtBot) -> None:
    field = Field("Tijd", TimeField(QTime(10, 0)))
    qtbot.addWidget(field)
    field.resize(304, 120)
    field.show()
    assert field.control.mapTo(field, QPoint()).x() == 0


@pytest.mark.parametrize("way", [Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason])
@pytest.mark.parametrize("written", ["3-7-2027", "03/07/2027", "3 7 2027", "03072027"])
def test_a_day_is_typed_as_people_write_it_and_nothing_of_it_lands_elsewhere(
    qtbot: QtBot, written: str, way: Qt.FocusReason
) -> None:
    field, beside = DateField(date(2026, 11, 29)), QLineEdit()
    held = typed_in(qtbot, field, beside, written, way)
    assert held.isVisible()
    assert (field.day, beside.text()) == (date(2027, 7, 3), "")


@pytest.mark.parametrize("way", [Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason])
@pytest.mark.parametrize("written", ["14:30", "14.30", "1430"])
def test_a_time_is_typed_as_people_write_it_and_nothing_of_it_lands_elsewhere(
    qtbot: QtBot, written: str, way: Qt.FocusReason
) -> None:
    field, beside = TimeField(QTime(10, 0)), QLineEdit()
    held = typed_in(qtbot, field, beside, written, way)
    assert held.isVisible()
    assert (field.time(), beside.text()) == (QTime(14, 30), "")


def typed_in(
    qtbot: QtBot, field: QWidget, beside: QLineEdit, written: str, way: Qt.FocusReason
) -> QWidget:
    """Come into the field this way, type where the keyboard is, and return what holds both."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.addWidget(field)
    row.addWidget(beside)
    qtbot.addWidget(holder)
    with qtbot.waitActive(holder):
        holder.show()
    beside.setFocus()
    field.setFocus(way)
    for key in written:
        qtbot.keyClicks(QApplication.focusWidget(), key)
    return holder


def test_a_column_is_as_wide_as_the_digits_that_are_drawn_in_it(qtbot: QtBot) -> None:
    wide = "ma 23 nov 2026, 10:30"
    rows = Table[str](
        "Lijst", [Column[str]("", str), Column[str]("", str, stretch=True)], QWidget()
    )
    qtbot.addWidget(rows)
    rows.resize(600, 300)
    rows.show()
    rows.show_rows([wide])
    drawn = QFontMetrics(theme().numbers()).horizontalAdvance(wide)
    assert rows.view.columnWidth(0) >= drawn + theme().px(24)


def test_long_words_of_a_tick_box_run_on(qtbot: QtBot) -> None:
    made = Check("wie de verantwoordelijkheidsverdeling tussen gemeente en reclassering uitlegde")
    qtbot.addWidget(made)
    assert made.heightForWidth(200) > made.heightForWidth(800)
    made.resize(200, made.heightForWidth(200))
    made.show()
    qtbot.keyClick(made, KEYS.Key_Space)
    assert made.isChecked()
    assert not made.grab().isNull()


def test_waves_are_walked_and_opened_by_keyboard(qtbot: QtBot) -> None:
    strip = WaveStrip([
        WaveMark("a", "Week 1", WaveState.DONE, "gesproken"),
        WaveMark("b", "Week 6", WaveState.COMING, "nog 6 dagen", soon=True),
    ])  # fmt: skip
    qtbot.addWidget(strip)
    with qtbot.waitActive(strip):
        strip.show()
    waves = [each for each in strip.findChildren(QWidget) if each.accessibleName()]
    assert [each.accessibleName() for each in waves] == ["Week 1: gesproken", "Week 6: nog 6 dagen"]
    assert [bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) for each in waves] == [True, False]
    heard: list[str] = []
    strip.opened.connect(heard.append)
    waves[0].setFocus()
    qtbot.keyClick(waves[0], KEYS.Key_Right)
    qtbot.keyClick(waves[1], KEYS.Key_Return)
    assert heard == ["b"]
    assert waves[1].hasFocus()


def test_waves_can_be_shown_anew(qtbot: QtBot) -> None:
    strip = WaveStrip([WaveMark("a", "Week 1", WaveState.DONE, "gesproken")])
    qtbot.addWidget(strip)
    strip.show_marks([])
    assert strip.layout().count() == 0


def test_the_way_back_is_in_the_message(qtbot: QtBot, words: Words) -> None:
    class Page(QWidget):
        taken_back = False

        def take_back(self) -> None:
            self.taken_back = True

    page, banner = Page(), Banner(words)
    qtbot.addWidget(page)
    qtbot.addWidget(banner)
    banner.say(Notice("Verplaatst.", Tone.GOOD, page.take_back))
    assert banner.accessibleName() == "Verplaatst."
    undo = next(each for each in banner.findChildren(QPushButton) if each.text())
    qtbot.keyClick(undo, KEYS.Key_Space)
    assert page.taken_back
    assert not banner.isVisible()


def test_caps_lock_is_noticed(qtbot: QtBot, words: Words) -> None:
    secret = SecretEdit(words, "Wachtzin")
    qtbot.addWidget(secret)
    heard: list[bool] = []
    secret.caps.connect(heard.append)
    qtbot.keyClick(secret, KEYS.Key_A)
    qtbot.keyClick(secret, "A")
    qtbot.keyClick(secret, "A", Qt.KeyboardModifier.ShiftModifier)
    assert heard[1:] == [True, False]


def test_a_passphrase_is_hidden_until_it_is_shown(qtbot: QtBot, words: Words) -> None:
    secret = SecretEdit(words, "Wachtzin")
    qtbot.addWidget(secret)
    assert secret.echoMode() is QLineEdit.EchoMode.Password
    (eye,) = secret.actions()
    assert eye.text() == "Laat de wachtzin zien"
    eye.trigger()
    assert secret.echoMode() is QLineEdit.EchoMode.Normal
    assert secret.inputMethodHints() & Qt.InputMethodHint.ImhHiddenText


def test_escape_empties_a_search(qtbot: QtBot) -> None:
    search = SearchField("Zoek")
    qtbot.addWidget(search)
    qtbot.keyClicks(search, "wonen")
    qtbot.keyClick(search, KEYS.Key_Escape)
    assert search.text() == ""


def test_what_people_say_is_never_markup(qtbot: QtBot) -> None:
    label = plain_label("<b>hoi</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_state_is_said_in_words(qtbot: QtBot) -> None:
    pill = StatusPill("toestemming ontbreekt", Tone.DUE)
    qtbot.addWidget(pill)
    pill.say("gestopt", Tone.STOPPED)
    assert pill.accessibleName() == "gestopt"


def test_what_is_hidden_takes_no_room_in_a_flow(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    first, second, third = (QPushButton(each) for each in ("Een", "Twee", "Drie"))
    for each in (first, second, third):
        flow.addWidget(each)
    holder.show()
    all_of_it = flow.sizeHint().width()
    first.hide()
    second.hide()
    holder.resize(600, 60)
    flow.activate()
    assert third.x() == 0
    assert flow.sizeHint().width() == third.sizeHint().width() < all_of_it


def test_a_flow_goes_on_at_the_next_line(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    for _ in range(6):
        flow.addWidget(StatusPill("gesproken", Tone.GOOD))
    assert flow.heightForWidth(200) > flow.heightForWidth(2000)
    assert flow.takeAt(9) is None


def test_a_layout_is_emptied_with_all_that_is_in_it(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    row = QHBoxLayout()
    row.addWidget(plain_label("a"))
    column.addLayout(row)
    column.addWidget(plain_label("b"))
    clear(column)
    assert column.count() == 0
