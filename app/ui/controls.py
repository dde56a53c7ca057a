"""Controls of a form: what somebody filled in, ticked or chose, as words that can be put back."""

from typing import TypeGuard

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTime
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

Control = (
    QLineEdit | QPlainTextEdit | QComboBox | QDateEdit | QTimeEdit | QSpinBox | QAbstractButton
)
BEFORE = "before"
"""The property of a control that tells what it was before somebody first touched it."""
_TOUCHING = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.InputMethod})
_DAY, _TIME = Qt.DateFormat.ISODate, "HH:mm"
_ON, _OFF = "1", "0"


def is_control(widget: QWidget) -> TypeGuard[Control]:
    """Tell whether a form has something from somebody here: words, a day, a choice, a tick."""
    if isinstance(widget, QAbstractButton):
        return widget.isCheckable()
    return isinstance(
        widget, QLineEdit | QPlainTextEdit | QComboBox | QDateEdit | QTimeEdit | QSpinBox
    )


def is_for_words(control: Control) -> bool:
    """Tell whether people write here; what they chose elsewhere can be chosen again."""
    return isinstance(control, QLineEdit | QPlainTextEdit)


def name_of(control: QWidget) -> str:
    """Return what a control is called aloud."""
    spoken = control.accessibleName()
    return spoken or (control.text() if isinstance(control, QAbstractButton) else "")


def note_before(watched: QObject, event: QEvent) -> None:
    """Note what a control is before it is touched: Qt knows only of words that they changed."""
    if event.type() not in _TOUCHING or not isinstance(watched, QWidget):
        return
    control: QWidget | None = watched
    while control is not None and not control.isWindow():
        if is_control(control) and not is_for_words(control) and control.property(BEFORE) is None:
            for each in _together(control):
                each.setProperty(BEFORE, text_of(each))
        control = control.parentWidget()


def _together(control: Control) -> list[Control]:
    """Return a control with those that change when it does: of several rounds one is chosen."""
    group = control.group() if isinstance(control, QAbstractButton) else None
    if group:
        return [each for each in group.buttons() if is_control(each)]
    around = control.parentWidget()
    if isinstance(control, QAbstractButton) and control.autoExclusive() and around:
        return [each for each in around.findChildren(QAbstractButton) if each.autoExclusive()]
    return [control]


def is_changed(control: Control) -> bool:
    """Tell whether somebody made something else of it than it was."""
    if isinstance(control, QLineEdit):
        return control.isModified()
    if isinstance(control, QPlainTextEdit):
        return control.document().isModified()
    before = control.property(BEFORE)
    return before is not None and before != text_of(control)


def text_of(control: Control) -> str:
    """Return what stands there as words."""
    match control:
        case QLineEdit():
            said = control.text()
        case QPlainTextEdit():
            said = control.toPlainText()
        case QComboBox():
            said = str(control.currentData() or "")
        case QDateEdit():
            said = control.date().toString(_DAY)
        case QTimeEdit():
            said = control.time().toString(_TIME)
        case QSpinBox():
            said = str(control.value())
        case _:
            said = _ON if control.isChecked() else _OFF
    return said


def fill(control: Control, text: str) -> None:
    """Put it there as if somebody did so now."""
    match control:
        case QLineEdit():
            control.setText(text)
            control.textEdited.emit(text)
            control.setModified(True)
        case QPlainTextEdit():
            control.setPlainText(text)
            control.document().setModified(True)
        case _:
            control.setProperty(BEFORE, text_of(control))
            _choose(control, text)


def _choose(control: Control, text: str) -> None:
    match control:
        case QComboBox() if control.findData(text) >= 0:
            control.setCurrentIndex(control.findData(text))
            control.activated.emit(control.currentIndex())
        case QDateEdit():
            control.setDate(QDate.fromString(text, _DAY))
        case QTimeEdit():
            control.setTime(QTime.fromString(text, _TIME))
        case QSpinBox():
            control.setValue(int(text))
        case QAbstractButton() if control.isChecked() is not (text == _ON):
            _press(control)


def _press(button: QAbstractButton) -> None:
    """Press a tick, or the one round of several that is to be on: the others go off by it."""
    alone = button.group() is None and not button.autoExclusive()
    if alone or not button.isChecked():
        button.click()


def cursor_in(control: Control) -> int:
    """Return behind how many letters somebody is typing."""
    if isinstance(control, QLineEdit):
        return control.cursorPosition()
    return control.textCursor().position() if isinstance(control, QPlainTextEdit) else 0


def go_on_in(control: Control, at: int) -> None:
    """Put the keyboard there, behind so many letters."""
    control.setFocus()
    if isinstance(control, QLineEdit):
        control.setCursorPosition(at)
    elif isinstance(control, QPlainTextEdit):
        cursor = control.textCursor()
        cursor.setPosition(min(at, control.document().characterCount() - 1))
        control.setTextCursor(cursor)
