"""Where the lanes lie, one under another, and what lies at a place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from dnapp.services.timeline import Entry, Lane
from dnapp.ui.theme import Theme

_ROW = 28
_MARKS = 22
_TOP = 9
_BOTTOM = 6
_LEAST = 56


class Shelf:
    """Heights of the lanes at a text size; places are pixels from the top of the first lane."""

    def __init__(self, lanes: Sequence[Lane], theme: Theme) -> None:
        self.lanes = lanes
        self.row, self.marks = theme.px(_ROW), theme.px(_MARKS)
        self._top = theme.px(_TOP)
        self._rows_of: dict[int, dict[str, int]] = {}
        least, bottom = theme.px(_LEAST), theme.px(_BOTTOM)
        heights = (
            max(
                self._top + self.row * len(lane.rows) + self.marks * bool(lane.marks) + bottom,
                least,
            )
            for lane in lanes
        )
        self.tops = [0, *accumulate(heights)]

    @property
    def height(self) -> int:
        """Height of all lanes."""
        return self.tops[-1]

    def between(self, top: int, bottom: int) -> range:
        """The lanes that reach into a stretch."""
        first = max(bisect_right(self.tops, top) - 1, 0)
        last = bisect_right(self.tops, bottom - 1)
        return range(first, min(last, len(self.lanes)))

    def row_top(self, lane: int, row: int) -> int:
        """Top of the bars of a row."""
        return self.tops[lane] + self._top + row * self.row

    def row_of(self, lane: int, entry: Entry) -> int:
        """The row of a record with bars; looked up in a table made when first asked."""
        if lane not in self._rows_of:
            rows = self.lanes[lane].rows
            self._rows_of[lane] = {e.id: n for n, row in enumerate(rows) for e, _ in row.bars}
        return self._rows_of[lane][entry.id]

    def marks_middle(self, lane: int) -> int:
        """The line on which the marks of a lane stand."""
        rows = len(self.lanes[lane].rows)
        if not rows:
            return self.tops[lane] + (self.tops[lane + 1] - self.tops[lane]) // 2
        return self.row_top(lane, rows) + self.marks // 2 - 2

    def rows_between(self, lane: int, top: int, bottom: int) -> range:
        """The rows of a lane that reach into a stretch."""
        begin = self.row_top(lane, 0)
        first = max((top - begin) // self.row, 0)
        last = (bottom - begin) // self.row + 1
        return range(first, max(min(last, len(self.lanes[lane].rows)), first))


@dataclass(frozen=True)
class Scene:
    """What is painted: lanes in their places, today, and the reporting quarter."""

    shelf: Shelf
    today: int
    quarter: tuple[int, int]
    """First and last day of the current reporting quarter."""
    corner: str
    """What the lanes are, over their labels."""
