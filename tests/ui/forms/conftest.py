"""A real data folder, and a keyboard, for the tests of the forms."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dnapp.services.workspace import Workspace
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.pages.form_new import new_form
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.session import Session
from dnapp.ui.theme import Look

TODAY = date(2026, 11, 22)


class Keyboard:
    """Types into whatever has the focus, as Windows and UniKey send it: letter by letter."""

    def __init__(self, app: QApplication) -> None:
        self._app = app

    def type(self, text: str) -> None:
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                self._app.sendEvent(self._app.focusWidget(), event)

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self._app.focusWidget(), key, held)
        self._app.processEvents()

    def control(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def keyboard(qapp: QApplication) -> Keyboard:
    return Keyboard(qapp)


@pytest.fixture(scope="session")
def prepared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared")
    Workspace.open(folder, today=TODAY, who="Mẫu").close()
    return folder


@pytest.fixture
def workspace(prepared_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    folder = tmp_path / "data"
    shutil.copytree(prepared_folder, folder)
    opened = Workspace.open(folder, today=TODAY, who="Mẫu")
    yield opened
    opened.close()


@pytest.fixture
def session(workspace: Workspace, qapp: QApplication) -> Session:
    return Session(workspace)


@pytest.fixture
def new_page(qtbot: QtBot, look: Look, session: Session) -> Callable[[ListSetup], FormPage]:
    def make(setup: ListSetup) -> FormPage:
        return show(qtbot, new_form(look, session, setup))

    return make


@pytest.fixture
def open_page(qtbot: QtBot, look: Look, session: Session) -> Callable[[ListSetup, str], FormPage]:
    def make(setup: ListSetup, ident: str) -> FormPage:
        tree = session.workspace.tree(setup.kind, ident)
        return show(qtbot, FormPage(look, session, setup, tree))

    return make


def show(qtbot: QtBot, page: FormPage) -> FormPage:
    page.resize(1142, 690)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.focus()
    return page
