"""The forms verbs: every mistake by file and line, and fixing the text of a version."""

import argparse

from app.bootstrap import FORMS
from app.domain.errors import Problem
from app.forms.errors import FormHasMistakes
from app.forms.library import advise_folder, check_folder, freeze
from app.language import Words


def check_forms(typed: argparse.Namespace, words: Words) -> int:
    """Print every mistake and then advice; exit code 1 only when there are mistakes."""
    folder = typed.folder or FORMS
    if not folder.is_dir():
        raise FormHasMistakes((Problem(str(folder), 1, words.say("Deze map is er niet.")),))
    mistakes = check_folder(folder, words)
    for problem in mistakes:
        print(problem)
    for problem in advise_folder(folder, words):
        print(words.say("{place} (advies)", place=problem))
    if mistakes:
        print(words.say_n("{n} fout gevonden.", "{n} fouten gevonden.", len(mistakes)))
        return 1
    print(words.say("Geen fouten gevonden."))
    return 0


def freeze_forms(typed: argparse.Namespace, words: Words) -> int:
    """Write down which text each version has, so that it can't change any more."""
    freeze(typed.folder or FORMS, words)
    print(words.say("De tekst van elke versie staat nu vast in versions.toml."))
    return 0
