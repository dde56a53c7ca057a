"""What a program and all its children did to files and to the network, as the kernel saw it.

`strace` writes down every call that names a file, writes into one or makes a socket, with every
byte; this file reads that. What it could not read would be a hole in the proof, so it is told.
"""

import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

STRACE = shutil.which("strace")
NAMING = (
    "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,"
    "symlinkat,mknod,mknodat,truncate,setxattr,fsetxattr,memfd_create,execve,execveat"
)
WRITING = "write,pwrite64,writev,pwritev,pwritev2,mmap"
UNREADABLE = (
    "sendfile,copy_file_range,splice,tee,vmsplice,io_uring_setup,io_setup,process_vm_writev"
)
"""Ways to write whose bytes do not pass here; nobody may use one on a file."""
CALL = re.compile(r"^(?P<at>\d+\.\d+) (?P<name>\w+)\((?P<rest>.*)$")
STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
HANDLE = re.compile(r"\d+<((?:\\x[0-9a-f]{2})+)")
RESULT = re.compile(r"\) += (-?\d+)(?:<((?:\\x[0-9a-f]{2})+))?")
FAMILY = re.compile(r"\b(?:AF|PF)_[A-Z0-9_]+")
MEMORY = ("/memfd:", "/dev/zero", "/dev/null", "/dev/urandom", "/dev/pts", "/dev/tty", "/proc/self")
FOR_WRITING = ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TMPFILE", "O_APPEND", "O_TRUNC")


@dataclass(frozen=True)
class Call:
    """One call: when, which, its arguments as strace writes them."""

    at: float
    name: str
    rest: str

    @property
    def worked(self) -> bool:
        """Tell whether the call did what was asked, as far as that was seen."""
        told = RESULT.search(self.rest)
        return told is None or not told[1].startswith("-")

    @property
    def strings(self) -> list[bytes]:
        """Return the strings among the arguments, whole."""
        found = STRING.findall(self.rest)
        if any(cut for _, cut in found):
            raise ValueError(self.name)
        return [_bytes(each) for each, _ in found]

    @property
    def handle(self) -> str:
        """Return what the first argument, a file handle, stands for."""
        found = HANDLE.match(self.rest)
        return _bytes(found[1]).decode(errors="replace") if found else ""


@dataclass
class Trace:
    """What was done, sorted out."""

    written: dict[str, bytes] = field(default_factory=dict)
    """Every byte that went into each file, also files that are gone."""
    opened: set[str] = field(default_factory=set)
    """Files opened so that they could be written or came to be."""
    names: set[bytes] = field(default_factory=set)
    """Every name that was given to a file or folder, and every word of a command."""
    families: set[str] = field(default_factory=set)
    """Families of sockets that were made, or told to go somewhere."""
    holes: set[str] = field(default_factory=set)
    """Ways of writing whose bytes were not seen."""
    started: list[str] = field(default_factory=list)
    """Programs that were begun, in order."""


@cache
def can_trace() -> str:
    """Return why nothing can be traced here, or nothing when it can."""
    if STRACE is None:
        return "strace is not installed"
    tried = subprocess.run(
        [STRACE, "-f", "--seccomp-bpf", "-e", "trace=openat", "-o", os.devnull, "true"],
        capture_output=True,
        check=False,
    )
    return "" if tried.returncode == 0 else "strace may not trace here"


def traced(command: Sequence[str], folder: Path, **how: object) -> tuple[Trace, int]:
    """Run a command and return what it did, and its exit code."""
    folder.mkdir()
    asked = f"trace={NAMING},{WRITING},{UNREADABLE},%network"
    strace = [
        *(str(STRACE), "-ff", "--seccomp-bpf", "--absolute-timestamps=format:unix,precision:ns"),
        *("-qq", "-yy", "-xx", "-s", "16000000", "-o", str(folder / "t"), "-e", asked, "--"),
    ]
    done = subprocess.run([*strace, *command], check=False, **how)  # type: ignore[call-overload]
    return read(sorted(folder.glob("t.*"))), done.returncode


def read(files: Sequence[Path]) -> Trace:
    """Sort out what strace wrote down, in order of time."""
    trace, written = Trace(), defaultdict[str, bytearray](bytearray)
    for call in sorted(_calls(files), key=lambda each: each.at):
        _READERS.get(call.name, _socket_or_hole)(trace, written, call)
    trace.written = {path: bytes(content) for path, content in written.items()}
    return trace


def _calls(files: Sequence[Path]) -> Iterator[Call]:
    for file in files:
        with file.open(encoding="ascii") as lines:
            for line in lines:
                found = CALL.match(line)
                if found and (found["name"] != "mmap" or "MAP_SHARED" in found["rest"]):
                    yield Call(float(found["at"]), found["name"], found["rest"])


_Written = defaultdict[str, bytearray]


def _write(_trace: Trace, written: _Written, call: Call) -> None:
    if is_file(call.handle):
        # Pages land anywhere in a file: what is not written on end is kept apart.
        apart = b"" if call.name.startswith("write") else b"\0"
        written[call.handle] += b"".join(call.strings) + apart


def _open(trace: Trace, _written: _Written, call: Call) -> None:
    if not any(flag in call.rest for flag in FOR_WRITING) and call.name != "creat":
        return
    trace.names.update(call.strings)
    told = RESULT.search(call.rest)
    if told and told[2]:
        path = _bytes(told[2]).decode(errors="replace")
        trace.opened |= {path} if is_file(path) else set()


def _name(trace: Trace, _written: _Written, call: Call) -> None:
    trace.names.update(call.strings)


def _start(trace: Trace, _written: _Written, call: Call) -> None:
    if call.worked:
        trace.names.update(call.strings)
        trace.started.append(b" ".join(call.strings).decode(errors="replace"))


def _map(trace: Trace, _written: _Written, call: Call) -> None:
    found = re.search(r"MAP_SHARED\w*[^,]*, \d+<((?:\\x[0-9a-f]{2})+)", call.rest)
    path = _bytes(found[1]).decode(errors="replace") if found else ""
    # SQLite's index of a WAL holds page numbers and check sums, and nothing of what is on a page.
    if "PROT_WRITE" in call.rest and is_file(path) and not path.endswith("-shm"):
        trace.holes.add(f"mmap {path}")


def _socket_or_hole(trace: Trace, _written: _Written, call: Call) -> None:
    if call.name in UNREADABLE.split(","):
        trace.holes.add(call.name)
    else:
        trace.families.update(FAMILY.findall(call.rest))


_READERS = {
    **dict.fromkeys(("write", "pwrite64", "writev", "pwritev", "pwritev2"), _write),
    **dict.fromkeys(("open", "openat", "openat2", "creat"), _open),
    **dict.fromkeys(NAMING.split(",")[4:], _name),
    **dict.fromkeys(("execve", "execveat"), _start),
    "mmap": _map,
}


def is_file(path: str) -> bool:
    """Tell whether this is a file on a disk, and no pipe, socket, terminal or memory."""
    return path.startswith("/") and not path.startswith(MEMORY)


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))
