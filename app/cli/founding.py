"""The verb that founds a study in a terminal, as the window does: sheet first, then tried."""

import argparse
import secrets
import shutil
import sys
from dataclasses import replace
from time import perf_counter

from app.bootstrap import real_means
from app.bootstrap.recovery import drawn_shares, keep_apart, write_recovery_sheet
from app.bundle.errors import TargetExists
from app.cli.files import read_text
from app.cli.passphrases import asked_unseen
from app.cli.recovering import asked
from app.crypto.passphrase import generate
from app.crypto.wrapping import calibrated
from app.documents.recovery import share_sheets
from app.language import Words
from app.services.printing import write_file
from app.services.recovery_codes import keys_in
from app.services.renewing import rehearse, sheet_state
from app.services.vault_keeping import Founded, NewStudy, create_study


def found_study(typed: argparse.Namespace, words: Words) -> int:
    """Found a study, write its recovery sheet, and have it copied back if somebody is there."""
    if typed.sheet.exists():
        raise TargetExists(typed.sheet)
    keep_apart(typed.study, typed.sheet)
    own = _own(typed, words)
    phrase = generate(secrets.token_bytes) if own is None else own
    means = replace(real_means(), kdf=calibrated(perf_counter))
    founded = create_study(typed.study, NewStudy(typed.title, typed.name, phrase), means)
    _write_or_undo(typed, founded, words)
    try:
        print(words.say("Onderzoek aangemaakt in {folder}.", folder=typed.study))
        if own is None:
            print(words.say("Wachtzin (schrijf hem nu op): {phrase}", phrase=phrase))
        said = words.say(
            "Herstelblad: {path}. Druk het af en wis daarna het bestand.", path=typed.sheet
        )
        print(said, flush=True)
        _try(founded, words)
    finally:
        founded.study.close()
    return 0


def _write_or_undo(typed: argparse.Namespace, founded: Founded, words: Words) -> None:
    """Write the sheet; without it, and with words nobody has seen yet, there is no study."""
    try:
        _write(typed, founded, words)
    except BaseException:
        founded.study.close()
        shutil.rmtree(typed.study, ignore_errors=True)
        raise


def _write(typed: argparse.Namespace, founded: Founded, words: Words) -> None:
    made, recovery = sheet_state(founded.study.begin).made.at, founded.recovery
    if typed.shares:
        write_file(typed.sheet, share_sheets(typed.title, drawn_shares(recovery), made, words))
    else:
        write_recovery_sheet(typed.sheet, typed.title, recovery, made, words)


def _try(founded: Founded, words: Words) -> None:
    """Really open both keys with what was printed, when somebody is there to copy it."""
    if not sys.stdin.isatty():
        print(words.say("Het is nog niet geprobeerd: doe dat in het venster, Onderzoek, Herstel."))
        return
    rehearse(founded.study, keys_in(asked(words)), founded.recovery)
    print(words.say("Het herstelblad werkt. Bewaar het in een kluis, niet bij de laptop."))


def _own(typed: argparse.Namespace, words: Words) -> str | None:
    """Return a passphrase of somebody's own, or None when six words are wanted."""
    if typed.passphrase_file is not None:
        return read_text(typed.passphrase_file).strip("\r\n")
    if not sys.stdin.isatty():
        return None
    return asked_unseen(words.say("Eigen wachtzin (leeg: zes woorden): ")) or None
