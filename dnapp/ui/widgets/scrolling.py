"""Slim scroll bars, and the page that scrolls instead of being squeezed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QWidget

from dnapp.ui.stylesheet import scroll_bar_stylesheet
from dnapp.ui.theme import Look


def slim_bars(area: QAbstractScrollArea, look: Look) -> None:
    """Give a list, table or text field slim scroll bars, and no frame."""
    sheet = scroll_bar_stylesheet(look.theme)
    area.verticalScrollBar().setStyleSheet(sheet)
    area.horizontalScrollBar().setStyleSheet(sheet)
    area.setFrameShape(QFrame.Shape.NoFrame)


class ScrollPage(QScrollArea):
    """Shows `page` at its own height; never scrolls sideways, never squeezes (cut marks)."""

    def __init__(
        self, look: Look, page: QWidget, ground: str = "surface", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        slim_bars(self, look)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        for part in (self.viewport(), page):
            palette = part.palette()
            palette.setColor(part.backgroundRole(), look.theme.color(ground))
            part.setPalette(palette)
            part.setAutoFillBackground(True)
