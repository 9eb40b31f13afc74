"""Quick find (Ctrl+K): every record and every command from one box."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dnapp.core.text import fold, match, spans, words
from dnapp.ui.found import Found
from dnapp.ui.painting import paint_marked_text, paint_shadow, rounded, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.labels import ElidedLabel
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.scrolling import slim_bars

WIDTH = 680
TOP = 84
ROW = 36
ROWS = 8
DELAY = 60
"""Milliseconds after the last key before the search runs."""


class Palette(QWidget):
    """A scrim over the window with the box on it; Enter takes, Esc closes."""

    record_chosen = Signal(str, str)
    command_chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        host: QWidget,
        find: Callable[[str], Sequence[Found]],
        commands: Sequence[Found],
    ) -> None:
        super().__init__(host)
        self._look = look
        self._find = find
        self._commands = commands
        theme = look.theme
        self._box = _Box(look, self)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        column.setSpacing(theme.px(6))
        self._line = LineEdit(look, look.words("palette.placeholder"), icon="search")
        self._line.edit.setAccessibleName(look.words("ui.quick_find"))
        self._line.typed.connect(self._wait_for_more)
        self._line.edit.installEventFilter(self)
        column.addWidget(self._line)
        self._results = _Results(self)
        self._list = QListView()
        slim_bars(self._list, look)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setModel(self._results)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(look.words("palette.results"))
        self._list.setItemDelegate(_FoundDelegate(look, self._results, self))
        self._list.clicked.connect(self._take)
        column.addWidget(self._list)
        self._hint = ElidedLabel(look, look.words("palette.keys"), "cap", "muted")
        column.addWidget(self._hint)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.search_now)
        self._before: QWidget | None = None
        """What had the keyboard before the palette opened."""
        host.installEventFilter(self)
        self.hide()

    def open(self, typed: str = "") -> None:
        """Show the palette over its window, ready to type."""
        host = self.parentWidget()
        if self.isHidden() and host is not None:
            self._before = host.focusWidget()
        self._line.set_value(typed)
        self.search_now()
        self._place()
        self.show()
        self.raise_()
        self._line.setFocus()
        self._line.edit.selectAll()

    def search_now(self) -> None:
        """Fill the list for what stands in the box."""
        self._timer.stop()
        typed = self._line.text_now()
        if typed.startswith(">"):
            found = self._commands_for(typed[1:])
        elif typed.strip():
            found = [*self._find(typed), *self._commands_for(typed)]
        else:
            found = [*self._find(""), *self._commands]
        self._results.show(found, typed.lstrip(">"))
        self._list.setCurrentIndex(self._results.index(0))
        rows = min(max(len(found), 1), ROWS)
        self._list.setFixedHeight(self._look.theme.px(ROW) * rows)
        key = "palette.keys" if found else "palette.nothing"
        self._hint.set_text(self._look.words(key))
        self._place()

    def _commands_for(self, typed: str) -> list[Found]:
        asked = words(typed)
        return [command for command in self._commands if match(asked, fold(command.title))]

    def _wait_for_more(self) -> None:
        self._timer.start()

    def _take(self, index: QModelIndex) -> None:
        found = self._results.found(index.row())
        if found is None:
            return
        self.hide()
        if found.command:
            self.command_chosen.emit(found.command)
        else:
            self.record_chosen.emit(found.kind, found.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move, Enter takes, Esc closes; the window's size is followed."""
        if event.type() is QEvent.Type.Resize and watched is self.parent():
            self._place()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return watched is self._line.edit and self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Tab: 1,  # the keyboard does not wander off under the scrim
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Backtab: -1,
        }
        taking = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if self._timer.isActive() and (taking or key in steps):
            self.search_now()
        if key in steps:
            row = self._list.currentIndex().row() + steps[Qt.Key(key)]
            if 0 <= row < self._results.rowCount():
                self._list.setCurrentIndex(self._results.index(row))
        elif taking:
            self._take(self._list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the box closes."""
        if not self._box.geometry().contains(event.position().toPoint()):
            self.hide()

    def hideEvent(self, event: QEvent) -> None:
        """The keyboard goes back to where it was."""
        if self._before is not None and self._line.edit.hasFocus():
            self._before.setFocus()
        self._before = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The scrim."""
        QPainter(self).fillRect(self.rect(), self._look.theme.color("scrim"))

    def _place(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        theme = self._look.theme
        self.setGeometry(host.rect())
        width = min(theme.px(WIDTH), self.width() - theme.px(40))
        height = self._box.sizeHint().height()
        self._box.setGeometry((self.width() - width) // 2, theme.px(TOP), width, height)


class _Box(QWidget):
    """The raised ground."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground with round corners."""
        theme = self._look.theme
        painter = QPainter(self)
        paint_shadow(painter, self.rect(), theme.px(10), theme)
        rounded(painter, QRectF(self.rect()), theme.px(10), theme.color("raised"))


class _Results(QAbstractListModel):
    """What the search found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Found] = []
        self.typed = ""

    def show(self, rows: Sequence[Found], typed: str) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._rows, self.typed = list(rows), typed
        self.endResetModel()

    def found(self, row: int) -> Found | None:
        """The line of one row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008 - Qt's default
    ) -> int:
        """Lines found."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Title, and for screen readers what kind of thing it is."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.detail}"
        return None


class _FoundDelegate(QStyledItemDelegate):
    """Icon, title with the found letters marked, detail at the right."""

    def __init__(self, look: Look, results: _Results, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._results = results

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One row."""
        return QSize(0, self._look.theme.px(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        found = self._results.found(index.row())
        if found is None:
            return
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            rounded(painter, QRectF(rect), theme.size("radius"), theme.color("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, QRectF(rect), theme.size("radius"), theme.color("hover"))
        sign = QRect(rect.left() + theme.px(8), rect.top(), theme.px(20), rect.height())
        self._look.icons.paint(painter, sign, found.icon, "text2", 16)
        room = min(theme.width("cap", found.detail), rect.width() // 2)
        detail = rect.adjusted(rect.width() - room - theme.px(10), 0, -theme.px(10), 0)
        right = Qt.AlignmentFlag.AlignRight
        text_line(painter, detail, found.detail, theme.font("cap"), theme.color("muted"), right)
        line = rect.adjusted(theme.px(38), 0, -room - theme.px(24), 0)
        marked = spans(self._results.typed, found.title)
        font, ink = theme.font("body"), theme.color("text")
        paint_marked_text(painter, line, found.title, marked, theme, font, ink)
