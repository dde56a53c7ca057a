"""The demo verb: the whole path on invented data, each step verified and told."""

import argparse
from typing import TypeAlias

from app.demo.errors import NotVerified
from app.demo.walk import walk
from app.language import Words

Typed: TypeAlias = argparse.Namespace


def walk_demo(typed: Typed, words: Words) -> int:
    """Walk the path; exit code 0 only when every step was verified by reopening what it made."""
    try:
        walk(typed.folder, typed.seed, words, print)
    except NotVerified as error:
        print(
            words.say("✗ Niet gelukt bij {step}: {finding}", step=error.step, finding=error.finding)
        )
        return 1
    return 0
