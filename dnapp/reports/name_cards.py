"""Name cards for a table: where a sheet is cut and folded, and how large a name fits.

Two cards stand on a sheet of A4, one below the other. Each is folded across its middle and stands
as a tent, with the name on both faces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

from dnapp.reports import decree30 as d30
from dnapp.reports.decree30 import MM, TypeStyle
from dnapp.reports.document import NameCard
from dnapp.reports.fonts import Family
from dnapp.reports.typeset import styled

CARDS_ON_SHEET = 2
FACE_WIDTH = d30.PAGE_WIDTH
FACE_HEIGHT = d30.PAGE_HEIGHT / CARDS_ON_SHEET / 2

SIDE = 14 * MM
"""White beside the lines, which no printer leaves out."""

_NAME = TypeStyle(80, "bold", capitals=True)
_NAME_ROOM = 40 * MM
_BELOW = ((TypeStyle(26), 17 * MM), (TypeStyle(18), 7 * MM))
"""Largest size of each text below the name, and the height that its lines may take."""

PITCH = 1.2
"""Distance of base lines, share of the size: marks on capitals clear the dots above them."""

RISE = 0.95
"""Height of a capital with stacked marks over its base line, share of the size."""


@dataclass(frozen=True)
class CardLine:
    """One line of a face in the style that it fits in."""

    text: str
    style: TypeStyle

    @property
    def height(self) -> float:
        """Its share of the face, pt."""
        return self.style.size * PITCH


def card_lines(card: NameCard, family: Family) -> tuple[CardLine, ...]:
    """The lines of a face: the name as large as fits on one or two, then what stands below."""
    made = [*_fitted(card.name, _NAME, _NAME_ROOM, family)]
    for text, (style, room) in zip(card.below, _BELOW, strict=False):
        if text.strip():
            made += _fitted(text, style, room, family)
    return tuple(made)


def _fitted(text: str, style: TypeStyle, height: float, family: Family) -> Iterator[CardLine]:
    """The lines of a text in the largest size that holds them in the width and a height: one line
    where two would not be larger, else two of about equal length."""
    words = styled(text, style).split()
    parts = [
        (" ".join(words),),
        *((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))),
    ]
    font = family.font(style.face)

    def fit(lines: tuple[str, ...]) -> tuple[float, int, float]:
        widest = max(stringWidth(line, font, 1) for line in lines)
        by_width = (FACE_WIDTH - 2 * SIDE) / widest if widest else style.size
        size = min(style.size, by_width, height / (PITCH * len(lines)))
        return size, -len(lines), -widest

    lines = max(parts, key=fit)
    fitted = TypeStyle(fit(lines)[0], style.face)
    return (CardLine(line, fitted) for line in lines)
