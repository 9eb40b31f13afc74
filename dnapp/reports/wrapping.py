"""Lines for table cells: greedy wrapping that measures each word and each cell text once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth

from dnapp.reports.printable import printable

Line = tuple[str, float]

# Where a word that is wider than its column may break: first between dates, then inside numbers
# of documents ("101/QĐ-UBND").
_RANGE_BREAK = re.compile(r"(?<=[–—])")
_INNER_BREAK = re.compile(r"(?<=[/\-])")


@dataclass
class Wrapper:
    """Breaks texts of one font and size (pt) into lines of a given width (pt).

    Columns of a register repeat countries, units and purposes, so that widths of words and lines
    of whole cells are remembered for as long as the wrapper lives.
    """

    font: str
    size: float
    _widths: dict[str, float] = field(default_factory=dict)
    _cells: dict[tuple[str, float], list[Line]] = field(default_factory=dict)

    def lines(self, text: str, width: float) -> list[Line]:
        """Lines of `text` with their widths; at least one line, also for an empty text."""
        key = (text, width)
        lines = self._cells.get(key)
        if lines is None:
            parts = printable(text).strip().split("\n")
            lines = [line for part in parts for line in self._wrapped(part, width)]
            self._cells[key] = lines
        return lines

    def widest_piece(self, text: str, width: float) -> float:
        """Width that the pieces of `text` need so that none is cut where it hurts: words that fit
        in `width` whole, wider ones between the places where they may break."""
        parts = [
            part for word in printable(text).split() for part in _RANGE_BREAK.split(word) if part
        ]
        pieces = (
            piece
            for part in parts
            for piece in ((part,) if self._width(part) <= width else _INNER_BREAK.split(part))
        )
        return max(map(self._width, pieces), default=0.0)

    def _wrapped(self, text: str, width: float) -> Iterator[Line]:
        space = self._width(" ")
        words: list[str] = []
        used = 0.0
        for word, glued in self._words(text, width):
            wide = self._width(word)
            gap = 0.0 if glued or not words else space
            if words and used + gap + wide > width:
                yield "".join(words), used
                words, used, gap = [], 0.0, 0.0
            if gap:
                words.append(" ")
            words.append(word)
            used += gap + wide
        yield "".join(words), used

    def _words(self, text: str, width: float) -> Iterator[tuple[str, bool]]:
        """Words with a flag: does it follow the one before without a space."""
        for word in text.split(" "):
            if not word:
                continue
            if self._width(word) <= width:
                yield word, False
                continue
            for at, piece in enumerate(self._pieces(word, width)):
                yield piece, at > 0

    def _pieces(self, word: str, width: float) -> Iterator[str]:
        """A wide word in pieces that fit, broken where it hurts least."""
        for part in _RANGE_BREAK.split(word):
            if self._width(part) <= width:
                yield part
            else:
                for inner in _INNER_BREAK.split(part):
                    yield from self._cut(inner, width)

    def _cut(self, word: str, width: float) -> Iterator[str]:
        """Pieces of a word that is wider than a line."""
        while word and self._width(word) > width:
            low, high = 1, len(word)
            while low < high:
                middle = (low + high + 1) // 2
                if stringWidth(word[:middle], self.font, self.size) <= width:
                    low = middle
                else:
                    high = middle - 1
            yield word[:low]
            word = word[low:]
        if word:
            yield word

    def _width(self, word: str) -> float:
        width = self._widths.get(word)
        if width is None:
            width = self._widths[word] = stringWidth(word, self.font, self.size)
        return width
