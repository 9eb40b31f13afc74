"""What happened with one partner: short rows of its visits, agreements and aid projects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True)
class Visit:
    """A delegation in which the partner took part."""

    id: str
    direction: str
    title: str
    day: PartialDay | None
    headcount: int | None
    status: str


@dataclass(frozen=True)
class Signed:
    """An agreement to which the partner is a party."""

    id: str
    title: str
    form: str
    day: PartialDay | None
    """Signed, else in effect, else proposed."""
    signed: bool
    status: str


@dataclass(frozen=True)
class Aid:
    """An aid project of which the partner is a donor."""

    id: str
    title: str
    day: PartialDay | None
    status: str


_VISITS = """
SELECT t.id, t.direction, t.name, t.starts_on, t.headcount, t.status
FROM refer AS r JOIN delegation AS t ON t.n = r.n
WHERE r.kind = 'delegation' AND r.field = 'partners' AND r.target = ?
    AND t.deleted_at IS NULL AND t.cancelled_on IS NULL
"""
_SIGNED = """
SELECT t.id, t.title, t.form, coalesce(t.signed_on, t.effective_on, t.proposed_on),
    t.signed_on IS NOT NULL OR t.effective_on IS NOT NULL, t.status
FROM agreement AS t
WHERE t.deleted_at IS NULL AND t.id IN
    (SELECT agreement FROM party WHERE partner = ? AND deleted_at IS NULL)
"""
_AID = """
SELECT t.id, t.name, t.starts_on, t.status
FROM aid_project AS t
WHERE t.deleted_at IS NULL AND t.id IN
    (SELECT aid_project FROM donor WHERE partner = ? AND deleted_at IS NULL)
"""


def visits(connection: Connection, partner: str) -> list[Visit]:
    """The partner's delegations in both directions, without cancelled ones."""
    rows = connection.execute(_VISITS, (partner,))
    return [Visit(row[0], row[1], row[2], _day(row[3]), row[4], row[5] or "") for row in rows]


def signed(connection: Connection, partner: str) -> list[Signed]:
    """The partner's agreements, proposed ones too."""
    rows = connection.execute(_SIGNED, (partner,))
    return [
        Signed(row[0], row[1], row[2], _day(row[3]), bool(row[4]), row[5] or "") for row in rows
    ]


def aid(connection: Connection, partner: str) -> list[Aid]:
    """The aid projects that the partner gives to."""
    rows = connection.execute(_AID, (partner,))
    return [Aid(row[0], row[1], _day(row[2]), row[3] or "") for row in rows]


@lru_cache(maxsize=1 << 13)
def _day(cell: str | None) -> PartialDay | None:
    return PartialDay.from_text(cell) if cell else None
