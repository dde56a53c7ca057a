"""Lays out everything under `data/`: the same content gives the same bytes, in the same order."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from app.bundle.codebook import codebook_files
from app.bundle.errors import NameNotAllowed
from app.bundle.names import check_all_different, check_path, check_slug
from app.bundle.tables import csv_bytes, descriptor, table_files, utf8
from app.domain.bundle import (
    BundleContent,
    BundleFile,
    DecisionCount,
    ExtraFile,
    TextDocument,
    Withdrawn,
)
from app.domain.detection import Label, Tier
from app.domain.release import Verdict


def lay_out(content: BundleContent) -> tuple[BundleFile, ...]:
    """Return every file under `data/`, sorted; these are the bytes that the gate examines."""
    files = sorted(_files(content), key=lambda file: file.path)
    check_all_different(file.path for file in files)
    return tuple(files)


def _files(content: BundleContent) -> Iterator[BundleFile]:
    yield from table_files(content.tables)
    yield descriptor(content.tables, "waterlijn-bundle")
    yield from codebook_files(content.tables)
    yield from map(_text, content.texts)
    yield _decisions(content.decisions)
    yield _withdrawn(content.withdrawn)
    yield from map(_extra, content.extra_files)


def _text(text: TextDocument) -> BundleFile:
    return BundleFile(check_path(f"data/texts/{text.name}.txt"), utf8(text.body, text.name))


def _extra(file: ExtraFile) -> BundleFile:
    return BundleFile(check_path(f"data/{file.path}"), file.body)


def _decisions(decisions: Sequence[DecisionCount]) -> BundleFile:
    rows = sorted(
        (_word(Label, one.label), _word(Tier, one.tier), _word(Verdict, one.decision), one.count)
        for one in decisions
    )
    header = ("label", "tier", "decision", "count")
    return BundleFile("data/decisions.csv", csv_bytes(header, rows, "decisions.csv"))


def _word(known: type[StrEnum], word: str) -> str:
    """Return a word of a fixed list, so that nobody's words can stand among the decisions."""
    if word not in list(known):
        raise NameNotAllowed(word)
    return word


def _withdrawn(withdrawn: Sequence[Withdrawn]) -> BundleFile:
    rows = sorted(
        (one.participant, check_slug(one.scope), " ".join(map(str, sorted(one.bundles))))
        for one in withdrawn
    )
    header = ("participant", "scope", "bundles")
    return BundleFile("data/withdrawn.csv", csv_bytes(header, rows, "withdrawn.csv"))
