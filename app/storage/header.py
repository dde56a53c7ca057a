"""The header `vault.json`: what must be readable before anything is unlocked, and nothing more.

It is read as if an enemy wrote it: unknown fields, wrong types and outsized values are refused.
Once the research key is known, a tag shows whether somebody without that key has changed it. It is
only written when users change, so that the wrapped keys do not hang on daily writing.
"""

import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hmac import compare_digest, digest
from pathlib import Path
from typing import Any

from app.domain.ids import StudyId, UserId
from app.storage.errors import Finding, NewerStudy, NotAStudy, StudyDamaged
from app.storage.files import HEADER, IDENTITY, RENEWED, RESEARCH, read_whole, reading
from app.storage.files import replace as replace_file

FORMAT = 1
MOST_BYTES = 256 * 1024
MOST_SLOTS = 100
MOST_SIGNS = 500
MOST_BOX = 4096
MOST_NUMBER = 2**31

TOP = frozenset({"format", "study", "title", "revision", "slots", "tag"})
SLOT = frozenset(
    {"user", "name", "recipient", "memory_kib", "passes", "lanes", "salt", "nonce", "box"}
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One user's own key under their passphrase; memory in KiB."""

    user: UserId
    name: str
    recipient: str
    memory_kib: int
    passes: int
    lanes: int
    salt: bytes
    nonce: bytes
    box: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """What a study shows to whoever finds it; `revision` rises whenever it is written."""

    study: StudyId
    title: str
    revision: int
    slots: tuple[Slot, ...]
    tag: str = ""

    def with_slot(self, slot: Slot) -> "Header":
        """Return the next header, with this slot in place of the same user's, or after all."""
        slots = tuple(slot if each.user == slot.user else each for each in self.slots)
        slots = slots if slot in slots else (*slots, slot)
        return replace(self, revision=self.revision + 1, slots=slots)

    def tagged(self, key: bytes) -> "Header":
        """Return this header with the tag that holders of `key` believe."""
        return replace(self, tag=digest(key, _tagged_bytes(self), "sha256").hex())

    def is_believed(self, key: bytes) -> bool:
        """Return whether somebody with `key` wrote it as it is."""
        return compare_digest(self.tag, self.tagged(key).tag)


def read_header(folder: Path) -> Header:
    """Return the header; raise NotAStudy, NewerStudy, StudyDamaged or StudyUnreadable.

    When new keys are ready but were cut off before they took their place, theirs is the one.
    """
    renewed = folder / RENEWED / HEADER
    with reading(folder / HEADER):
        path = renewed if renewed.exists() else folder / HEADER
        if not path.exists():
            if any((folder / name).exists() for name in (RESEARCH, IDENTITY)):
                raise StudyDamaged(HEADER, Finding.MISSING)
            raise NotAStudy(str(folder))
    return _readable(read_whole(path, MOST_BYTES + 1))


def write_header(folder: Path, header: Header) -> None:
    """Write the header in place of the one before, whole or not at all."""
    replace_file(folder / HEADER, rendered(header))


def rendered(header: Header) -> bytes:
    """Return the bytes of the file; bytes that could never be read again are our bug: ValueError.

    Nothing like that may take the place of a header that opens the study.
    """
    content = json.dumps({**_fields(header), "tag": header.tag}, indent=1).encode() + b"\n"
    try:
        _readable(content)
    except StudyDamaged as error:
        raise ValueError("a header that nobody could read") from error
    return content


def _readable(content: bytes) -> Header:
    if len(content) > MOST_BYTES:
        raise StudyDamaged(HEADER, Finding.BAD_VALUE)
    return parse(content)


def parse(content: bytes) -> Header:
    """Read the bytes of the file; raise NewerStudy or StudyDamaged."""
    top = _mapping(_loaded(content))
    found = _number(top.get("format"))
    if found > FORMAT:
        raise NewerStudy(found, FORMAT)
    _exactly(top, TOP)
    slots = top["slots"]
    if not isinstance(slots, list) or not 1 <= len(slots) <= MOST_SLOTS:
        raise StudyDamaged(HEADER, Finding.BAD_VALUE)
    return Header(
        study=StudyId(_text(top["study"])),
        title=_text(top["title"]),
        revision=_number(top["revision"]),
        slots=tuple(_slot(_mapping(each)) for each in slots),
        tag=_text(top["tag"]),
    )


def _slot(fields: Mapping[str, object]) -> Slot:
    _exactly(fields, SLOT)
    return Slot(
        user=UserId(_text(fields["user"])),
        name=_text(fields["name"]),
        recipient=_text(fields["recipient"]),
        memory_kib=_number(fields["memory_kib"]),
        passes=_number(fields["passes"]),
        lanes=_number(fields["lanes"]),
        salt=_bytes(fields["salt"]),
        nonce=_bytes(fields["nonce"]),
        box=_bytes(fields["box"]),
    )


def _loaded(content: bytes) -> object:
    try:
        found: object = json.loads(content, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise StudyDamaged(HEADER, Finding.UNREADABLE) from error
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise StudyDamaged(HEADER, Finding.UNKNOWN_FIELD)
    return fields


def _mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise StudyDamaged(HEADER, Finding.BAD_VALUE)
    return value


def _exactly(fields: Mapping[str, object], names: frozenset[str]) -> None:
    if fields.keys() != names:
        raise StudyDamaged(HEADER, Finding.UNKNOWN_FIELD)


def _number(value: object) -> int:
    if type(value) is not int or not 1 <= value <= MOST_NUMBER:
        raise StudyDamaged(HEADER, Finding.BAD_VALUE)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= MOST_SIGNS:
        raise StudyDamaged(HEADER, Finding.BAD_VALUE)
    return value


def _bytes(value: object) -> bytes:
    try:
        found = b64decode(_text(value), validate=True)
    except (NotBase64, ValueError) as error:
        raise StudyDamaged(HEADER, Finding.BAD_VALUE) from error
    if not 1 <= len(found) <= MOST_BOX:
        raise StudyDamaged(HEADER, Finding.BAD_VALUE)
    return found


def _tagged_bytes(header: Header) -> bytes:
    return json.dumps(_fields(header), sort_keys=True, separators=(",", ":")).encode()


def _fields(header: Header) -> dict[str, object]:
    return {
        "format": FORMAT,
        "study": header.study,
        "title": header.title,
        "revision": header.revision,
        "slots": [_slot_fields(slot) for slot in header.slots],
    }


def _slot_fields(slot: Slot) -> dict[str, object]:
    return {
        "user": slot.user,
        "name": slot.name,
        "recipient": slot.recipient,
        "memory_kib": slot.memory_kib,
        "passes": slot.passes,
        "lanes": slot.lanes,
        "salt": b64encode(slot.salt).decode(),
        "nonce": b64encode(slot.nonce).decode(),
        "box": b64encode(slot.box).decode(),
    }
