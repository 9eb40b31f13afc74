"""Rows that ship with the program: TOML tables whose keys are those of the record types.

Child rows nest under their key. Values are written as the command line takes them; `{today}` and
`{today-40}` inside a text stand for that day and `{year}` for this year, so that a sample stays
fresh.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dnapp.core.fields import Link, Links, Spec
from dnapp.core.paths import resource
from dnapp.core.record import Record, RecordType
from dnapp.records import BY_KEY

Batch = tuple[str, list[Record]]
"""Record key and rows of that type."""

LISTS = ("country", "lookup", "unit")
"""Record types that every office starts with."""

_FILES = ("countries.toml", "lookups.toml", "units.toml")
_TODAY = re.compile(r"\{today(?P<days>[+-]\d+)?\}")


def office_lists(today: date) -> Iterator[Batch]:
    """Countries, lookup lists and units; what a row links to comes before it."""
    for name in _FILES:
        yield from read_batches(resource("lists", name), today)


def read_batches(
    path: Path, today: date, id_of: Callable[[str], str] = lambda name: name
) -> Iterator[Batch]:
    """The rows of one file, each type followed by its child types.

    `id_of` turns the readable ids of the file into ids of the database. ValueError for a field that
    the record type does not have; UserError for a value that it cannot read.
    """
    with path.open("rb") as file:
        tables = tomllib.load(file)
    for key, rows in tables.items():
        kind = BY_KEY[key]
        yield key, [_record(kind, row, today, id_of) for row in rows]
        for child in kind.children:
            lines = [line for row in rows for line in _lines(row, BY_KEY[child])]
            if lines:
                yield child, [_record(BY_KEY[child], line, today, id_of) for line in lines]


def _lines(row: Mapping[str, Any], child: RecordType) -> Iterator[dict[str, Any]]:
    for pos, line in enumerate(row.get(child.key, ()), start=1):
        yield {
            **line,
            "id": f"{row['id']}/{child.key}/{pos}",
            child.parent: row["id"],
            "pos": pos,
        }


def _record(
    kind: RecordType, row: Mapping[str, Any], today: date, id_of: Callable[[str], str]
) -> Record:
    values: dict[str, Any] = {"id": id_of(row["id"])}
    for name, raw in row.items():
        spec = kind.specs.get(name)
        if spec is not None:
            values[name] = _value(spec, raw, today, id_of)
        elif name == "pos":
            values[name] = raw
        elif name != "id" and name not in kind.children:
            raise ValueError(f"{kind.key} {row['id']}: no field {name}")
    return kind.cls(**values)


def _value(spec: Spec, raw: Any, today: date, id_of: Callable[[str], str]) -> Any:
    if isinstance(spec, Link):
        return id_of(raw)
    if isinstance(spec, Links):
        return tuple(id_of(item) for item in raw)
    if isinstance(raw, str):
        raw = _TODAY.sub(lambda found: _day(today, found["days"]), raw)
        raw = raw.replace("{year}", str(today.year))
    return spec.from_json(raw, today)


def _day(today: date, days: str | None) -> str:
    return f"{today + timedelta(days=int(days or 0)):%d/%m/%Y}"
