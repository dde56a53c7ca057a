"""Good news goes by itself, and never under a hand that is on its way."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from pytestqt.qtbot import QtBot

from app.language import Words
from app.ui.notice import Notice, Tone
from app.ui.parts import Banner


def test_good_news_waits_until_the_mouse_is_still(qtbot: QtBot, words: Words) -> None:
    banner = Banner(words)
    qtbot.addWidget(banner)
    QCursor.setPos(QPoint(10, 10))
    banner.say(Notice("De gegevens zijn opgeslagen.", Tone.GOOD))
    QCursor.setPos(QPoint(40, 40))
    banner._timer.timeout.emit()
    assert banner.isVisible()
    banner._timer.timeout.emit()
    assert not banner.isVisible()


def test_what_needs_somebody_stays(qtbot: QtBot, words: Words) -> None:
    banner = Banner(words)
    qtbot.addWidget(banner)
    banner.say(Notice("Het is niet opgeslagen.", Tone.OVERDUE))
    assert not banner._timer.isActive()
    assert banner.isVisible()
