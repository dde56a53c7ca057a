"""The style sheet of every standard widget, written from a palette and a scale."""

import re
from enum import Enum

from app.ui.theme_colours import Palette, Role, soft

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)u\b")
_COLOUR = re.compile(r"@([a-z-]+)")


class Size(Enum):
    """The sizes of text, and the one participants read along with, in pixels at scale 1."""

    SMALL = 13
    BODY = 15
    LARGE = 18
    TITLE = 24
    GREAT = 32
    READ_ALONG = 28


FAMILIES = ("Atkinson Hyperlegible Next", "Noto Sans Arabic", "Noto Sans", "DejaVu Sans")
"""What text is set in: the first that has the sign."""

_FAMILY = ", ".join(f'"{each}"' for each in FAMILIES)
# Windows has small fonts of its own for these, which come before that of the application.
_OWN_FONTS = f"""
QAbstractItemView, QMenu, QMessageBox {{ font-family: {_FAMILY}; font-size: 15u; }}
QToolTip {{ font-family: {_FAMILY}; }}
"""

_TEXT = """
QWidget { color: @text; }
QWidget:disabled { color: @edge; }
QMainWindow, QDialog, QWidget[ground="ground"] { background: @ground; }
QWidget[ground="surface"] { background: @surface; }
QWidget[ground="raised"] { background: @raised; border: 1px solid @line; border-radius: 8u; }
QToolTip { background: @text; color: @ground; border: 0; padding: 6u 8u; font-size: 13u; }
QLabel { background: transparent; }
QLabel[strong="true"] { font-weight: 600; }
"""

_BUTTONS = """
QPushButton, QToolButton {
    background: @raised; color: @text; border: 1px solid @edge; border-radius: 6u;
    padding: 7u 15u; min-height: 20u; outline: 0; }
QPushButton:hover, QToolButton:hover { background: @hover; }
QPushButton:pressed, QToolButton:pressed { background: @soft; }
QPushButton:focus, QToolButton:focus { border: 2px solid @water; padding: 6u 14u; }
QPushButton:disabled, QToolButton:disabled { color: @edge; border-color: @line; }
QPushButton[kind="primary"] { background: @water; color: @on-water; border-color: @water;
    font-weight: 600; }
QPushButton[kind="primary"]:hover { background: @water-deep; border-color: @water-deep; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; }
QPushButton[kind="primary"]:disabled { background: @hover; color: @quiet; border-color: @line; }
QPushButton[kind="quiet"], QToolButton { background: transparent; border-color: transparent;
    color: @water; padding: 7u 9u; }
QPushButton[kind="quiet"]:hover, QToolButton:hover { background: @hover; }
QPushButton[kind="quiet"]:focus, QToolButton:focus { border: 2px solid @water; padding: 6u 8u; }
QPushButton[kind="quiet"]:disabled { color: @edge; }
QPushButton[kind="danger"] { background: transparent; border-color: transparent;
    color: @overdue; padding: 7u 9u; }
QPushButton[kind="danger"]:hover { background: @overdue-soft; }
QPushButton[kind="danger"]:focus { border: 2px solid @overdue; padding: 6u 8u; }
QPushButton[kind="great"] { background: @raised; border: 1px solid @line; border-radius: 8u;
    padding: 15u; text-align: left; }
QPushButton[kind="great"]:hover { background: @soft; border-color: @water; }
QPushButton[kind="great"]:focus { border: 2px solid @water; padding: 14u; }
QPushButton[kind="block"], QPushButton[kind="ended"] { background: @water; color: @on-water;
    border: 2px solid @water; border-radius: 4u; padding: 2u 6u; text-align: left; font-size: 13u; }
QPushButton[tight="true"] { padding: 2u 0; }
QPushButton[kind="block"]:focus { border-color: @text; }
QPushButton[kind="ended"] { background: @hover; color: @quiet; border-color: @hover; }
QPushButton[kind="ended"]:focus { border-color: @water; }
QPushButton[kind="rail"] { background: transparent; border: 2px solid transparent;
    color: @quiet; text-align: left; padding: 6u 10u; border-radius: 6u; }
QPushButton[kind="rail"]:hover { background: @hover; color: @text; }
QPushButton[kind="rail"]:checked { background: @soft; color: @water; font-weight: 600; }
QPushButton[kind="rail"]:focus { border-color: @water; }
QPushButton[kind="segment"] { background: transparent; border: 2px solid transparent;
    color: @quiet; border-radius: 4u; padding: 3u 12u; }
QPushButton[kind="segment"]:hover { color: @text; }
QPushButton[kind="segment"]:checked { background: @raised; color: @water; font-weight: 600; }
QPushButton[kind="segment"]:focus { border-color: @water; }
QFrame[kind="segments"] { background: @hover; border-radius: 6u; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox {
    background: @surface; color: @text; border: 1px solid @edge; border-radius: 6u;
    padding: 7u 10u; selection-background-color: @water; selection-color: @on-water; }
QLineEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox { min-height: 20u; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus,
QTimeEdit:focus, QSpinBox:focus { border: 2px solid @water; padding: 6u 9u; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QDateEdit:disabled,
QTimeEdit:disabled, QSpinBox:disabled {
    background: @ground; color: @quiet; border-color: @line; }
QLineEdit:read-only { background: @ground; border-color: @line; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"],
QDateEdit[wrong="true"] { border-color: @overdue; }
QLineEdit[kind="search"] { border-radius: 17u; border-color: @line; background: @ground;
    padding-left: 4u; padding-right: 4u; }
QLineEdit[kind="search"]:focus { border-color: @water; background: @surface; padding-left: 3u;
    padding-right: 3u; }
QPlainTextEdit[kind="bare"], QPlainTextEdit[kind="bare"]:focus { border: 0; padding: 0;
    background: transparent; }
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:focus,
QLineEdit QToolButton:pressed { padding: 0; border: 0; min-height: 0; background: transparent; }
QSpinBox QLineEdit, QTimeEdit QLineEdit, QSpinBox QLineEdit:focus, QTimeEdit QLineEdit:focus {
    border: 0; padding: 0; min-height: 0; background: transparent; }
QComboBox, QDateEdit { padding-right: 30u; }
QComboBox { padding-left: 12u; combobox-popup: 0; }
QComboBox:focus { padding-left: 11u; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 30u; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: none; }
QTimeEdit::up-button, QTimeEdit::down-button, QSpinBox::up-button, QSpinBox::down-button {
    border: 0; width: 0; }
QComboBoxPrivateContainer { border: 0; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @edge;
    border-radius: 0; padding: 4u;
    selection-background-color: @soft; selection-color: @text; outline: 0; }
QComboBox QAbstractItemView::item { min-height: 32u; padding: 0 8u; border-radius: 4u; }
QComboBox QAbstractItemView::item:selected { background: @soft; color: @text; }
QCalendarWidget QWidget { background: @raised; alternate-background-color: @raised; }
QCalendarWidget QToolButton { color: @text; padding: 4u 8u; }
QCalendarWidget QAbstractItemView { selection-background-color: @water;
    selection-color: @on-water; outline: 0; }
"""

_LISTS = """
QTableView, QListView, QTreeView { background: @surface; border: 1px solid @line;
    border-radius: 8u; outline: 0; gridline-color: transparent;
    selection-background-color: @soft; selection-color: @text; }
QTableView:focus, QListView:focus, QTreeView:focus { border: 1px solid @edge; }
QListView::item { min-height: 36u; padding: 0 12u; border-radius: 6u; }
QListView::item:hover { background: @hover; }
QListView::item:selected { background: @soft; color: @text; }
QHeaderView { background: @surface; border: 0; border-top-left-radius: 8u;
    border-top-right-radius: 8u; }
QHeaderView::section { background: transparent; color: @quiet; font-size: 13u; border: 0;
    border-bottom: 1px solid @line; padding: 8u 12u; }
QHeaderView::section:hover { color: @text; }
QHeaderView::down-arrow, QHeaderView::up-arrow { image: none; width: 0; }
QTableCornerButton::section { background: transparent; border: 0; }
QTabWidget::pane { border: 0; border-top: 1px solid @line; }
QTabBar { background: transparent; qproperty-drawBase: 0; outline: 0; }
QTabBar::tab { background: transparent; color: @quiet; border: 0;
    border-bottom: 2px solid transparent; padding: 8u 4u; margin-right: 20u; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @water; border-bottom-color: @water; }
QTabBar::tab:focus { background: @soft; }
QTabBar::tab:disabled { color: @edge; }
QTabBar::scroller { width: 56u; }
QTabBar QToolButton { background: @ground; border: 0; border-radius: 0; padding: 0; margin: 0; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
"""

_REST = """
QScrollArea, QScrollArea > QWidget > QWidget[kind="column"] { background: transparent; border: 0; }
QScrollBar, QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { width: 12u; }
QScrollBar:horizontal { height: 12u; }
QScrollBar::handle { background: @line; border-radius: 3u; margin: 3u; }
QScrollBar::handle:hover { background: @edge; }
QScrollBar::handle:vertical { min-height: 32u; }
QScrollBar::handle:horizontal { min-width: 32u; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: @raised; border: 1px solid @line; padding: 4u; }
QMenu::item { padding: 7u 24u 7u 12u; border-radius: 4u; }
QMenu::item:selected { background: @soft; color: @text; }
QMenu::item:disabled { color: @edge; }
QMenu::icon { padding-left: 10u; }
QMenu::separator { height: 1px; background: @line; margin: 4u 8u; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: @water; }
QProgressBar { background: @line; border: 0; border-radius: 2u; min-height: 4u; max-height: 4u; }
QProgressBar::chunk { background: @water; border-radius: 2u; }
QFrame[kind="hairline"] { background: @line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[kind="card"] { background: @raised; border: 1px solid @line; border-radius: 8u; }
"""

_TONES = (Role.WATER, Role.GOOD, Role.DUE, Role.OVERDUE, Role.STOPPED, Role.QUIET, Role.TEXT)


def sheet(palette: Palette, scale: float) -> str:
    """Return the style sheet for these colours, with every length multiplied by `scale`."""
    text = _OWN_FONTS + _TEXT + _sizes() + _tones() + _BUTTONS + _FIELDS + _LISTS + _REST
    sized = _LENGTH.sub(lambda found: f"{max(1, round(float(found[1]) * scale))}px", text)
    return _COLOUR.sub(lambda found: palette[Role(found[1])], sized)


def _sizes() -> str:
    return "".join(
        f'QLabel[textsize="{size.name.lower()}"], QPlainTextEdit[textsize="{size.name.lower()}"] '
        f"{{ font-size: {size.value}u; }}\n"
        for size in Size
    )


def _tones() -> str:
    return "".join(
        f'QLabel[tone="{role}"] {{ color: @{role}; }}\n'
        f'QFrame[pill="{role}"] {{ background: @{soft(role)}; border-radius: 6u; border: 0; }}\n'
        for role in _TONES
    )
