"""The card beside a bar or mark: status, title, the sentence that explains it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from dnapp.ui.painting import Pill, paint_pill, paint_shadow, rounded
from dnapp.ui.theme import Look

_WIDTH = 380
_REACH = 16
"""Room around the card for its shadow."""


class Told(NamedTuple):
    """What a card says."""

    pill: Pill | None
    title: str
    text: str
    hint: str

    @property
    def sentence(self) -> str:
        """The same in one text, for those who hear it."""
        parts = (self.pill.text if self.pill else "", self.title, self.text, self.hint)
        return ". ".join(part.rstrip(".") for part in parts if part)


class Card(QWidget):
    """Lies over the timeline; mouse and keyboard go through it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._told = Told(None, "", "", "")
        self._height = 0
        self._picture: QPixmap | None = None
        """What the card looks like: it is moved more often than it changes."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def tell(self, told: Told, beside: QRect, field: QRect) -> None:
        """Show the card under a box, or over it when there is no room, inside `field`."""
        px = self._look.theme.px
        reach = px(_REACH)
        width = min(px(_WIDTH), field.width())
        if told != self._told or width != self.width() - 2 * reach:
            self._told, self._picture = told, None
            self.setAccessibleName(told.sentence)
            self._height = self._lay(None, QRect(0, 0, width, 0))
        height = self._height
        left = min(max(beside.left(), field.left()), max(field.right() - width, field.left()))
        top = beside.bottom() + px(6)
        if top + height > field.bottom():
            top = max(beside.top() - px(6) - height, field.top())
        self.setGeometry(left - reach, top - reach, width + 2 * reach, height + 2 * reach)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow, ground, words."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            inner = QPainter(self._picture)
            self._paint(inner)
            inner.end()
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _paint(self, painter: QPainter) -> None:
        theme = self._look.theme
        reach = theme.px(_REACH)
        box = self.rect().adjusted(reach, reach, -reach, -reach)
        radius = theme.size("radius_card")
        paint_shadow(painter, box, radius, theme)
        rounded(painter, QRectF(box), radius, theme.color("raised"), theme.color("line2"))
        self._lay(painter, box)

    def _lay(self, painter: QPainter | None, box: QRect) -> int:
        """Write the parts one under another; the height they take with their margins."""
        theme = self._look.theme
        side = theme.px(12)
        y = box.top() + theme.px(10)
        inner = box.width() - 2 * side
        if self._told.pill:
            line = QRect(box.left() + side, y, inner, theme.size("pill"))
            if painter:
                paint_pill(painter, line, self._told.pill, self._look)
            y += line.height() + theme.px(6)
        wrap = int(Qt.TextFlag.TextWordWrap)
        for text, role, weight, token in (
            (self._told.title, "small", 600, "text"),
            (self._told.text, "cap", None, "text2"),
            (self._told.hint, "cap", None, "muted"),
        ):
            if not text:
                continue
            font = theme.font(role, weight)
            room = QRect(0, 0, inner, 10_000)
            height = QFontMetrics(font).boundingRect(room, wrap, text).height() + theme.px(4)
            if painter:
                painter.setFont(font)
                painter.setPen(theme.color(token))
                place = QRect(box.left() + side, y + theme.px(2), inner, height)
                painter.drawText(place, wrap, text)
            y += height + theme.px(2)
        return y + theme.px(8) - box.top()
