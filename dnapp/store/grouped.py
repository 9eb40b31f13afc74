"""Records that are alike in what figures ask, counted and added up by the database.

Each function reads one stretch of days from one covering index. Groups are those of the cells as
they are stored: a delegation to two countries stands once, under both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from dnapp.store.cells import last_day, names

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
