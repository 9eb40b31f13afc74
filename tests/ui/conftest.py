"""The look of the program, for tests that show parts of the window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QDialog,
    QFileDialog,
    QFontDialog,
    QInputDialog,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from dnapp.core.paths import resource, words_folder
from dnapp.core.periods import ND09, parse_period
from dnapp.core.words import Catalog
from dnapp.services.issuing import Issue, issue
from dnapp.services.sample import create_sample
from dnapp.services.statistics import figures
from dnapp.services.workspace import Workspace
from dnapp.ui.fonts import load_fonts
from dnapp.ui.icons import Icons
from dnapp.ui.lists.page import ListPage
from dnapp.ui.lists.setups import LISTS
from dnapp.ui.lists.state import ListState
from dnapp.ui.main_window import MainWindow
from dnapp.ui.qt_words import speak_vietnamese
from dnapp.ui.session import Session
from dnapp.ui.stylesheet import dress
from dnapp.ui.theme import Look, Theme

TODAY = date(2026, 11, 22)

_BLOCKING = {
    QDialog: ("exec",),
    QMessageBox: ("exec", "about", "aboutQt", "critical", "information", "question", "warning"),
    QFileDialog: (
        "exec",
        "getExistingDirectory",
        "getExistingDirectoryUrl",
        "getOpenFileName",
        "getOpenFileNames",
        "getOpenFileUrl",
        "getOpenFileUrls",
        "getSaveFileName",
        "getSaveFileUrl",
    ),
    QInputDialog: ("exec", "getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    QColorDialog: ("exec", "getColor"),
    QFontDialog: ("exec", "getFont"),
}


@pytest.fixture(autouse=True)
def _no_blocking_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dialogs open with open(): one that waits for an answer is a mistake."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a dialog that blocks the window was opened")

    for owner, names in _BLOCKING.items():
        for name in names:
            monkeypatch.setattr(owner, name, refuse)


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """The light theme at 100 %, with the bundled fonts, icons and words."""
    load_fonts(resource("fonts"))
    theme = Theme.load(resource("theme", "tokens.toml"))
    words = Catalog.load(words_folder())
    speak_vietnamese(qapp, words.table("qt"))
    dress(qapp, theme)
    return Look(theme, Icons(theme, resource("icons")), words)


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample province; copy it before anything is written."""
    folder = tmp_path_factory.mktemp("sample") / "data"
    workspace = Workspace.open(folder, today=TODAY, who="an")
    create_sample(workspace)
    first = parse_period("2026-Q1", ND09)
    issue(
        workspace,
        Issue(
            "quarterly", "Báo cáo công tác đối ngoại quý I năm 2026", first, "7/BC-SNgV",
            date(2026, 3, 16), "Nguyễn Mẫu Minh", locked=False, content=b"%PDF",
            figures=figures(workspace, first), narrative={},
        ),
    )  # fmt: skip
    workspace.close()
    return folder


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    """A copy of the sample province of a test's own."""
    return Path(shutil.copytree(sample_folder, tmp_path / "data"))


@pytest.fixture
def session(look: Look, folder: Path) -> Iterator[Session]:
    """An open session on a copy of the sample province."""
    session = Session(Workspace.open(folder, today=TODAY, who="an", words=look.words))
    yield session
    session.close()


@pytest.fixture
def window_settings(tmp_path: Path) -> QSettings:
    """The remembered look of the window, in a file of the test's own."""
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(look: Look, session: Session, window_settings: QSettings, qtbot: QtBot) -> MainWindow:
    """The window on the sample province, its first list read."""
    window = MainWindow(look, session, window_settings)
    qtbot.addWidget(window)
    window.resize(1366, 690)
    window.show()
    page = window.pages.currentWidget()
    assert isinstance(page, ListPage)
    qtbot.waitUntil(lambda: bool(page.totals.shown))
    return window


@pytest.fixture
def incoming(look: Look, session: Session, window_settings: QSettings, qtbot: QtBot) -> ListPage:
    """The page of incoming delegations by itself, wholly read."""
    setup = LISTS["incoming"]
    page = ListPage(look, session, setup, ListState(window_settings, setup))
    qtbot.addWidget(page)
    page.resize(1142, 640)
    page.show()
    qtbot.waitUntil(lambda: bool(page.totals.shown))
    return page
