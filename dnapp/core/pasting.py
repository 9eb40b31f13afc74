"""Blocks of cells from Excel or Word, and the fields of a grid they belong to."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dnapp.core.errors import UserError
from dnapp.core.text import clean, fold

ROW_LIMIT = 2_000
"""Most rows taken at once."""

SIZE_LIMIT = 2_000_000
"""Longest text taken at once, characters."""

Block = Sequence[Sequence[str]]

ORDER_HEADS = frozenset({"tt", "stt", "so tt", "so thu tu", "thu tu", "no", "#"})
"""Headings, as `heading_key` compares them, of a column that only counts the rows."""
_NUMBER = re.compile(r"\d{1,4}\.?")


@dataclass(frozen=True)
class Placed:
    """A block with the field of each of its columns; "" for a column that is passed over."""

    fields: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    passed_over: tuple[str, ...] = ()
    """Headings of columns that belong to no field."""


def read_block(text: str) -> Block:
    """Cells of tab-separated text as Excel and Word put it on the clipboard.

    UserError `paste.too_long` or `paste.too_many_rows` beyond the limits, `paste.empty` when there
    is nothing in it.
    """
    if len(text) > SIZE_LIMIT:
        raise UserError("paste.too_long", limit=SIZE_LIMIT // 1_000_000)
    source = io.StringIO(text.replace("\x00", ""), newline="")
    rows: list[tuple[str, ...]] = []
    try:
        for row in _lines(source, quoted=text.count('"') % 2 == 0):
            cells = tuple(cell.strip() for cell in row)
            if any(cells):
                rows.append(cells)
            if len(rows) > ROW_LIMIT + 1:
                raise UserError("paste.too_many_rows", limit=ROW_LIMIT)
    except csv.Error:
        raise UserError("paste.too_long", limit=SIZE_LIMIT // 1_000_000) from None
    if not rows:
        raise UserError("paste.empty")
    return rows


def _lines(source: io.StringIO, *, quoted: bool) -> Iterator[list[str]]:
    """Rows of cells; a text with a lone quotation mark was not quoted by Excel."""
    if quoted:
        yield from csv.reader(source, dialect="excel-tab")
    else:
        yield from csv.reader(source, dialect="excel-tab", quoting=csv.QUOTE_NONE)


def place_block(block: Block, fields: Sequence[str], labels: Mapping[str, str], at: int) -> Placed:
    """Find the field of each column: by the heading row when there is one, else from column `at`.

    `labels` maps folded headings to fields. A column of running numbers (TT, STT) is passed over.
    UserError `paste.too_many_rows`, `paste.too_wide`, `paste.only_headings`.
    """
    heads = _headings(block[0], labels)
    if heads is not None:
        if len(block) == 1:
            raise UserError("paste.only_headings")
        return _placed(heads, block[1:], _unknown(block[0], heads))
    width = max(map(len, block))
    first = 1 if width > 1 and at == 0 and _is_numbering(block) else 0
    wanted = width - first
    if wanted > len(fields) - at:
        raise UserError("paste.too_wide", columns=wanted, room=len(fields) - at)
    return _placed(("",) * first + tuple(fields[at : at + wanted]), block)


def _placed(fields: Sequence[str], rows: Block, passed_over: tuple[str, ...] = ()) -> Placed:
    if len(rows) > ROW_LIMIT:
        raise UserError("paste.too_many_rows", limit=ROW_LIMIT)
    width = len(fields)
    even = tuple((*row[:width], *("",) * (width - len(row))) for row in rows)
    return Placed(tuple(fields), even, passed_over)


def heading_key(text: str) -> str:
    """A heading without case, tones, line ends and what stands in brackets."""
    return clean(re.sub(r"\(.*?\)|[:*.]", " ", fold(text)))


def _headings(cells: Sequence[str], labels: Mapping[str, str]) -> tuple[str, ...] | None:
    """The field of each heading; None when the row holds no headings but values."""
    keys = [heading_key(cell) for cell in cells]
    fields: list[str] = []
    for key in keys:
        field = "" if key in ORDER_HEADS else labels.get(key, "")
        fields.append("" if field in fields else field)
    known = sum(1 for field in fields if field)
    numbered = keys[0] in ORDER_HEADS
    filled = sum(1 for key in keys if key)
    if known >= 2 or (known == 1 and (numbered or filled == 1)):
        return tuple(fields)
    return None


def _unknown(cells: Sequence[str], fields: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        clean(cell)
        for cell, field in zip(cells, fields, strict=True)
        if cell and not field and heading_key(cell) not in ORDER_HEADS
    )


def _is_numbering(block: Block) -> bool:
    """Whether the first column counts 1, 2, 3 …, from any number."""
    texts = [row[0] for row in block]
    if not all(_NUMBER.fullmatch(text) for text in texts):
        return False
    numbers = [int(text.rstrip(".")) for text in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
