"""A list goes to paper, Word or Excel as it is shown."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pytest
from docx.oxml.ns import qn
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dnapp.core.paths import words_folder
from dnapp.core.query import Condition, Operator
from dnapp.core.words import Catalog
from dnapp.records.delegation import DELEGATION
from dnapp.records.member import MEMBER
from dnapp.reports.record_list import remarks_on
from dnapp.ui.lists.page import ListPage
from dnapp.ui.main_window import MainWindow

LONG = 30_000


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ListPage:
    window.go_to("incoming")
    page = window.pages.currentWidget()
    assert isinstance(page, ListPage)
    page.show_only([Condition("countries", Operator.IS, ("KR",))])
    qtbot.waitUntil(lambda: page.model.complete and page.model.query == page.query())
    return page


def saved(page: ListPage, qtbot: QtBot, path: Path) -> Path:
    page.outward.print_list()
    dialog = page.outward.printing.dialog
    assert dialog is not None
    with qtbot.waitSignal(page.told, timeout=LONG) as told:
        dialog.fileSelected.emit(str(path))
    dialog.close()
    assert path.name in told.args[0]
    return path


def shown(page: ListPage) -> list[str]:
    """The first column of every row, as on the screen."""
    model = page.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_workbook_has_the_rows_columns_and_filter_of_the_screen(
    page: ListPage, qtbot: QtBot, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(saved(page, qtbot, tmp_path / "đoàn.xlsx"))
    (sheet,) = book.worksheets
    assert sheet.cell(1, 1).value == "Đoàn vào"
    assert "Hàn Quốc" in sheet.cell(2, 1).value
    headings = [cell.value for cell in sheet[4]]
    assert headings == ["STT", *(heading for _, heading in page.columns.as_shown())]
    count = page.model.rowCount()
    assert count > 5
    assert [sheet.cell(row, 1).value for row in range(5, 5 + count)] == list(range(1, count + 1))
    assert sheet.oddHeader.center.text == "Trang &P/&N"
    assert sheet.cell(5 + count, 2).value == f"Tổng cộng: {count}"
    place = headings.index("Tên đoàn") + 1
    names = [sheet.cell(row, place).value for row in range(5, 5 + count)]
    field = [name for name, _ in page.columns.as_shown()].index("name")
    model = page.model
    assert names == [model.record(row).name for row in range(count)]
    assert field == place - 2


def test_a_moved_column_is_moved_on_paper_too(page: ListPage, qtbot: QtBot, tmp_path: Path) -> None:
    before = [name for name, _ in page.columns.as_shown()]
    page.view.heading.moveSection(0, 1)
    after = [name for name, _ in page.columns.as_shown()]
    assert after == [before[1], before[0], *before[2:]]
    path = saved(page, qtbot, tmp_path / "đoàn.pdf")
    with pdfplumber.open(path) as pdf:
        first = pdf.pages[0]
        assert first.width > first.height
        head = first.extract_tables()[0][0]
        labels = [heading for _, heading in page.columns.as_shown()]
        assert [" ".join(cell.split()) for cell in head] == ["STT", *labels]
        assert min(char["size"] for char in first.chars) >= 8
        count = len(pdf.pages)
        assert count > 1
        for number, paper in enumerate(pdf.pages, start=1):
            assert paper.extract_tables()[0][0] == head
            assert f"Trang {number}/{count}" in paper.extract_text()


def test_a_list_for_word_repeats_its_head(page: ListPage, qtbot: QtBot, tmp_path: Path) -> None:
    made = docx.Document(str(saved(page, qtbot, tmp_path / "đoàn.docx")))
    (table,) = made.tables
    assert len(table._tbl.tr_lst) == page.model.rowCount() + 2
    assert made.sections[0].page_width > made.sections[0].page_height
    assert not any(paragraph.text.endswith("./.") for paragraph in made.paragraphs)
    header = made.sections[0].header.paragraphs[0]
    assert header.text == "Trang /"
    assert [code.text for code in header._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_ctrl_p_asks_where_to(window: MainWindow, page: ListPage, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(page.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert page.outward.printing.dialog is not None
    assert page.outward.printing.dialog.isVisible()
    page.outward.printing.dialog.close()


def test_an_empty_list_is_told_and_writes_nothing(
    page: ListPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.show_only([Condition("name", Operator.IS, ("không có đoàn này",))])
    qtbot.waitUntil(lambda: page.model.query == page.query() and not page.model.rowCount())
    page.outward.print_list()
    assert page.outward.printing.dialog is not None
    with qtbot.waitSignal(page.told, timeout=LONG) as told:
        page.outward.printing.dialog.fileSelected.emit(str(tmp_path / "a.xlsx"))
    page.outward.printing.dialog.close()
    assert "trống" in told.args[0]
    assert not list(tmp_path.glob("*.xlsx"))


def test_letters_too_small_to_read_and_what_is_left_out_are_told() -> None:
    words = Catalog.load(words_folder())
    names = [name for name, spec in DELEGATION.specs.items() if not spec.personal]
    few = remarks_on(DELEGATION, names[:12], words)
    many = remarks_on(DELEGATION, names[:22], words)
    assert few == []
    assert len(many) == 1
    assert "22 cột" in many[0]
    (hidden,) = remarks_on(MEMBER, ["name", "passport_number"], words)
    assert "Số hộ chiếu" in hidden


def test_agreements_that_sleep_are_listed_and_printed_with_their_day(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go_to("agreements")
    page = window.pages.currentWidget()
    assert isinstance(page, ListPage)
    qtbot.mouseClick(page.tabs._parts["asleep"], Qt.MouseButton.LeftButton)
    page.columns.toggle("idle_since", True)
    page.columns.sort_by("idle_since", descending=True)
    qtbot.waitUntil(lambda: page.model.complete and page.model.query == page.query())
    days = [page.model.record(row).idle_since for row in range(page.model.rowCount())]
    assert len(days) > 1
    assert days == sorted(days, reverse=True)
    book = openpyxl.load_workbook(saved(page, qtbot, tmp_path / "ngủ.xlsx"))
    (sheet,) = book.worksheets
    assert sheet.cell(2, 1).value == "Lọc theo: Ngủ từ ngày: có."
    place = [cell.value for cell in sheet[4]].index("Ngủ từ") + 1
    printed = [sheet.cell(row, place).value for row in range(5, 5 + len(days))]
    assert [f"{day:%Y-%m-%d}" for day in printed if isinstance(day, datetime)] == [
        day.text for day in days if day.exact
    ]
