"""Picking from popup lists by keyboard, mouse and typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dnapp.ui.theme import Look
from dnapp.ui.widgets.choice_box import ChoiceBox
from dnapp.ui.widgets.line_edit import LineEdit
from dnapp.ui.widgets.multi_choice_box import MultiChoiceBox
from dnapp.ui.widgets.option_list import FixedOptions, Option
from tests.ui.gallery_parts import FIELDS, PARTNERS


@pytest.fixture
def box(look: Look, qtbot: QtBot) -> ChoiceBox:
    page = QWidget()
    page.resize(400, 300)
    inside = QVBoxLayout(page)
    box = ChoiceBox(look, PARTNERS.find, PARTNERS.option_of, add_text="Thêm “{}”".format)
    inside.addWidget(box)
    inside.addWidget(LineEdit(look))
    qtbot.addWidget(page)
    page.show()
    box.setFocus()
    box.page = page
    return box


@pytest.fixture
def many(look: Look, qtbot: QtBot) -> MultiChoiceBox:
    box = MultiChoiceBox(look, FIELDS.find, FIELDS.option_of, placeholder="Chọn lĩnh vực")
    qtbot.addWidget(box)
    box.resize(268, 34)
    box.show()
    box.setFocus()
    return box


def offered(box: ChoiceBox | MultiChoiceBox) -> list[str]:
    return [option.title for option in box._picker._popup._model.options]


def test_typing_without_marks_finds_after_a_pause(box: ChoiceBox, qtbot: QtBot) -> None:
    QTest.keyClicks(box.edit, "phan")
    assert not box._picker.is_open()
    qtbot.waitUntil(box._picker.is_open)
    assert offered(box) == ["Hủa Phăn", "Phần Lan", "Đại sứ quán Phần Lan"]
    first = box._picker._popup._model.options[0]
    assert first.spans == ((4, 8),)


def test_enter_takes_the_marked_row(box: ChoiceBox, qtbot: QtBot) -> None:
    QTest.keyClicks(box.edit, "phan")
    qtbot.waitUntil(box._picker.is_open)
    with qtbot.waitSignal(box.edited):
        QTest.keyClick(box.edit, Qt.Key.Key_Down)
        QTest.keyClick(box.edit, Qt.Key.Key_Down)
        QTest.keyClick(box.edit, Qt.Key.Key_Return)
    assert (box.value(), box.text_now()) == ("fi-emb", "Đại sứ quán Phần Lan")
    assert not box._picker.is_open()


def test_enter_right_after_typing_searches_first(box: ChoiceBox) -> None:
    box.open_list()
    QTest.keyClicks(box.edit, "gyeong")
    QTest.keyClick(box.edit, Qt.Key.Key_Return)
    assert box.value() == "kr-gb"


def test_esc_closes_and_keeps_the_text(box: ChoiceBox, qtbot: QtBot) -> None:
    QTest.keyClicks(box.edit, "phan")
    qtbot.waitUntil(box._picker.is_open)
    QTest.keyClick(box.edit, Qt.Key.Key_Escape)
    assert not box._picker.is_open()
    assert box.text_now() == "phan"


@pytest.mark.parametrize("way", ["alt", "button", "click"])
def test_the_whole_list_opens_at_the_value(box: ChoiceBox, way: str) -> None:
    box.set_value("fi")
    if way == "alt":
        QTest.keyClick(box.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    elif way == "button":
        QTest.mouseClick(box._opener, Qt.MouseButton.LeftButton)
    else:
        QTest.mouseClick(box.edit, Qt.MouseButton.LeftButton)
    assert len(offered(box)) == 5
    if way != "alt":
        assert box._picker._popup._list.currentIndex().row() == 1
    assert box.edit.hasFocus()


def test_a_click_on_a_row_takes_it(box: ChoiceBox, qtbot: QtBot) -> None:
    box.open_list()
    rows = box._picker._popup._list
    with qtbot.waitSignal(box.edited):
        place = rows.visualRect(rows.model().index(1, 0)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert box.value() == "fi"


def test_the_last_row_offers_to_add_what_was_typed(box: ChoiceBox, qtbot: QtBot) -> None:
    QTest.keyClicks(box.edit, "phan")
    qtbot.waitUntil(box._picker.is_open)
    with qtbot.waitSignal(box.add_wanted) as told:
        QTest.keyClick(box.edit, Qt.Key.Key_PageDown)
        QTest.keyClick(box.edit, Qt.Key.Key_Return)
    assert told.args == ["phan"]


def test_nothing_found_says_so_and_still_offers_to_add(box: ChoiceBox, qtbot: QtBot) -> None:
    QTest.keyClicks(box.edit, "zzz")
    qtbot.waitUntil(box._picker.is_open)
    popup = box._picker._popup
    assert popup._nothing.isVisible()
    with qtbot.waitSignal(box.add_wanted):
        QTest.keyClick(box.edit, Qt.Key.Key_Return)


def test_a_title_typed_in_full_is_taken_on_leaving(box: ChoiceBox, qtbot: QtBot) -> None:
    QTest.keyClicks(box.edit, "Gyeongsangbuk-do")
    with qtbot.waitSignal(box.edited):
        box.settle()
    assert box.value() == "kr-gb"


def test_unknown_text_stays_with_a_sentence(box: ChoiceBox, look: Look) -> None:
    box.set_value("fi")
    QTest.keyClick(box.edit, Qt.Key.Key_End)
    QTest.keyClicks(box.edit, "d")
    box.settle()
    assert box.text_now() == "Phần Land"
    assert box.value() == ""
    assert box.reading_problem() == look.words("ui.not_in_list")
    box.set_problem(None)
    assert box.problem()[0] == look.words("ui.not_in_list")


def test_emptying_takes_the_value_away(box: ChoiceBox, qtbot: QtBot) -> None:
    box.set_value("fi")
    box.edit.selectAll()
    QTest.keyClick(box.edit, Qt.Key.Key_Delete)
    with qtbot.waitSignal(box.edited):
        box.settle()
    assert box.value() == ""
    assert box.reading_problem() == ""


def test_setting_a_value_tells_nobody(box: ChoiceBox, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(box.edited), qtbot.assertNotEmitted(box.typed):
        box.set_value("fi")
        box.settle()


def test_a_read_only_box_opens_nothing(box: ChoiceBox) -> None:
    box.set_read_only(True)
    QTest.keyClick(box.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert not box._picker.is_open()
    assert box._opener.isHidden()


def test_going_to_the_next_field_closes_the_list(box: ChoiceBox) -> None:
    box.open_list()
    QTest.keyClick(box.edit, Qt.Key.Key_Tab)
    assert not box._picker.is_open()


def test_the_list_closes_when_its_field_moves(box: ChoiceBox) -> None:
    box.open_list()
    box.page.move(QPoint(40, 40))
    assert not box._picker.is_open()


def test_chips_are_taken_in_order(many: MultiChoiceBox, qtbot: QtBot) -> None:
    for typed in ("kinh", "huu"):
        QTest.keyClicks(many.edit, typed)
        qtbot.waitUntil(many._picker.is_open)
        QTest.keyClick(many.edit, Qt.Key.Key_Return)
    assert many.value() == ("economy", "friendship")
    assert many.text_now() == ""
    many.open_list()
    assert "Kinh tế" not in offered(many)


def test_backspace_in_an_empty_text_removes_no_chip(many: MultiChoiceBox) -> None:
    many.set_value(["economy"])
    QTest.keyClick(many.edit, Qt.Key.Key_Backspace)
    assert many.value() == ("economy",)


def test_left_and_delete_remove_the_last_chip(many: MultiChoiceBox, qtbot: QtBot) -> None:
    many.set_value(["economy", "health"])
    QTest.keyClick(many.edit, Qt.Key.Key_Left)
    assert many.flow.chips[-1].hasFocus()
    with qtbot.waitSignal(many.edited):
        QTest.keyClick(many.flow.chips[-1], Qt.Key.Key_Delete)
    assert many.value() == ("economy",)
    assert many.edit.hasFocus()


def test_the_cross_of_a_chip_removes_it(many: MultiChoiceBox, qtbot: QtBot) -> None:
    many.set_value(["economy", "health"])
    chip = many.flow.chips[0]
    with qtbot.waitSignal(many.edited):
        place = QPoint(chip.width() - 8, chip.height() // 2)
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=place)
    assert many.value() == ("health",)


def test_the_field_grows_with_its_chips_and_shrinks_again(many: MultiChoiceBox) -> None:
    low = many.height()
    many.set_value(["friendship", "economy", "education", "culture", "labour"])
    assert many.height() > low
    assert all(many.flow.rect().contains(chip.geometry()) for chip in many.flow.chips)
    many.set_value([])
    assert many.height() == low


def test_typed_text_that_was_not_taken_stays(many: MultiChoiceBox, look: Look) -> None:
    QTest.keyClicks(many.edit, "xyz")
    many.settle()
    assert many.text_now() == "xyz"
    assert many.reading_problem() == look.words("ui.not_in_list")


def test_the_very_tones_typed_come_first() -> None:
    options = FixedOptions([Option("1", "Hạ Long"), Option("2", "Hà Nội"), Option("3", "Hả")])
    assert [option.id for option in options.find("hà")] == ["2", "1", "3"]
    assert [option.id for option in options.find("noi ha")] == ["2"]
    assert len(options.find("")) == 3
    assert options.option_of("9") is None
