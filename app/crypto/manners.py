"""Manners that keep what is in memory from the disk, for every process that holds a secret.

What a system has not is left out quietly: the program then promises less, which SECURITY.md tells.
"""

import ctypes
import sys

NOT_DUMPABLE = 4
"""PR_SET_DUMPABLE of Linux: with 0 nobody but root looks into this process."""
QUIET_ERRORS = 0x0001 | 0x0002
"""SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX of Windows."""
NO_HEAP = 0x0001 | 0x0020
"""WER_FAULT_REPORTING_FLAG_NOHEAP and WER_FAULT_REPORTING_NO_UI of Windows."""


def mind_manners() -> None:
    """Let no crash write memory to the disk, and let other programs not look into it."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(QUIET_ERRORS)
        kernel.WerSetFlags(NO_HEAP)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(NOT_DUMPABLE, 0, 0, 0, 0)
