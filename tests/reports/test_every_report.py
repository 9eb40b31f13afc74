"""What holds for every report, of every length of period, with records and without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dnapp.core.errors import UserError
from dnapp.core.fields import Choice
from dnapp.core.paths import words_folder
from dnapp.core.periods import CALENDAR, ND09, Basis, parse_period
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.words import Catalog
from dnapp.records.issued_report import ISSUED_REPORT
from dnapp.reports import ALL
from dnapp.reports.base import Report, ReportOptions, Signatory
from dnapp.reports.document import (
    BulletLine,
    Document,
    Heading,
    Paragraph,
    Signature,
    Table,
    plain,
    runs_of,
)
from dnapp.reports.pdf import pdf_bytes, write_pdf
from dnapp.reports.writers import content
from dnapp.services.statistics import figures
from dnapp.services.workspace import Workspace
from tests.reports.decree30_checks import layout_faults
from tests.reports.printed_page import archive_faults
from tests.reports.small_province import TODAY

WORDS = Catalog.load(words_folder())
PERIODS = ("2026-07", "2026-Q3", "2026-H1", "2026-H2", "2026-9M", "2026")

reports = pytest.mark.parametrize("report", ALL, ids=lambda report: report.key)


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A folder without records."""
    opened = Workspace.open(
        tmp_path_factory.mktemp("nothing") / "data", today=TODAY, who="Hoa", words=WORDS
    )
    yield opened
    opened.close()


def texts(document: Document) -> list[str]:
    return [
        "".join(map(plain, runs_of(block)))
        for block in document.blocks
        if isinstance(block, Paragraph | BulletLine | Heading)
    ]


@reports
@pytest.mark.parametrize("code", PERIODS)
@pytest.mark.parametrize("basis", [ND09, CALENDAR], ids=lambda basis: basis.key)
def test_it_says_something_in_every_chapter_of_every_period(
    eventful: Workspace, nothing: Workspace, report: Report, code: str, basis: Basis
) -> None:
    options = ReportOptions(parse_period(code, basis))
    for workspace in (eventful, nothing):
        document = report.build(workspace, options)
        blocks = list(document.blocks)
        for place, block in enumerate(blocks):
            if isinstance(block, Heading) and block.level < 3:
                after = blocks[place + 1]
                deeper = isinstance(after, Heading) and after.level > block.level
                assert deeper or not isinstance(after, Heading | Signature), block.text
        for text in texts(document):
            assert text.strip(" .;:")
            assert "-" not in re.findall(r"(?:tăng|giảm) (.)", text), text
            assert "{" not in text


@reports
def test_numbers_that_figures_know_are_the_same(eventful: Workspace, report: Report) -> None:
    period = parse_period("2026", ND09)
    known = {one.key: one for one in figures(eventful, period)}
    seen = 0
    for figure in report.build(eventful, ReportOptions(period)).figures():
        one = known.get(figure.key)
        if one is not None and figure.unit == one.unit:
            tallies = [(t.value, t.ids) for t in (one.now, one.year, one.before)]
            assert (figure.value, figure.ids) in tallies, figure.key
            seen += 1
    assert seen


@reports
@pytest.mark.parametrize("code", PERIODS)
def test_it_keeps_to_the_decree_the_archive_and_its_bytes(
    eventful: Workspace, report: Report, code: str, tmp_path: Path
) -> None:
    signatory = Signatory("KT. GIÁM ĐỐC", "Phó Giám đốc", "Nguyễn Mẫu Minh")
    options = ReportOptions(
        parse_period(code, ND09), number=5, day=date(2026, 12, 16), signatory=signatory
    )
    document = report.build(eventful, options)
    path = tmp_path / "report.pdf"
    write_pdf(document, path, WORDS, today=TODAY)
    assert layout_faults(path) == []
    assert archive_faults(path.read_bytes()) == []
    assert pdf_bytes(report.build(eventful, options), WORDS, today=TODAY) == path.read_bytes()


@reports
def test_it_becomes_a_word_file_and_a_workbook(eventful: Workspace, report: Report) -> None:
    document = report.build(eventful, ReportOptions(parse_period("2026", ND09)))
    assert content(document, "docx", WORDS, today=TODAY).startswith(b"PK")
    if any(isinstance(block, Table) for block in document.all_blocks()):
        assert content(document, "xlsx", WORDS, today=TODAY).startswith(b"PK")
    else:
        with pytest.raises(UserError) as refused:
            content(document, "xlsx", WORDS, today=TODAY)
        assert refused.value.key == "report.no_tables"


@reports
def test_its_words_are_there(report: Report) -> None:
    for name in ("name", "short", "kind", "sign"):
        key = f"report.{report.key}.{name}"
        assert WORDS(key, agency="SNgV") if name == "sign" else WORDS(key)
    assert report.chapters


def test_delegations_that_owe_a_report_are_counted_and_listed(province: Workspace) -> None:
    report = next(one for one in ALL if one.key == "delegations")
    document = report.build(province, ReportOptions(parse_period("2026-Q3", ND09)))
    owed = province.repositories["delegation"].first(
        Query((Condition("status", Operator.ONE_OF, ("report_due", "overdue")),)), 99
    )
    (figure,) = [one for one in document.figures() if one.key == "delegation.owed"]
    assert owed
    assert set(figure.ids) == {one.id for one in owed}
    annex = next(annex for annex in document.annexes if annex.number == "III")
    assert len(annex.blocks[0].rows) == len(owed)


def test_conferences_are_told_by_who_permitted_them_and_what_they_owe(eventful: Workspace) -> None:
    report = next(one for one in ALL if one.key == "conferences")
    document = report.build(eventful, ReportOptions(parse_period("2026", ND09)))
    said = texts(document)
    assert any("tổ chức 03 hội nghị" in text and "60 lượt đại biểu" in text for text in said)
    assert "Có 01 cuộc phát sinh ngoài kế hoạch năm." in said
    assert any("Còn 01 cuộc đã quá 15 ngày" in text for text in said)
    [table] = [block for block in document.all_blocks() if isinstance(block, Table)]
    assert len(table.rows) == 3
    assert len(table.header_rows) == 3
    figures_by_key = {figure.key: figure for figure in document.figures()}
    parts = [figure for key, figure in figures_by_key.items() if ".permitted." in key]
    assert sum(int(part.value) for part in parts) == 3


def test_every_report_can_be_issued() -> None:
    choice = ISSUED_REPORT.specs["report"]
    assert isinstance(choice, Choice)
    assert set(choice.options) == {report.key for report in ALL}
