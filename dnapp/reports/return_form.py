"""The Excel form on which a unit reports its agreements: what is known of them, and room for more.

Cells with few answers offer them as a list. Days are real days where they are known exactly, so
that Excel neither turns day and month round nor shows numbers.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from xlsxwriter import Workbook

from dnapp.core.days import PartialDay
from dnapp.core.fields import Choice, Showing
from dnapp.core.numbers import count2
from dnapp.core.record import Tree
from dnapp.records.agreement import AGREEMENT
from dnapp.records.party import Party
from dnapp.records.term import Term
from dnapp.reports.docx_xml import TYPEFACE
from dnapp.reports.printable import printable
from dnapp.services.return_columns import (
    COLUMNS,
    OUR_SIGNATORY,
    PARTNER,
    TERM,
    THEIR_SIGNATORY,
)
from dnapp.services.statistics import trees
from dnapp.services.unit_returns import own_agreements
from dnapp.services.workspace import Workspace

ROOM = 40
"""Empty rows under those that are filled."""

_WIDTHS = {
    "code": 13, "title": 44, "form": 18, "on_behalf": 20, "countries": 18, PARTNER: 30,
    OUR_SIGNATORY: 26, THEIR_SIGNATORY: 26, "signed_on": 12, "signed_at": 18, "effective_on": 12,
    TERM: 18, "renewal": 24, "approval_document": 30, "original_place": 24, "result": 44,
    "note": 24,
}  # fmt: skip
"""Characters of each column."""

_LINE = 15.0
"""Height of a line, pt: programs other than Excel do not fit rows to their text."""

_CHOICES = ("form", "on_behalf", "renewal")
_DAYS = ("signed_on", "effective_on", TERM)


def return_form(workspace: Workspace, unit: str, year: int, due: PartialDay | None) -> bytes:
    """The form of a unit for a year as a workbook."""
    words, showing = workspace.words, workspace.showing()
    agreements = own_agreements(workspace.repositories, unit)
    ids = [one.id for one in agreements]
    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    title = words("returns.form.title", year=year)
    made_on = dt.datetime.combine(workspace.today(), dt.time())
    book.set_properties({"title": title, "created": made_on})
    sheet = book.add_worksheet(words("returns.form.sheet"))
    plain = {"font_name": TYPEFACE, "font_size": 12}
    heading = book.add_format({**plain, "bold": True, "font_size": 14})
    line, note = book.add_format(plain), book.add_format({**plain, "italic": True})
    sheet.write_string(0, 0, title, heading)
    name = showing.title("unit", unit)
    told = [words("returns.form.unit", unit=name), words("returns.form.year", year=year)]
    if due:
        told.append(words("returns.form.due", day=AGREEMENT.specs["signed_on"].show(due, showing)))
    for row, text in enumerate(told, start=1):
        sheet.write_string(row, 0, text, line)
    notes = words("returns.form.notes").splitlines()
    for row, text in enumerate(notes, start=len(told) + 1):
        sheet.write_string(row, 0, text, note)
    top = len(told) + len(notes) + 2
    rows = [_cells(tree, showing) for tree in trees(workspace, "agreement", ids, ("party", "term"))]
    _write_table(book, sheet, top, rows, workspace)
    sheet.freeze_panes(top + 1, 2)
    sheet.set_paper(8)  # A3: seventeen columns
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    book.close()
    return target.getvalue()


def _write_table(
    book: Any, sheet: Any, top: int, rows: Sequence[dict[str, Any]], workspace: Workspace
) -> None:
    words = workspace.words
    look = {"font_name": TYPEFACE, "font_size": 11, "border": 1, "text_wrap": True}
    head = book.add_format(
        {**look, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E8E8E8"}
    )
    text = book.add_format({**look, "valign": "top", "num_format": "@"})
    day = book.add_format({**look, "valign": "top", "num_format": "dd/mm/yyyy", "align": "center"})
    last = top + len(rows) + ROOM
    sheet.set_row(top, 3 * _LINE)
    for row, cells in enumerate(rows, start=top + 1):
        sheet.set_row(row, _LINE * max(_lines(cells[column], column) for column in COLUMNS))
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, _WIDTHS[column])
        sheet.write_string(top, at, words(f"returns.column.{column}"), head)
        style = day if column in _DAYS else text
        for row in range(top + 1, last + 1):
            sheet.write_blank(row, at, None, style)
        if column in _CHOICES:
            spec = AGREEMENT.specs[column]
            assert isinstance(spec, Choice)
            options = [words(f"{spec.option_words}.{option}") for option in spec.options]
            sheet.data_validation(
                top + 1,
                at,
                last,
                at,
                {"validate": "list", "source": options, "error_type": "warning"},
            )
        for row, cells in enumerate(rows, start=top + 1):
            value = cells[column]
            if isinstance(value, dt.date):
                sheet.write_datetime(row, at, dt.datetime.combine(value, dt.time()), day)
            elif value:
                sheet.write_string(row, at, printable(value), text)


def _lines(value: object, column: str) -> int:
    """Lines that a cell needs, about."""
    if not isinstance(value, str):
        return 1
    return sum(max(1, ceil(len(part) * 1.1 / _WIDTHS[column])) for part in value.split("\n"))


def _cells(tree: Tree, showing: Showing) -> dict[str, Any]:
    """What is known of an agreement, by column: a day as a date, all else as text."""
    parties = tree.of(Party)
    theirs = [one for one in parties if one.side == "theirs"]
    cells: dict[str, Any] = {
        PARTNER: "; ".join(one.name for one in theirs),
        OUR_SIGNATORY: "; ".join(_signatories(one for one in parties if one.side == "ours")),
        THEIR_SIGNATORY: "; ".join(_signatories(iter(theirs))),
        TERM: _term(tree.of(Term), showing),
    }
    for column in COLUMNS:
        if column not in cells:
            value = getattr(tree.record, column)
            exact = value.exact if isinstance(value, PartialDay) and not value.about else None
            cells[column] = exact or AGREEMENT.show(tree.record, column, showing)
    return cells


def _signatories(parties: Iterator[Party]) -> Iterator[str]:
    for one in parties:
        if one.signatory:
            position = f" ({one.signatory_position})" if one.signatory_position else ""
            yield f"{one.signatory}{position}"


def _term(terms: Sequence[Term], showing: Showing) -> dt.date | str:
    """The last term as a unit writes it down; "" when it is unknown."""
    if not terms:
        return ""
    last = terms[-1]
    if last.basis == "open_ended":
        return showing.words("returns.form.open_ended")
    if last.basis == "duration" and last.months:
        years, months = divmod(last.months, 12)
        unit, count = ("months", last.months) if months else ("years", years)
        return showing.words(f"returns.form.{unit}", count=count2(count))
    if last.ends_on is None:
        return ""
    spec = AGREEMENT.specs["signed_on"]
    return (None if last.ends_on.about else last.ends_on.exact) or spec.show(last.ends_on, showing)
