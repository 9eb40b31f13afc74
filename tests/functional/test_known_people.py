"""Stories of people seen before: suggested while a name is typed, told after a paste."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QListView, QWidget

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.member import Member
from dnapp.ui.forms.old_members import OldMembersDialog
from tests.functional.office import Office, shown

HUONG = Member(
    pos=1,
    name="Nguyễn Thị Hường",
    position="Phó Giám đốc",
    organisation="Sở Ngoại vụ",
    birth_on=PartialDay(1975, 3, 5),
    passport_number="B1234567",
    passport_expires_on=PartialDay(2029, 12, 31),
)
BINH = Member(pos=2, name="Đỗ Văn Bình", position="Chuyên viên", organisation="Sở Y tế", rank="Úy")
LIST = (
    "Họ và tên\tChức vụ\tĐơn vị\tSố hộ chiếu\n"
    "Nguyễn Thị Hường\tGiám đốc\t\tB1234567\nĐỗ Văn Bình\t\tSở Y tế\t\nTrần Mới\t\tSở Y tế\t"
)


@pytest.fixture
def seen(office: Office) -> Office:
    """An office with one delegation of last year, at the members of a new one."""
    record = Delegation(
        direction="out", name="Đoàn đi Lào", countries=("LA",), starts_on=PartialDay(2025, 6, 9)
    )
    tree = Tree(record, {"member": (HUONG, BINH)})
    office.workspace.save_tree(DELEGATION, tree, "add_records")
    office.press("Ctrl+2", "Ctrl+N")
    view = office.table("member").view
    view.go_to(view.open_row(), 0)
    return office


def suggestions(office: Office) -> list[QListView]:
    grid = office.table("member")
    return [view for view in grid.findChildren(QListView) if view.isVisible()]


def take_first(office: Office) -> None:
    """↓ until a suggestion is chosen: on a list that closed, the first ↓ opens it again."""
    while not any(view.currentIndex().isValid() for view in suggestions(office)):
        office.press("Down")
    office.press("Return")


def cells(office: Office, *names: str) -> list[list[str]]:
    rows = office.table("member").rows
    order = [spec.name for spec in rows.columns]
    return [[row[order.index(name)] for name in names] for row in office.grid("member")]


FIELDS = ("name", "position", "passport_number", "passport_expires_on")


def test_a_suggestion_fills_the_row_and_goes_back_as_one_step(seen: Office) -> None:
    seen.type("nguyen thi")
    seen.wait(lambda: suggestions(seen))
    (offered,) = suggestions(seen)
    assert not offered.currentIndex().isValid(), "Enter alone must keep what was typed"
    assert not any("B1234567" in part.accessibleName() for part in shown(seen.win, QWidget))
    take_first(seen)
    assert cells(seen, *FIELDS) == [["Nguyễn Thị Hường", "Phó Giám đốc", "B1234567", "31/12/2029"]]
    seen.press("Ctrl+Z")
    assert cells(seen, *FIELDS) == []


def test_enter_keeps_the_name_that_was_typed(seen: Office) -> None:
    seen.type("Nguyễn Thị")
    seen.wait(lambda: suggestions(seen))
    seen.press("Return")
    assert cells(seen, *FIELDS) == [["Nguyễn Thị", "", "", ""]]
    assert suggestions(seen) == []


def test_a_typed_cell_is_never_overwritten_by_a_suggestion(seen: Office) -> None:
    view = seen.table("member").view
    view.go_to(view.open_row(), 1)
    seen.type("Giám đốc")
    seen.press("Return")
    view.go_to(0, 0)
    seen.type("nguyễn")
    seen.wait(lambda: suggestions(seen))
    take_first(seen)
    assert cells(seen, *FIELDS) == [["Nguyễn Thị Hường", "Giám đốc", "B1234567", "31/12/2029"]]


def test_a_pasted_list_says_whom_we_know_and_fills_the_gaps_when_asked(seen: Office) -> None:
    seen.copy(LIST)
    seen.press("Ctrl+V")
    grid = seen.table("member")
    pasted = cells(seen, *FIELDS)
    assert seen.says("Nhận ra 01 người đã có trong đoàn trước.")
    assert seen.says("01 người trùng tên và đơn vị")
    assert pasted[0] == ["Nguyễn Thị Hường", "Giám đốc", "B1234567", ""]
    fill = "Điền ô trống cho 01 người"
    next(button for button in shown(grid, QAbstractButton) if button.text() == fill).click()
    assert cells(seen, *FIELDS)[0] == ["Nguyễn Thị Hường", "Giám đốc", "B1234567", "31/12/2029"]
    assert cells(seen, "position", "rank")[1:] == [["", ""], ["", ""]], "likely is not sure"
    seen.press("Ctrl+Z")
    assert cells(seen, *FIELDS) == pasted


def test_members_of_an_earlier_delegation_are_taken_without_those_already_there(
    seen: Office,
) -> None:
    seen.copy("Đỗ Văn Bình\tPhó phòng\tSở Y tế")
    seen.press("Ctrl+V")
    take = next(b for b in shown(seen.win, QAbstractButton) if b.text() == "Lấy từ đoàn cũ")
    take.click()
    dialog = next(shown(seen.win.window(), OldMembersDialog))
    seen.wait(dialog.isActiveWindow)
    seen.type("lao")
    seen.press("Return", "Return")
    seen.wait(lambda: not any(shown(seen.win.window(), OldMembersDialog)))
    assert cells(seen, "name", "position") == [
        ["Đỗ Văn Bình", "Phó phòng"],
        ["Nguyễn Thị Hường", "Phó Giám đốc"],
    ]
    assert seen.says("Đã lấy 01 thành viên từ đoàn cũ. Bỏ qua 01 người đã có trong danh sách.")
    seen.wait(lambda: seen.focus() is seen.table("member").view)
    seen.press("Ctrl+Z")
    assert len(cells(seen, "name")) == 1
