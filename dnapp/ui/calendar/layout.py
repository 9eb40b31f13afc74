"""Where days and bars stand in a grid of weeks; pure of painting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect

from dnapp.services.month_calendar import Bar, Month, Week, bars
from dnapp.ui.theme import Theme

HEAD, TOP, BAR, PITCH, MORE, FOOT, SIDE = 30, 29, 24, 27, 18, 20, 4
"""px of the design: names of the weekdays; number of a day; a bar and the next; "+n"; holiday;
edges."""


@dataclass(frozen=True)
class PlacedBar:
    """A bar and where it stands."""

    bar: Bar
    rect: QRect


@dataclass(frozen=True)
class More:
    """The line of a day that says how many visits have no room."""

    day: date
    count: int
    rect: QRect


@dataclass(frozen=True)
class Layout:
    """Everything of a grid at one size."""

    heads: tuple[QRect, ...]
    cells: dict[date, QRect]
    bars: tuple[PlacedBar, ...]
    more: tuple[More, ...]
    first: date
    """The day at the top left."""

    def within(self, area: QRect) -> Layout:
        """What of it lies in an area."""
        cells = {day: rect for day, rect in self.cells.items() if rect.intersects(area)}
        bars = tuple(one for one in self.bars if one.rect.intersects(area))
        more = tuple(one for one in self.more if one.rect.intersects(area))
        return Layout(self.heads, cells, bars, more, self.first)

    def day_at(self, x: int, y: int) -> date | None:
        """The day whose cell holds a point."""
        return next((day for day, rect in self.cells.items() if rect.contains(x, y)), None)

    def bar_at(self, x: int, y: int) -> Bar | None:
        """The bar under a point."""
        return next((one.bar for one in self.bars if one.rect.contains(x, y)), None)

    def more_at(self, x: int, y: int) -> date | None:
        """The day whose hidden visits a point asks for."""
        return next((one.day for one in self.more if one.rect.contains(x, y)), None)


def lay_out(
    theme: Theme, width: int, height: int, weeks: Sequence[Week], month: Month | None
) -> Layout:
    """Lay out the weeks of a grid with the visits of a month; without one only the days."""
    top = theme.px(HEAD)
    rows = [top + round(row * (height - top) / len(weeks)) for row in range(len(weeks) + 1)]
    return lay_out_rows(theme, width, rows, weeks, month)


def height_wanted(theme: Theme, month: Month, week: Week) -> int:
    """The height in which a week shows everything, px."""
    lanes = max((bar.lane for bar in bars(month.visits, week)), default=-1) + 1
    foot = FOOT if any(day in month.holidays for day in week) else SIDE
    return theme.px(TOP) + max(lanes, 1) * theme.px(PITCH) + theme.px(foot)


def lay_out_rows(
    theme: Theme, width: int, rows: Sequence[int], weeks: Sequence[Week], month: Month | None
) -> Layout:
    """The same with weeks of their own height: `rows` are their tops and the last bottom."""
    top = rows[0]
    edges = [round(column * width / 7) for column in range(8)]
    heads = tuple(QRect(edges[i], 0, edges[i + 1] - edges[i], top) for i in range(7))
    cells: dict[date, QRect] = {}
    placed: list[PlacedBar] = []
    more: list[More] = []
    for row, week in enumerate(weeks):
        y, bottom = rows[row], rows[row + 1]
        for column, day in enumerate(week):
            left, right = edges[column], edges[column + 1]
            cells[day] = QRect(left, y, right - left, bottom - y)
        if month is not None:
            foot = theme.px(FOOT) if any(day in month.holidays for day in week) else theme.px(2)
            room = bottom - y - theme.px(TOP) - foot
            _place(theme, bars(month.visits, week), week, cells, room, placed, more)
    return Layout(heads, cells, tuple(placed), tuple(more), weeks[0][0])


def _place(
    theme: Theme,
    found: Sequence[Bar],
    week: Week,
    cells: dict[date, QRect],
    room: int,
    placed: list[PlacedBar],
    more: list[More],
) -> None:
    pitch = theme.px(PITCH)
    shown = max((bar.lane for bar in found), default=-1) + 1
    if (shown - 1) * pitch + theme.px(BAR) > room:
        shown = max((room - theme.px(MORE)) // pitch, 0)
    y = cells[week[0]].top() + theme.px(TOP)
    hidden = [0] * len(week)
    for bar in found:
        if bar.lane >= shown:
            for column in range(bar.left, bar.right + 1):
                hidden[column] += 1
            continue
        first, last = cells[week[bar.left]], cells[week[bar.right]]
        left = first.left() + (theme.px(SIDE) if bar.begins else 0)
        right = last.right() - (theme.px(SIDE) if bar.ends else 0)
        top = y + bar.lane * pitch
        placed.append(PlacedBar(bar, QRect(left, top, right - left + 1, theme.px(BAR))))
    for column, count in enumerate(hidden):
        if count:
            cell = cells[week[column]]
            top = y + shown * pitch
            side = theme.px(SIDE)
            rect = QRect(cell.left() + side, top, cell.width() - 2 * side, theme.px(MORE))
            more.append(More(week[column], count, rect))
