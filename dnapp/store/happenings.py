"""What happened on a day besides delegations and agreements: events, cases, papers, gifts home.

Narrow rows through the index of their day; a record happens on the first day its date may mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True)
class Happening:
    """One record: what it is by its kind and group, and how many people or works it stands for."""

    kind: str
    group: str
    id: str
    day: date
    scope: str = ""
    pillar: str = ""
    people: int = 0
    works: int = 0


_EVENTS = """
SELECT 'event', kind, id, starts_on_key, scope, pillar,
    coalesce(delegates_vietnamese, 0) + coalesce(delegates_resident, 0)
        + coalesce(delegates_abroad, 0),
    coalesce(works, 0)
FROM event INDEXED BY event__starts_on
WHERE deleted_at IS NULL AND cancelled_on IS NULL AND starts_on_key BETWEEN ? AND ?
ORDER BY starts_on_key, n
"""
_CASES = """
SELECT 'case', kind, id, happened_on_key, '', '', coalesce(people, 0), 0
FROM "case" INDEXED BY case__happened_on
WHERE deleted_at IS NULL AND happened_on_key BETWEEN ? AND ? ORDER BY happened_on_key, n
"""
_PAPERS = """
SELECT 'travel_document', kind, id, issued_on_key, '', '', 0, 0
FROM travel_document INDEXED BY travel_document__issued_on
WHERE deleted_at IS NULL AND issued_on_key BETWEEN ? AND ? ORDER BY issued_on_key, n
"""
_FOUNDED = """
SELECT 'friendship_association', 'founded', id, founded_on_key, '', pillar, 0, 0
FROM friendship_association INDEXED BY friendship_association__founded_on
WHERE deleted_at IS NULL AND founded_on_key BETWEEN ? AND ? ORDER BY founded_on_key, n
"""
_CONTRIBUTIONS = """
SELECT 'overseas_vietnamese', c.kind, o.id, c.happened_on_key, '', '', 0, 0
FROM contribution AS c INDEXED BY contribution__happened_on
CROSS JOIN overseas_vietnamese AS o ON o.id = c.overseas_vietnamese AND o.deleted_at IS NULL
WHERE c.deleted_at IS NULL AND c.happened_on_key BETWEEN ? AND ? ORDER BY c.happened_on_key, c.n
"""
_SIGNED = """
SELECT 'agreement', 'signed', id, signed_on_key, '', pillar, 0, 0
FROM agreement INDEXED BY agreement__signed_on
WHERE deleted_at IS NULL AND signed_on_key BETWEEN ? AND ? ORDER BY signed_on_key, n
"""


def happenings(connection: Connection, first: date, last: date) -> tuple[Happening, ...]:
    """Everything that happened from `first` to `last`, one kind after another, oldest first."""
    days = (first.isoformat(), last.isoformat())
    return tuple(
        Happening(row[0], row[1], row[2], date.fromisoformat(row[3]), *row[4:])
        for sql in (_EVENTS, _CASES, _PAPERS, _FOUNDED, _CONTRIBUTIONS, _SIGNED)
        for row in connection.execute(sql, days)
    )
