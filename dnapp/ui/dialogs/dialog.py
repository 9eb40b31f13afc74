"""The frame of every dialog: title, body, buttons at the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dnapp.ui.theme import Look
from dnapp.ui.widgets.labels import WrappedLabel


class Dialog(QDialog):
    """A window-modal box with a title that asks or names, and buttons at the right."""

    def __init__(self, look: Look, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        theme = look.theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(theme.px(width))
        column = QVBoxLayout(self)
        side = theme.px(20)
        column.setContentsMargins(side, theme.px(16), side, theme.px(12))
        column.setSpacing(theme.px(10))
        column.addWidget(WrappedLabel(look, title, "h2"))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(8))
        column.addLayout(self.body, 1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme.px(8))
        self._foot.addStretch(1)
        column.addLayout(self._foot)

    def add_button(self, button: QWidget) -> None:
        """Put a button at the right end of the foot."""
        self._foot.addWidget(button)

    def done(self, result: int) -> None:
        """Give the keyboard back to the window, where what had it waits for it."""
        super().done(result)
        window = self.parentWidget()
        if window is not None:
            window.activateWindow()
