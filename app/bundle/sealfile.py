"""The seal: `seal.json`, in the one way its facts can be written, so that reading can be strict."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from app.bundle.bag import MANIFEST, TAGMANIFEST, sha256
from app.bundle.errors import FactsDoNotFit, SealOfOtherVersion, SealUnreadable
from app.bundle.tables import json_bytes
from app.domain.bundle import BundleId, Seal, SealedFor, SealFacts, Version

FORMAT = "waterlijn-bundle/1"
HIGHEST = 999_999

_HASH = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9a-f]{32}")
_MOMENT = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-Q[1-4])?")
_LINE_LIMIT = 200


def seal_over(facts: SealFacts, bagged: Mapping[str, bytes]) -> Seal:
    """Return the seal of a bag: its facts, and the hashes of its two lists.

    The ids that recipients have in the vault stay behind: they tell when somebody was added.
    """
    seal = Seal(
        bundle_id=facts.bundle_id,
        sequence=facts.sequence,
        previous_seal=facts.previous_seal,
        study=facts.study,
        sealed_in=facts.sealed_in,
        recipients=tuple(SealedFor(r.name, r.organisation, r.age_key) for r in facts.recipients),
        archive_key=facts.archive_key,
        log_head=facts.log_head,
        versions=facts.versions,
        manifest_sha256=sha256(bagged[MANIFEST]),
        tagmanifest_sha256=sha256(bagged[TAGMANIFEST]),
    )
    _check(seal)
    return seal


def write_seal(seal: Seal) -> bytes:
    """Return the one text this seal has."""
    return json_bytes(_as_json(seal), "seal.json")


def read_seal(body: bytes) -> Seal:
    """Return the seal that was written so, or raise if it could not have been."""
    try:
        found = json.loads(body)
        _check_format(found)
        seal = _from_json(found)
        _check(seal)
    except (ValueError, KeyError, TypeError, RecursionError, FactsDoNotFit) as error:
        raise SealUnreadable from error
    if write_seal(seal) != body:
        raise SealUnreadable
    return seal


def _as_json(seal: Seal) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "bundle_id": seal.bundle_id,
        "sequence": seal.sequence,
        "previous_seal_sha256": seal.previous_seal,
        "study": seal.study,
        "sealed_in": seal.sealed_in,
        "recipients": [
            {"name": one.name, "organisation": one.organisation, "age_key": one.age_key}
            for one in seal.recipients
        ],
        "archive_key": seal.archive_key,
        "log_head": seal.log_head,
        "versions": {one.of: one.version for one in seal.versions},
        "manifest_sha256": seal.manifest_sha256,
        "tagmanifest_sha256": seal.tagmanifest_sha256,
    }


def _from_json(found: dict[str, Any]) -> Seal:
    versions = found["versions"].items() if isinstance(found["versions"], dict) else ()
    return Seal(
        bundle_id=BundleId(found["bundle_id"]),
        sequence=found["sequence"],
        previous_seal=found["previous_seal_sha256"],
        study=found["study"],
        sealed_in=found["sealed_in"],
        recipients=tuple(SealedFor(**one) for one in found["recipients"]),
        archive_key=found["archive_key"],
        log_head=found["log_head"],
        versions=tuple(Version(of, version) for of, version in versions),
        manifest_sha256=found["manifest_sha256"],
        tagmanifest_sha256=found["tagmanifest_sha256"],
    )


def _check_format(found: object) -> None:
    if not isinstance(found, dict) or not isinstance(found.get("format"), str):
        raise SealUnreadable
    if found["format"] != FORMAT:
        raise SealOfOtherVersion(found["format"])


def _is_line(value: object) -> bool:
    """Return whether something is one line of text that a person can read."""
    return isinstance(value, str) and value.isprintable() and 0 < len(value) <= _LINE_LIMIT


def _is(shape: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and shape.fullmatch(value) is not None


_FITS: dict[str, Callable[[Seal], bool]] = {
    "bundle_id": lambda seal: _is(_ID, seal.bundle_id),
    "sequence": lambda seal: type(seal.sequence) is int and 0 < seal.sequence <= HIGHEST,
    "previous_seal": lambda seal: seal.previous_seal is None or _is(_HASH, seal.previous_seal),
    "study": lambda seal: _is_line(seal.study),
    "sealed_in": lambda seal: _is(_MOMENT, seal.sealed_in),
    "recipients": lambda seal: bool(seal.recipients) and all(map(_is_named, seal.recipients)),
    "archive_key": lambda seal: _is_line(seal.archive_key),
    "log_head": lambda seal: _is_line(seal.log_head),
    "versions": lambda seal: all(_is_line(v.of) and _is_line(v.version) for v in seal.versions),
    "manifest_sha256": lambda seal: _is(_HASH, seal.manifest_sha256),
    "tagmanifest_sha256": lambda seal: _is(_HASH, seal.tagmanifest_sha256),
}


def _is_named(recipient: SealedFor) -> bool:
    return all(map(_is_line, (recipient.name, recipient.organisation, recipient.age_key)))


def _check(seal: Seal) -> None:
    for fact, fits in _FITS.items():
        if not fits(seal):
            raise FactsDoNotFit(fact)
