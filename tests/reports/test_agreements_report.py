"""The report on international agreements of the small province: words, numbers, annex."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.paths import words_folder
from dnapp.core.periods import ND09, parse_period
from dnapp.core.record import Tree
from dnapp.core.words import Catalog
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.term import Term
from dnapp.reports.agreements_report import AGREEMENTS_REPORT, CHAPTERS
from dnapp.reports.base import ReportOptions, text_code
from dnapp.reports.document import (
    BulletLine,
    Document,
    Heading,
    Paragraph,
    Table,
    plain,
    runs_of,
)
from dnapp.reports.pdf import pdf_bytes
from dnapp.services.report_warnings import ReportWarning, report_warnings
from dnapp.services.statistics import figures
from dnapp.services.workspace import Workspace
from tests.reports.small_province import TODAY
from tests.reports.test_quarterly import pages

GOLDEN = Path(__file__).parent / "golden" / "agreements.txt"
build = AGREEMENTS_REPORT.build
WORDS = Catalog.load(words_folder())
YEAR = parse_period("2026", ND09)
ISSUED = ReportOptions(YEAR, number=7, day=date(2026, 11, 15))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A folder without records."""
    opened = Workspace.open(tmp_path / "data", today=TODAY, who="Hoa", words=WORDS)
    yield opened
    opened.close()


def said(document: Document, chapter: str) -> list[str]:
    """Paragraphs and items below a heading."""
    lines: list[str] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading):
            inside = block.number == chapter
        elif inside and isinstance(block, Paragraph | BulletLine):
            lines.append("".join(map(plain, runs_of(block))))
    return lines


def test_the_report_is_the_golden_text(province: Workspace) -> None:
    content = pdf_bytes(build(province, ISSUED), WORDS, today=TODAY)
    assert "\n\n".join(pages(content)) + "\n" == GOLDEN.read_text("utf-8")


def test_every_count_is_what_its_records_come_to(province: Workspace) -> None:
    document = build(province, ISSUED)
    known = {one.key: one for one in figures(province, YEAR)}
    seen = 0
    for figure in document.figures():
        if figure.key in known:
            one = known[figure.key]
            assert (figure.value, figure.ids) in [
                (tally.value, tally.ids) for tally in (one.now, one.year, one.before)
            ]
        elif figure.unit == "agreement":
            assert figure.value == len(set(figure.ids)) == len(figure.ids)
        seen += 1
    assert seen > 8


def test_the_annex_lists_what_stands_and_what_changed(province: Workspace) -> None:
    (annex,) = build(province, ISSUED).annexes
    (table,) = annex.blocks
    assert isinstance(table, Table)
    assert len(table.columns) == 15
    assert annex.reference.startswith("(Kèm theo Báo cáo số 07/BC-SNgV ngày 15 tháng 11")


def test_what_ends_next_year_and_what_is_prepared_stand_in_the_plan(workspace: Workspace) -> None:
    def save(title: str, **more: object) -> None:
        record = Agreement(title=title, form="memorandum", on_behalf="province", **more)
        months = 36 if record.signed_on else None
        term = (Term(kind="original", basis="duration", months=months),) if months else ()
        workspace.save_tree(AGREEMENT, Tree(record, {"term": term}), "add_records")

    save("Hết năm sau", signed_on=PartialDay(2024, 5, 6), effective_on=PartialDay(2024, 5, 6),
         renewal="tacit")  # fmt: skip
    save("Còn lâu", signed_on=PartialDay(2026, 5, 6), effective_on=PartialDay(2026, 5, 6))
    save("Đang soạn")
    plan = said(build(workspace, ReportOptions(YEAR)), "III")
    assert plan[0].startswith("Từ ngày 15/12/2026 đến ngày 14/12/2027, có 01 thỏa thuận hết")
    assert plan[1] == "Hết năm sau, hết thời hạn ngày 05 tháng 5 năm 2027 (tự gia hạn)."
    assert plan[2] == "Có 01 thỏa thuận đang được chuẩn bị ký kết:"
    assert plan[3].startswith("Đang soạn (")
    assert len(plan) == 4


def test_without_agreements_every_chapter_says_so(workspace: Workspace) -> None:
    document = build(workspace, ReportOptions(YEAR))
    assert document.annexes == ()
    for chapter in CHAPTERS:
        lines = said(document, chapter)
        assert lines
        assert all(line.rstrip(".").strip() for line in lines)
    assert "không" in said(document, "I")[0]
    assert pdf_bytes(document, WORDS, today=TODAY).startswith(b"%PDF")


def test_own_text_is_kept_apart_from_that_of_the_work_report(workspace: Workspace) -> None:
    code = text_code(AGREEMENTS_REPORT.key, YEAR)
    assert code != YEAR.code
    workspace.save_settings({f"report_text.{code}.IV": "- Đề nghị Bộ Ngoại giao hướng dẫn"})
    workspace.save_settings({f"report_text.{YEAR.code}.I": "Của báo cáo khác"})
    document = build(workspace, ReportOptions(YEAR))
    assert said(document, "IV")[:-1] == ["Đề nghị Bộ Ngoại giao hướng dẫn"]
    assert "Của báo cáo khác" not in said(document, "I")


def test_only_warnings_of_agreements_concern_it(province: Workspace) -> None:
    found = [w for w in report_warnings(province, YEAR) if AGREEMENTS_REPORT.concerns(w)]
    assert {warning.kind for warning in found} <= {"", "agreement"}
    assert any(not AGREEMENTS_REPORT.concerns(w) for w in report_warnings(province, YEAR))


@pytest.mark.parametrize("kind", ["", "agreement"])
def test_the_paper_itself_concerns_every_report(kind: str) -> None:
    assert AGREEMENTS_REPORT.concerns(ReportWarning("x", kind=kind))
