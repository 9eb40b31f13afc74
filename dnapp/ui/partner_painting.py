"""Drawings of a partner's page: stages as arrows, visits per year as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from dnapp.ui.painting import rounded, text_line
from dnapp.ui.theme import Look

STAGE_HEIGHT = 28
CHART_HEIGHT = 128


@dataclass(frozen=True)
class Stage:
    """One arrow: its words with the year, and whether it was reached or is the newest."""

    text: str
    reached: bool
    current: bool


def paint_stages(painter: QPainter, rect: QRect, stages: Sequence[Stage], look: Look) -> None:
    """Arrows side by side; the current one filled, those not reached only outlined."""
    theme = look.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tip, gap = theme.px(9), theme.px(3)
    width = (rect.width() - tip) / max(len(stages), 1)
    for place, stage in enumerate(stages):
        left = rect.left() + place * width
        right = left + width - gap
        middle = rect.center().y() + 0.5
        arrow = QPolygonF(
            [
                QPointF(left, rect.top() + 1),
                QPointF(right, rect.top() + 1),
                QPointF(right + tip, middle),
                QPointF(right, rect.bottom()),
                QPointF(left, rect.bottom()),
                QPointF(left + tip if place else left, middle),
            ]
        )
        ground = "accent" if stage.current else "soft" if stage.reached else "surface"
        dashed = Qt.PenStyle.SolidLine if stage.reached else Qt.PenStyle.DashLine
        edge = theme.color("accent" if stage.current else "soft" if stage.reached else "line2")
        painter.setPen(QPen(edge, 1, dashed))
        painter.setBrush(theme.color(ground))
        painter.drawPolygon(arrow)
        inner = QRect(
            int(left) + theme.px(18), rect.top(), int(width) - theme.px(24), rect.height()
        )
        ink = "onAccent" if stage.current else "accent" if stage.reached else "muted"
        weight = 600 if stage.current else 500
        text_line(painter, inner, stage.text, theme.font("cap", weight), theme.color(ink))


def paint_years(
    painter: QPainter, rect: QRect, years: Sequence[tuple[int, int, int]], look: Look
) -> None:
    """Two bars a year, visits in and out, with their numbers above and a zero line below."""
    theme = look.theme
    foot, head = theme.line("tiny"), theme.line("tiny")
    base = rect.bottom() - foot
    most = max((max(came, went) for _, came, went in years), default=0) or 1
    reach = base - rect.top() - head
    step = rect.width() / max(len(years), 1)
    bar = int(min(step * 0.3, theme.px(16)))
    centre = Qt.AlignmentFlag.AlignHCenter
    for place, (year, came, went) in enumerate(years):
        middle = int(rect.left() + (place + 0.5) * step)
        pairs = ((middle - bar - 1, came, "infoB"), (middle + 1, went, "violetB"))
        for left, count, token in pairs:
            if not count:
                continue
            height = max(round(reach * count / most), 2)
            rounded(painter, QRectF(left, base - height, bar, height), 2, theme.color(token))
            over = QRect(left - bar, base - height - head, 3 * bar, head)
            font = theme.font("tiny", digits=True)
            text_line(painter, over, str(count), font, theme.color("text2"), centre)
        below = QRect(int(middle - step / 2), base, int(step), foot)
        text_line(painter, below, str(year), theme.font("tiny"), theme.color("muted"), centre)
    painter.fillRect(QRect(rect.left(), base, rect.width(), 1), theme.color("line2"))
