"""The preview of the report of a quarter: from a typed letter to the drawn page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QSettings
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dnapp.core.paths import words_folder
from dnapp.core.words import Catalog
from dnapp.services.sample import create_sample
from dnapp.services.workspace import Workspace
from dnapp.ui.application import make_application
from dnapp.ui.pages.report_page import ReportPage
from dnapp.ui.session import Session
from tests.bench.conftest import TODAY, Table
from tests.ui.pages.report_desk import open_report

_GOAL = 300
_TIMES = 15


@pytest.fixture
def page(qapp: object, tmp_path: Path, qtbot: QtBot) -> Iterator[ReportPage]:
    look = make_application(Catalog.load(words_folder()))[1]
    workspace = Workspace.open(tmp_path / "data", today=TODAY, who="bench", words=look.words)
    create_sample(workspace)
    session = Session(workspace)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    yield open_report(look, session, settings, qtbot)
    session.close()


def test_a_letter_typed_into_a_chapter(page: ReportPage, table: Table) -> None:
    text = page.chapter.own.text.edit
    text.setFocus()

    def typed() -> float:
        before, begun = page._made, perf_counter()
        QTest.keyClicks(text, "a")
        while page._made is before or not page.preview.desk.is_ready():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return (perf_counter() - begun) * 1000

    times = [typed() for _ in range(_TIMES + 2)][2:]
    middle, _ = table.note("a typed letter on the drawn page", times, str(_GOAL))
    assert middle <= _GOAL
