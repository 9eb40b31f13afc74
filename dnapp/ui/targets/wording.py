"""What a row of the page of targets says, and what its drawing shows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dnapp.core.fields import Showing
from dnapp.core.measures import is_count
from dnapp.core.numbers import count2, show_number
from dnapp.records.plan import Plan
from dnapp.services.phrases import Phrase, in_words
from dnapp.services.target_words import planned, said
from dnapp.services.target_years import YEARLY, Year
from dnapp.services.targets import Judgement
from dnapp.ui.painting import Pill
from dnapp.ui.targets.drawing import Drawn
from dnapp.ui.targets.row import RowText


def row_text(one: Judgement, showing: Showing) -> RowText:
    """The words of a row."""
    words, target = showing.words, one.target
    reason = one.standing.reason
    short = Phrase(reason.key.replace("judged.", "judged_short.", 1), reason.values)
    return RowText(
        name=target.name,
        shape=words(f"choice.target.shape.{target.shape}"),
        planned=_planned(one, showing),
        allotted=_allotted(one, showing),
        actual=_actual(one, showing),
        source=one.indicator.source if one.indicator else "",
        sentence=in_words((short,), showing),
        pill=Pill.of(one.verdict, words(f"verdict.{one.verdict}")),
    )


def drawn(one: Judgement, years: tuple[Year, ...]) -> Drawn:
    """What the drawing of a row shows."""
    target, actual = one.target, one.standing.actual
    yes_no = target.shape == "yes_no"
    return Drawn(
        shape=target.shape,
        verdict=one.verdict,
        unit=target.unit,
        low=1.0 if yes_no else float(target.low or 0),
        high=float(target.high) if target.high is not None else None,
        actual=float(actual) if actual is not None else None,
        years=years,
        steps=tuple((day.year, float(value)) for day, value in one.steps),
        counted=yes_no or is_count(target.unit),
    )


def elapsed(first: date, last: date, on: date) -> float:
    """The share of a period that has passed, from 0 to 1."""
    return min(max(((on - first).days + 1) / ((last - first).days + 1), 0.0), 1.0)


def elapsed_words(first: date, last: date, on: date, showing: Showing) -> str:
    """How far a plan's time has run."""
    words = showing.words
    if on > last:
        return words("targets.over", day=f"{last:%d/%m/%Y}")
    if on < first:
        return words("targets.not_begun", day=f"{first:%d/%m/%Y}")
    share = round(100 * elapsed(first, last, on))
    return words("targets.elapsed", share=share, days=show_number((last - on).days))


def _planned(one: Judgement, showing: Showing) -> str:
    if one.target.shape == "yes_no":
        return f"{one.last:%d/%m/%Y}"
    text = in_words((planned(one.target),), showing)
    return showing.words("targets.per_year", value=text) if one.target.shape in YEARLY else text


def _allotted(one: Judgement, showing: Showing) -> str:
    """What shorter plans have taken over of a target, and what none has yet; the unit is known."""
    found = one.allotted
    if found is None:
        return ""
    left = (one.target.low or Decimal(0)) - found.planned
    key = "short" if left > 0 else "whole"
    value, rest = (_plain(number) for number in (found.planned, max(left, Decimal(0))))
    return showing.words(f"targets.allotted_{key}", value=value, left=rest)


def _plain(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return count2(int(number)) if whole else show_number(number)


def _actual(one: Judgement, showing: Showing) -> str:
    actual = one.standing.actual
    if actual is None:
        return "—"
    if one.target.shape == "yes_no":
        return showing.words("targets.done" if actual else "targets.undone")
    text = in_words((said(actual, one.target.unit),), showing)
    return showing.words("targets.per_year", value=text) if one.target.shape in YEARLY else text


def years_of(plan: Plan) -> str:
    """The years of a plan."""
    first, last = plan.first_on, plan.last_on
    if first is None or last is None:
        return plan.name
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
