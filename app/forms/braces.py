"""Braces in a form: placeholders that a study fills in, and ids at the end of a heading."""

from app.domain.consent_form import MARK, Placeholder
from app.forms.page import Page

CONSENT = frozenset(placeholder.mark for placeholder in Placeholder)
NOTHING: frozenset[str] = frozenset()


def check_braces(page: Page, skipped: int, known: frozenset[str]) -> None:
    """Note every brace below the heading that is no id and not among the known placeholders."""
    for number, line in enumerate(page.lines[skipped:], skipped + 1):
        _check_line(page, number, line, known)


def _check_line(page: Page, number: int, line: str, known: frozenset[str]) -> None:
    for mark in MARK.findall(line):
        if mark not in known and not mark.startswith("{#"):
            page.mistake(number, _unknown(page, mark, known))
    rest = MARK.sub("", line)
    if "{" in rest or "}" in rest:
        page.mistake(number, page.say("Hier staat een accolade zonder de andere die erbij hoort."))


def _unknown(page: Page, mark: str, known: frozenset[str]) -> str:
    if not known:
        return page.say("‘{mark}’ wordt hier niet ingevuld: schrijf het uit.", mark=mark)
    return page.say(
        "‘{mark}’ is geen bekende invulplek. Je kunt gebruiken: {known}.",
        mark=mark,
        known=", ".join(sorted(known)),
    )
