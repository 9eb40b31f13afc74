"""Stories of records begun like another one: from the list, from the form, one after another."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.member import Member
from tests.functional.office import Office, shown


@pytest.fixture
def trip(office: Office) -> Office:
    """An office with one delegation of last year, which is the current one of its list."""
    record = Delegation(
        direction="out", name="Đoàn đi Lào", countries=("LA",), starts_on=PartialDay(2025, 6, 9),
        headcount=1, pillar="state", result="Đã ký",
    )  # fmt: skip
    tree = Tree(record, {"member": (Member(pos=1, name="Nguyễn Thị Hường"),)})
    office.workspace.save_tree(DELEGATION, tree, "add_records")
    office.press("Ctrl+2")
    office.wait(lambda: office.list.current() is not None)
    return office


def value(office: Office, name: str) -> str:
    return office.frame(name).editor.text_now()


def test_a_copy_from_the_list_is_a_new_unsaved_record(trip: Office) -> None:
    trip.press("Ctrl+Alt+N")
    assert trip.form.state.is_new
    assert (value(trip, "name"), value(trip, "starts_on"), value(trip, "result")) == (
        "Đoàn đi Lào", "", ""
    )  # fmt: skip
    assert [row[0] for row in trip.grid("member")] == ["Nguyễn Thị Hường"]
    assert any("Phiếu mới lập theo" in band for band in trip.bands())
    trip.tab_to(trip.form.form.label("starts_on"))
    trip.type("5/3/26")
    trip.press("Tab", "Ctrl+S")
    trip.wait(lambda: trip.list.model.rowCount() == 2)
    trip.press("Ctrl+Z")
    trip.wait(lambda: trip.list.model.rowCount() == 1)


def test_members_of_a_copy_are_dropped_with_one_button_and_come_back(trip: Office) -> None:
    trip.press("Return", "Ctrl+Alt+N")
    drop = next(b for b in shown(trip.win, QAbstractButton) if b.text().startswith("Bỏ danh sách"))
    drop.click()
    assert trip.grid("member") == []
    trip.press("Ctrl+Z")
    assert len(trip.grid("member")) == 1


def test_a_copy_in_which_nothing_was_typed_leaves_no_draft(trip: Office) -> None:
    trip.press("Ctrl+Alt+N")
    trip.press("Alt+Left")
    assert trip.toast() == ""
    trip.press("Ctrl+N")
    assert trip.form.offer is None
    assert value(trip, "name") == ""


def test_a_draft_begun_before_is_asked_about_first(trip: Office) -> None:
    trip.press("Ctrl+N")
    trip.type("Đoàn gõ dở")
    trip.press("Alt+Left", "Ctrl+Alt+N")
    assert trip.form.offer is not None
    trip.form.offer.give_up_button.click()
    assert value(trip, "name") == "Đoàn đi Lào"


def test_save_and_next_keeps_what_repeats_and_nothing_else(trip: Office) -> None:
    trip.press("Return", "Ctrl+Return")
    assert trip.form.state.is_new
    assert (value(trip, "name"), value(trip, "starts_on")) == ("", "")
    assert value(trip, "pillar") == "Ngoại giao Nhà nước"
    assert trip.form.state.value("direction") == "out"
    trip.press("Alt+Left")
    trip.press("Ctrl+N")
    assert trip.form.offer is None, "what the program put in is no draft"
