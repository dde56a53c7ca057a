"""The deid verb: JSON lines with texts in, JSON lines with what was found out."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.bootstrap import GAZETTEERS
from app.cli.files import read_text
from app.deid.engine import Detector
from app.domain.detection import KnownTerm, Label, Span
from app.domain.errors import InputNotReadable, LineNotUnderstood
from app.language import Words


def find_identifiers(typed: argparse.Namespace, _words: Words) -> int:
    """Search every text; a line that can't be understood stops it with a sentence."""
    detector = Detector(GAZETTEERS)
    for number, line in enumerate(_lines(typed.file), 1):
        if line.strip():
            print(json.dumps(_answer(detector, _read(number, line))))
    return 0


def _lines(named: str) -> Iterator[str]:
    if named == "-":
        try:
            yield from sys.stdin
        except (UnicodeDecodeError, OSError) as error:
            raise InputNotReadable from error
    else:
        yield from read_text(Path(named)).split("\n")


def _read(number: int, line: str) -> dict[str, Any]:
    try:
        found = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise LineNotUnderstood(number) from error
    if not (isinstance(found, dict) and "id" in found and isinstance(found.get("text"), str)):
        raise LineNotUnderstood(number)
    if not (_is_sayable(found["id"]) and all(_is_term(each) for each in _known(found))):
        raise LineNotUnderstood(number)
    return found


def _refuse(constant: str) -> None:
    """Refuse NaN and Infinity, which no other reader of JSON would take back from us."""
    raise ValueError(constant)


def _is_sayable(known_as: object) -> bool:
    """Tell whether an id can be written again: half of a pair of signs has no bytes."""
    try:
        json.dumps(known_as, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _known(found: dict[str, Any]) -> list[Any]:
    known = found.get("known_terms") or []
    return known if isinstance(known, list) else [None]


def _is_term(each: object) -> bool:
    return isinstance(each, dict) and isinstance(each.get("term"), str)


def _answer(detector: Detector, asked: dict[str, Any]) -> dict[str, Any]:
    spans = detector.find(asked["text"], [_term(each) for each in _known(asked)])
    return {"id": asked["id"], "spans": [_span(span) for span in spans]}


def _term(each: dict[str, Any]) -> KnownTerm:
    label = each.get("label")
    known = Label(label) if isinstance(label, str) and label in set(Label) else None
    role = each.get("role")
    return KnownTerm(each["term"], known, role if isinstance(role, str) else None)


def _span(span: Span) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "label": span.label.value,
        "kind": span.kind.value,
        "tier": span.tier.value,
        "layer": span.layer.value,
    }
