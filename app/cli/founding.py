"""The verb that founds a study in a terminal, as the window does: sheet first, then tried."""

import argparse
import secrets
import sys
from dataclasses import replace
from getpass import getpass
from time import perf_counter

from app.bootstrap import real_means
from app.bootstrap.recovery import write_recovery_sheet
from app.cli.files import read_text
from app.crypto.passphrase import generate
from app.crypto.wrapping import calibrated
from app.language import Words
from app.services.vault_keeping import NewStudy, create_study


def found_study(typed: argparse.Namespace, words: Words) -> int:
    """Found a study and write its recovery sheet; say the passphrase when we made it."""
    own = _own(typed, words)
    phrase = own or generate(secrets.token_bytes)
    means = replace(real_means(), kdf=calibrated(perf_counter))
    founded = create_study(typed.study, NewStudy(typed.title, typed.name, phrase), means)
    try:
        today = means.clock.today()
        write_recovery_sheet(typed.sheet, typed.title, founded.recovery, today, words)
    finally:
        founded.study.close()
    print(words.say("Onderzoek aangemaakt in {folder}.", folder=typed.study))
    if not own:
        print(words.say("Wachtzin (schrijf hem nu op): {phrase}", phrase=phrase))
    print(
        words.say("Herstelblad: {path}. Druk het af en wis daarna het bestand.", path=typed.sheet)
    )
    return 0


def _own(typed: argparse.Namespace, words: Words) -> str:
    """Return a passphrase of somebody's own, or nothing when six words are wanted."""
    if typed.passphrase_file is not None:
        return read_text(typed.passphrase_file).strip("\r\n")
    if not sys.stdin.isatty():
        return ""
    return getpass(words.say("Eigen wachtzin (leeg: zes woorden): "), stream=sys.stderr)


_SHEET = "Herstelblad: {path}. Druk het af en wis daarna het bestand."
