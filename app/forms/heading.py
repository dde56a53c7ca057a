"""The heading of a form: TOML between two lines of three plus signs."""

from app.forms.fields import Fields, key_lines, parse_toml
from app.forms.page import Page

FENCE = "+++"


def split(page: Page) -> tuple[Fields, int]:
    """Return the heading and how many lines come before the body.

    Raises `FormHasMistakes` when there is no heading, or none that can be read.
    """
    lines = page.lines
    end = _end_of_heading(page, lines)
    table = parse_toml(page, "\n".join(lines[1:end]), first=2)
    return Fields(page, table, 1, key_lines(lines[1:end], first=2)), end + 1


def _end_of_heading(page: Page, lines: list[str]) -> int:
    fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE]
    if not fences or fences[0] != 0:
        page.mistake(
            1,
            page.say(
                "Het formulier moet beginnen met een kop: een regel +++, dan de gegevens, "
                "dan weer een regel +++."
            ),
        )
    elif len(fences) == 1:
        page.mistake(1, page.say("De kop is niet afgesloten met een tweede regel +++."))
    page.settle()
    return fences[1]
