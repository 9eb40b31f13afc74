"""The columns of the form on which a unit reports its agreements, and how other headings name them.

Units send the form of the office back, or a list of their own: headings are known by the words of
the form, of the record's fields, of the annex of the report, and by further spellings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dnapp.core.errors import UserError
from dnapp.core.pasting import ORDER_HEADS, heading_key
from dnapp.core.words import Catalog

FIELDS = (
    "code", "title", "form", "on_behalf", "countries", "signed_on", "signed_at", "effective_on",
    "renewal", "approval_document", "original_place", "result", "note",
)  # fmt: skip
"""Columns that are fields of an agreement."""

PARTNER, OUR_SIGNATORY, THEIR_SIGNATORY, TERM = (
    "partner",
    "our_signatory",
    "their_signatory",
    "term",
)
"""Columns that become rows of parties and of terms."""

COLUMNS = (
    "code", "title", "form", "on_behalf", "countries", PARTNER, OUR_SIGNATORY, THEIR_SIGNATORY,
    "signed_on", "signed_at", "effective_on", TERM, "renewal", "approval_document",
    "original_place", "result", "note",
)  # fmt: skip
"""In the order of the form."""

TITLE = "title"
"""Without this column a sheet is no list of agreements."""

_LOOKED_AT = 30
"""Rows in which the headings are looked for: letterhead and titles stand above them."""

_OF_ANNEX = (
    "form", "on_behalf", "title", "countries", "partner", "signed_on", "effective_on", "term",
    "note",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A sentence about one cell of a row."""

    column: str
    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Headed:
    """Where the headings of a sheet stand, and what they name."""

    row: int
    """Place of the last row of headings among the rows of the sheet, from 0."""
    columns: tuple[str, ...]
    """The column that each cell names; "" for one that is passed over."""
    passed_over: tuple[str, ...]
    """Headings that name nothing the office keeps."""


def headings(words: Catalog) -> dict[str, str]:
    """Heading as it is compared → column."""
    known: dict[str, str] = {}
    for column in COLUMNS:
        spelled = [words(f"returns.column.{column}"), *words(f"returns.also.{column}").split(";")]
        if column in FIELDS:
            spelled.append(words(f"field.agreement.{column}"))
        if column in _OF_ANNEX:
            spelled.append(words(f"report.annex.agreements.{column}"))
        for text in spelled:
            if heading_key(text):
                known.setdefault(heading_key(text), column)
    return known


def find_headings(rows: Sequence[Sequence[str]], words: Catalog) -> Headed:
    """The row that names most columns, with the one below it where headings take two rows.

    UserError `returns.no_headings` when no row names a title.
    """
    known = headings(words)
    best: Headed | None = None
    for place, row in enumerate(rows[:_LOOKED_AT]):
        found = _headed(place, row, known)
        below = rows[place + 1] if place + 1 < len(rows) else ()
        counted = any(heading_key(cell) in ORDER_HEADS for cell in row)
        if TITLE not in found.columns or _named(found) + counted < 2:
            continue
        if below and not below[found.columns.index(TITLE)]:
            both = _headed(place + 1, _joined(row, below, known), known)
            found = max(found, both, key=_named)
        if best is None or _named(found) > _named(best):
            best = found
    if best is None:
        raise UserError("returns.no_headings", column=words(f"returns.column.{TITLE}"))
    return best


def _headed(place: int, heads: Sequence[str], known: Mapping[str, str]) -> Headed:
    columns: list[str] = []
    for cell in heads:
        column = known.get(heading_key(cell), "")
        columns.append("" if column in columns else column)
    strange = tuple(
        cell
        for cell, column in zip(heads, columns, strict=True)
        if cell and not column and heading_key(cell) not in ORDER_HEADS
    )
    return Headed(place, tuple(columns), strange)


def _joined(row: Sequence[str], below: Sequence[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """Headings of two rows as one: "Ngày" over "ký" and "hiệu lực", each under the last over it."""
    made, over = [], ""
    for upper, lower in zip(row, below, strict=True):
        over = upper or over
        both = f"{over} {lower}"
        named = both if heading_key(both) in known else lower
        made.append(named if lower else upper)
    return tuple(made)


def _named(found: Headed) -> int:
    return sum(map(bool, found.columns))
