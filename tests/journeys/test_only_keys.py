"""The rule of these journeys: whoever is in them has a keyboard, and the code presses no more."""

import ast
from pathlib import Path

import pytest

HERE = Path(__file__).parent
JOURNEYS = sorted(HERE.glob("*.py"))
ACTS = frozenset(
    {
        "setFocus",
        "clearFocus",
        "focusNextChild",
        "focusPreviousChild",
        "setText",
        "setPlainText",
        "insertPlainText",
        "appendPlainText",
        "set_text",
        "clear",
        "insert",
        "paste",
        "setChecked",
        "toggle",
        "click",
        "animateClick",
        "trigger",
        "emit",
        "setCurrentIndex",
        "setCurrentText",
        "setCurrentWidget",
        "setCurrentCell",
        "select",
        "selectRow",
        "select_row",
        "selectAll",
        "setSelection",
        "moveCursor",
        "setTextCursor",
        "setValue",
        "setDate",
        "setDateTime",
        "setTime",
        "showPopup",
        "hidePopup",
        "activated",
        "clicked",
        "mouseClick",
        "mousePress",
        "mouseRelease",
        "mouseMove",
        "mouseDClick",
        "sendEvent",
        "postEvent",
        "keyPressEvent",
        "event",
        "turn_to",
        "hide_study",
        "back",
    }
)
"""What code could do in place of a key: give focus, choose, fill, press."""
KEYS = frozenset({"keyClick", "keyClicks", "keyPress", "keyRelease", "keySequence"})
"""What presses keys: only the keyboard itself, which presses them where the focus is."""


def calls(file: Path) -> list[tuple[int, str]]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [
        (node.lineno, node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
    ]


@pytest.mark.parametrize("file", JOURNEYS, ids=lambda file: file.stem)
def test_nothing_in_a_journey_is_done_from_code(file: Path) -> None:
    allowed = KEYS if file.stem == "keyboard" else frozenset[str]()
    wrong = [(line, name) for line, name in calls(file) if name in (ACTS | KEYS) - allowed]
    assert wrong == []


def test_keys_go_only_where_the_focus_is() -> None:
    tree = ast.parse((HERE / "keyboard.py").read_text(encoding="utf-8"))
    pressed = [
        ast.unparse(node.args[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in KEYS
    ]
    assert set(pressed) == {"self.here"}
