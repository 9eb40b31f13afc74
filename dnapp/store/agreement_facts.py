"""What was done with the foreign parties of agreements: short rows along the index of links."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
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


# The same for many agreements at once, each partner read once: CROSS JOIN keeps SQLite from walking
# all delegations and payments instead, whose pages would have to be decrypted. Days of one length
# compare as texts: the last of those known to the day, of those known to the month and so on are
# all that may matter.
_SIGNED = """
SELECT id, coalesce(signed_on, effective_on) FROM agreement
WHERE deleted_at IS NULL AND coalesce(signed_on_key, effective_on_key) IS NOT NULL
    AND status IN (SELECT value FROM json_each(:statuses))
    AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))
"""
_ALL_SIDES = """
WITH RECURSIVE side(agreement, id) AS (
    SELECT agreement, partner FROM party
    WHERE side = 'theirs' AND partner <> '' AND deleted_at IS NULL
        AND agreement IN (SELECT value FROM json_each(?))
    UNION
    SELECT side.agreement, p.successor FROM side JOIN partner AS p ON p.id = side.id
    WHERE p.successor <> ''
)
SELECT agreement, id FROM side
"""
_NOT_AHEAD = "day <> '' AND rtrim(day, '~') <= substr(:today, 1, length(rtrim(day, '~')))"
_LAST_DEEDS = f"""
WITH asked(id) AS MATERIALIZED (SELECT value FROM json_each(:partners)),
given(partner, id, starts_on, over_on, status) AS (
    SELECT asked.id, t.id, t.starts_on, coalesce(t.closed_on, t.ends_on), t.status
    FROM asked CROSS JOIN donor AS d ON d.partner = asked.id AND d.deleted_at IS NULL
    JOIN aid_project AS t ON t.id = d.aid_project
    WHERE t.deleted_at IS NULL AND t.revoked_on IS NULL
), found(partner, day, runs) AS (
    SELECT asked.id, t.starts_on, 0 FROM asked
    CROSS JOIN refer AS r ON r.kind = 'delegation' AND r.field = 'partners' AND r.target = asked.id
    JOIN delegation AS t ON t.n = r.n
    WHERE t.deleted_at IS NULL AND t.cancelled_on IS NULL
    UNION ALL
    SELECT asked.id, t.starts_on, 0 FROM asked
    CROSS JOIN refer AS r ON r.kind = 'event' AND r.field = 'partners' AND r.target = asked.id
    JOIN event AS t ON t.n = r.n
    WHERE t.deleted_at IS NULL AND t.cancelled_on IS NULL
    UNION ALL
    SELECT partner, starts_on, status = 'running' FROM given WHERE status IN ('running', 'ended')
    UNION ALL
    SELECT partner, over_on, 0 FROM given WHERE status = 'ended'
    UNION ALL
    SELECT given.partner, d.paid_on, given.status = 'running'
    FROM given CROSS JOIN disbursement AS d ON d.aid_project = given.id
    WHERE d.deleted_at IS NULL
)
SELECT partner, max(day), max(runs) FROM found WHERE {_NOT_AHEAD}
GROUP BY partner, length(day)
"""
_LAST_RESULTS = f"""
WITH found(agreement, day) AS (
    SELECT f.agreement, coalesce(nullif(f.happened_on, ''), t.starts_on)
    FROM follow_up AS f JOIN event AS t ON t.id = f.event
    WHERE f.agreement <> '' AND f.deleted_at IS NULL
        AND t.deleted_at IS NULL AND t.cancelled_on IS NULL
)
SELECT agreement, max(day) FROM found WHERE {_NOT_AHEAD} GROUP BY agreement, length(day)
"""


@dataclass(frozen=True)
class LastDeed:
    """The last day on which something was done with a partner, of those known equally well."""

    partner: str
    day: PartialDay
    runs: bool
    """Whether an aid project of it runs."""


def signed_days(
    connection: Connection, statuses: Iterable[str], ids: Sequence[str] | None
) -> dict[str, PartialDay]:
    """The day of signing, else of effect, of live agreements of some stored statuses: of some of
    them by id, or of all."""
    only = None if ids is None else json.dumps(ids)
    found = connection.execute(_SIGNED, {"statuses": json.dumps(sorted(statuses)), "ids": only})
    return {row[0]: PartialDay.from_text(row[1]) for row in found}


def known_sides(connection: Connection, agreements: Iterable[str]) -> dict[str, list[str]]:
    """The foreign parties of agreements that are partners of the list, with what they became."""
    found: dict[str, list[str]] = {}
    for agreement, partner in connection.execute(_ALL_SIDES, (json.dumps(list(agreements)),)):
        found.setdefault(agreement, []).append(partner)
    return found


def last_deeds(connection: Connection, partners: Iterable[str], today: date) -> list[LastDeed]:
    """What was done last with each of some partners, nothing that lies ahead."""
    values = {"partners": json.dumps(list(partners)), "today": today.isoformat()}
    rows = connection.execute(_LAST_DEEDS, values)
    return [LastDeed(row[0], PartialDay.from_text(row[1]), bool(row[2])) for row in rows]


def last_results(connection: Connection, today: date) -> list[tuple[str, PartialDay]]:
    """(agreement, day) of the last results of events that name one, nothing that lies ahead."""
    rows = connection.execute(_LAST_RESULTS, {"today": today.isoformat()})
    return [(row[0], PartialDay.from_text(row[1])) for row in rows]
