"""Runs what was typed: exit code 0 when it was done, 1 when not, 2 when it is no command."""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from io import TextIOWrapper

from app.cli.backup import back_up, put_back
from app.cli.bundle import inspect_bundle, open_bundle_to, verify_bundle
from app.cli.deid import find_identifiers
from app.cli.demo import walk_demo
from app.cli.ending import fall_silent, is_unheard, orderly, say_all
from app.cli.forms import check_forms, freeze_forms
from app.cli.founding import found_study
from app.cli.parsing import parser
from app.cli.recovering import recover_study
from app.cli.study import change, check, show_log, show_users
from app.cli.window import open_window
from app.crypto.manners import mind_manners
from app.domain.errors import WaterlijnError
from app.language import UiLanguage, Words, speak
from app.sentences import sentence

DONE, NOT_DONE = 0, 1
Act = Callable[[argparse.Namespace, Words], int]

VERBS = frozenset({"window", "demo", "forms", "study", "deid", "bundle"})
ACTS: dict[tuple[str, str | None], Act] = {
    ("window", None): open_window,
    ("demo", None): walk_demo,
    ("forms", "check"): check_forms,
    ("forms", "freeze"): freeze_forms,
    ("study", "new"): found_study,
    ("study", "recover"): recover_study,
    ("study", "check"): check,
    ("study", "log"): show_log,
    ("study", "users"): show_users,
    ("study", "passphrase"): change,
    ("study", "backup"): back_up,
    ("study", "restore"): put_back,
    ("deid", None): find_identifiers,
    ("bundle", "inspect"): inspect_bundle,
    ("bundle", "verify"): verify_bundle,
    ("bundle", "open"): open_bundle_to,
}


def run(arguments: Sequence[str]) -> int:
    """Do what was typed and return the exit code."""
    mind_manners()
    _speak_utf8()
    words = _words(arguments)
    typed = parser(words).parse_args(with_verb(arguments))
    act = ACTS[typed.verb, getattr(typed, "act", None)]
    # The window has its own way to end, and puts away what was typed.
    with nullcontext() if typed.verb == "window" else orderly():
        return _done(act, typed, words)


def _done(act: Act, typed: argparse.Namespace, words: Words) -> int:
    """Act, and say what went wrong."""
    try:
        code = act(typed, words)
        say_all()
    except WaterlijnError as error:
        said = sentence(error, words)
        print(said.what, said.why, said.what_now, sep="\n", file=sys.stderr)
        return NOT_DONE
    except OSError as error:
        if not is_unheard(error):
            raise
        fall_silent()
        return NOT_DONE
    except KeyboardInterrupt:
        print(words.say("Afgebroken."), file=sys.stderr)
        return NOT_DONE
    return code


def _speak_utf8() -> None:
    """Read and write UTF-8 everywhere; a mark before the first line is no part of that line."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", line_buffering=True)


def with_verb(arguments: Sequence[str]) -> list[str]:
    """Return the words with `window` put in front of a study, or of nothing at all.

    `main.py STUDY` opens the window, and so does `main.py`; a folder that is called like a verb is
    opened with `main.py window FOLDER`.
    """
    rest, before = list(arguments), list[str]()
    while rest and rest[0].startswith("--language"):
        taken = 1 if "=" in rest[0] else 2
        before, rest = before + rest[:taken], rest[taken:]
    if not rest or (rest[0] not in VERBS and not rest[0].startswith("-")):
        rest = ["window", *rest]
    return before + rest


def _words(arguments: Sequence[str]) -> Words:
    line = " ".join(arguments)
    english = "--language en" in line or "--language=en" in line
    return speak(UiLanguage.EN if english else UiLanguage.NL)
