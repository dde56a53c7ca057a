"""Fetches what Waterlijn needs into build/wheelhouse, for laptops that never see a network.

Run `python3 build/wheelhouse.py` on a machine with a network, the same system and the same Python
as the laptop; carry the whole folder over; `python3 build/run.py` then installs from it alone.
"""

import subprocess
import sys

if not (3, 11) <= sys.version_info < (3, 15):
    sys.exit(f"Python 3.11 to 3.14 is needed; this is {sys.version.split()[0]}.")

import environment


def main() -> int:
    """Fetch every file that the lock names, and check its hash; return pip's exit code."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download"]
    command += ["--require-hashes", "--no-deps", "--only-binary=:all:", "--progress-bar=off"]
    command += [f"--dest={environment.WHEELHOUSE}", f"--requirement={environment.RUN_LOCK}"]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
