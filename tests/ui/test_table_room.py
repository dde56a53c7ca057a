"""How columns share the room: by their words, and what was cut is said under the mouse."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from app.ui.parts import Column, Table
from app.ui.theme import Size, theme

LONG = "datum onbekend · <b>Eerste week</b> buiten & daarna"


def shown(bot: QtBot, *columns: Column[str], wide: int = 600) -> Table[str]:
    made = Table[str]("Lijst", columns, QWidget())
    bot.addWidget(made)
    made.resize(wide, 300)
    made.show()
    made.show_rows([LONG])
    return made


def point_at(table: Table[str], column: int) -> None:
    view = table.view
    at = view.visualRect(table.proxy.index(0, column)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)


def test_a_title_keeps_no_room_for_a_mark_that_is_not_drawn(qtbot: QtBot) -> None:
    title = "Toestemming"
    table = shown(qtbot, Column[str](title, lambda _: "ja"), Column[str]("", str, stretch=True))
    drawn = QFontMetrics(theme().font(Size.SMALL)).horizontalAdvance(title)
    assert 0 <= table.view.columnWidth(0) - drawn - theme().px(24) <= 2


def test_words_that_were_cut_are_said_in_full_under_the_mouse(qtbot: QtBot) -> None:
    columns = Column[str]("Code", lambda _: "WL"), Column[str]("Ronde", str, stretch=True)
    table = shown(qtbot, *columns, wide=240)
    point_at(table, 1)
    said = "<qt>datum onbekend · &lt;b&gt;Eerste week&lt;/b&gt; buiten &amp; daarna</qt>"
    assert QToolTip.text() == said
    point_at(table, 0)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    table.resize(900, 300)
    point_at(table, 1)
    assert not QToolTip.isVisible()
