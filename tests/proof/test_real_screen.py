"""What only a real screen has, such as a clipboard that belongs to somebody: run on one of X11."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.ui.pages.study import ROOT

ON_A_SCREEN = ["tests/ui/test_clipboard.py", "tests/ui/pages/test_copied.py"]


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of its own."""
    screen = shutil.which("Xvfb")
    if screen is None:
        pytest.skip("takes Xvfb")
    readable, writable = os.pipe()
    running = subprocess.Popen(
        [screen, "-displayfd", str(writable), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[writable],
        stderr=subprocess.DEVNULL,
    )
    os.close(writable)
    with os.fdopen(readable) as told:
        number = told.readline().strip()
    yield f":{number}"
    running.terminate()
    running.wait()


def test_what_is_skipped_elsewhere_holds_on_a_real_screen(display: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", *ON_A_SCREEN],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "skipped" not in done.stdout
