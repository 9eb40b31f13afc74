"""The window around the pages: places, keys, widths, what it tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records import BY_KEY
from dnapp.records.agreement import Agreement
from dnapp.records.term import Term
from dnapp.services.workspace import Workspace
from dnapp.ui.lists.page import ListPage
from dnapp.ui.lists.setups import LISTS
from dnapp.ui.main_window import MainWindow
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from dnapp.ui.widgets.buttons import SecondaryButton
from dnapp.ui.widgets.nav_button import NavItem

Key = Qt.Key
Held = Qt.KeyboardModifier
_PLACES = (*LISTS, "judged", "report", "settings", "trash")


@pytest.fixture
def page(window: MainWindow) -> ListPage:
    page = window.pages.currentWidget()
    assert isinstance(page, ListPage)
    return page


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


def _page(window: MainWindow) -> ListPage:
    page = window.pages.currentWidget()
    assert isinstance(page, ListPage)
    return page


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
    assert _page(window).list_key == "partners"
    assert _page(window).header.forward.isEnabled()
    _page(window).header.back.click()
    assert _page(window).list_key == "incoming"
    assert not _page(window).header.back.isEnabled()
    qtbot.keyClick(window, Key.Key_Right, Held.AltModifier)
    assert _page(window).list_key == "partners"


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
    assert _page(window).list_key == "incoming"
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


def test_a_folded_sidebar_is_remembered(
    look: Look, window: MainWindow, session: Session, window_settings: QSettings, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Key.Key_B, Held.ControlModifier)
    assert window.sidebar.is_narrow()
    window.close()
    again = MainWindow(look, session, window_settings)
    qtbot.addWidget(again)
    again.resize(1600, 900)
    again.show()
    again.activateWindow()
    qtbot.waitUntil(again.isActiveWindow)
    assert again.sidebar.is_narrow()
    qtbot.keyClick(again, Key.Key_B, Held.ControlModifier)
    assert not again.sidebar.is_narrow()


def test_folded_groups_are_remembered(
    look: Look, window: MainWindow, session: Session, window_settings: QSettings, qtbot: QtBot
) -> None:
    assert window.sidebar._buttons["gifts"].isHidden()
    assert window.sidebar._buttons["plans"].isHidden()
    window.go_to("gifts")
    window.close()
    again = MainWindow(look, session, window_settings)
    qtbot.addWidget(again)
    assert not again.sidebar._buttons["gifts"].isHidden()
    assert again.sidebar._buttons["plans"].isHidden()


# What it tells


def _item(window: MainWindow, key: str) -> NavItem:
    return window.sidebar._buttons[key].item


def test_the_sidebar_counts_the_year_and_follows_changes(
    window: MainWindow, page: ListPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(_item(window, "incoming").count))
    first, last = date(2025, 12, 15), date(2026, 12, 14)
    starts = [page.model.record(row).starts_on for row in range(page.model.rowCount())]
    of_year = sum(first <= day.first() <= last for day in starts)
    assert 0 < of_year < len(starts)
    assert _item(window, "incoming").count == str(of_year)
    said = window.sidebar._buttons["incoming"].toolTip()
    assert (
        f"{of_year} đoàn vào trong năm 2026 (15/12/2025 – 14/12/2026), tính theo ngày đến" in said
    )
    assert _item(window, "countries").count == "249"
    counted = next(row for row, day in enumerate(starts) if first <= day.first() <= last)
    window._undoing.delete("delegation", [page.model.record(counted).n])
    qtbot.waitUntil(lambda: _item(window, "incoming").count == str(of_year - 1))


def test_the_sidebar_counts_anew_when_the_year_is_cut_otherwise(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(_item(window, "incoming").said))
    window._session.workspace.save_settings({"basis": "calendar"})
    window._session.announce(["setting"])
    qtbot.waitUntil(lambda: "01/01/2026 – 31/12/2026" in _item(window, "incoming").said)


def test_the_red_number_leads_to_what_is_late(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(_item(window, "outgoing").badge))
    late = int(_item(window, "outgoing").badge)
    assert f"{late:02} đoàn ra quá hạn báo cáo kết quả" in _item(window, "outgoing").said
    button = window.sidebar._buttons["outgoing"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=button._badge_box().center())
    page = _page(window)
    assert page.list_key == "outgoing"
    qtbot.waitUntil(lambda: page.model.complete)
    rows = range(page.model.rowCount())
    assert [page.model.record(row).status for row in rows] == ["overdue"] * late
    page.clear_filters()
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() > late)
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Return, Held.ShiftModifier)
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == late)


def test_an_agreement_whose_notice_was_missed_is_late(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    day = PartialDay.from_text
    made = Agreement(
        title="Bản ghi nhớ sắp hết hạn",
        form="memorandum",
        on_behalf="province",
        signed_on=day("2022-01-01"),
        effective_on=day("2022-01-01"),
        renewal="by_agreement",
        notice=60,
        notice_unit="days",
    )
    term = Term(
        kind="original", basis="until", starts_on=day("2022-01-01"), ends_on=day("2026-12-31")
    )
    qtbot.waitUntil(lambda: bool(_item(window, "agreements").count))
    before = int(_item(window, "agreements").badge or 0)
    session.workspace.save_tree(BY_KEY["agreement"], Tree(made, {"term": (term,)}), "save_record")
    session.announce(["agreement"])
    qtbot.waitUntil(lambda: _item(window, "agreements").badge == str(before + 1))
    window._show_late("agreements")
    page = _page(window)
    qtbot.waitUntil(lambda: page.model.complete)
    titles = [page.model.record(row).title for row in range(page.model.rowCount())]
    assert len(titles) == before + 1
    assert made.title in titles


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
    page = _page(second)
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
