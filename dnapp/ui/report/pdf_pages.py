"""Pages of a PDF file as pictures.

PDFium must not be called by two threads at once, so each function holds one lock from opening the
file to closing it; opening costs about a millisecond, and nothing of PDFium outlives a call.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

from PySide6.QtGui import QImage

_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class PageSize:
    """Width and height of a page in points (1/72 inch)."""

    width: float
    height: float


def page_sizes(content: bytes) -> tuple[PageSize, ...]:
    """The size of every page of a PDF file."""
    import pypdfium2

    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(content) as file:
        sizes = (file.get_page_size(place) for place in range(len(file)))
        return tuple(PageSize(width, height) for width, height in sizes)


def page_picture(content: bytes, place: int, scale: float) -> QImage:
    """Page `place` (from 0), `scale` pixels a point."""
    import pypdfium2

    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(content) as file:
        page = file[place]
        bitmap = page.render(scale=scale, prefer_bgrx=True, may_draw_forms=False)
        picture = QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
        bitmap.close()
        page.close()
    return picture
