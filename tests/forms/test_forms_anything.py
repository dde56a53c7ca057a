"""Whatever somebody types, a reader answers with a form or with its mistakes."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Problem
from app.forms import FormHasMistakes, read_consent_form, read_guide, read_protocol
from app.language import UiLanguage, Words, speak

FORMS = Path(__file__).resolve().parents[2] / "forms"
WORDS = speak(UiLanguage.NL)
READERS = (read_consent_form, read_guide, read_protocol)
WHOLE = [file.read_text(encoding="utf-8") for file in sorted(FORMS.glob("*/*.*"))]

PIECES = st.sampled_from(
    [
        "+++\n",
        "## ",
        "> ",
        "1. ",
        "   - ",
        "- ",
        "{#",
        "}",
        "{",
        "\n",
        "\n\n",
        "id = ",
        '"',
        "[[wave]]\n",
        "version = 1\n",
        "title",
        "=",
        "[",
        "]",
        "***",
        "<b>",
        "![](",
        "\t",
        "\x00",
        "\u2028",
        "é",
        "9" * 5000,
        "[" * 2000,
        "> " * 30,
        "opens = -1\n",
        'language = "nl"\n',
        'language = "nl-simple"\n',
        "title = {}\n",
        "wave = [{}]\n",
        "wave = [1]\n",
        "groups = []\n",
        "modes = [1]\n",
    ]
)


def mistakes(read: Callable[[str, str, Words], object], text: str) -> tuple[Problem, ...]:
    try:
        read(text, "f", WORDS)
    except FormHasMistakes as error:
        return error.problems
    return ()


def read_all(text: str) -> None:
    for read in READERS:
        lines = [problem.line for problem in mistakes(read, text)]
        assert lines == sorted(lines)
        assert all(1 <= line <= text.count("\n") + 1 for line in lines)


@given(st.text())
def test_any_text(text: str) -> None:
    read_all(text)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_text_made_of_the_signs_of_a_form(text: str) -> None:
    read_all(text)
    read_all("+++\n" + text)


@given(st.sampled_from(WHOLE), st.data())
def test_a_whole_form_with_a_piece_torn_out_and_another_put_in(
    whole: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 300)))
    read_all(whole[:start] + data.draw(PIECES | st.text(max_size=20)) + whole[end:])
