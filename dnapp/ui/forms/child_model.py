"""The rows of one child type as a grid shows them, with an open row at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dnapp.core.errors import UserError
from dnapp.core.fields import Spec, YesNo
from dnapp.core.masking import MASK
from dnapp.core.pasting import Placed
from dnapp.core.record import Problem, Record, RecordType
from dnapp.core.words import Catalog
from dnapp.ui.forms.sheet import Entry, columns_of, empty_row
from dnapp.ui.forms.state import FormState
from dnapp.ui.models.record_table import alignment

Index = QModelIndex | QPersistentModelIndex


class ChildModel(QAbstractTableModel):
    """Shows `state.rows(key)`; every change goes through the state as one step.

    The last row is always open: typing in it makes a row. Personal columns are masked unless
    `revealed`.
    """

    def __init__(
        self,
        words: Catalog,
        state: FormState,
        kind: RecordType,
        columns: Sequence[str] = (),
        *,
        read_only: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._state = state
        self.kind = kind
        names = columns_of(kind)
        order = [*columns, *(name for name in names if name not in columns)]
        self.columns: tuple[Spec, ...] = tuple(kind.specs[name] for name in order)
        self.read_only = read_only
        self._has_open_row = not read_only
        self.revealed = False
        self._rows = state.rows(kind.key)
        self._found: dict[tuple[int, str], Problem] = {}
        self._judge()
        state.changed.connect(self._follow)

    # What stands in the grid

    def rows(self) -> tuple[Entry, ...]:
        """The rows without the open one."""
        return self._rows

    def is_open_row(self, row: int) -> bool:
        """Whether a row is the one that waits at the end."""
        return row == len(self._rows)

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        if self.is_open_row(row):
            return ""
        return self._state.reader.text(self._rows[row], self.columns[column])

    def value(self, row: int, column: int) -> Any:
        """The value of a cell."""
        name = self.columns[column].name
        entry = empty_row(self.kind.key) if self.is_open_row(row) else self._rows[row]
        return getattr(entry.record, name)

    def unread(self, row: int, column: int) -> str | None:
        """The text of a cell that could not be read."""
        if self.is_open_row(row):
            return None
        return self._rows[row].unread.get(self.columns[column].name)

    def shown(self, row: int, column: int) -> str:
        """What a cell shows: its text, or the mask of a personal one."""
        text = self.text(row, column)
        masked = text and self.columns[column].personal and not self.revealed
        return MASK if masked else text

    def problem(self, row: int, column: int) -> Problem | None:
        """What is wrong with a cell."""
        return self._found.get((row, self.columns[column].name))

    def sentence(self, row: int, column: int) -> str:
        """The same in words."""
        problem = self.problem(row, column)
        return self._words.error(UserError(problem.key, **problem.values)) if problem else ""

    def reveal(self, shown: bool) -> None:
        """Show or mask the personal columns."""
        self.revealed = shown
        self._tell_all()

    # Changing it

    def put_text(self, row: int, column: int, text: str) -> None:
        """A text was typed into a cell."""
        spec = self.columns[column]
        entry = self._entry(row)
        if text == self.text(row, column) and self.unread(row, column) is None:
            return
        self._put(row, self._state.reader.put(entry, spec, text), self._edit_step(spec))

    def put_value(self, row: int, column: int, value: Any) -> None:
        """A value was picked for a cell."""
        spec = self.columns[column]
        self._put(row, self._entry(row).put(**{spec.name: value}), self._edit_step(spec))

    def fill(self, values: Mapping[int, Mapping[str, Any]], step: str) -> None:
        """Put values into rows, some fields each, as one step."""
        rows = [*self._rows, empty_row(self.kind.key)]
        for row, given in values.items():
            rows[row] = rows[row].put(**given)
        self._state.put_rows(self.kind.key, rows if not rows[-1].blank else rows[:-1], step)

    def append(self, records: Iterable[Record], step: str) -> None:
        """Put new rows in at the end, as one step."""
        self._state.put_rows(self.kind.key, [*self._rows, *map(Entry, records)], step)

    def clear(self, cells: Sequence[tuple[int, int]]) -> None:
        """Empty some cells, as one step."""
        rows = list(self._rows)
        for row, column in cells:
            if row < len(rows):
                spec = self.columns[column]
                rows[row] = rows[row].put(**{spec.name: spec.empty()})
        self._state.put_rows(self.kind.key, rows, self._step("clear"))

    def remove(self, rows: Sequence[int]) -> None:
        """Take rows out."""
        gone = set(rows)
        kept = [entry for row, entry in enumerate(self._rows) if row not in gone]
        self._state.put_rows(self.kind.key, kept, self._step("remove", len(self._rows) - len(kept)))

    def move(self, row: int, by: int) -> bool:
        """Move a row up or down; False when it cannot go there."""
        goal = row + by
        if not (0 <= row < len(self._rows) and 0 <= goal < len(self._rows)):
            return False
        rows = list(self._rows)
        rows.insert(goal, rows.pop(row))
        self._state.put_rows(self.kind.key, rows, self._step("move"))
        return True

    def copy_above(self, row: int, column: int) -> None:
        """Take the value of the cell above."""
        if 0 < row <= len(self._rows):
            self.put_value(row, column, self.value(row - 1, column))

    def paste(self, placed: Placed, row: int) -> int:
        """Put a block in from a row on, as one step; how many rows it has. Cells beside the block
        and rows below it stay as they are."""
        rows = list(self._rows)
        reader, specs = self._state.reader, self.kind.specs
        for place, cells in enumerate(placed.rows, start=row):
            entry = rows[place] if place < len(rows) else empty_row(self.kind.key)
            for name, text in zip(placed.fields, cells, strict=True):
                if name:
                    entry = reader.put(entry, specs[name], text)
            rows[place : place + 1] = [entry]
        count = len(placed.rows)
        self._state.put_rows(self.kind.key, rows, self._step("paste", count))
        return count

    def _entry(self, row: int) -> Entry:
        return empty_row(self.kind.key) if self.is_open_row(row) else self._rows[row]

    def _put(self, row: int, entry: Entry, step: str) -> None:
        if self.is_open_row(row) and entry.blank:
            return
        rows = list(self._rows)
        rows[row : row + 1] = [entry]
        self._state.put_rows(self.kind.key, rows, step)

    def _edit_step(self, spec: Spec) -> str:
        return self._words("form.step.edit", field=self.label(spec))

    def _step(self, name: str, count: int = 1) -> str:
        one = self._words(f"record.{self.kind.key}.one")
        return self._words(f"form.step.{name}", one=one, count=f"{count:02}")

    # Following the state

    def _follow(self) -> None:
        """Tell the view the least that differs, so that its cursor stays."""
        new = self._state.rows(self.kind.key)
        old = self._rows
        if new is not old:
            head = _common(old, new)
            tail = _common(old[head:][::-1], new[head:][::-1])
            gone, come = len(old) - head - tail, len(new) - head - tail
            both = head + min(gone, come)
            # Rows in place first: a view expects the others to stay while some come or go.
            self._rows = (*new[:both], *old[both:])
            if both > head:
                self._tell(head, both - 1)
            if gone > come:
                self.beginRemoveRows(QModelIndex(), both, head + gone - 1)
                self._rows = new
                self.endRemoveRows()
            elif both == len(old) and self._has_open_row:
                self._fill_open_row(new, both)
            elif come > gone:
                self.beginInsertRows(QModelIndex(), both, head + come - 1)
                self._rows = new
                self.endInsertRows()
            self._rows = new
        self._judge()
        self._tell_all()

    def _fill_open_row(self, new: tuple[Entry, ...], row: int) -> None:
        """The open row becomes the first new one, where the cursor stays; another opens below."""
        if row == len(new):
            return
        self._rows, self._has_open_row = new[: row + 1], False
        self._tell(row, row)
        self.beginInsertRows(QModelIndex(), row + 1, len(new))
        self._rows, self._has_open_row = new, True
        self.endInsertRows()

    def _tell_all(self) -> None:
        self._tell(0, self.rowCount() - 1)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def _judge(self) -> None:
        """Gather the problems of this grid's cells; an error hides a warning."""
        places = self._state.sheet.kept(self.kind.key)
        self._found = {}
        for problem in self._state.problems():
            head, bracket, rest = problem.field.partition("[")
            number, _, name = rest.partition("].")
            if head != self.kind.key or not bracket:
                continue
            cell = (places[int(number) - 1], name)
            if cell not in self._found or self._found[cell].warning:
                self._found[cell] = problem

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The rows, and the open one."""
        return 0 if parent.isValid() else len(self._rows) + self._has_open_row

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The fields of a row."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts for Qt and screen readers; the delegate asks the model itself."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = [self.label(self.columns[column]), self.shown(row, column)]
            return ", ".join(part for part in (*said, self.sentence(row, column)) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.sentence(row, column) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(self.columns[column])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Labels above with their help, numbers at the left."""
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal:
            return self._words.get(f"help.{self.kind.key}.{self.columns[section].name}") or None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.label(self.columns[section])
        return "" if self.is_open_row(section) else str(section + 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells can be chosen and typed into; ticks are changed in place."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row, column = index.row(), index.column()
        is_tick = isinstance(self.columns[column], YesNo) and self.unread(row, column) is None
        if self.read_only or is_tick:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def label(self, spec: Spec) -> str:
        """Heading of a column: the short one where there is one."""
        short = self._words.get(f"column.{self.kind.key}.{spec.name}")
        return short or self._words(spec.label_key)


def _common(old: Sequence[Entry], new: Sequence[Entry]) -> int:
    """How many rows at the beginning are the same ones."""
    same = 0
    for one, other in zip(old, new, strict=False):
        if one is not other:
            break
        same += 1
    return same
