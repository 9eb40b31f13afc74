"""The calendar in the real window: gone through by keyboard and mouse, and what it leads to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.query import Query
from dnapp.core.record import Tree
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.event import EVENT, Event
from dnapp.ui.calendar.export import CalendarExport
from dnapp.ui.calendar.layout import PlacedBar
from dnapp.ui.lists.page import ListPage
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.calendar_page import CalendarPage
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton, LinkButton
from dnapp.ui.widgets.menu import Menu
from tests.ui.conftest import TODAY

Add = Callable[..., str]
LONG = 20_000
"""Milliseconds that a month may take to be read on a busy machine."""

FAR = date(2027, 9, 7)
"""A month without sample delegations."""


@pytest.fixture
def add(session: Session) -> Add:
    def one(name: str, first: date, days: int = 0, **more: object) -> str:
        record = Delegation(
            name=name, countries=("LA",), starts_on=PartialDay.of(first),
            ends_on=PartialDay.of(first + timedelta(days)), **{"direction": "in", **more},
        )  # fmt: skip
        saved = session.workspace.save_tree(DELEGATION, Tree(record, {}), "add_records")
        return saved.tree.record.id

    return one


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> CalendarPage:
    window.go_to("calendar")
    page = window.pages.currentWidget()
    assert isinstance(page, CalendarPage)
    qtbot.waitUntil(page.is_complete, timeout=LONG)
    return page


def go(page: CalendarPage, qtbot: QtBot, day: date) -> None:
    page.go_to_day(day)
    qtbot.waitUntil(page.is_complete, timeout=LONG)


def bars_of(page: CalendarPage, title: str) -> list[PlacedBar]:
    return [one for one in page.grid.layout_now().bars if one.bar.visit.title == title]


def menu_of(window: MainWindow) -> Menu:
    (menu,) = [menu for menu in window.findChildren(Menu) if menu.isVisible()]
    return menu


def form_of(window: MainWindow) -> FormPage:
    form = window.pages.currentWidget()
    assert isinstance(form, FormPage)
    return form


def test_it_opens_on_today_with_the_keyboard_on_the_days(page: CalendarPage) -> None:
    assert page.day == TODAY
    assert page.grid.hasFocus()
    said = page.grid.accessibleDescription()
    assert said.startswith("Chủ nhật, ngày 22/11/2026; âm lịch 14/10")


def test_arrows_months_and_today(page: CalendarPage, qtbot: QtBot) -> None:
    for key, day in (
        (Qt.Key.Key_Right, date(2026, 11, 23)),
        (Qt.Key.Key_Down, date(2026, 11, 30)),
        (Qt.Key.Key_Right, date(2026, 12, 1)),
        (Qt.Key.Key_Up, date(2026, 11, 24)),
        (Qt.Key.Key_Left, date(2026, 11, 23)),
        (Qt.Key.Key_PageDown, date(2026, 12, 23)),
        (Qt.Key.Key_PageUp, date(2026, 11, 23)),
        (Qt.Key.Key_T, TODAY),
    ):
        qtbot.keyClick(page.grid, key)
        assert page.day == day
        assert day in page.grid.layout_now().cells
    qtbot.waitUntil(page.is_complete, timeout=LONG)


def test_the_first_day_of_all_is_not_left(page: CalendarPage, qtbot: QtBot) -> None:
    go(page, qtbot, date(1900, 1, 1))
    qtbot.keyClick(page.grid, Qt.Key.Key_Left)
    assert page.day == date(1900, 1, 1)


def test_bars_go_over_weeks(page: CalendarPage, add: Add, session: Session, qtbot: QtBot) -> None:
    add("Qua tuần", FAR + timedelta(3), 5)
    session.announce(["delegation"])
    go(page, qtbot, FAR)
    first, second = bars_of(page, "Qua tuần")
    assert (first.bar.left, first.bar.right, first.bar.begins, first.bar.ends) == (
        4,
        6,
        True,
        False,
    )
    assert (second.bar.left, second.bar.right, second.bar.begins) == (0, 2, False)
    cells = page.grid.layout_now().cells
    assert cells[FAR + timedelta(3)].contains(first.rect.topLeft())
    assert cells[FAR + timedelta(8)].contains(second.rect.bottomRight())


def test_enter_opens_the_one_delegation_of_a_day(
    window: MainWindow, page: CalendarPage, add: Add, session: Session, qtbot: QtBot
) -> None:
    ident = add("Một mình", FAR)
    session.announce(["delegation"])
    go(page, qtbot, FAR)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert form_of(window).state.saved.root.record.id == ident
    window.go_back()
    assert window.pages.currentWidget() is page


def test_many_of_a_day_are_counted_and_listed(
    window: MainWindow, page: CalendarPage, add: Add, session: Session, qtbot: QtBot
) -> None:
    ids = [add(f"Đoàn {number}", FAR) for number in range(9)]
    session.announce(["delegation"])
    go(page, qtbot, FAR)
    layout = page.grid.layout_now()
    (more,) = layout.more
    assert len(layout.bars) + more.count == 9
    assert more.rect.bottom() <= layout.cells[FAR].bottom()
    qtbot.mouseClick(page.grid, Qt.MouseButton.LeftButton, pos=more.rect.center())
    menu = menu_of(window)
    assert len(menu.actions()) == 9
    qtbot.keyClick(menu, Qt.Key.Key_Up)  # the last of them
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert form_of(window).state.saved.root.record.id in ids


def test_n_begins_a_delegation_on_the_day(
    window: MainWindow, page: CalendarPage, qtbot: QtBot
) -> None:
    go(page, qtbot, FAR)
    qtbot.keyClick(page.grid, Qt.Key.Key_N)
    menu = menu_of(window)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    form = form_of(window)
    assert form.state.value("direction") == "out"
    assert form.state.value("starts_on") == PartialDay.of(FAR)
    assert form.form.frames["starts_on"].editor.text_now() == "07/09/2027"
    assert not form.keeper.holds  # nobody typed anything


def test_a_double_click_on_an_empty_day_begins_one_on_a_bar_opens_it(
    window: MainWindow, page: CalendarPage, add: Add, session: Session, qtbot: QtBot
) -> None:
    ident = add("Có sẵn", FAR)
    session.announce(["delegation"])
    go(page, qtbot, FAR)
    qtbot.mouseClick(page.panel.direction._parts["in"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.is_complete, timeout=LONG)
    empty = page.grid.layout_now().cells[FAR + timedelta(2)].center()
    qtbot.mouseDClick(page.grid, Qt.MouseButton.LeftButton, pos=empty)
    form = form_of(window)
    assert form.state.value("direction") == "in"
    assert form.state.value("starts_on") == PartialDay.of(FAR + timedelta(2))
    window.go_back()
    (bar,) = bars_of(page, "Có sẵn")
    qtbot.mouseDClick(page.grid, Qt.MouseButton.LeftButton, pos=bar.rect.center())
    assert form_of(window).state.saved.root.record.id == ident


def test_a_clash_is_outlined_told_and_opened(
    window: MainWindow,
    page: CalendarPage,
    add: Add,
    session: Session,
    look: Look,
    qtbot: QtBot,
) -> None:
    add("Đi Lào", FAR, 1, direction="out", head_name="Lê Thị Hoa")
    second = add("Đi Thái Lan", FAR + timedelta(1), 1, direction="out", head_name="Lê Thị Hoa")
    session.announce(["delegation"])
    go(page, qtbot, FAR)
    links = [link for link in page.panel.findChildren(LinkButton) if link.isVisible()]
    assert [link.accessibleName() for link in links] == ["Đi Lào", "Đi Thái Lan"]
    (bar,) = bars_of(page, "Đi Lào")
    picture = page.grid.grab().toImage()
    edge = picture.pixelColor(bar.rect.center().x(), bar.rect.top() + 1)
    bad = look.theme.color("bad")
    assert all(abs(one - other) < 60 for one, other in zip(rgb(edge), rgb(bad), strict=True))
    links[1].click()
    assert form_of(window).state.saved.root.record.id == second


def rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


def test_words_narrow_the_calendar(
    page: CalendarPage, add: Add, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    add("Hủa Phăn", FAR)
    add("Viêng Chăn", FAR)
    session.announce(["delegation"])
    go(page, qtbot, FAR)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.panel.search.edit.hasFocus()
    qtbot.keyClicks(page.panel.search.edit, "hua phan")
    qtbot.waitUntil(lambda: page.panel.text() == "hua phan" and page.is_complete(), timeout=LONG)
    assert bars_of(page, "Hủa Phăn")
    assert not bars_of(page, "Viêng Chăn")


def test_events_are_shown_opened_and_begun(
    window: MainWindow, page: CalendarPage, add: Add, session: Session, qtbot: QtBot
) -> None:
    add("Hủa Phăn", FAR)
    fair = Event(kind="culture", name="Tuần văn hóa", starts_on=PartialDay.of(FAR))
    event = session.workspace.save_tree(EVENT, Tree(fair), "add_records").tree.record.id
    session.announce(["event"])
    go(page, qtbot, FAR)
    assert bars_of(page, "Hủa Phăn")
    (bar,) = bars_of(page, "Tuần văn hóa")
    qtbot.mouseDClick(page.grid, Qt.MouseButton.LeftButton, pos=bar.rect.center())
    form = form_of(window)
    assert (form.state.record_type.key, form.state.saved.root.record.id) == ("event", event)
    window.go_back()
    qtbot.mouseClick(page.panel.direction._parts["event"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.is_complete, timeout=LONG)
    assert not bars_of(page, "Hủa Phăn")
    assert bars_of(page, "Tuần văn hóa")
    qtbot.keyClick(page.grid, Qt.Key.Key_N)
    begun = form_of(window)
    assert begun.state.record_type.key == "event"
    assert begun.state.value("starts_on") == PartialDay.of(FAR)


def test_what_narrows_it_is_remembered(
    page: CalendarPage, look: Look, session: Session, window_settings: QSettings, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.panel.direction._parts["out"], Qt.MouseButton.LeftButton)
    again = CalendarPage(look, session, window_settings)
    qtbot.addWidget(again)
    assert again.panel.direction.value() == "out"


def test_the_week_and_back(page: CalendarPage, qtbot: QtBot) -> None:
    page.mode.setFocus()
    qtbot.mouseClick(page.mode._parts["week"], Qt.MouseButton.LeftButton)
    assert list(page.grid.layout_now().cells) == [date(2026, 11, 16 + n) for n in range(7)]
    page.after.click()
    assert page.day == TODAY + timedelta(7)
    qtbot.mouseClick(page.mode._parts["month"], Qt.MouseButton.LeftButton)
    assert len(page.grid.layout_now().cells) == 42


def test_vague_days_stand_apart(
    window: MainWindow, page: CalendarPage, session: Session, qtbot: QtBot
) -> None:
    record = Delegation(
        direction="in", name="Chỉ biết tháng", countries=("LA",), starts_on=PartialDay(2027, 9)
    )
    session.workspace.save_tree(DELEGATION, Tree(record, {}), "add_records")
    session.announce(["delegation"])
    go(page, qtbot, FAR)
    assert not bars_of(page, "Chỉ biết tháng")
    links = [link.accessibleName() for link in page.panel.findChildren(LinkButton)]
    assert "09/2027 · Chỉ biết tháng" in links


def test_a_delegation_in_the_bin_leaves_the_calendar(
    window: MainWindow, page: CalendarPage, add: Add, session: Session, qtbot: QtBot
) -> None:
    ident = add("Bỏ đi", FAR)
    session.announce(["delegation"])
    go(page, qtbot, FAR)
    assert bars_of(page, "Bỏ đi")
    n = session.workspace.repositories["delegation"].get(ident).n
    assert n in session.workspace.repositories["delegation"].ordered(Query())
    with session.workspace.changes.change("delete_record", kind="delegation") as change:
        change.delete("delegation", ident)
    session.announce(["delegation"])
    qtbot.waitUntil(page.is_complete, timeout=LONG)
    assert not bars_of(page, "Bỏ đi")


def test_painting_keeps_within_the_cells(page: CalendarPage, qtbot: QtBot) -> None:
    for width, height in ((560, 320), (846, 605), (1600, 900)):
        page.grid.resize(width, height)
        layout = page.grid.layout_now()
        for one in layout.bars:
            assert page.grid.rect().contains(one.rect)
        for more in layout.more:
            assert layout.cells[more.day].contains(more.rect)
        assert page.grid.layout_now().day_at(*QPoint(5, height - 5).toTuple()) is not None
    QApplication.processEvents()


def test_a_clash_is_warned_of_beside_the_date(
    window: MainWindow, page: CalendarPage, add: Add, session: Session, qtbot: QtBot
) -> None:
    add("Đi Lào", FAR, 1, direction="out", head_name="Lê Thị Hoa")
    window.new_record("outgoing")
    form = form_of(window)
    head = form.form.frames["head_name"].editor.focusProxy()
    starts = form.form.frames["starts_on"].editor.focusProxy()
    assert head is not None
    assert starts is not None
    head.setFocus()
    qtbot.keyClicks(head, "le thi hoa")
    qtbot.keyClick(head, Qt.Key.Key_Tab)
    starts.setFocus()
    qtbot.keyClicks(starts, "7/9/2027")
    qtbot.keyClick(starts, Qt.Key.Key_Tab)
    message = form.form.frames["starts_on"].message.text()
    assert message == "Trùng lịch 07/09/2027: le thi hoa đã có mặt ở “Đi Lào”."
    assert form.form.frames["starts_on"].editor.problem()[1] == "warning"


def export_from(window: MainWindow, button: IconButton, path: Path, qtbot: QtBot) -> list[str]:
    """UIDs of the entries of the file that a button of the current page writes."""
    page = window.pages.currentWidget()
    assert page is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (export,) = page.findChildren(CalendarExport)
    qtbot.waitUntil(lambda: export.dialog is not None and export.dialog.isVisible(), timeout=LONG)
    assert export.dialog is not None
    with qtbot.waitSignal(export.told, timeout=LONG):
        export.dialog.fileSelected.emit(str(path))
    export.dialog.close()
    export.dialog = None
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return sorted(str(event["UID"]) for event in events)


def button_of(window: MainWindow, icon_name: str) -> IconButton:
    page = window.pages.currentWidget()
    assert page is not None
    found = [b for b in page.findChildren(IconButton) if b.accessibleName().startswith(icon_name)]
    (button,) = [button for button in found if button.isVisible()]
    return button


def test_calendar_files_of_a_month_a_list_and_a_record(
    window: MainWindow,
    page: CalendarPage,
    add: Add,
    session: Session,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    first, second = add("Hủa Phăn", FAR), add("Viêng Chăn", FAR + timedelta(1))
    session.announce(["delegation"])
    go(page, qtbot, FAR)
    fair = Event(kind="culture", name="Tuần văn hóa", starts_on=PartialDay.of(FAR))
    event = session.workspace.save_tree(EVENT, Tree(fair), "add_records").tree.record.id
    session.announce(["event"])
    qtbot.waitUntil(page.is_complete, timeout=LONG)
    name, path = "Xuất lịch .ics", tmp_path / "lich.ics"
    both = sorted(
        f"{ident}-{what}@dnapp" for ident in (first, second) for what in ("visit", "report")
    )
    shown = sorted([*both, f"{event}-visit@dnapp"])
    assert export_from(window, button_of(window, name), path, qtbot) == shown
    window.open_record("delegation", first)
    found = export_from(window, button_of(window, name), path, qtbot)
    assert found == [uid for uid in both if uid.startswith(first)]
    window.go_to("incoming")
    listed = window.pages.currentWidget()
    assert isinstance(listed, ListPage)
    listed.filtering.search("vieng chan")
    found = export_from(window, button_of(window, name), path, qtbot)
    assert f"{second}-visit@dnapp" in found
    assert f"{first}-visit@dnapp" not in found
    assert [one.name for one in tmp_path.iterdir() if one.suffix in (".ics", ".tmp")] == [
        "lich.ics"
    ]
