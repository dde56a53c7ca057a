"""Tabs: words in a row, of which one is shown; arrows choose, Tab goes on."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTabBar


def tab_bar(spoken: str, words: Sequence[str]) -> QTabBar:
    """Return a bar with a tab for each of `words`."""
    bar = QTabBar()
    bar.setAccessibleName(spoken)
    bar.setExpanding(False)
    bar.setDrawBase(False)
    for word in words:
        bar.addTab(word)
    return bar
