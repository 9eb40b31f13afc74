"""The report page of a test, and making its report anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from dnapp.core.periods import ND09, parse_period
from dnapp.ui.pages.report_page import ReportPage
from dnapp.ui.session import Session
from dnapp.ui.theme import Look

LONG = 20_000
THIRD = parse_period("2026-Q3", ND09)


def open_report(look: Look, session: Session, settings: QSettings, qtbot: QtBot) -> ReportPage:
    """The page with the report of the last finished quarter on it."""
    page = ReportPage(look, session, settings)
    qtbot.addWidget(page)
    page.resize(1142, 634)
    page.show()
    qtbot.waitUntil(page.is_complete, timeout=LONG)
    return page


def change(page: ReportPage, qtbot: QtBot, act: Callable[[], object]) -> None:
    """Do something that makes the report anew, and wait for it."""
    before = page._made
    act()
    qtbot.waitUntil(lambda: page._made is not before and page.is_complete(), timeout=LONG)
