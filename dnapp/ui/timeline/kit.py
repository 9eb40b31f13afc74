"""Colours, fonts, measured words and small signs of the timeline, made once and used each frame."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QStaticText,
)

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

MARKS: Mapping[str, str] = {"incoming": "infoB", "outgoing": "violetB", "event": "bronze"}
"""Colour of a mark; its shape tells the same."""

_SHAPES: Mapping[str, tuple[tuple[float, float], ...]] = {
    "incoming": ((-1, -1), (1, -1), (0, 1)),
    "outgoing": ((-1, 1), (1, 1), (0, -1)),
    "event": ((-1, 0), (0, -1.25), (1, 0), (0, 1.25)),
}
"""Corners of a mark, in halves of its width and height."""

_SHARE = 0.2
"""How much of its colour the ground of a bar has."""

BAR = 24
"""Height of a bar, px of the design."""

_HATCH = 6
_REMEMBERED = 4_000
_SHARP = 4.0
"""Pixels a pixel of the design in icons on paper."""


class Kit:
    """What painting needs of a look; `paper` draws signs as shapes instead of pictures."""

    def __init__(self, look: Look, *, paper: bool = False) -> None:
        self.look, self.theme = look, look.theme
        self.paper = paper
        self.shapes = False
        """Whether words are drawn as shapes."""
        self.label = look.theme.font("cap", 500)
        self._metrics: dict[int, QFontMetricsF] = {}
        self._widths: dict[tuple[int, str], float] = {}
        self._cut: dict[tuple[int, str, int], str] = {}
        self._texts: dict[tuple[int, str], QStaticText] = {}
        self._hatch: dict[float, QPixmap] = {}
        self._stamps: dict[tuple[str, str, float], QPixmap] = {}
        self.surface = surface = self.theme.color("surface")
        self.bar, self.gap = look.theme.px(BAR), look.theme.px(5)
        self.icon_room = look.theme.px(19)
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
        width = self.width(shown, font)
        metrics = self._measure(font)
        x = box.left() + (box.width() - width) / 2 if centre else box.left()
        y = box.top() + (box.height() + metrics.ascent() - metrics.descent()) / 2
        painter.setFont(font)
        painter.setPen(self.theme.color(token))
        if self.shapes:
            outline = QPainterPath()
            outline.setFillRule(Qt.FillRule.WindingFill)
            outline.addText(QPointF(round(x), round(y)), font, shown)
            painter.fillPath(outline, self.theme.color(token))
        elif self.paper:
            painter.drawText(QPointF(round(x), round(y)), shown)
        else:  # laid out once: most words of a frame stood in the one before
            top = round(y) - metrics.ascent()
            painter.drawStaticText(QPointF(round(x), top), self._laid_out(shown, font))
        return width

    def _laid_out(self, text: str, font: QFont) -> QStaticText:
        key = (id(font), text)
        known = self._texts.get(key)
        if known is None:
            if len(self._texts) > _REMEMBERED:
                self._texts.clear()
            known = self._texts[key] = QStaticText(text)
            known.setTextFormat(Qt.TextFormat.PlainText)
            known.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            known.prepare(font=font)
        return known

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

    def hatch(self, painter: QPainter, box: QRectF) -> None:
        """Slanting lines on the soft ground of a warning, with an outline."""
        edge = self.theme.color("warnB")
        if self.paper:
            _slanting(painter, box, self.theme.color("warnS"), edge)
        else:
            ratio = painter.device().devicePixelRatioF()
            if ratio not in self._hatch:
                side = round(_HATCH * ratio)
                tile = self._hatch[ratio] = QPixmap(side, side)
                tile.setDevicePixelRatio(ratio)
                inner = QPainter(tile)
                _slanting(inner, QRectF(0, 0, _HATCH, _HATCH), self.theme.color("warnS"), edge)
                inner.end()
            origin = QPointF(-box.left() % _HATCH, 0)
            painter.drawTiledPixmap(box, self._hatch[ratio], QPointF(_HATCH, 0) - origin)
        left, top, width, height = box.left(), box.top(), box.width(), box.height()
        for x, y, w, h in (
            (left, top, width, 1), (left, top + height - 1, width, 1),
            (left, top, 1, height), (left + width - 1, top, 1, height),
        ):  # fmt: skip
            painter.fillRect(QRectF(x, y, w, h), edge)

    # Signs: ▼ ▲ ◆ and discs with a number

    def mark(self, painter: QPainter, x: float, y: float, shown_as: str, state: str) -> None:
        """▼ of a delegation coming in, ▲ of one going out, ◆ of an event, its middle at (x, y).

        `state`: full took place, hollow is planned, crossed was cancelled.
        """
        self._stamp(painter, x, y, f"{shown_as} {state}")

    def disc(self, painter: QPainter, x: float, y: float, count: int) -> None:
        """A dark disc with a number, wider for large ones."""
        self._stamp(painter, x, y, str(count))

    def reach(self, count: int) -> float:
        """Half the width of a disc with a number, or of a mark for one."""
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
        shown_as, _, state = sign.partition(" ")
        color = self.theme.color("greyB" if state == "crossed" else MARKS[shown_as])
        side, tall = self.theme.px(5), self.theme.px(4)
        shape = QPolygonF([QPointF(side * x, tall * y) for x, y in _SHAPES[shown_as]])
        painter.setPen(QPen(color, 1.4 if state != "full" else 1))
        painter.setBrush(color if state == "full" else self.theme.color("surface"))
        painter.drawPolygon(shape)
        if state == "crossed":
            painter.drawLine(QPointF(-side - 1, tall + 1), QPointF(side + 1, -tall - 1))


def _slanting(painter: QPainter, box: QRectF, ground: QColor, ink: QColor) -> None:
    painter.fillRect(box, ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1))
    height = box.height()
    x = box.left() - height - box.left() % _HATCH
    while x < box.right():  # each from (x, bottom) up to (x + height, top), as far as inside
        first, last = max(x, box.left()), min(x + height, box.right())
        if last > first:
            bottom = box.bottom()
            painter.drawLine(QLineF(first, bottom - (first - x), last, bottom - (last - x)))
        x += _HATCH


def _mixed(ground: QColor, color: QColor) -> QColor:
    """The ground with a share of a colour."""
    return QColor.fromRgbF(
        ground.redF() + (color.redF() - ground.redF()) * _SHARE,
        ground.greenF() + (color.greenF() - ground.greenF()) * _SHARE,
        ground.blueF() + (color.blueF() - ground.blueF()) * _SHARE,
    )
