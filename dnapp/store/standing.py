"""What may stand in a span: agreements, partners, aid projects with their donors and money.

Unlike the facts of `store.figures`, which happen on a day, these last. Each function returns short
rows of what may matter; judging for a day is the work of the services.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from dnapp.core.money import from_minor
from dnapp.store.cells import exact, first_day, last_day, names

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True)
class PartnerFact:
    """A partner with a relation."""

    id: str
    relation: str
    since: date | None
    until: date | None
    """Last day of its existence."""


class AidFact(NamedTuple):
    """An aid project as figures see it."""

    id: str
    source: str
    method: str
    first: date | None
    last: date | None
    """Last day it may run: its end, or its closing when that is earlier."""
    approved: bool
    approved_on: date | None
    revoked_on: date | None
    fields: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class DonorFact(NamedTuple):
    """A donor of an aid project."""

    id: str
    project: str
    partner: str
    name: str
    country: str = ""
    """Its own, else that of the partner."""


class LineFact(NamedTuple):
    """A commitment or disbursement, with đồng per unit and per US dollar on its day."""

    id: str
    project: str
    day: date
    value: Decimal
    currency: str
    rate: Decimal | None
    usd_rate: Decimal | None


_AGREEMENTS = """
SELECT id FROM agreement
WHERE deleted_at IS NULL AND coalesce(signed_on_key, effective_on_key, '') <= ?
    AND (status IS NULL OR status NOT IN ('expired', 'terminated', 'replaced')
        OR expires_on_key IS NULL
        OR max(expires_on_key, coalesce(signed_on_key, ''), coalesce(ended_on, ''),
            coalesce(replaced_on, '')) >= ?)
ORDER BY coalesce(signed_on_key, effective_on_key), n
"""
_PARTNERS = """
SELECT id, relation, related_on_key, valid_to FROM partner
WHERE deleted_at IS NULL AND relation IN ('twinned', 'friendship', 'contact')
ORDER BY name_key, n
"""
_ALL_PROJECTS = """
SELECT id, source, method, starts_on_key, ends_on, closed_on,
    approval_document IS NOT NULL, approval_document ->> 'issued_on', revoked_on,
    fields, places
FROM aid_project
WHERE deleted_at IS NULL"""
_PROJECTS = f"""{_ALL_PROJECTS} AND id IN (
    SELECT id FROM aid_project INDEXED BY aid_project__ends_on
        WHERE deleted_at IS NULL AND ends_on_key >= ?1
    UNION SELECT id FROM aid_project WHERE deleted_at IS NULL AND ends_on_key IS NULL
    UNION SELECT id FROM aid_project
        WHERE deleted_at IS NULL AND approval_document_key BETWEEN ?1 AND ?2
    UNION SELECT id FROM aid_project AS p WHERE EXISTS (
        SELECT 1 FROM disbursement INDEXED BY disbursement__project_days
        WHERE deleted_at IS NULL AND amount IS NOT NULL
            AND aid_project = p.id AND paid_on_key BETWEEN ?1 AND ?2)
    UNION SELECT aid_project FROM commitment
        WHERE deleted_at IS NULL AND committed_on_key BETWEEN ?1 AND ?2)
ORDER BY starts_on_key, n
"""
_ALL_DONORS = """
SELECT d.id, d.aid_project, coalesce(d.partner, ''), d.name,
    coalesce(nullif(d.country, ''), p.country, '')
FROM donor AS d LEFT JOIN partner AS p ON p.id = d.partner
WHERE d.deleted_at IS NULL"""
_DONORS = f"""{_ALL_DONORS} AND d.aid_project IN (SELECT value FROM json_each(?))
ORDER BY d.aid_project, d.pos
"""
_LINES = """
SELECT id, aid_project, {day}_key, amount, currency, rate, usd_rate FROM {table}
WHERE deleted_at IS NULL AND aid_project IN (SELECT value FROM json_each(?))
    AND {day}_key BETWEEN ? AND ? AND amount IS NOT NULL
ORDER BY {day}_key, n
"""
_LINE_DAYS = {"commitment": "committed_on", "disbursement": "paid_on"}


def agreement_ids(connection: Connection, first: date, last: date) -> list[str]:
    """Agreements signed by the last day, or on no known one, without those that were over before
    the first, by their term and by what was decided."""
    # From the year on: an end known only to the year sorts by its first day.
    rows = connection.execute(_AGREEMENTS, (last.isoformat(), str(first.year)))
    return [row[0] for row in rows]


def partner_facts(connection: Connection) -> tuple[PartnerFact, ...]:
    """Partners that have a relation with us."""
    rows = connection.execute(_PARTNERS)
    return tuple(PartnerFact(row[0], row[1], first_day(row[2]), last_day(row[3])) for row in rows)


def aid_facts(connection: Connection, first: date, last: date) -> tuple[AidFact, ...]:
    """Projects that may run, be approved, get a commitment or be paid in the span."""
    # From the year on: partial ends sort by their first day, documents by their year.
    bounds = (str(first.year), last.isoformat())
    return tuple(map(_project, connection.execute(_PROJECTS, bounds)))


def all_aid_facts(connection: Connection) -> tuple[AidFact, ...]:
    """Every project: of a span of years these are not many more, and sooner read."""
    return tuple(map(_project, connection.execute(_ALL_PROJECTS)))


def _project(row: tuple[Any, ...]) -> AidFact:
    ended, closed = last_day(row[4]), first_day(row[5])
    return AidFact(
        id=row[0],
        source=row[1],
        method=row[2],
        first=first_day(row[3]),
        last=min(ended, closed) if ended and closed else ended or closed,
        approved=bool(row[6]),
        approved_on=first_day(row[7]),
        revoked_on=first_day(row[8]),
        fields=names(row[9]),
        places=names(row[10]),
    )


def donor_facts(connection: Connection, projects: Sequence[str]) -> tuple[DonorFact, ...]:
    """Donors of some projects, the lead of each first."""
    rows = connection.execute(_DONORS, (json.dumps(projects),))
    return tuple(map(DonorFact._make, rows))


def all_donor_facts(connection: Connection) -> tuple[DonorFact, ...]:
    """Every donor."""
    return tuple(map(DonorFact._make, connection.execute(_ALL_DONORS)))


def line_facts(
    connection: Connection, kind: str, projects: Sequence[str], last: date, first: date = date.min
) -> tuple[LineFact, ...]:
    """Lines of some projects up to a day, oldest first; `kind` is commitment or disbursement."""
    sql = _LINES.format(table=kind, day=_LINE_DAYS[kind])
    rows = connection.execute(sql, (json.dumps(projects), first.isoformat(), last.isoformat()))
    return tuple(
        LineFact(
            id=row[0],
            project=row[1],
            day=date.fromisoformat(row[2]),
            value=from_minor(row[3]),
            currency=row[4],
            rate=exact(row[5]),
            usd_rate=exact(row[6]),
        )
        for row in rows
    )
