"""What officers wrote of a period, as words for its report."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.periods import ND09, parse_period
from dnapp.core.record import Record, Tree, choice_options
from dnapp.records import BY_KEY
from dnapp.records.delegation import Delegation
from dnapp.records.diary_entry import DIARY_ENTRY, DiaryEntry
from dnapp.records.event import Event
from dnapp.records.partner import Partner
from dnapp.reports import ALL as REPORTS
from dnapp.reports.base import Report
from dnapp.reports.suggestions import CHAPTERS, suggestions
from dnapp.services.diary import notes_of
from dnapp.services.validation import Invalid
from dnapp.services.workspace import Workspace

THIRD = parse_period("2026-Q3", ND09)


def _save(workspace: Workspace, kind: str, record: Record) -> str:
    return workspace.save_tree(BY_KEY[kind], Tree(record), "add_records").tree.record.id


def _note(workspace: Workspace, day: str, content: str, **about: Any) -> str:
    entry = DiaryEntry(happened_on=PartialDay.from_text(day), content=content, **about)
    return _save(workspace, "diary_entry", entry)


def _said(workspace: Workspace) -> list[str]:
    return [note.sentence for note in notes_of(workspace, THIRD)]


def test_notes_of_the_days_of_the_period_alone(workspace: Workspace) -> None:
    for day in ("2026-06-14", "2026-06-15", "2026-09-14", "2026-09-15"):
        _note(workspace, day, day)
    assert _said(workspace) == ["2026-06-15", "2026-09-14"]


def test_a_result_counts_on_the_day_its_record_ends(workspace: Workspace) -> None:
    day = PartialDay.of
    trip = Delegation(
        direction="out", name="Đoàn Lào", countries=("LA",), starts_on=day(date(2026, 6, 1)),
        ends_on=day(date(2026, 6, 20)), headcount=3, result="Ký   biên bản\nghi nhớ",
    )  # fmt: skip
    _save(workspace, "delegation", trip)
    held = Event(
        kind="culture", name="Ngày hội", starts_on=day(date(2026, 9, 14)),
        ends_on=day(date(2026, 9, 16)), result="Đông người xem",
    )  # fmt: skip
    _save(workspace, "event", held)
    (note,) = notes_of(workspace, THIRD)
    assert (note.sentence, note.title, note.sort) == (
        "Ký biên bản ghi nhớ", "Đoàn Lào", "delegation.out",
    )  # fmt: skip


def test_a_note_on_a_record_in_the_bin_is_silent(workspace: Workspace) -> None:
    partner = _save(workspace, "partner", Partner(name="Gyeongsangbuk", kind="locality"))
    _note(workspace, "2026-07-01", "Gọi điện", kind="partner", record=partner)
    assert _said(workspace) == ["Gọi điện"]
    with workspace.changes.change("delete_record") as change:
        change.delete("partner", partner)
    assert _said(workspace) == []


def test_a_deleted_note_is_silent(workspace: Workspace) -> None:
    note = _note(workspace, "2026-07-01", "Gọi điện")
    with workspace.changes.change("delete_record") as change:
        change.delete("diary_entry", note)
    assert _said(workspace) == []


def test_a_note_needs_a_record_that_is_there(workspace: Workspace) -> None:
    with pytest.raises(Invalid):
        _note(workspace, "2026-07-01", "Gọi điện", kind="partner", record="no-such-partner")
    with pytest.raises(Invalid):
        _note(workspace, "2026-07-01", "Gọi điện", kind="partner")


def test_notes_go_to_the_chapter_of_their_record(workspace: Workspace) -> None:
    partner = _save(workspace, "partner", Partner(name="Gyeongsangbuk", kind="locality"))
    _note(workspace, "2026-07-02", "Gọi điện", kind="partner", record=partner)
    _note(workspace, "2026-07-01", "Họp giao ban")
    found = suggestions(workspace, "quarterly", THIRD)
    told = {chapter: [note.sentence for note in notes] for chapter, notes in found.items()}
    assert told == {"I.1": ["Họp giao ban"], "I.3": ["Gọi điện"]}


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.key)
def test_notes_are_offered_in_chapters_that_there_are(report: Report) -> None:
    assert set(CHAPTERS[report.key]) <= set(report.chapters)


def test_the_diary_is_of_records_that_there_are() -> None:
    assert set(choice_options(DIARY_ENTRY, "kind")) <= set(BY_KEY)
