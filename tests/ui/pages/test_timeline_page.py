"""The timeline page on the sample province: tools, filters, status, what it remembers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Tree
from dnapp.services.timeline import KINDS, LANES
from dnapp.ui.lists.filter_popup import FilterPopup
from dnapp.ui.lists.page import ListPage
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.pages.timeline_page import TimelinePage
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton
from dnapp.ui.widgets.chip import FilterChip
from dnapp.ui.window_parts import TIMELINE


def opened(window: MainWindow, qtbot: QtBot) -> TimelinePage:
    window.go_to(TIMELINE)
    page = window.pages.currentWidget()
    assert isinstance(page, TimelinePage)
    qtbot.waitUntil(page.is_complete, timeout=20_000)
    return page


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> TimelinePage:
    return opened(window, qtbot)


def kinds(page: TimelinePage) -> set[str]:
    return {e.shown_as for lane in page.view.scene.shelf.lanes for e in lane.entries}


def tick(page: TimelinePage, qtbot: QtBot, number: int) -> None:
    """Turn over one value in the popup that is open, and apply it."""
    popup = page.findChild(FilterPopup)
    assert popup is not None
    popup._values.toggle(number)
    popup._apply()
    qtbot.waitUntil(page.is_complete)


def test_the_sidebar_gives_way_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 690)
    window.go_to("incoming")
    page = window.pages.currentWidget()
    if page.panel.isVisible():
        page.toggle_panel()
    wide = window.sidebar.is_narrow()
    opened(window, qtbot)
    assert window.sidebar.is_narrow()
    window.go_to("incoming")
    assert window.sidebar.is_narrow() == wide


def test_everything_with_a_day_is_shown(page: TimelinePage, session: Session) -> None:
    ids = {e.id for lane in page.view.scene.shelf.lanes for e in lane.entries}
    repositories = session.workspace.repositories
    for kind in ("delegation", "aid_project"):
        rows = repositories[kind].rows(repositories[kind].ordered(Query()))
        assert {row.id for row in rows if row.starts_on} <= ids
    assert kinds(page) == set(KINDS)


def test_enter_opens_the_form(window: MainWindow, page: TimelinePage) -> None:
    page.focus()
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    entry = page.view.holding.entry
    assert entry is not None
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert isinstance(window.pages.currentWidget(), FormPage)


def test_the_card_says_why(page: TimelinePage, session: Session) -> None:
    lanes = page.view.scene.shelf.lanes
    entry = next(e for lane in lanes for e in lane.entries if e.kind == "agreement")
    told = page._tell((entry,))
    assert session.workspace.status_sentence("agreement", entry.id) in told.sentence
    assert told.pill is not None
    assert told.title == entry.title


@pytest.mark.parametrize("by", LANES)
def test_lanes_by_anything_hold_the_same_records(page: TimelinePage, qtbot: QtBot, by: str) -> None:
    before = {e.id for lane in page.view.scene.shelf.lanes for e in lane.entries}
    page.make_lanes(by)
    qtbot.waitUntil(page.is_complete)
    assert {e.id for lane in page.view.scene.shelf.lanes for e in lane.entries} == before
    assert page.look.words(f"timeline.by.{by}").lower() in page.tools.by.text()


def test_kinds_and_countries_narrow(page: TimelinePage, qtbot: QtBot) -> None:
    page.tools.kinds.click()
    tick(page, qtbot, 0)  # no agreements
    assert kinds(page) == set(KINDS) - {"agreement"}
    assert page.tools.kinds.isChecked()
    page.tools.countries.click()
    tick(page, qtbot, 0)
    shown = {c for lane in page.view.scene.shelf.lanes for e in lane.entries for c in e.countries}
    chosen = page.state.countries
    assert len(chosen) == 1
    assert set(chosen) <= shown
    assert page.tools.countries.text().startswith("Nước: ")
    assert page.tools.countries.isChecked()
    page.clear_filters()
    qtbot.waitUntil(page.is_complete)
    assert kinds(page) == set(KINDS)
    assert not page.tools.countries.isChecked()


def test_it_remembers_lanes_filters_and_place(
    window: MainWindow, page: TimelinePage, window_settings: QSettings,
    look: Look, session: Session, qtbot: QtBot,
) -> None:  # fmt: skip
    page.make_lanes("country")
    page.view.zoom_to("year")
    days, begin = page.view.days_in_sight(), page.view.scale.begin
    window.go_to("incoming")
    again = TimelinePage(look, session, window_settings)
    qtbot.addWidget(again)
    again.resize(page.size())
    again.show()
    qtbot.waitUntil(again.is_complete)
    assert again.state.by == "country"
    assert again.view.days_in_sight() == pytest.approx(days, abs=0.1)
    assert again.view.scale.begin == pytest.approx(begin, abs=0.1)


def test_a_saved_record_shows_at_once(page: TimelinePage, session: Session, qtbot: QtBot) -> None:
    workspace = session.workspace
    repository = workspace.repositories["delegation"]
    first = repository.first(Query(), 1)[0]
    kind = repository.kind
    tree = workspace.tree("delegation", first.id)
    workspace.save_tree(kind, Tree(replace(first, name="Đoàn đổi tên"), tree.children), "x")
    session.announce(["delegation"])
    qtbot.waitUntil(page.is_complete)
    lanes = page.view.scene.shelf.lanes
    assert "Đoàn đổi tên" in {e.title for lane in lanes for e in lane.entries}


@pytest.mark.parametrize(
    ("kind", "begin"), [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<?xml")]
)
def test_it_is_saved_where_the_officer_says(
    page: TimelinePage, tmp_path: Path, qtbot: QtBot, kind: str, begin: bytes
) -> None:
    page.save(kind, "A3")
    dialog = page.saving.dialog
    assert dialog is not None
    target = tmp_path / f"t.{kind}"
    with qtbot.waitSignal(page.told, timeout=20_000) as told:
        dialog.fileSelected.emit(str(target))
    dialog.close()
    assert target.read_bytes().startswith(begin)
    assert str(tmp_path) in told.args[0]
    made = sorted(path.name for path in tmp_path.glob(f"t*.{kind}"))
    assert (len(made) == 1) == (kind == "pdf")


def test_a_narrowed_list_is_seen_in_time_and_led_back_to(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    window.go_to("incoming")
    listed = window.pages.currentWidget()
    assert isinstance(listed, ListPage)
    listed.show_only([Condition("countries", Operator.IS, ("KR",))])
    query = listed.query()
    name = "Xem trên dòng thời gian"
    (show,) = [b for b in listed.findChildren(IconButton) if b.accessibleName() == name]
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    page = window.pages.currentWidget()
    assert isinstance(page, TimelinePage)
    qtbot.waitUntil(page.is_complete, timeout=20_000)
    repository = session.workspace.repositories["delegation"]
    shown = {e.id for lane in page.view.scene.shelf.lanes for e in lane.entries}
    assert shown == set(repository.ids(repository.ordered(query)))
    first = min(e.first for lane in page.view.scene.shelf.lanes for e in lane.entries)
    assert page.view.scale.begin <= first, "all of it is in sight"
    said = "Theo danh sách: Đoàn vào; Quốc gia/vùng lãnh thổ: Hàn Quốc"
    (chip,) = page.tools.findChildren(FilterChip)
    assert chip.accessibleName() == said
    assert page.filter_words().endswith(said)
    chip.click()
    assert window.pages.currentWidget() is listed
    window.go_back()
    chip.removed.emit()
    qtbot.waitUntil(page.is_complete, timeout=20_000)
    assert kinds(page) == set(KINDS)
    assert not [chip for chip in page.tools.findChildren(FilterChip) if chip.isVisible()]
