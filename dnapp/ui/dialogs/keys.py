"""The keyboard map (F1)."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from dnapp.ui.dialogs.dialog import Dialog
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.scrolling import ScrollPage

_WIDTH = 680
_HEIGHT = 460


class KeysDialog(Dialog):
    """Every shortcut with what it does, in two columns."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, look.words("keys.title"), _WIDTH, parent)
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, look.theme.px(8), 0)
        grid.setHorizontalSpacing(look.theme.px(16))
        grid.setVerticalSpacing(look.theme.px(2))
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        entries = list(look.words.table("keys.list").values())
        half = (len(entries) + 1) // 2
        for place, entry in enumerate(entries):
            keys, _, action = entry.partition(" | ")
            row, column = place % half, place // half * 2
            grid.addWidget(WrappedLabel(look, keys, "small", weight=600), row, column)
            grid.addWidget(WrappedLabel(look, action, "small", "text2"), row, column + 1)
        area = ScrollPage(look, body)
        area.setFixedHeight(look.theme.px(_HEIGHT))
        self.body.addWidget(area)
        close = PrimaryButton(look, look.words("ui.close"))
        close.clicked.connect(self.accept)
        self.add_button(close)
