"""A yes or no."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dnapp.ui.painting import focus_ring, paint_checkbox, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.painted_button import PaintedButton


class CheckBox(PaintedButton):
    """A box with its words; `edited` when the user ticks or clears it."""

    edited = Signal()

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(look, text, parent)
        self.setCheckable(True)
        self.setFixedHeight(look.theme.size("button_small"))
        self.clicked.connect(self._tell)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick or clear it; no signal."""
        self.setChecked(value)

    def sizeHint(self) -> QSize:
        """Box and words."""
        theme = self.look.theme
        width = theme.px(16 + 8 + 8) + theme.width("small", self.text())
        return QSize(width, self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, words, ring."""
        theme = self.look.theme
        painter = QPainter(self)
        state = Qt.CheckState.Checked if self.isChecked() else Qt.CheckState.Unchecked
        place = QRect(theme.px(4), 0, theme.px(16), self.height())
        paint_checkbox(painter, place, state, self.look, enabled=self.isEnabled())
        line = self.rect().adjusted(theme.px(28), 0, 0, 0)
        ink = theme.color("text" if self.isEnabled() else "muted")
        text_line(painter, line, self.text(), theme.font("small"), ink)
        if self.ringed:
            focus_ring(painter, self.rect(), theme)

    def _tell(self) -> None:
        self.edited.emit()
