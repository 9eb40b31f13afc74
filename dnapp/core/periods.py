"""Reporting periods and the three ways to cut them.

Reports to the government run from the 15th to the 14th (NĐ 09/2019/NĐ-CP, Điều 12): quarter I is
15/12 of the year before to 14/3. Money of the budget is cut by calendar (TT 23/2022/TT-BTC, Điều
20). A request may also fix its own two days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dnapp.core.days import FIRST_YEAR, LAST_YEAR
from dnapp.core.errors import UserError

MONTH_DAY = 14
"""NĐ 09/2019 cuts months on this day: what is entered for a month counts where this day lies."""

_DAY = timedelta(days=1)


class Kind(StrEnum):
    """Lengths of periods that reports are made for."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    CUSTOM = "custom"


_MONTHS = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.HALF: 6, Kind.NINE_MONTHS: 9, Kind.YEAR: 12}


@dataclass(frozen=True)
class Basis:
    """How periods are cut: `ND09`, `CALENDAR`, or two days of its own."""

    key: str
    span: tuple[date, date] | None = None

    @classmethod
    def custom(cls, first: date, last: date) -> Basis:
        """Both days included; ValueError when the last comes before the first."""
        if last < first:
            raise ValueError(f"{last} comes before {first}")
        return cls("custom", (first, last))

    @property
    def code(self) -> str:
        """What `parse_basis` reads: nd09, calendar, 2026-06-15..2026-09-14."""
        return self.key if self.span is None else f"{self.span[0]}..{self.span[1]}"


ND09 = Basis("nd09")
CALENDAR = Basis("calendar")


@dataclass(frozen=True)
class Period:
    """One period: number `index` (from 1) of its kind in `year`, cut by `basis`.

    Under a custom basis, kind, year and index only name the period; its days are the given ones.
    """

    kind: Kind
    year: int
    index: int
    basis: Basis

    def __post_init__(self) -> None:
        if self.kind is Kind.CUSTOM:
            if self.basis.span is None:
                raise ValueError("a custom period needs its days")
        elif not 1 <= self.index <= _number_in_year(self.kind):
            raise ValueError(f"no {self.kind} number {self.index}")

    @property
    def first(self) -> date:
        """First day, included."""
        if self.basis.span:
            return self.basis.span[0]
        length = _MONTHS[self.kind]
        return _month_start(self.year, length * (self.index - 1) + 1, self.basis)

    @property
    def last(self) -> date:
        """Last day, included."""
        if self.basis.span:
            return self.basis.span[1]
        return _month_start(self.year, _MONTHS[self.kind] * self.index + 1, self.basis) - _DAY

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def code(self) -> str:
        """What `parse_period` reads: 2026-07, 2026-Q3, 2026-H1, 2026-9M, 2026, or two days."""
        ends = {
            Kind.MONTH: f"-{self.index:02d}",
            Kind.QUARTER: f"-Q{self.index}",
            Kind.HALF: f"-H{self.index}",
            Kind.NINE_MONTHS: "-9M",
            Kind.YEAR: "",
        }
        return self.basis.code if self.kind is Kind.CUSTOM else f"{self.year}{ends[self.kind]}"

    def year_to_date(self) -> tuple[date, date]:
        """From the start of the year to the last day (lũy kế từ đầu năm).

        The year starts on 15/12 of the year before under NĐ 09/2019, on 1/1 by calendar. A custom
        basis takes the NĐ 09 start of `year`, or its own first day when that is earlier.
        """
        if self.basis.span:
            return min(self.first, _month_start(self.year, 1, ND09)), self.last
        return _month_start(self.year, 1, self.basis), self.last

    def same_period_last_year(self) -> Period:
        """The period to compare with: the same one a year earlier (29/2 becomes 28/2)."""
        return replace(self, year=self.year - 1, basis=_moved(self.basis, -12))

    def previous(self) -> Period:
        """The period of the same kind before this one."""
        return self._step(-1)

    def next(self) -> Period:
        """The period of the same kind after this one."""
        return self._step(1)

    def _step(self, by: int) -> Period:
        """Custom days move by the months of their kind, or by their own number of days."""
        if self.kind is Kind.CUSTOM:
            length = self.last - self.first + _DAY
            return _custom_period(self.first + by * length, self.last + by * length)
        number = _number_in_year(self.kind)
        years, place = divmod(self.index - 1 + by, number)
        months = by * 12 // number
        return replace(
            self, year=self.year + years, index=place + 1, basis=_moved(self.basis, months)
        )


def _number_in_year(kind: Kind) -> int:
    return 12 // _MONTHS[kind]


def _month_start(year: int, month: int, basis: Basis) -> date:
    """First day of a reporting month; month 13 is January of the next year."""
    if basis == ND09:
        month -= 1
    years, place = divmod(month - 1, 12)
    return date(year + years, place + 1, 15 if basis == ND09 else 1)


def _moved(basis: Basis, months: int) -> Basis:
    """A custom basis by whole months; the end moves with the day after it, so months stay whole."""
    if basis.span is None:
        return basis
    first, last = basis.span
    start = _add_months(first, months)
    return Basis.custom(start, max(start, _add_months(last + _DAY, months) - _DAY))


def _add_months(day: date, months: int) -> date:
    years, place = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, place + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def period_of(day: date, kind: Kind, basis: Basis) -> Period:
    """The one period of `kind` that a day counts in: 15/12/2026 is in I/2027 under NĐ 09.

    ValueError when there is none: October to December have no nine months, and a custom basis has
    no periods but its own.
    """
    if kind is Kind.CUSTOM or basis.span:
        raise ValueError("custom periods are not found by day")
    year, month = day.year, day.month
    if basis == ND09 and day.day >= 15:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return Period(kind, year, (month - 1) // _MONTHS[kind] + 1, basis)


_RULED = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)|Q(?P<quarter>\d)|H(?P<half>\d)|(?P<nine>9)M))?",
    re.ASCII | re.IGNORECASE,
)


def parse_period(code: str, basis: Basis) -> Period:
    """Read 2026-07, 2026-Q3, 2026-H1, 2026-9M, 2026, or FROM..TO whatever the basis.

    UserError `period.unreadable`.
    """
    if ".." in code:
        return _custom_period(*_read_span(code))
    match = _RULED.fullmatch(code.strip())
    if match is None or not FIRST_YEAR < int(match["year"]) <= LAST_YEAR:
        raise UserError("period.unreadable", typed=code)
    kinds = {
        Kind.MONTH: match["month"],
        Kind.QUARTER: match["quarter"],
        Kind.HALF: match["half"],
        Kind.NINE_MONTHS: match["nine"] and "1",
    }
    kind, index = next(((k, n) for k, n in kinds.items() if n), (Kind.YEAR, "1"))
    if not 1 <= int(index) <= _number_in_year(kind):
        raise UserError("period.unreadable", typed=code)
    return Period(kind, int(match["year"]), int(index), basis)


def _custom_period(first: date, last: date) -> Period:
    """Two days as a period; it belongs to the NĐ 09 year of its middle day."""
    middle = first + (last - first) // 2
    year = period_of(middle, Kind.YEAR, ND09).year
    return Period(Kind.CUSTOM, year, 1, Basis.custom(first, last))


def parse_basis(code: str) -> Basis:
    """Read nd09, calendar, or FROM..TO in ISO days; UserError with a `period.` key."""
    known = {basis.key: basis for basis in (ND09, CALENDAR)}
    bare = code.strip().lower()
    return known[bare] if bare in known else Basis.custom(*_read_span(code))


def _read_span(code: str) -> tuple[date, date]:
    try:
        first, last = (date.fromisoformat(part.strip()) for part in code.split(".."))
    except ValueError:
        raise UserError("period.basis_unreadable", typed=code) from None
    if not FIRST_YEAR < first.year <= last.year <= LAST_YEAR or last < first:
        raise UserError("period.basis_order", typed=code)
    return first, last
