"""Large text and large buttons, for somebody who reads along from the other side of a table."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.consent_form import ConsentForm, ConsentItem, Paragraph, ParagraphKind
from app.domain.language_tag import Direction
from app.language import Words
from app.ui.parts import Kind, button, clear, plain_label, readable
from app.ui.parts.steady import BAR, SteadyArea
from app.ui.theme import Size, theme

STEPS = (0.8, 1.0, 1.2, 1.45, 1.75)
"""How A− and A+ change the size; 1.0 is the size people read along with."""
USUAL = 1
READING = 1.0
QUESTION = 1.3
ASIDE = 0.75
"""Running text, the question it explains, and what is not the question itself."""
WIDEST = 1040
EDGE = 32
POINT = "•"


@dataclass(frozen=True, slots=True)
class Speech:
    """In which words and how large somebody is spoken to."""

    form: ConsentForm
    beside: ConsentForm | None
    words: Words
    step: int = USUAL

    @property
    def columns(self) -> tuple[ConsentForm, ...]:
        """Return the form, and the same form in the language beside it."""
        return (self.form, self.beside) if self.beside else (self.form,)

    def pixels(self, share: float) -> int:
        """Return how high the letters are."""
        return theme().px(Size.READ_ALONG.value * STEPS[self.step] * share)

    def font(self, share: float = 1.0, *, strong: bool = False) -> QFont:
        """Return the letters of this speech, for buttons."""
        made = theme().font(Size.READ_ALONG)
        made.setPixelSize(self.pixels(share))
        made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return made

    def sheet(self, share: float = 1.0, *, strong: bool = False) -> str:
        """Return the letters of this speech, for labels."""
        return f"font-size: {self.pixels(share)}px; font-weight: {600 if strong else 400};"


def large_label(speech: Speech, text: str, share: float = 1.0, *, strong: bool = False) -> QLabel:
    """Return text in the letters of this speech."""
    made = readable(plain_label(text))
    # The style sheet of the program gives labels their size; only a sheet of their own is stronger.
    made.setStyleSheet(speech.sheet(share, strong=strong))
    made.setAccessibleName(text)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def large_button(
    speech: Speech, text: str, act: Callable[[], object], *, icon: str = "", kind: Kind = Kind.PLAIN
) -> QPushButton:
    """Return a button that can be hit with a finger; yes and no look the same."""
    made = button(text, act, kind=kind, icon=icon)
    made.setFont(speech.font(0.85, strong=True))
    made.setMinimumSize(theme().px(150), theme().px(64))
    return made


def paragraphs(speech: Speech, text: tuple[Paragraph, ...]) -> QWidget:
    """Return running text, points with a dot in front."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(10))
    for each in text:
        if each.kind is ParagraphKind.POINT:
            row = QHBoxLayout()
            row.setSpacing(theme().px(10))
            dot = large_label(speech, POINT, READING)
            row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(large_label(speech, each.text, READING), 1)
            column.addLayout(row)
        else:
            column.addWidget(large_label(speech, each.text, READING))
    return whole


def prose(speech: Speech, text: str) -> QWidget:
    """Return a text whose paragraphs are parted by an empty line."""
    return paragraphs(speech, tuple(Paragraph(part) for part in text.split("\n\n")))


def side_by_side(speech: Speech, make: Callable[[ConsentForm], QWidget]) -> QHBoxLayout:
    """Return what `make` makes of each language, beside each other, each in its direction."""
    row = QHBoxLayout()
    row.setSpacing(theme().px(40))
    for form in speech.columns:
        made = make(form)
        right = form.language.direction is Direction.RIGHT_TO_LEFT
        made.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        )
        row.addWidget(made, 1)
    return row


def item_in(form: ConsentForm, item: ConsentItem) -> ConsentItem:
    """Return the same item in another language, which has it since only whole forms are offered."""
    return form.item(item.id) or item


class Stage(QWidget):
    """One step of asking: text that scrolls when it is large, and acts that stay in sight."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.body, self.foot = QVBoxLayout(), QVBoxLayout()
        self._area = SteadyArea(_centred(self.body, (EDGE, 16, EDGE, 24)))
        self.body.setSpacing(theme().px(20))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        foot = _centred(self.foot, (EDGE, 0, EDGE, 0))
        foot.setContentsMargins(0, 0, theme().px(BAR), 0)  # under the text, which leaves that too
        column.addWidget(foot)

    def begin(self) -> None:
        """Take away what stood here and go to the top."""
        clear(self.body)
        clear(self.foot)
        self._area.verticalScrollBar().setValue(0)

    def room(self) -> int:
        """Return how many pixels wide the text can be."""
        look = theme()
        return min(self.width() - look.px(BAR), look.px(WIDEST)) - 2 * look.px(EDGE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll the text, also from the acts that stay below it."""
        if not self._area.scroll_by_key(event):
            super().keyPressEvent(event)

    def stay(self, acts: QWidget) -> None:
        """Put acts below the text, where they stay in sight."""
        self.foot.addSpacing(theme().px(12))
        self.foot.addWidget(acts)
        self.foot.addSpacing(theme().px(20))


def _centred(inside: QVBoxLayout, edges: tuple[int, int, int, int]) -> QWidget:
    column, holder = QWidget(), QWidget()
    column.setMaximumWidth(theme().px(WIDEST))
    column.setLayout(inside)
    inside.setContentsMargins(*(theme().px(edge) if edge else 0 for edge in edges))
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(column, 1_000)
    row.addStretch(1)
    return holder
