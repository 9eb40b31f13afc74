"""The tick boxes of a list: one a row at the left, one for all in the corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHeaderView

from dnapp.ui.painting import paint_checkbox
from dnapp.ui.theme import Look

if TYPE_CHECKING:
    from dnapp.ui.lists.record_view import RecordView

WIDTH = 34


class Ticks(QHeaderView):
    """The column of tick boxes at the left of the rows."""

    def __init__(self, look: Look, view: RecordView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._look = look
        self._view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(look.theme.px(24))
        self.setFixedWidth(look.theme.px(WIDTH))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """As wide as a tick box with its margins."""
        return QSize(self._look.theme.px(WIDTH), 0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """One tick box on the ground of its row."""
        theme = self._look.theme
        chosen = self._view.selectionModel().isRowSelected(logicalIndex, QModelIndex())
        painter.fillRect(rect, theme.color("sel" if chosen else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        state = Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        painter.save()
        paint_checkbox(painter, rect, state, self._look)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Toggle the tick of one row, with Shift those of all rows since the current one."""
        row = self.logicalIndexAt(event.position().toPoint())
        if row < 0:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._view.tick_to(row)
        else:
            self._view.toggle_row(row)
        self._view.go_to_row(row)


class TickAll(QAbstractButton):
    """The box over the ticks: all rows, some, or none; a click ticks all or none."""

    def __init__(self, look: Look, view: RecordView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        name = look.words("list.tick_all")
        self.setAccessibleName(name)
        self.setToolTip(f"{name} (Ctrl+A)")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._turn)

    def state(self) -> Qt.CheckState:
        """Whether all, some or no rows are ticked."""
        chosen, rows = self._view.count_selected(), self._view.model().rowCount()
        if not chosen:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if chosen == rows else Qt.CheckState.PartiallyChecked

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box on the ground of the headings."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        paint_checkbox(painter, self.rect(), self.state(), self._look)

    def _turn(self) -> None:
        if self.state() is Qt.CheckState.Checked:
            self._view.clearSelection()
        else:
            self._view.selectAll()
