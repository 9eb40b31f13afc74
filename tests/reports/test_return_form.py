"""The form for units: what is known comes back as known, whatever is stored."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from dnapp.core.days import PartialDay
from dnapp.core.query import Query
from dnapp.reports.return_form import return_form
from dnapp.services.receiving import read_sent
from dnapp.services.return_columns import COLUMNS
from dnapp.services.return_rows import plan
from dnapp.services.sample import create_sample
from dnapp.services.unit_returns import NAMES, own_agreements
from dnapp.services.workspace import Workspace
from tests.bench.conftest import TODAY


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    opened = Workspace.open(tmp_path_factory.mktemp("forms") / "data", today=TODAY, who="Hoa")
    create_sample(opened)
    return opened


def test_the_form_of_every_unit_comes_back_unchanged(province: Workspace, tmp_path: Path) -> None:
    units = [one for one in province.repositories["unit"].first(Query(), 500)]
    path, listed = tmp_path / "biểu.xlsx", 0
    for unit in units:
        if getattr(unit, "level", "") not in NAMES:
            continue
        path.write_bytes(return_form(province, unit.id, 2026, PartialDay(2026, 10, 31)))
        sent = read_sent(province, path)
        assert (sent.unit, sent.year) == (unit.id, 2026)
        rows = plan(province, sent.unit, sent.sheet).rows
        assert [row.known for row in rows] == [
            one.id for one in own_agreements(province.repositories, unit.id)
        ]
        assert {(row.outcome, row.problems, row.notes) for row in rows} <= {("unchanged", (), ())}
        listed += len(rows)
    assert listed >= 8


def test_the_form_offers_answers_and_keeps_days_as_days(province: Workspace) -> None:
    content = return_form(province, "unit-so-van-hoa", 2026, None)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet.title == "Thỏa thuận quốc tế"
    [top] = [row[0].row for row in sheet.iter_rows() if "Mã hồ sơ" in str(row[0].value)]
    heads = [cell.value for cell in sheet[top]]
    assert heads == [province.words(f"returns.column.{column}") for column in COLUMNS]
    signed = sheet.cell(top + 1, COLUMNS.index("signed_on") + 1)
    assert signed.is_date
    assert signed.number_format == "dd/mm/yyyy"
    offered = [rule.formula1 for rule in sheet.data_validations.dataValidation]
    assert any("Bản ghi nhớ" in one for one in offered)
    assert any("Sở, ngành" in one for one in offered)


def test_a_form_that_comes_back_with_new_rows_takes_them(
    province: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "biểu.xlsx"
    path.write_bytes(return_form(province, "unit-so-y-te", 2026, None))
    book = openpyxl.load_workbook(path)
    sheet = book.active
    [top] = [row[0].row for row in sheet.iter_rows() if "Mã hồ sơ" in str(row[0].value)]
    row = top + 1 + len(own_agreements(province.repositories, "unit-so-y-te"))
    for column, value in (
        ("title", "Bản ghi nhớ về đào tạo điều dưỡng"), ("countries", "Nhật Bản"),
        ("partner", "Trường Sakura"), ("our_signatory", "Lê Mẫu Bình (Giám đốc)"),
        ("signed_on", "12/04/2026"), ("term", "03 năm"), ("renewal", "Tự gia hạn"),
    ):  # fmt: skip
        sheet.cell(row, COLUMNS.index(column) + 1).value = value
    book.save(path)
    sent = read_sent(province, path)
    new = plan(province, sent.unit, sent.sheet).rows[-1]
    assert new.outcome == "create"
    assert new.tree is not None
    assert new.tree.record.renewal == "tacit"  # type: ignore[attr-defined]
    ours = new.tree.children["party"][0]
    assert (ours.signatory, ours.signatory_position) == (  # type: ignore[attr-defined]
        "Lê Mẫu Bình", "Giám đốc",
    )  # fmt: skip
