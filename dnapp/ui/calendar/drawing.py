"""The calendar on a painter: days, bars, and what is in the way of whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from dnapp.core.numbers import count2
from dnapp.services.month_calendar import Month
from dnapp.ui.calendar.layout import FOOT, Layout, More, PlacedBar
from dnapp.ui.calendar.wording import ICONS, lunar_text, weekdays
from dnapp.ui.painting import focus_ring, rounded, text_line
from dnapp.ui.theme import Look

_FAMILIES = {"in": "info", "out": "violet", "event": "ok"}
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True)
class Marks:
    """What the days are marked with, beside what stands in them."""

    today: date
    current: date
    month: int
    """The days of other months are pale."""
    ringed: bool
    """Whether the keyboard is on the current day."""


def paint_calendar(
    painter: QPainter, layout: Layout, month: Month | None, marks: Marks, look: Look
) -> None:
    """Paint the whole grid."""
    _paint_heads(painter, layout, look)
    for day, rect in layout.cells.items():
        _paint_day(painter, rect, day, month, marks, look, first=day == layout.first)
    if marks.current in layout.cells:
        _paint_current(painter, layout.cells[marks.current].adjusted(0, 0, -1, -1), marks, look)
    if month is not None:
        clashing = kinds_of(month)
        for bar in layout.bars:
            _paint_bar(painter, bar, clashing.get(bar.bar.visit.id, ""), look)
        for more in layout.more:
            _paint_more(painter, more, look)


def _paint_current(painter: QPainter, cell: QRect, marks: Marks, look: Look) -> None:
    """Under the bars, so that their words stay whole."""
    if marks.ringed:
        focus_ring(painter, cell, look.theme, inset=1)
    else:
        rounded(painter, QRectF(cell), 0, None, look.theme.color("ctl"))


def kinds_of(month: Month) -> Mapping[str, str]:
    """Visit → kind of its clash; a person comes before a host."""
    kinds: dict[str, str] = {}
    for clash in month.clashes:
        for ident in clash.visits:
            if kinds.get(ident) != "person":
                kinds[ident] = clash.kind
    return kinds


def _paint_heads(painter: QPainter, layout: Layout, look: Look) -> None:
    theme = look.theme
    for column, (rect, name) in enumerate(zip(layout.heads, weekdays(look.words), strict=True)):
        painter.fillRect(rect, theme.color("sunken"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        ink = "text2" if column < 5 else "muted"
        line = rect.adjusted(theme.px(10), 0, -theme.px(4), 0)
        text_line(painter, line, name, theme.font("cap", 600), theme.color(ink))


def _paint_day(
    painter: QPainter,
    rect: QRect,
    day: date,
    month: Month | None,
    marks: Marks,
    look: Look,
    *,
    first: bool,
) -> None:
    theme, px = look.theme, look.theme.px
    off = day in month.off if month else day.weekday() > 4
    painter.fillRect(rect, theme.color("app" if off else "surface"))
    painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), theme.color("line"))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
    outside = day.month != marks.month
    number = f"{day.day}/{day.month}" if outside and day.day == 1 else str(day.day)
    font = theme.font("small", 600 if day == marks.today else 500, digits=True)
    head = QRect(rect.left() + px(10), rect.top() + px(4), rect.width() - px(20), px(22))
    if day == marks.today:
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), px(3)), theme.color("accent"))
        box = QRect(rect.left() + px(6), rect.top() + px(5), px(26), px(21))
        rounded(painter, QRectF(box), theme.size("radius_small"), theme.color("accent"))
        centre = Qt.AlignmentFlag.AlignHCenter
        text_line(painter, box, number, font, theme.color("onAccent"), centre)
    else:
        text_line(painter, head, number, font, theme.color("muted" if outside else "text"))
    if month is None:
        return
    lunar = lunar_text(month.lunar.get(day), look.words, whole=first or day.day == 1)
    text_line(painter, head, lunar, theme.font("cap", digits=True), theme.color("muted"), _RIGHT)
    if day in month.holidays:
        foot = QRect(rect.left() + px(10), rect.bottom() - px(FOOT), rect.width() - px(14), px(18))
        text_line(painter, foot, month.holidays[day], theme.font("cap"), theme.color("bad"))


def _paint_bar(painter: QPainter, placed: PlacedBar, clash: str, look: Look) -> None:
    theme, px = look.theme, look.theme.px
    visit, rect = placed.bar.visit, placed.rect
    icon, family = ICONS[visit.direction], _FAMILIES[visit.direction]
    radius = theme.size("radius_small")
    rounded(painter, QRectF(rect), radius, theme.color(f"{family}S"))
    if placed.bar.begins:
        edge = QRectF(rect.left(), rect.top(), px(3.5), rect.height())
        painter.fillRect(edge, theme.color(f"{family}B"))
    if clash:
        _paint_clash(painter, rect, clash, look)
    small = theme.sizes["icon_small"]
    inside = rect.adjusted(px(9), 0, -px(6), 0)
    if clash and inside.width() > px(60):
        sign = QRect(inside.right() - px(16), rect.top(), px(16), rect.height())
        look.icons.paint(painter, sign, "triangle-alert", "bad", small)
        inside.setRight(sign.left() - px(4))
    sign = QRect(inside.left(), rect.top(), px(16), rect.height())
    look.icons.paint(painter, sign, icon, family, small)
    inside.setLeft(sign.right() + px(6))
    text_line(painter, inside, visit.title, theme.font("small"), theme.color("text"))


def _paint_clash(painter: QPainter, rect: QRect, clash: str, look: Look) -> None:
    """Solid for one person, dashed for one host."""
    pen = QPen(look.theme.color("bad"), look.theme.px(1.5))
    if clash == "host":
        pen.setDashPattern([4, 2.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = look.theme.size("radius_small")
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)


def _paint_more(painter: QPainter, more: More, look: Look) -> None:
    theme = look.theme
    text = look.words("calendar.more", count=count2(more.count))
    line = more.rect.adjusted(theme.px(6), 0, 0, 0)
    text_line(painter, line, text, theme.font("cap", 500), theme.color("accent"))
