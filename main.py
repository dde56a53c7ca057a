"""Starts Waterlijn; `python3 build/run.py` first makes the environment that this needs."""

import multiprocessing
import sys

from app.cli import run

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(run(sys.argv[1:]))
