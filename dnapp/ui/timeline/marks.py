"""Paints delegations (▼ in, ▲ out) and events (◆) under the bars; near ones are a numbered disc."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from dnapp.services.timeline import Entry, Lane, clusters
from dnapp.ui.timeline.kit import MARKS, Kit
from dnapp.ui.timeline.scale import Scale
from dnapp.ui.timeline.shelf import Scene

CLOSE = 12
"""Marks closer than this become one disc, px."""

DAYS_FROM = 5.0
"""From so many pixels a day on a mark is as long as what it stands for."""

_SEGMENT = 64
"""Marks are gathered anew after so many times `CLOSE`, counted from a fixed day: what is gathered
stays so while the timeline moves."""

_TALL = 16


class Group(NamedTuple):
    """One mark, or several that stand as a disc."""

    places: range
    """Places among the marks of the lane."""
    x: float
    """Where it stands: the first day of the first."""


def groups(lane: Lane, scale: Scale, width: float, kit: Kit) -> Iterator[Group]:
    """The marks of a lane that a width shows, the near ones together."""
    reach = kit.theme.px(CLOSE) / scale.px
    segment = _SEGMENT * reach
    least, most = scale.begin - 2 * reach, scale.day(width) + 2 * reach
    if scale.px >= DAYS_FROM:
        least -= 60  # a long visit that began before
    for number in range(floor(least / segment), ceil(most / segment)):
        for places in clusters(lane.firsts, number * segment, (number + 1) * segment, reach):
            first = lane.firsts[places.start]
            if least <= first <= most:
                yield Group(places, scale.x(first + 0.5 * (scale.px < DAYS_FROM)))


def paint_marks(painter: QPainter, field: QRectF, scene: Scene, scale: Scale, kit: Kit) -> None:
    """The marks of all lanes in sight; `field` and the shelf share one origin."""
    shelf = scene.shelf
    for number in shelf.between(int(field.top()), int(field.bottom())):
        lane = shelf.lanes[number]
        if lane.marks:
            _paint_lane(painter, lane, shelf.marks_middle(number), field.width(), scale, kit)


def _paint_lane(
    painter: QPainter, lane: Lane, y: int, width: float, scale: Scale, kit: Kit
) -> None:
    found = list(groups(lane, scale, width, kit))
    if kit.paper:  # a picture of shapes cuts nothing off
        found = [group for group in found if 0 <= group.x <= width]
    for place, (places, x) in enumerate(found):
        if len(places) > 1:
            kit.disc(painter, x, y, len(places))
            continue
        mark = lane.marks[places.start]
        if scale.px >= DAYS_FROM:
            free = found[place + 1].x if place + 1 < len(found) else width + kit.theme.px(40)
            _paint_visit(painter, mark, x, y, free - kit.theme.px(8), scale, kit)
        else:
            kit.mark(painter, x, y, mark.shown_as, happened(mark))


def _paint_visit(
    painter: QPainter, mark: Entry, x: float, y: int, free: float, scale: Scale, kit: Kit
) -> None:
    """A mark as long as it lasts, its name as far as there is room before the next."""
    px = kit.theme.px
    box = visit_box(mark, x, y, scale, kit)
    color = MARKS[mark.shown_as]
    painter.fillRect(box, kit.grounds[color])
    if happened(mark) == "full":
        painter.fillRect(
            QRectF(box.left(), box.bottom() - 2, box.width(), 2), kit.theme.color(color)
        )
    kit.mark(painter, x + px(6), y, mark.shown_as, happened(mark))
    left = max(box.left(), 0) + px(16)
    if free - left > px(24):
        room = QRectF(left, box.top(), free - left, box.height())
        kit.write(painter, room, mark.title, kit.theme.font("cap"), "text")


def visit_box(mark: Entry, x: float, y: float, scale: Scale, kit: Kit) -> QRectF:
    """Where a mark lies that is drawn as long as it lasts."""
    tall = kit.theme.px(_TALL)
    width = max((min(mark.last, mark.first + 400) + 1 - mark.first) * scale.px, kit.theme.px(12))
    return QRectF(x, y - tall / 2, width, tall)


def happened(mark: Entry) -> str:
    """Full when it took place or does now, hollow while planned, crossed when cancelled."""
    if mark.status == "cancelled":
        return "crossed"
    return "hollow" if mark.status in {"planned", "approved", "draft"} else "full"
