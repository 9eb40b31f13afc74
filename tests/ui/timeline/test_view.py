"""The timeline by keyboard, mouse, wheel and touchpad, in a real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from dnapp.services.timeline import Entry
from dnapp.ui.theme import Look
from dnapp.ui.timeline.drawing import LABELS, heading_height
from dnapp.ui.timeline.hits import hit, place_of
from dnapp.ui.timeline.kit import Kit
from dnapp.ui.timeline.scale import LEAST, MOST, SPANS
from dnapp.ui.timeline.view import TimelineView
from tests.ui.timeline.conftest import QUARTER, TODAY, day, made_lanes

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


def held(view: TimelineView) -> str:
    return view.holding.entry.id if view.holding.entry else ""


def lane_width(view: TimelineView, look: Look) -> int:
    return view.viewport().width() - look.theme.px(LABELS)


def centre(view: TimelineView, look: Look, lane: int, ident: str) -> QPoint:
    """The middle of a record on the viewport."""
    entry = next(e for e in view.scene.shelf.lanes[lane].entries if e.id == ident)
    width = lane_width(view, look)
    box = place_of(view.scene, view.scale, lane, entry, width, Kit(look))
    box.setLeft(max(box.left(), 0))
    box.setRight(min(box.right(), width))
    top = view.verticalScrollBar().value()
    return QPoint(
        round(box.center().x()) + look.theme.px(LABELS),
        round(box.center().y()) + heading_height(Kit(look)) - top,
    )


def test_arrows_go_from_record_to_record_and_lane_to_lane(view: TimelineView) -> None:
    QTest.keyClick(view, KEY.Key_Right)
    assert held(view) == "t4"  # nearest to today on the first lane
    QTest.keyClick(view, KEY.Key_Right)
    assert held(view) == "t5"
    QTest.keyClick(view, KEY.Key_Right)
    assert held(view) == "t5"
    QTest.keyClick(view, KEY.Key_Home)
    assert held(view) == "a1"
    QTest.keyClick(view, KEY.Key_End)
    QTest.keyClick(view, KEY.Key_Down)
    assert held(view) == "t7"
    QTest.keyClick(view, KEY.Key_Up)
    assert held(view) == "t4"
    QTest.keyClick(view, KEY.Key_Escape)
    assert held(view) == ""
    assert view.card.isHidden()


def test_the_card_and_the_description_say_the_same(view: TimelineView) -> None:
    QTest.keyClick(view, KEY.Key_Right)
    assert view.card.isVisible()
    assert "câu t4 1" in view.accessibleDescription()
    assert view.card.accessibleName() == view.accessibleDescription()
    assert view.viewport().rect().contains(view.card.geometry().center())


def test_enter_opens_what_is_held(view: TimelineView, qtbot: QtBot) -> None:
    QTest.keyClick(view, KEY.Key_Right)
    with qtbot.waitSignal(view.opened) as asked:
        QTest.keyClick(view, KEY.Key_Return)
    assert asked.args == ["delegation", "t4"]


@pytest.mark.parametrize("modifier", [NONE, Qt.KeyboardModifier.ControlModifier])
def test_plus_and_minus_zoom_around_what_is_held(
    view: TimelineView, modifier: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(view, KEY.Key_Right)
    days, at = view.days_in_sight(), view.scale.x(day("2026-11-18"))
    QTest.keyClick(view, KEY.Key_Plus, modifier)
    assert view.days_in_sight() < days
    assert view.scale.x(day("2026-11-18")) == pytest.approx(at, abs=8)
    QTest.keyClick(view, KEY.Key_Minus, modifier)
    assert view.days_in_sight() == pytest.approx(days)


def test_zoom_ends_at_decades_and_at_days(view: TimelineView) -> None:
    for key, days in ((KEY.Key_Minus, MOST), (KEY.Key_Plus, LEAST)):
        for _ in range(60):
            QTest.keyClick(view, key)
        assert view.days_in_sight() == pytest.approx(days)


def test_t_is_today_and_names_are_zooms(view: TimelineView, look: Look) -> None:
    for name, days in SPANS.items():
        view.zoom_to(name)
        assert view.zoom_name() == name
        assert view.days_in_sight() == pytest.approx(days)
    QTest.keyClick(view, KEY.Key_T)
    assert view.scale.x(TODAY) == pytest.approx(lane_width(view, look) / 2, abs=1)


def test_what_is_held_is_brought_into_sight(view: TimelineView, look: Look) -> None:
    view.show_span(day("1950-01-01"), 366)
    view.resize(1000, 200)
    for _ in range(3):
        QTest.keyClick(view, KEY.Key_Down)
        spot = centre(view, look, view.holding.lane, held(view))
        assert view.viewport().rect().contains(spot)
        assert view.card.isVisible()


def test_a_click_holds_and_a_double_click_opens(
    view: TimelineView, look: Look, qtbot: QtBot
) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), left, NONE, centre(view, look, 0, "a1"))
    assert held(view) == "a1"
    with qtbot.waitSignal(view.opened) as asked:
        QTest.mouseDClick(view.viewport(), left, NONE, centre(view, look, 1, "a3"))
    assert asked.args == ["agreement", "a3"]


def test_hovering_shows_a_card(view: TimelineView, look: Look, qtbot: QtBot) -> None:
    QTest.mouseMove(view.viewport(), centre(view, look, 1, "a3"))
    qtbot.waitUntil(view.card.isVisible)
    assert "câu a3" in view.accessibleDescription()


def test_near_marks_are_one_disc_that_zooms(view: TimelineView, look: Look) -> None:
    spot = centre(view, look, 0, "t4")
    width, kit = lane_width(view, look), Kit(look)
    x, y = spot.x() - look.theme.px(LABELS), spot.y() - heading_height(kit)
    found = hit(view.scene, view.scale, x, y, width, kit)
    assert found is not None
    assert [entry.id for entry in found.entries] == ["t3", "t4", "t5"]
    days = view.days_in_sight()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    assert view.days_in_sight() == pytest.approx(days / 4)
    view.zoom_to("month")
    view.go_to_today()
    for ident in ("t3", "t4", "t5"):
        entry = next(e for e in view.scene.shelf.lanes[0].entries if e.id == ident)
        box = place_of(view.scene, view.scale, 0, entry, width, kit)
        there = hit(view.scene, view.scale, box.center().x(), box.center().y(), width, kit)
        assert there is not None
        assert there.entries == (entry,)


def test_marks_of_one_day_are_listed(view: TimelineView, look: Look, qtbot: QtBot) -> None:
    lanes = made_lanes()
    same = [entry._replace(first=TODAY, last=TODAY) for entry in lanes[0].marks[:2]]
    one = lanes[0]._replace(marks=same, firsts=[TODAY, TODAY], entries=same, rows=[])
    view.show_lanes([one], TODAY, QUARTER, "")
    spot = centre(view, look, 0, same[0].id)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    (menu,) = (menu for menu in view.findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions()] == [entry.title for entry in same]
    with qtbot.waitSignal(view.opened) as asked:
        menu.actions()[1].trigger()
    assert asked.args == ["delegation", same[1].id]
    menu.close()


def test_dragging_moves_in_time(view: TimelineView, look: Look) -> None:
    begin, left = view.scale.begin, Qt.MouseButton.LeftButton
    start = QPoint(600, 300)
    QTest.mousePress(view.viewport(), left, NONE, start)
    QTest.mouseMove(view.viewport(), start - QPoint(50, 0))
    QTest.mouseMove(view.viewport(), start - QPoint(100, 0))
    QTest.mouseRelease(view.viewport(), left, NONE, start - QPoint(100, 0))
    assert view.scale.begin == pytest.approx(begin + 100 / view.scale.px, abs=1)
    assert held(view) == ""


def turn(view: TimelineView, x: int, delta: QPoint, modifier: Qt.KeyboardModifier) -> None:
    spot = QPointF(x, 200)
    wheel = QWheelEvent(
        spot, view.viewport().mapToGlobal(spot), QPoint(), delta, Qt.MouseButton.NoButton,
        modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)


def test_ctrl_and_wheel_zoom_where_the_mouse_is(view: TimelineView, look: Look) -> None:
    at = 700 - look.theme.px(LABELS)
    under = view.scale.day(at)
    turn(view, 700, QPoint(0, 120), Qt.KeyboardModifier.ControlModifier)
    assert view.days_in_sight() < 3000
    assert view.scale.day(at) == pytest.approx(under)
    begin = view.scale.begin
    turn(view, 700, QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier)
    assert view.scale.begin > begin


def test_two_fingers_zoom(view: TimelineView) -> None:
    spot = QPointF(700, 200)
    days = view.days_in_sight()
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        spot, spot, view.viewport().mapToGlobal(spot), 0.25, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), pinch)
    assert view.days_in_sight() == pytest.approx(days / 1.25)


def test_other_lanes_leave_the_held_record_held(view: TimelineView) -> None:
    QTest.keyClick(view, KEY.Key_Right)
    view.show_lanes(made_lanes()[:1], TODAY, QUARTER, "")
    assert held(view) == "t4"
    view.show_lanes(made_lanes()[1:], TODAY, QUARTER, "")
    assert held(view) == ""


def test_a_narrower_window_shows_the_same_days(view: TimelineView) -> None:
    days, begin = view.days_in_sight(), view.scale.begin
    view.resize(700, 300)
    assert view.days_in_sight() == pytest.approx(days)
    assert view.scale.begin == begin


def test_painting_leaks_nothing_and_draws_a_ring(view: TimelineView) -> None:
    before = view.grab().toImage()
    QTest.keyClick(view, KEY.Key_Right)
    after = view.grab().toImage()
    assert isinstance(before, QImage)
    assert before != after


def test_every_record_can_be_hit_where_it_lies(view: TimelineView, look: Look) -> None:
    width, kit = lane_width(view, look), Kit(look)
    for days in (31, 400, 3653, 12_000):
        view.show_span(TODAY - days * 0.6, days)
        for number, lane in enumerate(view.scene.shelf.lanes):
            for entry in lane.entries:
                assert hit_in_sight(view, number, entry, width, kit)


def hit_in_sight(view: TimelineView, lane: int, entry: Entry, width: int, kit: Kit) -> bool:
    box = place_of(view.scene, view.scale, lane, entry, width, kit)
    left, right = max(box.left(), 0), min(box.right(), width)
    if right - left < 2:
        return True  # out of sight
    found = hit(view.scene, view.scale, (left + right) / 2, box.center().y(), width, kit)
    return found is not None and any(other is entry for other in found.entries)
