"""The table of an annex as one flowable: fast and linear for thousands of rows."""

from __future__ import annotations

from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus.doctemplate import FrameBreak
from reportlab.platypus.flowables import Flowable

from dnapp.reports.decree30 import (
    SINGLE_SPACING,
    TABLE_PADDING,
    TABLE_RULE,
    table_size,
)
from dnapp.reports.document import Align, Table
from dnapp.reports.fonts import Family
from dnapp.reports.table_layout import Look, Place, TableLayout
from dnapp.reports.wrapping import Line

Rule = tuple[float, float, float, float]

_RISE = 0.78  # of the size: base line below the top of a line, so that stacked marks have room


class AnnexTable(Flowable):
    """A table that breaks over pages and repeats its head.

    The whole table is wrapped once; each page is a part of the same layout, drawn with one text
    object and one set of lines. `page_height` is the height in pt of an empty page.
    """

    def __init__(self, table: Table, family: Family, page_height: float) -> None:
        super().__init__()
        self._table = table
        self._family = family
        self._fonts = (family.font("regular"), family.font("bold"))
        self._page_height = page_height
        self._layout: TableLayout | None = None
        self._start = Place(0)
        self._stop: Place | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Size in pt at this width; the height is that of all rows."""
        layout = self._laid(width)
        self.width = width
        stop = self._stop or layout.end
        self.height = layout.head_height + layout.height(self._start, stop)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """This page's part and the rest; nothing when no row fits here."""
        layout = self._laid(width)
        place = layout.break_place(self._start, height)
        if place == self._start:
            return []
        if place == layout.end:
            return [self]
        parts = self._part(self._start, place), self._part(place, None)
        if layout.total_at == place.row + 1:
            # A row taken along with the total would still fit here: it must not come back.
            return [parts[0], FrameBreak, parts[1]]
        return [*parts]

    def draw(self) -> None:
        """Draw head and rows on the canvas, the origin at the lower left corner."""
        layout = self._laid(self.width)
        text = self.canv.beginText()
        regular, bold = self._fonts
        text.setFont(bold, layout.look.size, layout.look.leading)
        rules = self._draw_head(text, layout)
        text.setFont(regular, layout.look.size, layout.look.leading)
        rules += self._draw_rows(text, layout)
        self.canv.drawText(text)
        self.canv.setLineWidth(TABLE_RULE)
        self.canv.lines(rules)

    def _laid(self, width: float) -> TableLayout:
        if self._layout is None:
            size = table_size(len(self._table.columns))
            look = Look(size, size * SINGLE_SPACING, TABLE_PADDING)
            self._layout = TableLayout(self._table, look, width, self._page_height, self._fonts)
        return self._layout

    def _part(self, start: Place, stop: Place | None) -> AnnexTable:
        part = AnnexTable(self._table, self._family, self._page_height)
        part._layout = self._layout
        part._start, part._stop = start, stop
        return part

    def _draw_head(self, text: PDFTextObject, layout: TableLayout) -> list[Rule]:
        top, look = self.height, layout.look
        rules = [(0.0, top, self.width, top), (0.0, top, 0.0, 0.0)]
        for box in layout.head:
            upper = top - box.top
            lower = upper - box.height
            first = upper - (box.height - len(box.lines) * look.leading) / 2
            _put(text, box.lines, (box.left, box.left + box.width), first, "center", look)
            rules.append((box.left, lower, box.left + box.width, lower))
            rules.append((box.left + box.width, upper, box.left + box.width, lower))
        return rules

    def _draw_rows(self, text: PDFTextObject, layout: TableLayout) -> list[Rule]:
        look, edges = layout.look, layout.edges
        stop = self._stop or layout.end
        y = self.height - layout.head_height
        rules = [(x, y, x, 0.0) for x in edges[1:]]
        last = stop.row if stop.line else stop.row - 1
        for row in range(self._start.row, last + 1):
            first = self._start.line if row == self._start.row else 0
            until = stop.line if row == stop.row else layout.line_counts[row]
            if row == layout.total_at:
                text.setFont(self._fonts[1], look.size, look.leading)
            for column, lines in enumerate(layout.rows[row]):
                sides = edges[column], edges[column + 1]
                align = layout.aligns[column]
                _put(text, lines[first:until], sides, y - look.padding, align, look)
            y -= layout.row_height(until - first)
            rules.append((0.0, y, self.width, y))
        return rules


def _put(
    text: PDFTextObject,
    lines: list[Line],
    sides: tuple[float, float],
    top: float,
    align: Align,
    look: Look,
) -> None:
    """Set the lines of a cell one under the other, from `top` down."""
    left, right = sides
    base = top - _RISE * look.leading
    if align == "left":
        text.setTextOrigin(left + look.padding, base)
        for words, _ in lines:
            text.textLine(words)
        return
    for words, width in lines:
        x = right - look.padding - width if align == "right" else (left + right - width) / 2
        text.setTextOrigin(x, base)
        text.textLine(words)
        base -= look.leading
