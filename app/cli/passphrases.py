"""Passphrases in a terminal: asked for without echo or read from a file, and from nowhere else."""

import argparse
import sys
from getpass import getpass
from pathlib import Path

from app.cli.files import read_text
from app.crypto.passphrase import generate
from app.domain.clock import Chance
from app.domain.ids import UserId
from app.language import Words
from app.storage.errors import WhichUser
from app.storage.header import read_header


def passphrase(typed: argparse.Namespace, words: Words) -> str:
    """Return the passphrase from the file that was named, or ask for it."""
    named: Path | None = typed.passphrase_file
    if named is not None:
        return read_text(named).strip("\r\n")
    try:
        return getpass(words.say("Wachtzin: "), stream=sys.stderr)
    except EOFError:  # nobody is there to type one
        return ""


def new_passphrase(typed: argparse.Namespace, words: Words, chance: Chance) -> tuple[str, bool]:
    """Return a new passphrase and whether it is our own making: six words that must be shown."""
    named: Path | None = typed.new_passphrase_file
    if named is not None:
        return read_text(named).strip("\r\n"), False
    own = ""
    if sys.stdin.isatty():
        own = getpass(words.say("Nieuwe wachtzin (leeg: zes woorden): "), stream=sys.stderr)
    return own or generate(chance), not own


def who(typed: argparse.Namespace, words: Words) -> UserId | None:
    """Return whose passphrase it is: the name that was given, or asked for among several.

    Raises WhichUser when there is nobody of that name, or nobody to ask.
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
    raise WhichUser(tuple(slot.name for slot in slots))
