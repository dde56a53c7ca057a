"""Passphrases in a terminal: asked for without echo or read from a file, and from nowhere else."""

import argparse
import sys
from getpass import GetPassWarning, getpass
from pathlib import Path
from warnings import catch_warnings, simplefilter

from app.cli.files import read_text
from app.crypto.passphrase import generate
from app.domain.clock import Chance
from app.domain.errors import NobodyToAsk
from app.domain.ids import UserId
from app.language import Words
from app.storage.errors import NobodyOfThatName, WhichUser
from app.storage.header import read_header


def passphrase(typed: argparse.Namespace, words: Words) -> str:
    """Return the passphrase from the file that was named, or ask for it."""
    named: Path | None = typed.passphrase_file
    if named is not None:
        return read_text(named).strip("\r\n")
    return asked_unseen(words.say("Wachtzin: "))


def asked_unseen(prompt: str) -> str:
    """Ask for something that must not show while it is typed; raise NobodyToAsk."""
    if not _has_keyboard():
        raise NobodyToAsk
    try:
        with catch_warnings():
            simplefilter("error", GetPassWarning)
            return getpass(prompt, stream=sys.stderr)
    except (EOFError, GetPassWarning) as error:
        raise NobodyToAsk from error


def new_passphrase(typed: argparse.Namespace, words: Words, chance: Chance) -> tuple[str, bool]:
    """Return a new passphrase and whether it is our own making: six words that must be shown."""
    named: Path | None = typed.new_passphrase_file
    if named is not None:
        return read_text(named).strip("\r\n"), False
    own = ""
    if sys.stdin.isatty():
        own = asked_unseen(words.say("Nieuwe wachtzin (leeg: zes woorden): "))
    return own or generate(chance), not own


def who(typed: argparse.Namespace, words: Words) -> UserId | None:
    """Return whose passphrase it is: the name that was given, or asked for among several.

    Raises NobodyOfThatName, and WhichUser when there is nobody to ask.
    """
    slots = read_header(typed.study).slots
    name: str | None = typed.user
    if name is None and len(slots) == 1:
        return None
    if name is None and sys.stdin.isatty():
        print(", ".join(slot.name for slot in slots), file=sys.stderr)
        print(words.say("Je naam: "), end="", file=sys.stderr, flush=True)
        name = sys.stdin.readline().strip()
    for slot in slots:
        if name is not None and slot.name.casefold() == name.casefold():
            return slot.user
    names = tuple(slot.name for slot in slots)
    raise NobodyOfThatName(name, names) if name else WhichUser(names)


if sys.platform == "win32":

    def _has_keyboard() -> bool:
        """Tell whether there is a console; without one getpass reads nothing there, for ever."""
        try:
            with Path("CONIN$").open("rb"):
                return True
        except OSError:
            return False

else:

    def _has_keyboard() -> bool:
        """Tell that asking finds it out."""
        return True
