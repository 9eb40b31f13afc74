"""The place in a list that stays when its rows are read again."""

from __future__ import annotations

from PySide6.QtCore import QObject

from dnapp.core.query import Query
from dnapp.ui.lists.columns import Columns
from dnapp.ui.lists.record_view import RecordView
from dnapp.ui.models.record_table import RecordTableModel

_KEPT_TICKS = 1_000
"""Most ticks that are kept when the list is read again."""


class KeptPlace(QObject):
    """Current row, ticks and scrolling, remembered by row number before other rows come."""

    def __init__(
        self, model: RecordTableModel, view: RecordView, columns: Columns, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model, self._view, self._columns = model, view, columns
        self._shown: Query | None = None
        self._kept: tuple[int, int, list[int]] = (-1, -1, [])
        self._wanted = 0
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._took)

    def go_to(self, n: int) -> None:
        """Make the record with row number `n` the current one, once the list is read."""
        self._wanted = n
        if self._model.complete:
            self.rows_known()

    def rows_known(self) -> None:
        """Every row number is known: go where was asked."""
        self._took()
        if not self._wanted:
            return
        row = self._model.row_of(self._wanted)
        self._wanted = 0
        if row >= 0:
            self._view.go_to_row(row)
            middle = self._view.ScrollHint.PositionAtCenter
            self._view.scrollTo(self._view.currentIndex(), middle)

    def restore(self) -> None:
        """Go back to the record that was current, or to the one that took its place."""
        n, row, ticked = self._kept
        self._kept = (-1, -1, [])
        place = self._view.verticalScrollBar().value()
        found = self._model.row_of(n) if n >= 0 else -1
        if found < 0:
            found = min(max(row, 0), self._model.rowCount() - 1)
        self._view.setCurrentIndex(self._model.index(found, self._columns.wide()))
        for number in ticked:
            if (again := self._model.row_of(number)) >= 0:
                self._view.toggle_row(again)
        if n >= 0:
            self._view.verticalScrollBar().setValue(place)

    def _took(self) -> None:
        self._shown = self._model.query

    def _keep(self) -> None:
        view, model = self._view, self._model
        row = view.currentIndex().row()
        if model.query != self._shown or not 0 <= row < model.rowCount():
            self._kept = (-1, -1, [])
            return
        ticked = view.selected_rows() if view.count_selected() <= _KEPT_TICKS else []
        self._kept = (model.row_numbers([row])[0], row, model.row_numbers(ticked))
