"""The colours of paper: the light ones of the screen, a little deeper where a printer is pale."""

from reportlab.lib.colors import Color, HexColor

TEXT = "#16232B"
QUIET = "#4A5A63"
LINE = "#AEBCC2"
"""Darker than on screen: what is written or ticked on must survive a copier."""
WATER = "#0B6477"
SOFT = "#E2F0F2"
DEEP = "#B9DBE1"
WHITE = "#FFFFFF"
STUCK = "#A8321F"
STUCK_SOFT = "#FBEDEA"


def ink(colour: str) -> Color:
    """Return a colour of this module as ReportLab wants it."""
    return HexColor(colour)
