"""The grid of child rows: Excel's keys over a `ChildModel`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dnapp.core.days import PartialDay
from dnapp.core.fields import Day, YesNo
from dnapp.ui.clipboard import as_text
from dnapp.ui.forms.child_delegate import ChildDelegate
from dnapp.ui.forms.child_headings import HEADING, ROW_HEIGHT, Corner, Heading, Numbers
from dnapp.ui.forms.child_model import ChildModel
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.scrolling import slim_bars

SHOWN_ROWS = 14
"""Rows shown before the grid scrolls by itself."""

_CONTROL = Qt.KeyboardModifier.ControlModifier


class ChildView(QTableView):
    """Typing or F2 opens a cell, Enter and Tab go on, Delete empties, Ctrl+V pastes a block.

    Ctrl+Delete takes rows out, Ctrl+↑ and Ctrl+↓ move one, Ctrl+D takes the value above, Ctrl+; is
    today, Space ticks. Tab in the empty open row leaves the grid.
    """

    moved = Signal()
    """Another cell is the current one."""
    pasted = Signal(str)
    """Text to be put in from the current cell on."""

    def __init__(
        self, look: Look, session: Session, model: ChildModel, invitation: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._session = session
        self.rows = model
        theme = look.theme
        self.setModel(model)
        self.delegate = ChildDelegate(look, session, model, invitation, self)
        self.setItemDelegate(self.delegate)
        self.delegate.done.connect(self._go_on)
        self.delegate.block_pasted.connect(self.pasted)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        slim_bars(self, look)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalHeader(Heading(look, model, self))
        self.setVerticalHeader(Numbers(look, model, self))
        self._title_corner()
        for column, spec in enumerate(model.columns):
            self.setColumnWidth(column, theme.px(spec.width))
        for signal in (model.rowsInserted, model.rowsRemoved):
            signal.connect(self.updateGeometry)
        bar = self.horizontalScrollBar()
        bar.rangeChanged.connect(self.updateGeometry)
        bar.valueChanged.connect(self._repaint_pinned)
        self.setCornerWidget(QWidget())
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, theme.color("surface"))
        self.setPalette(palette)

    def sizeHint(self) -> QSize:
        """As high as its rows, up to `SHOWN_ROWS`."""
        rows = min(self.rows.rowCount(), SHOWN_ROWS)
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        theme = self._look.theme
        return QSize(theme.px(300), theme.px(HEADING) + rows * theme.px(ROW_HEIGHT) + below + 1)

    def minimumSizeHint(self) -> QSize:
        """Never squeezed below its rows."""
        return QSize(0, self.sizeHint().height())

    def fill_width(self, column: int) -> None:
        """Let a column take what is left of the width."""
        others = sum(self.columnWidth(c) for c in range(self.rows.columnCount()) if c != column)
        left = self.viewport().width() - others
        width = self._look.theme.px(self.rows.columns[column].width)
        self.setColumnWidth(column, max(left, width))

    # The first column stays in sight

    def _pinned(self) -> int:
        """Width of the first column while the others have moved under it; 0 while they have not."""
        return self.columnWidth(0) if self.horizontalScrollBar().value() > 0 else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, then those of the first column over the ones that moved under it."""
        super().paintEvent(event)
        width = self._pinned()
        if not width:
            return
        theme = self._look.theme
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        last = self.rows.rowCount() - 1 if last < 0 else last
        for row in range(max(first, 0), last + 1):
            option.rect = QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))
            painter.fillRect(option.rect, theme.color("surface"))
            self.delegate.paint(painter, option, self.rows.index(row, 0))
        painter.fillRect(width - 1, 0, 1, self.viewport().height(), theme.color("line2"))

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """A click on the column in sight means that column."""
        index = super().indexAt(pos)
        return index.siblingAtColumn(0) if pos.x() < self._pinned() else index

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell out from under the first column too."""
        super().scrollTo(index, hint)
        hidden = self._pinned() - self.columnViewportPosition(index.column())
        if index.column() > 0 and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def _repaint_pinned(self) -> None:
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    # Rows and cells

    def selected_rows(self) -> list[int]:
        """Rows with a chosen cell, without the open one."""
        found = {index.row() for index in self.selectedIndexes()}
        return sorted(row for row in found if not self.rows.is_open_row(row))

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one and put the keyboard there."""
        index = self.rows.index(min(row, self.rows.rowCount() - 1), column)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_row(self) -> int:
        """The row that waits at the end."""
        return self.rows.rowCount() - 1

    def remove_selected(self) -> None:
        """Take the chosen rows out."""
        rows = self.selected_rows()
        if rows and not self.rows.read_only:
            column = self.currentIndex().column()
            self.rows.remove(rows)
            self.go_to(rows[0], max(column, 0))

    def move_selected(self, by: int) -> None:
        """Move the current row."""
        index = self.currentIndex()
        if not self.rows.read_only and self.rows.move(index.row(), by):
            self.go_to(index.row() + by, index.column())

    def copy(self) -> None:
        """Put the chosen cells on the clipboard; masked ones stay masked."""
        cells = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        if not cells:
            return
        lines: dict[int, list[str]] = {}
        for row, column in cells:
            lines.setdefault(row, []).append(self.rows.shown(row, column))
        QGuiApplication.clipboard().setText(as_text(list(lines.values())))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Excel's keys; all other keys open the cell and go to its editor."""
        action = self._action(event)
        if action is not None:
            action()
            event.accept()
        elif self._opens_list(event):
            self.edit(self.currentIndex())
            field = self.delegate.editor.focusProxy() if self.delegate.editor else None
            if field is not None:
                QGuiApplication.sendEvent(field, event)
        elif event.modifiers() & _CONTROL or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _action(self, event: QKeyEvent) -> Callable[[], object] | None:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy
        if self.rows.read_only:
            return None
        if event.matches(QKeySequence.StandardKey.Paste):
            return self._paste
        if held == _CONTROL:
            return self._control_keys().get(key)
        if held != Qt.KeyboardModifier.NoModifier:
            return None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._pass_on
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._clear
        if key == Qt.Key.Key_Space and self._is_tick():
            return self._tick
        return None

    def _control_keys(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_Delete: self.remove_selected,
            Qt.Key.Key_Up: self._move_up,
            Qt.Key.Key_Down: self._move_down,
            Qt.Key.Key_D: self._copy_above,
            Qt.Key.Key_Semicolon: self._take_today,
        }

    def _opens_list(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        return alt and event.key() == Qt.Key.Key_Down and not self.rows.read_only

    def _paste(self) -> None:
        self.pasted.emit(QGuiApplication.clipboard().text())

    def _clear(self) -> None:
        self.rows.clear([(index.row(), index.column()) for index in self.selectedIndexes()])

    def _move_up(self) -> None:
        self.move_selected(-1)

    def _move_down(self) -> None:
        self.move_selected(1)

    def _copy_above(self) -> None:
        index = self.currentIndex()
        self.rows.copy_above(index.row(), index.column())

    def _take_today(self) -> None:
        index = self.currentIndex()
        if index.isValid() and isinstance(self.rows.columns[index.column()], Day):
            today = PartialDay.of(self._session.workspace.today())
            self.rows.put_value(index.row(), index.column(), today)

    def _is_tick(self) -> bool:
        index = self.currentIndex()
        return index.isValid() and isinstance(self.rows.columns[index.column()], YesNo)

    def _tick(self) -> None:
        index = self.currentIndex()
        ticked = bool(self.rows.value(index.row(), index.column()))
        self.rows.put_value(index.row(), index.column(), not ticked)

    def _pass_on(self) -> None:
        """Enter goes on; out of the empty open row to the next field."""
        if not self._step(1):
            super().focusNextPrevChild(True)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes from cell to cell, and on where there is none."""
        return self._step(1 if next else -1) or super().focusNextPrevChild(next)

    def _go_on(self, by: int) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if by:
            self._step(by)

    def _step(self, by: int) -> bool:
        """Go to a neighbouring cell; False at the ends and from the open row on."""
        index = self.currentIndex()
        if not index.isValid():
            return False
        row, column = index.row(), index.column()
        if by > 0 and not self.rows.read_only and self.rows.is_open_row(row):
            return False
        width = self.rows.columnCount()
        goal = row * width + column + by
        if not 0 <= goal < self.rows.rowCount() * width:
            return False
        self.go_to(*divmod(goal, width))
        return True

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell, so that the page can follow."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming in by Tab begins at the open row's first cell, or where it was left."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(self.open_row(), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a tick box changes it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._is_tick() and not self.rows.read_only:
            left = self.visualRect(index).left()
            if event.position().x() - left < self._look.theme.px(34):
                self._tick()

    def _title_corner(self) -> None:
        """The heading of the column of numbers."""
        corner = self.findChild(QAbstractButton)
        if corner is None:
            return
        corner.setEnabled(False)
        label = Corner(self._look)
        box = QVBoxLayout(corner)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label)
