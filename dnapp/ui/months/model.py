"""Counters by month as a grid shows them: captions of groups, months, totals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dnapp.core.errors import UserError
from dnapp.core.fields import Showing
from dnapp.core.numbers import show_number
from dnapp.records.counter import COUNTER
from dnapp.records.counter_value import COUNTER_VALUE
from dnapp.services.monthly import MONTHS, Cell, MonthRow

Index = QModelIndex | QPersistentModelIndex

NAME, TOTAL, BEFORE = 0, 13, 14
"""Columns beside the twelve months, which have their own numbers."""


class MonthsModel(QAbstractTableModel):
    """Shows what was read; typed text goes out by `read` and comes back with the next `show`.

    A text that is no number stays in its cell, marked, until another one is typed.
    """

    def __init__(self, showing: Showing, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self._showing = showing
        self._lines: list[str | MonthRow] = []
        self._unread: dict[Cell, tuple[str, UserError]] = {}
        self.year = 0
        self.now = (today.year, today.month)

    def show(self, rows: Sequence[MonthRow], year: int) -> None:
        """Show the rows of a year under the captions of their groups."""
        lines: list[str | MonthRow] = []
        group = ""
        for row in rows:
            if row.counter.group != group:
                group = row.counter.group
                lines.append(COUNTER.show(row.counter, "group", self._showing))
            lines.append(row)
        if year != self.year:
            self._unread = {}
        same = [self._key(line) for line in lines] == [self._key(line) for line in self._lines]
        if not same or year != self.year:
            self.beginResetModel()
            self._lines, self.year = lines, year
            self.endResetModel()
            return
        self._lines = lines
        if lines:  # the current cell stays where it is
            last = self.index(len(lines) - 1, BEFORE)
            self.dataChanged.emit(self.index(0, 0), last)

    @staticmethod
    def _key(line: str | MonthRow) -> str:
        return line if isinstance(line, str) else f"{line.counter.id} {line.counter.name}"

    def row(self, number: int) -> MonthRow | None:
        """The counter of a row; None for a caption."""
        line = self._lines[number] if 0 <= number < len(self._lines) else None
        return line if isinstance(line, MonthRow) else None

    def caption(self, number: int) -> str:
        """The words of a caption; "" for a counter."""
        line = self._lines[number]
        return line if isinstance(line, str) else ""

    def is_ahead(self, month: int) -> bool:
        """Whether a month has not begun."""
        return (self.year, month) > self.now

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        line = self.row(row)
        if line is None:
            return self.caption(row) if column == NAME else ""
        if column == NAME:
            return line.counter.name
        if column in (TOTAL, BEFORE):
            value = line.total if column == TOTAL else line.before
        else:
            unread = self._unread.get((line.counter.id, column))
            if unread is not None:
                return unread[0]
            value = line.values[column - 1]
        return "" if value is None else show_number(value)

    def problem(self, row: int, column: int) -> UserError | None:
        """Why the text of a cell is no number."""
        line = self.row(row)
        unread = self._unread.get((line.counter.id, column)) if line else None
        return unread[1] if unread else None

    def note(self, row: int, column: int) -> str:
        """What was noted on a month."""
        line = self.row(row)
        return line.notes[column - 1] if line and column in MONTHS else ""

    def unit(self, row: int) -> str:
        """What a counter counts."""
        line = self.row(row)
        return COUNTER.show(line.counter, "unit", self._showing) if line else ""

    def is_open(self, row: int, column: int) -> bool:
        """Whether a cell is a month of a counter."""
        return self.row(row) is not None and column in MONTHS

    def seen(self) -> dict[Cell, int | None]:
        """Every value that is shown."""
        return {
            (line.counter.id, month): line.values[month - 1]
            for line in self._lines
            if isinstance(line, MonthRow)
            for month in MONTHS
        }

    def take(self, row: int, column: int, typed: str) -> dict[Cell, int | None]:
        """The entry of a typed cell; nothing when it cannot be read, which the cell then shows."""
        line = self.row(row)
        assert line is not None
        cell = (line.counter.id, column)
        self._unread.pop(cell, None)
        try:
            entry = {cell: read_count(typed, self.today)}
        except UserError as error:
            self._unread[cell] = (typed, error)
            entry = {}
        index = self.index(row, column)
        self.dataChanged.emit(index, index)
        return entry

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Counters and captions."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Name, twelve months, total, total of the year before."""
        return 0 if parent.isValid() else BEFORE + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, and what a screen reader says of a cell."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._told(row, column) or None
        return None

    def _told(self, row: int, column: int) -> str:
        problem = self.problem(row, column)
        if problem is not None:
            return self._showing.words.error(problem)
        return self.unit(row) if column == NAME else self.note(row, column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Headings of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        words = self._showing.words
        if section == NAME:
            return words("months.name")
        if section == TOTAL:
            return words("months.total", year=str(self.year))
        if section == BEFORE:
            return words("months.total", year=str(self.year - 1))
        return words("months.short", month=section)

    def cell_name(self, row: int, month: int) -> str:
        """What a month of a counter is called."""
        name = self._showing.words("months.month", month=month)
        return f"{self.text(row, NAME)}, {name}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Captions cannot be gone to; only months can be typed in."""
        flag = Qt.ItemFlag
        if self.row(index.row()) is None:
            return flag.NoItemFlags
        open_ = flag.ItemIsEditable if self.is_open(index.row(), index.column()) else flag(0)
        return flag.ItemIsEnabled | flag.ItemIsSelectable | open_


def read_count(typed: str, today: date) -> int | None:
    """A whole number from 0, or None for an empty text; UserError for anything else."""
    spec = COUNTER_VALUE.specs["value"]
    value: int | None = spec.parse(typed, today)
    problem = spec.problem(value) if value is not None else None
    if problem is not None:
        raise problem
    return value
