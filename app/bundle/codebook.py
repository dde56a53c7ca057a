"""The codebook: what every column of every table means, for programs and for people."""

from collections.abc import Iterator, Sequence

from app.bundle.tables import csv_bytes, table_path, utf8
from app.domain.bundle import BundleFile, Column, Table

_HEADER = ("table", "column", "title", "type", "description", "value", "label")


def codebook_files(tables: Sequence[Table]) -> tuple[BundleFile, ...]:
    """Return the codebook as a table, a row per value, and as a readable page."""
    rows = [row for table in tables for column in table.columns for row in _rows(table, column)]
    page = "\n".join(line for table in tables for line in _page(table))
    return (
        BundleFile("data/codebook.csv", csv_bytes(_HEADER, rows, "codebook.csv")),
        BundleFile("data/codebook.md", utf8(f"# Codeboek / Codebook\n\n{page}", "codebook.md")),
    )


def _rows(table: Table, column: Column) -> Iterator[tuple[str, ...]]:
    start = (table.name, column.name, column.title, column.type.value, column.description)
    if not column.levels:
        yield (*start, "", "")
    for level in column.levels:
        yield (*start, level.value, level.label)


def _page(table: Table) -> Iterator[str]:
    yield f"## {_line(table.title)}\n"
    yield f"`{table_path(table).removeprefix('data/')}`\n"
    for column in table.columns:
        yield f"### `{column.name}` {_line(column.title)}\n"
        yield f"{_line(column.description)} ({column.type.value})\n"
        yield from (f"- `{level.value}`: {_line(level.label)}" for level in column.levels)
        yield from [""] if column.levels else []


def _line(text: str) -> str:
    """Return a text on one line, so that it can't begin a heading or a list of its own."""
    return " ".join(text.split())
