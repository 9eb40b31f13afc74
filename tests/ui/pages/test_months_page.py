"""Quick entry of counters: typed, moved through and pasted as in Excel, saved at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from dnapp.services.monthly import month_rows
from dnapp.services.workspace import Workspace
from dnapp.ui.main_window import MainWindow
from dnapp.ui.months.model import NAME, TOTAL
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.pages.months_page import MonthsPage
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from tests.ui.conftest import TODAY

LONG = 10_000
NOVEMBER = 11


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> MonthsPage:
    window.go_to("months")
    page = window.pages.currentWidget()
    assert isinstance(page, MonthsPage)
    ready(page, qtbot)
    return page


def ready(page: MonthsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.is_complete, timeout=LONG)


def counters(page: MonthsPage) -> list[int]:
    """Rows of counters, captions left out."""
    return [row for row in range(page.model.rowCount()) if page.model.row(row)]


def here(page: MonthsPage) -> tuple[int, int]:
    index = page.view.currentIndex()
    return index.row(), index.column()


def press(page: MonthsPage, *keys: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    """Keys go to the open line, or else to the grid."""
    for key in keys:
        target = page.view.delegate.field() or page.view
        QTest.keyClick(target, key, held or Qt.KeyboardModifier.NoModifier)


def type_(page: MonthsPage, text: str) -> None:
    for letter in text:
        QTest.keyClicks(page.view.delegate.field() or page.view, letter)


def stored(session: Session, page: MonthsPage, row: int, month: int) -> int | None:
    line = page.model.row(row)
    assert line is not None
    found = month_rows(session.workspace.repositories, page.year)
    return next(one.values[month - 1] for one in found if one.counter.id == line.counter.id)


def test_it_opens_on_the_month_of_today(page: MonthsPage) -> None:
    assert page.year == TODAY.year
    assert here(page) == (counters(page)[0], NOVEMBER)
    assert page.view.hasFocus()


def test_numbers_are_saved_as_they_are_typed(
    page: MonthsPage, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    first, second = counters(page)[:2]
    before = page.model.row(first)
    assert before is not None
    type_(page, "17")
    press(page, Qt.Key.Key_Return)
    assert here(page) == (second, NOVEMBER), "Enter goes down, over the caption between"
    type_(page, "4")
    press(page, Qt.Key.Key_Tab)
    assert here(page) == (second, NOVEMBER + 1)
    ready(page, qtbot)
    assert stored(session, page, first, NOVEMBER) == 17
    assert stored(session, page, second, NOVEMBER) == 4
    assert page.model.text(first, TOTAL) == str((before.total or 0) + 17)
    names = [change.name for change in session.workspace.changes.history(limit=2)]
    assert names == ["enter_months", "enter_months"]
    window._undoing.undo()
    ready(page, qtbot)
    assert page.model.text(second, NOVEMBER) == ""
    assert here(page) == (second, NOVEMBER + 1), "undo leaves the keyboard where it is"


def test_delete_empties_and_f2_changes(page: MonthsPage, session: Session, qtbot: QtBot) -> None:
    row = counters(page)[0]
    page.view.go_to(row, 3)
    value = stored(session, page, row, 3)
    assert value is not None
    press(page, Qt.Key.Key_F2)
    line = page.view.delegate.field()
    assert isinstance(line, QLineEdit)
    assert line.text() == str(value)
    type_(page, "0")
    press(page, Qt.Key.Key_Down)
    ready(page, qtbot)
    assert stored(session, page, row, 3) == value * 10
    page.view.go_to(row, 3)
    press(page, Qt.Key.Key_Delete)
    ready(page, qtbot)
    assert stored(session, page, row, 3) is None


def test_what_is_no_number_stays_marked_and_is_not_saved(
    page: MonthsPage, session: Session, look: Look, qtbot: QtBot
) -> None:
    row = counters(page)[0]
    for typed in ("1,5", "-3", "abc"):
        page.view.go_to(row, NOVEMBER)
        type_(page, typed)
        press(page, Qt.Key.Key_Return)
        assert page.model.text(row, NOVEMBER) == typed
        problem = page.model.problem(row, NOVEMBER)
        assert problem is not None
        assert look.words.error(problem)
    assert stored(session, page, row, NOVEMBER) is None
    page.view.go_to(row, NOVEMBER)
    type_(page, "5")
    press(page, Qt.Key.Key_Return)
    ready(page, qtbot)
    assert page.model.problem(row, NOVEMBER) is None
    assert stored(session, page, row, NOVEMBER) == 5


def paste(page: MonthsPage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(page, Qt.Key.Key_V, held=Qt.KeyboardModifier.ControlModifier)


def test_a_block_from_excel_is_one_change(page: MonthsPage, session: Session, qtbot: QtBot) -> None:
    first, second, third = counters(page)[:3]
    page.view.go_to(first, 1)
    count = len(session.workspace.changes.history(limit=99))
    paste(page, "1\t2\r\n\t\r\n1.234\t0\r\n")
    ready(page, qtbot)
    assert [stored(session, page, first, month) for month in (1, 2)] == [1, 2]
    assert [stored(session, page, second, month) for month in (1, 2)] == [None, None]
    assert [stored(session, page, third, month) for month in (1, 2)] == [1234, 0]
    assert len(session.workspace.changes.history(limit=99)) == count + 1
    page.view.go_to(first, 1)
    press(page, Qt.Key.Key_C, held=Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().strip() == "1"


@pytest.mark.parametrize(
    ("month", "text", "said"),
    [
        (1, "1\t2\nba\t4", "tháng 1"),
        (12, "1\t2", "còn"),
        (1, "1\n" * 40, "40 dòng"),
    ],
)
def test_a_block_that_does_not_fit_writes_nothing(
    page: MonthsPage, session: Session, qtbot: QtBot, month: int, text: str, said: str
) -> None:
    page.view.go_to(counters(page)[0], month)
    count = len(session.workspace.changes.history(limit=99))
    with qtbot.waitSignal(page.told) as told:
        paste(page, text)
    assert said in told.args[0]
    assert "Chưa ghi gì" in told.args[0]
    assert len(session.workspace.changes.history(limit=99)) == count


def test_years_are_turned_by_key(page: MonthsPage, qtbot: QtBot) -> None:
    total = page.model.text(counters(page)[-1], TOTAL)
    press(page, Qt.Key.Key_PageDown)
    ready(page, qtbot)
    assert page.year == TODAY.year + 1
    assert page.model.text(counters(page)[-1], TOTAL + 1) == total
    assert page.model.is_ahead(1)
    page.now.click()
    ready(page, qtbot)
    assert page.year == TODAY.year


def test_the_counter_is_opened_from_its_name(
    window: MainWindow, page: MonthsPage, qtbot: QtBot
) -> None:
    row = counters(page)[1]
    line = page.model.row(row)
    assert line is not None
    at = page.view.visualRect(page.model.index(row, NAME)).center()
    qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    form = window.pages.currentWidget()
    assert isinstance(form, FormPage)
    assert form.state.saved.root.record.id == line.counter.id


def test_reading_only_nothing_opens(
    look: Look, folder: Path, window_settings: QSettings, qtbot: QtBot
) -> None:
    workspace = Workspace.open(folder, today=TODAY, read_only=True, words=look.words)
    session = Session(workspace)
    page = MonthsPage(look, session, window_settings)
    qtbot.addWidget(page)
    page.show()
    ready(page, qtbot)
    page.view.go_to(counters(page)[0], 1)
    type_(page, "5")
    press(page, Qt.Key.Key_Delete)
    assert page.view.delegate.field() is None
    assert not page.new.isEnabled()
    session.close()
