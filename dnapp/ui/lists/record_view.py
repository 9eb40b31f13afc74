"""The table of a list page: ticks, Excel's keys, copying, the name column that stays in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from dnapp.ui.lists.copying import Copying
from dnapp.ui.lists.delegate import RowDelegate
from dnapp.ui.lists.heading import Heading
from dnapp.ui.lists.list_setup import DENSITIES
from dnapp.ui.lists.ticks import TickAll, Ticks
from dnapp.ui.models.record_table import RecordTableModel
from dnapp.ui.theme import Look
from dnapp.ui.widgets.scrolling import slim_bars

_Flag = QItemSelectionModel.SelectionFlag
_PINNED_SHARE = 0.5
"""Most of the table's width that the pinned column may cover."""


class RecordView(QTableView):
    """Rows of a `RecordTableModel`.

    Ticked rows are the selected rows; the current row has a bar and need not be ticked. Moving by
    key leaves the ticks alone, Space toggles one, Shift extends; a click on a row clears them.
    """

    opened = Signal(int)
    """Row that Enter or a double click asks to open."""
    filter_asked = Signal(int, QPoint)
    """Column whose filter is asked for, and where on the screen."""
    copied = Signal(int)
    """So many rows were put on the clipboard."""
    delete_asked = Signal()
    resized = Signal()

    def __init__(self, look: Look, model: RecordTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._records = model
        self._extending = False
        self.pinned = -1
        """Column that stays at the left when the table scrolls sideways; -1 for none."""
        self._copying = Copying(model.session, model.record_type, self)
        self._copying.copied.connect(self.copied)
        # Qt lays out the view on every setting below, and our part of that needs these two.
        self.heading = Heading(look, model, self)
        self.tick_all = TickAll(look, self)
        self.setModel(model)
        self._delegate = RowDelegate(look, model, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        slim_bars(self, look)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setHorizontalHeader(self.heading)
        self.setVerticalHeader(Ticks(look, self))
        self.heading.filter_asked.connect(self.filter_asked)
        self.horizontalScrollBar().valueChanged.connect(self._repaint)
        self.doubleClicked.connect(self._open_index)
        self.set_density("normal")
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, look.theme.color("surface"))
        self.setPalette(palette)

    def set_density(self, density: str) -> None:
        """Height of the rows: compact, normal or roomy."""
        height = self._look.theme.px(DENSITIES[density])
        self.verticalHeader().setDefaultSectionSize(height)

    # Ticks and the current row

    def selected_rows(self) -> list[int]:
        """Ticked rows from the top."""
        chosen = self.selectionModel().selection()
        rows: set[int] = set()
        for place in range(chosen.count()):
            span = chosen.at(place)
            rows.update(range(span.top(), span.bottom() + 1))
        return sorted(rows)

    def count_selected(self) -> int:
        """How many rows are ticked."""
        chosen = self.selectionModel().selection()
        return sum(chosen.at(place).height() for place in range(chosen.count()))

    def go_to_row(self, row: int) -> None:
        """Make a row the current one, and show it; ticks stay."""
        column = self.currentIndex().column()
        if column < 0:
            column = max(self.pinned, 0)
        self.setCurrentIndex(self.model().index(row, column))

    def toggle_row(self, row: int) -> None:
        """Tick a row, or take its tick away."""
        self.selectionModel().select(self._span(row, row), _Flag.Toggle)

    def tick_to(self, row: int) -> None:
        """Tick every row from the current one to `row`."""
        current = max(self.currentIndex().row(), 0)
        span = self._span(min(current, row), max(current, row))
        self.selectionModel().select(span, _Flag.Select)

    def _span(self, first: int, last: int) -> QItemSelection:
        model = self.model()
        return QItemSelection(model.index(first, 0), model.index(last, model.columnCount() - 1))

    def selectionCommand(
        self,
        index: QModelIndex | QPersistentModelIndex,
        event: QEvent | None = None,
    ) -> QItemSelectionModel.SelectionFlag:
        """Keys and code move the current row alone; Shift extends; a plain click clears."""
        if not isinstance(event, QMouseEvent):
            # Qt asks again without the event while it handles a key or a click.
            return _Flag.SelectCurrent | _Flag.Rows if self._extending else _Flag.NoUpdate
        held = event.modifiers()
        if event.type() is QEvent.Type.MouseMove:  # dragging over rows ticks them
            return _Flag.SelectCurrent | _Flag.Rows
        if event.type() is not QEvent.Type.MouseButtonPress:
            return _Flag.NoUpdate
        if held & Qt.KeyboardModifier.ShiftModifier:
            return _Flag.SelectCurrent | _Flag.Rows
        if held & Qt.KeyboardModifier.ControlModifier:
            return _Flag.Toggle | _Flag.Rows
        return _Flag.Clear

    # Clipboard and keys

    def copy(self) -> None:
        """Put the ticked rows, or the current one, on the clipboard with their headings."""
        rows = self.selected_rows() or [self.currentIndex().row()]
        if rows[0] < 0:
            return
        model = self._records
        order = [self.heading.logicalIndex(place) for place in range(self.heading.count())]
        across = Qt.Orientation.Horizontal
        self._copying.copy(
            [model.columns[column].name for column in order],
            [str(model.headerData(column, across)) for column in order],
            model.row_numbers(rows),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks, Ctrl+C copies, Delete asks for the bin, Alt+↓ filters."""
        action = self._action(event)
        if action is None:
            with self._extends(event):
                super().keyPressEvent(event)
        else:
            action()
            event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click makes a row current; Ctrl ticks it, Shift every row on the way."""
        with self._extends(event):
            super().mousePressEvent(event)

    @contextmanager
    def _extends(self, event: QKeyEvent | QMouseEvent) -> Iterator[None]:
        self._extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        try:
            yield
        finally:
            self._extending = False

    def _action(self, event: QKeyEvent) -> Callable[[], None] | None:
        key, held = event.key(), event.modifiers()
        if held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_C:
            return self.copy
        if held == Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Down:
            return self._ask_filter
        plain = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if self.currentIndex().row() < 0 or held not in plain:
            return None
        return {
            Qt.Key.Key_Return: self._open_current,
            Qt.Key.Key_Enter: self._open_current,
            Qt.Key.Key_F2: self._open_current,
            Qt.Key.Key_Space: self._tick_current,
            Qt.Key.Key_Delete: self.delete_asked.emit,
        }.get(Qt.Key(key))

    def _open_current(self) -> None:
        self.opened.emit(self.currentIndex().row())

    def _tick_current(self) -> None:
        self.toggle_row(self.currentIndex().row())

    def _ask_filter(self) -> None:
        column = max(self.currentIndex().column(), 0)
        left = 0 if column == self.pinned else self.columnViewportPosition(column)
        self.filter_asked.emit(column, self.viewport().mapToGlobal(QPoint(max(left, 0), 0)))

    def _open_index(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    # The pinned column

    def pinned_width(self) -> int:
        """Width of the pinned column while it covers others; 0 while it stands in its own place."""
        if not 0 <= self.pinned < len(self._records.columns):
            return 0
        if self.columnViewportPosition(self.pinned) >= 0:
            return 0
        most = int(self.viewport().width() * _PINNED_SHARE)
        return min(self.columnWidth(self.pinned), most)

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """The cell at a place; over the pinned column its cell."""
        found: QModelIndex = super().indexAt(pos)
        if found.isValid() and pos.x() < self.pinned_width():
            return self.model().index(found.row(), self.pinned)
        return found

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, and from under the pinned column."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() == self.pinned:
            bar.setValue(before)  # always in sight
        elif (hidden := self.pinned_width() - self.visualRect(index).left()) > 0:
            bar.setValue(bar.value() - hidden)

    def _repaint(self) -> None:
        self.viewport().update()
        self.heading.viewport().update()

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell who fits the columns."""
        super().resizeEvent(event)
        self.resized.emit()

    def updateGeometries(self) -> None:
        """Lay the corner box over the ticks."""
        super().updateGeometries()
        corner = QRect(0, 0, self.verticalHeader().width(), self.heading.height())
        self.tick_all.setGeometry(corner)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, the pinned column over them, the bar at the left of the current row."""
        super().paintEvent(event)
        width, current = self.pinned_width(), self.currentIndex()
        painter = QPainter(self.viewport())
        if width:
            self._paint_pinned(painter, width, event.rect())
        if current.isValid():
            top = self.rowViewportPosition(current.row())
            bar = QRect(0, top, self._look.theme.px(3), self.rowHeight(current.row()) - 1)
            painter.fillRect(bar, self._look.theme.color("accent"))
        painter.end()

    def _paint_pinned(self, painter: QPainter, width: int, region: QRect) -> None:
        theme, model = self._look.theme, self.model()
        first, last = self.rowAt(region.top()), self.rowAt(region.bottom())
        last = model.rowCount() - 1 if last < 0 else last
        option = QStyleOptionViewItem()
        state = QStyle.StateFlag
        for row in range(max(first, 0), last + 1):
            index = model.index(row, self.pinned)
            rect = QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))
            option.rect = rect
            option.state = state.State_Enabled
            if self.selectionModel().isRowSelected(row, QModelIndex()):
                option.state |= state.State_Selected
            if self.hasFocus() and index == self.currentIndex():
                option.state |= state.State_HasFocus
            painter.fillRect(rect, theme.color("surface"))
            self._delegate.paint(painter, option, index)
        painter.fillRect(width - 1, 0, 1, self.viewport().height(), theme.color("line2"))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Repaint ticks and corner box too."""
        super().selectionChanged(selected, deselected)
        self.verticalHeader().viewport().update()
        self.tick_all.update()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Move the bar."""
        super().currentChanged(current, previous)
        self.viewport().update()
