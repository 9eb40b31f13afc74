"""The bin in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dnapp.ui.lists.page import ListPage
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.trash_page import TrashPage

Key = Qt.Key


@pytest.fixture
def gone(window: MainWindow) -> list[str]:
    page = window.pages.currentWidget()
    assert isinstance(page, ListPage)
    gone = [page.model.record(row) for row in range(3)]
    window._undoing.delete("delegation", [record.n for record in gone])
    return [record.id for record in gone]


def _bin(window: MainWindow) -> TrashPage:
    window.go_to("trash")
    page = window.pages.currentWidget()
    assert isinstance(page, TrashPage)
    return page


def test_an_empty_bin_says_so(window: MainWindow) -> None:
    page = _bin(window)
    assert page._empty.isVisible()
    assert not page._restore.isEnabled()


def test_deleted_records_are_listed_and_come_back(
    window: MainWindow, gone: list[str], qtbot: QtBot
) -> None:
    page = _bin(window)
    assert page.view is not None
    assert page.view.model().rowCount() == 3
    page.view.toggle_row(0)
    page.view.toggle_row(2)
    page._restore.click()
    repository = window._session.workspace.repositories["delegation"]
    assert sum(bool(repository.get(one).deleted_at) for one in gone) == 1
    assert page.view.model().rowCount() == 1
    assert window.toast.isVisible()
    window._undoing.act()
    assert all(repository.get(one).deleted_at for one in gone)
    assert page.view.model().rowCount() == 3


def test_enter_restores_the_current_row(window: MainWindow, gone: list[str], qtbot: QtBot) -> None:
    page = _bin(window)
    assert page.view is not None
    current = page.view.model().record(page.view.currentIndex().row())
    qtbot.keyClick(page.view, Key.Key_Return)
    repository = window._session.workspace.repositories["delegation"]
    assert not repository.get(current.id).deleted_at


def test_child_rows_come_back_with_their_owner(window: MainWindow) -> None:
    workspace = window._session.workspace
    page = window.pages.currentWidget()
    assert isinstance(page, ListPage)
    members = workspace.repositories["member"]
    owner, number = next(
        (record.id, record.n)
        for record in (page.model.record(row) for row in range(100))
        if members.children(record.id)
    )
    before = members.children(owner)
    window._undoing.delete("delegation", [number])
    trash = _bin(window)
    trash.restore()
    assert [row.id for row in members.children(owner)] == [row.id for row in before]


def test_tabs_count_each_kind(window: MainWindow, gone: list[str]) -> None:
    page = _bin(window)
    page.show_kind("agreements")
    assert page.view is not None
    assert page.view.model().rowCount() == 0
    assert page._empty.isVisible()
