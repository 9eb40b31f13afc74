"""One drawing for each shape of target: pure functions of painter, rectangle, data and theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dnapp.services.target_words import number
from dnapp.services.target_years import Year
from dnapp.ui.painting import rounded, text_line
from dnapp.ui.theme import Theme

FAMILIES = {
    "reached": "ok",
    "on_course": "info",
    "behind": "warn",
    "missed": "bad",
    "not_measurable": "grey",
}
"""Verdict → colour family; the word and the drawing's shape say the same without colour."""

MOST_BLOCKS = 12
"""Things counted one by one; more are a bar."""

_BAR = 8
_CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True)
class Drawn:
    """What a drawing shows, in the target's unit."""

    shape: str
    verdict: str
    unit: str
    low: float
    high: float | None
    actual: float | None
    years: tuple[Year, ...] = ()
    steps: tuple[tuple[int, float], ...] = ()
    """(year, value) of milestones."""
    counted: bool = False
    above: bool = False


def paint_target(painter: QPainter, rect: QRect, drawn: Drawn, theme: Theme) -> None:
    """Draw how a target stands."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if drawn.shape == "yearly_mean" and drawn.years:
        _columns(painter, rect, drawn, theme)
    elif drawn.shape == "growth" and drawn.years:
        _line(painter, rect, drawn, theme)
    elif drawn.shape == "milestone":
        _milestones(painter, rect, drawn, theme)
    elif drawn.shape == "range":
        _window(painter, rect, drawn, theme)
    elif drawn.counted and drawn.low <= MOST_BLOCKS and drawn.shape != "at_least":
        _blocks(painter, rect, drawn, theme)
    else:
        _ticked(painter, rect, drawn, theme)
    painter.restore()


def _ink(drawn: Drawn, theme: Theme) -> QColor:
    return theme.color(f"{FAMILIES[drawn.verdict]}B")


def _track(rect: QRect, theme: Theme) -> QRectF:
    """The bar's place: above the numbers under it."""
    height = theme.px(_BAR)
    top = rect.top() + (rect.height() - theme.line("tiny") - height) / 2
    return QRectF(rect.left(), top, rect.width(), height)


def _blocks(painter: QPainter, rect: QRect, drawn: Drawn, theme: Theme) -> None:
    """One block for each thing asked for; those still wanting are dashed outlines."""
    wanted = max(round(drawn.low), 1)
    gap, height = theme.px(5), theme.px(12)
    width = min((rect.width() + gap) / wanted - gap, theme.px(46))
    top = rect.top() + (rect.height() - height) / 2
    for place in range(wanted):
        box = QRectF(rect.left() + place * (width + gap), top, width, height)
        if place < (drawn.actual or 0):
            rounded(painter, box, theme.px(3), _ink(drawn, theme))
        else:
            pen = QPen(theme.color("ctl"), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3))


def _scale(drawn: Drawn) -> float:
    """The value at the right end of a bar."""
    ends = [drawn.low * 1.25, (drawn.high or 0) * 1.2, (drawn.actual or 0) * 1.05]
    ends += [value * 1.1 for _, value in drawn.steps]
    return max(ends) or 1.0


def _fill(painter: QPainter, track: QRectF, drawn: Drawn, theme: Theme) -> float:
    """Track and filled part; pixels per unit."""
    radius = track.height() / 2
    rounded(painter, track, radius, theme.color("greyS"))
    per = track.width() / _scale(drawn)
    if drawn.actual:
        width = max(drawn.actual * per, 2 * radius)
        part = QRectF(track.left(), track.top(), min(width, track.width()), track.height())
        rounded(painter, part, radius, _ink(drawn, theme))
    return per


def _window(painter: QPainter, rect: QRect, drawn: Drawn, theme: Theme) -> None:
    """A bar with the window between the two values that are asked for."""
    track = _track(rect, theme)
    per = _fill(painter, track, drawn, theme)
    left, right = drawn.low * per, (drawn.high or drawn.low) * per
    over = theme.px(5)
    box = QRectF(
        track.left() + left, track.top() - over, max(right - left, 2), track.height() + 2 * over
    )
    fill = QColor(theme.color("okB"))
    fill.setAlphaF(0.15)
    rounded(painter, box, theme.px(4), fill, theme.color("ok"))
    for value, x in ((drawn.low, box.left()), (drawn.high or drawn.low, box.right())):
        _label(painter, rect, track, x, _said(value, drawn), theme, spread=box.width())


def _ticked(painter: QPainter, rect: QRect, drawn: Drawn, theme: Theme) -> None:
    """A bar with a tick at the value that is asked for."""
    track = _track(rect, theme)
    per = _fill(painter, track, drawn, theme)
    _tick(painter, rect, track, drawn.low * per, _said(drawn.low, drawn), theme)


def _milestones(painter: QPainter, rect: QRect, drawn: Drawn, theme: Theme) -> None:
    """A bar with a tick for every step."""
    track = _track(rect, theme)
    per = _fill(painter, track, drawn, theme)
    for year, value in drawn.steps or ((0, drawn.low),):
        text = _said(value, drawn) + (f" ({year})" if year else "")
        _tick(painter, rect, track, value * per, text, theme)


def _tick(
    painter: QPainter, rect: QRect, track: QRectF, at: float, text: str, theme: Theme
) -> None:
    x = track.left() + at
    over = theme.px(5)
    mark = QRectF(x - theme.px(1), track.top() - over, theme.px(2), track.height() + 2 * over)
    painter.fillRect(mark, theme.color("text"))
    _label(painter, rect, track, x, text, theme)


def _label(
    painter: QPainter,
    rect: QRect,
    track: QRectF,
    x: float,
    text: str,
    theme: Theme,
    spread: float = 0,
) -> None:
    """A number under the bar, kept inside the drawing."""
    width = theme.width("tiny", text) + 2
    left = x - width / 2
    if spread and spread < width:
        left += -width / 2 if x < rect.center().x() else width / 2
    left = min(max(left, rect.left()), rect.right() - width)
    top = round(track.bottom()) + theme.px(6)
    box = QRect(round(left), top, width, theme.line("tiny"))
    text_line(painter, box, text, theme.font("tiny"), theme.color("muted"))


def _columns(painter: QPainter, rect: QRect, drawn: Drawn, theme: Theme) -> None:
    """A column for each year before the band that is asked for every year."""
    line = theme.line("tiny")
    ground = QRect(rect.left(), rect.top(), rect.width(), rect.height() - line)
    most = max(drawn.low, drawn.high or 0, *(float(year.value) for year in drawn.years)) * 1.1
    per = ground.height() / (most or 1)
    top = ground.bottom() + 1 - (drawn.high or drawn.low) * per
    bottom = ground.bottom() + 1 - drawn.low * per
    fill = QColor(theme.color("okB"))
    fill.setAlphaF(0.15)
    painter.fillRect(QRectF(ground.left(), top, ground.width(), max(bottom - top, 1)), fill)
    painter.setPen(QPen(theme.color("ok"), 1, Qt.PenStyle.DashLine))
    for y in {top, bottom}:
        painter.drawLine(QLineF(ground.left(), y, ground.right(), y))
    step = rect.width() / len(drawn.years)
    width = min(theme.px(18), round(step / 3))
    for place, year in enumerate(drawn.years):
        left = rect.left() + place * step + theme.px(4)
        height = max(float(year.value) * per, 1)
        box = QRectF(left, ground.bottom() + 1 - height, width, height)
        ink = theme.color("greyB") if year.whole else theme.color("infoB")
        if year.whole and float(year.value) < drawn.low:
            ink = theme.color("warnB")
        painter.fillRect(box, ink)
        beside = QRect(
            round(left) + width + 2, ground.bottom() + 1 - line, round(step) - width, line
        )
        value = _said(float(year.value), drawn)
        text_line(painter, beside, value, theme.font("tiny"), theme.color("text2"))
        below = QRect(round(left), ground.bottom() + 1, round(step), line)
        text_line(painter, below, str(year.year), theme.font("tiny"), theme.color("muted"))


def _line(painter: QPainter, rect: QRect, drawn: Drawn, theme: Theme) -> None:
    """The rise of each year before the threshold; a year below it is a square."""
    line = theme.line("tiny")
    ground = rect.adjusted(0, theme.px(6), -theme.px(24), -line - theme.px(4))
    values = [float(year.value) for year in drawn.years]
    least, most = min(*values, drawn.low, 0.0), max(*values, drawn.low)
    per = ground.height() / ((most - least) or 1)

    def y(value: float) -> float:
        return ground.bottom() - (value - least) * per

    painter.setPen(QPen(theme.color("ok"), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QLineF(ground.left(), y(drawn.low), ground.right(), y(drawn.low)))
    label = QRect(ground.right() + theme.px(3), round(y(drawn.low)) - line // 2, theme.px(24), line)
    text_line(painter, label, _said(drawn.low, drawn), theme.font("tiny"), theme.color("ok"))
    step = ground.width() / len(values)
    points = [
        QPointF(ground.left() + (place + 0.5) * step, y(value))
        for place, value in enumerate(values)
    ]
    painter.setPen(QPen(theme.color("infoB"), theme.px(2)))
    painter.drawPolyline(points)
    _points(painter, points, drawn, theme)
    for point, year in zip(points, drawn.years, strict=True):
        below = QRect(round(point.x() - step / 2), rect.bottom() + 1 - line, round(step), line)
        font, ink = theme.font("tiny"), theme.color("muted")
        text_line(painter, below, str(year.year), font, ink, _CENTRE)


def _points(painter: QPainter, points: Sequence[QPointF], drawn: Drawn, theme: Theme) -> None:
    side = theme.px(4)
    for point, year in zip(points, drawn.years, strict=True):
        box = QRectF(point.x() - side, point.y() - side, 2 * side, 2 * side)
        painter.setPen(QPen(theme.color("surface"), 1))
        if float(year.value) >= drawn.low:
            painter.setBrush(theme.color("okB"))
            painter.drawEllipse(box)
        else:
            painter.setBrush(theme.color("badB"))
            painter.drawRect(box)


def _said(value: float, drawn: Drawn) -> str:
    text = number(Decimal(repr(round(value, 2))), drawn.unit)
    return f"{text}%" if drawn.unit == "percent" else text
