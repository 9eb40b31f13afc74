"""The window around the pages: places, keys, widths, what it tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dnapp.services.workspace import Workspace
from dnapp.ui.lists.page import ListPage
from dnapp.ui.lists.setups import LISTS
from dnapp.ui.main_window import MainWindow
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import SecondaryButton
from tests.ui.window_desk import Held, Key, list_page

_PLACES = (*LISTS, "judged", "report", "settings", "trash")


@pytest.fixture
def page(window: MainWindow) -> ListPage:
    return list_page(window)


@pytest.fixture
def second(
    look: Look, session: Session, folder: Path, tmp_path: Path, qtbot: QtBot
) -> Iterator[MainWindow]:
    """A window on a folder that another process writes."""
    workspace = Workspace.open(folder, today=date(2026, 11, 22), words=look.words)
    other = Session(workspace)
    window = MainWindow(look, other, QSettings(str(tmp_path / "2.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.resize(1366, 690)
    window.show()
    yield window
    other.close()


# Places


@pytest.mark.parametrize("key", _PLACES)
def test_every_place_opens_and_is_marked(window: MainWindow, key: str) -> None:
    window.resize(1024, 600)
    window.go_to(key)
    button = window.sidebar._buttons.get(key)
    assert button is None or button.isChecked()
    assert window.pages.currentWidget().isVisible()
    assert window.minimumSizeHint().width() <= 1024


def test_back_and_forward_by_key_and_by_button(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to("partners")
    window.go_to("agreements")
    qtbot.keyClick(window, Key.Key_Left, Held.AltModifier)
    assert list_page(window).list_key == "partners"
    assert list_page(window).header.forward.isEnabled()
    list_page(window).header.back.click()
    assert list_page(window).list_key == "incoming"
    assert not list_page(window).header.back.isEnabled()
    qtbot.keyClick(window, Key.Key_Right, Held.AltModifier)
    assert list_page(window).list_key == "partners"


def test_enter_opens_the_form_and_back_finds_the_row_again(
    window: MainWindow, page: ListPage, qtbot: QtBot
) -> None:
    page.view.go_to_row(70)
    page.view.setFocus()
    record = page.model.record(70)
    qtbot.keyClick(page.view, Key.Key_Return)
    assert window._trail.current.id == record.id
    assert window.pages.currentWidget() is not page
    window.go_back()
    assert window.pages.currentWidget() is page
    assert page.view.currentIndex().row() == 70


def test_numbers_go_to_the_places_of_the_sidebar(window: MainWindow, qtbot: QtBot) -> None:
    places = (
        (Key.Key_2, "outgoing"),
        (Key.Key_4, "partners"),
        (Key.Key_6, "calendar"),
        (Key.Key_7, "timeline"),
        (Key.Key_8, "report"),
    )
    for key, name in places:
        qtbot.keyClick(window, key, Held.ControlModifier)
        assert window._trail.current.page == name


def test_ctrl_n_begins_a_record_of_the_list_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to("outgoing")
    qtbot.keyClick(window, Key.Key_N, Held.ControlModifier)
    assert (window._trail.current.page, window._trail.current.kind) == ("form", "outgoing")
    assert window.sidebar._buttons["outgoing"].isChecked()


def test_a_form_whose_record_went_to_the_bin_is_left_out(
    window: MainWindow, page: ListPage, qtbot: QtBot
) -> None:
    record = page.model.record(0)
    window.open_record("delegation", record.id)
    form = window.pages.currentWidget()
    window.go_to("partners")
    qtbot.waitUntil(lambda: not isValid(form))
    window._undoing.delete("delegation", [record.n])
    assert window._session.workspace.repositories["delegation"].get(record.id).deleted_at
    window.go_back()
    assert list_page(window).list_key == "incoming"
    assert window.toast.isVisible()
    assert record.name in window.toast.accessibleName()


def test_an_unknown_record_is_told_and_nothing_moves(window: MainWindow, page: ListPage) -> None:
    window.open_record("delegation", "no-such-id")
    assert window.pages.currentWidget() is page
    assert window.toast.isVisible()


# Keyboard


def _await_panel(page: ListPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.panel.findChildren(SecondaryButton)))
    qtbot.waitUntil(lambda: not page._rest.isActive())


def _reached_by_tab(window: MainWindow, start: QWidget, qtbot: QtBot) -> list[QWidget]:
    start.setFocus()
    seen: list[QWidget] = []
    while (held := window.focusWidget()) is not None and held not in seen:
        seen.append(held)
        qtbot.keyClick(held, Key.Key_Tab)
    return seen


def test_tab_reaches_sidebar_header_filters_table_and_panel(
    window: MainWindow, page: ListPage, qtbot: QtBot
) -> None:
    _await_panel(page, qtbot)
    seen = _reached_by_tab(window, page.filters.search.edit, qtbot)
    assert page.view in seen
    for part in (window.sidebar, page.header, page.filters, page.panel):
        assert any(part.isAncestorOf(widget) for widget in seen), part
    names = [widget.accessibleName() for widget in seen]
    assert all(names), [w for w, name in zip(seen, names, strict=True) if not name]


def test_f6_goes_round_the_regions_both_ways(
    window: MainWindow, page: ListPage, qtbot: QtBot
) -> None:
    _await_panel(page, qtbot)
    page.view.setFocus()
    regions = [page.panel, window.sidebar, page.tabs, page.filters, page.view]
    for region in regions:
        qtbot.keyClick(window, Key.Key_F6)
        held = window.focusWidget()
        assert held is region or region.isAncestorOf(held)
    for region in [*regions[-2::-1], page.view]:
        qtbot.keyClick(window, Key.Key_F6, Held.ShiftModifier)
        held = window.focusWidget()
        assert held is region or region.isAncestorOf(held)


def test_f6_reaches_the_toast(window: MainWindow, page: ListPage, qtbot: QtBot) -> None:
    window.toast.tell("Thử")
    page.panel.hide()
    page.view.setFocus()
    qtbot.keyClick(window, Key.Key_F6)
    assert window.toast.isAncestorOf(window.focusWidget())


def test_a_panel_with_the_keyboard_keeps_it_when_it_is_read_again(
    window: MainWindow, page: ListPage, qtbot: QtBot
) -> None:
    _await_panel(page, qtbot)
    page.panel.focus()
    before = window.focusWidget()
    page.panel.show_record(page.model.record(1))
    after = window.focusWidget()
    assert after is not before
    assert page.panel.isAncestorOf(after)


def test_ctrl_f_goes_to_the_search_box(window: MainWindow, page: ListPage, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Key.Key_F, Held.ControlModifier)
    assert window.focusWidget() is page.filters.search.edit


def test_density_by_key(window: MainWindow, page: ListPage, qtbot: QtBot) -> None:
    heights = []
    for key in (Key.Key_1, Key.Key_2, Key.Key_3):
        qtbot.keyClick(window, key, Held.ControlModifier | Held.AltModifier)
        heights.append(page.view.rowHeight(0))
    assert heights == [28, 32, 40]


# Widths


def test_an_open_panel_folds_the_sidebar_where_both_do_not_fit(
    window: MainWindow, page: ListPage, qtbot: QtBot
) -> None:
    window.resize(1280, 680)
    assert not page.panel.isHidden()
    assert window.sidebar.is_narrow()
    qtbot.keyClick(window, Key.Key_F4)
    assert page.panel.isHidden()
    assert not window.sidebar.is_narrow()
    qtbot.keyClick(window, Key.Key_F4)
    assert window.sidebar.is_narrow()
    window.resize(1366, 690)
    assert not window.sidebar.is_narrow()


def test_the_narrowest_window_shows_icons_and_lays_the_panel_over(
    window: MainWindow, page: ListPage, qtbot: QtBot
) -> None:
    window.resize(1024, 600)
    assert window.sidebar.is_narrow()
    qtbot.waitUntil(lambda: page.view.width() == page.width())
    assert page.panel.geometry().right() == page.width() - 1
    assert window.width() == 1024


# What it tells


def test_the_status_bar_says_year_and_sample(window: MainWindow, page: ListPage) -> None:
    right = window.status._right.text()
    assert "Năm 2026: 15/12/2025 – 14/12/2026" in right
    assert right.startswith("Dữ liệu minh họa")
    assert window.status._shown.text() == page.totals.shown


def test_a_change_of_the_office_shows_at_once(window: MainWindow) -> None:
    workspace = window._session.workspace
    workspace.save_settings({"agency": "Sở Ngoại vụ thử nghiệm", "basis": "calendar"})
    window._session.announce(["setting"])
    assert window.sidebar._agency.text() == "Sở Ngoại vụ thử nghiệm"
    assert "01/01/2026 – 31/12/2026" in window.status._right.text()


def test_a_second_window_reads_and_cannot_write(
    window: MainWindow, second: MainWindow, qtbot: QtBot
) -> None:
    band = second.findChild(Band)
    assert band is not None
    assert band.isVisible()
    assert "an" in band.accessibleName()
    page = list_page(second)
    page.view.setFocus()
    qtbot.waitUntil(lambda: bool(page.totals.shown))
    with qtbot.assertNotEmitted(page.delete_asked):
        qtbot.keyClick(page.view, Key.Key_Delete)
    qtbot.keyClick(second, Key.Key_N, Held.ControlModifier)
    assert second.pages.currentWidget() is page
    for button in page.header.findChildren(QWidget):
        if button.accessibleName() == second._look.words("record.delegation.new_in"):
            assert not button.isEnabled()
            assert button.toolTip()
    second._undoing.delete("delegation", [page.model.record(0).n])
    assert second.toast.isVisible()
    assert not page.model.record(0).deleted_at
    qtbot.keyClick(second, Key.Key_Z, Held.ControlModifier)
    assert second.toast.accessibleName() == second._look.words("ui.read_only")


def test_work_that_fails_beside_the_window_is_told(
    window: MainWindow, page: ListPage, qtbot: QtBot
) -> None:
    def fail(_job: object) -> None:
        raise OSError("disk")

    with qtbot.waitSignal(window._session.failed):
        window._session.run(fail, page.model._take_order)
    assert window.toast.isVisible()
    assert "disk" not in window.toast.accessibleName()
