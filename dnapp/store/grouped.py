"""Records that are alike in what figures ask, counted and added up by the database.

Each function reads one stretch of days from one covering index. Groups are those of the cells as
they are stored: a delegation to two countries stands once, under both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from dnapp.core.money import from_minor
from dnapp.store.cells import exact, first_day, last_day, names
from dnapp.store.standing import LineFact

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True)
class DelegationGroup:
    """Delegations of a stretch that are alike; what was not asked for is empty."""

    day: date
    """First day of the stretch."""
    count: int
    people: int
    """Their people, as far as the number is known."""
    level: str = ""
    pillar: str = ""
    reception_level: str = ""
    planned: bool = False
    status: str = ""
    until: date | None = None
    """Last day, where it may lie beyond the stretch and what counts with it."""
    countries: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    """None: who asks for them reads the delegations themselves."""


MARKS = ("level", "pillar", "reception_level", "planned", "status", "until")
"""Fields of few values, by which delegations are grouped together."""

_MARKS = """
SELECT count(*), sum(coalesce(headcount, 0)), level, pillar, reception_level, planned, status,
    CASE WHEN ends_on || '-99' > ?4 THEN ends_on END
FROM delegation INDEXED BY delegation__groups
WHERE deleted_at IS NULL AND cancelled_on IS NULL
    AND direction = ?1 AND starts_on_key BETWEEN ?2 AND ?3
GROUP BY 3, 4, 5, 6, 7, 8
"""
_LINKED = """
SELECT count(*), sum(coalesce(headcount, 0)), {0}
FROM delegation INDEXED BY delegation__groups
WHERE deleted_at IS NULL AND cancelled_on IS NULL
    AND direction = ? AND starts_on_key BETWEEN ? AND ?
GROUP BY 3
"""
LINKED: Mapping[str, str] = MappingProxyType(
    {name: _LINKED.format(name) for name in ("countries", "purposes", "fields")}
)
"""Fields of several links → how delegations are grouped by one of them."""


def delegations_by_marks(
    connection: Connection, direction: str, first: date, last: date, end: date
) -> list[DelegationGroup]:
    """Delegations that begin from `first` to `last` and are not cancelled, by `MARKS`.

    The last day matters where it comes after `end`: it is left out of those that end before.
    """
    days = (direction, first.isoformat(), last.isoformat(), end.isoformat())
    return [
        DelegationGroup(
            first, row[0], row[1], row[2], row[3], row[4] or "", bool(row[5]), row[6] or "",
            last_day(row[7]),
        )
        for row in connection.execute(_MARKS, days)
    ]  # fmt: skip


def delegations_by_links(
    connection: Connection, direction: str, first: date, last: date, field: str
) -> list[DelegationGroup]:
    """The same by one of the fields of `LINKED`; KeyError for another."""
    rows = connection.execute(LINKED[field], (direction, first.isoformat(), last.isoformat()))
    found = []
    for count, people, cell in rows:
        linked: dict[str, Any] = {field: names(cell)}
        found.append(DelegationGroup(first, count, people, **linked))
    return found


Days = tuple[date, date]
"""The first and the last day of a stretch."""

_LINES = """
WITH stretch (first, last) AS (VALUES {stretches})
SELECT stretch.first, sum(alike.amount), alike.currency, alike.rate, alike.usd_rate
FROM (
    SELECT currency, rate, usd_rate, {day}_key AS day, sum(amount) AS amount
    FROM {table} INDEXED BY {table}__sums
    WHERE deleted_at IS NULL AND amount IS NOT NULL AND {day}_key BETWEEN ? AND ?
        AND aid_project NOT IN (
            SELECT id FROM aid_project INDEXED BY aid_project__bin WHERE deleted_at IS NOT NULL
            UNION ALL SELECT id FROM aid_project INDEXED BY aid_project__narrow
                WHERE deleted_at IS NULL AND source NOT IN ({sources}))
    GROUP BY 1, 2, 3, 4
) AS alike
CROSS JOIN stretch ON alike.day BETWEEN stretch.first AND stretch.last
GROUP BY 1, 3, 4, 5
"""
_LINE_DAYS = {"commitment": "committed_on", "disbursement": "paid_on"}
_PAID = """
SELECT aid_project, min(paid_on_key), max(paid_on_key)
FROM disbursement INDEXED BY disbursement__project_days
WHERE deleted_at IS NULL AND amount IS NOT NULL
GROUP BY 1
"""
_PAID_IN = """
SELECT value FROM json_each(?) WHERE EXISTS (
    SELECT 1 FROM disbursement INDEXED BY disbursement__project_days
    WHERE deleted_at IS NULL AND amount IS NOT NULL
        AND aid_project = value AND paid_on_key BETWEEN ? AND ?)
"""


def lines_by_rates(
    connection: Connection, kind: str, stretches: Sequence[Days], sources: Sequence[str]
) -> tuple[LineFact, ...]:
    """Lines of the live projects of some sources that share stretch, currency and rates, added up.

    The stretches come oldest first. `kind` is commitment or disbursement; a sum has no id and no
    project, and the first day of its stretch.
    """
    # First by the order of the index, day by day, so that only these sums have to be sorted.
    sql = _LINES.format(
        stretches=", ".join(["(?, ?)"] * len(stretches)),
        table=kind,
        day=_LINE_DAYS[kind],
        sources=", ".join("?" * len(sources)),
    )
    days = [day.isoformat() for stretch in stretches for day in stretch]
    rows = connection.execute(sql, (*days, days[0], days[-1], *sources))
    return tuple(
        LineFact(
            "", "", date.fromisoformat(row[0]), from_minor(row[1]), row[2], exact(row[3]),
            exact(row[4]),
        )
        for row in rows
    )  # fmt: skip


def days_paid(connection: Connection) -> dict[str, Days]:
    """The first and the last day on which each project was paid."""
    found = {}
    for project, first, last in connection.execute(_PAID):
        begun, ended = first_day(first), first_day(last)
        assert begun
        assert ended
        found[project] = begun, ended
    return found


def paid_in(connection: Connection, projects: Sequence[str], first: date, last: date) -> set[str]:
    """Which of some projects were paid from `first` to `last`."""
    rows = connection.execute(_PAID_IN, (json.dumps(projects), first.isoformat(), last.isoformat()))
    return {row[0] for row in rows}
