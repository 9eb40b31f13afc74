"""Chapters of the quarterly report that tell the rest of the department's work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from dnapp.core.periods import ND09, parse_period
from dnapp.core.query import Query
from dnapp.records.case import CASE
from dnapp.reports.base import ReportOptions
from dnapp.reports.document import Annex, Document, Figure, Heading, Table, plain, runs_of
from dnapp.reports.ngo_report import NGO_REPORT
from dnapp.reports.quarterly import QUARTERLY
from dnapp.services.sample import create_sample
from dnapp.services.statistics import figures
from dnapp.services.targets import Values, judge_all
from dnapp.services.workspace import Workspace

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = Workspace.open(tmp_path_factory.mktemp("chapters") / "data", today=TODAY)
    create_sample(opened)
    yield opened
    opened.close()


def report(workspace: Workspace, code: str) -> Document:
    return QUARTERLY.build(workspace, ReportOptions(parse_period(code, ND09)))


def chapter(document: Document, number: str) -> str:
    """Everything below heading `number` of part I."""
    said: list[str] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level <= 2:
            inside = block.level == 2 and block.number == number
        elif inside:
            said.append("".join(map(plain, runs_of(block))))
    return "\n".join(said)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("1", "theo ba trụ cột: đối ngoại Đảng có 02 đoàn; ngoại giao Nhà nước có 19 đoàn"),
        ("2", "Trong kỳ có 01 cuộc tiếp xã giao và 01 thư, điện;"),
        ("4", "Trong kỳ có 01 cuộc đối thoại với doanh nghiệp có vốn nước ngoài;"),
        ("4", "Vốn FDI thực hiện (6 tháng 2026): 263,5 triệu USD (số liệu của Sở Tài chính)."),
        ("5", "có 02 tổ chức phi chính phủ nước ngoài có giấy đăng ký còn hiệu lực"),
        ("6", "Đã đăng, phát hành 38 tin, bài, ấn phẩm thông tin đối ngoại."),
        ("6", "Ngày hội bạn bè quốc tế, ngày 02 tháng 9 năm 2026, tại Tỉnh Thái Nguyên."),
        ("7", "01 vụ việc lãnh sự, 01 vụ việc bảo hộ công dân và 01 vụ việc liên quan người"),
        ("7", "Hồ sơ cấp thẻ ABTC đã giải quyết: 12 hồ sơ"),
        ("8", "Trong kỳ không phát sinh hoạt động mới; lũy kế từ đầu năm có 01 hội nghị, hội thảo"),
        ("10", "toàn tỉnh có 03 hội hữu nghị đang hoạt động."),
        ("11", "Trong kỳ có 01 lớp đào tạo, bồi dưỡng; lũy kế từ đầu năm có 01 lớp"),
    ],
)
def test_chapters_of_the_third_quarter(sample: Workspace, number: str, sentence: str) -> None:
    assert sentence in chapter(report(sample, "2026-Q3"), number)


def test_no_person_of_a_case_is_named(sample: Workspace) -> None:
    said = chapter(report(sample, "2026"), "7")
    assert "vụ việc" in said
    cases = sample.repositories["case"].first(Query(), 50)
    secrets = [
        value
        for case in cases
        for name, spec in CASE.specs.items()
        if spec.personal and (value := getattr(case, name))
    ]
    assert secrets
    assert not [secret for secret in secrets if secret in said]


def annex(document: Document) -> Annex | None:
    return next((one for one in document.annexes if one.number == "IV"), None)


def test_conferences_stand_in_annex_four_under_a_head_of_three_rows(sample: Workspace) -> None:
    document = report(sample, "2026-Q2")
    found = annex(document)
    assert found is not None
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    assert [len(row) for row in table.header_rows] == [11, 2, 3]
    (row,) = table.rows
    assert [plain(cell) for cell in row][4:7] == ["120", "6", "24"]
    assert table.total_row is not None
    total = table.total_row[4]
    assert isinstance(total, Figure)
    assert (total.value, len(total.ids)) == (120, 1)
    assert "(Phụ lục IV kèm theo)" in chapter(document, "8")
    assert "không lập Phụ lục IV" not in chapter(document, "8")


def test_a_quarter_without_conferences_says_so(sample: Workspace) -> None:
    document = report(sample, "2026-Q3")
    assert annex(document) is None
    assert "không lập Phụ lục IV" in chapter(document, "8")


def test_every_number_of_these_chapters_is_a_figure(sample: Workspace) -> None:
    document = report(sample, "2026")
    known = {one.key: one for one in figures(sample, parse_period("2026", ND09))}
    told = [
        run
        for block in document.blocks
        for run in runs_of(block)
        if isinstance(run, Figure) and run.key in known and not run.key.endswith(".change")
    ]
    names = {run.key.partition(".")[0] for run in told}
    assert {"event", "case", "association", "ngo", "counter", "indicator", "pillar"} <= names
    for run in told:
        one = known[run.key]
        assert run.value in (one.value, one.year_to_date, one.same_period_last_year)


def closing(document: Document) -> str:
    """Everything below heading II."""
    said: list[str] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.number == "II"
        elif inside:
            said.append("".join(map(plain, runs_of(block))))
    return "\n".join(said)


def test_targets_are_counted_and_listed_as_they_stand_on_the_last_day(sample: Workspace) -> None:
    document = report(sample, "2025-Q4")
    annex = next(annex for annex in document.annexes if annex.number == "VI")
    (table,) = annex.blocks
    assert isinstance(table, Table)
    assert annex.title.endswith("đến ngày 14 tháng 12 năm 2025")
    judged = judge_all(Values(sample.repositories, date(2025, 12, 14)))
    here = [one for one in judged if one.first <= date(2025, 12, 14) <= one.last]
    assert [plain(row[1]) for row in table.rows] == [one.target.name for one in here]
    verdicts = [plain(row[6]) for row in table.rows]
    assert verdicts == [sample.words(f"verdict.{one.verdict}") for one in here]
    for row, one in zip(table.rows, here, strict=True):
        if isinstance(row[5], Figure):
            assert row[5].value == one.standing.actual
            assert one.standing.measured is not None
            assert set(row[5].ids) == set(one.standing.measured.ids(sample.repositories))
    said = closing(document)
    assert f"trong {len(here):02} chỉ tiêu" in said
    assert said.endswith("(Phụ lục VI kèm theo).")
    counts = [figure for figure in document.figures() if figure.unit == "target"]
    assert counts[0].value == sum(int(one.value) for one in counts[1:]) == len(here)
    assert {ident for one in counts for ident in one.ids} == {one.target.id for one in here}


def test_a_period_that_runs_is_judged_today(sample: Workspace) -> None:
    annex = next(annex for annex in report(sample, "2026-Q4").annexes if annex.number == "VI")
    assert annex.title.endswith("đến ngày 22 tháng 11 năm 2026")


def test_without_a_running_plan_there_is_no_annex_of_targets(sample: Workspace) -> None:
    document = report(sample, "2040-Q1")
    assert "VI" not in {annex.number for annex in document.annexes}
    assert "chỉ tiêu" not in closing(document)


def test_foreign_ngos_are_told_with_their_staff_and_listed(sample: Workspace) -> None:
    document = NGO_REPORT.build(sample, ReportOptions(parse_period("2026", ND09)))
    known = {one.key: one for one in figures(sample, parse_period("2026", ND09))}
    told = {one.key: one for one in document.figures()}
    assert told["ngo.valid"].ids == known["ngo.valid"].ids
    (annex,) = document.annexes
    (table,) = annex.blocks
    assert isinstance(table, Table)
    assert len(table.rows) == len(known["ngo.valid"].ids) == 2
    listed = [cell for row in table.rows for cell in row if isinstance(cell, Figure)]
    assert sum(int(cell.value) for cell in listed) == told["ngo.staff"].value
    assert told["ngo.staff.foreign"].value <= told["ngo.staff"].value
    staff = [
        person
        for rows in sample.repositories["ngo_staff"].children_of(known["ngo.valid"].ids).values()
        for person in rows
    ]
    assert staff
    text = " ".join("".join(map(plain, runs_of(block))) for block in document.all_blocks())
    assert not [person for person in staff if person.name in text], "nobody is named"
