"""Cells of a grid of child rows: how they look, and the editors that open over them."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dnapp.core.fields import Day, Money, Number, YesNo
from dnapp.ui.forms.child_model import ChildModel
from dnapp.ui.forms.editors import Editor, make_cell_editor, show_value
from dnapp.ui.models.record_table import alignment
from dnapp.ui.painting import focus_ring, paint_checkbox, text_line
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.choice_box import ChoiceBox
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.plain_edit import LEAVING
from dnapp.ui.widgets.text_edit import TextEdit
from dnapp.ui.widgets.value_editor import ValueEditor

Index = QModelIndex | QPersistentModelIndex

_PAD = 10
_INVITATION = 240
"""px over the empty cells beside the first that the invitation may take."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChildDelegate(QStyledItemDelegate):
    """Paints from the model; editors write texts through it when left, picked or passed on."""

    done = Signal(int)
    """A cell was typed; go on by this many cells (0: stay)."""
    typed = Signal()
    """A key was typed into the open cell."""
    block_pasted = Signal(str)
    """A block of cells was pasted into one open cell."""

    def __init__(
        self, look: Look, session: Session, model: ChildModel, invitation: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._session = session
        self._rows = model
        self._invitation = invitation
        self.editor: Editor | None = None
        self.place = (-1, -1)
        """Row and column of the open editor."""

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground by problem and selection, text or tick, frame of the current cell."""
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row, column = index.row(), index.column()
        current = bool(state & QStyle.StateFlag.State_HasFocus)
        if state & QStyle.StateFlag.State_Selected and not current:
            painter.fillRect(rect, theme.color("sel"))
        inner = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), -1)
        inner = self._paint_problem(painter, rect, inner, row, column)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        self._paint_value(painter, inner, row, column, current)
        if current:
            focus_ring(painter, rect.adjusted(0, 0, 0, -1), theme)

    def _paint_problem(
        self, painter: QPainter, rect: QRect, inner: QRect, row: int, column: int
    ) -> QRect:
        """Ground and sign of a cell with a problem; what is left for its text."""
        problem = self._rows.problem(row, column)
        if problem is None:
            return inner
        theme = self._look.theme
        family, icon = ("warn", "triangle-alert") if problem.warning else ("bad", "circle-x")
        painter.fillRect(rect.adjusted(1, 1, -1, -2), theme.color(f"{family}S"))
        sign = QRect(inner.left(), inner.top(), theme.size("icon_small"), inner.height())
        self._look.icons.paint(painter, sign, icon, family, theme.sizes["icon_small"])
        return inner.adjusted(sign.width() + theme.px(6), 0, 0, 0)

    def _paint_value(
        self, painter: QPainter, rect: QRect, row: int, column: int, current: bool
    ) -> None:
        theme, model = self._look.theme, self._rows
        spec = model.columns[column]
        problem = model.problem(row, column)
        ink = "text" if problem is None else "warn" if problem.warning else "bad"
        if model.is_open_row(row):
            if column == 0:
                font = theme.font("small")
                line = rect.adjusted(0, 0, theme.px(_INVITATION), 0)
                text_line(painter, line, self._invitation, font, theme.color("muted"))
        elif isinstance(spec, YesNo) and model.unread(row, column) is None:
            box = QRect(rect.left(), rect.top(), theme.px(16), rect.height())
            checked = Qt.CheckState.Checked if model.value(row, column) else None
            paint_checkbox(painter, box, checked or Qt.CheckState.Unchecked, self._look)
        else:
            text = model.text(row, column) if current else model.shown(row, column)
            font = theme.font(
                "small", 500 if column == 0 else None, digits=isinstance(spec, _DIGITS)
            )
            text_line(painter, rect, text, font, theme.color(ink), alignment(spec))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Width of the whole text, for fitting a column to its contents."""
        theme = self._look.theme
        text = self._rows.shown(index.row(), index.column())
        return QSize(theme.width("small", text, 500) + theme.px(2 * _PAD), 0)

    # Editors

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The editor of the field's kind over the cell."""
        spec = self._rows.columns[index.column()]
        editor = make_cell_editor(self._look, self._session, spec)
        editor.setParent(parent)
        editor.setAccessibleName(self._rows.label(spec))
        field = editor.focusProxy()
        if field is not None:
            field.installEventFilter(self)
            field.setAccessibleName(self._rows.label(spec))
            if isinstance(field, QLineEdit):
                field.setFont(self._look.theme.font("small", digits=isinstance(spec, _DIGITS)))
        editor.typed.connect(self.typed)
        if isinstance(editor, ChoiceBox):
            editor.edited.connect(self._take_picked)
        self.editor, self.place = editor, (index.row(), index.column())
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what stands in the cell."""
        row, column = index.row(), index.column()
        if isinstance(editor, (LineEdit, TextEdit)):
            editor.set_value(self._rows.text(row, column))
        elif isinstance(editor, ValueEditor):
            value, unread = self._rows.value(row, column), self._rows.unread(row, column)
            show_value(editor, value, unread)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Put what was typed into the cell."""
        if not isinstance(editor, ValueEditor):
            return
        row, column = index.row(), index.column()
        if isinstance(editor, ChoiceBox) and editor.value():
            if editor.value() != self._rows.value(row, column):
                self._rows.put_value(row, column, editor.value())
        else:
            self._rows.put_text(row, column, editor.text_now())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Over the cell, as high as the editor needs."""
        rect: QRect = option.rect
        height = max(editor.minimumSizeHint().height(), rect.height())
        editor.setFixedHeight(height)
        top = rect.top() - (height - rect.height()) // 2
        if height > 2 * rect.height():
            top = rect.top()
        editor.setGeometry(rect.left(), max(top, 0), rect.width(), height)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget it."""
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab and Enter go on, Esc keeps the text and closes, a pasted block goes to the grid."""
        editor = self.editor
        if editor is None or watched not in (editor, editor.focusProxy()):
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._use_key(editor, watched, event)
        if event.type() is QEvent.Type.FocusOut and watched is not editor:
            reason = cast("QFocusEvent", event).reason()
            if reason not in LEAVING:
                self.finish()
        return False

    def _use_key(self, editor: Editor, watched: QObject, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if "\t" in text.rstrip("\r\n") or "\n" in text.strip():
                self.finish()
                self.block_pasted.emit(text)
                return True
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.finish()
            self.done.emit(1 if key == Qt.Key.Key_Tab else -1)
            return True
        # Enter and Esc first belong to the field's own list; what it leaves comes to the editor.
        if watched is editor and key in (*_ENTER, Qt.Key.Key_Escape):
            self.finish()
            self.done.emit(1 if key in _ENTER else 0)
            return True
        return False

    def finish(self) -> None:
        """Write the open editor's text and close it."""
        editor = self.editor
        if editor is not None:
            self.editor = None
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _take_picked(self) -> None:
        editor = self.editor
        if isinstance(editor, ChoiceBox) and editor.value():
            self.finish()
            self.done.emit(1)


_DIGITS = (Day, Number, Money)
