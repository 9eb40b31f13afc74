"""Totals entered by hand stand beside the sums of the records of the same days."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.periods import ND09, parse_period
from dnapp.core.record import Record, Tree
from dnapp.records import BY_KEY
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.indicator import Indicator
from dnapp.records.indicator_value import IndicatorValue
from dnapp.services.entered_totals import EnteredTotal, entered_totals
from dnapp.services.report_warnings import report_warnings
from dnapp.services.workspace import Saved, Workspace


def save(workspace: Workspace, kind: str, record: Record) -> Saved:
    return workspace.save_tree(BY_KEY[kind], Tree(record), "add_records")


@pytest.fixture
def counted(workspace: Workspace) -> str:
    """An indicator that counts incoming delegations, three of which came in 2026."""
    for day in ((2026, 1, 5), (2026, 3, 7), (2026, 8, 9), (2025, 8, 9)):
        trip = Delegation(
            direction="in", name=f"Đoàn {day}", countries=("KR",), starts_on=PartialDay(*day),
            ends_on=PartialDay(*day), headcount=3, head_name="A", content="Thăm",
        )  # fmt: skip
        workspace.save_tree(DELEGATION, Tree(trip), "add_records")
    indicator = Indicator(
        code="DV", name="Đoàn vào", group="relations", unit="visit", nature="flow",
        counted="delegations_in",
    )  # fmt: skip
    return save(workspace, "indicator", indicator).tree.record.id


def value(indicator: str, first: str, last: str, amount: str, **other: Any) -> IndicatorValue:
    fields: dict[str, Any] = {
        "period": f"{first} – {last}",
        "indicator": indicator,
        "first_on": PartialDay.from_text(first),
        "last_on": PartialDay.from_text(last),
        "amount": Decimal(amount),
        "unit": "visit",
        "certainty": "actual",
    } | other
    return IndicatorValue(**fields)


def found(workspace: Workspace) -> list[EnteredTotal]:
    return entered_totals(workspace.repositories, workspace.today())


def test_a_total_is_compared_over_its_own_days(workspace: Workspace, counted: str) -> None:
    save(workspace, "indicator_value", value(counted, "2026-01-01", "2026-06-30", "2"))
    saved = save(workspace, "indicator_value", value(counted, "2026-01-01", "2026-09-30", "5"))
    longer, shorter = found(workspace)
    assert (longer.counted, longer.difference) == (3, 2)
    assert (shorter.counted, shorter.difference) == (2, 0)
    [warning] = [one for one in saved.warnings if one.key == "check.entered_differs"]
    assert warning.field == "amount"
    assert "3 đoàn" in workspace.words(warning.key, **warning.values)


def test_what_has_no_sum_is_left_out(workspace: Workspace, counted: str) -> None:
    for other in (
        value(counted, "2026-01-01", "2026-12-31", "9"),
        value(counted, "2025-01-01", "2025-12-31", "9", country="KR"),
        value(counted, "2025-01-01", "2025-12-31", "9", per_year=True),
    ):
        save(workspace, "indicator_value", other)
    typed = Indicator(code="X", name="Xuất khẩu", group="trade", unit="visit", nature="flow")
    ident = save(workspace, "indicator", typed).tree.record.id
    save(workspace, "indicator_value", value(ident, "2025-01-01", "2025-12-31", "9"))
    assert found(workspace) == []


def test_the_report_warns_of_totals_that_differ(workspace: Workspace, counted: str) -> None:
    wrong = save(workspace, "indicator_value", value(counted, "2026-01-01", "2026-08-31", "7"))
    save(workspace, "indicator_value", value(counted, "2026-01-01", "2026-06-30", "2"))
    quarter = parse_period("2026-Q3", ND09)
    [told] = [one for one in report_warnings(workspace, quarter) if "entered" in one.key]
    assert told.ids == (wrong.tree.record.id,)
    assert not [
        one
        for one in report_warnings(workspace, parse_period("2026-Q2", ND09))
        if "entered" in one.key
    ]
