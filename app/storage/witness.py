"""The witness: a small file beside the stores that remembers how far they had come.

A store that was rolled back, cut to whole pages, given an old page back or robbed of its WAL opens
without a word. The witness is written after every commit, so that what is missing is noticed, and
after closing it knows the very bytes of the stores. It is authenticated with
a key that only holders of the research key have. Two places are written in turn, so that a torn
write hurts one of them.
"""

import json
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import file_digest
from hmac import compare_digest, digest
from io import BytesIO
from os import fsync
from pathlib import Path
from typing import BinaryIO

from app.domain.log import NOTHING_LOGGED, ChainHead
from app.storage.errors import Finding, StudyDamaged, WitnessLost
from app.storage.files import IDENTITY, RESEARCH, WITNESS, replace

PLACES = (0, 4096)
LENGTH = 512


@dataclass(frozen=True, slots=True)
class Seen:
    """How far the stores had come, and what their files hashed to if they were closed in order.

    While a study is open, and after a kill, there are no such hashes.
    """

    commits: int
    identity_commits: int
    log: ChainHead
    files: tuple[tuple[str, str], ...] = ()


NOTHING_SEEN = Seen(0, 0, NOTHING_LOGGED)


class Witness:
    """The open witness of one study."""

    def __init__(self, file: BinaryIO, key: bytes, lost: WitnessLost | None = None) -> None:
        """Write to `file`, opened unbuffered for reading and writing, under `key`."""
        self._file = file
        self._key = key
        self._turn = 0
        self.lost = lost
        """Why this one stands in, in memory, for the one on disk; nothing for one on disk."""

    def read(self) -> Seen:
        """Return what was last seen; raise StudyDamaged when neither place can be believed."""
        found = [record for place in PLACES if (record := self._read(place)) is not None]
        if not found:
            raise StudyDamaged(WITNESS, Finding.FORGED)
        self._turn, seen = max(found, key=lambda record: record[0])
        return seen

    def note(self, seen: Seen) -> None:
        """Remember `seen`, without waiting for the disk.

        A witness that can't be written stays behind the stores, which alarms nobody; the commit it
        was to tell of is kept all the same, so its failure is not the caller's.
        """
        try:
            self._write(seen)
        except OSError:
            return

    def note_surely(self, seen: Seen) -> None:
        """Remember `seen` and wait until the disk has it; raise OSError."""
        self._write(seen)
        if self.lost is None:
            fsync(self._file.fileno())

    def take_place(self, path: Path) -> None:
        """Be the witness on disk from now on, if this one only stands in for it.

        Raises TargetReadOnly, TargetFull.
        """
        if self.lost is None:
            return
        self._file.seek(0)
        replace(path, self._file.read())
        self._file, self.lost = path.open("r+b", buffering=0), None

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _write(self, seen: Seen) -> None:
        self._turn += 1
        self._file.seek(PLACES[self._turn % len(PLACES)])
        self._file.write(_packed(self._turn, seen, self._key))

    def _read(self, place: int) -> tuple[int, Seen] | None:
        self._file.seek(place)
        return _unpacked(self._file.read(LENGTH), self._key)


def hashed(folder: Path) -> tuple[tuple[str, str], ...]:
    """Return the names of the stores' files and what they hash to now; raise OSError."""
    found = []
    for name in (RESEARCH, IDENTITY):
        with (folder / name).open("rb") as file:
            found.append((name, file_digest(file, "sha256").hexdigest()))
    return tuple(found)


def new_witness(key: bytes, seen: Seen = NOTHING_SEEN) -> bytes:
    """Return the bytes of a fresh witness, which has seen nothing yet, or this."""
    return _packed(0, seen, key).ljust(PLACES[-1] + LENGTH)


def open_witness(path: Path, key: bytes) -> Witness:
    """Open the witness of a study, or one that stands in for it when it is lost; raise OSError."""
    if not path.exists():
        return _stand_in(key, Finding.MISSING)
    with ExitStack() as on_failure:
        witness = Witness(path.open("r+b", buffering=0), key)
        on_failure.callback(witness.close)
        try:
            witness.read()
        except StudyDamaged as error:
            return _stand_in(key, error.finding)
        on_failure.pop_all()
    return witness


def _stand_in(key: bytes, finding: Finding) -> Witness:
    return Witness(BytesIO(new_witness(key)), key, WitnessLost(WITNESS, finding))


def _packed(turn: int, seen: Seen, key: bytes) -> bytes:
    record = {
        "turn": turn,
        "commits": seen.commits,
        "identity_commits": seen.identity_commits,
        "log_seq": seen.log.seq,
        "log_digest": seen.log.digest.hex(),
        "files": dict(seen.files),
    }
    text = json.dumps(record, sort_keys=True)
    return f"{text} {_tag(text, key)}".ljust(LENGTH - 1).encode() + b"\n"


def _unpacked(packed: bytes, key: bytes) -> tuple[int, Seen] | None:
    text, _, tag = packed.decode(errors="replace").strip().rpartition(" ")
    if not compare_digest(tag.encode(), _tag(text, key).encode()):
        return None
    record = json.loads(text)
    log = ChainHead(record["log_seq"], bytes.fromhex(record["log_digest"]))
    files = tuple(record["files"].items())
    seen = Seen(record["commits"], record["identity_commits"], log, files)
    return record["turn"], seen


def _tag(text: str, key: bytes) -> str:
    return digest(key, text.encode(), "sha256").hex()
