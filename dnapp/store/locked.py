"""Periods that are locked, and what an open change writes."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True)
class LockedPeriod:
    """The period of an issued report that is locked; days as ISO text, both included."""

    title: str
    number: str
    first: str
    last: str


@dataclass(frozen=True)
class Written:
    """A row that the open change writes, with some of its stored cells before and after."""

    kind: str
    id: str
    changed: frozenset[str] | None
    """Columns that the change gives another value; None for a new row."""
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def locked_periods(connection: Connection) -> list[LockedPeriod]:
    """The locked periods, the newest first."""
    rows = connection.execute(
        'SELECT "title", "number", "first_on_key", "last_on_key" FROM "issued_report"'
        ' INDEXED BY "issued_report__narrow" WHERE "deleted_at" IS NULL AND "locked" = 1'
        ' ORDER BY "last_on_key" DESC'
    )
    return [LockedPeriod(*row) for row in rows]


def written(
    connection: Connection, base: int, wanted: Mapping[str, Collection[str]]
) -> Iterator[Written]:
    """Rows written after a place of the trail, in their order, once for each writing; `wanted`
    names the cells to bring, by table, besides those that were changed."""
    there = connection.execute('SELECT DISTINCT "tbl" FROM "audit" WHERE "seq" > ?', (base,))
    for (kind,) in there.fetchall():
        names = tuple(wanted.get(kind, ()))
        if not names:
            continue
        cells = ", ".join(f't."{name}"' for name in names)
        rows = connection.execute(
            f'SELECT a."row_id", a."op", a."old", a."new", {cells} FROM "audit" AS a'
            f' CROSS JOIN "{kind}" AS t ON t."id" = a."row_id"'
            ' WHERE a."seq" > ? AND a."tbl" = ? ORDER BY a."seq"',
            (base, kind),
        )
        for row_id, op, old, new, *rest in rows:
            after = dict(zip(names, rest, strict=True))
            if op == "insert":
                yield Written(kind, row_id, None, after, after)
            else:
                before = {**after, **json.loads(old)}  # changed cells, wanted or not
                yield Written(kind, row_id, frozenset(json.loads(new)), before, after)
