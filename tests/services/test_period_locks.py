"""A locked period: what moves its figures needs a reason, everything else does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.periods import ND09, parse_period
from dnapp.core.record import Tree
from dnapp.records import BY_KEY
from dnapp.records.counter import Counter
from dnapp.records.counter_value import CounterValue
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.issued_report import ISSUED_REPORT, IssuedReport
from dnapp.services.issue_comparison import changed_with_reason, reasons, why_different
from dnapp.services.issuing import Issue, issue
from dnapp.services.monthly import enter_months
from dnapp.services.period_locks import LOCKED, WATCHED
from dnapp.services.report_warnings import report_warnings
from dnapp.services.statistics import figures
from dnapp.services.workspace import Workspace
from tests.reports.small_province import OFFICE, TODAY, fill

Q3, Q4 = (parse_period(f"2026-Q{number}", ND09) for number in (3, 4))


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[tuple[Workspace, str]]:
    """The small province with its third quarter issued and locked; the id of the report."""
    opened = Workspace.open(tmp_path / "data", today=TODAY, who="Hoa")
    opened.save_settings(OFFICE)
    fill(opened)
    ident = issue(
        opened,
        Issue(
            "quarterly", "Báo cáo quý III năm 2026", Q3, "12/BC-SNgV", date(2026, 9, 16), "A",
            locked=True, content=b"%PDF", figures=figures(opened, Q3), narrative={},
        ),
    )  # fmt: skip
    yield opened, ident
    opened.close()


def one_of(workspace: Workspace) -> Delegation:
    made = {one.key: one for one in figures(workspace, Q3)}
    record = workspace.tree("delegation", made["delegation.in.count"].ids[0]).record
    assert isinstance(record, Delegation)
    return record


def edit(workspace: Workspace, record: Delegation, **fields: object) -> None:
    tree = workspace.tree("delegation", record.id)
    changed = replace(tree.record, **fields)  # type: ignore[arg-type]
    workspace.save_tree(DELEGATION, replace(tree, record=changed), "update_record")


@pytest.mark.parametrize(
    "fields",
    [
        {"headcount": 99},
        {"starts_on": PartialDay(2026, 10, 1), "ends_on": PartialDay(2026, 10, 2)},
        {"level": "other"},
    ],
    ids=["count", "moved out", "group"],
)
def test_what_moves_a_figure_is_refused_whole(
    locked: tuple[Workspace, str], fields: dict[str, object]
) -> None:
    workspace, _ = locked
    record = one_of(workspace)
    with pytest.raises(UserError) as refused:
        edit(workspace, record, **fields)
    assert refused.value.key == LOCKED
    assert "12/BC-SNgV" in workspace.words.error(refused.value)
    assert workspace.tree("delegation", record.id).record == record


def test_what_moves_no_figure_is_free(locked: tuple[Workspace, str]) -> None:
    workspace, _ = locked
    edit(workspace, one_of(workspace), name="Tên viết lại", content="Nội dung bổ sung")


def test_adding_and_deleting_need_a_reason_too(locked: tuple[Workspace, str]) -> None:
    workspace, _ = locked
    record = one_of(workspace)
    new = Tree(replace(record, id="", n=0, revision=0, code="", name="Đoàn quên nhập"))
    with pytest.raises(UserError):
        workspace.save_tree(DELEGATION, new, "add_records")
    with pytest.raises(UserError), workspace.changes.change("delete_record") as change:
        change.delete("delegation", record.id)
    later = replace(
        new.record,  # type: ignore[type-var]
        starts_on=PartialDay(2026, 9, 15),
        ends_on=PartialDay(2026, 9, 16),
    )
    workspace.save_tree(DELEGATION, Tree(later), "add_records")


def test_a_reason_stays_with_the_change_and_undo_asks_for_its_own(
    locked: tuple[Workspace, str],
) -> None:
    workspace, ident = locked
    with workspace.changes.giving_reason("Nhập nhầm số khách"):
        edit(workspace, one_of(workspace), headcount=99)
    assert workspace.changes.reason == ""
    [record] = why_different(workspace, ident).records
    assert reasons(record.changes) == ("Nhập nhầm số khách",)
    with pytest.raises(UserError) as refused:
        workspace.changes.undo()
    assert refused.value.key == LOCKED
    with workspace.changes.giving_reason("Hoàn tác"):
        workspace.changes.undo()
    assert workspace.changes.history(limit=1)[0].details["reason"] == "Hoàn tác"
    assert workspace.changes.verify() == []


def test_an_unlocked_period_is_free_again(locked: tuple[Workspace, str]) -> None:
    workspace, ident = locked
    tree = workspace.tree("issued_report", ident)
    assert isinstance(tree.record, IssuedReport)
    opened = replace(tree.record, locked=False)
    workspace.save_tree(ISSUED_REPORT, Tree(opened), "update_record")
    edit(workspace, one_of(workspace), headcount=99)


def test_months_of_a_counter_are_of_the_period_that_holds_their_fourteenth(
    locked: tuple[Workspace, str],
) -> None:
    workspace, _ = locked
    counter = Counter(name="Hộ chiếu", group="consular", unit="document", nature="flow")
    saved = workspace.save_tree(BY_KEY["counter"], Tree(counter), "add_records").tree.record
    enter_months(workspace, 2026, {(saved.id, 10): 5})
    with pytest.raises(UserError) as refused:
        enter_months(workspace, 2026, {(saved.id, 9): 5})
    assert refused.value.key == LOCKED
    with workspace.changes.giving_reason("Nhập bổ sung"):
        enter_months(workspace, 2026, {(saved.id, 9): 5})
    rows = workspace.repositories["counter_value"].children_of([saved.id])[saved.id]
    months = {row.month: row.value for row in rows if isinstance(row, CounterValue)}
    assert months == {10: 5, 9: 5}


def test_the_next_report_warns_of_what_was_changed(locked: tuple[Workspace, str]) -> None:
    workspace, _ = locked
    record = one_of(workspace)
    assert changed_with_reason(workspace, Q4.first) == {}
    with workspace.changes.giving_reason("Nhập nhầm"):
        edit(workspace, record, headcount=99)
    found = [one for one in report_warnings(workspace, Q4) if "after_issue" in one.key]
    assert [(one.kind, one.ids) for one in found] == [("delegation", (record.id,))]
    assert not [one for one in report_warnings(workspace, Q3) if "after_issue" in one.key]


def test_every_watched_column_exists() -> None:
    for kind, watched in WATCHED.items():
        known = {spec.name for spec in BY_KEY[kind].typed} | {"deleted_at"}
        assert watched.columns <= known, kind
        assert watched.day in known
