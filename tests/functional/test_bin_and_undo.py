"""Nothing is gone for good: the bin, and the way back and forth over many changes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dnapp.core.query import Query
from dnapp.ui.pages.trash_page import TrashPage
from tests.functional.office import Office


def log(office: Office, name: str, country: str = "han quoc") -> None:
    office.press("Ctrl+1", "Ctrl+N")
    office.type(name)
    office.fill(countries=country, starts_on="20/7/26")
    office.press("Ctrl+S")


def stored(office: Office) -> list[str]:
    found = office.workspace.repositories["delegation"].first(Query(), 20)
    return sorted(record.name for record in found)


def in_list(office: Office, *names: str) -> None:
    office.wait(lambda: sorted(listed(office)) == sorted(names))


def listed(office: Office) -> list[str]:
    model = office.list.model
    return [model.record(row).name for row in range(model.rowCount())]


def test_delete_bin_restore(office: Office) -> None:
    log(office, "Đoàn Một")
    log(office, "Đoàn Hai")
    in_list(office, "Đoàn Một", "Đoàn Hai")
    office.press("Delete")
    office.wait(lambda: len(listed(office)) == 1)
    [kept] = listed(office)
    gone = {"Đoàn Một": "Đoàn Hai", "Đoàn Hai": "Đoàn Một"}[kept]
    assert office.toast() == "Đã chuyển 01 đoàn vào Thùng rác."
    assert office.workspace.search.find(gone) == []
    office.reopen()
    office.win.go_to("trash")
    trash = office.page(TrashPage)
    assert office.focus() is trash.view
    office.tab_to("Khôi phục")
    office.press("Space")
    assert "Đã khôi phục 01 đoàn" in office.toast()
    office.press("Ctrl+1")
    in_list(office, "Đoàn Một", "Đoàn Hai")
    office.find(gone, gone)


def test_a_linked_partner_is_not_deleted_and_the_reason_names_who_links(office: Office) -> None:
    office.press("Ctrl+4", "Ctrl+N")
    office.type("Tỉnh Mẫu")
    office.fill(kind="dia phuong", country="lao")
    office.press("Ctrl+S", "Ctrl+1", "Ctrl+N")
    office.type("Đoàn của tỉnh Mẫu")
    office.fill(countries="lao", partners="mau", starts_on="20/7/26")
    office.press("Ctrl+S", "Ctrl+4", "Delete")
    assert office.toast().startswith("Chưa xóa được “Tỉnh Mẫu”")
    assert "Đoàn của tỉnh Mẫu" in office.toast()
    assert office.workspace.repositories["partner"].count(Query()) == 1


def test_five_changes_are_undone_and_redone_in_turn(office: Office) -> None:
    states = [stored(office)]
    log(office, "Đoàn Một")
    states.append(stored(office))
    log(office, "Đoàn Hai")
    states.append(stored(office))
    office.find("doan hai", "Đoàn Hai")
    office.press("End")
    office.type(" sửa tên")
    office.press("Ctrl+S")
    states.append(stored(office))
    log(office, "Đoàn Ba", "lao")
    states.append(stored(office))
    office.press("Ctrl+1")
    in_list(office, *states[-1])
    office.press("Delete")
    states.append(stored(office))
    assert all(before != after for before, after in pairwise(states))
    for state in reversed(states[:-1]):
        office.press("Ctrl+Z")
        assert stored(office) == state
        in_list(office, *state)
    office.press("Ctrl+Z")
    assert office.toast() == "Không có thay đổi nào để hoàn tác."
    for state in states[1:]:
        office.press("Ctrl+Y")
        assert stored(office) == state
        in_list(office, *state)


def test_undo_after_a_restart(office: Office) -> None:
    log(office, "Đoàn Một")
    log(office, "Đoàn Hai")
    office.reopen()
    office.press("Ctrl+Z")
    assert stored(office) == ["Đoàn Một"]
    assert "Đã hoàn tác" in office.toast()
    office.reopen()
    office.press("Ctrl+Z")
    assert stored(office) == []
    office.reopen()
    office.press("Ctrl+Y", "Ctrl+Y")
    assert stored(office) == ["Đoàn Hai", "Đoàn Một"]


def test_the_toasts_button_takes_back_by_f6(office: Office) -> None:
    log(office, "Đoàn Một")
    in_list(office, "Đoàn Một")
    office.press("Delete")
    office.wait(lambda: not listed(office))
    for _ in range(5):
        office.press("F6")
        if office.focus().accessibleName() == "Hoàn tác":
            break
    office.press("Space")
    in_list(office, "Đoàn Một")


@pytest.mark.parametrize("field", ["Tên đoàn", "Nội dung làm việc", "Danh sách thành viên"])
def test_an_undo_in_an_untouched_form_goes_beyond_it(office: Office, field: str) -> None:
    log(office, "Đoàn Một")
    office.find("doan mot", "Đoàn Một")
    office.tab_to(field)
    office.press("Ctrl+Z")
    assert stored(office) == []
    assert office.list.list_key == "incoming", "the record is gone, its list is shown"


def test_undo_in_a_form_goes_back_in_the_order_of_typing(office: Office) -> None:
    office.press("Ctrl+1", "Ctrl+N")
    office.type("Đoàn Một")
    office.fill(head_name="Kim Mẫu")
    office.tab_to("Tên đoàn")
    office.press("Ctrl+Z")
    assert office.frame("head_name").editor.text_now() == "", "typed last, taken back first"
    assert office.frame("name").editor.text_now() == "Đoàn Một"
    office.press("Ctrl+Z")
    assert office.frame("name").editor.text_now() == ""
    office.press("Ctrl+Y", "Ctrl+Y")
    assert office.frame("name").editor.text_now() == "Đoàn Một"
    assert office.frame("head_name").editor.text_now() == "Kim Mẫu"
