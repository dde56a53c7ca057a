"""The parser that speaks: its help and its complaints in the words of the program."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import NoReturn

from app.language import Words

USAGE = 2
"""The exit code for words that are no command."""

PLACES, CHOICES = "positional arguments", "options"
"""What the library calls the two halves of a page of help."""


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks in sentences and shows no internals."""

    words: Words

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command and how to get help; exit code 2."""
        say = self.words.say
        said = complaint(message, self.words)
        sys.stderr.write(say("Dit commando klopt niet: {message}", message=said) + "\n")
        sys.stderr.write(say("Hulp: {program} --help", program=self.prog) + "\n")
        sys.exit(USAGE)

    def _get_formatter(self) -> argparse.HelpFormatter:
        return page_of(self.words)(self.prog)


def page_of(words: Words) -> type[argparse.HelpFormatter]:
    """Return what lays out a page of help, with its headings in these words."""

    class Page(argparse.HelpFormatter):
        def start_section(self, heading: str | None) -> None:
            titles = {PLACES: words.say("wat je noemt"), CHOICES: words.say("wat je kunt kiezen")}
            super().start_section(titles.get(heading or "", heading))

        def add_usage(
            self,
            usage: str | None,
            actions: Iterable[argparse.Action],
            groups: Iterable[argparse._MutuallyExclusiveGroup],
            prefix: str | None = None,
        ) -> None:
            said = words.say("gebruik: ") if prefix is None else prefix
            super().add_usage(usage, actions, groups, said)

    return Page


COMPLAINTS = {
    r"the following arguments are required: (?P<what>.*)": "hier ontbreekt nog: {what}",
    r"unrecognized arguments: (?P<what>.*)": "dit hoort er niet bij: {what}",
    r"argument (?P<what>.*?): invalid choice: (?P<given>.*) \(choose from (?P<choices>.*)\)": (
        "bij {what} kan niet: {given}. Kies uit: {choices}"
    ),
    r"argument (?P<what>.*?): invalid \w+ value: (?P<given>.*)": "bij {what} kan niet: {given}",
    r"argument (?P<what>.*?): expected .*argument.*": "achter {what} ontbreekt nog iets",
    r"ambiguous option: (?P<what>.*) could match (?P<choices>.*)": (
        "{what} kan meer betekenen: {choices}"
    ),
}
"""What the library complains of, and how we say it."""


def complaint(message: str, words: Words) -> str:
    """Return a complaint of the library in these words; one that we do not know as it is."""
    for shape in COMPLAINTS:  # noqa: PLC0206 - so that the texts are found to be translated
        if found := re.fullmatch(shape, message, re.DOTALL):
            return words.say(COMPLAINTS[shape], **found.groupdict())
    return message
