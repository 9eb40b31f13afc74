"""A list page on real rows: what it reads, keeps and remembers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dnapp.core.query import Condition, Operator
from dnapp.records.delegation import DELEGATION
from dnapp.services.workspace import Workspace
from dnapp.ui.lists.filter_bar import SEARCH_DELAY
from dnapp.ui.lists.page import ListPage
from dnapp.ui.lists.setups import INCOMING, LISTS
from dnapp.ui.lists.state import ListState
from dnapp.ui.session import Session
from dnapp.ui.theme import Look

Key = Qt.Key
_NO = Qt.KeyboardModifier.NoModifier


def _page(look: Look, session: Session, settings: QSettings, qtbot: QtBot, key: str) -> ListPage:
    page = ListPage(look, session, LISTS[key], ListState(settings, LISTS[key]))
    qtbot.addWidget(page)
    page.resize(1142, 640)
    page.show()
    qtbot.waitUntil(lambda: bool(page.totals.shown))
    return page


@pytest.mark.parametrize("key", LISTS)
def test_every_list_opens_and_counts_what_it_shows(
    key: str, look: Look, session: Session, window_settings: QSettings, qtbot: QtBot
) -> None:
    page = _page(look, session, window_settings, qtbot, key)
    count = session.workspace.repositories[LISTS[key].kind].count(LISTS[key].query())
    assert page.model.rowCount() == count > 0
    assert page.totals.shown.startswith("Hiện ")
    assert "{" not in page.totals.shown


def test_typing_narrows_after_a_pause(incoming: ListPage, qtbot: QtBot) -> None:
    before = incoming.model.rowCount()
    asked: list[str] = []
    incoming.filters.text_changed.connect(asked.append)
    incoming.filters.search.setFocus()
    with qtbot.waitSignal(incoming.model.loaded):
        qtbot.keyClicks(incoming.filters.search.edit, "han quoc")
        assert asked == []  # it waits for the last key
    assert asked == ["han quoc"]
    assert SEARCH_DELAY == 120
    assert 0 < incoming.model.rowCount() < before
    with qtbot.waitSignal(incoming.model.loaded):
        incoming.filters.search.edit.selectAll()
        qtbot.keyClick(incoming.filters.search.edit, Key.Key_Delete)
    assert incoming.model.rowCount() == before


def test_tones_typed_later_do_not_search_again(incoming: ListPage, qtbot: QtBot) -> None:
    asked: list[str] = []
    incoming.filters.text_changed.connect(asked.append)
    edit = incoming.filters.search.edit
    waiting = incoming.filters.findChild(QTimer)
    with qtbot.waitSignal(incoming.model.loaded):
        qtbot.keyClicks(edit, "han")
    edit.selectAll()
    with qtbot.waitSignal(waiting.timeout):
        QApplication.sendEvent(edit, QKeyEvent(QKeyEvent.Type.KeyPress, 0, _NO, "hàn"))
    assert edit.text() == "hàn"
    assert asked == ["han"]


def test_a_filter_without_rows_says_so_and_clears(incoming: ListPage, qtbot: QtBot) -> None:
    before = incoming.model.rowCount()
    with qtbot.waitSignal(incoming.model.loaded):
        incoming.filtering.put(Condition("headcount", Operator.MORE, (9_999,)))
    assert incoming.model.rowCount() == 0
    assert not incoming.view.isVisible()
    sentence = incoming._no_match.accessibleName()
    assert "1 điều kiện" in sentence
    with qtbot.waitSignal(incoming.model.loaded):
        incoming.clear_filters()
    assert incoming.model.rowCount() == before
    assert incoming.view.isVisible()


def test_an_empty_list_leads_on(
    look: Look, tmp_path: Path, window_settings: QSettings, qtbot: QtBot
) -> None:
    workspace = Workspace.open(tmp_path / "new", today=date(2026, 11, 22), words=look.words)
    session = Session(workspace)
    page = ListPage(look, session, INCOMING, ListState(window_settings, INCOMING))
    qtbot.addWidget(page)
    page.show()
    assert not page.view.isVisible()
    texts = _texts(page)
    assert look.words("record.delegation.empty_title_in") in texts
    with qtbot.waitSignal(page.new_asked) as asked:
        page.ask_new()
    assert asked.args == ["incoming"]
    session.close()


def test_refresh_keeps_the_current_row_and_the_ticks(
    incoming: ListPage, session: Session, qtbot: QtBot
) -> None:
    incoming.view.go_to_row(150)
    incoming.view.toggle_row(140)
    current, ticked = incoming.model.record(150), incoming.model.record(140)
    bar = incoming.view.verticalScrollBar()
    place = bar.value()
    assert place > 0
    last = incoming.model.record(incoming.model.rowCount() - 1)
    moved = replace(last, starts_on=incoming.model.record(0).starts_on, ends_on=None)
    with session.workspace.changes.change("edit") as change:
        change.save(moved)
    with qtbot.waitSignal(incoming.model.loaded):
        session.announce(["delegation"])
    row = incoming.view.currentIndex().row()
    assert row == 151
    assert incoming.model.record(row).id == current.id
    assert [incoming.model.record(r).id for r in incoming.view.selected_rows()] == [ticked.id]
    assert bar.value() == place


def test_another_order_begins_at_the_top(incoming: ListPage, qtbot: QtBot) -> None:
    incoming.view.go_to_row(200)
    with qtbot.waitSignal(incoming.model.loaded):
        incoming.columns.sort_by("name", False)
    assert incoming.view.currentIndex().row() == 0
    assert incoming.view.verticalScrollBar().value() == 0


def test_a_deleted_row_hands_on_to_its_neighbour(
    incoming: ListPage, session: Session, qtbot: QtBot
) -> None:
    incoming.view.go_to_row(10)
    neighbour = incoming.model.record(11).id
    with session.workspace.changes.change("delete_records") as change:
        change.delete("delegation", incoming.model.record(10).id)
    with qtbot.waitSignal(incoming.model.loaded):
        session.announce(["delegation"])
    row = incoming.view.currentIndex().row()
    assert row == 10
    assert incoming.model.record(row).id == neighbour


def test_delete_asks_for_the_ticked_rows_or_else_the_current(
    incoming: ListPage, qtbot: QtBot
) -> None:
    incoming.view.setFocus()
    with qtbot.waitSignal(incoming.delete_asked) as asked:
        qtbot.keyClick(incoming.view, Key.Key_Delete)
    assert asked.args == ["delegation", [incoming.model.record(0).n]]
    for row in (2, 5):
        incoming.view.toggle_row(row)
    with qtbot.waitSignal(incoming.delete_asked) as asked:
        qtbot.keyClick(incoming.view, Key.Key_Delete)
    assert asked.args[1] == [incoming.model.record(row).n for row in (2, 5)]


def test_columns_widths_order_and_density_are_remembered(
    look: Look, session: Session, window_settings: QSettings, qtbot: QtBot
) -> None:
    page = _page(look, session, window_settings, qtbot, "incoming")
    page.columns.toggle("ends_on", True)
    page.columns.toggle("hosts", False)
    page.view.heading.moveSection(0, 2)
    places = {spec.name: place for place, spec in enumerate(page.model.columns)}
    page.view.heading.resizeSection(places["countries"], 177)
    with qtbot.waitSignal(page.model.loaded):
        page.columns.sort_by("headcount", True)
    page.set_density("roomy")
    page.toggle_panel()
    page.close()
    window_settings.sync()
    again = QSettings(window_settings.fileName(), QSettings.Format.IniFormat)
    page = _page(look, session, again, qtbot, "incoming")
    names = [spec.name for spec in page.model.columns]
    assert names == ["name", "countries", "starts_on", "headcount", "status", "ends_on"]
    assert page.view.columnWidth(names.index("countries")) == 177
    assert page.query().order[0].field == "headcount"
    assert page.query().order[0].descending
    assert page.view.rowHeight(0) == 40
    assert page.panel.isHidden()


def test_a_dragged_column_stays_when_another_is_added(incoming: ListPage) -> None:
    incoming.view.heading.moveSection(0, 1)
    incoming.columns.toggle("ends_on", True)
    heading = incoming.view.heading
    assert [heading.logicalIndex(place) for place in range(heading.count())] == list(
        range(heading.count())
    )
    names = [spec.name for spec in incoming.model.columns]
    assert names[:2] == ["name", "starts_on"]
    assert names[-1] == "ends_on"


def test_taking_the_sorted_column_away_gives_the_lists_own_order(
    incoming: ListPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(incoming.model.loaded):
        incoming.columns.sort_by("headcount", False)
    with qtbot.waitSignal(incoming.model.loaded):
        incoming.columns.toggle("headcount", False)
    assert incoming.query().order == INCOMING.order


def test_every_column_may_be_shown(incoming: ListPage) -> None:
    for name in INCOMING.choosable:
        if name not in {spec.name for spec in incoming.model.columns}:
            incoming.columns.toggle(name, True)
    assert {spec.name for spec in incoming.model.columns} >= {
        name for name, spec in DELEGATION.specs.items() if spec.table
    }
    assert incoming.minimumSizeHint().width() <= 968  # only the table scrolls sideways


def test_the_panel_follows_the_current_row(incoming: ListPage, qtbot: QtBot) -> None:
    title = incoming.model.record(5).name
    incoming.view.go_to_row(5)
    qtbot.waitUntil(lambda: _texts(incoming.panel).count(title) == 1)
    incoming.toggle_panel()
    assert incoming.panel.isHidden()
    assert incoming.view.hasFocus()


def test_a_narrow_page_has_the_panel_over_the_table(incoming: ListPage, qtbot: QtBot) -> None:
    wide = incoming.view.width()
    assert incoming.panel.geometry().left() >= wide
    incoming.resize(968, 640)
    qtbot.waitUntil(lambda: incoming.view.width() == 968)
    assert incoming.panel.geometry().right() == 967
    top = incoming.view.mapTo(incoming, QPoint(0, 0)).y()
    assert incoming.panel.geometry().top() == top
    assert incoming.view.horizontalScrollBar().maximum() == 0
    with qtbot.waitSignal(incoming.model.loaded):
        incoming.filtering.search("không có chữ nào như thế")
    with qtbot.waitSignal(incoming.model.loaded):
        incoming.clear_filters()
    middle = incoming.panel.geometry().center()
    over = incoming.childAt(middle)
    assert incoming.panel.isAncestorOf(over)  # the table coming back does not cover the panel
    incoming.resize(1142, 640)
    qtbot.waitUntil(lambda: incoming.view.width() == wide)


def test_pages_are_shown_without_a_pixel_of_sideways_scroll(incoming: ListPage) -> None:
    assert incoming.view.horizontalScrollBar().maximum() == 0


def _texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_columns_fill_the_table_after_a_resize_behind_an_empty_state(
    incoming: ListPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(incoming.model.loaded):
        incoming.filtering.search("không có chữ nào như thế")
    incoming.toggle_panel()
    incoming.resize(1500, 640)
    with qtbot.waitSignal(incoming.model.loaded):
        incoming.clear_filters()
    heading = incoming.view.heading
    qtbot.waitUntil(lambda: heading.length() == incoming.view.viewport().width())


def test_other_rows_take_the_ticks_and_their_sums_away(incoming: ListPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(incoming.totals.changed):
        incoming.view.toggle_row(1)
    assert incoming.totals.selected
    with qtbot.waitSignal(incoming.model.loaded):
        incoming.filtering.search("hàn quốc")
    assert incoming.view.selected_rows() == []
    assert incoming.totals.selected == ""
