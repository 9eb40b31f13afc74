"""Sums of records over any span of days, as indicators and targets ask for them.

Values come from the database's own counting; the ids behind one are read only when asked for.
A record belongs to the span that holds the first day its date may mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from dnapp.core.money import Amount, Totals, from_minor, total
from dnapp.store.cells import exact

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True)
class Source:
    """Records that are counted by a day: `kind`, the name of the day field, and which of them."""

    kind: str
    day: str
    where: str = ""

    def rows(self) -> str:
        """FROM and WHERE of the live records of a span."""
        also = f" AND {self.where}" if self.where else ""
        return (
            f'FROM "{self.kind}" INDEXED BY "{self.kind}__{self.day}"'
            f' WHERE "deleted_at" IS NULL AND "{self.day}_key" BETWEEN ? AND ?{also}'
        )


_IN = '"direction" = \'in\' AND "cancelled_on" IS NULL'
_OUT = '"direction" = \'out\' AND "cancelled_on" IS NULL'


def _events(*kinds: str, also: str = "") -> Source:
    """Events of some kinds; one that was called off does not count."""
    named = ", ".join(f"'{kind}'" for kind in kinds)
    return Source("event", "starts_on", f'"kind" IN ({named}) AND "cancelled_on" IS NULL{also}')


_PROMOTIONS = ("investment_promotion", "trade_promotion")

COUNTED: Mapping[str, Source] = MappingProxyType(
    {
        "agreements_signed": Source("agreement", "signed_on"),
        "delegations_in": Source("delegation", "starts_on", _IN),
        "delegations_out": Source("delegation", "starts_on", _OUT),
        "associations_founded": Source("friendship_association", "founded_on"),
        "promotions_home": _events(*_PROMOTIONS, also=" AND \"scope\" <> 'abroad'"),
        "promotions_abroad": _events(*_PROMOTIONS, also=" AND \"scope\" = 'abroad'"),
        "aid_conferences": _events("aid_conference"),
        "culture_events": _events("culture"),
        "conferences": _events("conference"),
    }
)
"""Key of a count → its records."""

_LOCALITIES = """
FROM party
JOIN agreement ON agreement.id = party.agreement AND agreement.deleted_at IS NULL
JOIN partner ON partner.id = party.partner AND partner.kind = 'locality'
WHERE party.deleted_at IS NULL AND party.side = 'theirs' AND agreement.signed_on_key IS NOT NULL
GROUP BY party.partner
HAVING min(agreement.signed_on_key) BETWEEN ? AND ?
"""
"""Partner localities by the day of their first agreement."""


@dataclass(frozen=True)
class MoneySource:
    """Lines of aid projects: `table`, its day, and the sources of the projects they belong to."""

    table: str
    day: str
    sources: tuple[str, ...]

    def rows(self) -> str:
        """FROM and WHERE of the lines of a span, read from one index in groups of rates.

        What the projects of other sources paid is left out: they are few beside the lines.
        """
        sources = ", ".join(f"'{source}'" for source in self.sources)
        return (
            f'FROM "{self.table}" INDEXED BY "{self.table}__sums"'
            ' WHERE "deleted_at" IS NULL AND "amount" IS NOT NULL'
            f' AND "{self.day}_key" BETWEEN ? AND ? AND "aid_project" NOT IN (SELECT "id"'
            f' FROM "aid_project" WHERE "deleted_at" IS NOT NULL OR "source" NOT IN ({sources}))'
        )


MONEY: Mapping[str, MoneySource] = MappingProxyType(
    {
        "aid_committed": MoneySource("commitment", "committed_on", ("ngo", "other")),
        "aid_disbursed": MoneySource("disbursement", "paid_on", ("ngo", "other")),
        "oda_disbursed": MoneySource("disbursement", "paid_on", ("oda",)),
    }
)
"""Key of a sum of money → its lines."""

LOCALITIES = "localities_signed"


def count(connection: Connection, key: str, first: date, last: date) -> int:
    """How many records a count comes to from `first` to `last`; KeyError for an unknown key."""
    days = (first.isoformat(), last.isoformat())
    rows = f"FROM (SELECT 1 {_LOCALITIES})" if key == LOCALITIES else COUNTED[key].rows()
    row = connection.execute(f"SELECT count(*) {rows}", days).fetchone()
    return int(row[0])


def sums(connection: Connection, key: str, first: date, last: date) -> Totals:
    """What the lines of a sum of money come to, exactly; KeyError for an unknown key."""
    rows = connection.execute(
        'SELECT sum("amount"), "currency", "rate", "usd_rate"'
        f" {MONEY[key].rows()} GROUP BY 2, 3, 4",
        (first.isoformat(), last.isoformat()),
    )
    return total(Amount(from_minor(row[0]), row[1], exact(row[2]), exact(row[3])) for row in rows)


def ids_behind(connection: Connection, key: str, first: date, last: date) -> tuple[str, ...]:
    """The records that a count or sum rests on, oldest first; of money the aid projects."""
    days = (first.isoformat(), last.isoformat())
    if key == LOCALITIES:
        sql = f"SELECT party.partner {_LOCALITIES} ORDER BY min(agreement.signed_on_key)"
    elif key in MONEY:
        source = MONEY[key]
        sql = f'SELECT "aid_project" {source.rows()} GROUP BY 1 ORDER BY min("{source.day}_key")'
    else:
        source_of_count = COUNTED[key]
        sql = f'SELECT "id" {source_of_count.rows()} ORDER BY "{source_of_count.day}_key", "n"'
    return tuple(row[0] for row in connection.execute(sql, days))


def kind_of(key: str) -> str:
    """The record type that the ids behind a count or sum belong to."""
    if key == LOCALITIES:
        return "partner"
    return "aid_project" if key in MONEY else COUNTED[key].kind
