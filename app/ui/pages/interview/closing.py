"""Closing kindly: thanks, when again, how to reach you, and where to turn if it stays with you."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.study import StudySettings
from app.language import Words
from app.services.interviewing import Talk
from app.services.parting import Parting
from app.ui.desk import Desk
from app.ui.pages.interview.agreeing import NextTalk
from app.ui.pages.interview.finished import reading_column
from app.ui.pages.interview.reaching import Reaching
from app.ui.parts import Kind, Section, button, button_row, plain_label, title_label
from app.ui.theme import Size, theme


class ClosingView(QWidget):
    """Gone through together; the participant may read along, so nothing of us stands here."""

    back = Signal()
    """The talk goes on after all."""
    reflect = Signal()
    """The participant has gone: look back."""

    def __init__(self, desk: Desk, talk: Talk, parting: Parting) -> None:
        """Show what is said at the end of this talk."""
        super().__init__()
        say = desk.words.say
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(say("Afronden"))  # a stop of its own: the arrows scroll it
        self.said = area
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        column = reading_column(area)
        column.setSpacing(theme().px(16))
        column.addWidget(title_label(say("Afronden")))
        column.addLayout(_said(talk))
        column.addWidget(NextTalk(desk, talk.participant.id, parting))
        if parting.keeps_names:
            column.addWidget(Reaching(desk, talk.participant.id))
        column.addWidget(_support(desk.words, parting.settings))
        column.addSpacing(theme().px(8))
        onward = button(
            say("Naar de nabespreking"), self.reflect.emit, kind=Kind.PRIMARY, icon="arrow-right"
        )
        again = button(say("Toch nog verder praten"), self.back.emit)
        column.addLayout(button_row(onward, again))
        column.addStretch(1)


def _said(talk: Talk) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(theme().px(8))
    for paragraph in talk.guide.closing:
        lines.addWidget(plain_label(paragraph, size=Size.LARGE))
    return lines


def _support(words: Words, settings: StudySettings) -> Section:
    section = Section(words.say("Als het je bezighoudt"))
    for line in (
        words.say("Praat erover met iemand die je vertrouwt, of met je huisarts."),
        words.say("Zit je vast? Vraag naar de geestelijk verzorger, je mentor of een arts."),
        words.say("Luisterlijn, dag en nacht: 088 0767 000."),
        words.say("Denk je aan zelfmoord? Bel gratis 113 of 0800-0113, dag en nacht."),
    ):
        section.body.addWidget(plain_label(line))
    if settings.contact_phone:
        us = words.say(
            "Of bel ons: {name}, {phone}.",
            name=settings.contact_name or words.say("het onderzoek"),
            phone=settings.contact_phone,
        )
        section.body.addWidget(plain_label(us))
    return section
