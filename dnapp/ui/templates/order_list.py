"""Parts in an order that can be changed, each taken in or left out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractListModel, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from dnapp.services.arrangement import Arrangement
from dnapp.ui.painting import focus_ring, paint_checkbox, text_line
from dnapp.ui.templates.row_list import Index, RowDelegate, RowList, step_of
from dnapp.ui.theme import Look
from dnapp.ui.widgets.option_list import paint_row_ground

_BOX = 34
"""px at the left of a row that hold its check box."""


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.arrangement = Arrangement((), ())
        self.titles: Mapping[str, str] = {}

    def show(self, arrangement: Arrangement, titles: Mapping[str, str]) -> None:
        self.beginResetModel()
        self.arrangement, self.titles = arrangement, titles
        self.endResetModel()

    def key(self, index: Index) -> str:
        return self.arrangement.order[index.row()]

    def is_in(self, index: Index) -> bool:
        return self.key(index) not in self.arrangement.left_out

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.arrangement.order)

    def data(
        self, index: Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.CheckState | None:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.titles[self.key(index)]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.is_in(index) else Qt.CheckState.Unchecked
        return None


class _Delegate(RowDelegate):
    def __init__(self, look: Look, model: _Model, view: OrderList) -> None:
        super().__init__(look, view)
        self._model, self._list = model, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Box and title."""
        theme = self.look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        paint_row_ground(painter, rect, state, theme)
        shown = self._model.is_in(index)
        box = QRect(rect.left(), rect.top(), theme.px(_BOX), rect.height())
        ticked = Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked
        paint_checkbox(painter, box, ticked, self.look, enabled=not self._list.read_only)
        line = rect.adjusted(theme.px(_BOX), 0, -theme.px(8), 0)
        ink = theme.color("text" if shown else "muted")
        title = self._model.titles[self._model.key(index)]
        text_line(painter, line, title, theme.font("small"), ink)
        if self.view.hasFocus() and state & QStyle.StateFlag.State_Selected:
            focus_ring(painter, rect, theme)


class OrderList(RowList):
    """`edited` when the user moves a part or takes it in or out; the last one stays in."""

    edited = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.read_only = False
        """Whether the order is only to be seen."""
        self._model = _Model()
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(look, self._model, self))
        self.setAccessibleDescription(look.words("templates.order_help"))

    def show_parts(self, arrangement: Arrangement, titles: Mapping[str, str]) -> None:
        """Show parts by key with their titles; no signal."""
        chosen = self.chosen()
        self._model.show(arrangement, titles)
        self.choose(chosen if chosen in arrangement.order else next(iter(arrangement.order), ""))

    def arrangement(self) -> Arrangement:
        """The parts as they stand."""
        return self._model.arrangement

    def chosen(self) -> str:
        """Key of the part that is chosen."""
        index = self.currentIndex()
        return self._model.key(index) if index.isValid() else ""

    def choose(self, key: str) -> None:
        """Choose a part."""
        if key in self._model.arrangement.order:
            self.choose_row(self._model.arrangement.order.index(key))

    def move_part(self, key: str, step: int) -> None:
        """Move a part one place on."""
        self._take(self._model.arrangement.moved(key, step))

    def turn(self, key: str) -> None:
        """Take a part in or out."""
        self._take(self._model.arrangement.turned(key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space takes the chosen part in or out, Alt+↑ and Alt+↓ move it."""
        step = step_of(event)
        if step and self.chosen():
            self.move_part(self.chosen(), step)
        elif event.key() == Qt.Key.Key_Space and self.chosen():
            self.turn(self.chosen())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box takes the part in or out."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < self.look.theme.px(_BOX):
            self.turn(self._model.key(index))

    def _take(self, arrangement: Arrangement) -> None:
        if self.read_only or arrangement == self._model.arrangement:
            return
        self.show_parts(arrangement, self._model.titles)
        self.edited.emit()
