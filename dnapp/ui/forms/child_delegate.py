"""Cells of a grid of child rows: how they look, and the editors that open over them."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dnapp.core.fields import Day, Money, Number, Spec, YesNo
from dnapp.ui.forms.cell_box import CellBox
from dnapp.ui.forms.child_model import ChildModel
from dnapp.ui.forms.editors import Editor, make_cell_editor, show_value
from dnapp.ui.models.record_table import alignment
from dnapp.ui.painting import focus_ring, paint_checkbox, text_line
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.choice_box import ChoiceBox
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.option_list import Option
from dnapp.ui.widgets.picker import Find
from dnapp.ui.widgets.suggest_edit import SuggestEdit
from dnapp.ui.widgets.text_edit import TextEdit

Index = QModelIndex | QPersistentModelIndex

_PAD = 10
_INVITATION = 240
"""px over the empty cells beside the first that the invitation may take."""


class ChildDelegate(QStyledItemDelegate):
    """Paints from the model; editors write texts through it when left, picked or passed on."""

    done = Signal(int)
    """A cell was typed; go on by this many cells (0: stay)."""
    typed = Signal()
    """A key was typed into the open cell."""
    block_pasted = Signal(str)
    """A block of cells was pasted into one open cell."""
    suggested = Signal(int, object)
    """Row whose open cell a suggestion was taken in, and the `Option`."""

    def __init__(
        self, look: Look, session: Session, model: ChildModel, invitation: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._session = session
        self._rows = model
        self._invitation = invitation
        self._box: CellBox | None = None
        self.place = (-1, -1)
        """Row and column of the open editor."""
        self.suggestions: dict[str, Find] = {}
        """Field → what to suggest for a text being typed in its cells."""

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground by problem and selection, text or tick, frame of the current cell."""
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row, column = index.row(), index.column()
        current = bool(state & QStyle.StateFlag.State_HasFocus)
        if state & QStyle.StateFlag.State_Selected:
            # Under the current cell Qt has painted its own ground of chosen ones.
            painter.fillRect(rect, theme.color("surface" if current else "sel"))
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
        editor = self._make_editor(spec)
        field = editor.focusProxy()
        if field is not None:
            field.setAccessibleName(self._rows.label(spec))
        if isinstance(field, QLineEdit):
            field.setFont(self._look.theme.font("small", digits=isinstance(spec, _DIGITS)))
        box = CellBox(editor, parent)
        box.left.connect(self._leave)
        box.block_pasted.connect(self._pass_block)
        editor.typed.connect(self.typed)
        if isinstance(editor, ChoiceBox):
            editor.edited.connect(self._take_picked)
        self._box, self.place = box, (index.row(), index.column())
        return box

    def _make_editor(self, spec: Spec) -> Editor:
        find = self.suggestions.get(spec.name)
        if find is None:
            return make_cell_editor(self._look, self._session, spec)
        editor = SuggestEdit(self._look, find)
        editor.picked.connect(self._take_suggestion)
        return editor

    @property
    def editor(self) -> Editor | None:
        """The editor that is open."""
        return self._box.editor if self._box is not None else None

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what stands in the cell."""
        if not isinstance(editor, CellBox):
            return
        # The view has Qt's own keys watched here: its Esc would throw the text away.
        editor.removeEventFilter(self)
        row, column = index.row(), index.column()
        field = editor.editor
        if isinstance(field, (LineEdit, TextEdit)):
            field.set_value(self._rows.text(row, column))
        else:
            show_value(field, self._rows.value(row, column), self._rows.unread(row, column))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Put what was typed into the cell."""
        if not isinstance(editor, CellBox):
            return
        row, column, field = index.row(), index.column(), editor.editor
        if isinstance(field, ChoiceBox) and field.value():
            if field.value() != self._rows.value(row, column):
                self._rows.put_value(row, column, field.value())
        else:
            self._rows.put_text(row, column, field.text_now())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Over the cell, as high as the editor needs; running text hangs down from it."""
        rect: QRect = option.rect
        height = max(editor.minimumHeight(), rect.height())
        above = 0 if height > 2 * rect.height() else (height - rect.height()) // 2
        editor.setGeometry(rect.left(), max(rect.top() - above, 0), rect.width(), height)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget it."""
        if editor is self._box:
            self._box = None
        super().destroyEditor(editor, index)

    def finish(self) -> None:
        """Write the open editor's text and close it."""
        box = self._box
        if box is not None:
            self._box = None
            self.commitData.emit(box)
            self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)

    def _leave(self, by: int) -> None:
        if self._box is not None:
            here = self._box.isAncestorOf(QApplication.focusWidget() or self._box)
            self.finish()
            if here:
                self.done.emit(by)

    def _pass_block(self, text: str) -> None:
        self.finish()
        self.block_pasted.emit(text)

    def _take_suggestion(self, option: Option) -> None:
        """Close the cell without its half-typed text; whoever suggested puts the values in."""
        box = self._box
        if box is not None:
            self._box = None
            self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)
            self.suggested.emit(self.place[0], option)
            self.done.emit(1)

    def _take_picked(self) -> None:
        editor = self.editor
        if isinstance(editor, ChoiceBox) and editor.value():
            self.finish()
            self.done.emit(1)


_DIGITS = (Day, Number, Money)
