"""Starts Waterlijn; `python3 build/run.py` first makes the environment that this needs."""

import sys

from app.bootstrap import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
