"""Where the cells of a long table lie: columns, head, heights of rows, places to break."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from dnapp.reports.document import Align, Cell, HeaderCell, Table, plain
from dnapp.reports.wrapping import Line, Wrapper

_ROUNDING = 1e-6
_SLACK = 0.01
"""Added to a needed width, so that rounding never cuts the word it was measured for."""
_FEWEST_LINES = 3
_MOST_WIDER = 1.4
"""How far a column may outgrow its share for the sake of a long word; longer ones are cut."""


class Place(NamedTuple):
    """A point between rows, or inside a row before one of its lines."""

    row: int
    line: int = 0


@dataclass(frozen=True)
class HeadBox:
    """A laid-out cell of the head: left and top edge, width and height in pt, top downwards."""

    left: float
    top: float
    width: float
    height: float
    lines: list[Line]


@dataclass(frozen=True)
class Look:
    """Measures of a table in pt."""

    size: float
    leading: float
    padding: float


class TableLayout:
    """A table wrapped for one width; parts on several pages share it.

    Lengths are in pt. A row is broken between its lines only when it is taller than half of a
    page, so that ordinary rows stay whole.
    """

    def __init__(
        self, table: Table, look: Look, width: float, page_height: float, fonts: tuple[str, str]
    ) -> None:
        self.look = look
        self.aligns: tuple[Align, ...] = tuple(column.align for column in table.columns)
        regular, bold = (Wrapper(font, look.size) for font in fonts)
        shares = sum(column.width for column in table.columns)
        planned = [column.width / shares * width for column in table.columns]
        widths = _fitted(planned, _needs(table, regular, bold, planned, look.padding))
        self.edges = [0.0, *accumulate(widths)]
        self.inner = [max(x - 2 * look.padding, look.size) for x in widths]
        self.head, self.head_height = self._laid_head(head_rows(table), bold)
        self.rows = [self._wrapped(row, regular) for row in table.rows]
        self.total_at = len(self.rows) if table.total_row is not None else None
        if table.total_row is not None:
            self.rows.append(self._wrapped(table.total_row, bold))
        self.line_counts = [max(map(len, cells)) for cells in self.rows]
        self._tops = [0.0, *accumulate(self.row_height(count) for count in self.line_counts)]
        self._tall = (page_height - self.head_height) / 2

    @property
    def end(self) -> Place:
        """The point after the last row."""
        return Place(len(self.rows))

    def row_height(self, lines: int) -> float:
        """Height of a row, or of a piece of one, with this number of lines."""
        return lines * self.look.leading + 2 * self.look.padding

    def height(self, start: Place, stop: Place) -> float:
        """Height of the rows between two places, without the head."""
        if stop.line and stop.row == start.row:
            return self.row_height(stop.line - start.line)
        whole = self._tops[stop.row] - self._tops[start.row] - start.line * self.look.leading
        return whole + (self.row_height(stop.line) if stop.line else 0)

    def break_place(self, start: Place, height: float) -> Place:
        """Last place up to which the head and the rows from `start` fit; `start` if none does."""
        room = height - self.head_height + _ROUNDING
        reach = self._tops[start.row] + start.line * self.look.leading + room
        row = max(bisect_right(self._tops, reach) - 1, start.row)
        if row >= len(self.rows):
            return self.end
        first = start.line if row == start.row else 0
        left = room - (0 if row == start.row else self.height(start, Place(row)))
        fitting = int((left - 2 * self.look.padding) / self.look.leading)
        is_tall = self.row_height(self.line_counts[row]) > self._tall
        if is_tall and fitting >= _FEWEST_LINES:
            return Place(row, first + fitting)
        if row == self.total_at and row - 1 > start.row:
            return Place(row - 1)  # the total never stands alone under the head
        return Place(row) if row > start.row else start

    def _wrapped(self, row: Sequence[Cell], wrapper: Wrapper) -> list[list[Line]]:
        return [
            wrapper.lines(plain(cell), width) for cell, width in zip(row, self.inner, strict=True)
        ]

    def _laid_head(
        self, rows: Sequence[Sequence[HeaderCell]], bold: Wrapper
    ) -> tuple[list[HeadBox], float]:
        placed = placed_cells(rows)
        lines = [
            bold.lines(
                cell.text,
                self.edges[left + cell.columns] - self.edges[left] - 2 * self.look.padding,
            )
            for cell, _, left in placed
        ]
        heights = [0.0] * len(rows)
        by_span = sorted(zip(placed, lines, strict=True), key=lambda item: item[0][0].rows)
        for (cell, row, _), wrapped in by_span:
            spanned = heights[row : row + cell.rows]
            missing = self.row_height(len(wrapped)) - sum(spanned)
            heights[row + len(spanned) - 1] += max(missing, 0)
        tops = [0.0, *accumulate(heights)]
        boxes = [
            HeadBox(
                self.edges[left],
                tops[row],
                self.edges[left + cell.columns] - self.edges[left],
                tops[min(row + cell.rows, len(rows))] - tops[row],
                wrapped,
            )
            for (cell, row, left), wrapped in zip(placed, lines, strict=True)
        ]
        return boxes, tops[-1]


def _needs(
    table: Table, regular: Wrapper, bold: Wrapper, planned: Sequence[float], padding: float
) -> list[float]:
    """How wide each column must be so that none of its words is cut."""
    inner = [width - 2 * padding for width in planned]
    needs = [0.0] * len(table.columns)
    rows = [(row, regular) for row in table.rows]
    if table.total_row is not None:
        rows.append((table.total_row, bold))
    texts: set[tuple[int, str]] = set()
    for row, wrapper in rows:
        for place, cell in enumerate(row):
            text = plain(cell)
            if (place, text) not in texts:
                texts.add((place, text))
                needs[place] = max(needs[place], wrapper.widest_piece(text, inner[place]))
    for head, _, left in placed_cells(head_rows(table)):
        if head.columns == 1:
            needs[left] = max(needs[left], bold.widest_piece(head.text, inner[left]))
    return [need + 2 * padding + _SLACK for need in needs]


def _fitted(widths: Sequence[float], needs: Sequence[float]) -> list[float]:
    """Widths with the same sum in which columns with room give it to those with longer words."""
    wanted = [min(need, width * _MOST_WIDER) for need, width in zip(needs, widths, strict=True)]
    lacking = [max(0.0, need - width) for need, width in zip(wanted, widths, strict=True)]
    spare = [max(0.0, width - need) for need, width in zip(needs, widths, strict=True)]
    if not any(lacking) or not any(spare):
        return list(widths)
    moved = min(sum(lacking), sum(spare))
    given, taken = moved / sum(lacking), moved / sum(spare)
    return [
        width + lack * given - room * taken
        for width, lack, room in zip(widths, lacking, spare, strict=True)
    ]


def head_rows(table: Table) -> Sequence[Sequence[HeaderCell]]:
    """The rows of a table's head: its own, or one with the titles of the columns."""
    if table.header_rows:
        return table.header_rows
    return [
        [
            HeaderCell(f"{column.title}\n({column.unit})" if column.unit else column.title)
            for column in table.columns
        ]
    ]


def placed_cells(rows: Sequence[Sequence[HeaderCell]]) -> list[tuple[HeaderCell, int, int]]:
    """Each head cell with its row and first column, spanned places skipped."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            placed.append((cell, row, column))
            taken.update(
                (row + down, column + right)
                for down in range(cell.rows)
                for right in range(cell.columns)
            )
            column += cell.columns
    return placed
