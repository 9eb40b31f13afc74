"""Cells of the grid of months: how they look, and the line that opens over one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dnapp.services.monthly import MONTHS
from dnapp.ui.forms.cell_box import CellBox
from dnapp.ui.months.model import BEFORE, NAME, TOTAL, Index, MonthsModel
from dnapp.ui.painting import focus_ring, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

ROW = 32
_PAD = 8
_LEAST = 84
"""Width of a line to type in, px at 100 %: six digits and their dots."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
}
"""Keys that lead out of a line, and how many rows down."""


class _Box(CellBox):
    """Enter and the arrows up and down leave a number as in Excel."""

    stepped = Signal(int)
    """Go on by this many rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rows are left by Enter and arrows, the rest as in any grid."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class MonthsDelegate(QStyledItemDelegate):
    """Paints names, numbers and captions; what is typed goes out by `typed`."""

    typed = Signal(int, int, str)
    """Row, month, text."""
    done = Signal(int, int)
    """A month was left by key: rows down and columns right to go on by."""
    block_pasted = Signal(str)

    def __init__(self, look: Look, model: MonthsModel, view: QTableView) -> None:
        super().__init__(view)
        self._look, self._months = look, model
        self._box: _Box | None = None
        self.begins_empty = False
        """Whether the next line begins empty, a key having been typed on its cell."""

    def field(self) -> QWidget | None:
        """The open line."""
        return self._box.focusProxy() if self._box is not None else None

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground by state, text, frame of the current cell."""
        theme, row, column = self._look.theme, index.row(), index.column()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        inner = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), -1)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        if caption := self._months.caption(row):
            painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color("app"))
            text_line(painter, inner, caption, theme.font("cap", 600), theme.color("text2"))
            return
        ground = self._ground(row, column, state)
        if ground:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color(ground))
        if column == NAME:
            self._paint_name(painter, inner, row)
        else:
            self._paint_number(painter, inner, row, column)
        if self._months.note(row, column):  # Excel's corner
            side = theme.px(6)
            painter.fillRect(rect.right() - side, rect.top(), side, side, theme.color("warnB"))
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect.adjusted(0, 0, 0, -1), theme)

    def _ground(self, row: int, column: int, state: QStyle.StateFlag) -> str:
        months = self._months
        if months.problem(row, column) is not None:
            return "badS"
        if state & QStyle.StateFlag.State_Selected:
            return "surface" if state & QStyle.StateFlag.State_HasFocus else "sel"
        if column in (TOTAL, BEFORE) or (column in MONTHS and months.is_ahead(column)):
            return "sunken"
        return "infoS" if (months.year, column) == months.now else ""

    def _paint_name(self, painter: QPainter, rect: QRect, row: int) -> None:
        theme, months = self._look.theme, self._months
        text = months.text(row, NAME)
        used = text_line(painter, rect, text, theme.font("small", 500), theme.color("text"))
        rest = rect.adjusted(used + theme.px(6), 0, 0, 0)
        text_line(painter, rest, months.unit(row), theme.font("cap"), theme.color("muted"))

    def _paint_number(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        theme, months = self._look.theme, self._months
        bad = months.problem(row, column) is not None
        font = theme.font("small", 600 if column == TOTAL else 400, digits=not bad)
        ink = "bad" if bad else "text2" if column == BEFORE else "text"
        text_line(painter, rect, months.text(row, column), font, theme.color(ink), _RIGHT)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One row."""
        return QSize(self._look.theme.px(ROW), self._look.theme.px(ROW))

    # The line to type in

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line over the cell; leaving it hands its text on."""
        line = LineEdit(self._look)
        line.edit.setAlignment(_RIGHT)
        line.edit.setAccessibleName(self._months.cell_name(index.row(), index.column()))
        self._box = box = _Box(line, parent)
        box.left.connect(self._leave)
        box.stepped.connect(self._step)
        box.block_pasted.connect(self._pass_block)
        return box

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Over its cell, as high and as wide as a number needs."""
        rect: QRect = option.rect
        tall = max(editor.minimumHeight(), rect.height())
        wide = max(rect.width(), self._look.theme.px(_LEAST))
        editor.setGeometry(rect.right() - wide + 1, rect.center().y() - tall // 2, wide, tall)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The number as it stands, or nothing when a key began it."""
        if isinstance(editor, _Box) and isinstance(editor.editor, LineEdit):
            text = "" if self.begins_empty else self._months.text(index.row(), index.column())
            editor.editor.set_value(text)
            editor.editor.edit.setCursorPosition(len(text))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand on what was typed, when it is something else."""
        if isinstance(editor, _Box) and isinstance(editor.editor, LineEdit):
            text = editor.editor.text_now()
            if text != self._months.text(index.row(), index.column()):
                self.typed.emit(index.row(), index.column(), text)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget it."""
        if editor is self._box:
            self._box = None
        super().destroyEditor(editor, index)

    def finish(self) -> bool:
        """Hand on the open line's text and close it; whether the keyboard was in it."""
        box = self._box
        if box is None:
            return False
        held = box.isAncestorOf(QApplication.focusWidget() or box)
        self._box = None
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)
        return held

    def _leave(self, right: int) -> None:
        if self.finish():
            self.done.emit(0, right)

    def _step(self, down: int) -> None:
        self.finish()
        self.done.emit(down, 0)

    def _pass_block(self, text: str) -> None:
        self.finish()
        self.block_pasted.emit(text)
