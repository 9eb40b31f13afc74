"""Beside the officer's text: numbers left from the last report, and sentences of the diary."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.query import Query
from dnapp.core.record import Tree
from dnapp.records.diary_entry import DIARY_ENTRY, DiaryEntry
from dnapp.reports import BY_KEY
from dnapp.reports.base import ReportOptions
from dnapp.reports.document import Figure
from dnapp.services.workspace import Workspace
from dnapp.ui.pages.report_page import ReportPage
from dnapp.ui.report.chapters import chapters
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import SecondaryButton
from tests.ui.pages.report_desk import THIRD, change, open_report


def _counted(workspace: Workspace, key: str) -> tuple[str, str]:
    """What a figure of I.2 was in the quarter before, and what it is, as both are printed."""
    printed = []
    for period in (THIRD.previous(), THIRD):
        document = BY_KEY["quarterly"].build(workspace, ReportOptions(period))
        told = next(one for one in chapters(document) if one.key == "I.2")
        runs = (run for line in told.lines for run in line)
        printed.append(next(r.text for r in runs if isinstance(r, Figure) and r.key == key))
    return printed[0], printed[1]


@pytest.fixture
def taken(look: Look, session: Session, window_settings: QSettings, qtbot: QtBot) -> ReportPage:
    """The page on I.2, with the text of the quarter before taken over."""
    old, _ = _counted(session.workspace, "delegation.in.count")
    before = f"Đã đón {old} đoàn khách, có 4321 lượt xem, theo Nghị quyết số 59-NQ/TW."
    session.workspace.save_settings(
        {
            f"report_text.{THIRD.previous().code}.I.2": before,
            f"report_text.{THIRD.code}.I.2": "",
        }
    )
    page = open_report(look, session, window_settings, qtbot)
    page.parts.pick("I.2")
    change(page, qtbot, page.chapter.own.take_button.click)
    return page


def test_numbers_taken_over_are_marked(taken: ReportPage, session: Session) -> None:
    old, _ = _counted(session.workspace, "delegation.in.count")
    own = taken.chapter.own
    assert [one.number for one in own.carried] == [old, "4321"]
    marked = [one.cursor.selectedText() for one in own.text.edit.extraSelections()]
    assert marked == [old, "4321"]
    assert "02" in own.carried_button.text()


def test_a_figure_that_moved_on_is_replaced(
    taken: ReportPage, session: Session, qtbot: QtBot
) -> None:
    old, new = _counted(session.workspace, "delegation.in.count")
    assert old != new
    own = taken.chapter.own
    own.carried_button.click()
    action = next(a for a in own.menu.actions() if a.text().startswith(f"{old} → {new},"))
    change(taken, qtbot, action.trigger)
    own.menu.hide()
    assert own.text.value().startswith(f"Đã đón {new} đoàn khách, có 4321")
    assert [one.number for one in own.carried] == ["4321"]
    own.text.edit.undo()
    assert own.text.value().startswith(f"Đã đón {old} đoàn")


def test_a_number_without_a_figure_is_shown_where_it_stands(taken: ReportPage) -> None:
    own = taken.chapter.own
    own.carried_button.click()
    action = next(a for a in own.menu.actions() if a.text().startswith("4321:"))
    own.menu.hide()
    action.trigger()
    assert own.text.edit.textCursor().selectedText() == "4321"


def test_a_sentence_of_the_diary_is_put_in_once(
    look: Look, session: Session, window_settings: QSettings, qtbot: QtBot
) -> None:
    day = PartialDay.of(THIRD.first)
    entry = DiaryEntry(happened_on=day, content="Họp rà soát kế hoạch đoàn ra")
    session.workspace.save_tree(DIARY_ENTRY, Tree(entry), "add_records")
    page = open_report(look, session, window_settings, qtbot)
    page.parts.pick("I.1")
    suggested, before = page.chapter.suggested, page.chapter.own.text.value()
    assert entry.content in [note.sentence for note in suggested.notes]
    place = [note.sentence for note in suggested.notes].index(entry.content)
    button = suggested.findChildren(SecondaryButton)[place]
    change(page, qtbot, button.click)
    assert page.chapter.own.text.value() == f"{before}\n{entry.content}."
    assert entry.content not in [note.sentence for note in suggested.notes]


def _block_names(page: ReportPage) -> list[str]:
    blocks = page.chapter.own.blocks
    blocks.button.click()
    blocks.menu.hide()
    return [action.text() for action in blocks.menu.actions() if action.text()]


def test_a_paragraph_is_kept_and_put_into_another_chapter(
    page: ReportPage, session: Session, qtbot: QtBot
) -> None:
    page.parts.pick("I.9")
    own = page.chapter.own
    content = "Tình hình biên giới ổn định, không phát sinh vụ việc phức tạp."
    change(page, qtbot, lambda: own.text.set_value(content) or own.typed.emit())
    with qtbot.waitSignal(page.told):
        own.blocks.keep()
    name = "Tình hình biên giới ổn định"
    assert name in _block_names(page)
    page.parts.pick("II")
    before = own.text.value()
    _block_names(page)
    action = next(one for one in own.blocks.menu.actions() if one.text() == name)
    change(page, qtbot, action.trigger)
    assert own.text.value() == f"{before}\n{content}"


def test_a_name_is_kept_once(page: ReportPage, session: Session, qtbot: QtBot) -> None:
    page.parts.pick("II")
    before = session.workspace.repositories["text_block"].count(Query())
    for _ in range(2):
        with qtbot.waitSignal(page.told):
            page.chapter.own.blocks.keep()
    assert session.workspace.repositories["text_block"].count(Query()) == before + 1


def test_the_list_of_paragraphs_is_one_click_away(page: ReportPage, qtbot: QtBot) -> None:
    page.parts.pick("II")
    _block_names(page)
    with qtbot.waitSignal(page.page_asked) as asked:
        page.chapter.own.blocks.menu.actions()[-1].trigger()
    assert asked.args == ["text_blocks"]


def test_typing_reads_nothing_beside_the_text_anew_and_a_new_note_does(
    page: ReportPage, session: Session, qtbot: QtBot
) -> None:
    page.parts.pick("I.1")
    assert page._made is not None
    before = page._made.beside
    change(page, qtbot, lambda: QTest.keyClicks(page.chapter.own.text.edit, "Them."))
    assert page._made.beside is before
    entry = DiaryEntry(happened_on=PartialDay.of(THIRD.last), content="Họp tổng kết quý")
    session.workspace.save_tree(DIARY_ENTRY, Tree(entry), "add_records")
    change(page, qtbot, lambda: session.announce(("diary_entry",)))
    assert entry.content in [note.sentence for note in page.chapter.suggested.notes]
    change(page, qtbot, lambda: page.choose("delegations"))
    assert set(page._made.beside) <= {"I", "II", "III"}
