"""Counters by month: read side by side, written one by one or as a block."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.errors import UserError
from dnapp.core.periods import CALENDAR, parse_period
from dnapp.core.record import Tree
from dnapp.records.counter import COUNTER, Counter
from dnapp.records.counter_value import CounterValue
from dnapp.services.monthly import MONTHS, MonthRow, enter_months, month_rows, total
from dnapp.services.statistics import figures
from dnapp.services.workspace import Workspace

Make = Callable[..., str]

values = st.lists(st.none() | st.integers(0, 10_000), min_size=12, max_size=12)


@given(values)
def test_a_flow_adds_up_and_a_stock_is_its_last(months: list[int | None]) -> None:
    known = [value for value in months if value is not None]
    assert total(months, "flow") == (sum(known) if known else None)
    assert total(months, "stock") == (known[-1] if known else None)


@pytest.fixture
def counter(workspace: Workspace) -> Make:
    def made(name: str, **more: object) -> str:
        record = Counter(
            name=name, **{"group": "abtc", "unit": "document", "nature": "flow", **more}
        )
        return workspace.save_tree(COUNTER, Tree(record), "add_records").tree.record.id

    return made


def rows(workspace: Workspace, year: int) -> dict[str, MonthRow]:
    return {row.counter.name: row for row in month_rows(workspace.repositories, year)}


def test_nothing_and_zero_are_two_things(workspace: Workspace, counter: Make) -> None:
    ident = counter("Thẻ ABTC")
    assert enter_months(workspace, 2026, {(ident, 1): 0, (ident, 2): 7}) == 2
    row = rows(workspace, 2026)["Thẻ ABTC"]
    assert row.values[:3] == (0, 7, None)
    assert (row.total, row.before) == (7, None)
    assert rows(workspace, 2027)["Thẻ ABTC"].before == 7
    assert enter_months(workspace, 2026, {(ident, 1): None}) == 1
    assert rows(workspace, 2026)["Thẻ ABTC"].values[:2] == (None, 7)


def test_a_block_is_one_change_and_taken_back_as_one(workspace: Workspace, counter: Make) -> None:
    one, other = counter("A"), counter("B", nature="stock")
    enter_months(workspace, 2026, {(one, 3): 5})
    block = {(ident, month): month for ident in (one, other) for month in MONTHS}
    assert enter_months(workspace, 2026, block) == 24
    found = rows(workspace, 2026)
    assert (found["A"].total, found["B"].total) == (78, 12)
    workspace.changes.undo()
    found = rows(workspace, 2026)
    assert (found["A"].total, found["B"].total) == (5, None)


def test_what_stands_already_is_no_change(workspace: Workspace, counter: Make) -> None:
    ident = counter("A")
    enter_months(workspace, 2026, {(ident, 3): 5})
    before = len(workspace.changes.history(limit=99))
    assert enter_months(workspace, 2026, {(ident, 3): 5, (ident, 4): None}) == 0
    assert len(workspace.changes.history(limit=99)) == before


def test_groups_keep_their_order_and_names_theirs(workspace: Workspace, counter: Make) -> None:
    counter("Ăn", group="training")
    counter("Bàn", group="consular")
    counter("An", group="consular")
    gone = counter("Bỏ", retired=True)
    kept = counter("Thôi dùng", retired=True)
    enter_months(workspace, 2025, {(kept, 5): 1})
    assert list(rows(workspace, 2026)) == ["An", "Bàn", "Ăn"]
    assert list(rows(workspace, 2025)) == ["An", "Bàn", "Thôi dùng", "Ăn"]
    assert gone not in {row.counter.id for row in month_rows(workspace.repositories, 2025)}


def test_the_report_counts_what_was_entered(workspace: Workspace, counter: Make) -> None:
    ident = counter("Thẻ ABTC")
    enter_months(workspace, 2026, {(ident, 7): 3, (ident, 8): 4, (ident, 10): 50})
    found = figures(workspace, parse_period("2026-Q3", CALENDAR))
    (figure,) = [one for one in found if one.key == f"counter.{ident}"]
    assert figure.value == 7


def test_a_number_that_was_changed_elsewhere_is_not_written_over(
    workspace: Workspace, counter: Make
) -> None:
    ident = counter("A")
    enter_months(workspace, 2026, {(ident, 3): 5, (ident, 4): 1})
    seen = {(ident, 3): 5, (ident, 4): 1}
    enter_months(workspace, 2026, {(ident, 3): 6})
    with pytest.raises(UserError) as refused:
        enter_months(workspace, 2026, {(ident, 4): 2, (ident, 3): 9}, seen)
    assert refused.value.key == "months.changed"
    assert rows(workspace, 2026)["A"].values[2:4] == (6, 1), "nothing of it is written"
    assert enter_months(workspace, 2026, {(ident, 4): 2}, seen) == 1


@pytest.mark.parametrize(("nature", "shown"), [("flow", 7), ("stock", 3)])
def test_a_month_written_twice_counts_as_the_report_counts_it_and_becomes_one(
    workspace: Workspace, nature: str, shown: int
) -> None:
    record = Counter(name="A", group="abtc", unit="document", nature=nature)
    twice = tuple(CounterValue(year=2026, month=7, value=value) for value in (4, 3))
    tree = Tree(record, {"counter_value": twice})
    ident = workspace.save_tree(COUNTER, tree, "add_records").tree.record.id
    row = rows(workspace, 2026)["A"]
    found = figures(workspace, parse_period("2026-07", CALENDAR))
    (figure,) = [one for one in found if one.key == f"counter.{ident}"]
    assert (row.values[6], row.total, figure.value) == (shown, shown, shown)
    enter_months(workspace, 2026, {(ident, 7): 9})
    assert rows(workspace, 2026)["A"].values[6] == 9
    assert len(workspace.repositories["counter_value"].children(ident)) == 1
