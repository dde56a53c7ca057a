"""The icons of the program on paper: outlines read from their SVG, drawn as lines."""

from functools import cache
from pathlib import Path
from re import compile as pattern

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from app.documents.colours import SOFT, WATER, ink
from app.documents.outline import Stroke, outline
from app.domain.consent_form import Pictogram

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
BOX = 24
"""Every icon is drawn in a square of so many units."""

ICONS = {
    Pictogram.TALK: "messages-square",
    Pictogram.MICROPHONE: "mic",
    Pictogram.QUOTE: "quote",
    Pictogram.CALENDAR: "calendar",
    Pictogram.HANDS: "handshake",
    Pictogram.SHARE: "users",
}
ELEMENT = pattern(r"<(path|rect|circle|line) ([^>]*)/>")
ATTRIBUTE = pattern(r'([a-z0-9]+)="([^"]*)"')


def draw_pictogram(canvas: Canvas, pictogram: Pictogram, x: float, y: float, side: float) -> None:
    """Draw an item's icon on a round of soft water; x, y is its lower left corner, in points."""
    canvas.setFillColor(ink(SOFT))
    canvas.circle(x + side / 2, y + side / 2, side / 2, stroke=0, fill=1)
    draw_icon(canvas, ICONS[pictogram], x + side * 0.24, y + side * 0.24, side * 0.52)


def draw_icon(canvas: Canvas, name: str, x: float, y: float, side: float) -> None:
    """Draw a shipped icon as lines in the colour of water."""
    canvas.saveState()
    canvas.translate(x, y + side)
    canvas.scale(side / BOX, -side / BOX)
    canvas.setStrokeColor(ink(WATER))
    canvas.setLineWidth(2)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for data in icon(name):
        path = canvas.beginPath()
        for stroke in outline(data):
            _follow(path, stroke)
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


@cache
def icon(name: str) -> tuple[str, ...]:
    """Return the path data of everything an icon is drawn with."""
    svg = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    return tuple(_path(kind, dict(ATTRIBUTE.findall(rest))) for kind, rest in ELEMENT.findall(svg))


def _follow(path: PDFPathObject, stroke: Stroke) -> None:
    numbers = [number for point in stroke.points for number in point]
    match stroke.kind:
        case "move":
            path.moveTo(*numbers)
        case "line":
            path.lineTo(*numbers)
        case "curve":
            path.curveTo(*numbers)
        case _:
            path.close()


def _path(kind: str, given: dict[str, str]) -> str:
    if kind == "path":
        return given["d"]
    if kind == "line":
        return "M{x1} {y1}L{x2} {y2}".format(**given)
    number = {name: float(value) for name, value in given.items()}
    return _circle(number) if kind == "circle" else _rectangle(number)


def _circle(given: dict[str, float]) -> str:
    r, cx, cy = given["r"], given["cx"], given["cy"]
    return f"M{cx - r} {cy}a{r} {r} 0 0 1 {2 * r} 0a{r} {r} 0 0 1 {-2 * r} 0Z"


def _rectangle(given: dict[str, float]) -> str:
    r = given.get("rx", 0)
    across, down = given["width"] - 2 * r, given["height"] - 2 * r
    round_ = f"a{r} {r} 0 0 1"
    return (
        f"M{given['x'] + r} {given['y']}h{across}{round_} {r} {r}v{down}{round_} {-r} {r}"
        f"h{-across}{round_} {-r} {-r}v{-down}{round_} {r} {-r}Z"
    )
