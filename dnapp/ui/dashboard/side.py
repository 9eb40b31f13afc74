"""The column beside the charts: period and records."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dnapp.ui.theme import Look
from dnapp.ui.widgets.scrolling import ScrollPage


class Side(QWidget):
    """The column at the right, with a line at its left; it scrolls in a low window."""

    def __init__(self, look: Look, inside: QWidget) -> None:
        super().__init__()
        self._look = look
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 0, 0)
        row.addWidget(ScrollPage(look, inside))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        line = self._look.theme.color("line")
        QPainter(self).fillRect(0, 0, 1, self.height(), line)
