"""What both lists of the page share: rows of one height, one of them chosen."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from dnapp.ui.theme import Look
from dnapp.ui.widgets.scrolling import slim_bars

Index = QModelIndex | QPersistentModelIndex

_ROW = 30
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowDelegate(QStyledItemDelegate):
    """Draws the rows of a list in its own way; a subclass paints."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self.look, self.view = look, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One row."""
        return QSize(0, self.look.theme.px(_ROW))


class RowList(QListView):
    """A list on the ground of the page, without a frame."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        slim_bars(self, look)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def choose_row(self, number: int) -> None:
        """Choose a row and bring it into sight."""
        index = self.model().index(number, 0)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)


def step_of(event: QKeyEvent) -> int:
    """One place back or on for Alt+↑ or Alt+↓; 0 for other keys."""
    held = event.modifiers() & Qt.KeyboardModifier.AltModifier
    return _STEPS.get(Qt.Key(event.key()), 0) if held else 0
