"""Makes the program's own environment, `.venv`, from a hashed lock; standard library only.

A stamp in the environment names the interpreter and the digest of every lock that was installed
completely. It is written last and taken away first, so an environment that was left half made has
none, and is made anew.
"""

import hashlib
import importlib.util
import os
import re
import sys
import venv
from pathlib import Path

import system_packages
import telling

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
RUN_LOCK = ROOT / "build" / "requirements.lock"
TEST_LOCK = ROOT / "build" / "requirements-test.lock"
WHEELHOUSE = ROOT / "build" / "wheelhouse"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(lock: Path) -> Path:
    """Return the environment's Python, after installing `lock` if that was not done yet."""
    if not is_ready(lock):
        try:
            _make(lock)
        except OSError as error:
            raise telling.stop(
                f"De map {VENV} kon niet gemaakt worden: {error}.\n"
                "Is Waterlijn nog ergens open, of is de schijf vol of alleen-lezen?",
                f"The folder {VENV} could not be made: {error}.\n"
                "Is Waterlijn still open somewhere, or is the disk full or read-only?",
            ) from error
    return PYTHON


def is_ready(lock: Path) -> bool:
    """Tell whether the environment works and holds exactly what `lock` names."""
    stamp = _read_stamp()
    works = PYTHON.exists() and Path(stamp.get("python", "")).is_file()
    return works and stamp.get(lock.name) == _digest(lock)


def _make(lock: Path) -> None:
    if _read_stamp().get("python") != _interpreter() or not PYTHON.exists():
        _make_empty()
    STAMP.unlink(missing_ok=True)
    _install(lock)
    _write_stamp({RUN_LOCK, lock})  # the test lock holds the run lock's pins as well
    telling.tell(
        "Klaar. De volgende keer is dit niet meer nodig.", "Done. Next time this is not needed."
    )


def _make_empty() -> None:
    if Path(sys.prefix) == VENV:
        raise telling.stop(
            "Deze Python hoort bij de omgeving die opnieuw gemaakt moet worden. Begin met: python3",
            "This Python is part of the environment that must be made anew. Start with: python3",
        )
    telling.tell(
        "Waterlijn wordt klaargezet. Dat gebeurt één keer en duurt een paar minuten.",
        "Setting up Waterlijn. This happens once and takes a few minutes.",
    )
    if importlib.util.find_spec("ensurepip") is None:
        _add_ensurepip()
    venv.EnvBuilder(clear=True, with_pip=True, symlinks=os.name != "nt").create(VENV)


def _add_ensurepip() -> None:
    """Debian keeps the part of Python that makes environments in a package of its own."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if system_packages.may_install() and system_packages.install((package,)):
        return
    raise telling.stop(
        "Aan deze Python ontbreekt het deel dat omgevingen maakt. Installeer het en begin weer:\n"
        f"    sudo apt-get install {package}",
        "This Python lacks the part that makes environments. Install it with the command above,\n"
        "and start again.",
    )


def _install(lock: Path) -> None:
    telling.tell(f"Wat {lock.name} noemt:", f"What {lock.name} names:")
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    command += ["--require-hashes", "--no-deps", "--only-binary=:all:", "--progress-bar=off"]
    if WHEELHOUSE.is_dir():
        command += ["--no-index", f"--find-links={WHEELHOUSE}"]
    outcome = telling.watch([*command, "-r", str(lock)], _pip_in_words)
    if not outcome.ok:
        print(*outcome.lines[-12:], sep="\n", file=sys.stderr)
        raise telling.stop(
            "Installeren lukte niet; hierboven staat waarom. De eerste start heeft netwerk nodig.\n"
            "Daarna opnieuw: python3 build/run.py",
            "Installing failed; the reason is above. The first start needs a network.\n"
            "Then again: python3 build/run.py",
        )


def _pip_in_words(line: str) -> str | None:
    if found := re.match(r"Collecting ([^=\s]+)==([^\s;]+)", line):
        return f"  – {found[1]} {found[2]}"
    if found := re.match(r"Processing .*?([^/\\]+)-(\d[^-]*)-\S+\.whl", line):
        return f"  – {found[1].replace('_', '-')} {found[2]}"
    if found := re.search(r"Downloading \S+ \((\d+\.?\d* MB)\)", line):
        return f"      {found[1]} ophalen (downloading)"
    if line.startswith("Installing collected packages"):
        return "  – alles uitpakken (unpacking)"
    return None


def _read_stamp() -> dict[str, str]:
    if not STAMP.is_file():
        return {}
    lines = STAMP.read_text(encoding="utf-8").splitlines()
    return {key: value for key, _, value in (line.partition(" ") for line in lines)}


def _write_stamp(locks: set[Path]) -> None:
    lines = [
        f"python {_interpreter()}",
        *(f"{lock.name} {_digest(lock)}" for lock in sorted(locks)),
    ]
    STAMP.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _interpreter() -> str:
    """Name the real interpreter: an environment whose Python was replaced is made anew."""
    return str(Path(getattr(sys, "_base_executable", sys.executable)).resolve())
