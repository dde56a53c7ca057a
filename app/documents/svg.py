"""A drawing as SVG: boxes, lines and text, with everything people wrote escaped."""

from dataclasses import dataclass, field
from re import compile as pattern
from xml.etree.ElementTree import Element, SubElement, tostring

from app.documents.colours import TEXT

FONTS = "Atkinson Hyperlegible Next, Atkinson Hyperlegible, Verdana, DejaVu Sans, sans-serif"
NOT_XML = pattern("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Look:
    """How a line of text looks; `size` in pixels."""

    size: int = 16
    weight: int = 400
    fill: str = TEXT
    anchor: str = "start"


@dataclass(slots=True)
class Svg:
    """A picture of so many pixels, y counted from the top; what is drawn last lies on top."""

    width: float
    height: float
    root: Element = field(init=False)

    def __post_init__(self) -> None:
        """Begin an empty picture."""
        wide, tall = number(self.width), number(self.height)
        attributes = {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": wide,
            "height": tall,
            "viewBox": f"0 0 {wide} {tall}",
            "font-family": FONTS,
            "role": "img",
        }
        self.root = Element("svg", attributes)

    def written(self) -> str:
        """Return the picture as a document of its own."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(self.root, encoding="unicode")

    def title(self, words: str) -> None:
        """Say what the picture is, for whoever has it read aloud."""
        SubElement(self.root, "title").text = clean(words)

    def text(self, x: float, y: float, words: str, look: Look) -> None:
        """Write one line of text on the base line `y`."""
        attributes = {
            "x": number(x),
            "y": number(y),
            "font-size": str(look.size),
            "font-weight": str(look.weight),
            "fill": look.fill,
            "text-anchor": look.anchor,
        }
        SubElement(self.root, "text", attributes).text = clean(words)

    def box(self, x: float, y: float, wide: float, tall: float, **more: str) -> None:
        """Draw a rectangle; `more` are attributes, with `_` for a hyphen."""
        self._add("rect", {"x": x, "y": y, "width": wide, "height": tall}, more)

    def line(self, x: float, y: float, to_x: float, to_y: float, **more: str) -> None:
        """Draw a straight line."""
        self._add("line", {"x1": x, "y1": y, "x2": to_x, "y2": to_y}, more)

    def dot(self, x: float, y: float, radius: float, **more: str) -> None:
        """Draw a circle."""
        self._add("circle", {"cx": x, "cy": y, "r": radius}, more)

    def path(self, data: str, **more: str) -> None:
        """Draw an outline."""
        self._add("path", {}, {"d": data, "fill": "none", "stroke_linejoin": "round", **more})

    def _add(self, tag: str, place: dict[str, float], more: dict[str, str]) -> None:
        attributes = {name: number(value) for name, value in place.items()}
        attributes |= {name.replace("_", "-"): value for name, value in more.items()}
        SubElement(self.root, tag, attributes)


def clean(words: str) -> str:
    """Return the words without the signs that no XML file may hold."""
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words)


def number(value: float) -> str:
    """Return a length with one decimal at the most."""
    return f"{value:.1f}".removesuffix(".0")
