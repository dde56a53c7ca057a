"""The one module that opens files and asks yes or no, and that tests can answer for.

Qt's own dialogs keep a history of folders on disk. Here they start in the home folder, forget
where they have been, and write their settings nowhere.
"""

import os
from collections import deque
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import (
    QDir,
    QSettings,  # noqa: TID251 - to point it at nothing
    QStandardPaths,
    QStorageInfo,
    Qt,
    QUrl,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,  # noqa: TID251 - the one module
    QMessageBox,  # noqa: TID251 - the one module
    QSplitter,
    QToolButton,
    QWidget,
)

from app.language import Words
from app.ui.curtained import Curtained
from app.ui.theme import theme

PLUGGED = ("/media/", "/run/media/", "/mnt/")
"""Where Linux puts sticks and cards; on Windows they stand among the disks."""

answers: deque[Path | bool | None] = deque()
"""What a test answers in place of a person, first come first served; None is *cancel*."""


class _Act(StrEnum):
    FOLDER = "folder"
    SAVE = "save"
    OPEN = "open"


def forget_folders() -> None:
    """Let Qt's own dialogs remember nothing; call it once, before the first dialog."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def choose_folder(parent: QWidget, words: Words, title: str) -> Path | None:
    """Ask for a folder that is there, or that is made in the dialog."""
    return _path(parent, words, title, _Act.FOLDER)


def choose_open_file(
    parent: QWidget, words: Words, title: str, kinds: Sequence[str]
) -> Path | None:
    """Ask for a file that is there; `kinds` are patterns such as `*.pdf`."""
    return _path(parent, words, title, _Act.OPEN, kinds=kinds)


def choose_save_file(parent: QWidget, words: Words, title: str, name: str) -> Path | None:
    """Ask where to write a file, offering `name`; an existing file is asked about."""
    return _path(parent, words, title, _Act.SAVE, name=name)


def confirm(parent: QWidget, words: Words, question: str, yes: str, *, why: str = "") -> bool:
    """Ask before what can not be undone; `yes` names the act, and not doing it comes first."""
    if not _may_open(parent):
        return False
    if answers:
        return answers.popleft() is True
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(why)
    keep = box.addButton(words.say("Niet doen"), QMessageBox.ButtonRole.RejectRole)
    act = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    act.setProperty("kind", "danger")
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is act


def _path(
    parent: QWidget,
    words: Words,
    title: str,
    act: _Act,
    *,
    name: str = "",
    kinds: Sequence[str] = (),
) -> Path | None:
    if not _may_open(parent):
        return None
    if answers:
        given = answers.popleft()
        return given if isinstance(given, Path) else None
    dialog = _dialog(parent, words, title, act)
    dialog.setNameFilters([" ".join(kinds)] if kinds else [])
    dialog.selectFile(name)
    chosen = _chosen(dialog, parent, words)
    dialog.setHistory([])
    dialog.setDirectory(QDir.homePath())
    dialog.deleteLater()
    return chosen


def _chosen(dialog: QFileDialog, parent: QWidget, words: Words) -> Path | None:
    """Ask until a file is named that is not there, or that may go."""
    while dialog.exec():
        chosen = Path(dialog.selectedFiles()[0])
        if dialog.acceptMode() is not QFileDialog.AcceptMode.AcceptSave or not chosen.exists():
            return chosen
        question = words.say("Er is al een bestand met deze naam: {name}", name=chosen.name)
        why = words.say("Wat daarin staat, is dan weg.")
        if confirm(parent, words, question, words.say("Vervangen"), why=why):
            return chosen
    return None


def _may_open(parent: QWidget) -> bool:
    """Tell whether a dialog may appear now.

    None does over what hides the study, though an answer comes late, and none over another: what
    is asked first is answered first, also when somebody pressed twice.
    """
    window = parent.window()
    covered = isinstance(window, Curtained) and window.is_covered
    return not covered and QApplication.activeModalWidget() is None


def _dialog(parent: QWidget, words: Words, title: str, act: _Act) -> QFileDialog:
    dialog = QFileDialog(parent, title, QDir.homePath())
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.setSidebarUrls(_places())
    dialog.setFileMode(_MODES[act])
    dialog.setAcceptMode(_accepting(act))
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, act is _Act.FOLDER)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # asked in our own words
    _name_parts(dialog, words, act)
    _dress_parts(dialog)
    return dialog


def _places() -> list[QUrl]:
    """Return where people keep files: their own folders, all disks, and what was plugged in."""
    kinds = QStandardPaths.StandardLocation
    own = [
        QStandardPaths.writableLocation(kind)
        for kind in (kinds.HomeLocation, kinds.DocumentsLocation)
    ]
    plugged = [
        volume.rootPath()
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and volume.rootPath().startswith(PLUGGED)
    ]
    there = dict.fromkeys(path for path in (*own, *plugged) if Path(path).is_dir())
    return [QUrl("file:"), *map(QUrl.fromLocalFile, there)]


def _dress_parts(dialog: QFileDialog) -> None:
    """Give what Qt draws in black icons that are seen in the dark too, and names their room."""
    for part in dialog.findChildren(QToolButton):
        if part.objectName() in ICONS:
            theme().dress(part, ICONS[part.objectName()])
        else:
            part.hide()  # another way to look at the same list
    for split in dialog.findChildren(QSplitter):
        split.setSizes([theme().px(200), theme().px(440)])


ICONS = {
    "backButton": "arrow-left",
    "forwardButton": "arrow-right",
    "toParentButton": "arrow-up",
    "newFolderButton": "folder-plus",
}


def _name_parts(dialog: QFileDialog, words: Words, act: _Act) -> None:
    for part in dialog.findChildren(QWidget):
        if part.objectName() in ("fileTypeLabel", "fileTypeCombo"):
            part.hide()  # there is one kind, so nothing to choose
    accept = words.say("Opslaan") if act is _Act.SAVE else words.say("Kiezen")
    labels = QFileDialog.DialogLabel
    dialog.setLabelText(labels.LookIn, words.say("Map"))
    dialog.setLabelText(labels.FileName, words.say("Naam"))
    dialog.setLabelText(labels.Accept, accept)
    dialog.setLabelText(labels.Reject, words.say("Annuleren"))


_MODES = {
    _Act.FOLDER: QFileDialog.FileMode.Directory,
    _Act.SAVE: QFileDialog.FileMode.AnyFile,
    _Act.OPEN: QFileDialog.FileMode.ExistingFile,
}


def _accepting(act: _Act) -> QFileDialog.AcceptMode:
    modes = QFileDialog.AcceptMode
    return modes.AcceptSave if act is _Act.SAVE else modes.AcceptOpen
