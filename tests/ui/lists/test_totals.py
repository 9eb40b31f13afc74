"""Counts and sums of a list in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pytestqt.qtbot import QtBot

from dnapp.store.repository import Sums
from dnapp.ui.lists.page import ListPage
from dnapp.ui.lists.setups import AID, INCOMING
from dnapp.ui.lists.totals import selection_parts
from dnapp.ui.theme import Look


def test_currencies_are_never_added_up(look: Look) -> None:
    setup = replace(AID, sums=("counterpart",))
    money = {"counterpart": {"USD": Decimal("1200.50"), "VND": Decimal(30_000_000)}}
    parts = selection_parts(setup, look.words, Sums(3, {}, money))
    assert parts[1:] == ["Tổng Vốn đối ứng: 1.200,50 USD; 30.000.000 đồng"]


def test_sum_and_mean_of_a_number(look: Look) -> None:
    parts = selection_parts(INCOMING, look.words, Sums(4, {"headcount": 63}, {}))
    assert parts == [
        "Đang chọn 4 đoàn vào",
        "Tổng Số người: 63",
        "Trung bình: 15,75",
    ]


def test_ticks_are_summed_in_the_status_line(incoming: ListPage, qtbot: QtBot) -> None:
    view, model = incoming.view, incoming.model
    with qtbot.waitSignal(incoming.totals.changed):
        for row in (0, 1, 3):
            view.toggle_row(row)
    total = sum(model.record(row).headcount or 0 for row in (0, 1, 3))
    assert "3 đoàn" in incoming.totals.selected
    assert f": {total} " in incoming.totals.selected
    with qtbot.waitSignal(incoming.totals.changed):
        view.clearSelection()
    assert incoming.totals.selected == ""


def test_all_ticked_is_what_is_shown(incoming: ListPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(incoming.totals.changed):
        incoming.view.selectAll()
    shown = incoming.totals.shown.split(" ")[1]
    assert f"Đang chọn {shown} đoàn" in incoming.totals.selected
