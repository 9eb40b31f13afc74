"""A locked period: what moves its figures needs a reason, everything else does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.errors import UserError
from dnapp.core.periods import ND09, parse_period
from dnapp.core.query import Query
from dnapp.core.record import Tree
from dnapp.records import BY_KEY
from dnapp.records.counter import Counter
from dnapp.records.counter_value import CounterValue
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.issued_report import ISSUED_REPORT, IssuedReport
from dnapp.records.term import Term
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


def edit(workspace: Workspace, record: Delegation, **fields: Any) -> None:
    tree = workspace.tree("delegation", record.id)
    changed = replace(tree.record, **fields)
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
        record,
        id="",
        n=0,
        revision=0,
        code="",
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


def change_fields(workspace: Workspace, kind: str, ident: str, **fields: Any) -> None:
    record: Any = workspace.repositories[kind].get(ident)
    with workspace.changes.change("update_record") as change:
        change.save(replace(record, **fields))


def test_a_month_moved_into_the_period_needs_a_reason(locked: tuple[Workspace, str]) -> None:
    workspace, _ = locked
    counter = Counter(name="Hộ chiếu", group="consular", unit="document", nature="flow")
    tree = Tree(counter, {"counter_value": (CounterValue(year=2026, month=11, value=4),)})
    ident = workspace.save_tree(BY_KEY["counter"], tree, "add_records").tree.record.id
    [row] = workspace.repositories["counter_value"].children(ident)
    change_fields(workspace, "counter_value", row.id, month=10)
    with pytest.raises(UserError) as refused:
        change_fields(workspace, "counter_value", row.id, month=9)
    assert refused.value.key == LOCKED
    with workspace.changes.giving_reason("Ghi nhầm tháng"):
        change_fields(workspace, "counter_value", row.id, month=9)
    with pytest.raises(UserError):
        change_fields(workspace, "counter_value", row.id, month=10)


@pytest.mark.parametrize(
    ("kind", "field", "inside", "outside"),
    [
        ("agreement", "ended_on", PartialDay(2026, 8, 1), PartialDay(2026, 11, 1)),
        ("agreement", "suspended_on", PartialDay(2026, 8, 1), PartialDay(2026, 11, 1)),
        ("aid_project", "closed_on", PartialDay(2026, 8, 1), PartialDay(2026, 11, 1)),
        ("aid_project", "approval_document", DocRef(number="9", issued_on=PartialDay(2026, 8, 1)),
         DocRef(number="9", issued_on=PartialDay(2025, 8, 1))),
        ("partner", "related_on", PartialDay(2026, 8, 1), PartialDay(2026, 11, 1)),
    ],
)  # fmt: skip
def test_what_happens_on_a_day_of_its_own_is_watched_by_that_day(
    locked: tuple[Workspace, str], kind: str, field: str, inside: object, outside: object
) -> None:
    workspace, _ = locked
    with workspace.changes.giving_reason("Để trống trước"):
        record = workspace.repositories[kind].first(Query(), 1)[0]
        change_fields(workspace, kind, record.id, **{field: None})
    change_fields(workspace, kind, record.id, **{field: outside})
    with pytest.raises(UserError) as refused:
        change_fields(workspace, kind, record.id, **{field: inside})
    assert refused.value.key == LOCKED


def test_a_term_that_ends_in_the_period_is_watched_and_a_later_one_free(
    locked: tuple[Workspace, str],
) -> None:
    workspace, _ = locked
    agreement = workspace.repositories["agreement"].first(Query(), 1)[0].id

    def add(start: PartialDay, end: PartialDay) -> None:
        with workspace.changes.change("update_record") as change:
            change.save(Term(agreement=agreement, kind="renewal", basis="until", pos=9,
                             starts_on=start, ends_on=end))  # fmt: skip

    add(PartialDay(2027, 1, 1), PartialDay(2028, 1, 1))
    with pytest.raises(UserError):
        add(PartialDay(2025, 1, 1), PartialDay(2026, 9, 1))


def test_every_watched_column_exists() -> None:
    for kind, watched in WATCHED.items():
        known = {spec.name for spec in BY_KEY[kind].typed}
        assert watched.columns | watched.cells <= known, kind
        assert watched.cells
