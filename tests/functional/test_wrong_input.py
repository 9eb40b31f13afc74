"""What cannot be right is told beside its field, in words; nothing typed is lost."""

from __future__ import annotations

import logging

import pytest

from dnapp.core.query import Query
from tests.functional.office import Office

TEN_MEGABYTES = "\r\n".join(
    f"{n}\tNguyễn Mẫu {n}\tChuyên viên\tSở Mẫu\t{'x' * 60}" for n in range(120_000)
)


def begin(office: Office, **texts: str) -> None:
    """A new incoming delegation with some fields."""
    office.press("Ctrl+1", "Ctrl+N")
    office.type("Đoàn mẫu")
    office.fill(**texts)
    office.press("Tab")


def save_is_refused(office: Office, name: str, text: str, sentence: str) -> None:
    """Ctrl+S keeps the form, says how many places are wrong and goes to the field."""
    office.press("Ctrl+S")
    assert office.frame(name).message.text() == sentence
    assert office.focus() is office.frame(name).editor.focusProxy()
    assert office.frame(name).editor.text_now() == text
    assert any("Chưa lưu được" in band for band in office.bands())
    assert office.workspace.repositories["delegation"].count(Query()) == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/4/2026", "Tháng 4/2026 có 30 ngày. Kiểm tra lại ngày đã nhập."),
        ("29/2/2026", "Tháng 2/2026 có 28 ngày. Kiểm tra lại ngày đã nhập."),
        ("5/13/2026", "Không có tháng 13. Nhập ngày trước, tháng sau, ví dụ 05/03/2024."),
        ("mai", "Không đọc được ngày “mai”. Nhập dạng 05/03/2024, 3/2024 hoặc 2024."),
    ],
)
def test_an_impossible_day(office: Office, typed: str, sentence: str) -> None:
    begin(office, countries="han quoc", starts_on=typed)
    assert office.frame("starts_on").message.text() == sentence
    save_is_refused(office, "starts_on", typed, sentence)
    office.press("Ctrl+A")
    office.type("30/4/26")
    office.press("Ctrl+S")
    assert office.list.list_key == "incoming"


def test_the_end_before_the_start(office: Office) -> None:
    begin(office, countries="han quoc", starts_on="20/7/26", ends_on="19/7/26")
    sentence = "Phải từ 20/07/2026 trở đi."
    assert office.frame("ends_on").message.text() == sentence
    save_is_refused(office, "ends_on", "19/07/2026", sentence)


def test_fewer_members_warn_and_more_refuse(office: Office) -> None:
    begin(office, countries="han quoc", starts_on="20/7/26", headcount="2")
    office.tab_to("Danh sách thành viên")
    office.copy("Nguyễn Mẫu Một")
    office.press("Ctrl+V")
    said = office.frame("headcount").message.text()
    assert said == "Danh sách mới có 01/02 người; bổ sung khi có đủ."
    office.copy("Nguyễn Mẫu Hai\nNguyễn Mẫu Ba")
    office.press("Ctrl+V")
    sentence = "Danh sách có 03 người, nhiều hơn số người 02; cần sửa số người hoặc danh sách."
    save_is_refused(office, "headcount", "2", sentence)
    assert len(office.grid("member")) == 3
    office.press("Ctrl+A")
    office.type("5")
    office.press("Ctrl+S")
    [saved] = office.workspace.repositories["delegation"].first(Query(), 2)
    assert saved.headcount == 5, "fewer than announced is saved with a warning"


def test_an_unknown_currency(office: Office) -> None:
    begin(office, countries="han quoc", starts_on="20/7/26")
    office.form.show_tab("cost")
    office.table("cost").view.setFocus()
    office.copy("Nội dung chi\tSố tiền\tLoại tiền\nThuê xe\t1.200\txyz\nIn ấn\t300 quan\t")
    office.press("Ctrl+V")
    [hire, printing] = office.grid("cost")
    assert "xyz" in hire
    assert "300 quan" in printing
    rows = office.table("cost").rows
    said = [rows.sentence(row, column) for row in range(2) for column in range(rows.columnCount())]
    assert any("Không có loại tiền “quan”" in sentence for sentence in said), said
    assert any("“xyz”" in sentence for sentence in said), said
    office.press("Ctrl+S")
    assert any("Chưa lưu được" in band for band in office.bands())
    assert "xyz" in office.grid("cost")[0]
    assert "300 quan" in office.grid("cost")[1]


def test_a_clipboard_of_ten_megabytes(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    assert len(TEN_MEGABYTES.encode()) > 10_000_000
    begin(office, countries="han quoc", starts_on="20/7/26")
    office.tab_to("Danh sách thành viên")
    office.copy(TEN_MEGABYTES)
    office.press("Ctrl+V")
    assert "quá lớn" in office.table("member").message.text()
    assert office.grid("member") == []
    assert office.frame("name").editor.text_now() == "Đoàn mẫu"

    office.type("Ng")
    office.press("Ctrl+V")
    assert "quá lớn" in office.table("member").message.text()
    assert [row[0] for row in office.grid("member")] == ["Ng"], "what was being typed stays"

    office.tab_to("Nội dung làm việc")
    office.press("Ctrl+V")
    assert "tối đa" in office.frame("content").message.text()
    assert office.frame("content").editor.text_now() == ""

    office.press("Shift+Backtab", "Ctrl+V")  # a field of one line
    office.press("Tab")
    assert "tối đa" in office.frame("inviter").message.text()
    assert not [r for r in caplog.records if r.levelno >= logging.ERROR]
