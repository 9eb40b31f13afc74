"""Paints the rows of a list straight from the model's cells, without asking roles."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dnapp.core.fields import Day, DocumentReference, Money, Number, Spec
from dnapp.ui.models.record_table import RecordTableModel, alignment
from dnapp.ui.painting import Pill, focus_ring, paint_pill, text_line
from dnapp.ui.theme import Look

_STATE_FIELD = "status"
"""The computed field that is shown as a pill."""


class RowDelegate(QStyledItemDelegate):
    """One cell: text, pill, tick box ground, selection, current row bar, focus frame."""

    def __init__(self, look: Look, model: RecordTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        theme = look.theme
        self._font = theme.font("small")
        self._strong = theme.font("small", 500)
        self._digits = theme.font("small", digits=True)
        self._pad = theme.px(10)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Width of the whole text, for fitting a column to its contents."""
        text = self._model.cells(index.row())[index.column()]
        return QSize(self._look.theme.width("small", text) + 2 * self._pad, 0)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row, column = index.row(), index.column()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        spec = self._model.columns[column]
        inner = rect.adjusted(self._pad, 0, -self._pad, -1)
        self._paint_value(painter, inner, spec, row, column)
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect, theme)

    def _paint_value(
        self, painter: QPainter, rect: QRect, spec: Spec, row: int, column: int
    ) -> None:
        theme = self._look.theme
        text = self._model.cells(row)[column]
        if not text:
            token = "warn" if spec.report or spec.required else "greyB"
            text_line(painter, rect, "—", self._font, theme.color(token), alignment(spec))
        elif spec.name == _STATE_FIELD and spec.computed:
            state = getattr(self._model.record(row), spec.name)
            paint_pill(painter, rect, Pill.of(state, text), self._look)
        else:
            text_line(painter, rect, text, self._face(spec), theme.color("text"), alignment(spec))

    def _face(self, spec: Spec) -> QFont:
        if spec.name == self._model.record_type.title:
            return self._strong
        if isinstance(spec, (Day, Number, Money)) and not isinstance(spec, DocumentReference):
            return self._digits
        return self._font
