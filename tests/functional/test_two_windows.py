"""Two people open one folder: the second reads, is told who writes, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit

from dnapp.core.query import Query
from dnapp.ui.pages.report_page import ReportPage
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton
from tests.functional.office import Office, shown

READ_ONLY = "Đang mở chỉ để xem nên chưa sửa được."
NAME = "Đoàn đang mở"


@pytest.fixture
def second(office: Office, look: Look) -> Iterator[Office]:
    """Another officer on the same folder, in which one delegation is stored."""
    office.press("Ctrl+1", "Ctrl+N")
    office.type(NAME)
    office.fill(countries="lao", starts_on="20/7/26")
    office.press("Ctrl+S")
    other = Office(look, office.folder, who="Lê Mẫu Bình")
    other.open()
    yield other
    other.close()


def test_the_band_says_who_writes(office: Office, second: Office) -> None:
    [sentence] = second.bands()
    assert "Hoàng Thị Thu đang mở dữ liệu để ghi trên máy" in sentence
    assert "Mở chỉ để xem" in sentence
    assert second.workspace.read_only
    assert not office.workspace.read_only


def test_what_cannot_be_done_says_why(second: Office) -> None:
    second.wait(lambda: second.list.model.rowCount() == 1)
    [new] = [b for b in shown(second.list.header, PrimaryButton)]
    assert not new.isEnabled()
    assert new.toolTip() == READ_ONLY
    for stroke in ("Ctrl+N", "Delete", "Ctrl+Z", "Ctrl+Y"):
        second.win.toast.hide()
        second.press(stroke)
        assert second.toast() == READ_ONLY, stroke
    second.press("Ctrl+K")
    second.type("> thêm")
    second.press("Up", "Return")
    assert second.list.list_key == "incoming", "there is no command to add"
    second.press("Escape")


def test_a_form_shows_and_changes_nothing(second: Office) -> None:
    second.find("doan dang mo", NAME)
    fields = [field for field in shown(second.form, QLineEdit)]
    assert fields
    assert all(field.isReadOnly() for field in fields)
    second.type("xyz")
    second.tab_to("Danh sách thành viên")
    second.type("xyz")
    second.copy("Nguyễn Mẫu\tChuyên viên")
    second.press("Ctrl+V")
    assert second.grid("member") == []
    second.press("Ctrl+S")
    assert second.workspace.repositories["delegation"].count(Query()) == 1
    [stored] = second.workspace.repositories["delegation"].first(Query(), 1)
    assert stored.name == NAME


def test_it_sees_what_the_other_writes(office: Office, second: Office) -> None:
    office.come_forward()
    office.find("doan dang mo", NAME)
    office.press("End")
    office.type(" rồi sửa")
    office.press("Ctrl+S")
    second.come_forward()
    second.find("doan dang mo", f"{NAME} rồi sửa")
    assert second.frame("name").editor.text_now() == f"{NAME} rồi sửa"


def test_a_report_can_be_made_while_the_other_writes(second: Office) -> None:
    second.press("Ctrl+8")
    page = second.page(ReportPage)
    second.wait(page.is_complete, 30)
    assert page.preview.trouble() == ""
    assert page.outward.save_button.isEnabled()


def test_when_the_first_has_closed_reopening_writes(office: Office, second: Office) -> None:
    office.close()
    second.reopen()
    assert second.bands() == []
    second.find("doan dang mo", NAME)
    second.press("End")
    second.type(" của người sau")
    second.press("Ctrl+S")
    assert second.workspace.repositories["delegation"].find_by_name(f"{NAME} của người sau")
