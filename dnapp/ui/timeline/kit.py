"""Colours, fonts, measured words and small signs of the timeline, made once and used each frame."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from dnapp.ui.theme import Look

LOOKS: Mapping[str, tuple[str, str]] = {
    "in_force": ("okB", ""),
    "inherited": ("violetB", "git-merge"),
    "open_ended": ("infoB", "infinity"),
    "unknown": ("warnB", "circle-question-mark"),
    "planned": ("infoB", "circle-dashed"),
    "suspended": ("warnB", "circle-pause"),
    "over": ("greyB", "circle-x"),
    "missed": ("badB", "triangle-alert"),
    "project": ("bronze", "hand-heart"),
}
"""Colour and icon of each look of a bar."""

MARKS: Mapping[str, str] = {"incoming": "infoB", "outgoing": "violetB"}
"""Colour of a mark; its shape tells the same."""

_SHARE = 0.2
"""How much of its colour the ground of a bar has."""

_REMEMBERED = 4_000
_SHARP = 4.0
"""Pixels a pixel of the design in icons on paper."""


class Kit:
    """What painting needs of a look; `paper` draws signs as shapes instead of pictures."""

    def __init__(self, look: Look, *, paper: bool = False) -> None:
        self.look, self.theme = look, look.theme
        self.paper = paper
        self.label = look.theme.font("cap", 500)
        self._metrics: dict[int, QFontMetricsF] = {}
        self._widths: dict[tuple[int, str], float] = {}
        self._cut: dict[tuple[int, str, int], str] = {}
        self._stamps: dict[tuple[str, str, float], QPixmap] = {}
        surface = self.theme.color("surface")
        self.grounds = {
            token: _mixed(surface, self.theme.color(token)) for token, _ in LOOKS.values()
        }
        self.grounds |= {t: _mixed(surface, self.theme.color(t)) for t in MARKS.values()}

    def width(self, text: str, font: QFont) -> float:
        """Width of a text, measured once."""
        key = (id(font), text)
        known = self._widths.get(key)
        if known is None:
            if len(self._widths) > _REMEMBERED:
                self._widths.clear()
            known = self._widths[key] = self._measure(font).horizontalAdvance(text)
        return known

    def fitted(self, text: str, font: QFont, room: float) -> str:
        """The text, or as much of it as fits with an ellipsis."""
        if self.width(text, font) <= room:
            return text
        key = (id(font), text, int(room))
        known = self._cut.get(key)
        if known is None:
            if len(self._cut) > _REMEMBERED:
                self._cut.clear()
            right = Qt.TextElideMode.ElideRight
            known = self._cut[key] = self._measure(font).elidedText(text, right, int(room))
        return known

    def write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        font: QFont,
        token: str,
        *,
        centre: bool = False,
    ) -> float:
        """One line in the middle of the height of `box`, cut to fit; its width.

        Fonts come from the theme, which keeps them. Stacked marks may rise over a low box.
        """
        shown = self.fitted(text, font, box.width())
        metrics, width = self._measure(font), self.width(shown, font)
        x = box.left() + (box.width() - width) / 2 if centre else box.left()
        y = box.top() + (box.height() + metrics.ascent() - metrics.descent()) / 2
        painter.setFont(font)
        painter.setPen(self.theme.color(token))
        painter.drawText(QPointF(round(x), round(y)), shown)
        return width

    def _measure(self, font: QFont) -> QFontMetricsF:
        if id(font) not in self._metrics:
            self._metrics[id(font)] = QFontMetricsF(font)
        return self._metrics[id(font)]

    def icon(self, painter: QPainter, x: float, middle: float, name: str, token: str) -> None:
        """An icon of 14 px, its left edge at `x`."""
        ratio = _SHARP if self.paper else painter.device().devicePixelRatioF()
        size = self.theme.sizes["icon_small"]
        top = middle - self.theme.px(size) / 2
        picture = self.look.icons.pixmap(name, token, size, ratio)
        painter.drawPixmap(QPointF(round(x), round(top)), picture)

    # Signs: ▼ ▲ and discs with a number

    def triangle(self, painter: QPainter, x: float, y: float, way: str, state: str) -> None:
        """▼ of a delegation coming in, ▲ of one going out, its middle at (x, y).

        `state`: full took place, hollow is planned, crossed was cancelled.
        """
        self._stamp(painter, x, y, f"{way} {state}")

    def disc(self, painter: QPainter, x: float, y: float, count: int) -> None:
        """A dark disc with a number, wider for large ones."""
        self._stamp(painter, x, y, str(count))

    def reach(self, count: int) -> float:
        """Half the width of a disc with a number, or of a triangle for one."""
        if count == 1:
            return self.theme.px(6)
        return max(
            self.theme.px(8), self.width(str(count), self._number_font()) / 2 + self.theme.px(4)
        )

    def _number_font(self) -> QFont:
        return self.theme.font("tiny", 600)

    def _stamp(self, painter: QPainter, x: float, y: float, sign: str) -> None:
        if self.paper:
            painter.save()
            painter.translate(x, y)
            self._draw(painter, sign)
            painter.restore()
            return
        ratio = painter.device().devicePixelRatioF()
        key = (sign, self.theme.mode, ratio)
        picture = self._stamps.get(key)
        count = int(sign) if sign.isdecimal() else 1
        half = self.reach(count) + 2
        height = self.theme.px(9) + 1
        if picture is None:
            picture = QPixmap(round(2 * half * ratio), round(2 * height * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            inner = QPainter(picture)
            inner.translate(half, height)
            self._draw(inner, sign)
            inner.end()
            self._stamps[key] = picture
        painter.drawPixmap(QPointF(round(x - half), round(y - height)), picture)

    def _draw(self, painter: QPainter, sign: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if sign.isdecimal():
            half, height = self.reach(int(sign)), self.theme.px(8)
            box = QRectF(-half, -height, 2 * half, 2 * height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("text2"))
            painter.drawRoundedRect(box, height, height)
            self.write(painter, box, sign, self._number_font(), "surface", centre=True)
            return
        way, _, state = sign.partition(" ")
        color = self.theme.color("greyB" if state == "crossed" else MARKS[way])
        side, tall = self.theme.px(5), self.theme.px(4)
        up = -1 if way == "outgoing" else 1
        shape = QPolygonF(
            [QPointF(-side, -up * tall), QPointF(side, -up * tall), QPointF(0, up * tall)]
        )
        painter.setPen(QPen(color, 1.4 if state != "full" else 1))
        painter.setBrush(color if state == "full" else self.theme.color("surface"))
        painter.drawPolygon(shape)
        if state == "crossed":
            painter.drawLine(QPointF(-side - 1, tall + 1), QPointF(side + 1, -tall - 1))


def _mixed(ground: QColor, color: QColor) -> QColor:
    """The ground with a share of a colour."""
    return QColor.fromRgbF(
        ground.redF() + (color.redF() - ground.redF()) * _SHARE,
        ground.greenF() + (color.greenF() - ground.greenF()) * _SHARE,
        ground.blueF() + (color.blueF() - ground.blueF()) * _SHARE,
    )
