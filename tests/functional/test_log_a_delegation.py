"""The office's day: a delegation is logged, found, printed, and every printed number traced."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QApplication, QLineEdit

from dnapp.__main__ import main
from dnapp.core.periods import ND09, parse_period
from dnapp.services.delegation_figures import delegation_figures
from dnapp.services.figure import Windows
from dnapp.services.statistics import delegations, figures
from dnapp.ui.lists.page import ListPage
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.pages.report_page import ReportPage
from tests.functional.office import Office

NAME = "Đoàn Hàn Quốc sang khảo sát vùng trồng dược liệu"

MEMBERS = (
    ("Kim Min Soo", "Trưởng đoàn", "M40215873", "15/03/2031"),
    ("Park Ji Won", "Phó Trưởng đoàn", "M51936420", "02/11/2029"),
    ("Lee Seo Yeon", "Chuyên gia", "M28460917", "30/06/2030"),
    ("Choi Dong Hyun", "Chuyên gia", "M73091548", "21/01/2032"),
    ("Jung Ha Eun", "Phiên dịch", "M66502381", "09/08/2028"),
    ("Kang Tae Yang", "Thư ký", "M19874035", "12/12/2027"),
    ("Yoon Soo Ah", "Chuyên viên", "M80327564", "05/05/2033"),
    ("Lim Jae Hoon", "Chuyên viên", "M35718092", "27/09/2030"),
)

FROM_EXCEL = "\r\n".join(
    "\t".join(row)
    for row in (
        ("TT", "Họ và tên", "Chức vụ", "Số hộ chiếu", "Ngày hết hạn", "Quốc tịch"),
        *((str(n), *member, "Hàn Quốc") for n, member in enumerate(MEMBERS, start=1)),
    )
)


def log_delegation(office: Office) -> None:
    """Ctrl+N … Ctrl+S, with nothing but keys."""
    office.press("Ctrl+1", "Ctrl+N")
    office.type(NAME)
    office.fill(countries="han quoc", head_name="Kim Min Soo", starts_on="20/7/26")
    office.fill(ends_on="24/7/26", headcount="8")
    office.tab_to("Danh sách thành viên")
    office.copy(FROM_EXCEL)
    office.press("Ctrl+V")
    office.press("Ctrl+S")


def test_it_is_logged_by_keyboard_alone_and_stands_after_a_restart(province: Office) -> None:
    log_delegation(province)
    page = province.page(ListPage)
    assert "1" in page.filters.search.accessibleName() or page.list_key == "incoming"
    province.reopen()
    find(province, "doan han quoc duoc lieu")
    form = province.page(FormPage)
    assert form.state.value("name") == NAME
    assert [row[0] for row in province.grid("member")] == [member[0] for member in MEMBERS]


def find(office: Office, typed: str) -> None:
    """Ctrl+K, a few words, Enter."""
    office.press("Ctrl+K")
    office.type(typed)
    office.press("Return")
