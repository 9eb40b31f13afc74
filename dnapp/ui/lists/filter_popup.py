"""The filter of one column, as Excel's: sorting, values with counts, or a span typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dnapp.core.numbers import show_number
from dnapp.core.query import Condition
from dnapp.ui.lists.filter_values import COUNT_ROLE, FilterValues, Value
from dnapp.ui.painting import paint_checkbox, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import GhostButton, PrimaryButton
from dnapp.ui.widgets.labels import ElidedLabel
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.popup import Popup
from dnapp.ui.widgets.scrolling import slim_bars

_WIDTH = 300
_ROW = 30
_ROWS = 9


class FilterPopup(Popup):
    """Sort buttons, a search box, checkable values, and the buttons that apply or clear."""

    applied = Signal(object)
    """A `Condition`, or None when the filter is taken away."""
    sorted = Signal(bool)
    """Sort by this column; True for descending."""

    def __init__(
        self,
        look: Look,
        anchor: QWidget,
        values: Sequence[Value],
        checked: frozenset[Any],
        condition_of: Callable[[tuple[Any, ...]], Condition],
        *,
        sortable: bool,
        single: bool,
    ) -> None:
        super().__init__(look, anchor, focusable=True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._condition_of = condition_of
        self._values = FilterValues(values, checked, self, single=single)
        words = look.words
        if sortable:
            for text, icon, slot in (
                (words("list.sort_up"), "arrow-up", self._sort_up),
                (words("list.sort_down"), "arrow-down", self._sort_down),
            ):
                button = GhostButton(look, text, icon, small=True)
                button.clicked.connect(slot)
                self.box.addWidget(button)
        self._search = LineEdit(look, words("list.find_value"), icon="search")
        self._search.typed.connect(self._narrow)
        self.box.addWidget(self._search)
        self._list = QListView()
        slim_bars(self._list, look)
        self._list.setModel(self._values)
        self._list.setUniformItemSizes(True)
        self._list.setItemDelegate(_ValueDelegate(look, self._values, self._list))
        self._list.setAccessibleName(words("list.values"))
        self._list.clicked.connect(self._toggle)
        self._list.installEventFilter(self)
        self._search.edit.installEventFilter(self)
        self._list.setFixedHeight(look.theme.px(_ROW) * min(max(len(values), 2), _ROWS))
        self.box.addWidget(self._list)
        self._count = ElidedLabel(look, "", "cap", "muted")
        apply = PrimaryButton(look, words("list.apply_filter"), small=True)
        apply.clicked.connect(self._apply)
        clear = GhostButton(look, words("list.clear"), small=True)
        clear.clicked.connect(self._clear)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, look.theme.px(6), 0, 0)
        foot.addWidget(self._count, 1)
        foot.addWidget(clear)
        foot.addWidget(apply)
        self.box.addLayout(foot)
        self._values.dataChanged.connect(self._show_count)
        self._show_count()

    def open(self) -> None:
        """Show the popup under its anchor, ready to type."""
        self.open_under(self.look.theme.px(_WIDTH), self.box.sizeHint().height())
        self._search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks, Enter applies, arrows go between the box and the list.

        Words typed and nothing ticked: Enter takes every value found.
        """
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._apply()
                return True
            if watched is self._list and key == Qt.Key.Key_Space:
                self._toggle(self._list.currentIndex())
                return True
            if watched is self._search.edit and key == Qt.Key.Key_Down:
                self._list.setFocus()
                self._list.setCurrentIndex(self._values.index(0))
                return True
            if (
                watched is self._list
                and key == Qt.Key.Key_Up
                and self._list.currentIndex().row() <= 0
            ):
                self._search.setFocus()
                return True
        return False

    def _narrow(self) -> None:
        self._values.narrow(self._search.text_now())

    def _toggle(self, index: QModelIndex) -> None:
        if index.isValid():
            self._values.toggle(index.row())

    def _show_count(self) -> None:
        chosen = len(self._values.checked)
        self._count.set_text(self.look.words("list.chosen", count=chosen) if chosen else "")

    def _apply(self) -> None:
        chosen = self._values.chosen()
        if not chosen and self._search.text_now().strip():
            chosen = self._values.found()
        condition = self._condition_of(chosen) if chosen else None
        self.close()
        self.applied.emit(condition)

    def _clear(self) -> None:
        self.close()
        self.applied.emit(None)

    def _sort_up(self) -> None:
        self.close()
        self.sorted.emit(False)

    def _sort_down(self) -> None:
        self.close()
        self.sorted.emit(True)


class _ValueDelegate(QStyledItemDelegate):
    """Tick box, text, count at the right."""

    def __init__(self, look: Look, values: FilterValues, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._values = values

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One row."""
        return QSize(0, self._look.theme.px(_ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one value."""
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, theme.color("hover"))
        box = QRect(rect.left(), rect.top(), theme.px(28), rect.height())
        paint_checkbox(painter, box, index.data(Qt.ItemDataRole.CheckStateRole), self._look)
        number = index.data(COUNT_ROLE)
        count = "" if number is None else show_number(number)
        room = theme.width("cap", count) + theme.px(8)
        line = rect.adjusted(box.width(), 0, -room, 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        text_line(painter, line, text, theme.font("small"), theme.color("text"))
        right = rect.adjusted(0, 0, -theme.px(4), 0)
        text_line(
            painter,
            right,
            count,
            theme.font("cap", digits=True),
            theme.color("muted"),
            Qt.AlignmentFlag.AlignRight,
        )
