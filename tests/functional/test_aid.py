"""An aid project with money in won: without a rate its total is incomplete, never one to one."""

from __future__ import annotations

from decimal import Decimal

from dnapp.core.periods import ND09, parse_period
from dnapp.core.query import Query
from dnapp.services.figure import Figure
from dnapp.services.statistics import figures
from dnapp.ui.pages.report_page import ReportPage
from tests.functional.office import Office

QUARTER = parse_period("2026-Q3", ND09)
LINES = (
    "Ngày cam kết\tHình thức\tSố tiền\tTiền tệ\tTỷ giá\tTỷ giá USD",
    "20/07/2026\tTiền\t300.000.000\tWon\t{rate}\t{usd_rate}",
    "21/07/2026\tTiền\t1.000.000.000\tđồng\t1\t26.000",
)


def paste(office: Office, key: str, text: str) -> None:
    office.form.show_tab(key)
    view = office.table(key).view
    view.go_to(0, 0)
    office.copy(text)
    office.press("Ctrl+V")


def commit(office: Office, rate: str, usd_rate: str) -> None:
    paste(office, "commitment", "\n".join(LINES).format(rate=rate, usd_rate=usd_rate))
    office.form.show_tab("info")


def enter(office: Office) -> None:
    """A project with two donors, one of them a partner that is made on the way."""
    office.press("Ctrl+5", "Ctrl+N")
    office.type("Xây trường mầm non xã Mẫu")
    office.fill(source="pcpnn", method="du an", starts_on="1/7/2026", ends_on="2028")
    office.fill(approval_document="123/QĐ-UBND ngày 10/7/2026 của UBND tỉnh")
    paste(
        office, "donor", "Tên bên cung cấp\tQuốc tịch\nKFHI (mẫu)\tHàn Quốc\nBà Kim (mẫu)\tHàn Quốc"
    )


def figure(office: Office, key: str) -> Figure:
    return next(f for f in figures(office.workspace, QUARTER) if f.key == key)


def test_without_a_rate_the_total_says_what_is_left_out(office: Office) -> None:
    enter(office)
    commit(office, "", "")
    frame, editor = office.form.form.totals["committed"]
    assert editor.text_now() == "300.000.000 Won; 1.000.000.000 đồng"
    assert frame.message.text() == "Chưa quy đổi được ra đồng: 01 dòng thiếu tỷ giá."
    office.press("Ctrl+S")
    [stored] = office.workspace.repositories["aid_project"].first(Query(), 2)
    total = figure(office, "aid.committed.vnd")
    assert total.value is None
    assert total.missing == (stored.id,)
    office.press("Ctrl+8")
    page = office.page(ReportPage)
    office.wait(page.is_complete, 30)
    assert office.says("thiếu tỷ giá")


def test_with_its_rate_the_total_is_whole(office: Office) -> None:
    enter(office)
    commit(office, "", "")
    office.press("Ctrl+S")
    office.find("truong mam non", "Xây trường mầm non xã Mẫu")
    commit(office, "18,5", "26.000")
    frame, editor = office.form.form.totals["committed"]
    assert editor.text_now() == "300.000.000 Won; 1.000.000.000 đồng"
    assert "Tương đương 6.550.000.000 đồng" in frame.message.text()
    office.press("Ctrl+S")
    assert figure(office, "aid.committed.vnd").value == Decimal(6_550_000_000)
    [stored] = office.workspace.repositories["aid_project"].first(Query(), 2)
    donors = office.workspace.repositories["donor"].children(stored.id)
    assert [donor.name for donor in donors] == ["KFHI (mẫu)", "Bà Kim (mẫu)"]
