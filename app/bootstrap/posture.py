"""What this laptop tells of its disk, its swap and its sleep; it asks for no rights to look.

What is parsed is given as text, so that samples of other laptops can be tried.
"""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePosixPath

from app.domain.posture import Found, Posture, Swap

BLOCKS = Path("/sys/dev/block")
SEALED_TYPES = frozenset({"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs"})
"""File systems that encrypt by themselves."""
DEEP = 8
"""How far devices may stand upon one another before we stop looking."""
Device = str
"""A device as the kernel numbers it: `253:0`."""
Sealed = Callable[[Device], Found]


def look(folder: Path, now: datetime, last: datetime | None) -> Posture:
    """Return the posture of this laptop for a study in `folder`; never raises for what is hidden.

    `last` is the moment of the last event before the study was opened.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            return _look_linux(folder, now, last)
    if sys.platform == "win32":
        from app.bootstrap.posture_windows import looked

        return looked(folder, now, last)
    return Posture(Found.UNKNOWN, Swap.UNKNOWN, Found.UNKNOWN, now, last)


def mount_of(mountinfo: str, path: PurePosixPath) -> tuple[Device, str, str] | None:
    """Return device, kind and source of the file system that `path` lies on."""
    found, deepest = None, -1
    for line in mountinfo.splitlines():
        before, dash, after = line.partition(" - ")
        fields, about = before.split(), after.split()
        if not dash or len(fields) < 5 or len(about) < 2:  # noqa: PLR2004 - proc(5)
            continue
        point = PurePosixPath(_unescaped(fields[4]))
        # The one mounted last on the same place hides those below it.
        if path.is_relative_to(point) and len(point.parts) >= deepest:
            found, deepest = (fields[2], about[0], _unescaped(about[1])), len(point.parts)
    return found


def swaps_in(swaps: str) -> tuple[tuple[str, str], ...]:
    """Return place and kind (`partition` or `file`) of every swap in use."""
    lines = [line.split() for line in swaps.splitlines()[1:]]
    return tuple((_unescaped(fields[0]), fields[1]) for fields in lines if len(fields) > 1)


def swap_state(found: Iterable[Found]) -> Swap:
    """Return what all swaps together amount to; one that is plain spoils them all."""
    states = set(found)
    if not states:
        return Swap.NONE
    if Found.NO in states:
        return Swap.PLAIN
    return Swap.UNKNOWN if Found.UNKNOWN in states else Swap.ENCRYPTED


def hibernates(state: str, disk: str, swaps: int) -> Found:
    """Tell whether sleep may write memory to a swap, by what /sys/power/state and disk hold."""
    possible = "disk" in state.split() and "[disabled]" not in disk
    return Found.YES if possible and swaps else Found.NO


def sealed_device(device: Device, blocks: Path = BLOCKS, depth: int = 0) -> Found:
    """Tell whether a device, or everything it stands upon, is encrypted by dm-crypt.

    A disk that encrypts by itself does not show, which is why nobody says more than "as far as can
    be seen".
    """
    place = blocks / device
    if depth > DEEP or not place.exists():
        return Found.UNKNOWN
    if _text(place / "dm" / "uuid").startswith("CRYPT-"):
        return Found.YES
    below = [_text(each / "dev").strip() for each in sorted(place.glob("slaves/*"))]
    states = {sealed_device(each, blocks, depth + 1) for each in below}
    if not states or Found.NO in states:
        return Found.NO
    return Found.UNKNOWN if Found.UNKNOWN in states else Found.YES


def sealed_path(path: PurePosixPath, mountinfo: str, sealed: Sealed) -> Found:
    """Tell whether the file system that `path` lies on is encrypted."""
    mount = mount_of(mountinfo, path)
    if mount is None:
        return Found.UNKNOWN
    device, kind, source = mount
    if kind in SEALED_TYPES:
        return Found.YES
    if device.startswith("0:"):
        # Btrfs and others have no device of their own, and name the one they lie on.
        device = _number(source)
    return sealed(device) if device else Found.UNKNOWN


def _look_linux(folder: Path, now: datetime, last: datetime | None) -> Posture:
    mountinfo = _text(Path("/proc/self/mountinfo"))
    swaps = Path("/proc/swaps")
    found = swaps_in(_text(swaps))
    states = [_sealed_swap(place, kind, mountinfo) for place, kind in found]
    on_disk = [place for place, _ in found if not _in_memory(place)]
    return Posture(
        disk_encrypted=sealed_path(_posix(folder), mountinfo, sealed_device),
        swap=swap_state(states) if swaps.exists() else Swap.UNKNOWN,
        hibernates=_sleep(len(on_disk)),
        now=now,
        last=last,
    )


def _sleep(swaps: int) -> Found:
    state = Path("/sys/power/state")
    if not state.exists():
        return Found.UNKNOWN
    return hibernates(_text(state), _text(Path("/sys/power/disk")), swaps)


def _sealed_swap(place: str, kind: str, mountinfo: str) -> Found:
    if _in_memory(place):
        return Found.YES
    if kind == "file":
        return sealed_path(PurePosixPath(place), mountinfo, sealed_device)
    number = _number(place)
    return sealed_device(number) if number else Found.UNKNOWN


def _in_memory(place: str) -> bool:
    return PurePosixPath(place).name.startswith("zram")


def _posix(folder: Path) -> PurePosixPath:
    return PurePosixPath(folder.resolve().as_posix())


def _number(source: str) -> Device:
    """Return the number of a device file, nothing when there is none."""
    if not source.startswith("/dev/"):
        return ""
    try:
        number = os.stat(source).st_rdev  # noqa: PTH116 - the number is all we want
    except OSError:
        return ""
    return f"{os.major(number)}:{os.minor(number)}"


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _unescaped(field: str) -> str:
    """Return a field of /proc as it was before spaces were written in octal."""
    for octal, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(octal, sign)
    return field
