"""Issued reports are frozen, come back byte for byte, and say why figures are different now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dnapp.core.errors import UserError
from dnapp.core.periods import ND09, parse_period
from dnapp.core.record import Tree
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.issued_report import ISSUED_REPORT, IssuedReport
from dnapp.records.member import Member
from dnapp.services.issue_comparison import why_different
from dnapp.services.issuing import (
    Issue,
    issue,
    issued,
    issued_file,
    issued_reports,
    period_of_issue,
)
from dnapp.services.statistics import figures
from dnapp.services.validation import Invalid
from dnapp.services.workspace import Workspace
from tests.reports.small_province import OFFICE, TODAY, fill

Q3 = parse_period("2026-Q3", ND09)
PDF = b"%PDF-1.7 " + bytes(range(256))


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Workspace]:
    """The small province of the reports' tests."""
    opened = Workspace.open(tmp_path / "data", today=TODAY, who="Hoa")
    opened.save_settings(OFFICE)
    fill(opened)
    yield opened
    opened.close()


def going(workspace: Workspace, **other: Any) -> Issue:
    made = Issue(
        report="quarterly",
        title="Báo cáo quý III năm 2026",
        period=Q3,
        number="12/BC-SNgV",
        issued_on=date(2026, 9, 16),
        signatory="Nguyễn Mẫu Minh",
        locked=False,
        content=PDF,
        figures=figures(workspace, Q3),
        narrative={"I.1": "Lời riêng."},
    )
    return replace(made, **other)


def counted(workspace: Workspace) -> list[str]:
    made = {one.key: one for one in figures(workspace, Q3)}
    return list(made["delegation.in.count"].ids)


def edit(workspace: Workspace, ident: str, **fields: Any) -> None:
    tree = workspace.tree("delegation", ident)
    assert isinstance(tree.record, Delegation)
    changed = replace(tree.record, **fields)
    workspace.save_tree(DELEGATION, replace(tree, record=changed), "update_record")


def test_a_report_comes_back_as_it_was_issued(province: Workspace) -> None:
    ident = issue(province, going(province))
    record = issued(province, ident)
    assert (record.number, record.period, record.basis) == ("12/BC-SNgV", "2026-Q3", "nd09")
    assert period_of_issue(record) == Q3
    edit(province, counted(province)[0], headcount=77)
    assert issued_file(province, ident) == PDF
    assert province.changes.history("issued_report", ident)[0].name == "issue_report"


def test_days_of_ones_own_are_kept(province: Workspace) -> None:
    own = parse_period("2026-06-20..2026-08-01", ND09)
    ident = issue(province, going(province, period=own, figures=figures(province, own)))
    assert period_of_issue(issued(province, ident)) == own
    assert why_different(province, ident).figures == ()


def test_a_number_is_given_once_a_year(province: Workspace) -> None:
    issue(province, going(province))
    with pytest.raises(UserError) as refused:
        issue(province, going(province))
    assert refused.value.key == "issued.number_taken"
    issue(province, going(province, issued_on=date(2027, 1, 5)))
    with pytest.raises(UserError):
        issue(province, going(province, number=" "))
    assert len(issued_reports(province, "quarterly", Q3)) == 2
    assert issued_reports(province, "aid") == []


def test_nothing_is_different_right_after_issuing(province: Workspace) -> None:
    found = why_different(province, issue(province, going(province)))
    assert (found.figures, found.records) == ((), ())


def test_figures_that_changed_name_the_records_and_who_changed_them(province: Workspace) -> None:
    ident = issue(province, going(province))
    first, second, *_rest = counted(province)
    before = province.tree("delegation", first).record
    assert isinstance(before, Delegation)
    edit(province, first, headcount=(before.headcount or 0) + 5)
    with province.changes.change("delete_record") as change:
        change.delete("delegation", second)
    found = why_different(province, ident)
    by_key = {one.key: one for one in found.figures}
    count = by_key["delegation.in.count"]
    assert (count.added, count.gone) == ((), (second,))
    assert isinstance(count.now, int)
    assert count.then == count.now + 1
    told = {one.id: one for one in found.records}
    assert (told[first].how, told[second].how) == ("changed", "gone")
    assert [entry.by for entry in told[first].changes] == ["Hoa"]
    assert set(told) == {first, second}


def test_a_record_added_later_is_told_as_added(province: Workspace) -> None:
    ident = issue(province, going(province))
    known = set(counted(province))
    pattern = province.tree("delegation", next(iter(known))).record
    assert isinstance(pattern, Delegation)
    new = replace(pattern, id="", n=0, revision=0, code="", name="Đoàn thêm sau")
    saved = province.save_tree(DELEGATION, Tree(new), "add_records").tree.record
    [told] = why_different(province, ident).records
    assert (told.id, told.how) == (saved.id, "added")


def test_a_member_counts_as_its_delegation(province: Workspace) -> None:
    ident = issue(province, going(province))
    first = counted(province)[0]
    tree = province.tree("delegation", first)
    rows = (*tree.of(Member), Member(delegation=first, name="Người thêm"))
    with province.changes.change("update_record") as change:
        change.save_tree(Tree(tree.record, {"member": rows}))
    found = why_different(province, ident)
    assert [one.id for one in found.records] == [first]


def test_an_issued_report_cannot_be_edited_or_made_by_hand(province: Workspace) -> None:
    ident = issue(province, going(province))
    tree = province.tree("issued_report", ident)
    assert isinstance(tree.record, IssuedReport)
    changed = replace(tree.record, number="13/BC-SNgV")
    with pytest.raises(Invalid) as refused:
        province.save_tree(ISSUED_REPORT, Tree(changed), "update_record")
    assert [one.key for one in refused.value.problems] == ["check.issued_frozen"]
    free = replace(tree.record, locked=True, note="Mở khóa theo ý kiến lãnh đạo")
    province.save_tree(ISSUED_REPORT, Tree(free), "update_record")
    assert issued(province, ident).locked
    by_hand = replace(free, id="", n=0, revision=0, number="14/BC-SNgV")
    with pytest.raises(Invalid):
        province.save_tree(ISSUED_REPORT, Tree(by_hand), "add_records")


def test_a_file_that_is_not_the_record_s_is_refused(province: Workspace) -> None:
    ident = issue(province, going(province))
    with province.changes.change("save") as change:
        record = issued(province, ident)
        change.save(replace(record, digest="0" * 64))
    with pytest.raises(UserError) as refused:
        issued_file(province, ident)
    assert refused.value.key == "kept_file.altered"
