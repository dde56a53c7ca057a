"""The head of the log on paper: it is found again in the study, and missed in an older one."""

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from app.cli import run


def check(made: Path, printed: str) -> int:
    folder = made / "study"
    phrase = made / "passphrase.txt"
    return run(
        ["study", "check", str(folder), "--passphrase-file", str(phrase), "--printed", printed]
    )


def on_a_sheet(made: Path) -> str:
    """Return the head at the foot of a consent sheet, as somebody would copy it."""
    sheet = sorted((made / "consent").glob("*.pdf"))[0]
    with pypdfium2.PdfDocument(sheet) as document:
        words = document[0].get_textpage().get_text_bounded()
    (head,) = re.findall(r"logboek (\d+ [0-9a-f]{12})", words)
    return str(head)


def on_a_receipt(made: Path) -> str:
    receipt = (made / "bundle" / "waterlijn-0001.receipt.txt").read_text("utf-8")
    (head,) = re.findall(r"^log-head: ([0-9a-f]{64})$", receipt, re.MULTILINE)
    return str(head)


@pytest.mark.parametrize("of", [on_a_sheet, on_a_receipt])
def test_a_head_on_paper_is_found_in_the_log(
    made: Path, capsys: pytest.CaptureFixture[str], of: Callable[[Path], str]
) -> None:
    head = of(made)
    assert check(made, head.upper()) == 0
    said = capsys.readouterr().out
    number = head.split()[0] if " " in head else r"\d+"
    assert re.search(rf"hoort bij handeling {number}, van", said)


def test_a_head_that_no_event_has_is_missed(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number, signs = on_a_sheet(made).split()
    other = "0" if signs[0] != "0" else "1"
    assert check(made, f"{number} {other}{signs[1:]}") == 1
    assert "staat niet in het logboek" in capsys.readouterr().out


@pytest.mark.parametrize("copied", ["23", "23 cc8695", "geen kop, maar woorden"])
def test_what_is_no_head_is_said_to_be_none(
    made: Path, capsys: pytest.CaptureFixture[str], copied: str
) -> None:
    assert check(made, copied) == 1
    assert "geen kop van een logboek" in capsys.readouterr().err
