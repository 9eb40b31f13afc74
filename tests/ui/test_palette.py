"""Quick find over the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from dnapp.ui.main_window import MainWindow
from dnapp.ui.palette import ROW, ROWS, Palette
from dnapp.ui.widgets.plain_edit import PlainEdit

Key = Qt.Key
Held = Qt.KeyboardModifier


@pytest.fixture
def palette(window: MainWindow, qtbot: QtBot) -> Palette:
    qtbot.keyClick(window, Key.Key_K, Held.ControlModifier)
    assert window.quick_find.palette is not None
    assert window.quick_find.palette.isVisible()
    return window.quick_find.palette


def _type(palette: Palette, text: str, qtbot: QtBot) -> PlainEdit:
    edit = palette.findChild(PlainEdit)
    assert edit is not None
    with qtbot.waitSignal(palette._results.modelReset):
        qtbot.keyClicks(edit, text)
    return edit


def test_enter_opens_the_first_hit(window: MainWindow, palette: Palette, qtbot: QtBot) -> None:
    edit = _type(palette, "doan han quoc", qtbot)
    first = palette._results.found(0)
    assert first is not None
    assert first.kind == "delegation"
    assert palette._list.currentIndex().row() == 0
    with qtbot.waitSignal(palette.record_chosen) as chosen:
        qtbot.keyClick(edit, Key.Key_Return)
    assert chosen.args == ["delegation", first.id]
    assert not palette.isVisible()
    assert window._trail.current.id == first.id
    record = window._session.workspace.repositories["delegation"].get(first.id)
    assert "KR" in record.countries


def test_enter_right_after_the_last_key_searches_first(
    window: MainWindow, palette: Palette, qtbot: QtBot
) -> None:
    edit = palette.findChild(PlainEdit)
    assert edit is not None
    qtbot.keyClicks(edit, "doan han quoc")
    with qtbot.waitSignal(palette.record_chosen):
        qtbot.keyClick(edit, Key.Key_Return)
    assert window._trail.current.kind == "delegation"


def test_commands_alone_after_the_sign(window: MainWindow, palette: Palette, qtbot: QtBot) -> None:
    edit = _type(palette, ">bao cao", qtbot)
    rows = [palette._results.found(row) for row in range(palette._results.rowCount())]
    assert rows
    assert all(row is not None and row.command for row in rows)
    qtbot.keyClick(edit, Key.Key_Return)
    assert window._trail.current.page == "report"


def test_nothing_found_says_what_to_try(palette: Palette, qtbot: QtBot) -> None:
    edit = _type(palette, "qwxzjk", qtbot)
    assert palette._results.rowCount() == 0
    assert "không dấu" in palette._hint.text()
    qtbot.keyClick(edit, Key.Key_Return)
    assert palette.isVisible()


def test_arrows_and_tab_stay_in_the_box(palette: Palette, qtbot: QtBot) -> None:
    edit = _type(palette, "doan", qtbot)
    for key, row in ((Key.Key_Down, 1), (Key.Key_Tab, 2), (Key.Key_Up, 1), (Key.Key_Backtab, 0)):
        qtbot.keyClick(edit, key)
        assert palette._list.currentIndex().row() == row
        assert edit.hasFocus() or palette.window().focusWidget() is edit


def test_escape_gives_the_keyboard_back(window: MainWindow, palette: Palette, qtbot: QtBot) -> None:
    edit = palette.findChild(PlainEdit)
    assert edit is not None
    qtbot.keyClick(edit, Key.Key_Escape)
    assert not palette.isVisible()
    assert window.focusWidget() is window.pages.currentWidget().view


def test_records_visited_are_offered_before_typing(window: MainWindow, qtbot: QtBot) -> None:
    page = window.pages.currentWidget()
    visited = [page.model.record(row) for row in (3, 5)]
    for record in visited:
        window.open_record("delegation", record.id)
    window.go_to("incoming")
    window.quick_find.open()
    assert window.quick_find.palette is not None
    offered = [window.quick_find.palette._results.found(row) for row in (0, 1)]
    assert [row.id for row in offered if row] == [visited[1].id, visited[0].id]


@pytest.mark.parametrize("size", [(1024, 600), (1366, 690), (1920, 1040)])
def test_the_box_stays_in_the_window(
    window: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.quick_find.open()
    palette = window.quick_find.palette
    assert palette is not None
    _type(palette, "doan", qtbot)
    assert palette._list.height() == ROW * ROWS
    assert palette.rect().contains(palette._box.geometry())
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not palette.isVisible()
