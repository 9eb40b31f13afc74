"""The chain of an agreement as a table that is only read."""

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
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dnapp.ui.forms.life_words import ChainRow
from dnapp.ui.painting import focus_ring, paint_pill, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.scrolling import slim_bars
from dnapp.ui.widgets.table_head import TableHead

_COLUMNS = ("name", "issued", "span", "notice", "stand")
_WIDTHS = (0, 84, 184, 106, 152)
"""px at 100 %; 0 takes what is left."""
_NEEDS = {"issued": 700, "notice": 600}
"""px of the whole table under which a column is left out."""
_ROW = 30
_MOST_ROWS = 5
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractTableModel):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: tuple[ChainRow, ...] = ()

    def show_rows(self, rows: Sequence[ChainRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        text = (*row.cells, row.pill.text)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.sentence
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self._look.words("life.current_row", text=text) if row.current else text
            return said or self._look.words("life.empty_cell")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._look.words(f"life.column.{_COLUMNS[section]}")
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
        if row.current:
            painter.fillRect(rect, theme.color("sel"))
            if index.column() == 0:
                painter.fillRect(QRect(rect.left(), rect.top(), theme.px(3), rect.height()),
                                 theme.color("accent"))  # fmt: skip
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        inner = rect.adjusted(theme.px(10), 0, -theme.px(10), -1)
        if index.column() == len(_COLUMNS) - 1:
            paint_pill(painter, inner, row.pill, self._look)
        else:
            text = row.cells[index.column()]
            font = theme.font("small", 500 if index.column() == 0 or row.current else None)
            ink = theme.color("text" if text else "greyB")
            text_line(painter, inner, text or "—", font, ink)
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect, theme)


class ChainTable(QTableView):
    """Agreements before, terms of this one with the current one marked, agreements after.

    Enter or a double click asks for what a line stands for.
    """

    record_wanted = Signal(str)
    """Id of another agreement."""
    term_wanted = Signal(int)
    """Place of a term's row, from 0."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = _Rows(look)
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(look, self._rows, self))
        self.setAccessibleName(look.words("life.chain"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        slim_bars(self, look)
        px = look.theme.px
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        head = TableHead(look, self)
        self.setHorizontalHeader(head)
        head.setFixedHeight(px(_ROW))
        for column, width in enumerate(_WIDTHS):
            mode = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(column, mode)
            if width:
                head.resizeSection(column, px(width))
        self.doubleClicked.connect(self._ask)

    def show_rows(self, rows: Sequence[ChainRow]) -> None:
        """Show another chain."""
        self._rows.show_rows(rows)
        shown = min(len(rows), _MOST_ROWS)
        self.setFixedHeight(self._look.theme.px(_ROW) * (shown + 1) + 2)
        current = next((place for place, row in enumerate(rows) if row.current), 0)
        if rows:
            self.setCurrentIndex(self._rows.index(current, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what the strip shows too makes place for the names."""
        super().resizeEvent(event)
        room = self.viewport().width()
        for name, least in _NEEDS.items():
            self.setColumnHidden(_COLUMNS.index(name), room < self._look.theme.px(least))

    def rows(self) -> tuple[ChainRow, ...]:
        """What is shown."""
        return self._rows.rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what the line stands for."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._ask(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def _ask(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self._rows.rows[index.row()]
        if row.agreement:
            self.record_wanted.emit(row.agreement)
        elif row.term is not None:
            self.term_wanted.emit(row.term)
