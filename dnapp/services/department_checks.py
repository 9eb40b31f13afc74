"""What is doubtful in gifts, figures and plans beside what is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from dnapp.core.days import PartialDay
from dnapp.core.fields import Showing
from dnapp.core.measures import convertible
from dnapp.core.numbers import show_number
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Problem, Record, Tree
from dnapp.core.text import words as words_of
from dnapp.records.gift import Gift
from dnapp.records.indicator import Indicator
from dnapp.records.indicator_value import IndicatorValue
from dnapp.records.plan import Plan
from dnapp.records.target import Target
from dnapp.services.entered_totals import entered_total
from dnapp.services.phrases import day_in_sentence
from dnapp.services.short_numbers import short_number
from dnapp.services.targets import Values
from dnapp.store.repository import Repositories

_ENOUGH = 200


def department_problems(
    tree: Tree, repositories: Repositories, showing: Callable[[], Showing], today: date
) -> Iterator[Problem]:
    """A gift given twice, a figure in another unit or entered twice, a stock below its flow, a
    total that is not what the records come to, plans of one unit that overlap, a target in another
    unit than its indicator, or one that is over before it is entered."""
    match tree.record:
        case Gift():
            yield from _given_before(tree.record, repositories, showing)
        case IndicatorValue():
            yield from _figure(tree.record, repositories, showing, today)
        case Plan():
            yield from _plans(tree.record, repositories)
        case Target():
            yield from _target(tree.record, repositories, showing, today)


def _others(kind: str, field: str, value: str, own: Record, held: Repositories) -> list[Record]:
    query = Query((Condition(field, Operator.IS, (value,)),))
    return [other for other in held[kind].first(query, _ENOUGH) if other.id != own.id]


def _given_before(
    gift: Gift, repositories: Repositories, showing: Callable[[], Showing]
) -> Iterator[Problem]:
    if gift.direction != "given" or not gift.partner:
        return
    named = set(words_of(gift.name))
    for other in _others("gift", "partner", gift.partner, gift, repositories):
        assert isinstance(other, Gift)
        if other.direction == "given" and set(words_of(other.name)) == named and other.given_on:
            day = day_in_sentence(other.given_on, showing().words)
            values = {"title": other.name, "day": day}
            yield Problem("name", "check.gift_again", values, warning=True)
            return


def _figure(
    value: IndicatorValue, repositories: Repositories, showing: Callable[[], Showing], today: date
) -> Iterator[Problem]:
    if not value.indicator:
        return
    indicator = repositories["indicator"].get_many((value.indicator,)).get(value.indicator)
    if not isinstance(indicator, Indicator):
        return
    if value.unit and value.unit != indicator.unit:
        unit = showing().words(f"choice.unit_of_measure.{indicator.unit}")
        yield Problem("unit", "check.other_unit", {"unit": unit})
    for other in _others("indicator_value", "indicator", indicator.id, value, repositories):
        assert isinstance(other, IndicatorValue)
        if _place(other) == _place(value) and other.certainty == value.certainty:
            yield Problem("period", "check.value_twice", {"period": other.period}, warning=True)
            break
    yield from _below_flow(value, indicator, repositories)
    total = entered_total(value, indicator, Values(repositories, today))
    if total is not None and total.difference:
        unit = showing().words(f"choice.unit_of_measure.{indicator.unit}")
        values = {"counted": short_number(total.counted, ""), "unit": unit}
        yield Problem("amount", "check.entered_differs", values, warning=True)


def _place(value: IndicatorValue) -> tuple[PartialDay | None, PartialDay | None, str]:
    return value.first_on, value.last_on, value.country


def _below_flow(
    value: IndicatorValue, indicator: Indicator, repositories: Repositories
) -> Iterator[Problem]:
    """What has added up by a day cannot be less than what one period before it brought."""
    if indicator.nature != "stock" or not indicator.flow or value.amount is None:
        return
    if value.last_on is None:
        return
    for flow in _others("indicator_value", "indicator", indicator.flow, value, repositories):
        assert isinstance(flow, IndicatorValue)
        before = flow.last_on is not None and flow.last_on.last() <= value.last_on.last()
        if before and flow.country == value.country and _more(flow.amount, value.amount):
            values = {
                "stock": show_number(value.amount),
                "flow": show_number(flow.amount or Decimal(0)),
                "period": flow.period,
            }
            yield Problem("amount", "check.stock_below_flow", values, warning=True)
            return


def _more(one: Decimal | None, other: Decimal) -> bool:
    return one is not None and one > other


def _plans(plan: Plan, repositories: Repositories) -> Iterator[Problem]:
    first, last = plan.first_on, plan.last_on
    if first is None or last is None:
        return
    for other in repositories["plan"].first(Query(), _ENOUGH):
        assert isinstance(other, Plan)
        if other.id == plan.id or other.first_on is None or other.last_on is None:
            continue
        begins, ends = other.first_on.first(), other.last_on.last()
        if other.id == plan.parent and not begins <= first.first() <= last.last() <= ends:
            yield Problem("parent", "check.plan_outside", {"title": other.name}, warning=True)
        related = other.id == plan.parent or other.parent == plan.id
        overlap = begins <= last.last() and first.first() <= ends
        if overlap and not related and plan.unit and plan.unit == other.unit:
            yield Problem("first_on", "check.plan_overlap", {"title": other.name}, warning=True)


def _target(
    target: Target, repositories: Repositories, showing: Callable[[], Showing], today: date
) -> Iterator[Problem]:
    found = repositories["indicator"].get_many((target.indicator,)).get(target.indicator)
    indicator = found if isinstance(found, Indicator) and target.shape != "growth" else None
    if indicator and target.unit and not convertible(indicator.unit, target.unit):
        unit = showing().words(f"choice.unit_of_measure.{indicator.unit}")
        yield Problem("unit", "check.target_units_differ", {"unit": unit})
    plan = repositories["plan"].get_many((target.plan,)).get(target.plan)
    last = target.last_on or (plan.last_on if isinstance(plan, Plan) else None)
    if last and last.last() < today and not target.revision:
        values = {"day": f"{last.last():%d/%m/%Y}"}
        yield Problem("last_on", "check.target_over", values, warning=True)
