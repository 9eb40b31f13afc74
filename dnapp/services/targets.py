"""Plan targets judged on any day, with the sentence that explains each verdict.

The values come from records by the database's own sums or from figures entered by hand; nothing
here is typed. Of the versions of a target the one in force on the day is judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from typing import TYPE_CHECKING

from dnapp.core.measures import converted, convertible
from dnapp.core.query import Query
from dnapp.records.indicator import Indicator
from dnapp.records.indicator_value import IndicatorValue
from dnapp.records.plan import Plan
from dnapp.records.target import Target
from dnapp.records.target_step import TargetStep
from dnapp.services.measuring import EnteredSeries, Ids, RecordSeries, Series
from dnapp.services.target_shapes import SHAPES, VERDICTS, Asked, Standing, unknown, yes_no
from dnapp.store import counted

if TYPE_CHECKING:
    from dnapp.core.days import PartialDay
    from dnapp.store.repository import Repositories

MANY = 5_000
"""More targets, or values of one indicator, than any office has."""


_SUMMED = frozenset({"total", "at_least", "range"})
"""Shapes whose yearly pieces add up."""


@dataclass(frozen=True)
class Allotted:
    """What the targets of shorter plans, as pieces of a longer one's, come to in its unit."""

    planned: Decimal
    actual: Decimal
    """Reached by those that can be measured."""
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Judgement:
    """How one target stands on a day."""

    target: Target
    plan: Plan
    indicator: Indicator | None
    first: date
    last: date
    """The target's period: its own, or that of its plan."""
    standing: Standing
    steps: tuple[tuple[date, Decimal], ...] = ()
    """Days and values of a milestone target."""
    allotted: Allotted | None = None
    """Of a target that shorter plans carry out piece by piece."""

    @property
    def verdict(self) -> str:
        """reached, on_course, behind, missed or not_measurable."""
        return self.standing.verdict


class Values:
    """The indicators' values as they are known on a day, each read once.

    Safe in a job with repositories of its own.
    """

    def __init__(self, repositories: Repositories, on: date) -> None:
        self.repositories, self.on = repositories, on
        self._sums: dict[tuple[str, date, date], tuple[Decimal | None, int]] = {}

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Every indicator by its id."""
        found = self.repositories["indicator"].first(Query(), MANY)
        return {one.id: one for one in found if isinstance(one, Indicator)}

    @cached_property
    def _entered(self) -> Mapping[str, list[IndicatorValue]]:
        found: dict[str, list[IndicatorValue]] = {}
        for value in self.repositories["indicator_value"].first(Query(), 10 * MANY):
            assert isinstance(value, IndicatorValue)
            found.setdefault(value.indicator, []).append(value)
        return found

    def series(self, indicator: Indicator) -> Series:
        """An indicator's values: from records where it is a sum of them, else as entered."""
        return self.records(indicator) if indicator.counted else self.entered(indicator)

    def entered(self, indicator: Indicator) -> EnteredSeries:
        """The values entered by hand."""
        return EnteredSeries.of(indicator, self._entered.get(indicator.id, ()))

    def records(self, indicator: Indicator) -> RecordSeries:
        """The sums of records of an indicator that is one."""
        return RecordSeries(
            partial(self._sum, indicator),
            partial(_ids, indicator.counted),
            counted.kind_of(indicator.counted),
            self.on,
        )

    def _sum(self, indicator: Indicator, first: date, last: date) -> tuple[Decimal | None, int]:
        key = (indicator.id, first, last)
        if key not in self._sums:
            self._sums[key] = self._read(indicator, first, last)
        return self._sums[key]

    def _read(self, indicator: Indicator, first: date, last: date) -> tuple[Decimal | None, int]:
        connection, key = self.repositories.connection, indicator.counted
        if key not in counted.MONEY:
            return Decimal(counted.count(connection, key, first, last)), 0
        sums = counted.sums(connection, key, first, last)
        if convertible(indicator.unit, "usd"):
            value, missing = converted(sums.usd, "usd", indicator.unit), sums.missing_usd
        else:
            millions = sums.vnd.scaleb(-6)
            value, missing = converted(millions, "vnd_million", indicator.unit), sums.missing_vnd
        return (None, missing) if missing else (value, 0)


def judge_all(values: Values) -> list[Judgement]:
    """Every target of every plan that is in force on the day of the values, by plan and name."""
    repositories, on = values.repositories, values.on
    plans = {plan.id: plan for plan in repositories["plan"].first(Query(), MANY)}
    targets = [one for one in repositories["target"].first(Query(), MANY)]
    steps = repositories["target_step"].children_of([target.id for target in targets])
    made: list[Judgement] = []
    for target in in_force((one for one in targets if isinstance(one, Target)), on):
        plan = plans.get(target.plan)
        if isinstance(plan, Plan):
            rows = (row for row in steps.get(target.id, ()) if isinstance(row, TargetStep))
            made.append(judge(target, plan, tuple(rows), values))
    replaced = {one.id: one.replaces for one in targets if isinstance(one, Target)}
    made = [replace(one, allotted=_allotted(one, made, replaced)) for one in made]
    return sorted(made, key=lambda one: (one.plan.first_on.first() if one.plan.first_on else
                                         date.min, one.plan.name), reverse=True)  # fmt: skip


def judge(target: Target, plan: Plan, steps: tuple[TargetStep, ...], values: Values) -> Judgement:
    """How one target stands on the day of the values."""
    first = _day(target.first_on or plan.first_on, date.min, last=False)
    last = _day(target.last_on or plan.last_on, date.max, last=True)
    indicator = values.indicators.get(target.indicator)
    return Judgement(
        target, plan, indicator, first, last,
        _standing(target, first, last, indicator, steps, values),
        tuple((row.due_on.last(), row.value) for row in steps if row.due_on and row.value),
    )  # fmt: skip


def _standing(
    target: Target,
    first: date,
    last: date,
    indicator: Indicator | None,
    steps: tuple[TargetStep, ...],
    values: Values,
) -> Standing:
    on = values.on
    if on < first:
        return unknown("not_begun", day=first)
    if target.shape == "yes_no":
        return yes_no(target, last, on)
    if indicator is None:
        return unknown("no_indicator")
    if target.shape != "growth" and not convertible(indicator.unit, target.unit):
        return unknown("other_unit")
    asked = Asked(target, first, last, on, indicator, values.series(indicator), steps)
    return SHAPES[target.shape](asked)


def in_force(targets: Iterable[Target], on: date) -> Iterator[Target]:
    """Of every target the version that holds on a day: the last one whose validity has begun."""
    every = list(targets)
    begun = [one for one in every if not one.valid_from or one.valid_from.first() <= on]
    replaced = {one.replaces for one in begun if one.replaces}
    return (one for one in begun if one.id not in replaced)


def _versions(ident: str, replaced: Mapping[str, str]) -> set[str]:
    """A target and every version that it took the place of."""
    found: set[str] = set()
    while ident and ident not in found:
        found.add(ident)
        ident = replaced.get(ident, "")
    return found


def _allotted(
    whole: Judgement, every: Iterable[Judgement], replaced: Mapping[str, str]
) -> Allotted | None:
    """The pieces of a target, those of versions that it took the place of too."""
    target = whole.target
    if target.shape not in _SUMMED:
        return None
    versions = _versions(target.id, replaced)
    pieces = [
        one
        for one in every
        if one.target.part_of in versions
        and one.target.shape in _SUMMED
        and convertible(one.target.unit, target.unit)
    ]
    if not pieces:
        return None

    def summed(values: Iterable[tuple[Decimal | None, str]]) -> Decimal:
        known = (converted(value, unit, target.unit) for value, unit in values if value is not None)
        return sum(known, Decimal(0))

    return Allotted(
        summed((one.target.low, one.target.unit) for one in pieces),
        summed((one.standing.actual, one.target.unit) for one in pieces),
        tuple(one.target.id for one in pieces),
    )


def needing_a_look(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The same, those missed and behind first."""
    return sorted(judgements, key=lambda one: VERDICTS.index(one.verdict))


def _day(day: PartialDay | None, otherwise: date, *, last: bool) -> date:
    if day is None:
        return otherwise
    return day.last() if last else day.first()


def _ids(key: str, first: date, last: date) -> Ids:
    return lambda held: counted.ids_behind(held.connection, key, first, last)
