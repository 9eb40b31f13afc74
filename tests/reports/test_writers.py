"""One document, three files: where they go, and what their names say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dnapp.core.errors import UserError
from dnapp.core.periods import ND09, parse_period
from dnapp.reports.base import ReportOptions
from dnapp.reports.document import Document
from dnapp.reports.quarterly import QUARTERLY
from dnapp.reports.writers import FORMATS, format_of, write
from dnapp.services.workspace import Workspace
from tests.reports.small_province import TODAY


@pytest.fixture(scope="module")
def report(province: Workspace) -> Document:
    period = parse_period("2026-Q3", ND09)
    return QUARTERLY.build(province, ReportOptions(period, number=5, day=date(2026, 9, 16)))


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
