"""What can go wrong and is expected: errors carry fields, and the words stand in app.sentences."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any


class WaterlijnError(Exception):
    """Anything expected that stops an act; its sentence is found by its type."""

    def __reduce__(self) -> str | tuple[Any, ...]:
        """Travel between processes with the fields it was made of."""
        names = getattr(type(self), "__dataclass_fields__", None)
        if names is None:
            return super().__reduce__()
        return type(self), tuple(getattr(self, name) for name in names)


class Unforeseen(WaterlijnError):
    """Something stopped on a mistake of ours; whoever asked for it must not wait for ever."""


class NotBegunAnew(WaterlijnError):
    """A locked program could not replace itself: what was typed may still be in its memory."""


@dataclass(eq=False)
class FileNotReadable(WaterlijnError):
    """A file that a person named can't be read, or holds no text."""

    path: Path


class InputNotReadable(WaterlijnError):
    """What is piped into the program is no text, or can't be read."""


class NobodyToAsk(WaterlijnError):
    """A passphrase is needed, no file with it was named, and nobody is there to type one."""


@dataclass(eq=False)
class LineNotUnderstood(WaterlijnError):
    """A line of input is not an object with an id and a text; counted from 1."""

    line: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a text that people write: where it stands and what is wrong, as a sentence."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        """Return `file:line: sentence`, as compilers write it."""
        return f"{self.file}:{self.line}: {self.sentence}"
