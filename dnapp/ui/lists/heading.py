"""The column headings of a list: a click sorts, the sign at the right opens the filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView

from dnapp.ui.models.record_table import RecordTableModel, alignment
from dnapp.ui.painting import text_line
from dnapp.ui.theme import Look

if TYPE_CHECKING:
    from dnapp.ui.lists.record_view import RecordView


class Heading(QHeaderView):
    """Column headings; that of the pinned column stays at the left like its cells."""

    filter_asked = Signal(int, QPoint)
    """Column whose filter is asked for, and where on the screen."""

    def __init__(self, look: Look, model: RecordTableModel, view: RecordView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._look = look
        self._records = model
        self._view = view
        self._pressed: int | None = None
        self.filtered: frozenset[str] = frozenset()
        """Fields that a filter narrows."""
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setMinimumSectionSize(look.theme.px(60))
        self.setFixedHeight(look.theme.px(34))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All headings, then the pinned one over those that passed under it."""
        super().paintEvent(event)
        width = self._view.pinned_width()
        if width:
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, width, self.height()), self._view.pinned)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a sign or on the pinned heading begins no move and no resizing."""
        place = event.position().toPoint()
        self._pressed = None
        if self._column_of_sign(place) >= 0 or place.x() < self._view.pinned_width():
            self._pressed = self._column_at(place)
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The sign opens the filter; elsewhere on the pinned heading a click sorts."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
            return
        place = event.position().toPoint()
        if pressed != self._column_at(place):
            return
        if self._column_of_sign(place) == pressed:
            corner = QPoint(self._rect_of(pressed).left(), self.height())
            self.filter_asked.emit(pressed, self.mapToGlobal(corner))
        else:
            self._turn(pressed)

    def _turn(self, column: int) -> None:
        """Sort by a column, the other way when it sorts already."""
        order = Qt.SortOrder.AscendingOrder
        if column == self.sortIndicatorSection() and self.sortIndicatorOrder() == order:
            order = Qt.SortOrder.DescendingOrder
        self.setSortIndicator(column, order)

    def _column_at(self, place: QPoint) -> int:
        if place.x() < self._view.pinned_width():
            return self._view.pinned
        return self.logicalIndexAt(place)

    def _rect_of(self, column: int) -> QRect:
        if column == self._view.pinned and self._view.pinned_width():
            return QRect(0, 0, self._view.pinned_width(), self.height())
        left = self.sectionViewportPosition(column)
        return QRect(left, 0, self.sectionSize(column), self.height())

    def _column_of_sign(self, place: QPoint) -> int:
        """Column whose filter sign is there, or -1; the edge at its right resizes instead."""
        column = self._column_at(place)
        if column < 0:
            return -1
        rect = self._rect_of(column)
        near_edge = rect.right() + 1 - place.x() < self._look.theme.px(5)
        return column if self._sign_rect(rect).contains(place) and not near_edge else -1

    def _sign_rect(self, rect: QRect) -> QRect:
        side = self._look.theme.px(22)
        return QRect(rect.right() - side - self._look.theme.px(4), rect.top(), side, rect.height())
