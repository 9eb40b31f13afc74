"""A sentence across the page that needs attention, with what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dnapp.ui.painting import rounded
from dnapp.ui.theme import Look
from dnapp.ui.widgets.labels import WrappedLabel

ICONS = {"info": "info", "ok": "circle-check", "warn": "triangle-alert", "bad": "circle-x"}


class Band(QWidget):
    """Icon, sentence and its buttons on the soft ground of info, ok, warn or bad."""

    def __init__(
        self,
        look: Look,
        sentence: str,
        family: str = "info",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        theme = look.theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(44), theme.px(8), theme.px(10), theme.px(8))
        self._row.setSpacing(theme.px(8))
        self._sentence = WrappedLabel(look, sentence, "small")
        self._row.addWidget(self._sentence, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(theme.px(44))
        self.tell(sentence, family, icon)

    def tell(self, sentence: str, family: str = "info", icon: str = "") -> None:
        """Show another sentence."""
        self._family = family
        self._icon = icon or ICONS[family]
        self._sentence.set_text(sentence)
        self._sentence.set_token("text" if family == "info" else family)
        self.setAccessibleName(sentence)
        self.update()

    def add_action(self, button: QWidget) -> None:
        """Put a button at the right end."""
        self._row.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and icon."""
        theme = self._look.theme
        painter = QPainter(self)
        ground = theme.color(f"{self._family}S")
        rounded(painter, QRectF(self.rect()), theme.size("radius"), ground)
        place = QRect(theme.px(14), 0, theme.px(20), self.height())
        self._look.icons.paint(painter, place, self._icon, self._family, 18)
