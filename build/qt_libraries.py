"""Sees to the system libraries that Qt's windows need on Linux; elsewhere Qt brings its own."""

import shutil
import subprocess
import sys
from pathlib import Path

import environment
import system_packages
import telling

SEEN = environment.VENV / "qt-libraries-seen.txt"
WINDOWS_NEED = (
    "lib/libQt6Gui.so.6",
    "lib/libQt6Widgets.so.6",
    "lib/libQt6XcbQpa.so.6",
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqoffscreen.so",
)
APT = """
    libegl1 libgl1 libopengl0 libxkbcommon0 libxkbcommon-x11-0 libfontconfig1 libfreetype6
    libdbus-1-3 libglib2.0-0 libx11-6 libx11-xcb1 libxcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0
    libxcb-keysyms1 libxcb-randr0 libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0
    libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1
""".split()
DNF = """
    libglvnd-egl libglvnd-glx libglvnd-opengl libxkbcommon libxkbcommon-x11 fontconfig freetype
    dbus-libs glib2 libX11 libX11-xcb libxcb xcb-util xcb-util-cursor xcb-util-wm xcb-util-image
    xcb-util-keysyms xcb-util-renderutil
""".split()


def ensure() -> None:
    """Install the libraries that are missing where we may; where we may not, name the command."""
    if not sys.platform.startswith("linux") or SEEN.exists():
        return
    missing = _missing()
    if missing and system_packages.may_install():
        telling.tell(
            f"Bibliotheken voor vensters ontbreken ({', '.join(missing)}); apt-get installeert ze.",
            "Libraries for windows are missing; apt-get installs them.",
        )
        system_packages.install(tuple(APT))
        missing = _missing()
    if missing:
        raise _what_to_do(missing)
    SEEN.touch()


def _missing() -> list[str]:
    """Name the shared libraries that the dynamic linker does not find, sorted."""
    if not shutil.which("ldd"):
        return []
    qt = next(environment.VENV.glob("lib/python3*/site-packages/PySide6/Qt"))
    return sorted({name for part in WINDOWS_NEED for name in _not_found(qt / part)})


def _not_found(library: Path) -> list[str]:
    command = ["ldd", str(library)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return [line.split()[0] for line in told.splitlines() if "not found" in line]


def _what_to_do(missing: list[str]) -> SystemExit:
    names = ", ".join(missing)
    command = ["dnf", "install", *DNF] if shutil.which("dnf") else ["apt-get", "install", *APT]
    return telling.stop(
        f"Waterlijn kan geen venster openen: op dit systeem ontbreken {names}.\n"
        f"Installeer ze, en begin opnieuw:\n    sudo {' '.join(command)}",
        f"Waterlijn cannot open a window: this system lacks {names}.\n"
        "Install them with the command above, and start again.",
    )
