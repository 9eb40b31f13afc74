"""The way from the navigation to quick find."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from dnapp.ui.painting import focus_ring, rounded, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.painted_button import PaintedButton


class NavFind(PaintedButton):
    """Looks like a search field; opens the palette."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, look.words("ui.quick_find"))
        self.narrow = False
        self.setFixedHeight(look.theme.size("button"))
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Ignored)
        self.setSizePolicy(policy)
        self.setToolTip(f"{self.text()} (Ctrl+K)")

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(self.look.theme.px(100), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """The icon alone when the sidebar is narrow."""
        return QSize(self.look.theme.size("target"), self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, icon, words, shortcut."""
        theme = self.look.theme
        painter = QPainter(self)
        edge = theme.color("text2" if self.hovered() else "line2")
        rounded(painter, QRectF(self.rect()), theme.size("radius"), theme.color("raised"), edge)
        place = QRect(theme.px(9), 0, theme.size("icon"), self.height())
        if self.narrow:
            place = self.rect()
        self.look.icons.paint(painter, place, "search", "text2", theme.sizes["icon"])
        if not self.narrow:
            line = self.rect().adjusted(theme.px(31), 0, -theme.px(9), 0)
            right = Qt.AlignmentFlag.AlignRight
            muted = theme.color("muted")
            text_line(painter, line, "Ctrl K", theme.font("cap"), muted, right)
            text_line(painter, line, self.text(), theme.font("small"), muted)
        if self.ringed:
            focus_ring(painter, self.rect(), theme)
