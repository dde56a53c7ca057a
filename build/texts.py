"""Keeps the English catalogue true to the Dutch texts in app/.

    .venv/bin/python build/texts.py           after changing a text, or a translation in en.po
    .venv/bin/python build/texts.py --check   changes nothing; exit code 1 names what is wrong

A text counts when it is given to `say("…")` or `say_n("…", "…", n)`, or to the same with a `_`
before it: as a literal, as one of two in `say("…" if x else "…")`, or as a constant, or an entry of
a constant table, of the same file. The first form of the command adds new texts to
`resources/i18n/en.po` without a translation, drops those nobody says any more, and compiles
`en.mo`. Fill in the `msgstr` lines, and run it again.
"""

import ast
import io
import string
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PO = ROOT / "resources" / "i18n" / "en.po"
MO = PO.with_suffix(".mo")
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)  # a catalogue's bytes follow from its texts alone
HEADER = """\
# What Waterlijn says in English. `build/texts.py` adds and drops texts; translate the msgstr lines.
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
SAYING = frozenset({"say", "_say", "say_n", "_say_n"})
Text = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the program, and the file that says it."""

    text: Text
    file: str


def main(arguments: list[str]) -> int:
    """Update the catalogue, or check it, and tell what a translator has to do."""
    said, unreadable = collect(ROOT / "app")
    catalogue = build(said, _read(PO))
    problems = unreadable + list(wrong(catalogue))
    if arguments == ["--check"]:
        problems += _outdated(catalogue)
    else:
        PO.write_bytes(po_bytes(catalogue))
        MO.write_bytes(mo_bytes(catalogue))
    for problem in problems:
        print(problem)
    print(f"{len(catalogue)} texts, {len(problems)} problems")
    return 1 if problems else 0


def collect(folder: Path) -> tuple[list[Said], list[str]]:
    """Return every text that the files under `folder` say, and the calls whose text is unknown."""
    said: list[Said] = []
    unreadable: list[str] = []
    for path in sorted(folder.rglob("*.py")):
        file = path.relative_to(folder.parent).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = _constants(tree)
        for call in _calls(tree):
            texts = list(_texts(call, constants))
            said += [Said(text, file) for text in texts]
            if not texts and _speaks_words(call):
                unreadable.append(f"{file}:{call.lineno}: not a literal: {ast.unparse(call)[:60]}")
        unreadable += [f"{file}:{line}: collected under no name" for line in _aliases(tree)]
    return said, unreadable


def build(said: list[Said], known: Catalog) -> Catalog:
    """Return the catalogue of what is said now, with the translations that are known."""
    catalogue = Catalog(locale="en", creation_date=NO_DATE, revision_date=NO_DATE)
    for each in said:
        old = known.get(_id(each.text))
        translation = old.string if old and old.id == each.text else None
        catalogue.add(each.text, translation or None, locations=[(each.file, 0)])
    return catalogue


def wrong(catalogue: Catalog) -> Iterator[str]:
    """Tell which texts have no translation, or one that fills in other fields."""
    for message in catalogue:
        if message.id:
            yield from _wrong_in(message)


def po_bytes(catalogue: Catalog) -> bytes:
    """Return the catalogue as a translator edits it."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100, omit_header=True)
    return HEADER.encode() + out.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Return the catalogue as the program reads it."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def _read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as file:
        return read_po(file, locale="en")


def _outdated(catalogue: Catalog) -> list[str]:
    # Git on Windows ends the lines of a text otherwise; in what is compiled such bytes are places.
    found = {PO: _lines(PO), MO: MO.read_bytes() if MO.exists() else b""}
    made = {PO: po_bytes(catalogue), MO: mo_bytes(catalogue)}
    return [
        f"{path.name} is out of date: run .venv/bin/python build/texts.py"
        for path, content in made.items()
        if found[path] != content
    ]


def _lines(path: Path) -> bytes:
    return path.read_bytes().replace(b"\r\n", b"\n") if path.exists() else b""


def _wrong_in(message: Message) -> Iterator[str]:
    sources, translations = _both(message.id), _both(message.string)
    if not all(translations):
        yield f"{message.locations[0][0]}: not translated: {sources[0]!r}"
        return
    if _fields(translations[-1]) != _fields(sources[-1]):
        yield f"{message.locations[0][0]}: other fields: {sources[-1]!r} → {translations[-1]!r}"
    if not _fields(translations[0]) <= _fields(sources[-1]):
        yield f"{message.locations[0][0]}: unknown field: {sources[0]!r} → {translations[0]!r}"


def _both(text: str | Sequence[str] | None) -> tuple[str, str]:
    """Return the form for one and the form for many, which often are the same."""
    if isinstance(text, str):
        return (text, text)
    return (text[0], text[-1]) if text else ("", "")


def _fields(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:  # a lone brace: the text is said without fields
        return {text}


def _id(text: Text) -> str:
    return text if isinstance(text, str) else text[0]


def _calls(tree: ast.Module) -> list[ast.Call]:
    """Return the calls of say and say_n, except inside a `def say`, which only passes them on."""
    passing = [node for node in ast.walk(tree) if _is_passing_on(node)]
    skipped = {id(inner) for node in passing for inner in ast.walk(node)}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    said = [call for call in calls if _name(call.func) in SAYING]
    return [call for call in said if id(call) not in skipped]


def _aliases(tree: ast.Module) -> Iterator[int]:
    """Give the lines on which `say` gets another name, under which nothing would be collected."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target, value in _pairs(node):
                speaks = isinstance(value, ast.Attribute) and value.attr in SAYING
                if speaks and _name(target) not in SAYING:
                    yield node.lineno


def _pairs(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            yield from zip(target.elts, node.value.elts, strict=False)  # a star counts for more
        else:
            yield target, node.value


def _is_passing_on(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name in SAYING


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _speaks_words(call: ast.Call) -> bool:
    """Tell whether it is Words that speaks, not some other thing that has a `say`."""
    match call.func:
        case ast.Attribute(value=owner):
            return "words" in _name(owner).lower()
    return True


def _texts(call: ast.Call, constants: dict[str, ast.expr]) -> Iterator[Text]:
    if _name(call.func).endswith("say_n"):
        one, many = (list(_literals(argument, constants)) for argument in call.args[:2])
        yield from zip(one, many, strict=True)
    else:
        yield from _literals(call.args[0], constants)


def _literals(node: ast.expr | None, constants: dict[str, ast.expr]) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=yes, orelse=no):
            yield from _literals(yes, constants)
            yield from _literals(no, constants)
        case ast.Name(id=name):
            yield from _literals(constants.get(name), {})
        case ast.Subscript(value=ast.Name(id=name)):
            table = constants.get(name)
            for value in table.values if isinstance(table, ast.Dict) else ():
                yield from _literals(value, {})


def _constants(tree: ast.Module) -> dict[str, ast.expr]:
    """Return what the file's own names stand for."""
    found: dict[str, ast.expr] = {}
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found[name] = value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found[name] = value
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
