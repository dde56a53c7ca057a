"""How a verb ends before its time: what it had begun is cleared away first."""

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread

ENDINGS = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""What a system sends to end a program, or when its terminal is closed; the last is of Windows."""

DEAF = frozenset({errno.EPIPE, errno.EINVAL, errno.ENOSPC, errno.EIO, errno.EBADF})
"""What is wrong when nobody can hear us any more; Windows calls a closed pipe invalid."""


@contextmanager
def orderly() -> Iterator[None]:
    """Let whoever ends the program be answered like Ctrl+C, so that nothing stays half made."""
    heard = [number for name in ENDINGS if (number := _ours(name)) is not None]
    for number in heard:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def is_unheard(error: OSError) -> bool:
    """Tell whether it was our own voice that failed: files have errors of their own by now."""
    return error.filename is None and error.errno in DEAF


def fall_silent() -> None:
    """Say no more, so that nothing goes wrong once again when the program ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say_all() -> None:
    """Bring out what was said but is still held back."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _ours(name: str) -> signal.Signals | None:
    """Return a signal that this system knows, and that nobody asked us to live through."""
    number: signal.Signals | None = getattr(signal, name, None)
    if number is None or current_thread() is not main_thread():
        return None
    return number if signal.getsignal(number) is signal.SIG_DFL else None
