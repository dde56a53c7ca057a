"""Starts Waterlijn: `python3 build/run.py [arguments of main.py]`.

The first start makes `.venv` beside this folder and needs a network; every later start installs
nothing and needs none.
"""

import os
import signal
import subprocess
import sys

if not (3, 11) <= sys.version_info < (3, 15):
    sys.exit(
        f"Waterlijn heeft Python 3.11, 3.12, 3.13 of 3.14 nodig; dit is {sys.version.split()[0]}.\n"
        "Installeer een van die, en begin opnieuw met bijvoorbeeld: python3.12 build/run.py\n\n"
        "Waterlijn needs Python 3.11, 3.12, 3.13 or 3.14, and this is an other one.\n"
        "Install one of those, and start again with for example: python3.12 build/run.py"
    )

import environment
import qt_libraries
import telling

WITHOUT_WINDOW = {"demo", "deid", "forms", "bundle", "study", "-h", "--help"}


def main(arguments: list[str]) -> None:
    """Make sure that everything is installed, then become main.py."""
    python = str(environment.prepare(environment.RUN_LOCK))
    if WITHOUT_WINDOW.isdisjoint(arguments):
        qt_libraries.ensure()
    command = [python, str(environment.ROOT / "main.py"), *arguments]
    if os.name == "nt":  # Windows has no exec that keeps the terminal waiting
        # Ctrl+C is for main.py, which clears away what it had begun; who ends here cuts that off.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(python, command)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        raise telling.stop(
            "Afgebroken. Begin opnieuw met: python3 build/run.py",
            "Interrupted. Start again with: python3 build/run.py",
        ) from None
