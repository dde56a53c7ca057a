"""What is said can be translated, and colours have names."""

import ast
import re
from pathlib import Path
from runpy import run_path

from tests.house.tree import ROOT, named, parsed, source

COLOUR = re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']|QColor\(\s*["'\d]|GlobalColor\.(?!transparent)""")
PALETTE = {"app/ui/theme_colours.py", "app/documents/colours.py"}


def test_no_text_is_put_together_before_it_is_translated() -> None:
    put_together = [
        f"{named(path)}:{call.lineno}"
        for path in source("app")
        for call in ast.walk(parsed(path))
        if isinstance(call, ast.Call) and _says(call) and _is_put_together(call.args[0])
    ]
    assert not put_together


SAYS = """
class Page:
    def __init__(self, words):
        self._desk, self._say = words, words.say
        self._say("Bewaren")
        words.say_n("{n} dag", "{n} dagen", 2)
        mumble = words.say
"""


def test_every_text_is_collected_to_be_translated(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "page.py").write_text(SAYS, encoding="utf-8")
    collect = run_path(str(ROOT / "build" / "texts.py"))["collect"]
    said, unreadable = collect(tmp_path / "app")
    assert [each.text for each in said] == ["Bewaren", ("{n} dag", "{n} dagen")]
    assert unreadable == ["app/page.py:7: collected under no name"]


def test_a_catalogue_is_outdated_by_other_texts_and_not_by_other_line_ends(tmp_path: Path) -> None:
    texts = run_path(str(ROOT / "build" / "texts.py"))
    outdated, po, mo = texts["_outdated"], tmp_path / "en.po", tmp_path / "en.mo"
    outdated.__globals__.update(PO=po, MO=mo)
    catalogue = texts["Catalog"](locale="en", creation_date=texts["NO_DATE"])
    catalogue.add("Regel", "Line\r\n")
    po.write_bytes(texts["po_bytes"](catalogue).replace(b"\n", b"\r\n"))
    mo.write_bytes(texts["mo_bytes"](catalogue))
    assert b"\r\n" in mo.read_bytes()
    assert outdated(catalogue) == []
    catalogue.add("Blad", "Sheet")
    assert len(outdated(catalogue)) == 2


def test_a_colour_is_named_by_its_role_outside_the_theme() -> None:
    literal = [
        f"{named(path)}:{number}"
        for path in source("app/ui")
        if named(path) not in PALETTE
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if COLOUR.search(line)
    ]
    assert not literal


def _says(call: ast.Call) -> bool:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    return name in {"say", "_say", "say_n", "_say_n", "tr", "translate"} and bool(call.args)


def _is_put_together(text: ast.expr) -> bool:
    """Tell whether it is an f-string, a sum, a `%`, or a text with `.format` behind it."""
    formatted = isinstance(text, ast.Call) and getattr(text.func, "attr", "") == "format"
    return formatted or isinstance(text, ast.JoinedStr | ast.BinOp)
