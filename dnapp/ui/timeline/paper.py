"""The timeline on pages of A4 or A3, landscape: PDF, PNG or SVG, always light.

Everything from the first to the last record: months without any at both ends are left out. Years
that would become narrower than readable go on beside, lanes that do not fit go on below, each page
with the heading and the labels. The smallest type is 8.25 pt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from dnapp.core.paths import resource
from dnapp.services.chains import FAR
from dnapp.ui.icons import Icons
from dnapp.ui.theme import Look, Theme
from dnapp.ui.timeline.drawing import LABELS, heading_height, paint_timeline
from dnapp.ui.timeline.kit import Kit
from dnapp.ui.timeline.scale import Scale
from dnapp.ui.timeline.shelf import Scene, Shelf

SIZES = {"A4": (1123, 794), "A3": (1587, 1123)}
"""Width and height, px of 1/96 inch."""

FORMATS = ("pdf", "png", "svg")

_MARGIN = 38
_TITLE = 46
_FOOT = 22
_YEAR = 37
"""Least width of a year, px: four digits of it can be read."""

_ZOOMS = (1.4, 1.25, 1.1, 1.0)
"""Larger type is taken when everything fits on one page with it."""

_PICTURE, _PRINT = 200 / 96, 1200 / 96
"""Dots a px in pictures, and in the coordinates of a PDF."""


@dataclass(frozen=True)
class Page:
    """What one page shows: days from a scale, lanes from `top` to `bottom`."""

    scale: Scale
    top: int
    bottom: int


class Paper:
    """The pages of a scene on paper of one size."""

    def __init__(self, look: Look, scene: Scene, title: str, filter_words: str, size: str) -> None:
        theme = Theme.load(resource("theme", "tokens.toml"))
        self._look = Look(theme, Icons(theme, resource("icons")), look.words)
        self._kit = Kit(self._look, paper=True)
        self._scene = replace(scene, shelf=Shelf(scene.shelf.lanes, theme))
        self._title, self._filter = title, filter_words
        self._size = SIZES[size]
        self._page_size = QPageSize(getattr(QPageSize.PageSizeId, size))
        self._zoom = next((zoom for zoom in _ZOOMS if self._fits(zoom)), 1.0)
        self.pages = self._lay_out()

    def _field(self, zoom: float) -> QRect:
        """Where the lanes lie on a page, px of the page at a zoom."""
        width, height = (int(side / zoom) for side in self._size)
        top = _MARGIN + _TITLE + heading_height(self._kit)
        left = _MARGIN + self._look.theme.px(LABELS)
        return QRect(left, top, width - left - _MARGIN, height - top - _MARGIN - _FOOT)

    def _fits(self, zoom: float) -> bool:
        """Whether one page holds everything."""
        return self._scene.shelf.height <= self._field(zoom).height() and self._columns(zoom) == 1

    def _columns(self, zoom: float) -> int:
        """Pages beside each other."""
        first, last = self.span()
        years = (last + 1 - first) / 365.25
        return max(ceil(years * _YEAR / self._field(zoom).width()), 1)

    def span(self) -> tuple[int, int]:
        """First day of the first month, and last of the last, that have anything."""
        entries = [entry for lane in self._scene.shelf.lanes for entry in lane.entries]
        first = min(entry.first for entry in entries)
        ends = [entry.last for entry in entries if entry.last < FAR]
        if len(ends) < len(entries):
            ends.append(max(self._scene.today, *(entry.first for entry in entries)))
        begin = date.fromordinal(first).replace(day=1)
        end = date.fromordinal(max(ends)).replace(day=28) + timedelta(days=4)
        return begin.toordinal(), end.replace(day=1).toordinal() - 1

    def _lay_out(self) -> tuple[Page, ...]:
        field = self._field(self._zoom)
        first, last = self.span()
        days = last + 1 - first
        columns = self._columns(self._zoom)
        part = days / columns
        return tuple(
            Page(Scale.showing(first + place * part, part, field.width()), top, bottom)
            for top, bottom in self._parts(field.height())
            for place in range(columns)
        )

    def _parts(self, room: int) -> list[tuple[int, int]]:
        """The lanes cut into heights that fit: between lanes, or between rows of a tall one."""
        shelf = self._scene.shelf
        cuts = []
        for lane in range(len(shelf.lanes)):
            if shelf.tops[lane + 1] - shelf.tops[lane] > room:
                rows = len(shelf.lanes[lane].rows)
                cuts += [shelf.row_top(lane, row) for row in range(1, rows + 1)]
            cuts.append(shelf.tops[lane + 1])
        parts, top, before = [], 0, 0
        for cut in cuts:
            if cut - top > room and before > top:
                parts.append((top, before))
                top = before
            before = cut
        return [*parts, (top, before)]

    # Painting

    def paint(self, painter: QPainter, place: int) -> None:
        """One page; the painter counts in px of 1/96 inch."""
        page = self.pages[place]
        theme, words, kit = self._look.theme, self._look.words, self._kit
        painter.scale(self._zoom, self._zoom)
        width, height = (side / self._zoom for side in self._size)
        painter.fillRect(QRectF(0, 0, width + 1, height + 1), theme.color("surface"))
        line = QRectF(_MARGIN, _MARGIN - 8, width - 2 * _MARGIN, 24)
        kit.write(painter, line, self._title, theme.font("h2"), "text")
        kit.write(painter, line.translated(0, 25), self._filter, theme.font("cap"), "text2")
        over = heading_height(kit)
        body = QRectF(_MARGIN, _MARGIN + _TITLE, width - 2 * _MARGIN, over + page.bottom - page.top)
        paint_timeline(painter, body, self._scene, page.scale, page.top, kit)
        painter.setClipping(False)
        count = words("timeline.page", page=place + 1, count=len(self.pages))
        foot = QRectF(_MARGIN, height - _MARGIN - 12, width - 2 * _MARGIN, 18)
        kit.write(painter, foot, count, theme.font("cap"), "muted", centre=True)

    def files(self, kind: str) -> list[bytes]:
        """The pages as one PDF, or as a PNG or SVG each."""
        if kind == "pdf":
            return [self._pdf()]
        made = self._png if kind == "png" else self._svg
        return [made(place) for place in range(len(self.pages))]

    def _pdf(self) -> bytes:
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(self._title)
        writer.setCreator("dnapp")
        writer.setResolution(round(96 * _PRINT))
        landscape = QPageLayout.Orientation.Landscape
        writer.setPageLayout(QPageLayout(self._page_size, landscape, QMarginsF()))
        painter = QPainter(writer)
        for place in range(len(self.pages)):
            if place:
                writer.newPage()
            painter.save()
            painter.scale(_PRINT, _PRINT)
            self.paint(painter, place)
            painter.restore()
        painter.end()
        buffer.close()
        return bytes(content.data())

    def _png(self, place: int) -> bytes:
        width, height = (round(side * _PICTURE) for side in self._size)
        picture = QImage(width, height, QImage.Format.Format_RGB32)
        dots = round(_PICTURE * 96 / 0.0254)
        picture.setDotsPerMeterX(dots)
        picture.setDotsPerMeterY(dots)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(_PICTURE, _PICTURE)
        self.paint(painter, place)
        painter.end()
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(content.data())

    def _svg(self, place: int) -> bytes:
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QSvgGenerator()
        writer.setOutputDevice(buffer)
        writer.setResolution(96)
        writer.setTitle(self._title)
        writer.setSize(QSize(*self._size))
        writer.setViewBox(QRect(0, 0, *self._size))
        painter = QPainter(writer)
        # Words as shapes: another machine may lack the font.
        self._kit.shapes = True
        self.paint(painter, place)
        self._kit.shapes = False
        painter.end()
        return bytes(content.data())
