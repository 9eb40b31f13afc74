"""The report page, for the files of its tests; tests of other pages have a `page` of their own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from dnapp.ui.pages.report_page import ReportPage
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from tests.ui.pages.report_desk import open_report


@pytest.fixture
def page(look: Look, session: Session, window_settings: QSettings, qtbot: QtBot) -> ReportPage:
    return open_report(look, session, window_settings, qtbot)
