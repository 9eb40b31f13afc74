"""Periods that were reported and locked: changing what their figures count needs a reason.

A row counts by its main day; some rows have further days on which something happens of itself (the
approval of a project). Agreements are judged whole (`agreement_locks.py`), since what they are on a
day follows from all their days and clauses.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.numbers import count2
from dnapp.core.periods import MONTH_DAY
from dnapp.services.agreement_locks import moved_agreements
from dnapp.store.locked import LockedPeriod, Written, locked_periods, written

if TYPE_CHECKING:
    from dnapp.store.readers import Reader

LOCKED = "issued.locked"
"""Key of the error that asks for a reason."""


@dataclass(frozen=True)
class Watched:
    """What of a record type moves figures."""

    counted_on: tuple[str, ...]
    """The column of the main day, or year and month."""
    columns: frozenset[str] = frozenset()
    """What figures read, counted on the main day."""
    days: frozenset[str] = frozenset()
    """Columns of further days, each of which moves figures by itself."""

    @property
    def cells(self) -> frozenset[str]:
        """Every column that a day is made of."""
        return self.days.union(self.counted_on)


def _watched(counted_on: str, *columns: str, days: tuple[str, ...] = ()) -> Watched:
    return Watched((counted_on,), frozenset(columns), frozenset(days))


_MONEY = ("amount", "currency", "rate", "usd_rate", "aid_project")

WATCHED: Mapping[str, Watched] = {
    "delegation": _watched(
        "starts_on", "ends_on", "direction", "headcount", "countries", "level", "pillar",
        "purposes", "fields", "reception_level", "planned", "cancelled_on",
    ),
    "partner": _watched("related_on", "relation", days=("valid_to",)),
    "aid_project": _watched(
        "approval_document", "source", "method", "fields", "places",
        days=("starts_on", "ends_on", "closed_on", "revoked_on"),
    ),
    "commitment": _watched("committed_on", *_MONEY),
    "disbursement": _watched("paid_on", *_MONEY),
    "event": _watched(
        "starts_on", "kind", "scope", "pillar", "cancelled_on", "works", "delegates_vietnamese",
        "delegates_resident", "delegates_abroad",
    ),
    "case": _watched("happened_on", "kind"),
    "travel_document": _watched("issued_on", "kind"),
    "contribution": _watched("happened_on"),
    "friendship_association": _watched("founded_on", days=("dissolved_on",)),
    "ngo_registration": Watched((), days=frozenset({"ended_on"})),
    "ngo_paper": _watched("starts_on", days=("ends_on",)),
    "indicator_value": _watched("last_on", "first_on", "amount", "unit", "country", "certainty"),
    "counter_value": Watched(("year", "month"), frozenset({"value"})),
}  # fmt: skip
"""Record type → what of its rows the figures count, and by which days; agreements apart."""

_CELLS = {kind: watched.cells for kind, watched in WATCHED.items()}
_BIN = "deleted_at"


def check_locks(connection: Reader, base: int, reason: str) -> None:
    """Refuse an open change that moves figures of a locked period without a reason.

    `base` is the newest row of the trail before the change. UserError `LOCKED`.
    """
    if reason:
        return
    periods = locked_periods(connection)
    if not periods:
        return
    hit: dict[str, LockedPeriod] = {}
    for row in written(connection, base, _CELLS):
        days = set(days_moved(WATCHED[row.kind], row))
        for period in periods:
            if any(period.first <= day <= period.last for day in days):
                hit.setdefault(row.id, period)
    for ident, period in moved_agreements(connection, base, periods):
        hit.setdefault(ident, period)
    if hit:
        period = next(iter(hit.values()))
        raise UserError(LOCKED, count=count2(len(hit)), title=period.title, number=period.number)


def days_moved(watched: Watched, row: Written) -> Iterator[str]:
    """The ISO days on which a written row moves figures, as they were and as they are."""
    changed = row.changed
    whole = changed is None or _BIN in changed
    by_main = whole or not (watched.columns.union(watched.counted_on)).isdisjoint(changed or ())
    names = watched.days if whole else watched.days.intersection(changed or ())
    for cells in (row.before, row.after):
        if by_main:
            yield from _main(watched, cells)
        for name in names:
            yield from _day(cells[name])


def _main(watched: Watched, cells: Mapping[str, Any]) -> Iterator[str]:
    found = [cells[name] for name in watched.counted_on]
    if len(found) == 1:
        yield from _day(found[0])
    elif found and all(found):
        year, month = found
        yield date(year, month, MONTH_DAY).isoformat()


def _day(cell: str | None) -> Iterator[str]:
    """The first day that a stored day, or the day of a stored document, may mean."""
    text = json.loads(cell).get("issued_on") if cell and cell.startswith("{") else cell
    if text:
        yield PartialDay.from_text(text).first().isoformat()
