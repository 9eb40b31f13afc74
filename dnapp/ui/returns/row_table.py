"""The rows of a unit's list with what each comes to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dnapp.services.return_rows import ReturnRow
from dnapp.ui.painting import Pill, focus_ring, paint_pill, text_line
from dnapp.ui.returns.row_words import summary
from dnapp.ui.theme import Look
from dnapp.ui.widgets.scrolling import slim_bars
from dnapp.ui.widgets.table_head import TableHead

_COLUMNS = ("number", "outcome", "title", "told")
_NUMBER, _OUTCOME, _TITLE, _TOLD = range(4)
_WIDTHS = {_NUMBER: 64, _OUTCOME: 124}
"""px at 100 %; the others share what is left."""
_ROW = 30
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractTableModel):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: tuple[ReturnRow, ...] = ()

    def show_rows(self, rows: Sequence[ReturnRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, words = self.rows[index.row()], self._look.words
        said = (str(row.number), words(f"returns.outcome.{row.outcome}"), row.title)
        text = said[index.column()] if index.column() < _TOLD else summary(words, row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text or words("returns.empty")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._look.words(f"returns.head.{_COLUMNS[section]}")
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, look: Look, rows: _Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = rows

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = self._look.theme
        rect: QRect = option.rect
        row = self._rows.rows[index.row()]
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("sel"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        inner = rect.adjusted(theme.px(10), 0, -theme.px(10), -1)
        text = str(self._rows.data(index))
        if index.column() == _OUTCOME:
            paint_pill(painter, inner, Pill.of(row.outcome, text), self._look)
        else:
            bad = index.column() == _TOLD and row.problems
            font = theme.font("small", 500 if index.column() == _TITLE else None)
            text_line(painter, inner, text or "—", font, theme.color("bad" if bad else "text"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect, theme)


class RowTable(QTableView):
    """One line a row of the file; `picked` tells the row number of the current one."""

    picked = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows = _Rows(look)
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(look, self._rows, self))
        self.setAccessibleName(look.words("returns.rows"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        slim_bars(self, look)
        px = look.theme.px
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        head = TableHead(look, self)
        self.setHorizontalHeader(head)
        head.setFixedHeight(px(_ROW))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(column, px(width))
        self.selectionModel().currentRowChanged.connect(self._tell)

    def show_rows(self, rows: Sequence[ReturnRow], number: int = 0) -> None:
        """Show other rows, with the one of a row number as the current one, else the first."""
        self._rows.show_rows(rows)
        places = [place for place, row in enumerate(rows) if row.number == number]
        if rows:
            self.selectRow(places[0] if places else 0)

    def rows(self) -> tuple[ReturnRow, ...]:
        """What is shown."""
        return self._rows.rows

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.picked.emit(self._rows.rows[current.row()].number)
