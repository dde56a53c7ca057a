"""Leaving: every file of a bundle is read for known names just before it is sealed."""

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from io import StringIO

from app.bundle.payload import lay_out
from app.deid.folding import alike
from app.domain.bundle import BundleContent, BundleFile
from app.domain.detection import Label, Span, Tier
from app.domain.identity import Identity
from app.domain.release import Verdict
from app.services.composing import Choices, Source, compose, included, text_name
from app.services.detecting import known_terms
from app.services.scanning import detector

TEXTS, TEXT_END = "data/texts/", ".txt"
WORD = re.compile(r"\w+")

Piece = tuple[str, str]
"""A stretch of what leaves, behind the place where it stands."""


def names_leaving(
    content: BundleContent, source: Source, identities: Iterable[Identity]
) -> tuple[str, ...]:
    """Return where known names stand in what would leave: file and line, never the name itself.

    What a person chose to leave standing in a text is let through in that text. The program's own
    words, such as those of the codebook, are nobody's name.
    """
    find = detector().known_in([term for each in identities for term in known_terms(each)])
    kept = _kept_in(source)
    places = [
        place
        for place, piece in _pieces(content, source)
        if _has_name(piece, find(piece), kept.get(place.rpartition(":")[0], ()))
    ]
    return tuple(dict.fromkeys(places))


def _has_name(piece: str, found: Iterable[Span], kept: Collection[str]) -> bool:
    names = (_words(piece[span.start : span.end]) for span in found)
    return any(not any(name in each for each in kept) for name in names)


def _kept_in(source: Source) -> Mapping[str, set[str]]:
    """Return what a person chose to leave standing, by the name of the text it stands in."""
    return {
        text_name(source.codes[person.participant.id], talk.number): {
            _words(talk.text.body[each.span.start : each.span.end])
            for each in talk.detections
            if each.verdict is Verdict.KEEP
        }
        for person in included(source)
        for talk in person.talks
    }


def _pieces(content: BundleContent, source: Source) -> Iterator[Piece]:
    own = _own_words(source)
    for file in lay_out(content):
        if file.path.startswith(TEXTS):
            yield from _lines(file.path.removeprefix(TEXTS).removesuffix(TEXT_END), file)
        else:
            yield from (piece for piece in _cells(file) if piece[1] not in own)


def _lines(name: str, file: BundleFile) -> Iterator[Piece]:
    for number, line in enumerate(file.body.decode("utf-8", "replace").splitlines(), 1):
        yield f"{name}:{number}", line


def _cells(file: BundleFile) -> Iterator[Piece]:
    """Yield the cells of a table, or the lines of what is none."""
    if not file.path.endswith(".csv"):
        yield from ((place, line.strip(" ,")) for place, line in _lines(file.path, file))
        return
    page = StringIO(file.body.decode("utf-8", "replace"), newline="")
    for number, row in enumerate(csv.reader(page), 1):
        yield from ((f"{file.path}:{number}", cell) for cell in row)


def _own_words(source: Source) -> frozenset[str]:
    """Return what stands in a bundle of nobody, and the words and codes its cells are made of."""
    nobody = Source((), {}, (), source.recipient)
    empty = compose(nobody, Choices(with_site=True, with_group=True), lambda body, _marks: body)
    said = {piece for file in lay_out(empty) for _, piece in _cells(file)}
    lists: tuple[type[StrEnum], ...] = (Label, Tier, Verdict)
    said |= {word.value for each in lists for word in each}
    return frozenset(said | set(source.codes.values()))


def _words(text: str) -> str:
    """Return the words of a text, each between spaces, so that whole words are found in it."""
    return f" {' '.join(WORD.findall(alike(text)))} "
