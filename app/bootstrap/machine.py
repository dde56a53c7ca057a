"""This laptop: its clocks, its lid, and windows that stay out of pictures of the screen.

Everything that differs from one system to another about time and windows stands here. What a
system has not is left out quietly: the program then promises less, which SECURITY.md tells.
"""

import ctypes
import os
import subprocess
import sys
import time
from ctypes import wintypes
from pathlib import Path
from typing import NoReturn

from app.ui.machine import Machine

LIDS = Path("/proc/acpi/button/lid")
OUT_OF_PICTURES = 0x11
"""WDA_EXCLUDEFROMCAPTURE of Windows."""
POWER, SLEEP_COMES = 0x0218, 0x0004
"""WM_POWERBROADCAST and PBT_APMSUSPEND of Windows."""
TICKS = 10_000_000
"""Steps of 100 nanoseconds in a second."""


def become(command: list[str]) -> NoReturn:
    """Go on as another program, with nothing left of what this one has in memory."""
    if sys.stdout is not None:
        sys.stdout.flush()
    if sys.platform == "win32":
        # There exec takes a word with a space in it apart: a folder with a name, for one.
        subprocess.Popen(command)  # noqa: S603 - ourselves
        os._exit(0)
    os.execv(command[0], command)  # noqa: S606 - ourselves


def this_machine() -> Machine:
    """Return what this laptop tells of itself."""
    suspends = sleep_comes if sys.platform == "win32" else None
    return Machine(_awake, _passed, lid_closed, _unseen, suspends)


def lid_closed(lids: Path = LIDS) -> bool:
    """Tell whether a lid is closed; a laptop that does not say has none."""
    try:
        return any("closed" in file.read_text("ascii") for file in lids.glob("*/state"))
    except OSError:
        return False


def sleep_comes(address: int) -> bool:
    """Tell whether the message of Windows at this address says that the laptop goes to sleep."""
    message = wintypes.MSG.from_address(address)
    return message.message == POWER and message.wParam == SLEEP_COMES


if sys.platform == "win32":

    def _awake() -> float:
        ticks = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value / TICKS

    def _passed() -> float:
        count = ctypes.windll.kernel32.GetTickCount64
        count.restype = ctypes.c_ulonglong
        return float(count()) / 1_000

else:
    _awake = time.monotonic
    ALL = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    """The clock that goes on during sleep; without it a sleep shows on the clock on the wall."""

    def _passed() -> float:
        return time.clock_gettime(ALL)


def _unseen(window: int) -> None:
    if sys.platform == "win32":
        ctypes.windll.user32.SetWindowDisplayAffinity(wintypes.HWND(window), OUT_OF_PICTURES)
