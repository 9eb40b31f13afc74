"""The facts that figures count: narrow rows of a period with the ids behind every number.

A record belongs to the period that holds the first day its date may mean. Rows in the bin are
left out; what else counts (cancelled, draft) is the services' rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from dnapp.core.money import from_minor
from dnapp.store.cells import exact, last_day, names

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True)
class DelegationFact:
    """One delegation, as far as figures ask."""

    id: str
    direction: str
    day: date
    until: date | None
    """Last day, as far as known."""
    headcount: int | None
    level: str
    pillar: str
    category: str
    lead_unit: str
    reception_level: str
    funding: str
    planned: bool
    border_area: bool
    status: str
    cancelled: bool
    countries: tuple[str, ...]
    partners: tuple[str, ...]
    hosts: tuple[str, ...]
    purposes: tuple[str, ...]
    fields: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many delegations it stands for."""
        return 1

    @property
    def people(self) -> int:
        """Its people; none where the number is not known."""
        return self.headcount or 0

    @property
    def ids(self) -> tuple[str, ...]:
        """The delegation itself."""
        return (self.id,)


@dataclass(frozen=True)
class AgreementFact:
    """One agreement, as far as figures ask."""

    id: str
    day: date
    """The day that was asked for."""
    form: str
    on_behalf: str
    status: str
    proposer: str
    countries: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True)
class MoneyFact:
    """One commitment or disbursement with its project."""

    id: str
    project: str
    day: date
    amount: Decimal
    currency: str
    rate: Decimal | None
    """Đồng per unit of the currency."""
    usd_rate: Decimal | None
    """Đồng per US dollar."""
    form: str
    source: str
    method: str
    status: str
    owner: str
    places: tuple[str, ...]
    fields: tuple[str, ...]


def delegation_facts(
    connection: Connection, first: date, last: date, direction: str | None = None
) -> list[DelegationFact]:
    """Delegations that begin from `first` to `last`, oldest first; one direction or both."""
    rows = connection.execute(
        'SELECT "id", "direction", "starts_on_key", "headcount", "level", "pillar", "category",'
        ' "lead_unit", "reception_level", "funding", "planned", "border_area", "status",'
        ' "cancelled_on" IS NOT NULL, "countries", "partners", "hosts", "purposes", "fields",'
        ' "ends_on" FROM "delegation" INDEXED BY "delegation__starts_on"'
        ' WHERE "deleted_at" IS NULL AND "starts_on_key" BETWEEN ? AND ?'
        ' AND (?3 IS NULL OR "direction" = ?3) ORDER BY "starts_on_key", "n"',
        (first.isoformat(), last.isoformat(), direction),
    )
    return [
        DelegationFact(
            row[0], row[1], date.fromisoformat(row[2]), last_day(row[19]), row[3], row[4], row[5],
            row[6] or "", row[7] or "", row[8], row[9] or "", bool(row[10]), bool(row[11]),
            row[12] or "", bool(row[13]), *(names(cell) for cell in row[14:19]),
        )
        for row in rows
    ]  # fmt: skip


_AGREEMENT_DAYS = ("signed_on", "effective_on", "expires_on", "notice_deadline")


def agreement_facts(
    connection: Connection, first: date, last: date, by: str = "signed_on"
) -> list[AgreementFact]:
    """Agreements whose day `by` lies from `first` to `last`, oldest first.

    `by` is signed_on, effective_on, expires_on or notice_deadline; ValueError for another.
    """
    if by not in _AGREEMENT_DAYS:
        raise ValueError(by)
    rows = connection.execute(
        f'SELECT "id", "{by}_key", "form", "on_behalf", "status", "proposer", "countries",'
        f' "fields" FROM "agreement" INDEXED BY "agreement__{by}"'
        f' WHERE "deleted_at" IS NULL AND "{by}_key" BETWEEN ? AND ? ORDER BY "{by}_key", "n"',
        (first.isoformat(), last.isoformat()),
    )
    return [
        AgreementFact(
            row[0], date.fromisoformat(row[1]), row[2], row[3], row[4] or "", row[5] or "",
            names(row[6]), names(row[7]),
        )
        for row in rows
    ]  # fmt: skip


def commitment_facts(connection: Connection, first: date, last: date) -> list[MoneyFact]:
    """Commitments made from `first` to `last` to live projects, oldest first."""
    return _money_facts(connection, "commitment", "committed_on", first, last)


def disbursement_facts(connection: Connection, first: date, last: date) -> list[MoneyFact]:
    """Disbursements made from `first` to `last` to live projects, oldest first."""
    return _money_facts(connection, "disbursement", "paid_on", first, last)


def _money_facts(
    connection: Connection, table: str, day: str, first: date, last: date
) -> list[MoneyFact]:
    rows = connection.execute(
        f'SELECT m."id", p."id", m."{day}_key", m."amount", m."currency", m."rate",'
        ' m."usd_rate", m."form", p."source", p."method", p."status", p."owner", p."places",'
        f' p."fields" FROM "{table}" AS m INDEXED BY "{table}__{day}"'
        ' CROSS JOIN "aid_project" AS p ON p."id" = m."aid_project"'
        ' WHERE m."deleted_at" IS NULL AND p."deleted_at" IS NULL AND m."amount" IS NOT NULL'
        f' AND m."{day}_key" BETWEEN ? AND ? ORDER BY m."{day}_key", m."n"',
        (first.isoformat(), last.isoformat()),
    )
    return [
        MoneyFact(
            row[0], row[1], date.fromisoformat(row[2]), from_minor(row[3]), row[4],
            exact(row[5]), exact(row[6]), row[7], row[8], row[9], row[10] or "", row[11] or "",
            names(row[12]), names(row[13]),
        )
        for row in rows
    ]  # fmt: skip
