"""How a target of each shape stands on a day (domain: bảy dạng chỉ tiêu).

Pure functions of a target, its indicator's values and a day. Verdicts: reached, on_course, behind,
missed, or not_measurable yet. What is asked of a share of the period grows evenly with its days,
as far as the values reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from dnapp.core.measures import converted, is_count
from dnapp.records.indicator import Indicator
from dnapp.records.target import Target
from dnapp.records.target_step import TargetStep
from dnapp.services.measuring import EnteredSeries, Measured, Series
from dnapp.services.phrases import Phrase
from dnapp.services.target_words import dated_year, planned, said

REACHED, ON_COURSE, BEHIND, MISSED = "reached", "on_course", "behind", "missed"
NOT_MEASURABLE = "not_measurable"
VERDICTS = (MISSED, BEHIND, ON_COURSE, REACHED, NOT_MEASURABLE)
"""From what needs a look first."""

_YEAR_DAYS = Decimal("365.25")
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Asked:
    """A target with everything that judging it needs, seen from a day."""

    target: Target
    first: date
    last: date
    on: date
    indicator: Indicator
    series: Series
    steps: tuple[TargetStep, ...] = ()

    @property
    def low(self) -> Decimal:
        """The value to reach, in the target's unit."""
        return self.target.low or Decimal(0)

    @property
    def is_over(self) -> bool:
        """Whether the target's last day has passed."""
        return self.on > self.last

    def in_unit(self, value: Decimal) -> Decimal:
        """A value of the indicator in the target's unit; what is counted keeps its own."""
        return converted(value, self.indicator.unit, self.target.unit)

    def meets(self, value: Decimal) -> bool:
        """Whether a value reaches the target."""
        return value > self.low if self.target.above else value >= self.low

    def need(self, value: Decimal) -> Decimal:
        """What is wanting; at least one where more than the value is asked and things counted."""
        more = 1 if self.target.above and is_count(self.target.unit) else 0
        return max(self.low - value + more, Decimal(0))


@dataclass(frozen=True)
class Standing:
    """How a target stands, and the sentence that says why."""

    verdict: str
    reason: Phrase
    actual: Decimal | None = None
    """In the target's unit."""
    measured: Measured | None = None


def unknown(why: str, measured: Measured | None = None, **values: object) -> Standing:
    """Not measurable yet, and why."""
    return Standing(NOT_MEASURABLE, Phrase(f"judged.{why}", values), None, measured)


def total(asked: Asked) -> Standing:
    """A sum of the whole period: total, at least, and between two values."""
    flow = asked.indicator.nature == "flow"
    end = min(asked.on, asked.last)
    found = asked.series.over(asked.first, end) if flow else asked.series.at(end)
    if found.value is None:
        return _nothing(asked, found)
    actual = asked.in_unit(found.value)
    values = _said(asked, actual) | {"until": found.until, "day": asked.last}
    if asked.meets(actual):
        beyond = asked.target.high is not None and actual > asked.target.high
        name = "beyond" if beyond else "reached"
        return Standing(REACHED, Phrase(f"judged.{name}", values), actual, found)
    need = {"need": said(asked.need(actual), asked.target.unit)}
    if asked.is_over and flow and not _whole(asked, found):
        return _incomplete(found, values)
    if asked.is_over:
        return Standing(MISSED, Phrase("judged.missed", values | need), actual, found)
    expected = asked.low * _elapsed(asked, found.until or end)
    if is_count(asked.target.unit):
        expected = expected.to_integral_value(ROUND_FLOOR)
    verdict = ON_COURSE if actual >= expected else BEHIND
    more = need | {"expected": said(expected, asked.target.unit)}
    return Standing(verdict, Phrase(f"judged.{verdict}", values | more), actual, found)


def yearly_mean(asked: Asked) -> Standing:
    """A mean of each year, over the years that have ended."""
    ended = min(asked.on, asked.last)
    if ended < asked.last and (ended.month, ended.day) != (12, 31):
        ended = date(ended.year - 1, 12, 31)
    if ended < asked.first:
        return unknown("first_year", day=date(asked.first.year, 12, 31))
    found = asked.series.over(asked.first, ended)
    if found.value is None:
        return _nothing(asked, found)
    years = (found.days / _YEAR_DAYS).to_integral_value() or Decimal(1)
    actual = asked.in_unit(found.value) / years
    values = _said(asked, actual) | {"until": found.until, "day": asked.last, "years": int(years)}
    good = asked.meets(actual)
    if ended == asked.last:
        if not _whole(asked, found):
            return _incomplete(found, values)
        name = REACHED if good else MISSED
        return Standing(name, Phrase(f"judged.mean.{name}", values), actual, found)
    left = asked.last.year - ended.year
    need = max((asked.low * (years + left) - actual * years) / left, Decimal(0))
    verdict = ON_COURSE if good else BEHIND
    more = {"need": said(need, asked.target.unit), "left": left}
    return Standing(verdict, Phrase(f"judged.mean.{verdict}", values | more), actual, found)


def growth(asked: Asked) -> Standing:
    """A mean growth of each year, in percent, from the base year to the last year known."""
    if asked.indicator.unit == "percent":
        return _printed_growth(asked)
    base = asked.target.base_year or asked.first.year - 1
    start = asked.target.base_value
    if start is None:
        start = _of_year(asked.series, base)
    if not start or start < 0:
        return unknown("no_base", year=dated_year(base))
    for year in range(min(asked.on, asked.last).year, base, -1):
        if date(year, 12, 31) > asked.on:
            continue
        end = _of_year(asked.series, year)
        if end is not None and end > 0:
            actual = ((end / start).ln() / (year - base)).exp() * _HUNDRED - _HUNDRED
            found = asked.series.over(date(year, 1, 1), date(year, 12, 31))
            return _grown(asked, actual, year, found)
    return unknown("no_values", day=asked.last)


def _printed_growth(asked: Asked) -> Standing:
    """A growth that a source prints itself."""
    series = asked.series
    end = min(asked.on, asked.last)
    value = series.yearly(asked.first, end) if isinstance(series, EnteredSeries) else None
    if value is None or value.amount is None or value.last_on is None:
        return unknown("no_values", day=asked.last)
    until = value.last_on.last()
    since = value.first_on.first() if value.first_on else None
    found = Measured(value.amount, since, until, 0, "indicator_value", lambda _: (value.id,))
    return _grown(asked, value.amount, until.year, found)


def _grown(asked: Asked, actual: Decimal, year: int, found: Measured) -> Standing:
    values = _said(asked, actual) | {"year": dated_year(year), "day": asked.last}
    good = asked.meets(actual)
    if year >= asked.last.year:
        verdict = REACHED if good else MISSED
    elif asked.is_over:
        return _incomplete(found, values)
    else:
        verdict = ON_COURSE if good else BEHIND
    return Standing(verdict, Phrase(f"judged.growth.{verdict}", values), actual, found)


def milestone(asked: Asked) -> Standing:
    """Values to reach by given days; the last step that is due decides, or the next one."""
    steps = _steps(asked)
    due = [step for step in steps if step[0] <= asked.on]
    ahead = [step for step in steps if step[0] > asked.on]
    day, low = ahead[0] if ahead else due[-1]
    found = asked.series.at(min(asked.on, day))
    if found.value is None:
        return _nothing(asked, found)
    actual = asked.in_unit(found.value)
    unit = asked.target.unit
    values = {"actual": said(actual, unit), "planned": said(low, unit), "day": day,
              "until": found.until, "need": said(max(low - actual, Decimal(0)), unit)}  # fmt: skip
    stale = found.until is not None and found.until.year < day.year
    if not ahead and actual < low and stale:
        return _incomplete(found, values)
    if actual >= low:
        verdict = REACHED if not ahead or day == asked.last else ON_COURSE
    elif not ahead:
        verdict = MISSED
    else:
        verdict = BEHIND if _late(asked, due) else ON_COURSE
    return Standing(verdict, Phrase(f"judged.step.{verdict}", values), actual, found)


def _late(asked: Asked, due: Sequence[tuple[date, Decimal]]) -> bool:
    """Whether the last step that was due was not reached."""
    if not due:
        return False
    day, low = due[-1]
    value = asked.series.at(day).value
    return value is None or asked.in_unit(value) < low


def _steps(asked: Asked) -> list[tuple[date, Decimal]]:
    steps = [
        (step.due_on.last(), step.value)
        for step in asked.steps
        if step.due_on is not None and step.value is not None
    ]
    return sorted(steps) or [(asked.last, asked.low)]


def yes_no(target: Target, last: date, on: date) -> Standing:
    """Something done or not."""
    done = target.done_on.first() if target.done_on else None
    values = {"day": last, "done": target.done_on}
    if done and done <= on:
        verdict = REACHED if done <= last else MISSED
        name = "done" if verdict == REACHED else "done_late"
        return Standing(verdict, Phrase(f"judged.{name}", values), Decimal(1))
    verdict = MISSED if on > last else ON_COURSE
    return Standing(verdict, Phrase(f"judged.undone_{verdict}", values), Decimal(0))


SHAPES = {
    "total": total,
    "at_least": total,
    "range": total,
    "yearly_mean": yearly_mean,
    "growth": growth,
    "milestone": milestone,
}
"""Shape of a target that an indicator measures → its judge."""


def _nothing(asked: Asked, found: Measured) -> Standing:
    if found.missing:
        return unknown("missing_rates", found, count=found.missing)
    return unknown("no_values", found, day=asked.last)


def _incomplete(found: Measured, values: dict[str, object]) -> Standing:
    """The period is over, but the values do not reach through it."""
    return unknown("incomplete", found, **values | {"since": found.since, "until": found.until})


def _said(asked: Asked, actual: Decimal) -> dict[str, object]:
    return {"actual": said(actual, asked.target.unit), "planned": planned(asked.target)}


def _whole(asked: Asked, found: Measured) -> bool:
    """Whether the values cover every day of the period."""
    return found.days == (asked.last - asked.first).days + 1


def _elapsed(asked: Asked, until: date) -> Decimal:
    """The share of the period that has passed by a day."""
    whole = (asked.last - asked.first).days + 1
    return Decimal((min(until, asked.last) - asked.first).days + 1) / whole


def _of_year(series: Series, year: int) -> Decimal | None:
    """The value of a whole year; None unless every day of it is known."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = series.over(first, last)
    whole = found.since == first and found.until == last
    return found.value if whole else None
