"""Periods as a report names them: quý III, 6 tháng đầu năm, tháng 7, năm 2026."""

from __future__ import annotations

from dnapp.core.numbers import roman
from dnapp.core.periods import Kind, Period
from dnapp.core.words import Catalog
from dnapp.reports.sentences import day


def name(words: Catalog, period: Period) -> str:
    """The period without its year where a year follows: quý III, 6 tháng đầu năm, tháng 7."""
    match period.kind:
        case Kind.QUARTER:
            return words("report.period.quarter", number=roman(period.index))
        case Kind.HALF:
            return words(f"report.period.half_{period.index}")
        case Kind.NINE_MONTHS:
            return words("report.period.nine_months")
        case Kind.MONTH:
            return words("report.period.month", number=_month(period.index))
        case Kind.YEAR:
            return words("report.period.year", year=period.year)
        case Kind.CUSTOM:
            first, last = day(words, period.first), day(words, period.last)
            return words("report.period.custom", first=first, last=last)


def full_name(words: Catalog, period: Period) -> str:
    """The period with its year: quý III năm 2026, 6 tháng đầu năm 2026."""
    short = name(words, period)
    match period.kind:
        case Kind.YEAR | Kind.CUSTOM:
            return short
        case Kind.HALF | Kind.NINE_MONTHS:  # these end in the word for year
            return words("report.period.of_year", name=short, year=period.year)
        case _:
            return words("report.period.in_year", name=short, year=period.year)


def following(period: Period) -> Period | None:
    """The period that tasks are set for; None after days of one's own."""
    if period.kind is Kind.CUSTOM:
        return None
    if period.kind is Kind.NINE_MONTHS:
        basis = period.basis
        return Period(Kind.QUARTER, period.year, 4, basis)
    return period.next()


def next_name(words: Catalog, period: Period) -> str:
    """The period that tasks are set for, with its year; "thời gian tới" after one's own days."""
    upcoming = following(period)
    return words("report.period.time_ahead") if upcoming is None else full_name(words, upcoming)


def subject(words: Catalog, period: Period) -> str:
    """The subject (trích yếu): results of the period, and tasks of the next.

    One year is named once: "quý III và … quý IV năm 2026"; two years each at its place.
    """
    upcoming = following(period)
    one_year = upcoming is not None and upcoming.year == period.year
    now = name(words, period) if one_year else full_name(words, period)
    return words("report.quarterly.subject", now=now, next=next_name(words, period))


def _month(number: int) -> str:
    return f"{number:02d}" if number < 3 else str(number)
