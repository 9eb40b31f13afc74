"""What is doubtful in gifts, figures and plans beside what is stored."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.record import Record, Tree
from dnapp.records import BY_KEY
from dnapp.records.gift import Gift
from dnapp.records.indicator import Indicator
from dnapp.records.indicator_value import IndicatorValue
from dnapp.records.partner import Partner
from dnapp.records.plan import Plan
from dnapp.records.unit import Unit
from dnapp.services.workspace import Workspace

BEGUN, ENDED = PartialDay(2021, 1, 1), PartialDay(2025, 12, 31)


def save(workspace: Workspace, kind: str, record: Record) -> None:
    workspace.save_tree(BY_KEY[kind], Tree(record), "add_records")


def found(workspace: Workspace, kind: str, record: Record) -> dict[str, tuple[str, bool]]:
    """Key of every problem of a record → its field and whether it is only a warning."""
    problems = workspace.problems(BY_KEY[kind], Tree(record))
    return {problem.key: (problem.field, problem.warning) for problem in problems}


@pytest.mark.parametrize(
    ("change", "warned"),
    [
        ({"name": "TRANH đá quý"}, True),
        ({"name": "Tranh thêu"}, False),
        ({"direction": "received"}, False),
        ({"partner": "q"}, False),
    ],
)
def test_no_partner_is_given_the_same_thing_twice(
    workspace: Workspace, change: dict[str, str], warned: bool
) -> None:
    for name in ("p", "q"):
        save(workspace, "partner", Partner(id=name, name=name, kind="locality"))
    first = Gift(id="g1", name="Tranh đá quý", direction="given", given_on=BEGUN, partner="p")
    save(workspace, "gift", first)
    again = replace(first, id="g2", given_on=ENDED, **change)
    problems = found(workspace, "gift", again)
    assert ("check.gift_again" in problems) == warned
    if warned:
        assert problems["check.gift_again"] == ("name", True)


FLOW = Indicator(
    id="flow", code="F", name="FDI đăng ký mới", group="fdi", unit="usd_million", nature="flow"
)
STOCK = Indicator(
    id="stock", code="S", name="FDI lũy kế", group="fdi", unit="usd_million", nature="stock",
    flow="flow",
)  # fmt: skip


def value(indicator: str, amount: str, **fields: object) -> IndicatorValue:
    given = {
        "id": f"{indicator}-{amount}",
        "indicator": indicator,
        "period": "2016–2020",
        "first_on": PartialDay(2016, 1, 1),
        "last_on": PartialDay(2020, 12, 31),
        "amount": Decimal(amount),
        "unit": "usd_million",
        "certainty": "actual",
        **fields,
    }
    return IndicatorValue(**given)


@pytest.fixture
def measured(workspace: Workspace) -> Workspace:
    save(workspace, "indicator", FLOW)
    save(workspace, "indicator", STOCK)
    save(workspace, "indicator_value", value("flow", "1270.43"))
    return workspace


def test_a_figure_in_another_unit_is_refused(measured: Workspace) -> None:
    problems = found(measured, "indicator_value", value("flow", "1.27", unit="usd_billion"))
    assert problems["check.other_unit"] == ("unit", False)


def test_the_same_period_of_the_same_country_once(measured: Workspace) -> None:
    twice = found(measured, "indicator_value", value("flow", "1300"))
    assert twice["check.value_twice"] == ("period", True)
    assert not found(measured, "indicator_value", value("flow", "900", country="KR"))
    assert not found(measured, "indicator_value", value("flow", "900", certainty="estimate"))


def test_a_stock_below_the_flow_of_a_period_before_it(measured: Workspace) -> None:
    low = found(measured, "indicator_value", value("stock", "1200"))
    assert low["check.stock_below_flow"] == ("amount", True)
    assert not found(measured, "indicator_value", value("stock", "8584"))
    earlier = value("stock", "1200", last_on=PartialDay(2019, 12, 31))
    assert not found(measured, "indicator_value", earlier)


def test_plans_of_one_unit_that_overlap_and_one_outside_its_parent(workspace: Workspace) -> None:
    save(workspace, "unit", Unit(id="u", name="Sở Ngoại vụ", level="department"))
    long = Plan(id="long", name="Kế hoạch 2021–2025", first_on=BEGUN, last_on=ENDED, unit="u")
    save(workspace, "plan", long)
    year = replace(long, id="year", name="Kế hoạch 2023", first_on=PartialDay(2023, 1, 1))
    assert found(workspace, "plan", year)["check.plan_overlap"] == ("first_on", True)
    assert not found(workspace, "plan", replace(year, parent="long"))
    assert not found(workspace, "plan", replace(year, unit=""))
    longer = replace(year, parent="long", last_on=PartialDay(2026, 12, 31))
    assert found(workspace, "plan", longer)["check.plan_outside"] == ("parent", True)
