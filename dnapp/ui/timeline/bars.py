"""Paints the bars of agreements and projects: pure functions for screen, print and picture."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
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
_BEYOND = 6
_LEAST_WORDS, _LEAST_ICON = 28, 48
"""A narrower part in sight has no words, or no icon before them, px."""


def paint_bars(painter: QPainter, field: QRectF, scene: Scene, scale: Scale, kit: Kit) -> None:
    """The bars of all lanes in sight; `field` and the shelf share one origin."""
    shelf = scene.shelf
    top, bottom = int(field.top()), int(field.bottom())
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
    return QRectF(x0, top, max(x1 - x0, _LEAST), kit.bar)


def _paint_bar(
    painter: QPainter, box: QRectF, field: QRectF, entry: Entry, bar: Bar, scale: Scale, kit: Kit
) -> None:
    begin, stop = int(box.left()), int(box.right())
    beyond = 0 if kit.paper else _BEYOND  # a picture of shapes cuts nothing off
    left, right = max(begin, -beyond), min(stop, int(field.width()) + beyond)
    if right <= left:
        return
    token = LOOKS[bar.look][0]
    color, y, height = kit.theme.colors[token], int(box.top()), kit.bar
    if bar.part == "expected" or bar.look == "planned":
        painter.fillRect(left, y, right - left, height, kit.surface)
        dashed(painter, QRectF(left, y, right - left, height), token, kit)
    else:
        painter.fillRect(left, y, right - left, height, kit.grounds[token])
    if bar.part != "expected" and begin >= left:
        painter.fillRect(begin, y, min(_EDGE, stop - begin), height, color)
    end = right
    if stop - begin > 2 * _LEAST:
        if bar.sure_from > bar.first or bar.sure_until < bar.last:
            shown = QRectF(left, y, right - left, height)
            _paint_unsure(painter, shown, bar, scale, token, kit)
        if bar.notice:
            hatch = max(int(scale.x(bar.notice)), left)
            if right - hatch >= 2:
                kit.hatch(painter, QRectF(hatch, y, right - hatch, height))
                end = hatch if bar.notice > bar.first else right
        if bar.ends and stop <= right:
            painter.fillRect(stop - 2, y, 2, height, color)
    begins = max(left, 0, begin + _EDGE if begin >= left else 0)
    room = min(end, int(field.width())) - begins - 2 * kit.gap
    if room >= _LEAST_WORDS:
        _paint_words(painter, QRectF(begins + kit.gap, y, room, height), begin < 0, entry, bar, kit)


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


def dashed(painter: QPainter, box: QRectF, token: str, kit: Kit) -> None:
    """A dashed outline inside `box`."""
    pen = QPen(kit.theme.color(token), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_words(
    painter: QPainter, room: QRectF, cut: bool, entry: Entry, bar: Bar, kit: Kit
) -> None:
    """Icon and label in the part of the bar that is in sight; `cut` when it begins before."""
    token, icon = LOOKS[bar.look]
    if icon and room.width() >= _LEAST_ICON and bar.part != "expected":
        kit.icon(painter, room.left(), room.center().y(), icon, token.removesuffix("B"))
        room.setLeft(room.left() + kit.icon_room)
    label = bar_label(kit.look.words, entry, bar)
    if cut and bar is not entry.bars[0]:  # the bar with the title may be out of sight
        label = f"{entry.title} · {label}"
    kit.write(painter, room, label, kit.label, "muted" if bar.look == "over" else "text")
