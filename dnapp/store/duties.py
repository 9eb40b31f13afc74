"""What may be due: narrow rows of the records whose days may start a clock.

Each function reads through an index what may matter around a day; judging is the work of the
services. Rows in the bin are left out. Stored statuses and computed days are taken as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class EventFact:
    """A record and the day of something that happened to it."""

    id: str
    title: str
    day: PartialDay
    status: str = ""
    settled: bool = False
    """Whether the record itself says that what follows is done."""


@dataclass(frozen=True, slots=True)
class PassportFact:
    """A trip ahead and the day on which the passport of one of its members expires."""

    id: str
    title: str
    starts_on: PartialDay
    ends_on: PartialDay
    expires_on: PartialDay


@dataclass(frozen=True, slots=True)
class ProjectFact:
    """An aid project that runs or has ended lately."""

    id: str
    title: str
    status: str
    begins: PartialDay | None
    ends_on: PartialDay | None
    closed_on: PartialDay | None


_LIVE = '"deleted_at" IS NULL'
_APPROVED = """nullif("approval_document" ->> 'issued_on', '')"""
_IN_FORCE = "('in_force', 'expiring', 'auto_renewed', 'inherited')"

_SIGNED = f"""
SELECT "id", "title", "signed_on", "status", "report_document" IS NOT NULL FROM "agreement"
WHERE {_LIVE} AND "signed_on_key" BETWEEN ? AND ? ORDER BY "signed_on_key", "n"
"""
_RENEWED = f"""
SELECT a."id", a."title", t."starts_on", a."status", 0 FROM "term" AS t
JOIN "agreement" AS a ON a."id" = t."agreement"
WHERE t.{_LIVE} AND a.{_LIVE} AND t."kind" = 'renewal' AND t."starts_on_key" BETWEEN ? AND ?
ORDER BY t."starts_on_key", t."n"
"""
_IN_STATUS = f"""
SELECT "id", "title", "{{day}}", "status", "approval_document" IS NOT NULL
FROM "agreement" INDEXED BY "agreement__narrow"
WHERE {_LIVE} AND "status" = ? AND "{{day}}" IS NOT NULL ORDER BY "{{day}}", "n"
"""
_NOTICE = f"""
SELECT "id", "title", "notice_deadline", "status", "renewal" <> 'by_agreement'
FROM "agreement" INDEXED BY "agreement__notice_deadline"
WHERE {_LIVE} AND "notice_deadline_key" BETWEEN ? AND ? AND "status" IN {_IN_FORCE}
ORDER BY "notice_deadline_key", "n"
"""
_EXPIRY = f"""
SELECT "id", "title", "expires_on", "status", 0
FROM "agreement" INDEXED BY "agreement__expires_on"
WHERE {_LIVE} AND "expires_on_key" BETWEEN ? AND ? AND "status" IN {_IN_FORCE}
    AND ("renewal" <> 'tacit' OR "notified_on" IS NOT NULL)
ORDER BY "expires_on_key", "n"
"""
_VISITS = f"""
SELECT "id", "name", "ends_on", "direction", "report_due_on"
FROM "delegation" INDEXED BY "delegation__report_due_on"
WHERE {_LIVE} AND "report_due_on_key" BETWEEN ?1 AND ?2
    AND "n" IN (SELECT "n" FROM "delegation" INDEXED BY "delegation__narrow"
        WHERE {_LIVE} AND "status" IN ('report_due', 'overdue', 'draft'))
    AND ("status" <> 'draft' OR ("ends_on_key" < ?3
        AND "report_document" IS NULL AND "reported_on" IS NULL))
ORDER BY "report_due_on_key", "n"
"""
_PASSPORTS = f"""
SELECT d."id", d."name", d."starts_on", d."ends_on", m."passport_expires_on"
FROM "delegation" AS d INDEXED BY "delegation__starts_on"
CROSS JOIN "member" AS m INDEXED BY "member__parent" ON m."delegation" = d."id"
WHERE d.{_LIVE} AND d."starts_on_key" BETWEEN ? AND ? AND d."direction" = 'out'
    AND d."status" <> 'cancelled' AND d."ends_on" IS NOT NULL
    AND m.{_LIVE} AND m."passport_expires_on" IS NOT NULL
ORDER BY d."starts_on_key", d."n", m."pos"
"""
_PROJECTS = f"""
SELECT "id", "name", "status", coalesce("starts_on", {_APPROVED}),
    "ends_on", "closed_on"
FROM "aid_project"
WHERE {_LIVE} AND "n" IN (
    SELECT "n" FROM "aid_project" INDEXED BY "aid_project__narrow"
        WHERE {_LIVE} AND "status" IN ('running', 'ended'))
    AND ("status" = 'running' OR "closed_on" >= ?1 OR "ends_on_key" >= ?1)
ORDER BY "n"
"""
_UNSTARTED = f"""
SELECT "id", "name", {_APPROVED}, "status", 0
FROM "aid_project" INDEXED BY "aid_project__narrow"
WHERE {_LIVE} AND "status" IN ('approved', 'not_started')
    AND {_APPROVED} IS NOT NULL ORDER BY "n"
"""
_RELATIONS = f"""
SELECT "id", "name", "related_on", "relation", 0
FROM "partner" INDEXED BY "partner__narrow"
WHERE {_LIVE} AND "relation" IN ('twinned', 'friendship') AND "related_on" IS NOT NULL
    AND "valid_to" IS NULL
ORDER BY "n"
"""
_CONFERENCES = f"""
SELECT "id", "name", "starts_on", "permitted_by", "filed_on" IS NOT NULL
FROM "event" INDEXED BY "event__starts_on"
WHERE {_LIVE} AND "kind" = 'conference' AND "cancelled_on" IS NULL AND "permitted_by" = ?
    AND "starts_on_key" BETWEEN ? AND ? ORDER BY "starts_on_key", "n"
"""
_HELD = f"""
SELECT "id", "name", coalesce("ends_on", "starts_on"), "kind",
    "report_document" IS NOT NULL OR "reported_on" IS NOT NULL
FROM "event" INDEXED BY "event__starts_on"
WHERE {_LIVE} AND "kind" = 'conference' AND "cancelled_on" IS NULL
    AND "starts_on_key" BETWEEN ? AND ? ORDER BY "starts_on_key", "n"
"""
_NGOS = f"""
SELECT "id", "name", "expires_on", "status", "status" = 'valid' AND "renewal_filed_on" IS NOT NULL
FROM "ngo_registration"
WHERE {_LIVE} AND "expires_on_key" BETWEEN ? AND ? AND "status" <> 'terminated'
ORDER BY "expires_on_key", "n"
"""
_CONGRESSES = f"""
SELECT "id", "name", "congress_due_on", "status", 0 FROM "friendship_association"
WHERE {_LIVE} AND "congress_due_on_key" BETWEEN ? AND ? AND "status" <> 'dissolved'
ORDER BY "congress_due_on_key", "n"
"""
_PAPERS = f"""
SELECT "id", "holder", "expires_on", "status", 0 FROM "travel_document"
WHERE {_LIVE} AND "expires_on_key" BETWEEN ? AND ? AND "status" <> 'returned'
ORDER BY "expires_on_key", "n"
"""
_STEPS = f"""
SELECT d."id", d."name", s."due_on", s."code", 0
FROM "renewal_dossier" AS d INDEXED BY "renewal_dossier__narrow"
JOIN "dossier_step" AS s INDEXED BY "dossier_step__parent" ON s."renewal_dossier" = d."id"
WHERE d.{_LIVE} AND d."status" = 'in_hand' AND s.{_LIVE} AND s."done_on" IS NULL
    AND s."due_on" IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM "dossier_step" AS b WHERE b."renewal_dossier" = d."id" AND b.{_LIVE}
            AND b."done_on" IS NULL AND b."pos" < s."pos")
ORDER BY s."due_on_key", s."n"
"""
_MARKS = f"""
SELECT "rule", "kind", "record", "occurs_on_key" FROM "duty_mark"
WHERE {_LIVE} AND "occurs_on_key" >= ?
"""
_REMINDERS = f"""
SELECT "id", "task", "due_on", "kind", "record" FROM "reminder"
WHERE {_LIVE} AND "done_on" IS NULL AND "due_on_key" <= ? ORDER BY "due_on_key", "n"
"""


def signed(connection: Connection, first: date, last: date) -> list[EventFact]:
    """Agreements signed in a span, those whose report was sent settled."""
    return _events(connection, _SIGNED, first.isoformat(), last.isoformat())


def renewed(connection: Connection, first: date, last: date) -> list[EventFact]:
    """Agreements with a written renewal that begins in a span."""
    return _events(connection, _RENEWED, first.isoformat(), last.isoformat())


def in_status(connection: Connection, status: str, day: str) -> list[EventFact]:
    """Agreements in a status, with one of their days; those with an approval settled."""
    return _events(connection, _IN_STATUS.format(day=day), status)


def to_notify(connection: Connection, first: date, last: date) -> list[EventFact]:
    """Agreements in force whose notice deadline lies in a span; settled are those that go on or
    end without a word of ours once it has passed."""
    return _events(connection, _NOTICE, first.isoformat(), last.isoformat())


def expiring(connection: Connection, first: date, last: date) -> list[EventFact]:
    """Agreements in force that end in a span and do not renew themselves."""
    return _events(connection, _EXPIRY, first.isoformat(), last.isoformat())


def visits(
    connection: Connection, first: date, last: date, today: date
) -> list[tuple[EventFact, date]]:
    """Ended delegations without a report that is due in a span: their last day, direction as
    status, and the stored day on which the report is due."""
    rows = connection.execute(_VISITS, (first.isoformat(), last.isoformat(), today.isoformat()))
    return [(EventFact(row[0], row[1], _day(row[2]), row[3]), _day(row[4]).first()) for row in rows]


def passports(connection: Connection, first: date, last: date) -> list[PassportFact]:
    """Trips abroad that begin in a span, once for every member with a known passport."""
    rows = connection.execute(_PASSPORTS, (first.isoformat(), last.isoformat()))
    return [PassportFact(row[0], row[1], *(_day(cell) for cell in row[2:])) for row in rows]


def projects(connection: Connection, ended_from: date) -> list[ProjectFact]:
    """Aid projects that run, or that ended from a day on."""
    # From the year on: an end known only to the year sorts by its first day.
    rows = connection.execute(_PROJECTS, (str(ended_from.year),))
    return [
        ProjectFact(row[0], row[1], row[2], *(_day(cell) if cell else None for cell in row[3:]))
        for row in rows
    ]


def unstarted(connection: Connection) -> list[EventFact]:
    """Approved aid projects for which nothing was paid, with the day of their approval."""
    return _events(connection, _UNSTARTED)


def relations(connection: Connection) -> list[EventFact]:
    """Partners with a relation of twinning or friendship, and since when it stands."""
    return _events(connection, _RELATIONS)


def conferences(
    connection: Connection, permitted_by: str, first: date, last: date
) -> list[EventFact]:
    """International conferences that begin in a span and that one authority permits; those whose
    file was sent settled."""
    return _events(connection, _CONFERENCES, permitted_by, first.isoformat(), last.isoformat())


def held(connection: Connection, first: date, last: date) -> list[EventFact]:
    """International conferences that begin in a span, with their last day; those that were
    reported on settled."""
    return _events(connection, _HELD, first.isoformat(), last.isoformat())


def registrations(connection: Connection, first: date, last: date) -> list[EventFact]:
    """Foreign NGOs whose paper ends in a span; those that asked for its renewal settled."""
    return _events(connection, _NGOS, first.isoformat(), last.isoformat())


def congresses(connection: Connection, first: date, last: date) -> list[EventFact]:
    """Friendship associations whose term ends in a span."""
    return _events(connection, _CONGRESSES, first.isoformat(), last.isoformat())


def papers(connection: Connection, first: date, last: date) -> list[EventFact]:
    """Cards and official passports that expire in a span."""
    return _events(connection, _PAPERS, first.isoformat(), last.isoformat())


def dossier_steps(connection: Connection) -> list[EventFact]:
    """The next step of every dossier in hand: its day, and its code as status."""
    return _events(connection, _STEPS)


def marks(connection: Connection, since: date) -> frozenset[tuple[str, str, str, str]]:
    """Rule, kind and id of the record, and the day of every done occurrence from a day on."""
    rows = connection.execute(_MARKS, (since.isoformat(),))
    return frozenset(tuple(row) for row in rows)


def reminders(connection: Connection, last: date) -> list[tuple[str, str, date, str, str]]:
    """Id, task, due day, kind and record of the reminders not done that are due by a day."""
    rows = connection.execute(_REMINDERS, (last.isoformat(),))
    return [(row[0], row[1], _day(row[2]).first(), row[3], row[4]) for row in rows]


def holiday_years(connection: Connection) -> frozenset[int]:
    """Years of which the table of holidays has rows, in the bin too."""
    rows = connection.execute('SELECT DISTINCT substr("falls_on_key", 1, 4) FROM "holiday"')
    return frozenset(int(row[0]) for row in rows if row[0])


def _events(connection: Connection, sql: str, *parameters: str) -> list[EventFact]:
    rows = connection.execute(sql, parameters)
    return [EventFact(row[0], row[1], _day(row[2]), row[3] or "", bool(row[4])) for row in rows]


@lru_cache(maxsize=1 << 13)  # thousands of rows share the days of a year or two
def _day(cell: str) -> PartialDay:
    return PartialDay.from_text(cell)
