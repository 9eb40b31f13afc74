"""Rows of a unit's list: what is new, changed, known or faulty; nothing stored is ever lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dnapp.core.errors import UserError
from dnapp.records.agreement import Agreement
from dnapp.records.party import Party
from dnapp.records.term import Term
from dnapp.services.receiving import receive
from dnapp.services.return_rows import Changed, ReturnPlan, ReturnRow, plan
from dnapp.services.unit_returns import return_of
from dnapp.services.workbooks import Sheet
from dnapp.services.workspace import Workspace
from tests.services.duty_desk import agreement, day, save

HEALTH, SCIENCE = "unit-so-y-te", "unit-so-khoa-hoc"
HEADS = ("STT", "Tên văn bản", "Ngày ký", "Nước ký", "Tên đối tác", "Thời hạn hiệu lực", "Ghi chú")


def judged(
    workspace: Workspace, *rows: tuple[str, ...], heads: tuple[str, ...] = HEADS
) -> ReturnPlan:
    return plan(workspace, HEALTH, Sheet("Trang 1", (heads, *rows)))


def one(workspace: Workspace, *cells: str, heads: tuple[str, ...] = HEADS) -> ReturnRow:
    [row] = judged(workspace, cells, heads=heads).rows
    return row


def keys(row: ReturnRow) -> list[tuple[str, str]]:
    return [(told.column, told.key) for told in row.problems]


def test_a_new_agreement_is_made_of_what_the_row_says_and_of_the_unit(workspace: Workspace) -> None:
    row = one(
        workspace,
        "1", "Bản ghi nhớ về y tế cộng đồng", "5/3/2026", "Hàn Quốc", "Bệnh viện Hanbit; Quỹ Sao",
        "05 năm", "",
    )  # fmt: skip
    assert (row.outcome, row.number) == ("create", 2)
    assert row.tree is not None
    made = row.tree.record
    assert isinstance(made, Agreement)
    assert (made.form, made.on_behalf, made.proposer) == ("memorandum", "department", HEALTH)
    assert (made.signed_on, made.countries) == (day("2026-03-05"), ("KR",))
    parties = [(p.side, p.name) for p in row.tree.of(Party)]
    assert parties == [("ours", "Sở Y tế"), ("theirs", "Bệnh viện Hanbit"), ("theirs", "Quỹ Sao")]
    [term] = row.tree.of(Term)
    assert (term.kind, term.basis, term.months) == ("original", "duration", 60)


@pytest.mark.parametrize(
    ("text", "basis", "months", "ends"),
    [
        ("31/12/2030", "until", None, "2030-12-31"),
        ("Đến hết 31/12/2030; tự động gia hạn", "until", None, "2030-12-31"),
        ("đến ngày 31/12/2030", "until", None, "2030-12-31"),
        ("Hết hạn 2030", "until", None, "2030"),
        ("5 năm", "duration", 60, None),
        ("18 tháng", "duration", 18, None),
        ("Không thời hạn", "open_ended", None, None),
        ("không xác định thời hạn", "open_ended", None, None),
    ],
)
def test_terms_read_as_units_write_them(
    workspace: Workspace, text: str, basis: str, months: int | None, ends: str | None
) -> None:
    row = one(workspace, "1", "Thỏa thuận A", "", "", "", text, "")
    assert row.tree is not None
    [term] = row.tree.of(Term)
    assert (term.basis, term.months) == (basis, months)
    assert (term.ends_on.text if term.ends_on else None) == ends


def test_titles_sums_column_numbers_and_empty_rows_are_passed_over(workspace: Workspace) -> None:
    sheet = Sheet(
        "DS",
        (
            ("DANH SÁCH THỎA THUẬN", "", ""),
            ("", "", ""),
            ("TT", "Tên thỏa thuận", "Ngày ký"),
            ("(1)", "(2)", "(3)"),
            ("1", "Thỏa thuận A", "2024"),
            ("", "", ""),
            ("", "Tổng cộng: 01", ""),
        ),
    )
    assert [row.number for row in plan(workspace, HEALTH, sheet).rows] == [5]


def test_headings_that_are_not_kept_are_told(workspace: Workspace) -> None:
    found = judged(workspace, ("1", "Thỏa thuận A", "x"), heads=("STT", "Tên văn bản", "Màu bìa"))
    assert found.passed_over == ("Màu bìa",)
    with pytest.raises(UserError) as refused:
        judged(workspace, ("1", "A"), heads=("STT", "Họ và tên"))
    assert refused.value.key == "returns.no_headings"


def test_headings_may_take_two_rows(workspace: Workspace) -> None:
    sheet = Sheet(
        "DS",
        (
            ("TT", "Tên văn bản", "Ngày", "", "Đối tác"),
            ("", "", "ký", "hiệu lực", ""),
            ("1", "Thỏa thuận A", "01/02/2024", "03/04/2024", "Hanbit"),
        ),
    )
    [row] = plan(workspace, HEALTH, sheet).rows
    assert row.number == 3
    assert row.tree is not None
    record = row.tree.record
    assert isinstance(record, Agreement)
    assert (record.signed_on, record.effective_on) == (day("2024-02-01"), day("2024-04-03"))


def test_a_unit_without_a_name_of_its_own_is_refused(workspace: Workspace) -> None:
    for unit in ("", "unit-ubnd-tinh"):
        with pytest.raises(UserError) as refused:
            plan(workspace, unit, Sheet("x", (HEADS,)))
        assert refused.value.key == "returns.no_unit"


def test_a_known_agreement_is_changed_only_where_the_row_says_otherwise(
    workspace: Workspace,
) -> None:
    save(
        workspace,
        agreement(id="a", title="Thỏa thuận A", form="other", proposer=HEALTH, code="TT-1",
                  signed_on=day("2024-05-06"), note="Ghi chú cũ"),
        Party(side="theirs", name="Bệnh viện Hanbit"),
        Term(kind="original", basis="until", ends_on=day("2030-12-31")),
    )  # fmt: skip
    same = one(workspace, "1", "THOẢ THUẬN A", "06/05/2024", "", "Hanbit", "31/12/2030", "")
    assert (same.outcome, same.known, same.notes) == ("unchanged", "a", ())
    changed = one(workspace, "1", "Thỏa thuận A", "2024", "Lào", "", "", "Ghi chú mới")
    assert changed.outcome == "update"
    assert changed.changes == (
        Changed("countries", "", "Lào"),
        Changed("note", "Ghi chú cũ", "Ghi chú mới"),
    )
    kept = one(workspace, "1", "Thỏa thuận A", "", "", "Trường Sao", "31/12/2031", "")
    assert kept.outcome == "unchanged"
    assert [told.key for told in kept.notes] == ["returns.partner_kept", "returns.term_kept"]


def test_an_unknown_term_and_missing_parties_are_filled_in(workspace: Workspace) -> None:
    save(
        workspace,
        agreement(id="a", title="Thỏa thuận A", proposer=HEALTH),
        Term(kind="original", basis="unknown", starts_on=day("2020"), note="giữ"),
    )
    row = one(workspace, "1", "Thỏa thuận A", "", "", "Hanbit", "2030", "")
    assert row.tree is not None
    [term] = row.tree.of(Term)
    assert (term.basis, term.ends_on, term.note) == ("until", day("2030"), "giữ")
    assert row.changes == (Changed("partner", "", "Hanbit"), Changed("term", "", "2030"))


def test_faults_name_their_cells(workspace: Workspace) -> None:
    save(workspace, agreement(id="a", title="Thỏa thuận B", proposer=SCIENCE))
    save(workspace, agreement(id="c", title="Thỏa thuận C", proposer=HEALTH, code="C1"))
    save(workspace, agreement(id="d", title="Thỏa thuận C", proposer=HEALTH, code="C2"))
    bad = one(workspace, "1", "Thỏa thuận A", "31/02/2026", "Nước Mơ", "", "mãi mãi", "")
    assert (bad.outcome, bad.tree) == ("error", None)
    assert {column for column, _ in keys(bad)} == {"signed_on", "countries", "term"}
    assert keys(one(workspace, "1", "Thỏa thuận B")) == [("title", "returns.other_unit")]
    assert keys(one(workspace, "1", "Thỏa thuận C")) == [("title", "returns.several")]
    assert keys(one(workspace, "1", "Giấy tờ khác")) == [("form", "field.required")]
    heads = ("Mã", "Tên văn bản")
    assert keys(one(workspace, "X9", "Thỏa thuận D", heads=heads)) == [("code", "returns.no_code")]
    chosen = one(workspace, "C2", "Thỏa thuận C", heads=heads)
    assert (chosen.known, chosen.outcome) == ("d", "unchanged")


def test_a_row_said_twice_is_taken_once(workspace: Workspace) -> None:
    found = judged(
        workspace, ("1", "Thỏa thuận A", "2024"), ("2", "Thoả thuận A", "2024"),
        ("3", "Thỏa thuận A", "2025"),
    )  # fmt: skip
    assert [row.outcome for row in found.rows] == ["create", "error", "create"]
    assert found.rows[1].problems[-1].values == {"row": 2}


def test_what_is_taken_is_one_change_that_can_be_undone(workspace: Workspace) -> None:
    save(workspace, agreement(id="a", title="Thỏa thuận A", proposer=HEALTH, note="cũ"))
    found = judged(
        workspace,
        ("1", "Thỏa thuận A", "", "", "", "", "mới"),
        ("2", "Bản ghi nhớ B", "2026", "Lào", "Viện Sao", "5 năm", ""),
        ("3", "Không rõ", "", "", "", "", ""),
    )
    done = receive(workspace, HEALTH, 2026, found.rows)
    assert (done.created, done.updated) == (1, 1)
    mark = return_of(workspace.repositories, HEALTH, 2026)
    assert mark is not None
    assert (mark.status, mark.name) == ("received", "Sở Y tế, 2026")
    assert workspace.repositories["agreement"].get("a").note == "mới"  # type: ignore[attr-defined]
    again = judged(workspace, ("2", "Bản ghi nhớ B", "2026", "Lào", "Viện Sao", "5 năm", ""))
    assert [row.outcome for row in again.rows] == ["unchanged"]
    workspace.changes.undo()
    assert return_of(workspace.repositories, HEALTH, 2026) is None
    assert workspace.repositories["agreement"].get("a").note == "cũ"  # type: ignore[attr-defined]
    assert workspace.repositories["agreement"].find_by_name("Bản ghi nhớ B") == []


def test_an_empty_list_says_that_nothing_happened(workspace: Workspace) -> None:
    receive(workspace, HEALTH, 2026, (), nothing=True)
    mark = return_of(workspace.repositories, HEALTH, 2026)
    assert mark is not None
    assert mark.status == "nothing"


cells = st.text(st.sampled_from("aAđĐơếỪ 0123456789/-;.,()\n%x"), max_size=24) | st.sampled_from(
    ["Thỏa thuận A", "5/3/2026", "Lào", "05 năm", "không thời hạn", "Tổng cộng"]
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.tuples(*[cells] * len(HEADS)), max_size=6))
def test_any_sheet_is_judged_and_each_row_is_taken_or_told(
    workspace: Workspace, rows: list[tuple[Any, ...]]
) -> None:
    found = judged(workspace, *rows)
    for row in found.rows:
        assert (row.tree is not None) == (row.outcome in ("create", "update"))
        assert bool(row.problems) == (row.outcome == "error")
        for told in (*row.problems, *row.notes):
            assert workspace.words(told.key, **told.values)
            assert workspace.words(f"returns.column.{told.column}")
    assert sum(
        found.count(outcome) for outcome in ("create", "update", "unchanged", "error")
    ) == len(found.rows)
