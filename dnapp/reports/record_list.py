"""Any list as it is shown: chosen columns in their order, the filter in words, its sums."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dnapp.core.fields import Link, Links, Number, Showing, Spec
from dnapp.core.numbers import show_number
from dnapp.core.record import Record, RecordType
from dnapp.reports.decree30 import table_size
from dnapp.reports.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Figure,
    Paragraph,
    Table,
    Title,
    Words,
    plain,
)
from dnapp.store.repository import Repositories

_PORTRAIT_MM, _LANDSCAPE_MM = 163.0, 250.0
_MOST_UPRIGHT = 5
"""Columns, the number of the row among them, that fit on an upright page."""

_LETTERS_PER_LINE = 12
"""How wide a column grows with its text: 48 letters ask for 24, two lines."""

_SMALLEST_READABLE = 8
"""Size in pt below which the reader is warned."""

_NUMBER_WIDTH = 10.0
"""Width of the column that counts the rows, mm."""


@dataclass(frozen=True)
class ListColumn:
    """A column as the list shows it."""

    field: str
    heading: str


@dataclass(frozen=True)
class ListTold:
    """What stands over the rows, and which columns are added up."""

    title: str
    note: str = ""
    """The filter in words; "" when all records are shown."""
    sums: tuple[str, ...] = ()


def remarks_on(kind: RecordType, fields: Sequence[str], words: Words) -> list[str]:
    """What to tell whoever made the list: fields left out, letters too small to read."""
    told = []
    hidden = [name for name in fields if kind.specs[name].personal]
    if hidden:
        names = ", ".join(words(kind.specs[name].label_key) for name in hidden)
        told.append(words("list_print.left_out", names=names))
    count = len(fields) - len(hidden)
    size = table_size(count + 1)
    if size < _SMALLEST_READABLE:
        told.append(words("list_print.small", count=count, size=f"{size:g}"))
    return told


def record_list(
    kind: RecordType,
    records: Sequence[Record],
    columns: Sequence[ListColumn],
    told: ListTold,
    showing: Showing,
) -> Document:
    """The records of a list as a document of one table; personal columns are left out."""
    shown = [column for column in columns if not kind.specs[column.field].personal]
    landscape = len(shown) + 1 > _MOST_UPRIGHT
    rows = tuple(
        (str(place), *(_cell(kind, record, column.field, showing) for column in shown))
        for place, record in enumerate(records, start=1)
    )
    weights = [
        _weight(column.heading, [plain(row[place]) for row in rows])
        for place, column in enumerate(shown, start=1)
    ]
    room = (_LANDSCAPE_MM if landscape else _PORTRAIT_MM) - _NUMBER_WIDTH
    heads = [Column("n", showing.words("list_print.number"), _NUMBER_WIDTH, "center")]
    heads += [
        Column(one.field, one.heading, weight / sum(weights) * room, _align(kind.specs[one.field]))
        for one, weight in zip(shown, weights, strict=True)
    ]
    table = Table(tuple(heads), rows, _totals(kind, records, shown, told, showing))
    blocks: list[Block] = [Title(told.title, ())]
    if told.note:
        blocks.append(Paragraph((told.note,), "note"))
    return Document(told.title, told.note, (*blocks, table), landscape=landscape, pages="of_total")


def learn_titles(
    kind: RecordType, records: Iterable[Record], fields: Iterable[str], held: Repositories
) -> dict[tuple[str, str], str]:
    """The titles of all linked records at once: (kind, id) → title."""
    wanted: dict[str, dict[str, None]] = {}
    links = [spec for name in fields if isinstance(spec := kind.specs[name], Link | Links)]
    for record in records:
        for spec in links:
            value = getattr(record, spec.name)
            ids = value if isinstance(value, tuple) else (value,)
            wanted.setdefault(spec.target, {}).update(dict.fromkeys(filter(None, ids)))
    return {
        (target, ident): title
        for target, ids in wanted.items()
        for ident, title in held[target].titles(list(ids)).items()
    }


def _weight(heading: str, texts: Sequence[str]) -> float:
    """Share of the width: room for the longest word, and a few lines for the usual text."""
    word = max(map(len, " ".join((heading, *texts)).split()))
    usual = sum(map(len, texts)) / len(texts) if texts else 0
    return max(word, math.sqrt(_LETTERS_PER_LINE * usual)) + 1


def _align(spec: Spec) -> Align:
    return "right" if isinstance(spec, Number) or spec.kind == "money" else "left"


def _cell(kind: RecordType, record: Record, field: str, showing: Showing) -> Cell:
    """A number as a figure, so that a workbook adds it up; all else as it is shown."""
    spec, value = kind.specs[field], getattr(record, field)
    text = kind.show(record, field, showing)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Figure(f"{kind.key}.{field}", value, spec.kind, (record.id,), text)
    return text


def _totals(
    kind: RecordType,
    records: Sequence[Record],
    shown: Sequence[ListColumn],
    told: ListTold,
    showing: Showing,
) -> tuple[Cell, ...] | None:
    """How many there are, and the sums of counts; amounts of money are not added up here."""
    if not records or not shown:
        return None
    count = showing.words("list_print.total", count=show_number(len(records)))
    cells: list[Cell] = ["", count]
    for column in shown[1:]:
        summed = column.field in told.sums and isinstance(kind.specs[column.field], Number)
        values = (
            [(record.id, getattr(record, column.field)) for record in records] if summed else []
        )
        known = [(ident, value) for ident, value in values if value is not None]
        total = sum(value for _, value in known)
        ids = tuple(ident for ident, _ in known)
        text = show_number(total)
        cells.append(
            Figure(f"{kind.key}.{column.field}", total, "number", ids, text) if known else ""
        )
    return tuple(cells)
