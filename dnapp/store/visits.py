"""What a calendar reads of delegations and events: who is where on the days of a month.

Narrow rows, found along the indexes of the first and the last day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay
from dnapp.records.delegation import DELEGATION
from dnapp.records.event import EVENT
from dnapp.store import sql
from dnapp.store.search import match_expression

if TYPE_CHECKING:
    from sqlite3 import Connection

EVENT_KEY = "event"

_LONGEST = timedelta(days=183)
"""A visit that begins and ends outside the days asked for is found when each end is this near."""


@dataclass(frozen=True)
class Visit:
    """One delegation or event that is not cancelled, as far as a calendar asks."""

    id: str
    direction: str
    """`in` or `out`; `event` for an event, which goes nowhere."""
    title: str
    starts_on: PartialDay
    ends_on: PartialDay | None = None
    headcount: int | None = None
    head_name: str = ""
    hosts: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Key of its record type."""
        return "event" if self.direction == EVENT_KEY else "delegation"

    @cached_property
    def placed(self) -> bool:
        """Whether its first day is known, so that it has a place in the calendar."""
        return self.starts_on.exact is not None

    @cached_property
    def first(self) -> date:
        """First day, or the first that it may mean."""
        return self.starts_on.first()

    @cached_property
    def last(self) -> date:
        """Last day as far as known; the first day when no later one is."""
        known = self.ends_on.exact if self.ends_on else None
        return max(known, self.first) if known else self.first


_ROWS = 'SELECT "n" FROM "delegation" INDEXED BY "delegation__{0}"'
_LIVE = '"deleted_at" IS NULL AND "{0}_key"'


def visits(
    connection: Connection, first: date, last: date, direction: str = "", text: str = ""
) -> list[Visit]:
    """Delegations of some day from `first` to `last`, by first day; those known to the month or
    the year only when it may be one of these days. One direction or both; `text` are words of a
    search box."""
    return _touching(_rows(connection, first, last, direction, text), first, last)


def events(connection: Connection, first: date, last: date, text: str = "") -> list[Visit]:
    """The same of events; how many delegates came is not asked."""
    words = sql.Sql("1")
    if match_expression(text) is not None:
        words = sql.words_condition(text, EVENT)
    rows = connection.execute(
        'SELECT "id", "name", "starts_on", "ends_on" FROM "event" AS t'
        ' INDEXED BY "event__starts_on" WHERE "deleted_at" IS NULL AND "cancelled_on" IS NULL'
        f' AND "starts_on_key" BETWEEN ? AND ? AND {words.text} ORDER BY "starts_on_key", "n"',
        ((first - _LONGEST).replace(month=1, day=1).isoformat(), last.isoformat(),
         *words.parameters),
    )  # fmt: skip
    found = (
        Visit(row[0], EVENT_KEY, row[1], PartialDay.from_text(row[2]), _day(row[3])) for row in rows
    )
    return _touching(found, first, last)


def _touching(found: Iterable[Visit], first: date, last: date) -> list[Visit]:
    return [
        visit
        for visit in found
        if (visit.last if visit.placed else visit.starts_on.last()) >= first and visit.first <= last
    ]


def _day(cell: str | None) -> PartialDay | None:
    return PartialDay.from_text(cell) if cell else None


def _rows(
    connection: Connection, first: date, last: date, direction: str, text: str
) -> Iterable[Visit]:
    starts, ends = (
        f"{_ROWS.format(name)} WHERE {_LIVE.format(name)}" for name in ("starts_on", "ends_on")
    )
    words = sql.Sql("1")
    if match_expression(text) is not None:
        words = sql.words_condition(text, DELEGATION)
    years = [f"{year}-01-01" for year in range(first.year, last.year + 1)]
    months = [f"{day:%Y-%m}-01" for day in (first, last)]
    rows = connection.execute(
        'SELECT "id", "direction", "name", "starts_on", "ends_on", "headcount", "head_name",'
        ' "hosts" FROM "delegation" AS t WHERE t."n" IN ('
        f" {starts} BETWEEN ? AND ? UNION {ends} BETWEEN ? AND ?"
        f' UNION {starts} IN (SELECT "value" FROM json_each(?))'
        f' UNION SELECT "n" FROM ({starts} BETWEEN ? AND ? INTERSECT {ends} BETWEEN ? AND ?))'
        ' AND t."cancelled_on" IS NULL AND (? = \'\' OR t."direction" = ?)'
        f' AND {words.text} ORDER BY t."starts_on_key", t."ends_on_key" DESC, t."n"',
        (
            first.isoformat(), last.isoformat(), first.isoformat(), last.isoformat(),
            json.dumps(years + months),
            (first - _LONGEST).isoformat(), first.isoformat(),
            last.isoformat(), (last + _LONGEST).isoformat(),
            direction, direction, *words.parameters,
        ),
    )  # fmt: skip
    for row in rows.fetchall():
        starts_on = PartialDay.from_text(row[3])
        hosts = tuple(json.loads(row[7]))
        yield Visit(row[0], row[1], row[2], starts_on, _day(row[4]), row[5], row[6], hosts)


def member_names(connection: Connection, ids: Iterable[str]) -> list[tuple[str, str]]:
    """(delegation, name) of the members of some delegations."""
    rows = connection.execute(
        'SELECT "delegation", "name" FROM "member"'
        ' WHERE "delegation" IN (SELECT "value" FROM json_each(?)) AND "deleted_at" IS NULL',
        (json.dumps(list(ids)),),
    )
    return list(rows.fetchall())


def members_named(connection: Connection, names: Iterable[str]) -> set[str]:
    """Delegations with a member of one of some folded names."""
    rows = connection.execute(
        'SELECT "delegation" FROM "member" WHERE "deleted_at" IS NULL AND "name_fold" <> \'\''
        ' AND "name_fold" IN (SELECT "value" FROM json_each(?))',
        (json.dumps(list(names)),),
    )
    return {row[0] for row in rows}


def attendances(connection: Connection, ids: Iterable[str]) -> list[tuple[str, str, str]]:
    """(delegation, day, who of our side) of the programmes of some delegations."""
    rows = connection.execute(
        'SELECT "delegation", "held_on", "attendees" FROM "programme_item"'
        ' WHERE "delegation" IN (SELECT "value" FROM json_each(?)) AND "deleted_at" IS NULL'
        ' AND "attendees" <> \'\' AND "held_on" IS NOT NULL',
        (json.dumps(list(ids)),),
    )
    return list(rows.fetchall())
