"""A box at the bottom of the window, over its page: the ground of toast and progress."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dnapp.ui.painting import paint_shadow, rounded
from dnapp.ui.theme import Look

_GAP = 12
"""px between the box and the edges of the page."""


class BottomBox(QWidget):
    """Stands at the bottom left of `host`, over the status bar: an icon, then what lies in `row`.

    F6 of the window reaches it like a region.
    """

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._look = look
        self._host = host
        self._left = 0
        self._bottom = look.theme.size("status_bar")
        self._icon = ("circle-check", "ok")
        """Icon and family of its colour."""
        theme = look.theme
        self.row = QHBoxLayout(self)
        # Room around the box for its shadow.
        self._around = theme.size("shadow_blur") // 2 + theme.size("shadow_drop")
        inside = self._around + 4
        right = self._around + theme.px(8)
        self.row.setContentsMargins(self._around + theme.px(42), inside, right, inside)
        self.row.setSpacing(theme.px(10))
        host.installEventFilter(self)
        self.hide()

    def set_left(self, left: int) -> None:
        """Stand this far from the host's left edge (beside the sidebar)."""
        self._left = left
        self._place()

    def come_up(self) -> None:
        """Stand over everything else, as wide as its contents."""
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow, raised ground, icon."""
        theme = self._look.theme
        painter = QPainter(self)
        side = self._around
        box = self.rect().adjusted(side, side, -side, -side)
        radius = theme.size("radius_card")
        paint_shadow(painter, box, radius, theme)
        rounded(painter, QRectF(box), radius, theme.color("raised"), theme.color("line2"))
        place = box.adjusted(theme.px(12), 0, 0, 0)
        place.setWidth(theme.px(22))
        name, family = self._icon
        self._look.icons.paint(painter, place, name, family, 18)

    def _place(self) -> None:
        gap = self._look.theme.px(_GAP) - self._around
        left = self._left + gap
        width = min(self.sizeHint().width(), self._host.width() - left)
        height = self.sizeHint().height()
        top = self._host.height() - self._bottom - gap - height
        self.setGeometry(left, top, width, height)
