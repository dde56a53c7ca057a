"""The running process: what it goes on as, word for word."""

import json
import subprocess
import sys

from app.bootstrap import ROOT

GOES_ON = """
import sys
from app.bootstrap.machine import become

print("eerst", flush=False)
become([sys.executable, "-c", "import json, sys; print(json.dumps(sys.argv[1:]))", *sys.argv[1:]])
"""


def test_a_program_goes_on_as_another_with_every_word_whole() -> None:
    words = ["C:\\Mijn map\\studie", 'een "woord"', "", "é", "--stance", '{"a": [1, 2]}']
    done = subprocess.run(
        [sys.executable, "-c", GOES_ON, *words],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    first, second = done.stdout.splitlines()
    assert first == "eerst"
    assert json.loads(second) == words
