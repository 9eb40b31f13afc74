"""Stories of a window that was closed, or a PC that went down, in the middle of typing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QMenu

from dnapp.core.days import PartialDay
from dnapp.store.drafts import Drafts
from tests.functional.office import Office, shown


@pytest.fixture
def left(office: Office) -> Office:
    """Started again after a new đoàn vào was left half typed."""
    office.press("Ctrl+N")
    office.type("Đoàn tỉnh Gyeongsangbuk")
    office.reopen()
    office.wait(lambda: button(office, "Mở") is not None)
    return office


def button(office: Office, text: str) -> QAbstractButton | None:
    found = (each for each in shown(office.win, QAbstractButton) if each.text() == text)
    return next(found, None)


def press(office: Office, text: str) -> None:
    found = button(office, text)
    assert found is not None
    found.click()


def band(office: Office) -> str:
    return next((text for text in office.bands() if "nhập dở" in text), "")


def test_a_start_offers_what_was_left_and_opens_it_with_the_text_in_place(left: Office) -> None:
    assert "đoàn vào “Đoàn tỉnh Gyeongsangbuk”" in band(left)
    press(left, "Mở")
    assert left.frame("name").editor.text_now() == "Đoàn tỉnh Gyeongsangbuk"
    assert left.form.offer is None, "it is not asked twice"
    assert band(left) == ""


def test_of_several_one_is_chosen_and_the_others_stay_offered(left: Office) -> None:
    left.press("Ctrl+2", "Ctrl+N")
    left.type("Đoàn đi Lào")
    left.reopen()
    left.wait(lambda: button(left, "Mở") is not None)
    assert band(left) == "Có 02 phiếu đang nhập dở."
    press(left, "Mở")
    menu = next(shown(left.win, QMenu))
    next(each for each in menu.actions() if "Đoàn đi Lào" in each.text()).trigger()
    menu.close()
    assert left.frame("name").editor.text_now() == "Đoàn đi Lào"
    left.wait(lambda: "Gyeongsangbuk" in band(left))


def test_what_is_thrown_away_comes_back_with_undo(left: Office) -> None:
    drafts = Drafts(left.workspace.database)
    before = drafts.all()
    press(left, "Bỏ")
    assert (band(left), drafts.all()) == ("", [])
    assert left.toast().startswith("Đã bỏ 01 phiếu đang nhập dở.")
    left.win.toast.acted.emit()
    assert drafts.all() == before
    left.wait(lambda: "Gyeongsangbuk" in band(left))


def test_put_off_until_the_next_start(left: Office) -> None:
    later = next(b for b in shown(left.win, QAbstractButton) if "Để sau" in b.toolTip())
    later.click()
    assert band(left) == ""
    left.reopen()
    left.wait(lambda: band(left) != "")


def test_a_start_with_nothing_left_says_nothing(office: Office) -> None:
    office.reopen()
    office.wait(lambda: office.list.totals.shown)
    assert office.bands() == []


def test_what_was_given_up_in_its_form_is_no_longer_offered(left: Office) -> None:
    left.press("Ctrl+N")
    assert left.form.offer is not None
    left.form.offer.give_up_button.click()
    form = left.form
    press(left, "Mở")
    assert band(left) == ""
    assert left.form is form, "no other form is opened for it"


def test_what_was_saved_meanwhile_is_no_longer_offered(left: Office) -> None:
    left.press("Ctrl+N")
    assert left.form.offer is not None
    left.form.offer.go_on_button.click()
    left.form.state.put("countries", ("KR",), "nước")
    left.form.state.put("starts_on", PartialDay(2026, 6, 9), "ngày")
    left.press("Ctrl+S")
    left.wait(lambda: band(left) == "")
