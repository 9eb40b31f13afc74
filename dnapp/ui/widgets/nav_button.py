"""One place in the navigation at the left of the window."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from dnapp.ui.painting import focus_ring, rounded, text_line
from dnapp.ui.theme import Look
from dnapp.ui.widgets.painted_button import PaintedButton


@dataclass(frozen=True)
class NavItem:
    """One place to go: `count` is its number of records, `badge` a red number of late ones, `said`
    what both count."""

    key: str
    icon: str
    text: str
    count: str = ""
    badge: str = ""
    said: str = ""


@dataclass(frozen=True)
class NavGroup:
    """Places under a caption in capitals; "" for none. `add_key` puts a + beside the caption.

    A group with a `fold_key` can be folded away under its caption; the key remembers that.
    """

    caption: str
    items: tuple[NavItem, ...]
    add_key: str = ""
    add_name: str = ""
    fold_key: str = ""


class NavButton(PaintedButton):
    """One item; ↑ ↓ go to its neighbours; its badge, or Shift+Enter, asks for what is late."""

    stepped = Signal(int)
    late_wanted = Signal()

    def __init__(self, look: Look, item: NavItem) -> None:
        super().__init__(look, item.text)
        self.item = item
        self.narrow = False
        self.setCheckable(True)
        self.setFixedHeight(look.theme.size("nav"))
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Ignored)
        self.setSizePolicy(policy)
        self.set_item(item)

    def set_item(self, item: NavItem) -> None:
        """Show other counts."""
        self.item = item
        self.setAccessibleName(" ".join(filter(None, (item.text, item.count))))
        self.setAccessibleDescription(self._said())
        self._tell()
        self.update()

    def _said(self) -> str:
        how = self.look.words("ui.late_how") if self.item.badge else ""
        return "\n".join(filter(None, (self.item.said, how)))

    def _tell(self) -> None:
        self.setToolTip(
            "\n".join(filter(None, (self.item.text if self.narrow else "", self._said())))
        )

    def _badge_box(self) -> QRect:
        """Where the badge stands, left of the count; empty for none."""
        theme = self.look.theme
        if not self.item.badge or self.narrow:
            return QRect()
        right = self.width() - theme.px(7)
        if self.item.count:
            right -= theme.width("small", self.item.count) + theme.px(8)
        width = max(theme.width("cap", self.item.badge, 600) + theme.px(12), theme.px(22))
        height = theme.px(20)
        return QRect(right - width, (self.height() - height) // 2, width, height)

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone; the words become the tooltip."""
        self.narrow = narrow
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(self.look.theme.px(100), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """Its words are elided rather than widening the sidebar."""
        return QSize(self.look.theme.size("target"), self.maximumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ leave for the neighbour, Shift+Enter for what is late."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.item.badge:
            self.late_wanted.emit()
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the badge asks for what it counts."""
        if self._badge_box().contains(event.position().toPoint()):
            self.late_wanted.emit()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and accent bar when current, icon, words, count or badge, ring."""
        theme = self.look.theme
        painter = QPainter(self)
        current = self.isChecked()
        if current or self.hovered():
            ground = theme.color("sel" if current else "hover")
            rounded(painter, QRectF(self.rect()), theme.size("radius"), ground)
        if current:
            bar = QRectF(0, theme.px(6), theme.px(3), self.height() - theme.px(12))
            rounded(painter, bar, theme.px(1.5), theme.color("accent"))
        icon = theme.sizes["icon_nav"]
        place = QRect(theme.px(11), 0, theme.px(icon), self.height())
        ink = "accent" if current else "text2"
        self.look.icons.paint(painter, place, self.item.icon, ink, icon)
        if self.narrow:
            if self.item.badge:
                spot = QRectF(place.right() - theme.px(3), theme.px(4), theme.px(7), theme.px(7))
                rounded(painter, spot, theme.px(4), theme.color("badB"))
        else:
            line = self.rect().adjusted(theme.px(39), 0, -theme.px(7), 0)
            self._paint_words(painter, line)
        if self.ringed:
            focus_ring(painter, self.rect(), theme)

    def _paint_words(self, painter: QPainter, line: QRect) -> None:
        theme = self.look.theme
        current = self.isChecked()
        right = Qt.AlignmentFlag.AlignRight
        if self.item.count:
            font = theme.font("small", digits=True)
            width = text_line(painter, line, self.item.count, font, theme.color("muted"), right)
            line.setRight(line.right() - width - theme.px(6))
        if self.item.badge:
            box = self._badge_box()
            rounded(painter, QRectF(box), box.height() / 2, theme.color("badS"))
            centre = Qt.AlignmentFlag.AlignHCenter
            font = theme.font("cap", 600)
            text_line(painter, box, self.item.badge, font, theme.color("bad"), centre)
            line.setRight(box.left() - theme.px(6))
        font = theme.font("small", 600 if current else 500)
        ink = theme.color("text" if current else "text2")
        text_line(painter, line, self.item.text, font, ink)
