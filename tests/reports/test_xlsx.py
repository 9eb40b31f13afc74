"""Workbooks of documents, read back cell by cell."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.errors import UserError
from dnapp.reports.document import Annex, Column, Document, Figure, Paragraph, Table
from dnapp.reports.printable import printable
from dnapp.reports.xlsx import LONGEST_CELL, xlsx_bytes
from tests.reports.sample_document import AID, TODAY, WORDS, register, sample


def opened(document: Document) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(document, WORDS, today=TODAY)))


@pytest.fixture(scope="module")
def book() -> Any:
    return opened(sample())


def sheet_of(*rows: tuple[object, ...], columns: tuple[Column, ...]) -> Any:
    table = Table(columns, rows)
    return opened(Document("a", "b", (), (Annex("", "x", "", (table,)),))).worksheets[0]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert xlsx_bytes(sample(), WORDS, today=TODAY) == xlsx_bytes(sample(), WORDS, today=TODAY)


def test_every_annex_and_table_has_its_sheet(book: Any) -> None:
    assert book.sheetnames == ["Bảng", "Số liệu biểu đồ", "Phụ lục I", "Phụ lục II", "Phụ lục III"]
    sheet = book["Phụ lục I"]
    assert [sheet.cell(row, 1).value for row in (1, 2)] == [
        "Phụ lục I", "DANH SÁCH ĐOÀN RA QUÝ IV NĂM 2026",
    ]  # fmt: skip
    assert book.properties.title == "Báo cáo công tác đối ngoại quý IV năm 2026"


def test_numbers_are_numbers_and_add_up(book: Any) -> None:
    sheet = book["Phụ lục I"]
    people = [sheet.cell(row, 6).value for row in range(6, 36)]
    assert people == [5 + n % 17 for n in range(1, 31)]
    assert [sheet.cell(row, 1).value for row in range(6, 36)] == list(range(1, 31))
    assert sheet.cell(36, 6).value == 1234
    aid = book["Phụ lục III"]
    assert aid.cell(7, 5).value == 182450
    assert aid.cell(7, 4).value == "250.000.000 KRW"
    summary = book["Bảng"]
    assert summary.cell(6, 3).value == 1270.43
    assert summary.cell(6, 3).number_format == "#,##0.00"


def test_heads_are_merged_frozen_and_repeated(book: Any) -> None:
    aid = book["Phụ lục III"]
    merged = {str(area) for area in aid.merged_cells.ranges}
    assert {"A5:A6", "D5:F5", "A1:G1"} <= merged
    assert aid.freeze_panes == "A7"
    assert aid.print_title_rows == "$5:$6"
    assert aid.page_setup.orientation == "landscape"
    assert aid.page_setup.fitToWidth in (None, 1)  # one page is what the format takes for granted
    assert aid.page_setup.fitToHeight == 0
    assert aid.sheet_properties.pageSetUpPr.fitToPage
    assert aid.auto_filter.ref == "A6:G7"


def test_chart_numbers_stand_beside_their_categories(book: Any) -> None:
    sheet = book["Số liệu biểu đồ"]
    values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert values[0] == ["", "Năm 2025", "Năm 2026"]
    assert values[1] == ["Quý I", 9, 12]


ONE = (Column("a", "A", 30),)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("05/03/2025", dt.datetime(2025, 3, 5)),
        ("31/02/2025", "31/02/2025"),
        ("5/3/2025", "5/3/2025"),
        ("05", "05"),
        ("=1+1", "=1+1"),
        ("http://a.vn", "http://a.vn"),
        ("Dòng một\nDòng hai", "Dòng một\nDòng hai"),
    ],
)
def test_a_text_stays_text_unless_it_is_a_day(text: str, value: object) -> None:
    cell = sheet_of((text,), columns=ONE).cell(5, 1)
    assert cell.value == value
    assert cell.data_type in ("s", "d")


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        (Figure("k", 7, "x", (), "07"), 7),
        (Figure("k", 7, "x", (), "07 đoàn"), "07 đoàn"),
        (Figure("k", Decimal("1270.43"), "x", (), "1.270,43"), 1270.43),
        (Figure("k", Decimal("1270.43"), "x", (), "1.270"), "1.270"),
    ],
)
def test_a_figure_is_a_number_where_it_prints_as_one(figure: Figure, value: object) -> None:
    assert sheet_of((figure,), columns=ONE).cell(5, 1).value == value


def test_a_cell_longer_than_excel_holds_is_cut_and_says_so() -> None:
    kept = sheet_of(("ễ" * (LONGEST_CELL + 5),), columns=ONE).cell(5, 1).value
    assert len(kept) == LONGEST_CELL
    assert kept.endswith("…")


def test_sheets_of_one_name_are_told_apart() -> None:
    annexes = tuple(Annex("I", "x", "", (AID,)) for _ in range(3))
    names = opened(Document("a", "b", (), annexes)).sheetnames
    assert names == ["Phụ lục I", "Phụ lục I (2)", "Phụ lục I (3)"]


def test_a_document_without_tables_is_refused_in_words() -> None:
    with pytest.raises(UserError, match=r"report\.no_tables"):
        xlsx_bytes(Document("a", "b", (Paragraph(("Nội dung.",)),)), WORDS, today=TODAY)


@pytest.mark.parametrize("rows", [0, 1, 3000])
def test_short_and_long_annexes(rows: int) -> None:
    document = Document("a", "b", (), (Annex("I", "Danh sách", "", (register(rows),)),))
    assert opened(document).worksheets[0].max_row == 4 + rows + 1


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40))
def test_whatever_a_cell_holds_comes_back_as_printed(text: str) -> None:
    wanted = printable(text)
    value = sheet_of((text,), columns=ONE).cell(5, 1).value
    if isinstance(value, dt.datetime):
        assert f"{value:%d/%m/%Y}" == wanted
    else:
        assert (value or "") == wanted


def test_a_name_that_excel_forbids_is_made_fit() -> None:
    table = replace(AID)
    annex = Annex("I/[x]:*?" + "dài" * 20, "x", "", (table,))
    (name,) = opened(Document("a", "b", (), (annex,))).sheetnames
    assert len(name) <= 31
    assert not set(name) & set("[]:*?/\\")
