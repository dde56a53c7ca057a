"""Reading: one text with its marks in the middle, and at the right every entity and every act."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.detection import Tier
from app.domain.ids import DetectionId, InterviewId
from app.domain.release import Detection, Verdict
from app.services.detecting import Opened
from app.services.releasing import LEFT_OUT
from app.ui.desk import Desk
from app.ui.pages.release.acts import ActButton, Asking, AskPanel, Looking
from app.ui.pages.release.cards import Cards, entities
from app.ui.pages.release.deciding import Decisions, Wish
from app.ui.pages.release.paper import Paper
from app.ui.pages.release.pieces import Showing
from app.ui.parts import Kind, Segmented, button, icon_button, key_hint, plain_label, quiet_label
from app.ui.parts.shortcut import shortcut
from app.ui.theme import theme

WIDEST = 16_777_215
"""As wide as Qt lets a widget be."""
SIDE = 276
"""Design pixels of the column at the right."""


class Reading(QWidget):
    """One open text: read, decide, go on."""

    asking = Signal(object)
    """What is asked in place now, which must be in sight, or `Asking.NOTHING`."""

    def __init__(self, desk: Desk) -> None:
        """Begin without a text."""
        super().__init__()
        self._desk, self._say = desk, desk.words.say
        self._opened: Opened | None = None
        self._current: DetectionId | None = None
        self._seen_end = False
        self._moves = False
        self.decisions = Decisions(desk)
        self.decisions.decided.connect(self._go_on)
        self.paper = Paper(self._say("Tekst"))
        self.paper.pointed.connect(self._point)
        self.paper.reached_end.connect(self._ended)
        self._make_parts()
        self._arrange()
        self._catch_keys()

    @property
    def interview(self) -> InterviewId | None:
        """Return the text that is open."""
        return self._opened.summary.interview.id if self._opened else None

    @property
    def mark(self) -> DetectionId | None:
        """Return the mark that is looked at."""
        return self._current

    def open_at(self, mark: DetectionId | None = None) -> None:
        """Expect another text: begin at this mark, or at its first one that waits."""
        self._opened, self._current, self._seen_end = None, mark, False
        self.decisions.forget()
        self._no_question()

    def show_text(self, opened: Opened) -> None:
        """Show a text, or the same text after a decision."""
        fresh = self._opened is None
        self._opened = opened
        body, marks = opened.text.body, opened.detections
        self.paper.show_text(body, marks, Showing(self._showing.key))
        self._cards.show_entities(entities(body, self._stops()))
        if fresh:
            self.paper.verticalScrollBar().setValue(0)
        elif self._moves:
            self._moves = False
            self._current = self._next_waiting() or self._current
        if self._mark() is None:
            self._current = self._first_waiting()
        self._show_current()
        self._show_state()

    def show_panes(self, *, text: bool, acts: bool) -> None:
        """Show the text, the acts, or both where there is room."""
        self._middle.setVisible(text)
        self._aside.setVisible(acts)
        both = text and acts
        self._title.setVisible(both)
        self._state.setVisible(both)
        self._aside.setMaximumWidth(theme().px(SIDE) if both else WIDEST)

    def _stops(self) -> tuple[Detection, ...]:
        """Return the marks that somebody must look at, in order of the text."""
        marks = self._opened.detections if self._opened else ()
        return tuple(each for each in marks if each.span.tier is not Tier.INFO)

    def _mark(self) -> Detection | None:
        return next((each for each in self._stops() if each.id == self._current), None)

    def _first_waiting(self) -> DetectionId | None:
        waiting = (each for each in self._stops() if each.verdict is Verdict.UNDECIDED)
        return next((each.id for each in waiting), None)

    def _next_waiting(self) -> DetectionId | None:
        now = self._mark()
        after = now.span.start if now else 0
        waiting = [each for each in self._stops() if each.verdict is Verdict.UNDECIDED]
        later = (each.id for each in waiting if each.span.start > after)
        return next(later, waiting[0].id if waiting else None)

    def _step(self, by: int, *_clicked: bool) -> None:
        ids = [each.id for each in self._stops()]
        if ids:
            at = ids.index(self._current) if self._current in ids else -1 if by > 0 else 0
            self._point(ids[(at + by) % len(ids)])

    def _point(self, mark: DetectionId) -> None:
        self._current = mark
        self._no_question()
        self._show_current()

    def _show_current(self) -> None:
        mark = self._mark()
        self.paper.show_current(self._current)
        body = self._opened.text.body if self._opened else ""
        self._looking.show_mark(body[mark.span.start : mark.span.end] if mark else "", mark)
        for act in self._on_mark:
            act.setEnabled(mark is not None)
        self._count()

    def _count(self) -> None:
        ids = [each.id for each in self._stops()]
        at = ids.index(self._current) + 1 if self._current in ids else 0
        self._place.setText(self._say("{at} van {total}", at=at, total=len(ids)) if ids else "")

    def _show_state(self) -> None:
        if self._opened is None:
            return
        summary, say = self._opened.summary, self._say
        title = say("{code} · gesprek {n}", code=summary.participant.code, n=summary.number)
        self._title.setText(title)
        self._quotes.setVisible(not summary.may_quote)
        self._state.setText(self._state_words())
        self._read.setEnabled(self._seen_end and not summary.read)
        self._undo.setEnabled(self.decisions.can_undo)

    def _state_words(self) -> str:
        if self._opened is None:
            return ""
        summary, say = self._opened.summary, self._say
        if not summary.may_share:
            return say("Gaat niet mee: geen toestemming om te delen.")
        if summary.read:
            return say("Door jou gelezen.")
        if not self._seen_end:
            return say("Lees eerst tot het einde.")
        return say("Alles gelezen? Leg het vast.")

    def _ended(self) -> None:
        if not self._seen_end:
            self._seen_end = True
            self._show_state()

    def _accept(self) -> None:
        self._decide(Verdict.MASK)

    def _accept_everywhere(self) -> None:
        self._decide(Verdict.MASK, everywhere=True)

    def _decide(self, verdict: Verdict, *, everywhere: bool = False, reason: str = "") -> None:
        mark = self._mark()
        if mark:
            self._moves = True
            self.decisions.decide(Wish(mark, verdict, reason, everywhere=everywhere))

    def _ask_reason(self) -> None:
        if self._mark():
            self._question(Asking.REASON)

    def _ask_replacement(self) -> None:
        mark = self._mark()
        if mark:
            self._question(Asking.REPLACEMENT, mark.replacement)

    def _ask_label(self) -> None:
        start, end = self.paper.chosen()
        if end > start:
            self._question(Asking.LABEL)
        else:
            self._desk.tell(self._say("Selecteer eerst de woorden die je wilt maskeren."))

    def _question(self, asking: Asking, text: str = "") -> None:
        self.asking.emit(asking)
        self._ask.ask(asking, text)
        self._acts.hide()
        QTimer.singleShot(0, self, self._show_question)

    def _show_question(self) -> None:
        self._aside.ensureWidgetVisible(self._ask)

    def _no_question(self) -> None:
        self._ask.done()
        self._acts.show()

    def _answered(self) -> None:
        mark, asking = self._mark(), self._ask.asking
        if asking is Asking.LABEL and self.interview:
            self.decisions.mark(self.interview, self.paper.chosen(), self._ask.label)
        elif asking is Asking.REASON:
            everywhere = self._ask.everywhere.isChecked()
            self._decide(Verdict.KEEP, everywhere=everywhere, reason=self._ask.text)
        elif mark:
            self._moves = True
            text = bracketed(self._ask.text)
            self.decisions.decide(Wish(mark, Verdict.MASK, replacement=text, everywhere=True))
        self._back_to_paper()

    def _back_to_paper(self) -> None:
        self._no_question()
        self.asking.emit(Asking.NOTHING)
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_read(self) -> None:
        if self.interview and self._read.isEnabled():
            self.decisions.read(self.interview)

    def _change_showing(self, _key: str) -> None:
        if self._opened:
            self.show_text(self._opened)

    def _make_parts(self) -> None:
        say = self._say
        self._title = plain_label(strong=True, wrap=False)
        self._quotes = quiet_label(say("Citaten uit dit gesprek gaan niet mee."))
        self._quotes.hide()
        self._showing = Segmented(
            say("Weergave"),
            (
                (Showing.ORIGINAL.value, say("Origineel")),
                (Showing.BOTH.value, say("Beide")),
                (Showing.LEAVING.value, say("Wat weggaat")),
            ),
        )
        self._showing.chosen.connect(self._change_showing)
        self._place = quiet_label("", wrap=False)
        self._state = quiet_label("")
        self._read = button(say("Gelezen"), self._note_read, kind=Kind.PRIMARY, icon="book-open")
        self._looking = Looking(self._desk.words)
        self._ask = AskPanel(self._desk.words)
        self._ask.answered.connect(self._answered)
        self._ask.cancelled.connect(self._back_to_paper)
        self._cards = Cards(self._desk.words)
        self._cards.opened.connect(self._point)
        self._make_acts()

    def _make_acts(self) -> None:
        say = self._say
        self._on_mark = (
            ActButton(say("Maskeren"), "A", "check", self._accept),
            ActButton(say("Overal in dit dossier"), "Shift+A", "check", self._accept_everywhere),
            ActButton(say("Laten staan…"), "R", "eye", self._ask_reason),
            ActButton(say("Andere vervanging…"), "E", "pencil", self._ask_replacement),
        )
        self._select = ActButton(say("Selectie overal maskeren…"), "M", "eye-off", self._ask_label)
        self._undo = ActButton(say("Ongedaan maken"), "Z", "undo-2", self.decisions.undo)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(16))
        self._middle = QWidget()
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(theme().px(8))
        middle.addLayout(self._head())
        middle.addWidget(self._quotes)
        middle.addWidget(self.paper, 1)
        middle.addLayout(self._foot())
        self._aside = self._side()
        row.addWidget(self._middle, 1)
        row.addWidget(self._aside)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme().px(8))
        head.addWidget(self._title, 1)
        head.addWidget(self._showing)
        return head

    def _foot(self) -> QHBoxLayout:
        say = self._say
        foot = QHBoxLayout()
        foot.setSpacing(theme().px(6))
        back = icon_button("chevron-left", say("Vorige plek"), partial(self._step, -1))
        on = icon_button("chevron-right", say("Volgende plek"), partial(self._step, 1))
        for part in (key_hint("P"), back, self._place, on, key_hint("N")):
            foot.addWidget(part)
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._state, 1)
        foot.addWidget(self._read)
        foot.addWidget(key_hint("L"))
        return foot

    def _side(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("kind", "column")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme().px(10), 0)
        column.setSpacing(theme().px(2))
        column.addWidget(self._looking)
        column.addWidget(self._ask)
        self._acts = QWidget()
        acts = QVBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(theme().px(2))
        for act in (*self._on_mark, self._select, self._undo):
            acts.addWidget(act)
        column.addWidget(self._acts)
        column.addSpacing(theme().px(14))
        column.addWidget(self._cards)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        area.setMaximumWidth(theme().px(SIDE))
        area.setMinimumWidth(theme().px(SIDE))
        return area

    def _catch_keys(self) -> None:
        """Let single keys work anywhere in the pane; fields keep the letters typed into them."""
        say = self._say
        for keys, act, does in (
            ("A", self._accept, say("Maskeren")),
            ("Shift+A", self._accept_everywhere, say("Overal in dit dossier")),
            ("R", self._ask_reason, say("Laten staan…")),
            ("E", self._ask_replacement, say("Andere vervanging…")),
            ("M", self._ask_label, say("Selectie overal maskeren…")),
            ("N", partial(self._step, 1), say("Volgende plek")),
            ("P", partial(self._step, -1), say("Vorige plek")),
            ("L", self._note_read, say("Gelezen")),
            ("Z", self.decisions.undo, say("Ongedaan maken")),
            ("Ctrl+Z", self.decisions.undo, say("Ongedaan maken")),
        ):
            shortcut(keys, self, act, does, within=True)


def bracketed(text: str) -> str:
    """Return a replacement in the brackets by which readers know it; nothing is left out."""
    inside = text.strip().strip("[]").strip()
    return f"[{inside}]" if inside else LEFT_OUT
