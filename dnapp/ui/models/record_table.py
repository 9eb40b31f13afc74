"""The table model of every list page: row numbers in order, rows fetched by the page."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from dnapp.core.fields import Link, Links, Money, Number, Spec
from dnapp.core.query import Query
from dnapp.core.record import Record, RecordType
from dnapp.store.repository import Repository
from dnapp.ui.jobs import Job
from dnapp.ui.session import Session

PAGE = 32
"""Rows fetched at once: a screen of an office shows fewer, and a frame of scrolling has time for
them."""

KEPT_PAGES = 80
"""Pages kept in memory."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RecordTableModel(QAbstractTableModel):
    """Rows of one record type as the query orders them.

    The first page of the first query is read at once, so that a new page can be painted; whoever
    shows it then calls `read_rest`. Every later query is read by a job beside the window while the
    old rows stay. Cells are texts, made when their page is fetched.
    """

    loaded = Signal()
    """The whole order of the query is known."""

    def __init__(
        self, session: Session, record_type: RecordType, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._repository: Repository[Any] = session.workspace.repositories[record_type.key]
        self.record_type = record_type
        self.columns: tuple[Spec, ...] = ()
        self._headings: tuple[str, ...] = ()
        self.query = Query()
        self._order: array[int] = array("q")
        self._pages: OrderedDict[int, list[tuple[Record, tuple[str, ...]]]] = OrderedDict()
        self._job: Job | None = None
        self._begun = False
        self.complete = False
        """Whether every row of the query is in the model."""

    # What is shown

    def show_columns(self, names: Sequence[str], headings: Sequence[str]) -> None:
        """Choose the columns, left to right, with their headings."""
        self.beginResetModel()
        self.columns = tuple(self.record_type.specs[name] for name in names)
        self._headings = tuple(headings)
        self._pages.clear()
        self.endResetModel()

    def show_query(self, query: Query) -> None:
        """Show other rows, or the same in another order; `loaded` tells when they are there."""
        self.query = query
        self.complete = False
        if self._begun:
            self.read_rest()
            return
        self._begun = True
        first = self._repository.first(query, PAGE, self._names())
        self.beginResetModel()
        self._order = array("q", (record.n for record in first))
        if first:
            self._keep(0, first)
        self.endResetModel()
        if len(first) < PAGE:
            self._finish()

    def refresh(self) -> None:
        """Read the same query again after a change; rows that stay keep their place."""
        self.show_query(self.query)

    def read_rest(self) -> None:
        """Read the whole order of the query, unless it is known or being read already."""
        if self.complete or not self._begun:
            return
        if self._job is not None:
            self._job.cancel()
        work = partial(_read_order, self.session, self.record_type.key, self.query)
        self._job = self.session.run(work, self._take_order)

    def _take_order(self, order: array[int]) -> None:
        self._job = None
        known = len(self._order)
        self._pages.clear()
        if 0 < known <= len(order) and order[:known] == self._order:
            if len(order) > known:
                self.beginInsertRows(_NOWHERE, known, len(order) - 1)
                self._order = order
                self.endInsertRows()
            last = self.index(known - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self._order = order
            self.endResetModel()
        self._finish()

    def _finish(self) -> None:
        self.complete = True
        self.loaded.emit()

    # Rows

    def record(self, row: int) -> Record:
        """The record of one row."""
        return self._entry(row)[0]

    def cells(self, row: int) -> tuple[str, ...]:
        """The texts of one row, left to right."""
        return self._entry(row)[1]

    def row_numbers(self, rows: Sequence[int] | None = None) -> list[int]:
        """Row numbers `n` of some rows, or of all."""
        return list(self._order) if rows is None else [self._order[row] for row in rows]

    def row_of(self, n: int) -> int:
        """Row that shows row number `n`, or -1."""
        try:
            return self._order.index(n)
        except ValueError:
            return -1

    def _entry(self, row: int) -> tuple[Record, tuple[str, ...]]:
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            start = number * PAGE
            ns = self._order[start : start + PAGE]
            page = self._keep(number, self._repository.rows(ns, self._names()))
        else:
            self._pages.move_to_end(number)
        return page[place]

    def _names(self) -> list[str]:
        return [spec.name for spec in self.columns]

    def _keep(self, number: int, records: Sequence[Record]) -> list[tuple[Record, tuple[str, ...]]]:
        self._learn(records)
        showing = self.session.showing
        page = [
            (
                record,
                tuple(spec.show(getattr(record, spec.name), showing) for spec in self.columns),
            )
            for record in records
        ]
        self._pages[number] = page
        if len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        return page

    def _learn(self, records: Sequence[Record]) -> None:
        for spec in self.columns:
            if isinstance(spec, Links):
                ids = {i for record in records for i in getattr(record, spec.name)}
            elif isinstance(spec, Link):
                ids = {getattr(record, spec.name) for record in records} - {""}
            else:
                continue
            self.session.learn_titles(spec.target, ids)

    # Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Rows known so far."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns shown."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and alignment; the delegate paints from `cells` without asking roles."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole or role == Qt.ItemDataRole.AccessibleTextRole:
            return self.cells(index.row())[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(self.columns[index.column()])
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Column headings."""
        across = orientation == Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and section < len(self._headings):
            return self._headings[section]
        return None


def _read_order(session: Session, kind: str, query: Query, job: Job) -> array[int]:
    with session.workspace.job_repository(kind) as repository:
        return repository.ordered(query)


def alignment(spec: Spec) -> Qt.AlignmentFlag:
    """Numbers stand right, all else left."""
    side = (
        Qt.AlignmentFlag.AlignRight
        if isinstance(spec, (Number, Money))
        else Qt.AlignmentFlag.AlignLeft
    )
    return side | Qt.AlignmentFlag.AlignVCenter
