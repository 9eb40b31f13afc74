"""The workspace: saving, refusing, settings, derived values, two windows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.errors import UserError
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Tree
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.member import Member
from dnapp.records.partner import PARTNER, Partner
from dnapp.records.permission import Permission
from dnapp.records.setting import Setting
from dnapp.records.term import Term
from dnapp.services.validation import Invalid
from dnapp.services.workspace import Workspace


def trip(**fields: object) -> Delegation:
    values = {
        "direction": "out",
        "name": "Đoàn khảo sát",
        "countries": ("KR",),
        "starts_on": PartialDay(2026, 10, 5),
        "ends_on": PartialDay(2026, 10, 9),
        "headcount": 2,
        "head_name": "Nguyễn Văn An",
        "content": "Khảo sát",
    } | fields
    return Delegation(**values)


def stored(workspace: Workspace, ident: str) -> Delegation:
    record = workspace.repositories["delegation"].get(ident)
    assert isinstance(record, Delegation)
    return record


def test_a_saved_delegation_has_its_code_and_derived_values(workspace: Workspace) -> None:
    saved = workspace.save_tree(DELEGATION, Tree(trip()), "add_records")
    assert saved.warnings == ()
    record = stored(workspace, saved.tree.record.id)
    assert record.code == "ĐR-2026-001"
    assert record.status == "overdue"
    assert record.report_due_on == PartialDay(2026, 10, 24)


def test_a_code_in_the_bin_is_not_given_again(workspace: Workspace) -> None:
    first = workspace.save_tree(DELEGATION, Tree(trip()), "add_records")
    with workspace.changes.change("delete_record") as change:
        change.delete("delegation", first.tree.record.id)
    second = workspace.save_tree(DELEGATION, Tree(trip()), "add_records")
    assert stored(workspace, second.tree.record.id).code == "ĐR-2026-002"


def test_a_child_row_changes_what_is_derived_of_its_owner(workspace: Workspace) -> None:
    coming = trip(starts_on=PartialDay(2026, 12, 1), ends_on=PartialDay(2026, 12, 3))
    saved = workspace.save_tree(DELEGATION, Tree(coming), "add_records")
    ident = saved.tree.record.id
    assert stored(workspace, ident).status == "planned"
    tree = workspace.tree("delegation", ident)
    paper = Permission(document=DocRef(number="9", symbol="QĐ-UBND"))
    permitted = replace(tree, children={**tree.children, "permission": (paper,)})
    workspace.save_tree(DELEGATION, permitted, "update_record")
    assert stored(workspace, ident).status == "approved"
    workspace.changes.undo()
    assert stored(workspace, ident).status == "planned"


def test_errors_block_and_warnings_come_back(workspace: Workspace) -> None:
    wrong = Tree(trip(ends_on=PartialDay(2026, 10, 1)), {"member": (Member(name=""),)})
    with pytest.raises(Invalid) as caught:
        workspace.save_tree(DELEGATION, wrong, "add_records")
    assert {problem.field for problem in caught.value.problems} == {"ends_on", "member[1].name"}
    doubtful = Tree(trip(), {"member": (Member(name="An"),)})
    saved = workspace.save_tree(DELEGATION, doubtful, "add_records")
    assert [problem.field for problem in saved.warnings] == ["headcount"]


def test_several_records_are_saved_together_or_not_at_all(workspace: Workspace) -> None:
    good, taken = Tree(trip(code="A-1")), Tree(trip(code="A-1"))
    with pytest.raises(Invalid) as caught:
        workspace.save_trees(DELEGATION, [good, taken], "add_records")
    assert [problem.field for problem in caught.value.problems] == ["[2].code"]
    assert workspace.repositories["delegation"].count(Query()) == 0
    saved = workspace.save_trees(DELEGATION, [good, Tree(trip())], "add_records")
    assert [one.tree.record.code for one in saved] == ["A-1", "ĐR-2026-001"]


def test_two_windows_never_overwrite_each_other_silently(workspace: Workspace) -> None:
    saved = workspace.save_tree(
        PARTNER, Tree(Partner(name="Tỉnh A", kind="locality")), "add_records"
    )
    one = two = workspace.tree("partner", saved.tree.record.id)
    workspace.save_tree(PARTNER, Tree(replace(one.record, address="x")), "update_record")
    with pytest.raises(UserError) as caught:
        workspace.save_tree(PARTNER, Tree(replace(two.record, website="y")), "update_record")
    assert caught.value.key == "record.changed_elsewhere"


def test_settings_have_versions_and_change_the_statuses_that_rest_on_them(
    workspace: Workspace,
) -> None:
    ident = workspace.save_tree(DELEGATION, Tree(trip()), "add_records").tree.record.id
    workspace.save_settings({"report_days": 60})
    assert stored(workspace, ident).status == "report_due"
    workspace.save_settings({"report_days": 7, "report_unit": "workdays"}, PartialDay(2026, 10))
    assert stored(workspace, ident).report_due_on == PartialDay(2026, 10, 20)
    assert workspace.settings.report_rule(date(2026, 9, 30)).days == 60
    before = workspace.settings.office().agency
    workspace.save_settings({"agency": "Văn phòng UBND tỉnh"}, PartialDay(2025, 7, 1))
    assert workspace.settings.office(date(2025, 6, 30)).agency == before
    assert workspace.settings.office().agency == "Văn phòng UBND tỉnh"
    workspace.changes.undo()
    assert workspace.settings.office().agency == before
    with pytest.raises(UserError):
        workspace.save_settings({"place": "Huế", "report_days": "bảy"})
    assert workspace.settings.office().place == ""


def test_settings_read_inside_a_change_that_fails_are_read_again(workspace: Workspace) -> None:
    def fail() -> None:
        with workspace.changes.change("save_settings") as change:
            change.save(Setting(name="report_days", value="99"))
            raise UserError("setting.wrong_unit")

    with pytest.raises(UserError):
        fail()
    assert workspace.settings.report_rule().days == 15


def test_opening_on_another_day_refreshes_the_stored_statuses(workspace: Workspace) -> None:
    text = Agreement(
        title="Bản ghi nhớ",
        form="memorandum",
        on_behalf="province",
        signed_on=PartialDay(2024, 1, 1),
    )
    term = Term(kind="original", basis="until", ends_on=PartialDay(2027, 1, 10))
    ident = workspace.save_tree(AGREEMENT, Tree(text, {"term": (term,)}), "add_records")
    assert ident.tree.record.id
    expiring = Query(conditions=(Condition("status", Operator.IS, ("expiring",)),))
    assert workspace.repositories["agreement"].count(expiring) == 1
    folder = workspace.folder
    workspace.close()
    for day, status in ((date(2026, 1, 1), "in_force"), (date(2027, 1, 11), "expired")):
        later = Workspace.open(folder, today=day)
        query = Query(conditions=(Condition("status", Operator.IS, (status,)),))
        assert later.repositories["agreement"].count(query) == 1
        assert not later.is_stale()
        assert len(later.changes.history("agreement")) == 1
        later.close()


def test_a_second_process_reads_and_is_told_why(workspace: Workspace) -> None:
    second = Workspace.open(workspace.folder)
    try:
        assert second.read_only
        assert second.read_only_reason is not None
        assert second.read_only_reason.key == "database.locked"
        with pytest.raises(UserError):
            second.save_settings({"place": "Huế"})
    finally:
        second.close()


def test_a_new_folder_has_the_lists_and_keeps_them(tmp_path: Path) -> None:
    folder = tmp_path / "mới" / "data"
    for _ in range(2):
        opened = Workspace.open(folder)
        assert opened.repositories["country"].get("LA").name == "Lào"
        assert opened.repositories["lookup"].count(Query()) > 100
        assert len(opened.changes.history()) == 1
        opened.close()


def test_sentences_of_statuses_name_linked_records(workspace: Workspace) -> None:
    new = Agreement(title="Thỏa thuận mới", form="arrangement", on_behalf="province")
    new_id = workspace.save_tree(AGREEMENT, Tree(new), "add_records").tree.record.id
    old = replace(new, title="Thỏa thuận cũ", signed_on=PartialDay(2015), successor=new_id)
    old_id = workspace.save_tree(AGREEMENT, Tree(old), "add_records").tree.record.id
    assert "Thỏa thuận mới" in workspace.status_sentence("agreement", old_id)
    assert workspace.status_sentence("partner", "x") == ""


def test_a_draft_says_what_is_missing(workspace: Workspace) -> None:
    draft = Tree(trip(ends_on=None, head_name=""))
    ident = workspace.save_tree(DELEGATION, draft, "add_records").tree.record.id
    sentence = workspace.status_sentence("delegation", ident)
    assert "Trưởng đoàn" in sentence
    assert sentence.startswith("Còn thiếu")


def test_work_in_another_thread_sees_one_state_and_writes_nothing(workspace: Workspace) -> None:
    names = []

    def work() -> None:
        with workspace.lent() as lent:
            before = lent.repositories["delegation"].count(Query())
            workspace.save_tree(DELEGATION, Tree(trip()), "add_records")
            names.append((before, lent.repositories["delegation"].count(Query())))
            assert lent.read_only
            assert lent.tree("delegation", "none-such")

    with ThreadPoolExecutor(1) as pool, pytest.raises(UserError) as refused:
        pool.submit(work).result()
    assert refused.value.key == "record.missing"
    assert names == [(0, 0)]
    assert not workspace.read_only
    with workspace.lent() as later:
        assert later.repositories["delegation"].count(Query()) == 1
