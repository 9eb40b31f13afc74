"""The calendar on paper: everything of its days in readable words, on as many pages as it takes."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from pathlib import Path

import pdfplumber
import pytest
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.ui.calendar.paper import CalendarPaper
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.calendar_page import CalendarPage
from dnapp.ui.report.pdf_pages import page_sizes
from dnapp.ui.report.printing import paper
from dnapp.ui.session import Session
from dnapp.ui.theme import Look

LONG = 20_000


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> CalendarPage:
    window.go_to("calendar")
    page = window.pages.currentWidget()
    assert isinstance(page, CalendarPage)
    qtbot.waitUntil(page.is_complete, timeout=LONG)
    return page


def go(page: CalendarPage, qtbot: QtBot, day: date, mode: str = "month") -> None:
    page.mode._pick(mode)
    page.go_to_day(day)
    qtbot.waitUntil(page.is_complete, timeout=LONG)


def printed(page: CalendarPage, qtbot: QtBot, path: Path) -> Path:
    """The file that Ctrl+P leads to."""
    page.printing.save()
    dialog = page.printing.dialog
    assert dialog is not None
    with qtbot.waitSignal(page.told, timeout=LONG) as told:
        dialog.fileSelected.emit(str(path))
    dialog.close()
    assert told.args == [f"Đã lưu {path.name}."]
    return path


def text_of(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        for place, sheet in enumerate(pdf.pages, start=1):
            assert (round(sheet.width), round(sheet.height)) == (842, 595)
            assert f"Trang {place}/{len(pdf.pages)}" in sheet.extract_text()
            assert min(char["size"] for char in sheet.chars) >= 8
        return " ".join(chain.from_iterable(p.extract_text().split() for p in pdf.pages))


def test_a_month_says_its_holidays_lunar_days_and_every_title_whole(
    page: CalendarPage, qtbot: QtBot, tmp_path: Path
) -> None:
    go(page, qtbot, date(2026, 2, 16))
    said = text_of(printed(page, qtbot, tmp_path / "tháng 2.pdf"))
    assert "Lịch đoàn. Tháng 2/2026" in said
    assert "Tết Nguyên Đán" in said
    assert re.search(r"\b17 1/1\b", said), "the first of the lunar year"
    month = page._month
    assert month is not None
    assert month.visits
    assert month.clashes
    for visit in month.visits:
        assert visit.title in said
    for clash in month.clashes:
        assert said.count(f"({page._look.words('calendar.clashing')})") >= len(clash.visits)
    assert "Trùng đơn vị tiếp: " in said


def test_a_week_is_one_page_with_its_own_visits_only(
    page: CalendarPage, look: Look, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    go(page, qtbot, date(2026, 2, 10), "week")
    told = page._told()
    assert told is not None
    assert len(CalendarPaper(look, told, session.title).pages) == 1
    said = text_of(printed(page, qtbot, tmp_path / "tuần.pdf"))
    assert "Lịch đoàn. Tuần 09–15/02/2026" in said
    for visit in told.month.visits:
        inside = visit.first <= date(2026, 2, 15) and visit.last >= date(2026, 2, 9)
        assert (visit.title in said) is inside


def test_a_crowded_month_goes_on_and_hides_nothing(
    page: CalendarPage, look: Look, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    names = [f"Đoàn thứ {number:02} làm việc về hợp tác {'rất ' * 20}dài" for number in range(40)]
    trees = [
        Tree(Delegation(name=name, direction="in", countries=("LA",),
                        starts_on=PartialDay(2027, 9, 1 + place % 28)))
        for place, name in enumerate(names)
    ]  # fmt: skip
    session.workspace.save_trees(DELEGATION, trees, "add_records")
    go(page, qtbot, date(2027, 9, 7))
    told = page._told()
    assert told is not None
    pages = CalendarPaper(look, told, session.title).pages
    assert [week for one in pages for week in one.weeks] == list(told.weeks)
    said = text_of(printed(page, qtbot, tmp_path / "đông.pdf"))
    assert "mục nữa" not in said
    for name in names:
        assert name in said


def test_what_narrows_it_stands_there_and_nothing_is_printed_while_it_is_read(
    page: CalendarPage, qtbot: QtBot, tmp_path: Path
) -> None:
    go(page, qtbot, date(2026, 2, 16))
    page.panel.direction._pick("out")
    assert page._told() is None
    qtbot.waitUntil(page.is_complete, timeout=LONG)
    told = page._told()
    assert told is not None
    assert told.narrowed == "Đoàn ra"
    said = text_of(printed(page, qtbot, tmp_path / "ra.pdf"))
    assert "Đoàn vào" not in said


def test_it_goes_to_a_printer_across(page: CalendarPage, qtbot: QtBot, tmp_path: Path) -> None:
    go(page, qtbot, date(2026, 2, 16))
    file = printed(page, qtbot, tmp_path / "t.pdf").read_bytes()
    printer = paper("Lịch")
    printer.setOutputFileName(str(tmp_path / "giấy.pdf"))
    sending = page.printing.printer
    sending._content, sending._sizes = file, page_sizes(file)
    with qtbot.waitSignal(page.told, timeout=LONG):
        sending.start(printer)
    sizes = page_sizes((tmp_path / "giấy.pdf").read_bytes())
    assert len(sizes) == len(page_sizes(file))
    assert all(size.width > size.height for size in sizes)
