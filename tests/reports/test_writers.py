"""One document, three files: the same numbers in each."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pytest
from docx.oxml.ns import qn

from dnapp.core.errors import UserError
from dnapp.core.periods import ND09, parse_period
from dnapp.reports.base import ReportOptions
from dnapp.reports.document import Document, Figure, Table
from dnapp.reports.printable import printable
from dnapp.reports.quarterly import QUARTERLY
from dnapp.reports.writers import FORMATS, content, format_of, write
from dnapp.services.workspace import Workspace
from tests.reports.small_province import TODAY


@pytest.fixture(scope="module")
def report(province: Workspace) -> Document:
    period = parse_period("2026-Q3", ND09)
    return QUARTERLY.build(province, ReportOptions(period, number=5, day=date(2026, 9, 16)))


@pytest.fixture(scope="module")
def files(report: Document, province: Workspace) -> dict[str, io.BytesIO]:
    return {
        form: io.BytesIO(content(report, form, province.words, today=TODAY)) for form in FORMATS
    }


def bare(text: str) -> str:
    """Letters and digits alone: lines break where they like."""
    return "".join(c for c in printable(text) if c.isalnum())


def test_every_figure_is_printed_in_pdf_and_word(
    report: Document, files: dict[str, io.BytesIO]
) -> None:
    with pdfplumber.open(files["pdf"]) as pdf:
        cells = [c for page in pdf.pages for t in page.extract_tables() for row in t for c in row]
        in_pdf = bare("".join([*(page.extract_text() for page in pdf.pages), *filter(None, cells)]))
    body = docx.Document(files["docx"]).element.body
    in_word = bare("".join(text.text or "" for text in body.iter(qn("w:t"))))
    figures = list(report.figures())
    assert len(figures) > 60
    for figure in figures:
        assert bare(figure.text) in in_pdf, figure
    tabled = [
        figure
        for block in report.all_blocks()
        if isinstance(block, Table)
        for row in (*block.rows, block.total_row or ())
        for figure in row
        if isinstance(figure, Figure)
    ]
    assert all(bare(figure.text) in in_word for figure in tabled)


def test_figures_of_annexes_are_the_numbers_of_the_workbook(
    report: Document, files: dict[str, io.BytesIO]
) -> None:
    book = openpyxl.load_workbook(files["xlsx"])
    for annex in report.annexes:
        (table,) = (block for block in annex.blocks if isinstance(block, Table))
        sheet = book[f"Phụ lục {annex.number}"]
        first = int(sheet.freeze_panes.removeprefix("A"))
        rows = (*table.rows, *((table.total_row,) if table.total_row else ()))
        for down, row in enumerate(rows):
            for right, cell in enumerate(row):
                value = sheet.cell(first + down, right + 1).value
                if isinstance(cell, Figure) and not isinstance(value, str):
                    assert Decimal(str(value)) == cell.value
                elif isinstance(cell, Figure):
                    assert value == printable(cell.text)


@pytest.mark.parametrize("form", FORMATS)
def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(
    form: str, report: Document, province: Workspace, tmp_path: Path
) -> None:
    nowhere = tmp_path / "none" / f"a.{form}"
    with pytest.raises(UserError, match=r"report\.not_written\.no_folder"):
        write(report, nowhere, form, province.words, today=TODAY)
    path = tmp_path / f"a.{form}"
    write(report, path, form, province.words, today=TODAY)
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.pdf", "pdf"), ("a.DOCX", "docx"), ("a.b.xlsx", "xlsx"), ("a.doc", ""), ("a", "")],
)
def test_a_name_says_its_format(name: str, form: str) -> None:
    assert format_of(Path(name)) == form
