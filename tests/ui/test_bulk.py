"""Hundreds of ticked rows: beside the window, with the way out, as one change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dnapp.ui.jobs import Cancelled, Job
from dnapp.ui.lists.page import ListPage
from dnapp.ui.main_window import MainWindow
from dnapp.ui.widgets.progress_box import ProgressBox

Key = Qt.Key
Held = Qt.KeyboardModifier


@pytest.fixture
def page(window: MainWindow) -> ListPage:
    page = window.pages.currentWidget()
    assert isinstance(page, ListPage)
    page.view.setFocus()
    QTest.keyClick(page.view, Key.Key_A, Held.ControlModifier)
    return page


def _box(window: MainWindow) -> ProgressBox:
    assert window.progress is not None
    return window.progress


def _live(window: MainWindow, page: ListPage) -> int:
    return window._session.workspace.repositories["delegation"].count(page.query())


def _free(window: MainWindow) -> Callable[[], bool]:
    return lambda: window._undoing._job is None


def test_all_ticked_go_to_the_bin_in_one_change(
    window: MainWindow, page: ListPage, qtbot: QtBot
) -> None:
    before = page.model.rowCount()
    qtbot.keyClick(page.view, Key.Key_Delete)
    assert window._undoing._job is not None
    assert _live(window, page) == before
    qtbot.waitUntil(_free(window), timeout=60_000)
    assert _live(window, page) == 0
    assert f"{before} đoàn" in window.toast.accessibleName()
    entry = window._session.workspace.changes.history(limit=1)[0]
    assert (entry.name, entry.details["n"]) == ("delete_records", before)
    qtbot.keyClick(window, Key.Key_Z, Held.ControlModifier)
    qtbot.waitUntil(_free(window), timeout=60_000)
    assert _live(window, page) == before
    qtbot.waitUntil(lambda: page.model.rowCount() == before)


def test_a_second_write_waits_for_the_first(
    window: MainWindow, page: ListPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.view, Key.Key_Delete)
    qtbot.keyClick(window, Key.Key_Z, Held.ControlModifier)
    assert window.toast.accessibleName() == window._look.words("window.still_writing")
    qtbot.waitUntil(_free(window), timeout=60_000)
    assert _live(window, page) == 0


def test_cancelled_nothing_is_done(window: MainWindow, page: ListPage, qtbot: QtBot) -> None:
    before = page.model.rowCount()
    newest = window._session.workspace.changes.history(limit=1)[0].seq
    qtbot.keyClick(page.view, Key.Key_Delete)
    _box(window).come_up()  # as it does by itself after 300 ms
    qtbot.keyClick(window, Key.Key_F6, Held.ShiftModifier)
    while not _box(window).isAncestorOf(window.focusWidget()):
        qtbot.keyClick(window, Key.Key_F6, Held.ShiftModifier)
    qtbot.keyClick(window.focusWidget(), Key.Key_Escape)
    qtbot.waitUntil(_free(window), timeout=60_000)
    assert _live(window, page) == before
    assert window._session.workspace.changes.history(limit=1)[0].seq == newest
    assert not _box(window).isVisible()
    assert page.view.count_selected() == before


def test_thousands_of_cells_are_copied_beside_the_window(
    window: MainWindow, page: ListPage, qtbot: QtBot
) -> None:
    rows = page.model.rowCount()
    with qtbot.waitSignal(page.view.copied, timeout=60_000) as copied:
        qtbot.keyClick(page.view, Key.Key_C, Held.ControlModifier)
    assert copied.args == [rows]
    lines = QGuiApplication.clipboard().text().rstrip("\r\n").split("\r\n")
    assert len(lines) == rows + 1
    assert lines[-1].split("\t") == list(page.model.cells(rows - 1))


# The job itself


def test_progress_shows_only_what_takes_long(window: MainWindow, qtbot: QtBot) -> None:
    session = window._session
    told: list[object] = []

    def work(job: Job) -> str:
        while not _box(window).isVisible():
            job.step(1, 4)
            QThread.msleep(10)
        return "xong"

    session.run(work, told.append, sentence="Đang thử…")
    assert not _box(window).isVisible()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["xong"]
    qtbot.waitUntil(lambda: not _box(window).isVisible())
    assert _box(window).accessibleName() == "Đang thử…"
    assert _box(window).bar.maximum() == 4


def test_what_is_settled_is_not_cancelled(qtbot: QtBot) -> None:
    told: list[object] = []

    def work(job: Job) -> str:
        job.settle()
        job.cancel()
        job.step(1, 2)
        return "xong"

    job = Job(work)
    job.done.connect(told.append)
    job.run()
    assert told == ["xong"]


def test_what_is_cancelled_does_not_settle(qtbot: QtBot) -> None:
    told: list[object] = []

    def work(job: Job) -> None:
        job.cancel()
        with pytest.raises(Cancelled):
            job.settle()
        job.step(1, 2)

    job = Job(work)
    job.done.connect(told.append)
    job.failed.connect(told.append)
    with qtbot.waitSignal(job.ended):
        job.run()
    assert told == []
