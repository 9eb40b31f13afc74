"""The office's day: a delegation is logged, found, printed, and every printed number traced."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QFileDialog

from dnapp.core.periods import ND09, Period, parse_period
from dnapp.services.figure import Figure, Tally
from dnapp.services.statistics import figures
from dnapp.ui.pages.report_page import ReportPage
from tests.functional.office import Office

NAME = "Đoàn Hàn Quốc sang khảo sát vùng trồng dược liệu"
QUARTER: Period = parse_period("2026-Q3", ND09)

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


def fill_delegation(office: Office) -> None:
    """Ctrl+N and everything up to Ctrl+S, with nothing but keys."""
    office.press("Ctrl+1", "Ctrl+N")
    office.type(NAME)
    office.fill(countries="han quoc", head_name="Kim Min Soo", starts_on="20/7/26")
    office.fill(ends_on="24/7/26", headcount="8")
    office.tab_to("Danh sách thành viên")
    office.copy(FROM_EXCEL)
    office.press("Ctrl+V")


def names(office: Office) -> list[str]:
    return [row[0] for row in office.grid("member")]


def test_it_is_logged_by_keyboard_alone_and_stands_after_a_restart(province: Office) -> None:
    before = quarter(province)
    fill_delegation(province)
    assert names(province) == [member[0] for member in MEMBERS]
    message = province.table("member").message
    assert message.text() == "Đã dán 08 dòng thành viên."
    province.wait(lambda: not message.visibleRegion().isEmpty(), 1)
    assert len(province.form.state.problems()) == 0
    province.press("Ctrl+S")
    assert province.list.list_key == "incoming"
    province.wait(lambda: province.list.current().name == NAME)
    assert "Đã lưu" in province.win.status.saved.accessibleName()
    after = quarter(province)
    assert after["delegation.in.count"].value == before["delegation.in.count"].value + 1
    assert after["delegation.in.people"].value == before["delegation.in.people"].value + 8

    province.reopen()
    province.find("doan han quoc duoc lieu", NAME)
    form = province.form
    assert form.state.value("name") == NAME
    assert form.state.value("headcount") == 8
    assert form.state.value("code").startswith("ĐV-2026-")
    assert names(province) == [member[0] for member in MEMBERS]
    columns = [spec.name for spec in form.tables["member"].rows.columns]
    papers = (columns.index("passport_number"), columns.index("passport_expires_on"))
    assert [tuple(row[place] for place in papers) for row in province.grid("member")] == [
        member[2:] for member in MEMBERS
    ]
    assert all(row[columns.index("nationality")] == "Hàn Quốc" for row in province.grid("member"))


def test_one_undo_takes_the_whole_paste_back_and_redo_brings_it(province: Office) -> None:
    fill_delegation(province)
    province.press("Ctrl+Z")
    assert names(province) == []
    assert province.table("member").message.text() == "", "what was said of the paste is gone"
    assert province.form.state.value("headcount") == 8, "only the paste is taken back"
    province.press("Ctrl+Y")
    assert names(province) == [member[0] for member in MEMBERS]
    province.press("Ctrl+S")
    province.find("doan han quoc duoc lieu", NAME)
    assert names(province) == [member[0] for member in MEMBERS]


def test_a_saved_delegation_is_undone_whole_and_redone(province: Office) -> None:
    fill_delegation(province)
    province.press("Ctrl+S")
    assert len(province.workspace.search.find("duoc lieu M40215873 ")) == 0, "personal"
    assert [hit.title for hit in province.workspace.search.find("vung trong duoc lieu")] == [NAME]
    province.press("Ctrl+Z")
    assert province.workspace.search.find("vung trong duoc lieu") == []
    province.press("Ctrl+Y")
    assert [hit.title for hit in province.workspace.search.find("vung trong duoc lieu")] == [NAME]


def test_every_number_of_the_printed_section_is_traced_to_records(
    province: Office, tmp_path: Path
) -> None:
    fill_delegation(province)
    province.press("Ctrl+S")
    [new] = province.workspace.search.find("vung trong duoc lieu")
    paper = tmp_path / "Báo cáo quý III.pdf"
    print_quarter(province, paper)
    section = delegation_section(paper)
    found = quarter(province)

    assert new.id in found["delegation.in.count"].ids
    assert new.id in found["delegation.in.people"].ids
    assert new.id in found["delegation.in.by_country.KR.count"].ids
    for figure in found.values():
        for tally, span in zip((figure.now, figure.year, figure.before), spans(), strict=True):
            recount(province, figure, tally, span)

    people = values(figure for figure in found.values() if figure.unit == "person")
    counted = values(figure for figure in found.values() if figure.unit != "person")
    for number, unit in re.findall(r"(\d[\d.]*) ?(đoàn|lượt người|quốc gia)", section):
        known = people if unit == "lượt người" else counted
        assert number.replace(".", "").lstrip("0") in known, f"{number} {unit} stands alone"
    shares = {change(figure) for figure in found.values()}
    for share in re.findall(r"(\d+(?:,\d+)?)%", section):
        assert share in shares, f"{share}% stands alone"


def print_quarter(office: Office, paper: Path) -> None:
    """Ctrl+8, Ctrl+P, a path, Enter."""
    office.press("Ctrl+8")
    page = office.page(ReportPage)
    assert office.says("quý III/2026")
    office.wait(page.is_complete, 30)
    office.press("Ctrl+P")
    assert isinstance(page.outward.filing.dialog, QFileDialog)
    office.press("Ctrl+A")
    office.type(str(paper))
    office.press("Return")
    office.wait(paper.exists)
    office.wait(lambda: paper.name in office.toast())


def delegation_section(paper: Path) -> str:
    """The text of section I.2 on one line."""
    document = pypdfium2.PdfDocument(paper)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    flat = re.sub(r"\s+", " ", re.sub(r"\n\d+\r?\n", "\n", text))
    begin = flat.index("2. Công tác đoàn ra, đoàn vào")
    return flat[begin : flat.index("3. Ký kết và thực hiện", begin)]


def quarter(office: Office) -> dict[str, Figure]:
    """The delegation figures of the third quarter as they are stored now."""
    made = figures(office.workspace, QUARTER)
    return {figure.key: figure for figure in made if figure.key.startswith("delegation.")}


def spans() -> tuple[tuple[date, date], ...]:
    before = QUARTER.same_period_last_year()
    return (QUARTER.first, QUARTER.last), QUARTER.year_to_date(), (before.first, before.last)


def recount(office: Office, figure: Figure, tally: Tally, span: tuple[date, date]) -> None:
    """The value is what its records come to, and each of them lies in the span."""
    if figure.kind != "delegation":
        assert tally.value == len(tally.ids), figure.key
        return
    records = office.workspace.repositories["delegation"].get_many(tally.ids)
    assert set(records) == set(tally.ids), figure.key
    for record in records.values():
        assert span[0] <= record.starts_on.first() <= span[1], figure.key
        assert not record.deleted_at
    people = sum(record.headcount or 0 for record in records.values())
    assert tally.value == (people if figure.unit == "person" else len(records)), figure.key


def values(found: Iterable[Figure]) -> set[str]:
    """Every value of some figures, as digits."""
    return {str(tally.value) for f in found for tally in (f.now, f.year, f.before)}


def change(figure: Figure) -> str:
    """By how much a figure differs from last year, as the report writes it."""
    if not figure.same_period_last_year:
        return ""
    share = abs(figure.value / figure.same_period_last_year - 1) * 100
    return f"{share:.1f}".replace(".", ",").removesuffix(",0")
