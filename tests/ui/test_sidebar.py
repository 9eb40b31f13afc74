"""The sidebar: its numbers, its folds, its red numbers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records import BY_KEY
from dnapp.records.agreement import Agreement
from dnapp.records.term import Term
from dnapp.ui.main_window import MainWindow
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.nav_button import NavItem
from tests.ui.window_desk import Held, Key, list_page


def test_a_folded_sidebar_is_remembered(
    look: Look, window: MainWindow, session: Session, window_settings: QSettings, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Key.Key_B, Held.ControlModifier)
    assert window.sidebar.is_narrow()
    window.close()
    again = MainWindow(look, session, window_settings)
    qtbot.addWidget(again)
    again.resize(1600, 900)
    again.show()
    again.activateWindow()
    qtbot.waitUntil(again.isActiveWindow)
    assert again.sidebar.is_narrow()
    qtbot.keyClick(again, Key.Key_B, Held.ControlModifier)
    assert not again.sidebar.is_narrow()


def test_folded_groups_are_remembered(
    look: Look, window: MainWindow, session: Session, window_settings: QSettings, qtbot: QtBot
) -> None:
    assert window.sidebar._buttons["gifts"].isHidden()
    assert window.sidebar._buttons["plans"].isHidden()
    window.go_to("gifts")
    window.close()
    again = MainWindow(look, session, window_settings)
    qtbot.addWidget(again)
    assert not again.sidebar._buttons["gifts"].isHidden()
    assert again.sidebar._buttons["plans"].isHidden()


def _item(window: MainWindow, key: str) -> NavItem:
    return window.sidebar._buttons[key].item


def test_the_sidebar_counts_the_year_and_follows_changes(window: MainWindow, qtbot: QtBot) -> None:
    page = list_page(window)
    qtbot.waitUntil(lambda: bool(_item(window, "incoming").count))
    first, last = date(2025, 12, 15), date(2026, 12, 14)
    starts = [page.model.record(row).starts_on for row in range(page.model.rowCount())]
    of_year = sum(first <= day.first() <= last for day in starts)
    assert 0 < of_year < len(starts)
    assert _item(window, "incoming").count == str(of_year)
    said = window.sidebar._buttons["incoming"].toolTip()
    assert (
        f"{of_year} đoàn vào trong năm 2026 (15/12/2025 – 14/12/2026), tính theo ngày đến" in said
    )
    assert _item(window, "countries").count == "249"
    counted = next(row for row, day in enumerate(starts) if first <= day.first() <= last)
    window._undoing.delete("delegation", [page.model.record(counted).n])
    qtbot.waitUntil(lambda: _item(window, "incoming").count == str(of_year - 1))


def test_the_sidebar_counts_anew_when_the_year_is_cut_otherwise(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(_item(window, "incoming").said))
    window._session.workspace.save_settings({"basis": "calendar"})
    window._session.announce(["setting"])
    qtbot.waitUntil(lambda: "01/01/2026 – 31/12/2026" in _item(window, "incoming").said)


def test_the_red_number_leads_to_what_is_late(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(_item(window, "outgoing").badge))
    late = int(_item(window, "outgoing").badge)
    assert f"{late:02} đoàn ra quá hạn báo cáo kết quả" in _item(window, "outgoing").said
    button = window.sidebar._buttons["outgoing"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=button._badge_box().center())
    page = list_page(window)
    assert page.list_key == "outgoing"
    qtbot.waitUntil(lambda: page.model.complete)
    rows = range(page.model.rowCount())
    assert [page.model.record(row).status for row in rows] == ["overdue"] * late
    page.clear_filters()
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() > late)
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Return, Held.ShiftModifier)
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == late)


def test_an_agreement_whose_notice_was_missed_is_late(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    day = PartialDay.from_text
    made = Agreement(
        title="Bản ghi nhớ sắp hết hạn",
        form="memorandum",
        on_behalf="province",
        signed_on=day("2022-01-01"),
        effective_on=day("2022-01-01"),
        renewal="by_agreement",
        notice=60,
        notice_unit="days",
    )
    term = Term(
        kind="original", basis="until", starts_on=day("2022-01-01"), ends_on=day("2026-12-31")
    )
    qtbot.waitUntil(lambda: bool(_item(window, "agreements").count))
    before = int(_item(window, "agreements").badge or 0)
    session.workspace.save_tree(BY_KEY["agreement"], Tree(made, {"term": (term,)}), "save_record")
    session.announce(["agreement"])
    qtbot.waitUntil(lambda: _item(window, "agreements").badge == str(before + 1))
    window._show_late("agreements")
    page = list_page(window)
    qtbot.waitUntil(lambda: page.model.complete)
    titles = [page.model.record(row).title for row in range(page.model.rowCount())]
    assert len(titles) == before + 1
    assert made.title in titles
