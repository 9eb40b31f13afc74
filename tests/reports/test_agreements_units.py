"""Agreements of subordinate units, unit by unit: sums, records behind them, who has reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.paths import words_folder
from dnapp.core.periods import ND09, parse_period
from dnapp.core.record import Tree
from dnapp.core.words import Catalog
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.term import Term
from dnapp.records.unit_return import UNIT_RETURN, UnitReturn
from dnapp.reports.agreements_report import AGREEMENTS_REPORT
from dnapp.reports.base import ReportOptions
from dnapp.reports.document import Document, Figure, Table, plain
from dnapp.services.report_warnings import report_warnings
from dnapp.services.unit_returns import REPORTING
from dnapp.services.workspace import Workspace
from tests.reports.small_province import TODAY
from tests.reports.test_agreements_report import said

WORDS = Catalog.load(words_folder())
YEAR = parse_period("2026", ND09)
HEALTH, SCIENCE, COMMUNE = "unit-so-y-te", "unit-so-khoa-hoc", "unit-xa-ba-be"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(tmp_path / "data", today=TODAY, who="Hoa", words=WORDS)
    yield opened
    opened.close()


def built(workspace: Workspace) -> Document:
    return AGREEMENTS_REPORT.build(workspace, ReportOptions(YEAR))


def unit_table(document: Document) -> Table | None:
    for annex in document.annexes:
        for block in annex.blocks:
            if isinstance(block, Table) and block.columns[1].key == "unit":
                return block
    return None


def add(workspace: Workspace, title: str, unit: str, name: str, signed: str, ends: str) -> None:
    record = Agreement(
        title=title, form="memorandum", on_behalf=name, proposer=unit,
        signed_on=PartialDay.from_text(signed),
    )  # fmt: skip
    term = Term(pos=1, kind="original", basis="until", ends_on=PartialDay.from_text(ends))
    workspace.save_tree(AGREEMENT, Tree(record, {"term": (term,)}), "add_records")


def asked(workspace: Workspace, unit: str, **fields: object) -> None:
    record = replace(UnitReturn(unit=unit, year=2026), **fields)  # type: ignore[arg-type]
    workspace.save_tree(UNIT_RETURN, Tree(record), "add_records")


def test_each_unit_stands_with_what_it_signed_and_whether_it_reported(
    workspace: Workspace,
) -> None:
    add(workspace, "A", HEALTH, "department", "2026-03-01", "2031-03-01")
    add(workspace, "B", HEALTH, "department", "2021-03-01", "2026-03-01")
    add(workspace, "C", COMMUNE, "border_commune", "2024-03-01", "2029")
    add(workspace, "D", SCIENCE, "province", "2026-03-01", "2031-03-01")
    asked(workspace, HEALTH, received_on=PartialDay(2026, 10, 30))
    asked(workspace, SCIENCE, received_on=PartialDay(2026, 10, 31), nothing=True)
    asked(workspace, COMMUNE)
    document = built(workspace)
    table = unit_table(document)
    assert table is not None
    shown = [tuple(map(plain, row[1:7])) for row in table.rows]
    assert shown == [
        ("Sở Khoa học và Công nghệ", "Nhận ngày 31/10/2026", "0", "0", "0", "0"),
        ("Sở Y tế", "Nhận ngày 30/10/2026", "1", "1", "0", "1"),
        ("UBND xã Ba Bể", "Chưa gửi", "0", "1", "0", "0"),
    ]
    assert table.total_row is not None
    assert [plain(cell) for cell in table.total_row[3:7]] == ["1", "2", "0", "1"]
    text = " ".join(said(document, "I"))
    assert (
        "Năm 2026, có 02/03 sở, ngành, địa phương, tổ chức được yêu cầu đã gửi báo cáo thỏa thuận"
        " quốc tế (trong đó 01 đơn vị báo cáo không phát sinh); chưa gửi: UBND xã Ba Bể."
    ) in text
    assert "tổng hợp theo từng đơn vị (Phụ lục II kèm theo)." in text
    warned = [one for one in report_warnings(workspace, YEAR) if one.kind == "unit_return"]
    assert [(one.key, len(one.ids)) for one in warned] == [("report.warning.returns_missing", 1)]


def test_without_units_there_is_neither_table_nor_sentence(workspace: Workspace) -> None:
    add(workspace, "D", SCIENCE, "province", "2026-03-01", "2031-03-01")
    document = built(workspace)
    assert unit_table(document) is None
    assert not any("đơn vị" in line for line in said(document, "I"))
    assert not [one for one in report_warnings(workspace, YEAR) if one.kind == "unit_return"]


def test_when_all_have_reported_nobody_is_named(workspace: Workspace) -> None:
    asked(workspace, HEALTH, received_on=PartialDay(2026, 10, 30))
    [line] = [line for line in said(built(workspace), "I") if "được yêu cầu" in line]
    assert line == (
        "Năm 2026, cả 01 sở, ngành, địa phương, tổ chức được yêu cầu đã gửi báo cáo thỏa thuận"
        " quốc tế."
    )


names = st.sampled_from(["province", *REPORTING])
units = st.sampled_from([HEALTH, SCIENCE, COMMUNE, ""])
years = st.integers(2016, 2026)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(signed=st.lists(st.tuples(units, names, years, st.integers(1, 12)), max_size=8))
def test_the_units_sum_to_the_total_and_each_number_is_its_records(
    workspace: Workspace, signed: list[tuple[str, str, int, int]]
) -> None:
    for number, (unit, name, year, length) in enumerate(signed):
        add(workspace, f"Văn bản {number}", unit, name, f"{year}-02-03", str(year + length))
    table = unit_table(built(workspace))
    if table is None:
        return
    assert table.total_row is not None
    for place, total in enumerate(table.total_row):
        column = [row[place] for row in table.rows]
        if not isinstance(total, Figure):
            continue
        cells = [cell for cell in column if isinstance(cell, Figure)]
        assert total.value == sum(cell.value for cell in cells)
        assert sorted(total.ids) == sorted(ident for cell in cells for ident in cell.ids)
        assert all(cell.value == len(cell.ids) for cell in cells)
