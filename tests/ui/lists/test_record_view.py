"""The table: current row and ticks, keys, clipboard, the pinned name column."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from dnapp.ui.lists.page import ListPage
from dnapp.ui.lists.record_view import RecordView

Key = Qt.Key
Held = Qt.KeyboardModifier


@pytest.fixture
def view(incoming: ListPage) -> RecordView:
    incoming.view.setFocus()
    return incoming.view


def _click(
    qtbot: QtBot, view: RecordView, row: int, held: Held = Qt.KeyboardModifier.NoModifier
) -> None:
    place = view.visualRect(view.model().index(row, 1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, place)


def test_the_first_row_is_current_and_not_ticked(view: RecordView) -> None:
    assert view.currentIndex().row() == 0
    assert view.selected_rows() == []
    assert view.tick_all.state() is Qt.CheckState.Unchecked


def test_arrows_move_without_ticking_and_space_ticks(view: RecordView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Key.Key_Space)
    qtbot.keyClick(view, Key.Key_Down)
    qtbot.keyClick(view, Key.Key_Down)
    qtbot.keyClick(view, Key.Key_Space)
    assert view.selected_rows() == [0, 2]
    assert view.currentIndex().row() == 2
    qtbot.keyClick(view, Key.Key_Space)
    assert view.selected_rows() == [0]


def test_shift_extends_and_a_plain_click_clears(view: RecordView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Key.Key_Down)
    for _ in range(3):
        qtbot.keyClick(view, Key.Key_Down, Held.ShiftModifier)
    assert view.selected_rows() == [1, 2, 3, 4]
    _click(qtbot, view, 6)
    assert view.selected_rows() == []
    assert view.currentIndex().row() == 6


def test_ctrl_click_toggles_and_shift_click_extends(view: RecordView, qtbot: QtBot) -> None:
    _click(qtbot, view, 2)
    _click(qtbot, view, 5, Held.ControlModifier)
    _click(qtbot, view, 7, Held.ControlModifier)
    assert view.selected_rows() == [5, 7]
    _click(qtbot, view, 5, Held.ControlModifier)
    assert view.selected_rows() == [7]
    _click(qtbot, view, 9, Held.ShiftModifier)
    assert view.selected_rows() == [5, 6, 7, 8, 9]


def test_tick_boxes_toggle_one_row_or_a_span(view: RecordView, qtbot: QtBot) -> None:
    ticks = view.verticalHeader()

    def click(row: int, held: Held = Held.NoModifier) -> None:
        place = QPoint(10, ticks.sectionViewportPosition(row) + 5)
        qtbot.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, held, place)

    click(3)
    click(1)
    assert view.selected_rows() == [1, 3]
    click(6, Held.ShiftModifier)
    assert view.selected_rows() == [1, 2, 3, 4, 5, 6]
    assert view.currentIndex().row() == 6


def test_the_corner_box_ticks_all_or_none(view: RecordView, qtbot: QtBot) -> None:
    view.toggle_row(4)
    assert view.tick_all.state() is Qt.CheckState.PartiallyChecked
    qtbot.mouseClick(view.tick_all, Qt.MouseButton.LeftButton)
    assert view.count_selected() == view.model().rowCount()
    assert view.tick_all.state() is Qt.CheckState.Checked
    qtbot.mouseClick(view.tick_all, Qt.MouseButton.LeftButton)
    assert view.count_selected() == 0


def test_ctrl_a_ticks_everything_shown(view: RecordView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Key.Key_A, Held.ControlModifier)
    assert view.count_selected() == view.model().rowCount()


def test_enter_f2_and_delete_ask(view: RecordView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Key.Key_Down)
    for key in (Key.Key_Return, Key.Key_F2):
        with qtbot.waitSignal(view.opened) as asked:
            qtbot.keyClick(view, key)
        assert asked.args == [1]
    with qtbot.waitSignal(view.delete_asked):
        qtbot.keyClick(view, Key.Key_Delete)


def test_copy_gives_text_and_a_bordered_table(view: RecordView, qtbot: QtBot) -> None:
    view.toggle_row(0)
    view.toggle_row(2)
    with qtbot.waitSignal(view.copied) as told:
        qtbot.keyClick(view, Key.Key_C, Held.ControlModifier)
    assert told.args == [2]
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().rstrip("\r\n").split("\r\n")
    assert lines[0].split("\t")[:2] == ["Ngày đến", "Tên đoàn"]
    model = view.model()
    assert [line.split("\t")[1] for line in lines[1:]] == [
        model.data(model.index(row, 1)) for row in (0, 2)
    ]
    assert data.html().count("<tr>") == 3
    assert "border:1px solid" in data.html()


def test_copy_without_ticks_takes_the_current_row(view: RecordView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Key.Key_Down)
    with qtbot.waitSignal(view.copied):
        qtbot.keyClick(view, Key.Key_C, Held.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text.count("\r\n") == 2
    assert str(view.model().data(view.model().index(1, 1))) in text


def test_copy_follows_dragged_columns(view: RecordView, qtbot: QtBot) -> None:
    view.heading.moveSection(0, 2)
    with qtbot.waitSignal(view.copied):
        qtbot.keyClick(view, Key.Key_C, Held.ControlModifier)
    headings = QGuiApplication.clipboard().text().split("\r\n")[0].split("\t")
    assert headings[:3] == ["Tên đoàn", "Đến từ", "Ngày đến"]


def test_the_name_column_stays_in_sight(incoming: ListPage, qtbot: QtBot) -> None:
    view = incoming.view
    for name in ("ends_on", "head_name", "lead_unit", "funding"):
        incoming.columns.toggle(name, True)
    bar = view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert view.pinned_width() == 0
    bar.setValue(bar.maximum())
    width = view.pinned_width()
    assert width > 0
    row = view.rowViewportPosition(3) + 5
    assert view.indexAt(QPoint(width // 2, row)).column() == incoming.columns.wide()
    assert view.indexAt(QPoint(width + 5, row)).column() != incoming.columns.wide()
    picture = view.viewport().grab(view.viewport().rect().adjusted(0, 0, 0, 0)).toImage()
    bar.setValue(0)
    own_place = view.columnViewportPosition(incoming.columns.wide())
    unscrolled = view.viewport().grab().toImage()
    ink = range(20, width - 20)
    y = view.rowViewportPosition(3) + view.rowHeight(3) // 2
    scrolled_line = [picture.pixel(x, y) for x in ink]
    unscrolled_line = [unscrolled.pixel(x + own_place, y) for x in ink]
    assert scrolled_line == unscrolled_line
    assert len(set(scrolled_line)) > 3


def test_a_cell_under_the_pinned_column_is_brought_out(incoming: ListPage, qtbot: QtBot) -> None:
    view = incoming.view
    for name in ("ends_on", "head_name", "lead_unit", "funding"):
        incoming.columns.toggle(name, True)
    bar = view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    view.setFocus()
    column = view.model().columnCount() - 1
    view.setCurrentIndex(view.model().index(0, column))
    for _ in range(column):
        qtbot.keyClick(view, Key.Key_Left)
        index = view.currentIndex()
        if index.column() != view.pinned:
            assert view.visualRect(index).left() >= view.pinned_width()


def test_clicking_the_pinned_heading_sorts_by_name(incoming: ListPage, qtbot: QtBot) -> None:
    view = incoming.view
    for name in ("ends_on", "head_name", "lead_unit", "funding"):
        incoming.columns.toggle(name, True)
    bar = view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    with qtbot.waitSignal(incoming.model.loaded):
        qtbot.mouseClick(view.heading.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 15))
    assert incoming.query().order[0].field == "name"
