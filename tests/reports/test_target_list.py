"""Targets as a table: every one of them, with numbers and days that Excel knows as such."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime

import openpyxl
import pytest

from dnapp.core.paths import words_folder
from dnapp.core.words import Catalog
from dnapp.reports.document import Table, plain
from dnapp.reports.target_list import target_list
from dnapp.reports.writers import content
from dnapp.services.phrases import in_words
from dnapp.services.sample import create_sample
from dnapp.services.targets import Judgement, Values, judge_all
from dnapp.services.workspace import Workspace
from tests.reports.small_province import TODAY

WORDS = Catalog.load(words_folder())


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = Workspace.open(tmp_path_factory.mktemp("t") / "data", today=TODAY, words=WORDS)
    create_sample(opened)
    yield opened
    opened.close()


@pytest.fixture
def judged(workspace: Workspace) -> list[Judgement]:
    return judge_all(Values(workspace.repositories, TODAY))


def test_every_target_stands_with_its_verdict_and_sentence(
    workspace: Workspace, judged: list[Judgement]
) -> None:
    showing = workspace.showing()
    document = target_list(judged, TODAY, "Lọc theo: Đạt.", showing)
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    assert len(table.rows) == len(judged) > 20
    for row, one in zip(table.rows, judged, strict=True):
        cells = dict(zip((column.key for column in table.columns), map(plain, row), strict=True))
        assert cells["name"] == one.target.name
        assert cells["verdict"] == WORDS(f"verdict.{one.verdict}")
        assert cells["said"] == in_words((one.standing.reason,), showing)
    assert document.subject == "Lọc theo: Đạt."


def test_excel_adds_up_results_and_sorts_days(
    workspace: Workspace, judged: list[Judgement]
) -> None:
    document = target_list(judged, TODAY, "", workspace.showing())
    book = openpyxl.load_workbook(io.BytesIO(content(document, "xlsx", WORDS, today=TODAY)))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    heads = next(row for row in rows if row[0] == "STT")
    body = rows[rows.index(heads) + 1 :]
    at = {head: place for place, head in enumerate(heads)}
    assert len(body) == len(judged)
    for row, one in zip(body, judged, strict=True):
        first, last = row[at["Từ ngày"]], row[at["Đến ngày"]]
        assert isinstance(first, datetime)
        assert isinstance(last, datetime)
        assert (first.date(), last.date()) == (one.first, one.last)
        known = one.standing.actual is not None and one.target.shape != "yes_no"
        assert isinstance(row[at["Kết quả"]], int | float) == known


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_it_is_written_for_paper_and_word_too(
    workspace: Workspace, judged: list[Judgement], form: str
) -> None:
    document = target_list(judged, TODAY, "", workspace.showing())
    assert content(document, form, WORDS, today=TODAY)
