"""A key figure that leads to what it counts."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from dnapp.ui.painting import focus_ring, rounded, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.painted_button import PaintedButton

_LEFT = 34


class FigureButton(PaintedButton):
    """Icon, a large figure, and what it is of."""

    def __init__(self, look: Look, icon: str, token: str) -> None:
        super().__init__(look, "")
        self._icon, self._token = icon, token
        self._caption = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.theme.line("num") + look.theme.line("cap") + look.theme.px(6))

    def show_figure(self, figure: str, caption: str) -> None:
        """Show another figure."""
        self.setText(figure)
        self._caption = caption
        self.setAccessibleName(f"{figure} {caption}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for figure and caption."""
        theme = self.look.theme
        width = max(theme.width("num", self.text()), theme.width("cap", self._caption))
        return QSize(width + theme.px(_LEFT + 8), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """The caption may be cut."""
        return QSize(self.look.theme.px(96), self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground under the mouse, icon, figure, caption, ring."""
        theme = self.look.theme
        painter = QPainter(self)
        if self.hovered():
            rounded(painter, QRectF(self.rect()), theme.size("radius"), theme.color("hover"))
        sign = QRect(theme.px(4), 0, theme.px(24), self.height())
        self.look.icons.paint(painter, sign, self._icon, self._token, 18)
        top = QRect(theme.px(_LEFT), theme.px(2), self.width(), theme.line("num"))
        top.setRight(self.width() - theme.px(4))
        text_line(painter, top, self.text(), theme.font("num"), theme.color("text"))
        below = QRect(top.left(), top.bottom(), top.width(), theme.line("cap"))
        text_line(painter, below, self._caption, theme.font("cap"), theme.color("muted"))
        if self.ringed:
            focus_ring(painter, self.rect(), theme)
