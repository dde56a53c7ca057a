"""The window verb: Qt is loaded only when somebody wants to see something."""

import argparse

from app.language import Words


def open_window(typed: argparse.Namespace, words: Words) -> int:
    """Open the window, at a study when one was named; return when it is closed."""
    from app.window import show

    return show(typed.study, words)
