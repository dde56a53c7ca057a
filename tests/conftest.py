"""What every test shares: Qt draws nowhere, and Hypothesis tries the same examples each time."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")
