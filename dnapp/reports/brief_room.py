"""How much the brief on a partner says, so that it stays on two pages."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from dnapp.reports import decree30
from dnapp.reports.document import Block, BulletLine, Heading, Paragraph, Table, plain

_PAGES = 2
_MM_OF_TEXT = (decree30.PAGE_WIDTH - decree30.MARGIN_LEFT - decree30.MARGIN_RIGHT) / decree30.MM
_PAGE = decree30.PAGE_HEIGHT - decree30.MARGIN_TOP - decree30.MARGIN_BOTTOM
_LOST = 130
"""Height for the title and for what a page break may leave empty, pt."""

_LETTER = 0.46
"""Width of a letter of Vietnamese text on average, share of the type size."""


@dataclass(frozen=True)
class Room:
    """Rows of each table, items of a list and of one sort in it, and letters of texts."""

    agreements: int
    visits: int
    aid: int
    items: int
    sort: int
    steps: int
    long: int
    """Of a running text."""
    name: int
    """Of a title in a table, and of what was talked about."""
    title: int
    """Of a title in a sentence."""
    person: int
    """Of a name with its position."""


ROOMS = (
    Room(6, 6, 6, 9, 3, 3, 400, 200, 160, 90),
    Room(4, 4, 3, 4, 2, 2, 180, 120, 100, 60),
    Room(3, 3, 2, 2, 2, 1, 95, 72, 55, 32),
)
"""From ample to scarce; the last holds on two pages whatever the records say."""


def fits(blocks: Iterable[Block]) -> bool:
    """Whether the text most likely stays on two pages; an estimate from numbers of letters."""
    return sum(map(_height, blocks)) <= _PAGES * _PAGE - _LOST


def _height(block: Block) -> float:
    match block:
        case Paragraph(runs=runs) | BulletLine(runs=runs):
            text = "".join(map(plain, runs))
            return _lines(text, decree30.BODY.size, _MM_OF_TEXT) * _leading() + _gap()
        case Heading():
            return _leading() + _gap()
        case Table():
            return _table(block)
    return 0


def _table(table: Table) -> float:
    size = decree30.table_size(len(table.columns))
    share = _MM_OF_TEXT / sum(column.width for column in table.columns)
    rows = [[column.title for column in table.columns], *([*map(plain, row)] for row in table.rows)]
    lines = sum(
        max(
            _lines(cell, size, column.width * share)
            for cell, column in zip(row, table.columns, strict=True)
        )
        for row in rows
    )
    padding = 2 * decree30.TABLE_PADDING * len(rows)
    return lines * size * decree30.SINGLE_SPACING + padding + 2 * _gap()


def _lines(text: str, size: float, width: float) -> int:
    """Lines of a text in a width of mm."""
    letters = width * decree30.MM / (size * _LETTER)
    return sum(max(1, math.ceil(len(line) / letters)) for line in text.split("\n"))


def _leading() -> float:
    return decree30.leading(decree30.BODY, decree30.LINE_SPACING)


def _gap() -> float:
    return decree30.PARAGRAPH_GAP
