"""Column filters by keyboard and mouse, their chips, and the bar they stand in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dnapp.core.query import Condition, Operator
from dnapp.ui.lists.filter_popup import FilterPopup
from dnapp.ui.lists.page import ListPage
from dnapp.ui.lists.setups import INCOMING
from dnapp.ui.widgets.chip import FilterChip

Key = Qt.Key
Held = Qt.KeyboardModifier


def _popup(qtbot: QtBot) -> FilterPopup:
    def shown() -> list[FilterPopup]:
        tops = QApplication.topLevelWidgets()
        return [top for top in tops if isinstance(top, FilterPopup) and top.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def _ask(page: ListPage, name: str, qtbot: QtBot) -> FilterPopup:
    column = [spec.name for spec in page.model.columns].index(name)
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(0, column))
    qtbot.keyClick(page.view, Key.Key_Down, Held.AltModifier)
    return _popup(qtbot)


def _chips(page: ListPage) -> list[FilterChip]:
    return [chip for chip in page.filters.findChildren(FilterChip) if not chip.isHidden()]


def test_words_and_enter_filter_by_what_is_found(incoming: ListPage, qtbot: QtBot) -> None:
    popup = _ask(incoming, "countries", qtbot)
    assert popup._search.edit.hasFocus() or popup.focusWidget() is popup._search.edit
    qtbot.keyClicks(popup._search.edit, "quoc han")
    assert popup._values.rowCount() == 1
    with qtbot.waitSignal(incoming.model.loaded):
        qtbot.keyClick(popup._search.edit, Key.Key_Return)
    assert incoming.model.rowCount()
    place = [spec.name for spec in incoming.model.columns].index("countries")
    assert {
        "Hàn Quốc" in incoming.model.cells(row)[place] for row in range(incoming.model.rowCount())
    } == {True}
    assert [chip.accessibleName() for chip in _chips(incoming)] == [
        "Đến từ nước/vùng lãnh thổ: Hàn Quốc"
    ]
    assert incoming.view.heading.filtered == {"countries"}


def test_arrows_and_space_tick_values_that_add_up(incoming: ListPage, qtbot: QtBot) -> None:
    popup = _ask(incoming, "status", qtbot)
    counts = [value.count for value in popup._values._all]
    assert sum(count or 0 for count in counts) == incoming.model.rowCount()
    qtbot.keyClick(popup._search.edit, Key.Key_Down)
    qtbot.keyClick(popup._list, Key.Key_Space)
    qtbot.keyClick(popup._list, Key.Key_Down)
    qtbot.keyClick(popup._list, Key.Key_Space)
    with qtbot.waitSignal(incoming.model.loaded):
        qtbot.keyClick(popup._list, Key.Key_Return)
    assert incoming.model.rowCount() == (counts[0] or 0) + (counts[1] or 0)


def test_the_popup_of_a_filtered_column_shows_its_ticks(incoming: ListPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(incoming.model.loaded):
        incoming.filtering.put(Condition("status", Operator.ONE_OF, ("overdue", "ended")))
    popup = _ask(incoming, "status", qtbot)
    assert popup._values.checked == {"overdue", "ended"}
    assert len(popup._values._all) > 2  # values that the filter itself hides are offered
    with qtbot.waitSignal(incoming.model.loaded):
        popup._clear()
    assert incoming.filtering.conditions == ()


def test_escape_leaves_everything_as_it_was(incoming: ListPage, qtbot: QtBot) -> None:
    popup = _ask(incoming, "countries", qtbot)
    qtbot.keyClicks(popup._search.edit, "lao")
    qtbot.keyClick(popup, Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(popup))
    assert incoming.filtering.conditions == ()
    assert _chips(incoming) == []


def test_clicking_inside_keeps_the_popup_open(incoming: ListPage, qtbot: QtBot) -> None:
    popup = _ask(incoming, "countries", qtbot)
    qtbot.mouseClick(popup._search.edit, Qt.MouseButton.LeftButton)
    assert popup.isVisible()
    place = popup._list.visualRect(popup._values.index(1, 0)).center()
    qtbot.mouseClick(popup._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert popup.isVisible()
    assert popup._values.checked == {popup._values._all[1].value}


def test_days_offer_periods_of_the_reports(incoming: ListPage, qtbot: QtBot) -> None:
    popup = _ask(incoming, "starts_on", qtbot)
    texts = [value.text for value in popup._values._all]
    assert texts[:3] == ["Năm 2026", "Quý IV/2026", "Quý III/2026"]
    qtbot.keyClicks(popup._search.edit, "quy iii/2026")
    with qtbot.waitSignal(incoming.model.loaded):
        qtbot.keyClick(popup._search.edit, Key.Key_Return)
    days = [incoming.model.record(row).starts_on for row in range(incoming.model.rowCount())]
    assert {
        "2026-06-15" <= day.first().isoformat() <= "2026-09-14" for day in days if day is not None
    } == {True}


def test_sorting_from_the_popup(incoming: ListPage, qtbot: QtBot) -> None:
    popup = _ask(incoming, "headcount", qtbot)
    with qtbot.waitSignal(incoming.model.loaded):
        popup._sort_down()
    assert incoming.model.record(0).headcount == max(
        incoming.model.record(row).headcount or 0 for row in range(incoming.model.rowCount())
    )


def test_the_sign_in_a_heading_opens_and_the_rest_sorts(incoming: ListPage, qtbot: QtBot) -> None:
    heading = incoming.view.heading
    left = heading.sectionViewportPosition(3)
    sign = QPoint(left + heading.sectionSize(3) - 15, 15)
    qtbot.mouseClick(heading.viewport(), Qt.MouseButton.LeftButton, pos=sign)
    _popup(qtbot).close()
    assert incoming.query().order == INCOMING.order
    with qtbot.waitSignal(incoming.model.loaded):
        qtbot.mouseClick(heading.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left + 15, 15))
    assert incoming.query().order[0].field == "headcount"


def test_delete_on_a_chip_takes_the_condition_away(incoming: ListPage, qtbot: QtBot) -> None:
    before = incoming.model.rowCount()
    with qtbot.waitSignal(incoming.model.loaded):
        incoming.filtering.put(Condition("countries", Operator.ONE_OF, ("KR",)))
    assert incoming.model.rowCount() < before
    with qtbot.waitSignal(incoming.model.loaded):
        qtbot.keyClick(_chips(incoming)[0], Key.Key_Delete)
    assert incoming.model.rowCount() == before
    assert _chips(incoming) == []


def test_a_click_on_a_chip_edits_its_condition(incoming: ListPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(incoming.model.loaded):
        incoming.filtering.put(Condition("countries", Operator.ONE_OF, ("KR",)))
    qtbot.keyClick(_chips(incoming)[0], Key.Key_Return)
    popup = _popup(qtbot)
    assert popup._values.checked == {"KR"}
    qtbot.keyClicks(popup._search.edit, "lao")
    qtbot.keyClick(popup._search.edit, Key.Key_Down)
    qtbot.keyClick(popup._list, Key.Key_Space)
    with qtbot.waitSignal(incoming.model.loaded):
        qtbot.keyClick(popup._list, Key.Key_Return)
    assert set(incoming.filtering.conditions[0].values) == {"KR", "LA"}


def test_adding_a_condition_from_the_menu(incoming: ListPage, qtbot: QtBot) -> None:
    incoming.filters._add.click()
    menu = incoming.findChild(QMenu)
    assert menu is not None
    labels = [action.text() for action in menu.actions()]
    assert len(labels) == len(set(labels)) > 10
    action = next(action for action in menu.actions() if action.text() == "Đơn vị xin phép")
    action.trigger()
    menu.close()
    popup = _popup(qtbot)
    qtbot.keyClick(popup._search.edit, Key.Key_Down)
    qtbot.keyClick(popup._list, Key.Key_Space)
    with qtbot.waitSignal(incoming.model.loaded):
        qtbot.keyClick(popup._list, Key.Key_Return)
    assert incoming.filtering.conditions[0].field == "lead_unit"


@pytest.mark.parametrize("width", [968, 1142, 1600])
def test_many_chips_go_on_in_the_next_line(width: int, incoming: ListPage, qtbot: QtBot) -> None:
    incoming.resize(width, 640)
    one_line = incoming.filters.height()
    for name in ("countries", "hosts", "lead_unit", "purposes", "fields", "funding", "category"):
        incoming.filtering.put(Condition(name, Operator.ONE_OF, ("KR", "LA", "JP")))
    incoming.filtering.put(Condition("status", Operator.ONE_OF, ("ended",)))
    incoming.filtering.put(Condition("pillar", Operator.ONE_OF, ("state",)))
    qtbot.waitUntil(lambda: incoming.filters.height() > one_line)
    QApplication.processEvents()
    assert incoming.width() == width
    area = incoming.filters._conditions
    chips = _chips(incoming)
    assert len(chips) == 9
    for chip in chips:
        assert area.rect().contains(chip.geometry())
    spots = [(chip.y(), chip.x()) for chip in chips]
    assert spots == sorted(spots)
