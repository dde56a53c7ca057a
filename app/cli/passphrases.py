"""Passphrases in a terminal: asked for without echo or read from a file, and from nowhere else."""

import argparse
import sys
from getpass import getpass
from pathlib import Path

from app.cli.files import read_text
from app.language import Words


def passphrase(typed: argparse.Namespace, words: Words) -> str:
    """Return the passphrase from the file that was named, or ask for it."""
    named: Path | None = typed.passphrase_file
    if named is not None:
        return read_text(named).strip("\r\n")
    try:
        return getpass(words.say("Wachtzin: "), stream=sys.stderr)
    except EOFError:  # nobody is there to type one
        return ""
