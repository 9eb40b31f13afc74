"""Small drawings shared by tables, headers, cards, print and pictures.

Pure functions of painter, rectangle, data and look. They change no state of the painter that the
caller would notice beyond pen, brush and font.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from dnapp.ui.theme import Look, Theme

Spans = Sequence[tuple[int, int]]
"""Parts of a text (start, end) that a search found."""

STATES: dict[str, tuple[str, str]] = {
    # agreements
    "in_force": ("circle-check", "ok"),
    "expiring": ("hourglass", "warn"),
    "expired": ("circle-x", "grey"),
    "expired_missed": ("circle-x", "bad"),
    "auto_renewed": ("refresh-cw", "info"),
    "open_ended": ("infinity", "info"),
    "term_unknown": ("circle-question-mark", "warn"),
    "inherited": ("git-merge", "violet"),
    "replaced": ("replace", "grey"),
    "terminated": ("ban", "grey"),
    "suspended": ("circle-pause", "warn"),
    "proposed": ("circle-dashed", "info"),
    "consulting": ("circle-dashed", "info"),
    "signed": ("circle-dot", "info"),
    # aid projects
    "running": ("radio", "ok"),
    "not_started": ("triangle-alert", "warn"),
    "revoked": ("ban", "grey"),
    # delegations
    "draft": ("pencil-line", "grey"),
    "planned": ("circle-dashed", "info"),
    "approved": ("circle-dot", "info"),
    "ongoing": ("radio", "ok"),
    "ended": ("circle-check", "ok"),
    "report_due": ("file-clock", "warn"),
    "overdue": ("triangle-alert", "bad"),
    "cancelled": ("ban", "grey"),
    # events, foreign NGOs, associations, papers, cases
    "held": ("circle-check", "ok"),
    "valid": ("circle-check", "ok"),
    "renewal_due": ("hourglass", "warn"),
    "unknown": ("circle-question-mark", "warn"),
    "active": ("circle-check", "ok"),
    "congress_due": ("hourglass", "warn"),
    "congress_late": ("triangle-alert", "bad"),
    "dissolved": ("ban", "grey"),
    "returned": ("minus", "grey"),
    "open": ("radio", "info"),
    "closed": ("circle-check", "grey"),
    # renewal dossiers
    "in_hand": ("list-checks", "info"),
    "finished": ("circle-check", "ok"),
    "abandoned": ("ban", "grey"),
    # reports of units
    "waiting": ("hourglass", "info"),
    "late": ("triangle-alert", "bad"),
    "received": ("circle-check", "ok"),
    "nothing": ("circle-check", "grey"),
    # rows of an import
    "create": ("circle-plus", "ok"),
    "update": ("pencil", "info"),
    "unchanged": ("equal", "grey"),
    "review": ("triangle-alert", "warn"),
    "error": ("circle-x", "bad"),
    "skip": ("minus", "grey"),
    # targets
    "reached": ("circle-check", "ok"),
    "on_course": ("trending-up", "info"),
    "behind": ("triangle-alert", "warn"),
    "missed": ("circle-x", "bad"),
    "not_measurable": ("circle-question-mark", "grey"),
}
"""Icon and colour family of every state a pill shows; the word comes from the caller."""

_PILL_SIDE = 7
_PILL_GAP = 5
_RAYS = 12
_RINGS = 10
_TALLEST = 1.12
"""Height of the tallest letter (Ẩ) over the baseline, as a share of the type size."""


@dataclass(frozen=True)
class Pill:
    """A status as the eye sees it: word, icon and colour family (ok, warn, bad, info …)."""

    text: str
    icon: str
    family: str

    @classmethod
    def of(cls, state: str, text: str) -> Pill:
        """The pill of a state of `STATES`; KeyError when there is none."""
        icon, family = STATES[state]
        return cls(text, icon, family)


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    edge: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Fill and outline a rounded rectangle; the outline lies wholly inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(fill) if fill else Qt.BrushStyle.NoBrush)
    if edge:
        painter.setPen(QPen(edge, width))
        inset = width / 2
        rect = rect.adjusted(inset, inset, -inset, -inset)
        radius = max(radius - inset, 0)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)


def focus_ring(
    painter: QPainter, rect: QRect, theme: Theme, *, inset: int = 0, token: str = "focus"
) -> None:
    """The 2 px ring of keyboard focus, `inset` px inside `rect`."""
    width = theme.px(2)
    inner = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    radius = max(theme.size("radius") - inset, theme.px(3))
    rounded(painter, inner, radius, None, theme.color(token), width)


def text_line(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """One elided line, centred by height; its width in px. Marks above the ascent stay whole."""
    metrics = QFontMetrics(font)
    shown = text
    width = metrics.horizontalAdvance(shown)
    if width > rect.width():
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        width = metrics.horizontalAdvance(shown)
    left = rect.left()
    if align & Qt.AlignmentFlag.AlignRight:
        left = rect.right() + 1 - width
    elif align & Qt.AlignmentFlag.AlignHCenter:
        left += (rect.width() - width) // 2
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(left, baseline(rect, font), shown)
    return width


def baseline(rect: QRect, font: QFont) -> int:
    """Where a line of text stands so that it looks centred in `rect`.

    In a low line it stands lower: the marks of Ẩ rise 1.11 × px, over the font's ascent.
    """
    metrics = QFontMetrics(font)
    centred = (rect.height() + metrics.ascent() - metrics.descent()) // 2
    rise = math.ceil(_TALLEST * font.pixelSize())
    if rise + metrics.descent() <= rect.height():
        centred = max(centred, rise)
    return rect.top() + centred


def pill_size(pill: Pill, look: Look) -> QSize:
    """What a pill takes, px."""
    theme = look.theme
    width = theme.width("cap", pill.text, 500) + theme.size("icon_small")
    return QSize(width + theme.px(2 * _PILL_SIDE + _PILL_GAP), theme.size("pill"))


def paint_pill(painter: QPainter, rect: QRect, pill: Pill, look: Look) -> QRect:
    """Draw a pill at the left of `rect`, centred by height; where it stands."""
    theme = look.theme
    size = pill_size(pill, look)
    top = rect.top() + (rect.height() - size.height()) // 2
    box = QRect(rect.left(), top, min(size.width(), rect.width()), size.height())
    rounded(painter, QRectF(box), theme.size("radius_small"), theme.color(f"{pill.family}S"))
    side, icon = theme.px(_PILL_SIDE), theme.size("icon_small")
    sign = QRect(box.left() + side, box.top(), icon, box.height())
    look.icons.paint(painter, sign, pill.icon, pill.family, theme.sizes["icon_small"])
    words = box.adjusted(side + icon + theme.px(_PILL_GAP), 0, -side + 1, 0)
    text_line(painter, words, pill.text, theme.font("cap", 500), theme.color(pill.family))
    return box


def paint_bar(
    painter: QPainter,
    rect: QRect,
    share: float,
    token: str,
    theme: Theme,
    *,
    tick: float | None = None,
) -> None:
    """A progress bar filling `rect`; `share` and `tick` (time elapsed) run from 0 to 1."""
    radius = min(theme.size("radius_small"), rect.height() / 2)
    rounded(painter, QRectF(rect), radius, theme.color("greyS"))
    width = rect.width() * min(max(share, 0.0), 1.0)
    if width > 0:
        part = QRectF(rect.left(), rect.top(), max(width, 2 * radius), rect.height())
        rounded(painter, part, radius, theme.color(token))
    if tick is not None:
        x = rect.left() + rect.width() * min(max(tick, 0.0), 1.0)
        over = theme.px(3)
        mark = QRectF(x - theme.px(1), rect.top() - over, theme.px(2), rect.height() + 2 * over)
        painter.fillRect(mark, theme.color("text"))


def paint_avatar(
    painter: QPainter, rect: QRect, letters: str, theme: Theme, family: str = "info"
) -> None:
    """A disc with one or two letters, on the soft ground of a colour family."""
    side = min(rect.width(), rect.height())
    left = rect.left() + (rect.width() - side) // 2
    disc = QRect(left, rect.top() + (rect.height() - side) // 2, side, side)
    rounded(painter, QRectF(disc), side / 2, theme.color(f"{family}S"))
    centre = Qt.AlignmentFlag.AlignHCenter
    text_line(painter, disc, letters, theme.font("tiny", 500), theme.color(family), centre)


def paint_checkbox(
    painter: QPainter, rect: QRect, state: Qt.CheckState, look: Look, *, enabled: bool = True
) -> None:
    """A check box (16 px) in the middle of `rect`, as a table cell or a check box shows it."""
    theme = look.theme
    side = theme.px(16)
    left = rect.left() + (rect.width() - side) // 2
    box = QRectF(left, rect.top() + (rect.height() - side) // 2, side, side)
    radius = theme.size("radius_small")
    if state is Qt.CheckState.Unchecked:
        ground = theme.color("raised" if enabled else "sunken")
        rounded(painter, box, radius, ground, theme.color("ctl" if enabled else "line2"), 1.5)
        return
    rounded(painter, box, radius, theme.color("accent" if enabled else "greyB"))
    sign = "check" if state is Qt.CheckState.Checked else "minus"
    look.icons.paint(painter, box.toRect(), sign, "onAccent", 12)


def paint_mark(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """The bronze-drum mark: a star of twelve rays in a ring, sand on indigo."""
    side = min(rect.width(), rect.height())
    square = QRectF(rect.left(), rect.top(), side, side)
    rounded(painter, square, side * 0.24, theme.color("indigo"))
    centre = QPointF(rect.left() + side / 2, rect.top() + side / 2)
    sand = theme.color("sand")
    painter.setPen(QPen(sand, side * 0.035))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, side * 0.345, side * 0.345)
    points = []
    for step in range(2 * _RAYS):
        reach = side * (0.29 if step % 2 == 0 else 0.155)
        angle = math.pi * step / _RAYS - math.pi / 2
        points.append(centre + QPointF(math.cos(angle), math.sin(angle)) * reach)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(sand)
    painter.drawPolygon(QPolygonF(points))


def paint_marked_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    spans: Spans,
    theme: Theme,
    font: QFont,
    color: QColor,
) -> int:
    """One elided line with the found parts on the `mark` ground and in 600; its width in px."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    plain_metrics, strong_metrics = QFontMetrics(font), QFontMetrics(strong)
    height = min(plain_metrics.height() + theme.px(2), rect.height())
    ground_top = rect.top() + (rect.height() - height) // 2
    y = baseline(rect, font)
    x, end = rect.left(), rect.right() + 1
    for part, found in _parts(text, spans):
        metrics = strong_metrics if found else plain_metrics
        shown = part
        if x + metrics.horizontalAdvance(part) > end:
            shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, end - x)
        width = metrics.horizontalAdvance(shown)
        if found:
            ground = QRectF(x - 1, ground_top, width + 2, height)
            rounded(painter, ground, theme.px(3), theme.color("mark"))
        painter.setFont(strong if found else font)
        painter.setPen(color)
        painter.drawText(x, y, shown)
        x += width
        if shown != part:
            break
    return x - rect.left()


def _parts(text: str, spans: Spans) -> list[tuple[str, bool]]:
    """Cut a text at its spans: (part, whether found)."""
    parts: list[tuple[str, bool]] = []
    place = 0
    for start, end in spans:
        if start > place:
            parts.append((text[place:start], False))
        parts.append((text[start:end], True))
        place = end
    if place < len(text):
        parts.append((text[place:], False))
    return parts


def paint_shadow(painter: QPainter, rect: QRect, radius: float, theme: Theme) -> None:
    """A soft shadow around and under `rect` (blur 32, drop 8), before its ground is drawn."""
    blur, drop = theme.size("shadow_blur") // 2, theme.size("shadow_drop")
    color = QColor(theme.color("shadow"))
    # Ten rings from wholly outside to wholly inside: each adds its share of the darkness, so that
    # the edge of the box throws half of it, as a blurred box does.
    color.setAlphaF(color.alphaF() / _RINGS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for step in range(_RINGS):
        reach = blur * (1 - 2 * step / _RINGS)
        ring = QRectF(rect).adjusted(-reach, drop - reach, reach, drop + reach)
        painter.drawRoundedRect(ring, radius + max(reach, 0), radius + max(reach, 0))
