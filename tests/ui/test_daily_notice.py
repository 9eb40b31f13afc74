"""What is due: the badge of the start page, and the notice that the desktop shows once a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.words import Catalog
from dnapp.records.reminder import Reminder
from dnapp.services.duties import DueTally, due, due_tally, mark_done
from dnapp.ui.daily_notice import DailyNotice
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.overview_page import OverviewPage
from dnapp.ui.pages.settings_page import SettingsPage
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.nav_button import NavButton
from dnapp.ui.window_parts import OVERVIEW
from tests.ui.conftest import TODAY

LONG = 10_000


@pytest.fixture
def words(look: Look) -> Catalog:
    return look.words


@pytest.fixture
def tally(session: Session) -> DueTally:
    workspace = session.workspace
    return due_tally(workspace.repositories, workspace.settings, TODAY)


def notices(notice: DailyNotice, *heard: DueTally) -> list[tuple[str, str]]:
    """What the desktop is told of these tallies, one after another."""
    told: list[tuple[str, str]] = []

    def take(title: str, text: str) -> None:
        told.append((title, text))

    notice.wanted.connect(take)
    for tally in heard:
        notice.hear(tally)
    return told


def badge(window: MainWindow) -> str:
    return place(window).item.badge


def place(window: MainWindow) -> NavButton:
    """The start page in the sidebar."""
    found = window.sidebar.findChildren(NavButton)
    return next(button for button in found if button.item.key == OVERVIEW)


def test_the_tally_counts_what_the_list_of_duties_shows(session: Session, tally: DueTally) -> None:
    workspace = session.workspace
    duties = due(workspace.repositories, workspace.settings, TODAY)
    late = [duty for duty in duties if duty.due_on < TODAY]
    week = [duty for duty in duties if TODAY <= duty.due_on <= TODAY + timedelta(days=7)]
    assert late
    assert week
    assert (tally.overdue, tally.week) == (len(late), len(week))
    assert tally.nearest == week[0]


def test_the_start_page_bears_the_number_of_overdue_duties_and_follows_changes(
    window: MainWindow, session: Session, tally: DueTally, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: badge(window) == str(tally.overdue), timeout=LONG)
    workspace = session.workspace
    first = due(workspace.repositories, workspace.settings, TODAY)[0]
    mark_done(workspace, first)
    session.announce(["duty_mark"])
    qtbot.waitUntil(lambda: badge(window) == str(tally.overdue - 1), timeout=LONG)


def test_its_badge_leads_to_the_start_page(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: badge(window) != "", timeout=LONG)
    qtbot.keyClick(place(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(window.pages.currentWidget(), OverviewPage)


def test_a_day_is_told_once_and_the_next_one_again(
    words: Catalog, window_settings: QSettings, tally: DueTally, session: Session
) -> None:
    notice = DailyNotice(words, window_settings, session)
    tomorrow = replace(tally, day=TODAY + timedelta(days=1))
    told = notices(notice, tally, tally, tomorrow)
    assert len(told) == 2
    title, text = told[0]
    assert title == "Việc cần làm hôm nay"
    assert f"{tally.overdue:02d} việc quá hạn" in text
    assert f"{tally.week:02d} việc đến hạn trong 7 ngày tới" in text
    again = notices(DailyNotice(words, window_settings, session), tomorrow)
    assert again == [], "a second start on the same day says nothing"


def test_nothing_due_is_not_told_and_does_not_use_up_the_day(
    words: Catalog, window_settings: QSettings, tally: DueTally, session: Session
) -> None:
    notice = DailyNotice(words, window_settings, session)
    assert len(notices(notice, DueTally(TODAY, 0, 0, None), tally)) == 1


def test_switched_off_it_is_silent(
    window: MainWindow, words: Catalog, window_settings: QSettings, tally: DueTally, qtbot: QtBot
) -> None:
    window.go_to("settings")
    page = window.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    box = page.machine.notice
    assert box.value(), "on until someone switches it off"
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    notice = DailyNotice(words, window_settings, window)
    assert notices(notice, tally) == []
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert len(notices(notice, tally)) == 1


def test_what_officers_wrote_stays_off_the_desktop(
    words: Catalog, window_settings: QSettings, session: Session
) -> None:
    workspace = session.workspace
    with workspace.changes.change("save") as change:
        change.save(Reminder(task="Gọi ông Kim về hộ chiếu", due_on=PartialDay.of(TODAY)))
    tally = due_tally(workspace.repositories, workspace.settings, TODAY)
    assert tally.nearest is not None
    assert tally.nearest.name == "Gọi ông Kim về hộ chiếu"
    ((_, text),) = notices(DailyNotice(words, window_settings, session), tally)
    assert "Kim" not in text
    assert "việc tự nhắc" in text
