"""The check of the data file behind an open window."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from dnapp.core.errors import UserError
from dnapp.core.paths import DataFolder
from dnapp.services.workspace import Workspace
from dnapp.ui.guarding import Guard
from dnapp.ui.main_window import MainWindow
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.band import Band
from tests.ui.conftest import TODAY


def judged(qtbot: QtBot, session: Session) -> UserError | None:
    guard = Guard(session)
    with qtbot.waitSignal(guard.found, timeout=30_000) as answer:
        guard.begin()
    found = answer.args[0]
    assert found is None or isinstance(found, UserError)
    return found


def test_a_whole_file_is_not_spoken_of(qtbot: QtBot, session: Session) -> None:
    assert judged(qtbot, session) is None


def test_a_damaged_page_is_found(qtbot: QtBot, look: Look, folder: Path) -> None:
    path = DataFolder(folder).database
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    session = Session(Workspace.open(folder, today=TODAY, who="an", words=look.words))
    found = judged(qtbot, session)
    session.close()

    assert found is not None
    assert found.key == "check.pages"
    assert str(path) in look.words.error(found)


def test_what_is_wrong_stays_across_the_window(window: MainWindow) -> None:
    window.bands.warn(None)
    assert window.findChildren(Band) == []
    window.bands.warn(UserError("check.pages", count="02", path="dnapp.db"))
    (band,) = window.findChildren(Band)
    assert "02 chỗ hỏng" in band.accessibleName()
