"""A kill at some write: the folders are copied at that moment, and the copy is what is left."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from app.storage.sql import Connection
from app.storage.witness import Witness

CALLS = ("replace", "rename", "unlink", "mkdir", "rmdir", "fsync")
STATEMENTS = ("COMMIT", "VACUUM", "wal_checkpoint", "sqlcipher_export", "journal_mode")
"""What SQLite is told to write to the disk with."""


@dataclass
class Killing:
    """Counts writes, and copies `root` to `left` before the one of that number."""

    root: Path
    left: Path
    at: int
    count: int = 0
    _copying: bool = False

    @property
    def happened(self) -> bool:
        return self.count > self.at

    def write(self) -> None:
        if self._copying:
            return
        if self.count == self.at:
            self._copying = True
            shutil.copytree(self.root, self.left)
            self._copying = False
        self.count += 1


@contextmanager
def killed_at(killing: Killing) -> Iterator[Killing]:
    """Count whatever is written; the act itself goes on, in folders that nobody looks at again."""
    with ExitStack() as counting:
        for name in CALLS:
            counting.enter_context(_counted(os, name, killing))
        counting.enter_context(_counted(Witness, "_write", killing))
        for name in ("execute", "one"):
            counting.enter_context(_counted(Connection, name, killing, _writes))
        yield killing


def _writes(_connection: Connection, sql: str, *_params: object) -> bool:
    return any(each in sql for each in STATEMENTS)


def _counted(
    where: object, name: str, killing: Killing, counts: Callable[..., bool] = lambda *_: True
) -> Any:
    real = getattr(where, name)

    def call(*args: Any, **named: Any) -> Any:
        if counts(*args):
            killing.write()
        return real(*args, **named)

    return patch.object(where, name, call)
