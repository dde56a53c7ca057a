"""Starts Waterlijn; `python3 build/run.py` first makes the environment that this needs."""

import multiprocessing
import sys


def main() -> int:
    """Do what was typed; who ends the program while it still loads gets no page of code."""
    try:
        from app.cli import run
    except KeyboardInterrupt:
        return 1
    return run(sys.argv[1:])


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
