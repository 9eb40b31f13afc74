"""Undo and redo by key and by toast, over named changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dnapp.ui.lists.page import ListPage
from dnapp.ui.main_window import MainWindow
from dnapp.ui.widgets.buttons import LinkButton

Key = Qt.Key
Held = Qt.KeyboardModifier


@pytest.fixture
def page(window: MainWindow) -> ListPage:
    page = window.pages.currentWidget()
    assert isinstance(page, ListPage)
    page.view.setFocus()
    return page


def _toast(window: MainWindow) -> str:
    return window.toast.accessibleName() if window.toast.isVisible() else ""


def test_delete_goes_to_the_bin_and_the_toast_brings_it_back(
    window: MainWindow, page: ListPage, qtbot: QtBot
) -> None:
    before = page.model.rowCount()
    gone = [page.model.record(row).id for row in (0, 4)]
    for row in (0, 4):
        page.view.toggle_row(row)
    with qtbot.waitSignal(page.model.loaded):
        qtbot.keyClick(page.view, Key.Key_Delete)
    assert page.model.rowCount() == before - 2
    repository = window._session.workspace.repositories["delegation"]
    assert all(repository.get(one).deleted_at for one in gone)
    assert "02 đoàn" in _toast(window) or "2 đoàn" in _toast(window)
    button = window.toast.findChild(LinkButton)
    assert button is not None
    with qtbot.waitSignal(page.model.loaded):
        button.click()
    assert page.model.rowCount() == before
    assert not any(repository.get(one).deleted_at for one in gone)


def test_undo_and_redo_by_key_follow_the_named_changes(
    window: MainWindow, page: ListPage, qtbot: QtBot
) -> None:
    workspace = window._session.workspace
    record = page.model.record(0)
    with workspace.changes.change("save_record") as change:
        change.save(replace(record, name="Đoàn thử nghiệm"))

    def name() -> str:
        return str(workspace.repositories["delegation"].get(record.id).name)

    qtbot.keyClick(window, Key.Key_Z, Held.ControlModifier)
    assert name() == record.name
    assert _toast(window).startswith("Đã hoàn tác")
    qtbot.keyClick(window, Key.Key_Y, Held.ControlModifier)
    assert name() == "Đoàn thử nghiệm"
    assert _toast(window).startswith("Đã làm lại")
    names = [entry.name for entry in workspace.changes.history(limit=3)]
    assert names == ["redo", "undo", "save_record"]


def test_the_toast_of_an_undo_offers_to_redo(window: MainWindow, page: ListPage) -> None:
    record = page.model.record(0)
    window._undoing.delete("delegation", [record.n])
    window._undoing.undo()
    window._undoing.act()
    repository = window._session.workspace.repositories["delegation"]
    assert repository.get(record.id).deleted_at
    window._undoing.act()
    assert not repository.get(record.id).deleted_at


def test_nothing_left_to_redo_says_so(window: MainWindow, page: ListPage, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Key.Key_Y, Held.ControlModifier)
    assert _toast(window) == "Không có thay đổi nào để làm lại."


def test_a_record_that_others_point_to_stays(
    window: MainWindow, page: ListPage, qtbot: QtBot
) -> None:
    workspace = window._session.workspace
    workspace_units = workspace.repositories["unit"]
    linked = next(r.lead_unit for r in (page.model.record(i) for i in range(60)) if r.lead_unit)
    window._undoing.delete("unit", [workspace_units.get(linked).n])
    assert not workspace_units.get(linked).deleted_at
    title = workspace_units.titles([linked])[linked]
    assert title in _toast(window)
