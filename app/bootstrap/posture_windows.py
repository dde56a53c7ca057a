"""What Windows tells of BitLocker, its page file and its sleep, without administrator's rights."""

import ctypes
import os
import sys
from datetime import datetime
from pathlib import Path

from app.domain.posture import Found, Posture, Swap

PROPERTY = "System.Volume.BitLockerProtection"
PROTECTED = frozenset({1, 6})
"""On, and on with the volume locked."""
OPEN = frozenset({2, 4, 5, 8})
"""Off, being decrypted, suspended (the key lies beside the data), and waiting to be switched on."""
ITEM = (0x7E9FB0D3, 0x919F, 0x4307, (0xAB, 0x2E, 0x9B, 0x18, 0x60, 0x31, 0x0C, 0x93))
"""IID_IShellItem2."""
GET_INT32 = 15
"""The place of GetInt32 among the methods of IShellItem2."""
RELEASE = 2


class _Guid(ctypes.Structure):
    _fields_ = (
        ("first", ctypes.c_uint32),
        ("second", ctypes.c_uint16),
        ("third", ctypes.c_uint16),
        ("rest", ctypes.c_ubyte * 8),
    )


class _Key(ctypes.Structure):
    _fields_ = (("format", _Guid), ("id", ctypes.c_uint32))


def protection(value: int | None) -> Found:
    """Return what the shell's number for BitLocker says of a volume."""
    if value in PROTECTED:
        return Found.YES
    return Found.NO if value in OPEN else Found.UNKNOWN


def looked(folder: Path, now: datetime, last: datetime | None) -> Posture:
    """Return the posture of this laptop; what Windows does not tell is unknown."""
    system = os.environ.get("SYSTEMDRIVE", "C:") + "\\"
    names = names_in(system)
    sealed = protection(_bitlocker(system))
    return Posture(
        disk_encrypted=protection(_bitlocker(folder.absolute().anchor)),
        swap=page_file(names, sealed),
        hibernates=sleep_file(names),
        now=now,
        last=last,
    )


def page_file(names: frozenset[str], sealed: Found) -> Swap:
    """Return where memory goes, from the names in the root of the system's volume."""
    if not names:
        return Swap.UNKNOWN
    if not names & {"pagefile.sys", "swapfile.sys"}:
        return Swap.NONE
    return {Found.YES: Swap.ENCRYPTED, Found.NO: Swap.PLAIN}.get(sealed, Swap.UNKNOWN)


def sleep_file(names: frozenset[str]) -> Found:
    """Tell whether Windows keeps a file to write memory to, for sleep or a quick start."""
    if not names:
        return Found.UNKNOWN
    return Found.YES if "hiberfil.sys" in names else Found.NO


def names_in(root: str) -> frozenset[str]:
    """Return the names in a folder in lower case, none when it may not be read."""
    try:
        return frozenset(each.name.lower() for each in os.scandir(root))
    except OSError:
        return frozenset()


if sys.platform == "win32":

    def _bitlocker(root: str) -> int | None:
        """Return the shell's number for BitLocker on a volume, as Explorer shows it."""
        try:
            return _asked(root)
        except OSError:
            return None

    def _asked(root: str) -> int | None:
        ctypes.oledll.ole32.CoInitialize(None)
        try:
            key, item, value = _Key(), ctypes.c_void_p(), ctypes.c_int()
            ctypes.oledll.propsys.PSGetPropertyKeyFromName(PROPERTY, ctypes.byref(key))
            wanted = _Guid(*ITEM[:3], (ctypes.c_ubyte * 8)(*ITEM[3]))
            ctypes.oledll.shell32.SHCreateItemFromParsingName(
                ctypes.c_wchar_p(root), None, ctypes.byref(wanted), ctypes.byref(item)
            )
            get = _method(item, GET_INT32, ctypes.POINTER(_Key), ctypes.POINTER(ctypes.c_int))
            answer = get(item, ctypes.byref(key), ctypes.byref(value))
            _method(item, RELEASE)(item)
            return value.value if answer == 0 else None
        finally:
            ctypes.windll.ole32.CoUninitialize()

    def _method(item: ctypes.c_void_p, place: int, *kinds: type) -> "ctypes._FuncPointer":
        table = ctypes.cast(item, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
        return ctypes.WINFUNCTYPE(ctypes.c_long, ctypes.c_void_p, *kinds)(table[place])

else:

    def _bitlocker(_root: str) -> int | None:
        return None
