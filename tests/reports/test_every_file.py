"""Every report in its three files: the same numbers, words and letters in each."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import docx
import openpyxl
import pdfplumber
import pytest
from docx.oxml.ns import qn

from dnapp.core.errors import UserError
from dnapp.core.paths import words_folder
from dnapp.core.periods import ND09, parse_period
from dnapp.core.words import Catalog
from dnapp.reports import ALL
from dnapp.reports.base import Report, ReportOptions
from dnapp.reports.document import (
    BulletLine,
    Cell,
    Chart,
    Document,
    Figure,
    Heading,
    Paragraph,
    Table,
    plain,
    runs_of,
)
from dnapp.reports.fonts import vietnamese_letters
from dnapp.reports.printable import printable
from dnapp.reports.writers import content
from dnapp.services.workspace import Workspace
from tests.reports.small_province import TODAY

WORDS = Catalog.load(words_folder())
PERIODS = ("2026-07", "2026-Q3", "2026-H1", "2026-9M", "2026")

reports = pytest.mark.parametrize("report", ALL, ids=lambda report: report.key)
periods = pytest.mark.parametrize("code", PERIODS)


def made(workspace: Workspace, report: Report, code: str) -> Document:
    options = ReportOptions(parse_period(code, ND09), number=5, day=date(2026, 12, 16))
    return report.build(workspace, options)


def file(document: Document, form: str) -> io.BytesIO:
    return io.BytesIO(content(document, form, WORDS, today=TODAY))


def bare(text: str) -> str:
    """Letters and digits alone, small: lines break where they like, some styles are capitals."""
    return "".join(letter for letter in printable(text) if letter.isalnum()).casefold()


def told(document: Document) -> Iterator[str]:
    """The text of the report, block by block."""
    for block in document.blocks:
        if isinstance(block, Heading):
            yield block.number + block.text
        elif isinstance(block, Paragraph | BulletLine):
            yield "".join(map(plain, runs_of(block)))


def tables(document: Document) -> list[Table]:
    return [block for block in document.all_blocks() if isinstance(block, Table)]


def rows(table: Table) -> list[tuple[Cell, ...]]:
    return [*table.rows, *((table.total_row,) if table.total_row else ())]


def bars(document: Document) -> Iterator[Figure]:
    for block in document.all_blocks():
        if isinstance(block, Chart):
            yield from (figure for series in block.series for figure in series.figures)


@reports
@periods
def test_the_pdf_says_every_sentence_and_every_row(
    eventful: Workspace, report: Report, code: str
) -> None:
    document = made(eventful, report, code)
    with pdfplumber.open(file(document, "pdf")) as pdf:
        # Without the page number, which may stand inside a sentence.
        inner = [page.crop((0, 57, page.width, page.height)) for page in pdf.pages]
        text = bare(" ".join(page.extract_text() for page in inner))
        found = {
            tuple(bare(cell or "") for cell in row)
            for page in pdf.pages
            for table in page.extract_tables()
            for row in table
        }
    for sentence in told(document):
        assert bare(sentence) in text, sentence
    for table in tables(document):
        for row in rows(table):
            assert tuple(bare(plain(cell)) for cell in row) in found
    for figure in bars(document):
        assert bare(figure.text) in text


@reports
@periods
def test_the_word_file_says_every_sentence_and_every_row(
    eventful: Workspace, report: Report, code: str
) -> None:
    document = made(eventful, report, code)
    body = docx.Document(file(document, "docx"))
    text = {bare(paragraph.text) for paragraph in body.paragraphs}
    for sentence in told(document):
        assert bare(sentence) in text, sentence
    in_word = [[_cells(row) for row in found.rows] for found in body.tables]
    for table in tables(document):
        expected = [tuple(bare(plain(cell)) for cell in row) for row in rows(table)]
        assert any(found[len(found) - len(expected) :] == expected for found in in_word)
    drawn = bare(" ".join(one.get("descr") or "" for one in body.element.body.iter(qn("wp:docPr"))))
    for figure in bars(document):
        assert bare(figure.text) in drawn


def _cells(row: Any) -> tuple[str, ...]:
    return tuple(bare(cell.text) for cell in row.cells)


@reports
@periods
def test_the_workbook_holds_every_row_with_its_numbers(
    eventful: Workspace, report: Report, code: str
) -> None:
    document = made(eventful, report, code)
    blocks = [block for block in document.all_blocks() if isinstance(block, Table | Chart)]
    if not blocks:
        with pytest.raises(UserError, match=r"report\.no_tables"):
            file(document, "xlsx")
        return
    sheets = openpyxl.load_workbook(file(document, "xlsx")).worksheets
    for block, sheet in zip(blocks, sheets, strict=True):
        expected = rows(block) if isinstance(block, Table) else list(_bars(block))
        first = int(sheet.freeze_panes.removeprefix("A"))
        for at, row in enumerate(expected, first):
            for column, cell in enumerate(row, 1):
                _same(sheet.cell(at, column).value, cell)


def _bars(chart: Chart) -> Iterator[tuple[Cell, ...]]:
    for at, category in enumerate(chart.categories):
        yield (category, *(series.figures[at] for series in chart.series))


def _same(value: Any, cell: Cell) -> None:
    """A figure that is printed as a bare number is that number, all else the printed text."""
    text = printable(plain(cell))
    if isinstance(cell, Figure) and not isinstance(value, str):
        assert Decimal(str(value)) == cell.value
    elif hasattr(value, "strftime"):
        assert f"{value:%d/%m/%Y}" == text
    else:
        assert str(value or "") == text or int(value) == int(text)


@reports
def test_there_are_figures_to_compare(eventful: Workspace, report: Report) -> None:
    assert len(list(made(eventful, report, "2026").figures())) > 3


@reports
def test_every_letter_of_vietnamese_comes_back_from_the_pdf(
    province: Workspace, report: Report
) -> None:
    alphabet = vietnamese_letters()
    words = [alphabet[at : at + 6] for at in range(0, len(alphabet), 6)]
    options = ReportOptions(
        parse_period("2026-Q3", ND09), narrative={one: " ".join(words) for one in report.chapters}
    )
    with pdfplumber.open(file(report.build(province, options), "pdf")) as pdf:
        lines = [line for page in pdf.pages for line in page.extract_text().split()]
    for word in words:
        assert lines.count(word) >= len(report.chapters)
