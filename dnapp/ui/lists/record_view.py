"""The table of a list page: ticks, sorting headings, Excel's keys, copying."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from dnapp.ui.lists.copying import as_html, as_text
from dnapp.ui.lists.delegate import RowDelegate
from dnapp.ui.models.record_table import RecordTableModel, alignment
from dnapp.ui.painting import paint_checkbox, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.scrolling import slim_bars

DENSITIES = {"compact": 28, "normal": 32, "roomy": 40}
"""Row heights, px at 100 %."""

_TICK_WIDTH = 34


class RecordView(QTableView):
    """Rows of a `RecordTableModel`; ticked rows are the selected rows."""

    opened = Signal(int)
    """Row that Enter or a double click asks to open."""
    filter_asked = Signal(int, QPoint)
    """Column whose filter is asked for, and where on the screen."""
    copied = Signal(int)
    """So many rows were put on the clipboard."""
    delete_asked = Signal()

    def __init__(self, look: Look, model: RecordTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._records = model
        theme = look.theme
        self.setModel(model)
        self.setItemDelegate(RowDelegate(look, model, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        slim_bars(self, look)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(True)
        self.heading = Heading(look, model, self)
        self.setHorizontalHeader(self.heading)
        ticks = _Ticks(look, self)
        self.setVerticalHeader(ticks)
        self.heading.filter_asked.connect(self.filter_asked)
        self.doubleClicked.connect(self._open_index)
        self.set_density("normal")
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, theme.color("surface"))
        self.setPalette(palette)

    def set_density(self, density: str) -> None:
        """Height of the rows: compact, normal or roomy."""
        height = self._look.theme.px(DENSITIES[density])
        self.verticalHeader().setDefaultSectionSize(height)

    def selected_rows(self) -> list[int]:
        """Ticked rows from the top."""
        chosen = self.selectionModel().selection()
        rows: set[int] = set()
        for place in range(chosen.count()):
            span = chosen.at(place)
            rows.update(range(span.top(), span.bottom() + 1))
        return sorted(rows)

    def select_row(self, row: int) -> None:
        """Make a row the current and only selected one, and show it."""
        index = self.model().index(row, max(self.currentIndex().column(), 0))
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.scrollTo(index)

    def toggle_row(self, row: int) -> None:
        """Tick a row, or take its tick away."""
        model = self.model()
        span = QItemSelection(model.index(row, 0), model.index(row, model.columnCount() - 1))
        self.selectionModel().select(span, QItemSelectionModel.SelectionFlag.Toggle)

    def copy(self) -> None:
        """Put the ticked rows on the clipboard, with headings, as text and as a bordered table."""
        rows = self.selected_rows()
        if not rows:
            return
        model = self._records
        order = [self.heading.logicalIndex(place) for place in range(self.heading.count())]
        order = [column for column in order if not self.isColumnHidden(column)]
        across = Qt.Orientation.Horizontal
        table = [[str(model.headerData(column, across)) for column in order]]
        table += [[model.cells(row)[column] for column in order] for row in rows]
        data = QMimeData()
        data.setText(as_text(table))
        data.setHtml(as_html(table))
        QGuiApplication.clipboard().setMimeData(data)
        self.copied.emit(len(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks, Ctrl+C copies, Delete asks for the bin, Alt+↓ filters."""
        row = self.currentIndex().row()
        action = self._action(event, row)
        if action is None:
            super().keyPressEvent(event)
        else:
            action()
            event.accept()

    def _action(self, event: QKeyEvent, row: int) -> Callable[[], None] | None:
        key, held = event.key(), event.modifiers()
        if held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_C:
            return self.copy
        if held == Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Down:
            return self._ask_filter
        if row < 0 or held not in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }:
            return None
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            return self._open_current
        if key == Qt.Key.Key_Space:
            return self._tick_current
        if key == Qt.Key.Key_Delete:
            return self.delete_asked.emit
        return None

    def _open_current(self) -> None:
        self.opened.emit(self.currentIndex().row())

    def _tick_current(self) -> None:
        self.toggle_row(self.currentIndex().row())

    def _ask_filter(self) -> None:
        column = max(self.currentIndex().column(), 0)
        left = self.columnViewportPosition(column)
        place = self.viewport().mapToGlobal(QPoint(left, 0))
        self.filter_asked.emit(column, place)

    def _open_index(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def paintEvent(self, event: object) -> None:
        """Draw the rows, then the bar at the left of the current one."""
        super().paintEvent(event)  # type: ignore[arg-type]
        current = self.currentIndex()
        if current.isValid():
            rect = self.visualRect(current)
            painter = QPainter(self.viewport())
            bar = QRect(0, rect.top(), self._look.theme.px(3), rect.height() - 1)
            painter.fillRect(bar, self._look.theme.color("accent"))
            painter.end()


class Heading(QHeaderView):
    """Column headings: a click sorts, the sign at the right opens the filter."""

    filter_asked = Signal(int, QPoint)

    def __init__(self, look: Look, model: RecordTableModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._look = look
        self._records = model
        self.filtered: frozenset[str] = frozenset()
        """Fields that a filter narrows."""
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setMinimumSectionSize(look.theme.px(60))
        self.setFixedHeight(look.theme.px(34))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(
        self,
        painter: QPainter,
        rect: QRect,
        logicalIndex: int,
    ) -> None:
        """Ground, text, sort arrow and filter sign of one heading."""
        theme, icons = self._look.theme, self._look.icons
        painter.save()
        painter.fillRect(rect, theme.color("sunken"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        painter.fillRect(rect.right(), rect.top() + 8, 1, rect.height() - 16, theme.color("line2"))
        spec = self._records.columns[logicalIndex]
        text = str(self._records.headerData(logicalIndex, Qt.Orientation.Horizontal))
        sign = self._sign_rect(rect)
        inner = QRect(rect.left() + theme.px(10), rect.top(), 0, rect.height())
        inner.setRight(sign.left() - theme.px(4))
        font = theme.font("cap", 600)
        sorted_here = logicalIndex == self.sortIndicatorSection()
        arrow = theme.px(16)
        if sorted_here:
            inner.setRight(inner.right() - arrow)
        used = text_line(painter, inner, text, font, theme.color("text2"), alignment(spec))
        if sorted_here:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            left = (
                inner.right()
                if alignment(spec) & Qt.AlignmentFlag.AlignRight
                else inner.left() + used + theme.px(2)
            )
            spot = QRect(left, rect.top(), arrow, rect.height())
            icons.paint(painter, spot, "arrow-down" if down else "arrow-up", "text2", 14)
        if spec.name in self.filtered:
            painter.fillRect(sign.adjusted(0, 6, 0, -6), theme.color("soft"))
            icons.paint(painter, sign, "list-filter", "accent", 14)
        else:
            icons.paint(painter, sign, "chevron-down", "muted", 14)
        painter.restore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The sign opens the filter instead of sorting."""
        place = event.position().toPoint()
        column = self.logicalIndexAt(place)
        if column >= 0 and self._over_sign(place, column) and not self._resizing(place, column):
            self.filter_asked.emit(
                column,
                self.mapToGlobal(QPoint(self.sectionViewportPosition(column), self.height())),
            )
            return
        super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the sign must not begin a sort."""
        place = event.position().toPoint()
        column = self.logicalIndexAt(place)
        if column >= 0 and self._over_sign(place, column) and not self._resizing(place, column):
            return
        super().mousePressEvent(event)

    def _over_sign(self, place: QPoint, column: int) -> bool:
        left = self.sectionViewportPosition(column)
        rect = QRect(left, 0, self.sectionSize(column), self.height())
        return self._sign_rect(rect).contains(place)

    def _resizing(self, place: QPoint, column: int) -> bool:
        right = self.sectionViewportPosition(column) + self.sectionSize(column)
        return right - place.x() < self._look.theme.px(5)

    def _sign_rect(self, rect: QRect) -> QRect:
        side = self._look.theme.px(22)
        return QRect(rect.right() - side - self._look.theme.px(4), rect.top(), side, rect.height())


class _Ticks(QHeaderView):
    """The column of tick boxes at the left."""

    def __init__(self, look: Look, view: RecordView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._look = look
        self._view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(look.theme.px(24))
        self.setFixedWidth(look.theme.px(_TICK_WIDTH))
        self.setHighlightSections(True)
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        """As wide as a tick box with its margins."""
        return QSize(self._look.theme.px(_TICK_WIDTH), 0)

    def paintSection(
        self,
        painter: QPainter,
        rect: QRect,
        logicalIndex: int,
    ) -> None:
        """One tick box on the ground of its row."""
        theme = self._look.theme
        chosen = self._view.selectionModel().isRowSelected(logicalIndex, QModelIndex())
        painter.save()
        painter.fillRect(rect, theme.color("sel" if chosen else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        state = Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        paint_checkbox(painter, rect, state, self._look)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Toggle the tick of one row without losing the others."""
        row = self.logicalIndexAt(event.position().toPoint())
        if row >= 0:
            self._view.toggle_row(row)
            self.viewport().update()
