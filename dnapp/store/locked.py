"""Periods that are locked, and the days of what an open change writes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
class Watched:
    """What of a record type moves a figure: the day it counts on, and the columns that count."""

    day: str
    columns: frozenset[str]
    sql: str = ""
    """The day as an SQL expression over the row, where it is no day field."""


@dataclass(frozen=True)
class Moved:
    """A row that the open change writes: its day before (None when that stays) and after."""

    kind: str
    id: str
    before: str | None
    after: str | None


def locked_periods(connection: Connection) -> list[LockedPeriod]:
    """The locked periods, the newest first."""
    rows = connection.execute(
        'SELECT "title", "number", "first_on_key", "last_on_key" FROM "issued_report"'
        ' INDEXED BY "issued_report__narrow" WHERE "deleted_at" IS NULL AND "locked" = 1'
        ' ORDER BY "last_on_key" DESC'
    )
    return [LockedPeriod(*row) for row in rows]


def moved(connection: Connection, base: int, watched: Mapping[str, Watched]) -> Iterator[Moved]:
    """Rows behind figures that were written after a place of the trail, with their days."""
    there = connection.execute('SELECT DISTINCT "tbl" FROM "audit" WHERE "seq" > ?', (base,))
    for (kind,) in there.fetchall():
        watch = watched.get(kind)
        if watch is None:
            continue
        day = watch.sql or f't."{watch.day}_key"'
        rows = connection.execute(
            f'SELECT a."row_id", a."op", a."old", a."new", {day} FROM "audit" AS a'
            f' CROSS JOIN "{kind}" AS t ON t."id" = a."row_id" WHERE a."seq" > ? AND a."tbl" = ?',
            (base, kind),
        )
        for row_id, op, old, new, after in rows:
            if op == "insert":
                yield Moved(kind, row_id, None, after)
            elif not watch.columns.isdisjoint(json.loads(new)):
                before = json.loads(old).get(watch.day)
                yield Moved(kind, row_id, str(before) if before else None, after)
