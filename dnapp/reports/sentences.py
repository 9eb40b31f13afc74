"""Sentences of a report: words of the catalogue with figures set in, and comparisons in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from string import Formatter

from dnapp.core.days import decree30_day
from dnapp.core.money import show_money
from dnapp.core.numbers import count2, percent
from dnapp.core.words import Catalog
from dnapp.reports.document import Figure, Run
from dnapp.services.figure import Figure as Statistic
from dnapp.services.figure import Tally

Runs = tuple[Run, ...]

_FORMATTER = Formatter()
_ONE_PLACE = Decimal("0.1")


def sentence(words: Catalog, key: str, **values: Run | Runs) -> Runs:
    """The sentence of `key` with runs in its placeholders: figures stay figures."""
    runs: list[Run] = []
    for literal, name, _, _ in _FORMATTER.parse(words(key)):
        if literal:
            runs.append(literal)
        if name is not None:
            value = values[name]
            runs += value if isinstance(value, tuple) else (value,)
    return tuple(run for run in runs if run != "")


def joined(parts: Sequence[Runs], between: str, last: str = "") -> Runs:
    """Parts one after another, with `last` instead of `between` before the last one."""
    runs: list[Run] = []
    for place, part in enumerate(parts):
        if place:
            runs.append(last if last and place == len(parts) - 1 else between)
        runs += part
    return tuple(runs)


def count(statistic: Statistic, tally: Tally) -> Figure:
    """A count as text prints it: below ten with a leading zero."""
    assert isinstance(tally.value, int)
    return Figure(statistic.key, tally.value, statistic.unit, tally.ids, count2(tally.value))


def amount(statistic: Statistic, tally: Tally, words: Catalog) -> Figure:
    """An amount with the word of its currency; it must be stated, not None."""
    assert isinstance(tally.value, Decimal)
    shown = show_money(tally.value, statistic.unit, words.table("choice.currency"))
    return Figure(statistic.key, tally.value, statistic.unit, tally.ids, shown)


def change(words: Catalog, statistic: Statistic) -> Runs:
    """How the period compares with the same one last year: "tăng 12,5%", "giảm 3%", "không đổi".

    Nothing when there is no base to compare with: a rise from zero has no percentage.
    """
    now, before = statistic.value, statistic.same_period_last_year
    if now is None or not before:
        return ()
    exact = (Decimal(now) - before) * 100 / before
    shown = exact.quantize(_ONE_PLACE, ROUND_HALF_UP)
    if not shown:
        return (words("report.change.same" if now == before else "report.change.nearly"),)
    if shown == shown.to_integral_value():
        shown = shown.quantize(Decimal(1))
    ids = tuple(dict.fromkeys((*statistic.ids, *statistic.same_period_last_year_ids)))
    figure = Figure(f"{statistic.key}.change", shown, "percent", ids, percent(abs(shown)))
    return sentence(words, "report.change.up" if shown > 0 else "report.change.down", by=figure)


def day(words: Catalog, date: dt.date) -> str:
    """A date as running text of a document writes it: ngày 15 tháng 6 năm 2026."""
    number, month, year = decree30_day(date)
    return words("report.day", day=number, month=month, year=year)


def lower_first(title: str) -> str:
    """A title inside a sentence: its first letter small, unless the word is an abbreviation."""
    first, second = title[:1], title[1:2]
    return title if second.isupper() else first.lower() + title[1:]
