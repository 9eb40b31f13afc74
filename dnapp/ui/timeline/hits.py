"""What lies under the mouse, and where a record lies."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from PySide6.QtCore import QRectF

from dnapp.services.timeline import Entry
from dnapp.ui.timeline.bars import bar_box, in_sight
from dnapp.ui.timeline.kit import Kit
from dnapp.ui.timeline.marks import DAYS_FROM, Group, groups, visit_box
from dnapp.ui.timeline.scale import Scale
from dnapp.ui.timeline.shelf import Scene

_SLACK = 2


class Hit(NamedTuple):
    """One record, or those of a disc, and the box they lie in (pixels of the lanes)."""

    lane: int
    entries: tuple[Entry, ...]
    box: QRectF


def hit(scene: Scene, scale: Scale, x: float, y: float, width: float, kit: Kit) -> Hit | None:
    """What lies at a place of the lanes; None where there is nothing."""
    shelf = scene.shelf
    for lane in shelf.between(int(y), int(y) + 1):
        for number in shelf.rows_between(lane, int(y), int(y)):
            top = shelf.row_top(lane, number)
            for entry, bar in in_sight(shelf.lanes[lane].rows[number], scale, width):
                box = bar_box(bar, top, scale, kit)
                if box.adjusted(-_SLACK, 0, _SLACK, 0).contains(x, y):
                    return Hit(lane, (entry,), box)
        marks = shelf.lanes[lane].marks
        for group in groups(shelf.lanes[lane], scale, width, kit):
            box = _mark_box(scene, scale, lane, group, kit)
            if box.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(x, y):
                return Hit(lane, tuple(marks[place] for place in group.places), box)
    return None


def place_of(scene: Scene, scale: Scale, lane: int, entry: Entry, width: float, kit: Kit) -> QRectF:
    """The box of a record on a lane: around all its bars, its mark, or the disc it is in."""
    shelf = scene.shelf
    if entry.bars:
        top = shelf.row_top(lane, shelf.row_of(lane, entry))
        first, last = (bar_box(entry.bars[n], top, scale, kit) for n in (0, -1))
        return first.united(last)
    found = shelf.lanes[lane]
    place = found.marks.index(entry, bisect_left(found.firsts, entry.first))
    for group in groups(found, scale, width, kit):
        if place in group.places:
            return _mark_box(scene, scale, lane, group, kit)
    middle, half = shelf.marks_middle(lane), kit.reach(1)
    return QRectF(scale.x(entry.first) - half, middle - half, 2 * half, 2 * half)


def _mark_box(scene: Scene, scale: Scale, lane: int, group: Group, kit: Kit) -> QRectF:
    """Around a mark, a delegation as long as it lasts, or a disc."""
    shelf, y = scene.shelf, scene.shelf.marks_middle(lane)
    if len(group.places) == 1 and scale.px >= DAYS_FROM:
        mark = shelf.lanes[lane].marks[group.places.start]
        return visit_box(mark, group.x, y, scale, kit)
    half, tall = kit.reach(len(group.places)), kit.theme.px(8)
    return QRectF(group.x - half, y - tall, 2 * half, 2 * tall)
