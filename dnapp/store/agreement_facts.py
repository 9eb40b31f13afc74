"""What was done with the foreign parties of one agreement: short rows along the index of links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True)
class Deed:
    """A delegation, event or aid project, with one day on which something of it happened."""

    kind: str
    """Key of its record type."""
    id: str
    day: PartialDay
    status: str


# A partner that was merged into another goes on in it.
_SIDES = """
WITH RECURSIVE side(id) AS (
    SELECT partner FROM party
    WHERE agreement = :agreement AND side = 'theirs' AND partner <> '' AND deleted_at IS NULL
    UNION
    SELECT p.successor FROM side JOIN partner AS p ON p.id = side.id WHERE p.successor <> ''
)
"""
_HAS_SIDE = _SIDES + "SELECT EXISTS (SELECT 1 FROM side)"
_DEEDS = (
    _SIDES
    + """, given(id, starts_on, over_on, status) AS (
    SELECT t.id, t.starts_on, coalesce(t.closed_on, t.ends_on), t.status
    FROM aid_project AS t
    WHERE t.deleted_at IS NULL AND t.revoked_on IS NULL AND t.id IN
        (SELECT aid_project FROM donor WHERE partner IN side AND deleted_at IS NULL)
), found(kind, id, day, status) AS (
    SELECT 'delegation', t.id, t.starts_on, t.status
    FROM refer AS r JOIN delegation AS t ON t.n = r.n
    WHERE r.kind = 'delegation' AND r.field = 'partners' AND r.target IN side
        AND t.deleted_at IS NULL AND t.cancelled_on IS NULL
    UNION
    SELECT 'event', t.id, t.starts_on, t.status
    FROM refer AS r JOIN event AS t ON t.n = r.n
    WHERE r.kind = 'event' AND r.field = 'partners' AND r.target IN side
        AND t.deleted_at IS NULL AND t.cancelled_on IS NULL
    UNION
    SELECT 'event', t.id, coalesce(nullif(f.happened_on, ''), t.starts_on), t.status
    FROM follow_up AS f JOIN event AS t ON t.id = f.event
    WHERE f.agreement = :agreement AND f.deleted_at IS NULL
        AND t.deleted_at IS NULL AND t.cancelled_on IS NULL
    UNION
    SELECT 'aid_project', id, starts_on, status FROM given
    WHERE status IN ('running', 'ended')
    UNION
    SELECT 'aid_project', id, over_on, status FROM given WHERE status = 'ended'
    UNION
    SELECT 'aid_project', given.id, d.paid_on, given.status
    FROM given JOIN disbursement AS d ON d.aid_project = given.id AND d.deleted_at IS NULL
)
SELECT kind, id, day, status FROM found WHERE day <> ''
"""
)


def has_known_side(connection: Connection, agreement: str) -> bool:
    """Whether a foreign party of the agreement is a partner of the office's list."""
    return bool(connection.execute(_HAS_SIDE, {"agreement": agreement}).fetchone()[0])


def deeds(connection: Connection, agreement: str) -> list[Deed]:
    """What was done with the parties, each day of it; nothing cancelled, withdrawn or binned."""
    rows = connection.execute(_DEEDS, {"agreement": agreement})
    return [Deed(row[0], row[1], PartialDay.from_text(row[2]), row[3] or "") for row in rows]
