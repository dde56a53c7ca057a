"""Packages of the system itself, where this user may add them without being asked anything."""

import os
import shutil
import subprocess

import telling


def may_install() -> bool:
    """Tell whether apt-get is there and ours to use: as root, or by sudo without a password."""
    if not shutil.which("apt-get"):
        return False
    return os.geteuid() == 0 or _works(["sudo", "-n", "true"])


def install(packages: tuple[str, ...]) -> bool:
    """Install Debian packages; tell whether that worked."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    command = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    add = [*command, "install", "-y", "--no-install-recommends", *packages]
    if telling.watch(add, _in_words).ok:
        return True
    telling.watch([*command, "update"], _in_words)  # a fresh machine has no list of packages yet
    return telling.watch(add, _in_words).ok


def _in_words(line: str) -> str | None:
    return f"  {line}" if line.startswith(("Setting up", "E:")) else None


def _works(command: list[str]) -> bool:
    if not shutil.which(command[0]):
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
