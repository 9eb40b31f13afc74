"""A drawing in the window that says in words what it shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Picture(QWidget):
    """Paints by a function of painter and rectangle; `show_as` gives it with its sentence."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint: Callable[[QPainter, QRect], None] | None = None
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_as(self, paint: Callable[[QPainter, QRect], None], sentence: str) -> None:
        """Show another drawing."""
        self._paint = paint
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing."""
        if self._paint is not None:
            self._paint(QPainter(self), self.rect())
