"""Days, numbers and amounts are read on leaving, never while typing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dnapp.ui.theme import Look
from dnapp.ui.widgets.day_edit import DayEdit
from dnapp.ui.widgets.field_frame import FieldFrame
from dnapp.ui.widgets.money_edit import MoneyEdit, Sum
from dnapp.ui.widgets.number_edit import NumberEdit
from tests.ui.gallery_parts import make_day, make_money, read_number, show_number


@pytest.fixture
def day(look: Look, qtbot: QtBot) -> DayEdit[date]:
    edit = make_day(look)
    qtbot.addWidget(edit)
    edit.show()
    edit.setFocus()
    return edit


@pytest.fixture
def money(look: Look, qtbot: QtBot) -> MoneyEdit:
    edit = make_money(look)
    qtbot.addWidget(edit)
    edit.show()
    edit.setFocus()
    return edit


def test_a_day_is_read_on_leaving_and_shown_back(day: DayEdit[date], qtbot: QtBot) -> None:
    QTest.keyClicks(day.edit, "5/3/24")
    assert day.text_now() == "5/3/24"
    assert day.value() == date(2024, 3, 5)
    assert day.text_now() == "5/3/24"
    with qtbot.waitSignal(day.edited):
        day.settle()
    assert day.text_now() == "05/03/2024"
    with qtbot.assertNotEmitted(day.edited):
        day.settle()


def test_an_unreadable_day_stays_with_its_sentence(day: DayEdit[date], qtbot: QtBot) -> None:
    day.set_value(date(2024, 3, 5))
    day.edit.setText("31/6/25")
    with qtbot.waitSignal(day.edited):
        day.settle()
    assert (day.text_now(), day.value()) == ("31/6/25", None)
    assert day.problem()[0]
    day.set_problem(None)
    assert day.problem()[0]
    day.edit.setText("30/6/25")
    day.settle()
    assert (day.value(), day.problem()[0]) == (date(2025, 6, 30), "")


def test_another_way_of_writing_the_same_day_is_no_edit(day: DayEdit[date], qtbot: QtBot) -> None:
    day.set_value(date(2024, 3, 5))
    day.edit.setText("5/3/24")
    with qtbot.assertNotEmitted(day.edited):
        day.settle()
    assert day.text_now() == "05/03/2024"


def test_a_day_may_be_emptied(day: DayEdit[date], qtbot: QtBot) -> None:
    day.set_value(date(2024, 3, 5))
    day.edit.clear()
    with qtbot.waitSignal(day.edited):
        day.settle()
    assert day.value() is None
    assert day.problem()[0] == ""


def test_ctrl_semicolon_takes_today(day: DayEdit[date], qtbot: QtBot) -> None:
    with qtbot.waitSignal(day.edited):
        QTest.keyClick(day.edit, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert day.value() == date(2026, 11, 22)
    assert day.text_now() == "22/11/2026"


def test_a_plain_semicolon_is_text(day: DayEdit[date]) -> None:
    QTest.keyClicks(day.edit, ";")
    assert day.text_now() == ";"


def test_the_calendar_opens_at_the_value_monday_first(day: DayEdit[date]) -> None:
    day.set_value(date(2025, 6, 9))
    QTest.keyClick(day.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    days = day._calendar.days
    assert days.isVisible()
    assert days.selectedDate() == QDate(2025, 6, 9)
    assert days.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert days.locale().monthName(6) == "tháng 6"


def test_a_picked_day_is_taken(day: DayEdit[date], qtbot: QtBot) -> None:
    day.open_calendar()
    with qtbot.waitSignal(day.edited):
        day._calendar.days.activated.emit(QDate(2025, 6, 12))
    assert day.value() == date(2025, 6, 12)
    assert not day._calendar.isVisible()


def test_a_read_only_day_takes_nothing(day: DayEdit[date]) -> None:
    day.set_read_only(True)
    QTest.keyClick(day.edit, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(day.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert day.value() is None
    assert day._calendar is None


def test_a_number_is_right_aligned_and_read(look: Look, qtbot: QtBot) -> None:
    edit = NumberEdit(look, read_number, show_number, unit="người")
    qtbot.addWidget(edit)
    edit.edit.setText("1270")
    edit.settle()
    assert edit.value() == 1270
    assert edit.text_now() == "1.270"
    assert edit.edit.alignment() & Qt.AlignmentFlag.AlignRight


def test_an_amount_keeps_its_currency(money: MoneyEdit, qtbot: QtBot) -> None:
    money.set_value(Sum(Decimal(1_000), "USD"))
    assert (money.currency(), money.text_now()) == ("USD", "1.000")
    money.edit.setText("2500")
    with qtbot.waitSignal(money.edited):
        money.settle()
    assert money.value() == Sum(Decimal(2_500), "USD")


def test_a_currency_written_in_the_text_goes_to_the_picker(money: MoneyEdit, qtbot: QtBot) -> None:
    money.edit.setText("300 EUR")
    with qtbot.waitSignal(money.currency_picked) as told:
        money.settle()
    assert told.args == ["EUR"]
    assert (money.value(), money.text_now()) == (Sum(Decimal(300), "EUR"), "300")


def test_picking_a_currency_changes_the_value(money: MoneyEdit, qtbot: QtBot) -> None:
    money.set_value(Sum(Decimal(5), "VND"))
    with qtbot.waitSignals([money.currency_picked, money.edited]):
        money._menu.actions()[1].trigger()
    assert money.value() == Sum(Decimal(5), "USD")
    money.set_value(None)
    with qtbot.assertNotEmitted(money.edited):
        money._menu.actions()[0].trigger()
    assert (money.value(), money.currency()) == (None, "VND")


def test_a_message_never_changes_the_height(look: Look, qtbot: QtBot) -> None:
    edit = make_day(look)
    frame = FieldFrame(look, "Ngày đi", edit, required=True, help_text="Được thiếu ngày")
    qtbot.addWidget(frame)
    frame.show()
    height = frame.height()
    assert frame.message.text() == "Được thiếu ngày"
    edit.set_problem("Phải từ 09/06/2025 trở đi")
    assert frame.message.text() == "Phải từ 09/06/2025 trở đi"
    assert frame.height() == height == frame.sizeHint().height()
    assert "Phải từ 09/06/2025" in edit.edit.accessibleDescription()
    edit.set_problem("Danh sách mới có 16 người", "warning")
    edit.set_problem(None)
    assert frame.message.text() == "Được thiếu ngày"
    assert edit.edit.accessibleDescription() == ""
    assert edit.edit.accessibleName().startswith("Ngày đi")
