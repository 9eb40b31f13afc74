"""The office's sentences: what fits is stored, what does not is quoted and refused."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.paths import words_folder
from dnapp.core.periods import ND09, parse_period
from dnapp.core.record import Tree
from dnapp.core.words import Catalog
from dnapp.records.setting import SETTING, Setting
from dnapp.services.office_wording import fitting, own_sentence
from dnapp.services.report_warnings import report_warnings
from dnapp.services.workspace import Workspace

WORDS = Catalog.load(words_folder())
PLANNED = "report.quarterly.planned"
"""Có {planned} đoàn thuộc kế hoạch năm, {unplanned} đoàn phát sinh ngoài kế hoạch."""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.open(tmp_path / "data", today=date(2026, 11, 22), who="an", words=WORDS)


@pytest.mark.parametrize(
    ("typed", "problem", "piece"),
    [
        ("Có {so_doan} đoàn.", "wording.unknown", "{so_doan}"),
        ("Có {} đoàn.", "wording.unknown", "{}"),
        ("Có {planned:>9} đoàn.", "wording.unknown", "{planned:>9}"),
        ("Có {planned.real} đoàn.", "wording.unknown", "{planned.real}"),
        ("Có {planned!r} đoàn.", "wording.unknown", "{planned!r}"),
        ("Có {planned đoàn.", "wording.braces", "{planned đoàn."),
        ("Có planned} đoàn.", "wording.braces", "} đoàn."),
        ("Có {{planned}} đoàn.", "wording.braces", "{{planned}} đoàn"),
        ("   ", "wording.empty", ""),
    ],
)
def test_what_does_not_fit_is_quoted(typed: str, problem: str, piece: str) -> None:
    with pytest.raises(UserError) as refused:
        own_sentence(WORDS, PLANNED, typed)
    assert refused.value.key == problem
    said = WORDS.error(refused.value)
    assert piece in said
    if piece:
        assert typed.strip() in said
        assert "{planned}, {unplanned}" in said


def test_a_sentence_without_places_to_fill_says_so() -> None:
    for typed in ("Đoàn {ra}", "Đoàn } ra"):
        with pytest.raises(UserError) as refused:
            own_sentence(WORDS, "report.quarterly.out.heading", typed)
        assert "không có chỗ điền" in WORDS.error(refused.value)


def test_the_blanks_that_join_a_sentence_to_its_neighbours_stay() -> None:
    key = "report.quarterly.annex_reference"
    assert own_sentence(WORDS, key, "(xem {annex})") == " (xem {annex})"
    assert own_sentence(WORDS, "report.list.last", "cùng") == " cùng "


def test_it_is_stored_composed_on_one_line() -> None:
    typed = unicodedata.normalize("NFD", "Các  đoàn:\n{planned},\t{unplanned}.")
    assert own_sentence(WORDS, PLANNED, typed) == "Các đoàn: {planned}, {unplanned}."


def test_the_sentence_of_the_program_is_no_sentence_of_the_office() -> None:
    assert own_sentence(WORDS, PLANNED, WORDS(PLANNED)) == ""


@pytest.mark.parametrize("key", ["ui.save", "report.warning.draft", "report.quarterly.gone"])
def test_words_that_no_report_prints_are_no_settings(workspace: Workspace, key: str) -> None:
    with pytest.raises(UserError) as refused:
        workspace.save_settings({f"wording.{key}": "x"})
    assert refused.value.key == "setting.unknown"
    workspace.close()


def test_nothing_is_saved_when_one_of_several_does_not_fit(workspace: Workspace) -> None:
    before = len(workspace.changes.history(limit=99))
    with pytest.raises(UserError):
        workspace.save_settings(
            {f"wording.{PLANNED}": "{khác}", "wording.report.quarterly.kind": "Tờ trình"}
        )
    assert workspace.settings.wording() == {}
    assert len(workspace.changes.history(limit=99)) == before
    workspace.close()


def test_a_sentence_holds_from_its_day_and_is_taken_back(workspace: Workspace) -> None:
    name = f"wording.{PLANNED}"
    workspace.save_settings({name: "Một: {planned}."})
    workspace.save_settings({name: "Hai: {planned}."}, PartialDay(2026, 10, 1))
    settings = workspace.settings
    assert settings.wording(date(2026, 9, 30)) == {PLANNED: "Một: {planned}."}
    assert settings.wording() == {PLANNED: "Hai: {planned}."}
    workspace.save_settings({name: ""}, PartialDay(2026, 11, 1))
    assert workspace.settings.wording() == {}
    assert workspace.settings.wording(date(2026, 10, 5)) == {PLANNED: "Hai: {planned}."}
    workspace.changes.undo()
    assert workspace.settings.wording() == {PLANNED: "Hai: {planned}."}
    workspace.close()


def test_what_an_older_program_stored_and_this_one_cannot_print_is_told(
    workspace: Workspace,
) -> None:
    for key, sentence in (
        ("report.quarterly.gone", "Câu của bản trước"),
        (PLANNED, "Có {planned} và {other}"),
        ("report.quarterly.kind", "Tờ trình"),
    ):
        row = Setting(name=f"wording.{key}", value=f'"{sentence}"')
        workspace.save_tree(SETTING, Tree(row), "add_records")
    found = fitting(WORDS, workspace.settings.wording())
    assert dict(found.fit) == {"report.quarterly.kind": "Tờ trình"}
    assert set(found.unfit) == {"report.quarterly.gone", PLANNED}
    warnings = report_warnings(workspace, parse_period("2026-Q3", ND09))
    said = [WORDS(one.key, **one.values) for one in warnings if "wording" in one.key]
    assert len(said) == 2
    assert any("“Có {planned} và {other}”" in sentence for sentence in said)
    assert any("Câu của bản trước" in sentence for sentence in said)
    workspace.close()
