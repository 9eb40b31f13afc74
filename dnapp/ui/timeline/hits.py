"""What lies under the mouse, and where a record lies."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF

from dnapp.services.timeline import Entry
from dnapp.ui.timeline.bars import bar_box, in_sight
from dnapp.ui.timeline.kit import Kit
from dnapp.ui.timeline.marks import DAYS_FROM, groups, visit_box
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
        for found in _marks(scene, scale, lane, width, kit):
            if found.box.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(x, y):
                return found
    return None


def place_of(scene: Scene, scale: Scale, lane: int, entry: Entry, width: float, kit: Kit) -> QRectF:
    """The box of a record on a lane: around all its bars, its mark, or the disc it is in."""
    shelf = scene.shelf
    if entry.bars:
        number = next(
            n
            for n, row in enumerate(shelf.lanes[lane].rows)
            if any(other is entry for other, _ in row.bars)
        )
        top = shelf.row_top(lane, number)
        first, last = (bar_box(entry.bars[n], top, scale, kit) for n in (0, -1))
        return first.united(last)
    for found in _marks(scene, scale, lane, width, kit):
        if any(other is entry for other in found.entries):
            return found.box
    middle, half = shelf.marks_middle(lane), kit.reach(1)
    return QRectF(scale.x(entry.first) - half, middle - half, 2 * half, 2 * half)


def _marks(scene: Scene, scale: Scale, lane: int, width: float, kit: Kit) -> list[Hit]:
    shelf = scene.shelf
    found, y = [], shelf.marks_middle(lane)
    marks = shelf.lanes[lane].marks
    for places, x in groups(shelf.lanes[lane], scale, width, kit):
        entries = tuple(marks[place] for place in places)
        half, tall = kit.reach(len(entries)), kit.theme.px(8)
        box = QRectF(x - half, y - tall, 2 * half, 2 * tall)
        if len(entries) == 1 and scale.px >= DAYS_FROM:
            box = visit_box(entries[0], x, y, scale, kit)
        found.append(Hit(lane, entries, box))
    return found
