"""The tables of a document as an Excel workbook: numbers that add up, days that sort.

Every annex is a sheet; tables and charts of the text stand on a sheet of their own. A figure is
written as its number, a cell that is a day as a day, everything else as text, never as a formula.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from xlsxwriter import Workbook

from dnapp.core.errors import UserError
from dnapp.core.numbers import parse_number
from dnapp.reports import decree30 as d30
from dnapp.reports.document import (
    Annex,
    Block,
    Cell,
    Chart,
    Column,
    Document,
    Figure,
    HeaderCell,
    NameCards,
    Paragraph,
    Table,
    Words,
    plain,
)
from dnapp.reports.docx_xml import TYPEFACE
from dnapp.reports.fonts import load_family
from dnapp.reports.listed import names_on, numbers_of
from dnapp.reports.printable import printable
from dnapp.reports.table_layout import Look, TableLayout, head_rows, placed_cells
from dnapp.reports.wording import annex_heading

LONGEST_CELL = 32_767
"""Characters that Excel holds in a cell."""

LONGEST_NAME = 31
"""Characters of a sheet's name."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})", re.ASCII)
_SIZE = 11.0
_CHARACTER = 5.5
"""Width in pt of the digit that Excel counts the width of columns in."""

_NUMBERED = "n"
"""Key of the column that counts the rows."""


@dataclass(frozen=True)
class _Sheet:
    """What stands on one sheet."""

    name: str
    heading: tuple[str, ...]
    table: Table
    landscape: bool
    header: str = "&C&P"


def xlsx_bytes(document: Document, words: Words, *, today: dt.date) -> bytes:
    """The workbook of `document`; see `writers.content`.

    Raises UserError("report.no_tables") when there is no table to write.
    """
    sheets = list(_sheets(document, words))
    if not sheets:
        raise UserError("report.no_tables")
    target = io.BytesIO()
    book = Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties(
        {
            "title": printable(document.title),
            "subject": printable(document.subject),
            "author": printable(document.metadata.author),
            "keywords": ", ".join(document.metadata.keywords),
            "created": dt.datetime.combine(today, dt.time()),
        }
    )
    family = load_family()
    fonts = family.font("regular"), family.font("bold")
    formats = _Formats(book)
    taken: set[str] = set()
    for sheet in sheets:
        _write(book.add_worksheet(_name(sheet.name, taken)), sheet, formats, fonts)
    book.close()
    return target.getvalue()


def _sheets(document: Document, words: Words) -> Iterator[_Sheet]:
    told: tuple[str, ...] = ()
    for block in document.blocks:
        if isinstance(block, Table):
            heading: tuple[str, ...] = (document.title, *told)
            page = f"{words('document.page', number='&P')}/&N"
            header = f"&C{page if document.pages == 'of_total' else '&P'}"
            yield _Sheet(words("document.sheet"), heading, block, document.landscape, header)
        if isinstance(block, NameCards):
            names = names_on(block, words)
            yield _Sheet(words("document.card_sheet"), (document.title,), names, False)
        told = _note(block)
        if isinstance(block, Chart):
            unit = words("document.unit", unit=block.unit)
            heading = (block.title, unit)
            yield _Sheet(words("document.chart_sheet"), heading, numbers_of(block), False)
    for annex in document.annexes:
        for block in annex.blocks:
            if isinstance(block, Table):
                heading = _annex_heading(annex, words)
                yield _Sheet(annex_heading(annex, words), heading, block, annex.landscape)


def _note(block: Block) -> tuple[str, ...]:
    """A note before a table stands over it."""
    if isinstance(block, Paragraph) and block.style == "note":
        return ("".join(map(plain, block.runs)),)
    return ()


def _annex_heading(annex: Annex, words: Words) -> tuple[str, ...]:
    parts = (annex_heading(annex, words), annex.title.upper(), annex.reference)
    return tuple(part for part in parts if part)


def _name(wanted: str, taken: set[str]) -> str:
    """A name that Excel allows and that no other sheet has."""
    bare = _FORBIDDEN.sub(" ", printable(wanted)).strip("' ") or "1"
    name, number = bare[:LONGEST_NAME], 1
    while name.casefold() in taken:
        number += 1
        mark = f" ({number})"
        name = bare[: LONGEST_NAME - len(mark)] + mark
    taken.add(name.casefold())
    return name


class _Formats:
    """The looks of cells, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def __call__(self, **look: object) -> Any:
        whole = {"font_name": TYPEFACE, "font_size": 12, "valign": "top", **look}
        key = tuple(sorted(whole.items(), key=lambda item: item[0]))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]

    def cell(self, align: str, *, bold: bool = False, number: str = "General") -> Any:
        """A cell of the table."""
        return self(
            border=1, text_wrap=True, align=align, bold=bold, num_format=number, font_size=_SIZE
        )


def _write(sheet: Any, told: _Sheet, formats: _Formats, fonts: tuple[str, str]) -> None:
    table, width = told.table, len(told.table.columns)
    layout = _laid_out(table, fonts)
    looks = [{"bold": True}] * (len(told.heading) - 1) + [{"italic": True}]
    if len(told.heading) < 3:
        looks = [{"bold": True}] * len(told.heading)
    for row, (line, look) in enumerate(zip(told.heading, looks, strict=True)):
        style = formats(align="center", **look)
        _span(sheet, row, 0, 1, width, printable(line), style)
    top = len(told.heading) + 1
    heads = head_rows(table)
    _write_head(sheet, top, heads, formats)
    first = top + len(heads)
    for at, cells in enumerate(table.rows):
        _write_row(sheet, first + at, cells, table.columns, formats)
    last = first + len(table.rows)
    if table.rows:
        sheet.autofilter(first - 1, 0, last - 1, width - 1)
    if table.total_row is not None:
        _write_row(sheet, last, table.total_row, table.columns, formats, bold=True)
    for at, (left, right) in enumerate(pairwise(layout.edges)):
        sheet.set_column(at, at, (right - left) / _CHARACTER)
    for row in range(top, first):
        sheet.set_row(row, layout.head_height / len(heads))
    for at, lines in enumerate(layout.line_counts):
        sheet.set_row(first + at, layout.row_height(lines))
    sheet.freeze_panes(first, 0)
    sheet.repeat_rows(top, first - 1)
    _set_paper(sheet, told)


def _laid_out(table: Table, fonts: tuple[str, str]) -> TableLayout:
    """Widths of columns and heights of rows: programs other than Excel do not fit them to text."""
    look = Look(_SIZE, d30.SINGLE_SPACING * _SIZE, d30.TABLE_PADDING)
    width = sum(column.width for column in table.columns) * d30.MM
    return TableLayout(table, look, width, d30.PAGE_HEIGHT, fonts)


def _write_head(
    sheet: Any, top: int, heads: Sequence[Sequence[HeaderCell]], formats: _Formats
) -> None:
    style = formats(
        border=1, text_wrap=True, align="center", valign="vcenter", bold=True, font_size=_SIZE
    )
    for cell, row, left in placed_cells(heads):
        text = printable(cell.text)
        _span(sheet, top + row, left, cell.rows, cell.columns, text, style)


def _span(sheet: Any, row: int, left: int, rows: int, columns: int, text: str, style: Any) -> None:
    """Text over some cells; Excel refuses to merge a single one."""
    if rows == columns == 1:
        sheet.write_string(row, left, text, style)
    else:
        sheet.merge_range(row, left, row + rows - 1, left + columns - 1, text, style)


def _write_row(
    sheet: Any,
    row: int,
    cells: tuple[Cell, ...],
    columns: tuple[Column, ...],
    formats: _Formats,
    *,
    bold: bool = False,
) -> None:
    for at, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        value = _value(cell, column)
        if isinstance(value, dt.date):
            style = formats.cell("center", bold=bold, number="dd/mm/yyyy")
            sheet.write_datetime(row, at, dt.datetime.combine(value, dt.time()), style)
        elif isinstance(value, str):
            text = printable(value)
            if len(text) > LONGEST_CELL:
                text = text[: LONGEST_CELL - 1] + "…"
            sheet.write_string(row, at, text, formats.cell(column.align, bold=bold))
        else:
            whole = value == int(value)
            style = formats.cell(column.align, bold=bold, number="#,##0" if whole else "#,##0.00")
            sheet.write_number(row, at, value, style)


def _value(cell: Cell, column: Column) -> dt.date | Decimal | int | str:
    """A cell as Excel shall know it: what is printed as a bare number or day is one."""
    text = plain(cell)
    if isinstance(cell, Figure):
        return cell.value if _is_number(text, cell.value) else text
    if column.key == _NUMBERED and text.isdecimal():
        return int(text)
    found = _DAY.fullmatch(text)
    if found:
        day, month, year = map(int, found.groups())
        try:
            return dt.date(year, month, day)
        except ValueError:
            return text
    return text


def _is_number(text: str, value: Decimal | int) -> bool:
    """Whether the printed text says the value and nothing else."""
    try:
        return parse_number(text) == value
    except UserError:
        return False


def _set_paper(sheet: Any, told: _Sheet) -> None:
    """A4, the decree's margins in inches, all columns on one page's width."""
    sheet.set_paper(9)
    if told.landscape:
        sheet.set_landscape()
    sheet.set_margins(*(margin / 72 for margin in (
        d30.MARGIN_LEFT, d30.MARGIN_RIGHT, d30.MARGIN_TOP, d30.MARGIN_BOTTOM,
    )))  # fmt: skip
    sheet.fit_to_pages(1, 0)
    sheet.set_header(told.header)
