"""Checks everything: `python3 build/test.py [step …]`; exit code 0 only if every step passed.

Without arguments all steps run, one after the other, also after one that failed. The steps are the
keys of STEPS below, for example `python3 build/test.py tests types`.
"""

import argparse
import os
import subprocess
import sys
import time

if not (3, 11) <= sys.version_info < (3, 15):
    sys.exit(f"Python 3.11 to 3.14 is needed to test Waterlijn; this is {sys.version.split()[0]}.")

import environment
import qt_libraries

LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
SCRIPTS = ("run", "test", "texts", "wheelhouse")
STEPS: dict[str, tuple[str, ...]] = {
    "tests": ("-m", "pytest", "-n", "auto", "--maxprocesses=8"),
    "style": ("-m", "ruff", "check", "."),
    "format": ("-m", "ruff", "format", "--check", "."),
    "types": ("-m", "mypy"),
    "types-build": ("-m", "mypy", "main.py", *(f"build/{name}.py" for name in SCRIPTS)),
    "imports": ("-c", LINT_IMPORTS),
    "forms": ("main.py", "forms", "check"),
    "texts": ("build/texts.py", "--check"),
    "installed": ("-m", "pip", "--disable-pip-version-check", "check"),
}


def main() -> int:
    """Run the steps that were asked for and tell at the end which of them failed."""
    asked = _asked_steps()
    python = str(environment.prepare(environment.TEST_LOCK))
    qt_libraries.ensure()
    took = {step: _run(step, python) for step in asked}
    print("\n== summary")
    for step, (passed, seconds) in took.items():
        print(f"   {'passed' if passed else 'FAILED'}  {step:<12} {seconds:6.1f} s")
    return 0 if all(passed for passed, _ in took.values()) else 1


def _asked_steps() -> list[str]:
    parser = argparse.ArgumentParser(description="Check everything, or only the steps named.")
    parser.add_argument("steps", nargs="*", metavar="step", help=", ".join(STEPS))
    asked = parser.parse_args().steps
    if unknown := [step for step in asked if step not in STEPS]:
        parser.error(f"no such step: {', '.join(unknown)}")
    return asked or list(STEPS)


def _run(step: str, python: str) -> tuple[bool, float]:
    print(f"\n== {step}", flush=True)
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    begun = time.monotonic()
    ended = subprocess.run(
        [python, *STEPS[step]], cwd=environment.ROOT, env=surroundings, check=False
    )
    return ended.returncode == 0, time.monotonic() - begun


if __name__ == "__main__":
    sys.exit(main())
