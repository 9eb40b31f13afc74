"""What a timeline shows: the rows with a span, read with no more than time and place need.

One scan a kind: a hundred thousand delegations are read in a fraction of a second.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from dnapp.core.record import Child, Tree
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.term import TERM, Term

if TYPE_CHECKING:
    from sqlite3 import Connection


class DelegationSpan(NamedTuple):
    """A delegation with its days in the form they are stored in; `last` is "" when unknown."""

    id: str
    title: str
    status: str
    direction: str
    first: str
    last: str
    countries: tuple[str, ...]
    partners: tuple[str, ...]
    agency: str
    """Who leads it, or else who receives it first."""


class AgreementSpan(NamedTuple):
    """An agreement with its terms, as far as the term engine asks, and its foreign parties."""

    tree: Tree
    partners: tuple[str, ...]


class AidSpan(NamedTuple):
    """An aid project with its days in the form they are stored in; "" when unknown."""

    id: str
    title: str
    status: str
    source: str
    first: str
    last: str
    closed: str
    revoked: str
    countries: tuple[str, ...]
    partners: tuple[str, ...]
    agency: str


class EventSpan(NamedTuple):
    """An event with its days in the form they are stored in; `last` is "" when unknown."""

    id: str
    title: str
    status: str
    kind: str
    first: str
    last: str
    countries: tuple[str, ...]
    partners: tuple[str, ...]
    agency: str


_AGREEMENT_FIELDS = (
    "id", "title", "form", "status", "countries", "proposer", "signed_on", "effective_on",
    "renewal", "renewal_months", "notice", "notice_unit", "notified_on", "ended_on", "replaced_on",
    "successor", "heir", "inherited_on", "suspended_on", "resumed_on",
)  # fmt: skip
_TERM_FIELDS = ("id", "agreement", "kind", "basis", "starts_on", "months", "ends_on", "document")


def delegation_spans(connection: Connection) -> Iterator[DelegationSpan]:
    """Delegations whose first day is known at least to the year, in no order: all of them lie in
    one scan of the table, which costs less than the index that would order them.

    One by one: a list of them would be walked by each collection of garbage meanwhile.
    """
    rows = connection.execute(
        'SELECT "id", "name", "status", "direction", "starts_on", coalesce("ends_on", \'\'),'
        ' "countries", "partners", coalesce(nullif("lead_unit", \'\'), "hosts" ->> 0, \'\')'
        ' FROM "delegation" NOT INDEXED WHERE "deleted_at" IS NULL AND "starts_on_key" IS NOT NULL'
    )
    for row in rows:
        yield DelegationSpan(
            row[0], row[1], row[2], row[3], row[4], row[5], _ids(row[6]), _ids(row[7]), row[8]
        )


def agreement_spans(connection: Connection) -> Iterator[AgreementSpan]:
    """Live agreements, the oldest first."""
    terms: dict[str, list[Child]] = {}
    for row in connection.execute(_select("term", _TERM_FIELDS) + ' ORDER BY "pos", "n"'):
        terms.setdefault(row[1], []).append(_term(row))
    parties = _linked(connection, "party", "agreement", "partner")
    specs = AGREEMENT.specs
    order = ' ORDER BY coalesce("signed_on_key", "effective_on_key"), "n"'
    for row in connection.execute(_select("agreement", _AGREEMENT_FIELDS) + order):
        cells = zip(_AGREEMENT_FIELDS[1:], row[1:], strict=True)
        values = {name: specs[name].from_db(cell) for name, cell in cells if cell is not None}
        record = Agreement(id=row[0], **values)
        tree = Tree(record, {"term": tuple(terms.get(row[0], ()))})
        yield AgreementSpan(tree, parties.get(row[0], ()))


def aid_spans(connection: Connection) -> list[AidSpan]:
    """Aid projects whose first day is known at least to the year, the oldest first."""
    partners = _linked(connection, "donor", "aid_project", "partner")
    countries = _linked(connection, "donor", "aid_project", "country")
    rows = connection.execute(
        'SELECT "id", "name", "status", "source", "starts_on", coalesce("ends_on", \'\'),'
        " coalesce(\"closed_on\", ''), coalesce(\"revoked_on\", ''), coalesce(\"owner\", '')"
        ' FROM "aid_project" WHERE "deleted_at" IS NULL AND "starts_on_key" IS NOT NULL'
        ' ORDER BY "starts_on_key", "n"'
    )
    return [
        AidSpan(
            row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7],
            countries.get(row[0], ()), partners.get(row[0], ()), row[8],
        )
        for row in rows
    ]  # fmt: skip


def event_spans(connection: Connection) -> list[EventSpan]:
    """Events whose first day is known at least to the year, the oldest first."""
    rows = connection.execute(
        'SELECT "id", "name", "status", "kind", "starts_on", coalesce("ends_on", \'\'),'
        ' "countries", "partners", coalesce("lead_unit", \'\')'
        ' FROM "event" WHERE "deleted_at" IS NULL AND "starts_on_key" IS NOT NULL'
        ' ORDER BY "starts_on_key", "n"'
    )
    return [
        EventSpan(
            row[0], row[1], row[2], row[3], row[4], row[5], _ids(row[6]), _ids(row[7]), row[8]
        )
        for row in rows
    ]


def partner_places(connection: Connection) -> dict[str, tuple[str, str]]:
    """Name and country of every partner by id, of those in the bin too."""
    rows = connection.execute('SELECT "id", "name", coalesce("country", \'\') FROM "partner"')
    return {row[0]: (row[1] or "", row[2]) for row in rows}


def _select(table: str, fields: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{field}"' for field in fields)
    return f'SELECT {columns} FROM "{table}" WHERE "deleted_at" IS NULL'


def _term(row: tuple[Any, ...]) -> Term:
    cells = zip(_TERM_FIELDS[1:], row[1:], strict=True)
    values = {name: TERM.specs[name].from_db(cell) for name, cell in cells if cell is not None}
    return Term(id=str(row[0]), **values)


def _linked(
    connection: Connection, table: str, owner: str, link: str
) -> dict[str, tuple[str, ...]]:
    """What the child rows of each record point to, each once, in their order."""
    found: dict[str, dict[str, None]] = {}
    rows = connection.execute(
        f'SELECT "{owner}", "{link}" FROM "{table}" WHERE "deleted_at" IS NULL'
        f' AND coalesce("{link}", \'\') <> \'\' ORDER BY "{owner}", "pos", "n"'
    )
    for row_id, target in rows:
        found.setdefault(row_id, {})[target] = None
    return {row_id: tuple(targets) for row_id, targets in found.items()}


@lru_cache(maxsize=1 << 14)  # a hundred thousand rows name a few hundred countries and partners
def _ids(cell: str | None) -> tuple[str, ...]:
    if not cell or cell == "[]":
        return ()
    return tuple(json.loads(cell))
