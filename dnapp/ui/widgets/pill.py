"""A status pill standing by itself in a header or card."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dnapp.ui.painting import Pill, paint_pill, pill_size
from dnapp.ui.theme import Look


class PillLabel(QWidget):
    """Shows one `Pill`; the sentence behind the status is its tooltip."""

    def __init__(
        self, look: Look, pill: Pill, sentence: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_pill(pill, sentence)

    def set_pill(self, pill: Pill, sentence: str = "") -> None:
        """Show another status."""
        self._pill = pill
        self.setAccessibleName(pill.text)
        self.setAccessibleDescription(sentence)
        self.setToolTip(sentence)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The pill alone."""
        return pill_size(self._pill, self._look)

    def minimumSizeHint(self) -> QSize:
        """A pill is never elided."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill."""
        paint_pill(QPainter(self), self.rect(), self._pill, self._look)
