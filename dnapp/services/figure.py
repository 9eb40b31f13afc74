"""A figure of a period: its value, and the ids of the records that it counts or adds up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from dnapp.core.periods import Period
from dnapp.services.phrases import Phrase

Value = int | Decimal | None
"""A count, an amount, or None where an amount cannot be stated because a rate is missing."""


@dataclass(frozen=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def joined(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.first, other.first), max(self.last, other.last))


def united(spans: Iterable[Span]) -> list[Span]:
    """The same days as spans that do not overlap, oldest first."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: span.first):
        if found and span.first <= found[-1].last + timedelta(1):
            found[-1] = found[-1].joined(span)
        else:
            found.append(span)
    return found


@dataclass(frozen=True)
class Stretch(Span):
    """Days that every span asked for holds all or none of, so that they count as one day."""

    end: date
    """The earliest last day of the spans that hold them."""


def stretches(spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """Cut spans where one begins or ends; oldest first."""
    known = set(spans)
    cuts = sorted({day for span in known for day in (span.first, span.last + timedelta(1))})
    found = []
    for first, following in pairwise(cuts):
        ends = [span.last for span in known if first in span]
        if ends:
            found.append(Stretch(first, following - timedelta(1), min(ends)))
    return tuple(found)


@dataclass(frozen=True)
class Windows:
    """The three spans that every figure is stated for."""

    now: Span
    """The period."""
    year: Span
    """From the start of the year to the end of the period (lũy kế từ đầu năm)."""
    before: Span
    """The same period last year."""
    today: date

    @classmethod
    def of(cls, period: Period, today: date) -> Windows:
        """The spans of a period, seen from a day."""
        before = period.same_period_last_year()
        return cls(
            Span(period.first, period.last),
            Span(*period.year_to_date()),
            Span(before.first, before.last),
            today,
        )

    @property
    def all(self) -> tuple[Span, Span, Span]:
        """Period, year to date, same period last year: the order of every triple of values."""
        return self.now, self.year, self.before

    @property
    def whole(self) -> Span:
        """The days from the first to the last of them."""
        return self.year.joined(self.before)

    @property
    def days(self) -> tuple[date, date, date]:
        """The day that each span's state of affairs is judged on: its last, or today if earlier."""
        now, _, before = (min(span.last, self.today) for span in self.all)
        return now, now, before


@dataclass(frozen=True)
class Tally:
    """A value with the ids behind it."""

    value: Value
    ids: tuple[str, ...] = ()

    @classmethod
    def of(cls, ids: Iterable[str]) -> Tally:
        """A count of records, each once."""
        distinct = tuple(dict.fromkeys(ids))
        return cls(len(distinct), distinct)


@dataclass(frozen=True)
class Figure:
    """One figure of a period with its year-to-date and that of the same period last year.

    `kind` is the record type that the ids belong to. `unit` is what is counted ("delegation",
    "person" …) or an ISO currency code. An amount in đồng or US dollars is None where a line lacks
    its rate; `missing` then holds the records to complete.
    """

    key: str
    label: Phrase
    unit: str
    kind: str
    value: Value
    ids: tuple[str, ...]
    year_to_date: Value
    year_to_date_ids: tuple[str, ...]
    same_period_last_year: Value
    same_period_last_year_ids: tuple[str, ...]
    missing: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        key: str,
        label: Phrase,
        unit: str,
        kind: str,
        tallies: Iterable[Tally],
        missing: tuple[str, ...] = (),
    ) -> Figure:
        """A figure from its three tallies, in the order of `Windows.all`."""
        now, year, before = tallies
        return cls(
            key, label, unit, kind,
            now.value, now.ids, year.value, year.ids, before.value, before.ids, missing,
        )  # fmt: skip

    @property
    def now(self) -> Tally:
        """The period's value."""
        return Tally(self.value, self.ids)

    @property
    def year(self) -> Tally:
        """The year-to-date value."""
        return Tally(self.year_to_date, self.year_to_date_ids)

    @property
    def summed(self) -> Figure:
        """The same without ids and what is missing: all that figures have of which only the sums
        were read."""
        return replace(self, ids=(), year_to_date_ids=(), same_period_last_year_ids=(), missing=())

    @property
    def before(self) -> Tally:
        """The value of the same period last year."""
        return Tally(self.same_period_last_year, self.same_period_last_year_ids)
