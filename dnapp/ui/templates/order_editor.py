"""The order of chapters or columns, with the buttons that change it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dnapp.services.arrangement import Arrangement
from dnapp.ui.templates.order_list import OrderList
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import SecondaryButton
from dnapp.ui.widgets.labels import WrappedLabel


class OrderEditor(QWidget):
    """`edited` with each move and each part taken in or out."""

    edited = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        words, px = look.words, look.theme.px
        self._note = WrappedLabel(look, "", "small", "text2")
        self.list = OrderList(look)
        self.list.edited.connect(self.edited)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(px(8))
        self.up = SecondaryButton(look, words("templates.up"), "arrow-up", small=True)
        self.down = SecondaryButton(look, words("templates.down"), "arrow-down", small=True)
        self.turn = SecondaryButton(look, words("templates.turn"), "square-check", small=True)
        self.up.clicked.connect(lambda: self.list.move_part(self.list.chosen(), -1))
        self.down.clicked.connect(lambda: self.list.move_part(self.list.chosen(), 1))
        self.turn.clicked.connect(lambda: self.list.turn(self.list.chosen()))
        for button in (self.up, self.down, self.turn):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self._note)
        column.addLayout(self._buttons)
        column.addWidget(self.list, 1)

    def show_parts(
        self, note: str, arrangement: Arrangement, titles: Mapping[str, str], chosen: str = ""
    ) -> None:
        """Show parts in their order, one of them chosen."""
        self._note.set_text(note)
        self.list.setAccessibleName(note)
        self.list.show_parts(arrangement, titles)
        self.list.choose(chosen)

    def set_read_only(self, reason: str) -> None:
        """Let the order only be seen; `reason` is why."""
        self.list.read_only = True
        for button in (self.up, self.down, self.turn):
            button.set_blocked(reason)
