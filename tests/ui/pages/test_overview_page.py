"""The start page: its lines lead on, "xong" can be undone, all is reached by keyboard."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QSettings, Qt, QTimer
from pytestqt.qtbot import QtBot

from dnapp.services.workspace import Workspace
from dnapp.ui.main_window import MainWindow
from dnapp.ui.overview.lines import DutyLine, RecordLine
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.pages.overview_page import OverviewPage
from dnapp.ui.pages.report_page import ReportPage
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import SecondaryButton
from dnapp.ui.widgets.figure_tile import FigureTile
from dnapp.ui.widgets.menu import Menu
from dnapp.ui.window_parts import OVERVIEW

FAR = 15_000


@pytest.fixture
def window(look: Look, session: Session, window_settings: QSettings, qtbot: QtBot) -> MainWindow:
    """The window on its start page, filled."""
    window = MainWindow(look, session, window_settings, first=OVERVIEW)
    qtbot.addWidget(window)
    page = window.pages.currentWidget()
    assert isinstance(page, OverviewPage)
    window.resize(1366, 690)
    with qtbot.waitSignal(page.filled, timeout=FAR):
        window.show()
    qtbot.waitUntil(page.is_complete, timeout=FAR)
    return window


@pytest.fixture
def page(window: MainWindow) -> OverviewPage:
    page = window.pages.currentWidget()
    assert isinstance(page, OverviewPage)
    return page


def _duties(page: OverviewPage) -> list[DutyLine]:
    return [line for line in page.duties.lines if isinstance(line, DutyLine)]


def test_a_page_that_goes_while_its_lines_find_their_places_is_called_no_more(
    page: OverviewPage, qtbot: QtBot
) -> None:
    assert page._found is not None
    told: list[bool] = []
    page.filled.connect(lambda: told.append(True))
    page._show(page._found)
    shiboken6.delete(page)
    with qtbot.captureExceptions() as raised:
        QTimer.singleShot(0, QCoreApplication.instance(), lambda: told.append(False))
        qtbot.waitUntil(lambda: bool(told), timeout=FAR)
    assert raised == []
    assert told == [False]


def test_what_is_due_stands_there_before_the_figures_are_added_up(
    page: OverviewPage, qtbot: QtBot
) -> None:
    below = page.drafts.mapTo(page, page.drafts.rect().topLeft())
    with qtbot.waitSignal(page.filled, timeout=FAR):
        page._read()
        assert not page.is_complete()
    assert len(_duties(page)) == 7
    qtbot.waitUntil(page.is_complete, timeout=FAR)
    assert page._tiles.count() == 4
    assert page.drafts.mapTo(page, page.drafts.rect().topLeft()) == below


def test_it_names_the_day_and_what_is_overdue(page: OverviewPage) -> None:
    assert page.header._title.text() == "Tổng quan"
    assert page.header._subtitle.text() == "Chủ nhật, 22/11/2026"
    assert "còn 22 ngày đến ngày chốt" in page.band.accessibleName()
    assert page._found is not None
    assert f"{page._found.overdue} việc quá hạn" in page.band.accessibleName()
    assert len(_duties(page)) == 7
    page.more.click()
    assert len(_duties(page)) == len(page._found.duties) > 7


def test_done_takes_a_duty_away_and_undo_brings_it_back(
    window: MainWindow, page: OverviewPage, qtbot: QtBot
) -> None:
    first = _duties(page)[0]
    duty = first._duty
    with qtbot.waitSignal(page.filled, timeout=FAR):
        first.done.click()
    assert page._found is not None
    assert duty not in page._found.duties
    assert window.toast.isVisible()
    with qtbot.waitSignal(page.filled, timeout=FAR):
        window.toast.acted.emit()
    assert duty in page._found.duties


def test_the_verb_opens_the_record_or_the_report(
    window: MainWindow, page: OverviewPage, qtbot: QtBot
) -> None:
    page.more.click()
    lines = _duties(page)
    report = next(line for line in lines if line._duty.action == "report")
    record = next(line for line in lines if line._duty.kind == "delegation")
    record.findChild(SecondaryButton).click()
    form = window.pages.currentWidget()
    assert isinstance(form, FormPage)
    window.go_back()
    qtbot.wait(1)
    report.findChild(SecondaryButton).click()
    assert isinstance(window.pages.currentWidget(), ReportPage)


def test_a_figure_shows_the_records_behind_it(page: OverviewPage, qtbot: QtBot) -> None:
    tile = page.findChildren(FigureTile)[0]
    assert tile.figure.key == "delegation.in.count"
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Return)

    def opened() -> list[Menu]:
        return [menu for menu in page.findChildren(Menu) if menu.isVisible()]

    qtbot.waitUntil(lambda: bool(opened()), timeout=FAR)
    (menu,) = opened()
    count = tile.figure.value
    assert isinstance(count, int)
    assert len(menu.actions()) == min(count, 40) > 0
    menu.close()


def test_the_months_choose_which_agreements_are_shown(page: OverviewPage, qtbot: QtBot) -> None:
    def shown() -> int:
        return sum(isinstance(line, RecordLine) for line in page.ending.lines)

    assert page._found is not None
    counts = []
    for months in ("1", "3", "6", "12"):
        page.months._pick(months)
        counts.append(shown())
        near = [one for one in page._found.ending if one.days_left <= int(months) * 31]
        assert counts[-1] == min(len(near), 10)
    assert counts == sorted(counts)
    assert counts[-1] > 0


def test_it_follows_what_is_written_elsewhere(
    page: OverviewPage, session: Session, qtbot: QtBot
) -> None:
    workspace: Workspace = session.workspace
    assert page._found is not None
    duty = next(duty for duty in page._found.duties if duty.kind == "delegation")
    with workspace.changes.change("delete_records") as change:
        change.delete(duty.kind, duty.id)
    with qtbot.waitSignal(page.filled, timeout=FAR):
        session.announce((duty.kind,))
    assert duty.id not in {one.id for one in page._found.duties}
