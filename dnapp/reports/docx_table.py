"""Tables of a Word file, written as XML at one go: thousands of rows in a moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dnapp.reports import decree30 as d30
from dnapp.reports.document import Cell, HeaderCell, Table, plain
from dnapp.reports.printable import printable
from dnapp.reports.table_layout import Look, TableLayout, head_rows, placed_cells

_TWIPS = 20
"""Twentieths of a point, in which Word measures."""

_ALIGNS = {"left": "left", "center": "center", "right": "right"}
_RULES = "".join(
    f'<w:{side} w:val="single" w:sz="{round(d30.TABLE_RULE * 8)}" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def table_element(table: Table, width: float, page_height: float, fonts: tuple[str, str]) -> Any:
    """A table `width` pt wide as an XML element: head repeated on every page, rows kept whole.

    `fonts` names the regular and bold face for measuring; columns stand as in the PDF.
    """
    size = d30.table_size(len(table.columns))
    look = Look(size, d30.SINGLE_SPACING * size, d30.TABLE_PADDING)
    edges = TableLayout(table, look, width, page_height, fonts).edges
    widths = [round((b - a) * _TWIPS) for a, b in pairwise(edges)]
    return parse_xml("".join(_parts(table, widths, size)))


def _parts(table: Table, widths: Sequence[int], size: float) -> Iterator[str]:
    side, height = round(d30.TABLE_PADDING * _TWIPS), round(d30.TABLE_PADDING * _TWIPS / 2)
    yield (
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_RULES}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{height}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{height}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr><w:tblGrid>"
    )
    yield from (f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield "</w:tblGrid>"
    yield from _head(table, widths, size)
    aligns = [_ALIGNS[column.align] for column in table.columns]
    for row in table.rows:
        yield _row(row, widths, aligns, _face(size))
    if table.total_row is not None:
        yield _row(table.total_row, widths, aligns, _face(size, bold=True))
    yield "</w:tbl>"


def _head(table: Table, widths: Sequence[int], size: float) -> Iterator[str]:
    """The rows of the head; a cell over several rows goes on in empty cells below it."""
    rows = head_rows(table)
    grid: dict[tuple[int, int], tuple[HeaderCell, bool]] = {}
    for cell, top, left in placed_cells(rows):
        for down in range(cell.rows):
            grid[top + down, left] = cell, down == 0
    face = _face(size, bold=True)
    for row in range(len(rows)):
        yield "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        column = 0
        while column < len(widths):
            cell, begins = grid[row, column]
            width = sum(widths[column : column + cell.columns])
            span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
            merge = ""
            if cell.rows > 1:
                merge = '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
            text = cell.text if begins else ""
            yield (
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
                f'<w:vAlign w:val="center"/></w:tcPr>{_lines(text, "center", face)}</w:tc>'
            )
            column += cell.columns
        yield "</w:tr>"


def _row(cells: Sequence[Cell], widths: Sequence[int], aligns: Sequence[str], face: str) -> str:
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_lines(plain(cell), align, face)}</w:tc>"
        for cell, width, align in zip(cells, widths, aligns, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{made}</w:tr>"


def _lines(text: str, align: str, face: str) -> str:
    """One paragraph; its lines stand under each other."""
    lines = printable(text).split("\n")
    runs = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in lines
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="{align}"/></w:pPr>'
        f"<w:r>{face}{runs}</w:r></w:p>"
    )


def _face(size: float, *, bold: bool = False) -> str:
    half_points = round(size * 2)
    mark = "<w:b/>" if bold else ""
    return f'<w:rPr>{mark}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
