"""Paints the bars of agreements and projects: pure functions for screen, print and picture."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from dnapp.services.chains import Bar
from dnapp.services.timeline import Entry, Row
from dnapp.services.timeline_words import bar_label
from dnapp.ui.timeline.kit import LOOKS, Kit
from dnapp.ui.timeline.scale import Scale
from dnapp.ui.timeline.shelf import Scene

_LEAST = 3
"""A shorter bar is drawn this wide, and one that begins within it is left out, px."""

_EDGE = 4
_HATCH = 6


def paint_bars(painter: QPainter, field: QRectF, scene: Scene, scale: Scale, kit: Kit) -> None:
    """The bars of all lanes in sight; `field` and the shelf share one origin."""
    shelf = scene.shelf
    top, bottom = int(field.top()), int(field.bottom()) + 1
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for lane in shelf.between(top, bottom):
        for number in shelf.rows_between(lane, top, bottom):
            y = shelf.row_top(lane, number)
            for entry, bar in in_sight(shelf.lanes[lane].rows[number], scale, field.width()):
                _paint_bar(painter, bar_box(bar, y, scale, kit), field, entry, bar, scale, kit)


def in_sight(row: Row, scale: Scale, width: float) -> Iterator[tuple[Entry, Bar]]:
    """The bars of a row that a width shows, without those lost in the one before."""
    last = scale.day(width)
    # Bars of a row follow each other: only the one before the first can reach into sight.
    place = max(bisect_right(row.firsts, scale.begin) - 1, 0)
    while place < len(row.firsts) and row.firsts[place] <= last:
        entry, bar = row.bars[place]
        yield entry, bar
        narrow = (bar.last + 1 - bar.first) * scale.px < _LEAST
        place = (
            max(bisect_left(row.firsts, bar.first + _LEAST / scale.px), place + 1)
            if narrow
            else place + 1
        )


def bar_box(bar: Bar, top: float, scale: Scale, kit: Kit) -> QRectF:
    """Where a bar lies, a pixel short of the next."""
    x0, x1 = round(scale.x(bar.first)), round(scale.x(bar.last + 1)) - 1
    return QRectF(x0, top, max(x1 - x0, _LEAST), kit.theme.px(24))


def _paint_bar(
    painter: QPainter, box: QRectF, field: QRectF, entry: Entry, bar: Bar, scale: Scale, kit: Kit
) -> None:
    left, right = max(box.left(), -_HATCH), min(box.right(), field.width() + _HATCH)
    if right <= left:
        return
    token, _ = LOOKS[bar.look]
    theme = kit.theme
    color = theme.color(token)
    shown = QRectF(left, box.top(), right - left, box.height())
    if bar.part == "expected" or bar.look == "planned":
        painter.fillRect(shown, theme.color("surface"))
        dashed(painter, shown, token, kit)
    else:
        painter.fillRect(shown, kit.grounds[token])
    if bar.part != "expected" and box.left() >= left:
        painter.fillRect(
            QRectF(box.left(), box.top(), min(_EDGE, box.width()), box.height()), color
        )
    if box.width() > 2 * _LEAST:
        _paint_unsure(painter, shown, bar, scale, token, kit)
        if bar.notice:
            _paint_notice(painter, shown, bar, scale, kit)
        if bar.ends and box.right() <= right:
            painter.fillRect(QRectF(box.right() - 2, box.top(), 2, box.height()), color)
    end = min(scale.x(bar.notice), shown.right()) if bar.notice > bar.first else shown.right()
    visible = QRectF(max(shown.left(), 0), shown.top(), 0, shown.height())
    visible.setRight(min(end, field.width()))
    _paint_words(painter, visible, box.left(), entry, bar, kit)


def _paint_unsure(
    painter: QPainter, shown: QRectF, bar: Bar, scale: Scale, token: str, kit: Kit
) -> None:
    """The days that a month or year may mean: dashed, on a half empty ground."""
    for first, last in ((bar.first, bar.sure_from), (bar.sure_until, bar.last)):
        if first == last:
            continue
        x0 = max(scale.x(first) + _EDGE * (first == bar.first), shown.left())
        x1 = min(scale.x(last + 1), shown.right())
        if x1 - x0 > _LEAST:
            part = QRectF(x0, shown.top(), x1 - x0, shown.height())
            painter.fillRect(part.adjusted(0, 2, 0, -2), kit.theme.color("surface"))
            dashed(painter, part, token, kit)


def _paint_notice(painter: QPainter, shown: QRectF, bar: Bar, scale: Scale, kit: Kit) -> None:
    """The time before the end in which notice comes too late: hatched."""
    x0, x1 = max(scale.x(bar.notice), shown.left()), shown.right()
    if x1 - x0 < 2:
        return
    part = QRectF(x0, shown.top(), x1 - x0, shown.height())
    hatched(painter, part, kit)


def hatched(painter: QPainter, box: QRectF, kit: Kit) -> None:
    """Slanting lines on the soft ground of a warning, with an outline."""
    color = kit.theme.color("warnB")
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.fillRect(box, kit.theme.color("warnS"))
    painter.setPen(QPen(color, 1))
    height = box.height()
    lines = []
    x = box.left() - height + (-box.left() % _HATCH)
    while x < box.right():
        lines.append(QLineF(x, box.bottom(), x + height, box.top()))
        x += _HATCH
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawLines(lines)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def dashed(painter: QPainter, box: QRectF, token: str, kit: Kit) -> None:
    """A dashed outline inside `box`."""
    pen = QPen(kit.theme.color(token), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_words(
    painter: QPainter, visible: QRectF, begin: float, entry: Entry, bar: Bar, kit: Kit
) -> None:
    """Icon and label in the part of the bar that is in sight."""
    px = kit.theme.px
    token, icon = LOOKS[bar.look]
    left = max(visible.left(), begin + _EDGE) + px(5)
    right = visible.right() - px(5)
    if right - left < px(16):
        return
    if icon and right - left >= px(40) and bar.part != "expected":
        kit.icon(painter, left, visible.center().y(), icon, token.removesuffix("B"))
        left += px(19)
    room = QRectF(left, visible.top(), right - left, visible.height())
    tone = "muted" if bar.look == "over" else "text"
    label = bar_label(kit.look.words, entry, bar)
    if begin < 0 and bar is not entry.bars[0]:  # the bar with the title may be out of sight
        label = f"{entry.title} · {label}"
    kit.write(painter, room, label, kit.label, tone)
