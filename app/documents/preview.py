"""A PDF as pictures, for looking at before it is printed."""

from io import BytesIO

import pypdfium2


def pages_as_images(pdf: bytes, scale: float) -> list[bytes]:
    """Return every page as a PNG; `scale` is in pixels per point, 1 for 72 to the inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_png(page, scale) for page in document]
    finally:
        document.close()


def _png(page: pypdfium2.PdfPage, scale: float) -> bytes:
    file = BytesIO()
    page.render(scale=scale).to_pil().save(file, format="PNG")
    return file.getvalue()


def text_of_pages(pdf: bytes) -> list[str]:
    """Return the text that stands on each page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
