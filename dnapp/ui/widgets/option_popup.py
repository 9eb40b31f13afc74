"""The popup list under a choice field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QWidget

from dnapp.ui.painting import text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.labels import ElidedLabel
from dnapp.ui.widgets.option_list import Option, OptionDelegate, OptionModel
from dnapp.ui.widgets.painted_button import PaintedButton
from dnapp.ui.widgets.popup import Popup
from dnapp.ui.widgets.scrolling import slim_bars

_ROWS = 8
"""Rows seen at once; more scroll."""

_WIDEST = 560
"""px"""


class _AddRow(PaintedButton):
    """The last row "Thêm … mới"; keys reach it through the list's `move`."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "")
        self.current = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(look.theme.size("option"))
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Ignored)
        self.setSizePolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Plus and words in accent under a thin line."""
        theme = self.look.theme
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), 1), theme.color("line"))
        if self.current or self.hovered():
            ground = theme.color("sel" if self.current else "hover")
            painter.fillRect(self.rect().adjusted(0, 2, 0, 0), ground)
        place = QRect(theme.px(10), 0, theme.size("icon"), self.height())
        self.look.icons.paint(painter, place, "plus", "accent", theme.sizes["icon"])
        line = self.rect().adjusted(place.right() + 1 + theme.px(9), 0, -theme.px(10), 0)
        text_line(painter, line, self.text(), theme.font("small", 500), theme.color("accent"))


class OptionPopup(Popup):
    """Shows options under its field; the field passes on the arrow keys and Enter."""

    picked = Signal(object)
    """The `Option` taken."""
    add_wanted = Signal()

    def __init__(self, look: Look, anchor: QWidget) -> None:
        super().__init__(look, anchor)
        self._model = OptionModel()
        self._delegate = OptionDelegate(look, self._model)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        slim_bars(self._list, look)
        self._list.setMouseTracking(True)
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._take)
        self._nothing = ElidedLabel(look, look.words("ui.no_match"), "small", "muted")
        self._nothing.setContentsMargins(look.theme.px(10), 0, 0, 0)
        self._nothing.setFixedHeight(look.theme.size("option"))
        self._add = _AddRow(look)
        self._add.clicked.connect(self._want_add)
        self.box.addWidget(self._list)
        self.box.addWidget(self._nothing)
        self.box.addWidget(self._add)

    def offer(
        self,
        options: Sequence[Option],
        add_text: str = "",
        current: str = "",
        *,
        choose: bool = True,
    ) -> None:
        """Show these options, the first or the one with id `current` chosen, or none unless
        `choose`; grow to fit."""
        self._model.show(options)
        self._list.setVisible(bool(options))
        self._nothing.setVisible(not options)
        self._add.setText(add_text)
        self._add.setVisible(bool(add_text))
        rows = [n for n, option in enumerate(options) if option.id == current]
        self._choose(rows[0] if rows else 0 if options else len(options))
        if not choose:
            self._list.selectionModel().clear()
        theme = self.look.theme
        row = theme.size("option")
        seen = max(min(len(options), _ROWS), 1)
        self._list.setFixedHeight(min(len(options), _ROWS) * row)
        height = (seen + bool(add_text)) * row + theme.px(10)
        widest = max((self._delegate.width_of(option) for option in options), default=0)
        width = min(max(self._anchor.width(), widest + theme.px(20)), theme.px(_WIDEST))
        self.open_under(max(width, self._anchor.width()), height)

    def is_empty(self) -> bool:
        """Whether it offers no option, only to add one."""
        return not self._model.options

    def move_by(self, step: int) -> None:
        """Choose another row; the last one may be "Thêm … mới"."""
        last = len(self._model.options) - 1 + (not self._add.isHidden())
        self._choose(min(max(self._row() + step, 0), max(last, 0)))

    def take_current(self) -> bool:
        """Take the chosen row; False when there is none."""
        if self._add.current:
            self._want_add()
            return True
        index = self._list.currentIndex()
        if not index.isValid():
            return False
        self._take(index)
        return True

    def _row(self) -> int:
        return len(self._model.options) if self._add.current else self._list.currentIndex().row()

    def _choose(self, row: int) -> None:
        self._add.current = row >= len(self._model.options) and not self._add.isHidden()
        self._add.update()
        selection = self._list.selectionModel()
        if row < len(self._model.options):
            index = self._model.index(row, 0)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._list.scrollTo(index)
        else:
            selection.clear()

    def _take(self, index: QModelIndex) -> None:
        option = self._model.options[index.row()]
        self.hide()
        self.picked.emit(option)

    def _want_add(self) -> None:
        self.hide()
        self.add_wanted.emit()
