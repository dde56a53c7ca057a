"""Colours by role, light and dark: the only place where a colour is written down."""

from enum import StrEnum

READABLE = 4.5
"""The contrast that text needs on its ground (WCAG 2.2, 1.4.3, level AA)."""
VISIBLE = 3.0
"""The contrast that the edge of a control and a focus ring need (WCAG 2.2, 1.4.11)."""


class Role(StrEnum):
    """What a colour is for; a widget asks for the role and never for the colour."""

    GROUND = "ground"
    SURFACE = "surface"
    RAISED = "raised"
    HOVER = "hover"
    TEXT = "text"
    QUIET = "quiet"
    LINE = "line"
    EDGE = "edge"
    WATER = "water"
    WATER_DEEP = "water-deep"
    ON_WATER = "on-water"
    SOFT = "soft"
    GOOD = "good"
    GOOD_SOFT = "good-soft"
    DUE = "due"
    DUE_SOFT = "due-soft"
    OVERDUE = "overdue"
    OVERDUE_SOFT = "overdue-soft"
    STOPPED = "stopped"
    STOPPED_SOFT = "stopped-soft"


Palette = dict[Role, str]

LIGHT: Palette = {
    Role.GROUND: "#F5F7F7",
    Role.SURFACE: "#FFFFFF",
    Role.RAISED: "#FFFFFF",
    Role.HOVER: "#EBF0F1",
    Role.TEXT: "#16232B",
    Role.QUIET: "#4A5A63",
    Role.LINE: "#D0D9DC",
    Role.EDGE: "#75868F",
    Role.WATER: "#0B6477",
    Role.WATER_DEEP: "#084E5D",
    Role.ON_WATER: "#FFFFFF",
    Role.SOFT: "#E2F0F2",
    Role.GOOD: "#2B7547",
    Role.GOOD_SOFT: "#E4F1E8",
    Role.DUE: "#835300",
    Role.DUE_SOFT: "#F9EFDA",
    Role.OVERDUE: "#A8321F",
    Role.OVERDUE_SOFT: "#FBE9E5",
    Role.STOPPED: "#5B4B8A",
    Role.STOPPED_SOFT: "#ECE8F6",
}

DARK: Palette = {
    Role.GROUND: "#0F171B",
    Role.SURFACE: "#162127",
    Role.RAISED: "#1D2A31",
    Role.HOVER: "#24333B",
    Role.TEXT: "#E9EFF1",
    Role.QUIET: "#A9B8BF",
    Role.LINE: "#2D3C44",
    Role.EDGE: "#6A808C",
    Role.WATER: "#62C6D8",
    Role.WATER_DEEP: "#86D6E4",
    Role.ON_WATER: "#08222A",
    Role.SOFT: "#12343D",
    Role.GOOD: "#7CCB97",
    Role.GOOD_SOFT: "#193325",
    Role.DUE: "#E3B35C",
    Role.DUE_SOFT: "#372B13",
    Role.OVERDUE: "#F0907D",
    Role.OVERDUE_SOFT: "#40231D",
    Role.STOPPED: "#B7A6E6",
    Role.STOPPED_SOFT: "#2B2542",
}

_STRAIGHT = 0.04045
"""Below this an sRGB part is straight (IEC 61966-2-1)."""
_GROUNDS = (Role.GROUND, Role.SURFACE, Role.RAISED)
_OWN_SOFT = {
    Role.WATER: Role.SOFT,
    Role.GOOD: Role.GOOD_SOFT,
    Role.DUE: Role.DUE_SOFT,
    Role.OVERDUE: Role.OVERDUE_SOFT,
    Role.STOPPED: Role.STOPPED_SOFT,
}


def soft(role: Role) -> Role:
    """Return the ground that text of this role may lie on as a pill or a banner."""
    return _OWN_SOFT.get(role, Role.HOVER)


def demands() -> list[tuple[Role, Role, float]]:
    """Return every pair of text and ground that occurs, with the contrast it must have."""
    everywhere = (*_GROUNDS, Role.HOVER, Role.SOFT)
    pairs = [(Role.TEXT, ground, READABLE) for ground in (*everywhere, *_OWN_SOFT.values())]
    pairs += [(Role.QUIET, ground, READABLE) for ground in (*everywhere, *_OWN_SOFT.values())]
    pairs += [(text, ground, READABLE) for text in _OWN_SOFT for ground in everywhere]
    pairs += [(text, ground, READABLE) for text, ground in _OWN_SOFT.items()]
    pairs += [(Role.ON_WATER, water, READABLE) for water in (Role.WATER, Role.WATER_DEEP)]
    pairs += [(Role.EDGE, ground, VISIBLE) for ground in _GROUNDS]
    return pairs


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(palette: Palette) -> list[tuple[Role, Role, float]]:
    """Return the pairs of this palette that are harder to read than they may be."""
    return [
        (text, ground, contrast(palette[text], palette[ground]))
        for text, ground, wanted in demands()
        if contrast(palette[text], palette[ground]) < wanted
    ]


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _STRAIGHT else float(((part + 0.055) / 1.055) ** 2.4)
