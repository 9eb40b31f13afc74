"""The life of an agreement as one strip: pure functions of painter, rectangle, data and look.

The strip is a scheme, not a scale: its points keep a distance at which they can be read, and what
lies between two of them grows with the root of the time it lasts.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from dnapp.ui.painting import focus_ring, rounded, text_line
from dnapp.ui.theme import Look

HEIGHT = 112
"""px of a strip at 100 %."""

_STEP = 92
"""Least px between two points: their words stand below them."""
_TAIL = 40
_BAR, _BAR_TOP = 14, 50
_NODE = 22
_FLAG = 18
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Node:
    """A point of the strip."""

    day: date
    date_text: str
    word: str
    icon: str
    family: str
    """Colour family: ok, warn, bad, info, violet or grey."""
    sentence: str
    """What a reader of the whole sentence sees or hears."""


@dataclass(frozen=True)
class Stretch:
    """A part of the bar."""

    first: date
    last: date | None
    """None when it goes on without an end that is known."""
    style: str
    """earlier, force, notice, expected or suspended."""
    label: str = ""


@dataclass(frozen=True)
class Strip:
    """A whole life as it is drawn."""

    nodes: tuple[Node, ...]
    """By day."""
    stretches: tuple[Stretch, ...]
    """Drawn one over another."""
    flag: date
    flag_text: str


@dataclass(frozen=True)
class Placed:
    """A strip with the x of every point that has room."""

    nodes: tuple[Node, ...]
    xs: tuple[int, ...]
    left: int
    right: int

    def x(self, day: date) -> int:
        """Where a day lies, between the points around it."""
        if not self.nodes or day <= self.nodes[0].day:
            before = self.nodes and day < self.nodes[0].day
            return self.left if before or not self.xs else self.xs[0]
        for place, node in enumerate(self.nodes):
            if day <= node.day:
                if day == node.day:
                    return self.xs[place]
                start = self.nodes[place - 1].day
                share = (day - start).days / max((node.day - start).days, 1)
                return round(self.xs[place - 1] + share * (self.xs[place] - self.xs[place - 1]))
        return (self.xs[-1] + self.right) // 2


def placed(strip: Strip, rect: QRect, look: Look) -> Placed:
    """Find room for the points; without enough the oldest but the very first are left out."""
    px = look.theme.px
    half = px(_STEP) // 2
    left, right = rect.left(), rect.right()
    room = max(rect.width() - 2 * half - px(_TAIL), 0)
    most = max(room // px(_STEP) + 1, 2)
    nodes = list(strip.nodes)
    if len(nodes) > most:
        nodes = [nodes[0], *nodes[len(nodes) - most + 1 :]]
    spare = room - px(_STEP) * (len(nodes) - 1)
    roots = [math.sqrt((other.day - one.day).days) for one, other in pairwise(nodes)]
    whole = sum(roots) or 1.0
    xs, x = [], float(left + half)
    for place in range(len(nodes)):
        xs.append(round(x))
        if place < len(roots):
            x += px(_STEP) + max(spare, 0) * roots[place] / whole
    return Placed(tuple(nodes), tuple(xs), left, right)


def node_rect(where: Placed, place: int, rect: QRect, look: Look) -> QRect:
    """Square of one point: the disc."""
    px = look.theme.px
    side = px(_NODE)
    middle = rect.top() + px(_BAR_TOP) + px(_BAR) // 2
    return QRect(where.xs[place] - side // 2, middle - side // 2, side, side)


def paint_life(
    painter: QPainter, rect: QRect, strip: Strip, look: Look, chosen: int | None = None
) -> None:
    """Draw a life; `chosen` is the point that the keyboard is on."""
    where = placed(strip, rect, look)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    px, theme = look.theme.px, look.theme
    line = QRect(rect.left(), rect.top() + px(_BAR_TOP) + px(_BAR) // 2, rect.width(), 1)
    painter.fillRect(line, theme.color("line2"))
    for stretch in strip.stretches:
        _paint_stretch(painter, rect, stretch, where, look)
    _paint_labels(painter, rect, strip.stretches, where, look)
    _paint_flag(painter, rect, strip, where, look)
    for place in range(len(where.nodes)):
        _paint_node(painter, rect, where, place, look, ringed=place == chosen)
    painter.restore()


def _bar(rect: QRect, stretch: Stretch, where: Placed, look: Look) -> QRectF:
    px = look.theme.px
    left = where.x(stretch.first)
    right = where.x(_end(stretch, where)) if stretch.last else where.right
    return QRectF(left, rect.top() + px(_BAR_TOP), max(right - left, 0), px(_BAR))


def _end(stretch: Stretch, where: Placed) -> date:
    """The day at which a part ends: where the next begins, or at its own last point."""
    assert stretch.last is not None
    at_last = where.nodes and stretch.last >= where.nodes[-1].day
    return stretch.last if at_last else stretch.last + _DAY


def _paint_stretch(
    painter: QPainter, rect: QRect, stretch: Stretch, where: Placed, look: Look
) -> None:
    theme = look.theme
    bar = _bar(rect, stretch, where, look)
    if bar.width() <= 0:
        return
    radius = theme.size("radius_small")
    match stretch.style:
        case "earlier":
            rounded(painter, bar, radius, theme.color("greyB"))
        case "force":
            rounded(painter, bar, radius, theme.color("okB"))
        case "notice":
            _hatched(painter, bar, "warnS", "warnB", look)
        case "suspended":
            _hatched(painter, bar, "greyS", "greyB", look)
        case "expected":
            pen = QPen(theme.color("greyB"), theme.px(1.5) or 1)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(bar.adjusted(1, 1, -1, -1), radius, radius)


def _hatched(painter: QPainter, bar: QRectF, ground: str, ink: str, look: Look) -> None:
    theme = look.theme
    radius = theme.size("radius_small")
    rounded(painter, bar, radius, theme.color(ground))
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(bar, radius, radius)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(theme.color(ink), theme.px(1.5) or 1))
    step, x = theme.px(7), bar.left() - bar.height()
    while x < bar.right():
        painter.drawLine(QLineF(x, bar.bottom(), x + bar.height(), bar.top()))
        x += step
    painter.restore()
    rounded(painter, bar, radius, None, theme.color(ink))


_INK = {
    "earlier": "grey",
    "force": "ok",
    "notice": "warn",
    "suspended": "grey",
    "expected": "muted",
}


def _paint_labels(
    painter: QPainter, rect: QRect, stretches: Sequence[Stretch], where: Placed, look: Look
) -> None:
    """The name of each part above its middle, where there is room for some of it."""
    theme = look.theme
    font, height = theme.font("cap"), theme.line("cap")
    top = rect.top() + theme.px(_BAR_TOP - 8) - height
    bars = [_bar(rect, stretch, where, look) for stretch in stretches]
    for place, (stretch, bar) in enumerate(zip(stretches, bars, strict=True)):
        over = [b.left() for b in bars[place + 1 :] if bar.left() < b.left() < bar.right()]
        bar.setRight(min(over, default=bar.right()))
        wide = theme.width("cap", stretch.label) <= bar.width() - theme.px(6)
        if stretch.label and (wide or bar.width() >= theme.px(_STEP)):
            line = QRect(int(bar.left()) + 3, top, int(bar.width()) - 6, height)
            ink = theme.color(_INK[stretch.style])
            text_line(painter, line, stretch.label, font, ink, Qt.AlignmentFlag.AlignHCenter)


def _paint_flag(painter: QPainter, rect: QRect, strip: Strip, where: Placed, look: Look) -> None:
    theme = look.theme
    x = where.x(strip.flag)
    width = theme.width("cap", strip.flag_text, 500) + theme.px(14)
    left = min(max(x - width // 2, rect.left()), rect.right() - width)
    box = QRect(left, rect.top(), width, theme.px(_FLAG))
    bottom = rect.top() + theme.px(_BAR_TOP + _BAR + 3)
    painter.fillRect(QRect(x - 1, box.bottom(), 2, bottom - box.bottom()), theme.color("bad"))
    rounded(painter, QRectF(box), theme.size("radius_small"), theme.color("bad"))
    centre = Qt.AlignmentFlag.AlignHCenter
    ink = theme.color("surface")
    text_line(painter, box, strip.flag_text, theme.font("cap", 500), ink, centre)


def _paint_node(
    painter: QPainter, rect: QRect, where: Placed, place: int, look: Look, *, ringed: bool
) -> None:
    theme, node = look.theme, where.nodes[place]
    disc = node_rect(where, place, rect, look)
    rounded(painter, QRectF(disc.adjusted(-2, -2, 2, 2)), disc.width(), theme.color("surface"))
    family = "greyB" if node.family == "grey" else f"{node.family}B"
    rounded(painter, QRectF(disc), disc.width() / 2, theme.color(family))
    look.icons.paint(painter, disc, node.icon, "surface", 14)
    if ringed:
        around = disc.adjusted(-theme.px(5), -theme.px(5), theme.px(5), theme.px(5))
        focus_ring(painter, around, theme)
    half = theme.px(_STEP) // 2
    top = rect.top() + theme.px(_BAR_TOP + _BAR + 7)
    height = theme.line("cap")
    centre = Qt.AlignmentFlag.AlignHCenter
    line = QRect(where.xs[place] - half + 2, top, 2 * half - 4, height)
    text_line(painter, line, node.date_text, theme.font("cap", 500), theme.color("text"), centre)
    below = line.translated(0, height - theme.px(1))
    text_line(painter, below, node.word, theme.font("cap"), theme.color("muted"), centre)
