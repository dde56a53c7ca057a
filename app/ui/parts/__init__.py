"""The parts every page is built from; each looks right in light, dark, small and large."""

from app.ui.notice import Notice, Tone
from app.ui.parts.banner import Banner
from app.ui.parts.buttons import Kind, Segmented, button, button_row, icon_button
from app.ui.parts.choices import Check, Choice, DateField, NumberField, Radio, TimeField
from app.ui.parts.fields import (
    PRIVATE,
    SECRET,
    Field,
    Form,
    Rule,
    SearchField,
    SecretEdit,
    line_edit,
    needed,
    text_edit,
)
from app.ui.parts.flow import FlowLayout
from app.ui.parts.page import Card, EmptyState, Page, Section, clear, hairline
from app.ui.parts.status import StatusPill
from app.ui.parts.table import Column, RowsModel, Table
from app.ui.parts.text import (
    IconLabel,
    heading,
    key_hint,
    plain_label,
    quiet_label,
    readable,
    retone,
    title_label,
)
from app.ui.parts.water import WaterLine
from app.ui.parts.waves import WaveMark, WaveStrip

__all__ = [
    "PRIVATE",
    "SECRET",
    "Banner",
    "Card",
    "Check",
    "Choice",
    "Column",
    "DateField",
    "EmptyState",
    "Field",
    "FlowLayout",
    "Form",
    "IconLabel",
    "Kind",
    "Notice",
    "NumberField",
    "Page",
    "Radio",
    "RowsModel",
    "Rule",
    "SearchField",
    "SecretEdit",
    "Section",
    "Segmented",
    "StatusPill",
    "Table",
    "TimeField",
    "Tone",
    "WaterLine",
    "WaveMark",
    "WaveStrip",
    "button",
    "button_row",
    "clear",
    "hairline",
    "heading",
    "icon_button",
    "key_hint",
    "line_edit",
    "needed",
    "plain_label",
    "quiet_label",
    "readable",
    "retone",
    "text_edit",
    "title_label",
]
