"""Paints the ground, the heading and the labels of the timeline: pure functions for screen,
print and picture."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from dnapp.ui.painting import rounded
from dnapp.ui.timeline.bars import paint_bars
from dnapp.ui.timeline.kit import Kit
from dnapp.ui.timeline.marks import paint_marks
from dnapp.ui.timeline.scale import Heading, Scale, heading
from dnapp.ui.timeline.shelf import Scene

LABELS = 232
"""Width of the labels of the lanes, px of the design."""

UPPER, LOWER = 24, 22
"""Heights of the two lines of the heading, px of the design."""


def heading_height(kit: Kit) -> int:
    """Height of the heading, px."""
    return kit.theme.px(UPPER) + kit.theme.px(LOWER)


def paint_timeline(
    painter: QPainter, area: QRectF, scene: Scene, scale: Scale, top: int, kit: Kit
) -> None:
    """Everything inside `area`: heading, labels, and the lanes from `top` pixels down.

    `scale` counts from the right edge of the labels.
    """
    theme = kit.theme
    left, over = theme.px(LABELS), heading_height(kit)
    field = QRectF(area.left() + left, area.top() + over, area.width() - left, area.height() - over)
    said = heading(scale, int(field.width()), kit.look.words)
    painter.fillRect(area, theme.color("surface"))
    painter.save()
    painter.setClipRect(field)
    painter.translate(field.left(), field.top())
    inside = QRectF(0, 0, field.width(), field.height())
    _paint_ground(painter, inside, scene, scale, said, kit)
    _paint_lines(painter, inside, scene, top, kit)
    painter.translate(0, -top)
    paint_bars(painter, inside.translated(0, top), scene, scale, kit)
    paint_marks(painter, inside.translated(0, top), scene, scale, kit)
    painter.restore()
    _paint_labels(painter, QRectF(area.left(), field.top(), left, field.height()), scene, top, kit)
    _paint_heading(
        painter, QRectF(area.left(), area.top(), area.width(), over), scene, scale, said, kit
    )
    _paint_today(painter, field, scene, scale, kit)


def _paint_ground(
    painter: QPainter, field: QRectF, scene: Scene, scale: Scale, said: Heading, kit: Kit
) -> None:
    """Every other year on the page's ground, the reporting quarter tinted, lines between."""
    theme = kit.theme
    height = field.height()
    for tick in said.upper:
        if tick.year % 2 == 0:
            x = max(scale.x(tick.first), 0)
            end = min(scale.x(tick.last + 1), field.width())
            painter.fillRect(QRectF(x, 0, end - x, height), theme.color("app"))
    begin, end = scale.x(scene.quarter[0]), scale.x(scene.quarter[1] + 1)
    if (0 < end < field.width()) or (0 < begin < field.width()):
        begin, end = max(begin, 0), min(end, field.width())
        painter.fillRect(QRectF(begin, 0, end - begin, height), theme.color("soft"))
    for ticks, token in ((said.lower, "line"), (said.upper, "line2")):
        color = theme.color(token)
        for tick in ticks:
            if tick.first >= scale.begin:
                painter.fillRect(QRectF(round(scale.x(tick.first)), 0, 1, height), color)


def _paint_lines(painter: QPainter, field: QRectF, scene: Scene, top: int, kit: Kit) -> None:
    shelf = scene.shelf
    color = kit.theme.color("line")
    for lane in shelf.between(top, top + int(field.height())):
        y = shelf.tops[lane + 1] - top - 1
        painter.fillRect(QRectF(0, y, field.width(), 1), color)


def _paint_labels(painter: QPainter, box: QRectF, scene: Scene, top: int, kit: Kit) -> None:
    """Tile with the country's letters, name, and country of each lane."""
    theme, shelf = kit.theme, scene.shelf
    px = theme.px
    painter.save()
    painter.setClipRect(box)
    painter.fillRect(box, theme.color("surface"))
    for lane in shelf.between(top, top + int(box.height())):
        place = shelf.lanes[lane].place
        y = box.top() + shelf.tops[lane] - top
        height = shelf.tops[lane + 1] - shelf.tops[lane]
        # The label of a lane taller than the view stays in sight.
        y = min(max(y, box.top()), max(y + height - px(56), y))
        left = box.left() + px(20)
        if place.code:
            tile = QRectF(left - px(2), y + px(17), px(28), px(22))
            rounded(painter, tile, theme.size("radius_small"), theme.color("greyS"))
            kit.write(painter, tile, place.code, theme.font("cap", 600), "grey", centre=True)
            left += px(36)
        room = box.right() - px(8) - left
        line = QRectF(left, y + px(9 if place.detail else 18), room, px(20))
        kit.write(painter, line, place.title, theme.font("small", 500), "text")
        if place.detail:
            under = QRectF(left, y + px(28), room, px(18))
            kit.write(painter, under, place.detail, theme.font("cap"), "muted")
        painter.fillRect(
            QRectF(box.left(), box.top() + shelf.tops[lane + 1] - top - 1, box.width(), 1),
            theme.color("line"),
        )
    painter.fillRect(QRectF(box.right() - 1, box.top(), 1, box.height()), theme.color("line2"))
    painter.restore()


def _paint_heading(
    painter: QPainter, box: QRectF, scene: Scene, scale: Scale, said: Heading, kit: Kit
) -> None:
    theme = kit.theme
    left = theme.px(LABELS)
    painter.save()
    painter.setClipRect(box)
    painter.fillRect(box, theme.color("sunken"))
    corner = QRectF(box.left() + theme.px(20), box.top(), left - theme.px(28), box.height())
    kit.write(painter, corner, scene.corner, theme.font("cap", 600), "text2")
    field = QRectF(box.left() + left, box.top(), box.width() - left, box.height())
    painter.setClipRect(field)
    upper = theme.px(UPPER)
    for tick in said.upper:
        _paint_tick(painter, field, tick.first, tick.last, tick.text, 0, upper, scene, scale, kit)
    for tick in said.lower:
        rest = box.height() - upper
        _paint_tick(
            painter, field, tick.first, tick.last, tick.text, upper, rest, scene, scale, kit
        )
    painter.setClipRect(box)
    edge = theme.color("line2")
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), edge)
    painter.fillRect(QRectF(field.left() - 1, box.top(), 1, box.height()), edge)
    painter.restore()


def _paint_tick(
    painter: QPainter, field: QRectF, first: int, last: int, text: str, top: float, height: float,
    scene: Scene, scale: Scale, kit: Kit,
) -> None:  # fmt: skip
    """The words of one stretch in the middle of what is in sight of it, and the line before it."""
    theme = kit.theme
    x0, x1 = scale.x(first), scale.x(last + 1)
    begin, end = max(x0, 0.0), min(x1, field.width())
    if x0 >= 0:
        line = theme.color("line" if top else "line2")
        painter.fillRect(QRectF(field.left() + round(x0), field.top() + top, 1, height), line)
    font = theme.font("tiny" if top else "small", 500 if top else 600)
    if end - begin < kit.width(text, font) + 2:
        return
    now = first <= scene.today <= last
    token = "accent" if now else "text2" if top else "text"
    place = QRectF(field.left() + begin, field.top() + top, end - begin, height)
    kit.write(painter, place, text, font, token, centre=True)


def _paint_today(painter: QPainter, field: QRectF, scene: Scene, scale: Scale, kit: Kit) -> None:
    """The line through all lanes, and the flag in the heading that names the day."""
    theme = kit.theme
    x = scale.x(scene.today + 0.5)
    if not 0 <= x <= field.width():
        return
    day = date.fromordinal(scene.today)
    text = kit.look.words("timeline.today_flag", day=f"{day.day:02}/{day.month:02}/{day.year}")
    width = kit.width(text, kit.label) + theme.px(14)
    height = theme.px(LOWER) - theme.px(4)
    left = min(max(field.left() + x - width / 2, field.left()), field.right() - width)
    painter.fillRect(
        QRectF(field.left() + round(x), field.top(), theme.px(2), field.height()),
        theme.color("bad"),
    )
    flag = QRectF(round(left), field.top() - height - 1, width, height)
    rounded(painter, flag, theme.size("radius_small"), theme.color("bad"))
    kit.write(painter, flag, text, kit.label, "surface", centre=True)
