"""The page of report templates: what is typed is checked, kept, marked, and taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.periods import ND09, parse_period
from dnapp.reports import ALL, BY_KEY
from dnapp.reports.base import ReportOptions
from dnapp.reports.report_words import parts
from dnapp.services.workspace import Workspace
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.report_page import ReportPage
from dnapp.ui.pages.settings_page import SettingsPage
from dnapp.ui.pages.templates_page import TemplatesPage
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.window_parts import REPORT, SETTINGS, TEMPLATES
from tests.ui.conftest import TODAY
from tests.ui.pages.report_desk import LONG

TOTAL = "report.quarterly.out.total"
OWN = "Toàn tỉnh cử {count} đoàn ra{people}{compared}; cả năm có {year}{annex}."


@pytest.fixture
def page(look: Look, session: Session, window_settings: QSettings, qtbot: QtBot) -> TemplatesPage:
    page = TemplatesPage(look, session, window_settings)
    qtbot.addWidget(page)
    page.resize(1142, 634)
    page.show()
    return page


def open_sentence(page: TemplatesPage, part: str = "I.2", key: str = TOTAL) -> None:
    page._fold(part, True)
    page.contents.choose(part, key)


def type_sentence(page: TemplatesPage, typed: str) -> None:
    """Type as an officer does, and leave the field."""
    page.pane.sentence.text.edit.setPlainText(typed)
    page.pane.sentence.text.settle()


def test_a_sentence_is_saved_marked_and_printed(
    page: TemplatesPage, session: Session, qtbot: QtBot
) -> None:
    open_sentence(page)
    assert page.pane.sentence.text.value() == session.workspace.words(TOTAL)
    assert not page.save_button.isEnabled()
    type_sentence(page, OWN)
    assert page.save_button.isEnabled()
    with qtbot.waitSignal(page.written), qtbot.waitSignal(session.saved):
        page.save()
    assert session.workspace.settings.wording() == {TOTAL: OWN}
    assert session.workspace.changes.history(limit=1)[0].name == "save_settings"
    changed = [row.place for row in page.contents.rows() if row.changed]
    assert changed == [("I.2", ""), ("I.2", TOTAL)]
    options = ReportOptions(parse_period("2026-Q3", ND09))
    document = BY_KEY["quarterly"].build(session.workspace, options)
    assert any("Toàn tỉnh cử" in str(block) for block in document.blocks)
    session.workspace.changes.undo()
    session.announce(("setting",))
    assert page.pane.sentence.text.value() == session.workspace.words(TOTAL)
    assert not [row for row in page.contents.rows() if row.changed]


def test_a_sentence_that_does_not_fit_is_told_on_leaving_and_stays_as_typed(
    page: TemplatesPage, session: Session
) -> None:
    open_sentence(page)
    type_sentence(page, "Có {so_doan} đoàn")
    said = page.pane.sentence.problem.text()
    for piece in ("“Có {so_doan} đoàn”", "{so_doan}", "{annex}, {compared}, {count}"):
        assert piece in said
    page.contents.choose("I.1")
    assert session.workspace.settings.wording() == {}
    page.contents.choose("I.2", TOTAL)
    assert page.pane.sentence.text.value() == "Có {so_doan} đoàn"
    assert page.pane.sentence.problem.text() == said
    page._restore_one()
    assert page.pane.sentence.text.value() == session.workspace.words(TOTAL)
    assert page.pane.sentence.problem.text() == ""


def test_letters_that_the_font_of_documents_lacks_are_refused(page: TemplatesPage) -> None:
    open_sentence(page)
    type_sentence(page, "Có {count} đoàn 🌏")
    assert "🌏" in page.pane.sentence.problem.text()


def test_choosing_another_row_saves_what_fits(page: TemplatesPage, session: Session) -> None:
    open_sentence(page)
    type_sentence(page, OWN)
    page.contents.choose("I.1")
    assert session.workspace.settings.wording() == {TOTAL: OWN}


def test_a_place_is_put_where_the_cursor_stands(page: TemplatesPage) -> None:
    open_sentence(page)
    type_sentence(page, "Có  đoàn")
    cursor = page.pane.sentence.text.edit.textCursor()
    cursor.setPosition(3)
    page.pane.sentence.text.edit.setTextCursor(cursor)
    buttons = [
        page.pane.sentence._flow.itemAt(n).widget() for n in range(page.pane.sentence._flow.count())
    ]
    offered = [button.text() for button in buttons]
    assert "{count}: số lượng" in offered
    buttons[offered.index("{count}: số lượng")].click()
    assert page.pane.sentence.text.value() == "Có {count} đoàn"


def test_every_place_to_fill_has_a_vietnamese_name(look: Look) -> None:
    names = {
        name
        for report in ALL
        for part in parts(report, look.words)
        for key in part.sentences
        for name in look.words.placeholders(key)
    }
    named = set(look.words.table("templates.place"))
    assert names == named


def test_every_part_has_its_name(page: TemplatesPage, look: Look) -> None:
    for report in ALL:
        page.choose(report.key)
        for row in page.contents.rows():
            assert row.text
            assert "{" not in row.text


def test_a_sentence_of_a_later_day(page: TemplatesPage, session: Session) -> None:
    open_sentence(page)
    type_sentence(page, OWN)
    page.save()
    type_sentence(page, "Một {count}.")
    page.pane.day.edit.setText("1/12/2026")
    page.save()
    settings = session.workspace.settings
    assert settings.wording() == {TOTAL: OWN}
    assert settings.wording(date(2026, 12, 1)) == {TOTAL: "Một {count}."}
    assert page.pane.sentence.text.value() == OWN, "what holds today is shown"
    assert "01/12/2026" in page.pane.frame.message.text()
    page._restore_one()
    assert session.workspace.settings.wording(date(2026, 12, 1)) == {}


def test_a_day_before_the_newest_version_is_refused(page: TemplatesPage, session: Session) -> None:
    name = f"wording.{TOTAL}"
    session.workspace.save_settings({name: OWN}, PartialDay(2026, 10, 1))
    session.announce(("setting",))
    open_sentence(page)
    assert page.pane.day.value() == PartialDay(2026, 10, 1)
    type_sentence(page, "Một {count}.")
    page.pane.day.edit.setText("1/9/2026")
    page.save()
    assert "01/10/2026" in page.pane.day.problem()[0]
    assert session.workspace.settings.wording() == {TOTAL: OWN}


def test_chapters_by_keyboard(page: TemplatesPage, session: Session) -> None:
    page.contents.choose("I.2")
    page.contents.setFocus()
    QTest.keyClick(page.contents, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert session.workspace.settings.arrangement("chapters.quarterly")[:2] == ("I.2", "I.1")
    chosen = page.contents.row()
    assert chosen is not None
    assert chosen.part == "I.2"
    assert chosen.text.startswith("I.1  ")
    QTest.keyClick(page.contents, Qt.Key.Key_Space)
    assert "-I.2" in session.workspace.settings.arrangement("chapters.quarterly")
    row = next(row for row in page.contents.rows() if row.part == "I.2")
    assert row.left_out
    QTest.keyClick(page.contents, Qt.Key.Key_Space)
    QTest.keyClick(page.contents, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert session.workspace.settings.arrangement("chapters.quarterly") == ()


def test_chapters_by_mouse_and_the_report_page_follows(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    window.go_to(REPORT)
    report = window.pages.currentWidget()
    assert isinstance(report, ReportPage)
    qtbot.waitUntil(report.is_complete, timeout=LONG)
    report.kinds.actions()[-1].trigger()
    page = window.pages.currentWidget()
    assert isinstance(page, TemplatesPage)
    page.contents.choose("order")
    order = page.pane.order.list
    order.choose("I.3")
    page.pane.order.up.click()
    first = order.visualRect(order.model().index(0, 0))
    QTest.mouseClick(
        order.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(first.left() + 12, first.center().y()),
    )
    window.go_to(REPORT)
    qtbot.waitUntil(lambda: "I.1" not in report._chapters and report.is_complete(), timeout=LONG)
    assert list(report._chapters)[:2] == ["I.3", "I.2"]
    assert [chapter.number for chapter in report._chapters.values()][:2] == ["I.1", "I.2"]
    assert report._chapters["I.3"].name in [
        button.text() for button in report.parts._buttons.values()
    ]


def test_the_last_column_stays_and_a_legal_form_is_not_offered(
    page: TemplatesPage, session: Session
) -> None:
    page.contents.choose("annex.out")
    order = page.pane.order.list
    for key in BY_KEY["quarterly"].annexes[0].columns[1:]:
        order.turn(key)
    shown = order.arrangement().shown
    assert len(shown) == 1
    assert "n" not in order.arrangement().order
    stored = session.workspace.settings.arrangement("annex_columns.quarterly.out")
    assert [key for key in stored if not key.startswith("-")] == list(shown)
    page.contents.choose("annex.conferences")
    assert page.pane.note.isVisible()
    assert "biểu mẫu" in page.pane.note.text()
    assert page.pane.restore.isHidden()


def test_all_of_a_report_is_restored_as_one_change(
    page: TemplatesPage, session: Session, qtbot: QtBot
) -> None:
    workspace = session.workspace
    workspace.save_settings({f"wording.{TOTAL}": OWN, "chapters.quarterly": ["-I.9"]})
    workspace.save_settings({"wording.report.quarterly.kind": "Thông báo"}, PartialDay(2026, 10, 1))
    workspace.save_settings({"annex_columns.quarterly.out": ["-note"]})
    workspace.save_settings({"chapters.aid": ["-III"]})
    session.announce(("setting",))
    before = len(workspace.changes.history(limit=500))
    assert page.restore_all.isEnabled()
    with qtbot.waitSignal(page.written):
        page.restore_all.click()
    assert workspace.settings.wording() == {}
    assert workspace.settings.arrangement("chapters.quarterly") == ()
    assert workspace.settings.arrangement("annex_columns.quarterly.out") == ()
    assert workspace.settings.arrangement("chapters.aid") == ("-III",), "another report's"
    assert len(workspace.changes.history(limit=500)) == before + 1
    assert not page.restore_all.isEnabled()
    workspace.changes.undo()
    assert workspace.settings.wording()[TOTAL] == OWN


def test_search_finds_without_tones_in_own_and_default_words(
    page: TemplatesPage, session: Session
) -> None:
    session.workspace.save_settings({f"wording.{TOTAL}": OWN})
    session.announce(("setting",))
    for typed in ("toan tinh cu", "trong ky toan tinh co doan ra"):
        page.search.edit.clear()
        QTest.keyClicks(page.search.edit, typed)
        assert ("I.2", TOTAL) in [row.place for row in page.contents.rows()]
    page.search.edit.setText("khongcocaunay")
    page._show_contents()
    assert page.contents.rows() == []


def test_reading_only_shows_and_never_saves(
    look: Look, folder: Path, window_settings: QSettings, qtbot: QtBot
) -> None:
    workspace = Workspace.open(folder, today=TODAY, read_only=True, words=look.words)
    session = Session(workspace)
    page = TemplatesPage(look, session, window_settings)
    qtbot.addWidget(page)
    open_sentence(page)
    assert page.pane.sentence.text.is_read_only()
    page.pane.sentence.text.set_value(OWN)
    page.save()
    page.contents.choose("I.3")
    page.pane.order.list.move_part("I.3", -1)
    page._turn("I.3")
    assert workspace.settings.wording() == {}
    assert workspace.settings.arrangement("chapters.quarterly") == ()
    for button in (page.save_button, page.pane.restore, page.restore_all, page.pane.order.up):
        assert not button.isEnabled()
    session.close()


def test_settings_lead_to_it_and_it_leads_back(window: MainWindow) -> None:
    window.go_to(SETTINGS)
    settings = window.pages.currentWidget()
    assert isinstance(settings, SettingsPage)
    settings.templates.button.click()
    page = window.pages.currentWidget()
    assert isinstance(page, TemplatesPage)
    page.header.crumb_wanted.emit()
    assert window.pages.currentWidget() is settings
    window.go_to(TEMPLATES)
    assert window.pages.currentWidget() is page
