"""Sidebar, tabs, switch, chips, header, status bar, toast."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dnapp.ui.painting import Pill
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import SecondaryButton
from dnapp.ui.widgets.chip import FilterChip
from dnapp.ui.widgets.header_bar import HeaderBar
from dnapp.ui.widgets.menu import Menu
from dnapp.ui.widgets.nav_button import NavGroup, NavItem
from dnapp.ui.widgets.segmented import Segmented
from dnapp.ui.widgets.sidebar import Sidebar
from dnapp.ui.widgets.status_bar import StatusBar
from dnapp.ui.widgets.tab_strip import Tab, TabStrip
from dnapp.ui.widgets.toast import SECONDS, Toast

HOME = NavItem("overview", "layout-dashboard", "Tổng quan", badge="3", said="Ba việc quá hạn")
INCOMING = NavItem("in", "plane-landing", "Đoàn vào", "86")
SETTINGS = NavItem("settings", "settings", "Cài đặt")


@pytest.fixture
def sidebar(look: Look, qtbot: QtBot) -> Sidebar:
    bar = Sidebar(look)
    bar.set_foot([SETTINGS], [NavItem("trash", "trash-2", "Thùng rác")])
    bar.show_groups([NavGroup("", (HOME,)), NavGroup("HỒ SƠ", (INCOMING,), "add", "Thêm")])
    bar.resize(224, 600)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def test_a_click_tells_where_to_go_but_does_not_go(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_current("overview")
    with qtbot.waitSignal(sidebar.activated) as told:
        QTest.mouseClick(sidebar._buttons["in"], Qt.MouseButton.LeftButton)
    assert told.args == ["in"]
    assert sidebar._buttons["overview"].isChecked()
    assert not sidebar._buttons["in"].isChecked()


def test_arrow_keys_walk_the_places_into_the_foot(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_current("overview")
    sidebar.focus()
    for key in ("in", "settings"):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        assert sidebar._buttons[key].hasFocus()
    with qtbot.waitSignal(sidebar.activated) as told:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told.args == ["settings"]


def test_new_groups_replace_the_old_and_keep_foot_and_place(sidebar: Sidebar) -> None:
    sidebar.set_current("in")
    sidebar.show_groups([NavGroup("HỒ SƠ", (INCOMING,))])
    assert set(sidebar._buttons) == {"in", "settings"}
    assert sidebar._buttons["in"].isChecked()


def test_a_narrow_sidebar_tells_words_in_tooltips(sidebar: Sidebar) -> None:
    sidebar.set_narrow(True)
    assert sidebar.width() == 56
    assert sidebar._buttons["in"].toolTip() == "Đoàn vào"
    sidebar.set_narrow(False)
    assert sidebar.width() == 224
    assert sidebar._buttons["in"].toolTip() == ""


def test_badge_and_count_are_said(sidebar: Sidebar) -> None:
    assert sidebar._buttons["in"].accessibleName() == "Đoàn vào 86"
    assert "Ba việc quá hạn" in sidebar._buttons["overview"].accessibleDescription()
    assert "Shift+Enter" in sidebar._buttons["overview"].toolTip()
    sidebar.set_item(NavItem("in", "plane-landing", "Đoàn vào", "87"))
    assert sidebar._buttons["in"].accessibleName() == "Đoàn vào 87"


GIFTS = NavItem("gifts", "tag", "Quà tặng", "3")


@pytest.fixture
def folding(sidebar: Sidebar, qtbot: QtBot) -> Sidebar:
    sidebar.show_groups(
        [NavGroup("HỒ SƠ", (INCOMING,)), NavGroup("KHÁC", (GIFTS,), fold_key="other")]
    )
    qtbot.waitUntil(sidebar._buttons["gifts"].isVisible)
    sidebar.activateWindow()
    qtbot.waitUntil(sidebar.isActiveWindow)
    return sidebar


def test_a_group_folds_under_its_caption_and_tells_so(folding: Sidebar, qtbot: QtBot) -> None:
    folding.set_current("in")
    with qtbot.waitSignal(folding.folded) as told:
        QTest.mouseClick(folding._folds["other"], Qt.MouseButton.LeftButton)
    assert told.args == [{"other"}]
    assert not folding._buttons["gifts"].isVisible()
    assert folding._buttons["in"].isVisible()
    with qtbot.waitSignal(folding.folded) as told:
        QTest.keyClick(folding._folds["other"], Qt.Key.Key_Right)
    assert told.args == [set()]
    assert folding._buttons["gifts"].isVisible()


def test_arrow_keys_pass_over_what_is_folded_away(folding: Sidebar) -> None:
    folding.set_current("in")
    folding.set_folded({"other"})
    folding.focus()
    QTest.keyClick(folding._buttons["in"], Qt.Key.Key_Down)
    assert folding._folds["other"].hasFocus()
    QTest.keyClick(folding._folds["other"], Qt.Key.Key_Down)
    assert folding._buttons["settings"].hasFocus()


def test_a_folded_group_opens_for_the_current_place(folding: Sidebar) -> None:
    folding.set_folded({"other"})
    assert not folding._buttons["gifts"].isVisible()
    folding.set_current("gifts")
    assert folding._buttons["gifts"].isVisible()


def test_a_folded_group_says_that_something_in_it_is_late(folding: Sidebar) -> None:
    folding.set_folded({"other"})
    assert "quá hạn" not in folding._folds["other"].accessibleDescription()
    folding.set_item(NavItem("gifts", "tag", "Quà tặng", "3", badge="1"))
    assert "quá hạn" in folding._folds["other"].accessibleDescription()


def test_tabs_move_by_arrow_keys_and_keep_the_choice(look: Look, qtbot: QtBot) -> None:
    tabs = TabStrip(look, [Tab("a", "Tất cả", "86"), Tab("b", "Nháp")])
    qtbot.addWidget(tabs)
    tabs.show()
    tabs._parts["a"].setFocus()
    with qtbot.waitSignal(tabs.picked) as told:
        QTest.keyClick(tabs._parts["a"], Qt.Key.Key_Right)
    assert told.args == ["b"]
    QTest.keyClick(tabs._parts["b"], Qt.Key.Key_Right)
    assert tabs.value() == "b"
    tabs.show_tabs([Tab("a", "Tất cả", "87"), Tab("b", "Nháp", "1")])
    assert tabs.value() == "b"
    tabs.show_tabs([Tab("a", "Tất cả")])
    assert tabs.value() == "a"


def test_a_segment_is_picked_once(look: Look, qtbot: QtBot) -> None:
    switch = Segmented(look, [("nd09", "15–14"), ("calendar", "Theo lịch")])
    qtbot.addWidget(switch)
    switch.show()
    with qtbot.waitSignal(switch.picked) as told:
        QTest.mouseClick(switch._parts["calendar"], Qt.MouseButton.LeftButton)
    assert told.args == ["calendar"]
    with qtbot.assertNotEmitted(switch.picked):
        QTest.mouseClick(switch._parts["calendar"], Qt.MouseButton.LeftButton)
        switch.set_value("nd09")
    assert switch._parts["nd09"].isChecked()


def test_a_chip_is_edited_by_a_click_and_removed_by_its_cross(look: Look, qtbot: QtBot) -> None:
    chip = FilterChip(look, "Kỳ:", "Năm 2025", "calendar-days")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.show()
    with qtbot.waitSignal(chip.clicked), qtbot.assertNotEmitted(chip.removed):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, 14))
    with qtbot.waitSignal(chip.removed), qtbot.assertNotEmitted(chip.clicked):
        place = QPoint(chip.width() - 12, 14)
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(chip, Qt.Key.Key_Delete)


def test_the_header_shows_one_pill_and_takes_it_away(look: Look, qtbot: QtBot) -> None:
    header = HeaderBar(look)
    qtbot.addWidget(header)
    header.resize(900, 56)
    header.show()
    header.set_pill(Pill.of("draft", "Nháp"), "Thiếu ngày đi")
    header.set_pill(Pill.of("ended", "Đã kết thúc"))
    assert header._pill.accessibleName() == "Đã kết thúc"
    header.set_pill(None)
    assert not header._pill.isVisible()
    with qtbot.waitSignal(header.back_wanted):
        QTest.mouseClick(header.back, Qt.MouseButton.LeftButton)


def test_only_a_failed_save_can_be_clicked(look: Look, qtbot: QtBot) -> None:
    bar = StatusBar(look)
    qtbot.addWidget(bar)
    bar.show()
    bar.saved.tell("saved", "Đã lưu 10:32")
    assert bar.saved.focusPolicy() == Qt.FocusPolicy.NoFocus
    bar.saved.tell("unsaved", "Chưa lưu được – bấm để xem")
    with qtbot.waitSignal(bar.unsaved_clicked):
        QTest.keyClick(bar.saved, Qt.Key.Key_Return)


@pytest.fixture
def toast(look: Look, qtbot: QtBot) -> Toast:
    host = QWidget()
    host.resize(900, 500)
    qtbot.addWidget(host)
    host.show()
    toast = Toast(look, host)
    toast.host = host
    return toast


def test_a_toast_acts_and_goes(toast: Toast, qtbot: QtBot) -> None:
    toast.tell("Đã xóa 03 đoàn vào Thùng rác", "Hoàn tác", hint="Ctrl Z")
    assert toast.isVisible()
    toast.focus()
    with qtbot.waitSignal(toast.acted):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not toast.isVisible()


def test_a_toast_stays_while_the_mouse_is_over_it(toast: Toast) -> None:
    toast.tell("Đã lưu danh sách")
    assert toast._timer.isActive()
    assert toast._timer.interval() == SECONDS * 1000 == 8000
    place = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(place, place, place))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()
    toast._timer.timeout.emit()
    assert not toast.isVisible()


def test_a_toast_stands_over_the_status_bar_when_the_window_grows(toast: Toast) -> None:
    toast.tell("Đã lưu danh sách")
    toast.host.resize(900, 700)
    box = toast.geometry().bottom() - toast._around
    assert box == 700 - 28 - 12 - 1
    QTest.keyClick(toast, Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_a_button_opens_its_menu(look: Look, qtbot: QtBot) -> None:
    button = SecondaryButton(look, "In, xuất", "printer")
    qtbot.addWidget(button)
    menu = Menu(look, button)
    menu.add("Xuất PDF", "file-down", "Ctrl+P")
    button.set_menu(menu)
    button.show()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert menu.isVisible()
    menu.hide()
