"""Periods that were reported and locked: changing what their figures count needs a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.numbers import count2
from dnapp.store.locked import LockedPeriod, Watched, locked_periods, moved

if TYPE_CHECKING:
    from dnapp.store.readers import Reader

LOCKED = "issued.locked"
"""Key of the error that asks for a reason."""


def _watched(day: str, *columns: str, sql: str = "") -> Watched:
    return Watched(day, frozenset({day, "deleted_at", *columns}), sql)


_MONEY = ("amount", "currency", "rate", "usd_rate", "aid_project")

WATCHED: Mapping[str, Watched] = {
    "delegation": _watched(
        "starts_on", "ends_on", "direction", "headcount", "countries", "level", "pillar",
        "purposes", "fields", "reception_level", "planned", "cancelled_on",
    ),
    "agreement": _watched("signed_on", "pillar"),
    "commitment": _watched("committed_on", *_MONEY),
    "disbursement": _watched("paid_on", *_MONEY),
    "event": _watched(
        "starts_on", "kind", "scope", "pillar", "cancelled_on", "works", "delegates_vietnamese",
        "delegates_resident", "delegates_abroad",
    ),
    "case": _watched("happened_on", "kind"),
    "travel_document": _watched("issued_on", "kind"),
    "contribution": _watched("happened_on"),
    "friendship_association": _watched("founded_on", "dissolved_on"),
    "indicator_value": _watched("last_on", "first_on", "amount", "unit", "country", "certainty"),
    "counter_value": _watched(
        "month", "year", "value", sql="printf('%04d-%02d-14', t.\"year\", t.\"month\")"
    ),
}  # fmt: skip
"""Record type → the day by which its rows count, and the columns that the figures read."""


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
    for row in moved(connection, base, WATCHED):
        days = [day for day in (_day(row.before), _day(row.after)) if day]
        for period in periods:
            if any(period.first <= day <= period.last for day in days):
                hit.setdefault(row.id, period)
    if hit:
        period = next(iter(hit.values()))
        raise UserError(LOCKED, count=count2(len(hit)), title=period.title, number=period.number)


def _day(text: str | None) -> str:
    """The first day that a stored day or key may mean; "" for none."""
    if not text or not text[:4].isdigit():
        return ""
    return PartialDay.from_text(text).first().isoformat()
