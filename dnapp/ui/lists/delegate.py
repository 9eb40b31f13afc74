"""Paints the rows of a list straight from the model's cells, without asking roles."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dnapp.core.fields import Day, DocumentReference, Money, Number, Spec
from dnapp.ui.models.record_table import RecordTableModel, alignment
from dnapp.ui.painting import Pill, baseline, focus_ring, paint_pill, pill_size
from dnapp.ui.theme import Look

_STATE_FIELD = "status"
"""The computed field that is shown as a pill."""

_SELECTED = QStyle.StateFlag.State_Selected.value
_HOVERED = QStyle.StateFlag.State_MouseOver.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value

_REMEMBERED = 4_000
"""Measured texts that are kept: some screens full."""


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
        self._metrics = {id(f): QFontMetrics(f) for f in (self._font, self._strong, self._digits)}
        self._measured: dict[tuple[str, int, int], tuple[str, int]] = {}
        self._pills: dict[tuple[str, str, float], QPixmap] = {}
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
        state: int = option.state.value  # a hundred cells a frame: no enum arithmetic
        row, column = index.row(), index.column()
        if state & _SELECTED:
            painter.fillRect(rect, theme.color("sel"))
        elif state & _HOVERED:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        spec = self._model.columns[column]
        inner = rect.adjusted(self._pad, 0, -self._pad, -1)
        self._paint_value(painter, inner, spec, row, column)
        if state & _FOCUSED:
            focus_ring(painter, rect, theme)

    def _paint_value(
        self, painter: QPainter, rect: QRect, spec: Spec, row: int, column: int
    ) -> None:
        text = self._model.cells(row)[column]
        if not text:
            token = "warn" if spec.report or spec.required else "greyB"
            self._paint_text(painter, rect, "—", self._font, token, spec)
        elif spec.name == _STATE_FIELD and spec.computed:
            self._paint_pill(painter, rect, getattr(self._model.record(row), spec.name), text)
        else:
            self._paint_text(painter, rect, text, self._face(spec), "text", spec)

    def _paint_pill(self, painter: QPainter, rect: QRect, state: str, text: str) -> None:
        """Pills are few and each takes ten drawings: drawn once, then copied."""
        ratio = painter.device().devicePixelRatioF()
        picture = self._pills.get((state, text, ratio))
        if picture is None:
            picture = self._draw_pill(Pill.of(state, text), ratio)
            self._pills[state, text, ratio] = picture
        size = picture.deviceIndependentSize().toSize()
        if size.width() > rect.width():
            paint_pill(painter, rect, Pill.of(state, text), self._look)
        else:
            top = rect.top() + (rect.height() - size.height()) // 2
            painter.drawPixmap(rect.left(), top, picture)

    def _draw_pill(self, pill: Pill, ratio: float) -> QPixmap:
        size = pill_size(pill, self._look)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_pill(painter, QRect(QPoint(0, 0), size), pill, self._look)
        painter.end()
        return picture

    def _paint_text(
        self, painter: QPainter, rect: QRect, text: str, font: QFont, token: str, spec: Spec
    ) -> None:
        right = bool(alignment(spec) & Qt.AlignmentFlag.AlignRight)
        shown, width = self._measure(text, font, rect.width(), right)
        painter.setFont(font)
        painter.setPen(self._look.theme.color(token))
        left = rect.right() + 1 - width if right else rect.left()
        painter.drawText(left, baseline(rect, font), shown)

    def _measure(self, text: str, font: QFont, room: int, right: bool) -> tuple[str, int]:
        """A text cut to its room, and where it must stand right its width.

        Measuring takes longer than drawing.
        """
        key = (text, id(font), room)
        found = self._measured.get(key)
        if found is None:
            metrics = self._metrics[id(font)]
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            found = (shown, metrics.horizontalAdvance(shown) if right else 0)
            if len(self._measured) >= _REMEMBERED:
                self._measured.clear()
            self._measured[key] = found
        return found

    def _face(self, spec: Spec) -> QFont:
        if spec.name == self._model.record_type.title:
            return self._strong
        if isinstance(spec, (Day, Number, Money)) and not isinstance(spec, DocumentReference):
            return self._digits
        return self._font
