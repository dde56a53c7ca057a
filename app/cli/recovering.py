"""The verb that lets the lead back in with the recovery sheet, when the passphrase is lost."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from app.bootstrap import real_means
from app.cli.files import read_text
from app.cli.passphrases import new_passphrase
from app.crypto.errors import RecoveryShareMistyped, RecoveryWordMistyped
from app.crypto.shares import NEEDED, are_words, check_share
from app.crypto.wrapping import calibrated
from app.domain.recovery_code import LINES, LinePlace, RecoveryCodeMistyped, read_line
from app.domain.users import Store
from app.language import Words
from app.sentences import sentence
from app.services.recovering import header_left, recover
from app.services.recovery_codes import Copied, copied_in, keys_in

MISTYPED = (RecoveryCodeMistyped, RecoveryWordMistyped, RecoveryShareMistyped)


def recover_study(typed: argparse.Namespace, words: Words) -> int:
    """Ask for the codes, or read them, and give the lead a new passphrase."""
    header_left(typed.study)
    copied = asked(words) if typed.codes_file is None else copied_in(read_text(typed.codes_file))
    keys = keys_in(copied)
    means = replace(real_means(), kdf=calibrated(perf_counter))
    phrase, ours = new_passphrase(typed, words, means.chance)
    lead = recover(typed.study, (keys.research, keys.identity), phrase, means)
    print(words.say("Het onderzoek is hersteld. {name} kan er weer in.", name=lead.name))
    if ours:
        print(words.say("Wachtzin (schrijf hem nu op): {phrase}", phrase=phrase))
    print(words.say("Het herstelblad blijft geldig. Berg het weer op."))
    return 0


def asked(words: Words) -> Copied:
    """Return what is copied from paper, line by line; a wrong line is asked for again."""
    print(
        words.say(
            "Typ over wat op het herstelblad staat, regel voor regel. Heb je delen? Typ dan op de "
            "eerste regel alle 33 woorden van een deel."
        ),
        file=sys.stderr,
    )
    return Copied(_texts(Store.RESEARCH, words), _texts(Store.IDENTITY, words))


def _texts(store: Store, words: Words) -> tuple[str, ...]:
    first = _until_right(store, 1, words, words_too=True)
    if are_words(first):
        return first, _share(store, words)
    lines = [_until_right(store, number, words) for number in range(2, LINES + 1)]
    return ("\n".join([first, *lines]),)


def _until_right(store: Store, line: int, words: Words, *, words_too: bool = False) -> str:
    prompt = {
        Store.RESEARCH: words.say("Code A, regel {n}: ", n=line),
        Store.IDENTITY: words.say("Code B, regel {n}: ", n=line),
    }[store]

    def check(text: str) -> None:
        if words_too and are_words(text):
            check_share(text, store, 1)
        else:
            read_line(text, LinePlace(store, line))

    return _right(prompt, check, words)


def _share(store: Store, words: Words) -> str:
    prompt = {
        Store.RESEARCH: words.say("Code A, nog een deel: "),
        Store.IDENTITY: words.say("Code B, nog een deel: "),
    }[store]
    return _right(prompt, lambda text: check_share(text, store, NEEDED), words)


def _right(prompt: str, check: Callable[[str], None], words: Words) -> str:
    while True:
        print(prompt, end="", file=sys.stderr, flush=True)
        typed = sys.stdin.readline()
        try:
            check(typed)
        except MISTYPED as error:
            if not typed:  # nobody is there to type it again
                raise
            print(sentence(error, words).why, file=sys.stderr)
        else:
            return typed.strip()
