"""Statuses that follow one another on known days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DatedState:
    """A status on one day, and between which days it holds."""

    status: str
    holds_from: date | None
    holds_until: date | None
    """None when open."""


def dated(first: str, turns: Iterable[tuple[date | None, str]], on: date) -> DatedState:
    """The status of a day: `first`, until the first of the `turns` whose day has come.

    Turns are given in the order of their force: of two that have come, the later one in the list
    holds, so that what was cancelled stays so whatever else the calendar says.
    """
    known = [(day, status) for day, status in turns if day is not None]
    days = sorted({day for day, _ in known})
    begun = [status for day, status in known if day <= on]
    return DatedState(
        begun[-1] if begun else first,
        max((day for day in days if day <= on), default=None),
        min((day - _DAY for day in days if day > on), default=None),
    )
