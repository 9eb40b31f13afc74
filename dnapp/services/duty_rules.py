"""Duty rules in force: which version holds on a day, and the day that it leads to."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from dnapp.core.days import LAST_YEAR
from dnapp.records.duty_rule import YEARLY, DutyRule
from dnapp.services.deadlines import DaysOff, moved

_MOST_DAYS = {"days": 1, "workdays": 2, "months": 31}
"""At most so many calendar days for one of a unit, holidays of a usual year included."""

_LONGEST_BREAK = 20
"""Days off in a row, more than any Tết has."""

_Version = tuple[date, date, DutyRule]
"""First and last day on which a version holds, and the version."""


class Rules:
    """The rules of an office with all their versions."""

    def __init__(self, rows: Iterable[DutyRule], days_off: DaysOff) -> None:
        self.days_off = days_off
        self._found: dict[tuple[str, date], tuple[DutyRule, ...]] = {}
        self._versions: dict[str, list[_Version]] = {}
        for row in rows:
            self._versions.setdefault(row.code, []).append((_begins(row), _ends(row), row))
        for versions in self._versions.values():
            versions.sort(key=lambda version: version[0], reverse=True)
        self._due: dict[tuple[str, date], date] = {}
        self._codes: dict[str, list[str]] = {}
        for code, versions in self._versions.items():
            for event in {rule.event for *_, rule in versions}:
                self._codes.setdefault(event, []).append(code)

    def on(self, event: str, day: date) -> tuple[DutyRule, ...]:
        """The rules that an event of a day starts: of each code the version valid then.

        Of versions that overlap, the one that begins last holds. One switched off raises nothing.
        """
        if (event, day) not in self._found:
            codes = self._codes.get(event, ())
            valid = (_valid(self._versions[code], day) for code in codes)
            self._found[event, day] = tuple(
                rule for rule in valid if rule and rule.event == event and not rule.off
            )
        return self._found[event, day]

    def yearly(self, year: int) -> Iterator[DutyRule]:
        """The yearly rules of a year, each in the version valid on its own day."""
        for rule in self.of(YEARLY):
            if rule in self.on(YEARLY, yearly_day(rule, year)):
                yield rule

    def of(self, event: str) -> Iterator[DutyRule]:
        """Every version of the rules of an event that is switched on, valid or not."""
        for code in self._codes.get(event, ()):
            for *_, rule in self._versions[code]:
                if rule.event == event and not rule.off:
                    yield rule

    def due(self, rule: DutyRule, event: date) -> date:
        """The day that a rule leads to from the day of its event."""
        due = self._due.get((rule.id, event))
        if due is None:
            delay = -(rule.delay or 0) if rule.side == "before" else rule.delay or 0
            due = self._due[rule.id, event] = moved(event, delay, rule.unit, self.days_off)
        return due

    def reach(self, event: str) -> int:
        """At most so many calendar days lie between such an event and the day it leads to."""
        return max(
            (
                (rule.delay or 0) * _MOST_DAYS.get(rule.unit, 1) + _LONGEST_BREAK
                for rule in self.of(event)
            ),
            default=0,
        )

    def unknown_year(self, rule: DutyRule, event: date, due: date) -> int | None:
        """A year without holidays that working days were counted over."""
        return self.days_off.unknown_year(event, due) if rule.unit == "workdays" else None


def yearly_day(rule: DutyRule, year: int) -> date:
    """The day of a yearly duty in a year; 29/02 is 28/02 in a common year."""
    month = rule.month or 1
    return date(year, month, min(rule.day_of_month or 1, monthrange(year, month)[1]))


def overlaps(one: DutyRule, other: DutyRule) -> bool:
    """Whether two versions hold on the same day."""
    return _begins(one) <= _ends(other) and _begins(other) <= _ends(one)


def _valid(versions: Iterable[_Version], day: date) -> DutyRule | None:
    """The version that begins last of those that hold, from versions the latest first."""
    for begins, ends, rule in versions:
        if begins <= day <= ends:
            return rule
    return None


def _begins(rule: DutyRule) -> date:
    return rule.valid_from.first() if rule.valid_from else date.min


def _ends(rule: DutyRule) -> date:
    return rule.valid_to.last() if rule.valid_to else date(LAST_YEAR, 12, 31)
