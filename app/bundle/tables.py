"""Tables as CSV files (RFC 4180, UTF-8) and the Frictionless descriptors that say what they hold.

A cell that begins like a spreadsheet formula is left as it is: a sign put before it would change an
answer, and programs that read CSV as data would keep that sign for ever. Who opens a table in a
spreadsheet is warned in the README; the descriptor counts such cells per table.
"""

import csv
import io
import json
import math
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from app.bundle.errors import CellDoesNotFit, TextNotStorable
from app.bundle.names import check_all_different, check_slug
from app.domain.bundle import BundleFile, Cell, Column, ColumnType, Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def _is_whole(cell: Cell) -> bool:
    return isinstance(cell, int) and not isinstance(cell, bool)


def _is_number(cell: Cell) -> bool:
    return _is_whole(cell) or (isinstance(cell, float) and math.isfinite(cell))


def _matches(shape: str) -> Callable[[Cell], bool]:
    """Return a test for texts of one shape."""
    pattern = re.compile(shape)
    return lambda cell: isinstance(cell, str) and pattern.fullmatch(cell) is not None


_YEAR = re.compile(r"[1-9][0-9]{3}")
_MONTH = r"[0-9]{4}-(0[1-9]|1[0-2])"
_HOLDS: dict[ColumnType, Callable[[Cell], bool]] = {
    ColumnType.STRING: lambda cell: isinstance(cell, str),
    ColumnType.INTEGER: _is_whole,
    ColumnType.NUMBER: _is_number,
    ColumnType.BOOLEAN: lambda cell: isinstance(cell, bool),
    ColumnType.DATE: _matches(_MONTH + r"-(0[1-9]|[12][0-9]|3[01])"),
    ColumnType.YEARMONTH: _matches(_MONTH),
    ColumnType.YEAR: lambda cell: _is_whole(cell) and _YEAR.fullmatch(str(cell)) is not None,
}


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]], name: str) -> bytes:
    """Return a CSV file: commas, quotes where needed, CR LF, no byte order mark."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return utf8(page.getvalue(), name)


def table_files(tables: Sequence[Table]) -> tuple[BundleFile, ...]:
    """Return a CSV file per table under `data/tables/`, and `data/schema.json` over all of them."""
    check_all_different(table.name for table in tables)
    schema = {table.name: _schema(table) for table in tables}
    return (
        *(BundleFile(table_path(table), _table_csv(table)) for table in tables),
        BundleFile("data/schema.json", json_bytes(schema, "schema.json")),
    )


def descriptor(tables: Sequence[Table], name: str) -> BundleFile:
    """Return `data/datapackage.json`: the tables as a Frictionless data package."""
    package = {
        "profile": "tabular-data-package",
        "name": name,
        "resources": [_resource(table) for table in tables],
    }
    return BundleFile("data/datapackage.json", json_bytes(package, "datapackage.json"))


def table_path(table: Table) -> str:
    """Return where the CSV file of a table stands in the bundle."""
    return f"data/tables/{check_slug(table.name)}.csv"


def formula_like(table: Table) -> int:
    """Return how many cells a spreadsheet program might run as a formula."""
    return sum(
        isinstance(cell, str) and cell.startswith(FORMULA_STARTS)
        for row in table.rows
        for cell in row
    )


def json_bytes(value: object, name: str) -> bytes:
    """Return a JSON file whose bytes depend on nothing but the value."""
    return utf8(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n", name)


def utf8(text: str, name: str) -> bytes:
    """Return a text in UTF-8, or say which text can't be written so."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        # Not chained: the library's error carries the whole text.
        raise TextNotStorable(name) from None


def _table_csv(table: Table) -> bytes:
    check_all_different(check_slug(column.name) for column in table.columns)
    for number, row in enumerate(table.rows, 1):
        _check_row(table, number, row)
    return csv_bytes([column.name for column in table.columns], table.rows, table.name)


def _check_row(table: Table, number: int, row: tuple[Cell, ...]) -> None:
    if len(row) != len(table.columns):
        raise CellDoesNotFit(table.name, number, "")
    for column, cell in zip(table.columns, row, strict=True):
        if not _fits(column, cell):
            raise CellDoesNotFit(table.name, number, column.name)


def _fits(column: Column, cell: Cell) -> bool:
    if cell is None:
        return True
    if not _HOLDS[column.type](cell):
        return False
    return not column.levels or _written(cell) in {level.value for level in column.levels}


def _written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": table_path(table).removeprefix("data/"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": _schema(table),
        "cellsThatLookLikeFormulas": formula_like(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    return {"fields": [_field(column) for column in table.columns], "missingValues": [""]}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.title,
        "type": column.type.value,
        "description": column.description,
    }
    if column.levels:
        field["constraints"] = {"enum": [level.value for level in column.levels]}
        field["levels"] = [{"value": level.value, "label": level.label} for level in column.levels]
    return field
