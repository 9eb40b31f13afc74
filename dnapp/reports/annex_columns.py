"""The columns of an annex's table that an office prints, in its order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from dnapp.reports.document import Cell, HeaderCell, Table


class _Place(NamedTuple):
    """A cell of the head with the row and the column where it begins."""

    level: int
    column: int
    cell: HeaderCell


def choose_columns(table: Table, keys: Sequence[str]) -> Table:
    """The table with these columns alone, the ordinal first; its total keeps its words."""
    places = {column.key: place for place, column in enumerate(table.columns)}
    chosen = [places[key] for key in keys]

    def cut(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(row[place] for place in chosen)

    return Table(
        tuple(table.columns[place] for place in chosen),
        tuple(map(cut, table.rows)),
        None if table.total_row is None else _total(table.total_row, cut(table.total_row)),
        _head(table, chosen),
    )


def _total(whole: tuple[Cell, ...], cut: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The words of the total ("Tổng cộng: 03 đoàn") stand first in the row: in the first free
    cell where their own column is left out."""
    said = next((cell for cell in whole if cell), "")
    if not said or said in cut:
        return cut
    free = next((place for place, cell in enumerate(cut) if place and not cell), 0)
    return (*cut[:free], said, *cut[free + 1 :])


def _head(table: Table, chosen: Sequence[int]) -> tuple[tuple[HeaderCell, ...], ...]:
    """The head over the chosen columns: what spanned neighbours spans those that still are."""
    grid = [[row[place] for place in chosen] for row in _grid(table)]
    levels = [level for level, row in enumerate(grid) if any(place.level == level for place in row)]
    rows = []
    for level in levels:
        cells = []
        for place, run in groupby(grid[level]):
            if place.level == level:
                deep = sum(level <= one < level + place.cell.rows for one in levels)
                cells.append(HeaderCell(place.cell.text, len(list(run)), deep))
        rows.append(tuple(cells))
    return tuple(rows)


def _grid(table: Table) -> list[list[_Place]]:
    """For each row of the head the cell that stands over each column."""
    width = len(table.columns)
    grid: list[list[_Place | None]] = [[None] * width for _ in table.header_rows]
    for level, row in enumerate(table.header_rows):
        for cell in row:
            column = grid[level].index(None)
            place = _Place(level, column, cell)
            for below in range(level, level + cell.rows):
                grid[below][column : column + cell.columns] = [place] * cell.columns
    return [[place for place in row if place is not None] for row in grid]
