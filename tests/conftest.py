"""What every test shares: Qt draws nowhere, Hypothesis tries the same, garbage goes where it may.

Tests run beside a thread that talks to whoever spread them over the cores. Did Python collect
there, it would free widgets off the GUI thread and crash in a test that did nothing wrong; so it is
done here, between two tests, as the program does it between two keys.
"""

import gc
import os

from hypothesis import settings

from app.ui.sweeping import sweep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")


def pytest_configure() -> None:
    gc.disable()


def pytest_runtest_logfinish() -> None:
    sweep()
