"""The dialogs of the window itself: keys and trouble."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dnapp.core.errors import UserError
from dnapp.ui.application import _Hook
from dnapp.ui.dialogs.keys import KeysDialog
from dnapp.ui.dialogs.trouble import TroubleDialog
from dnapp.ui.main_window import MainWindow
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import SecondaryButton

_PASSPORT = "C1234567"
_NAME = "Nguyễn Thị Hường"


def _failure() -> tuple[type[BaseException], BaseException, object]:
    def read_passport(number: str) -> None:
        raise ValueError(f"cannot read {number} of {_NAME}")

    try:
        read_passport(_PASSPORT)
    except ValueError:
        kind, error, trace = sys.exc_info()
        assert kind is not None
        assert error is not None
        return kind, error, trace
    raise AssertionError


def _dialog(kind: type[QWidget]) -> QWidget:
    found = [top for top in QApplication.topLevelWidgets() if isinstance(top, kind)]
    assert len(found) == 1
    return found[0]


def test_f1_shows_every_key_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = _dialog(KeysDialog)
    assert dialog.isVisible()
    assert dialog.isModal()
    texts = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for key in ("Ctrl+K", "Ctrl+N", "F6", "Alt+←", "Ctrl+B", "F4", "Space", "Delete"):
        assert key in texts
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_details_tell_the_place_and_nothing_personal(look: Look, qtbot: QtBot) -> None:
    kind, error, trace = _failure()
    details = TroubleDialog.trace_of(kind, error, trace)
    dialog = TroubleDialog(look, "A", "B", details=details)
    qtbot.addWidget(dialog)
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    shown = text.toPlainText()
    assert shown.splitlines()[0] == "ValueError"
    assert "read_passport" in shown
    assert _PASSPORT not in shown
    assert _NAME not in shown
    copy = next(b for b in dialog.findChildren(SecondaryButton))
    copy.click()
    assert QGuiApplication.clipboard().text() == shown


def test_a_mistake_of_the_program_leaves_the_window_open(window: MainWindow, qtbot: QtBot) -> None:
    _Hook(window._look, window)(*_failure())
    dialog = _dialog(TroubleDialog)
    assert dialog.isVisible()
    assert window.isVisible()
    texts = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert _PASSPORT not in texts
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_what_the_user_can_act_on_is_a_sentence(window: MainWindow, qtbot: QtBot) -> None:
    error = UserError("database.disk_full", path="dnapp.db")
    _Hook(window._look, window)(UserError, error, None)
    assert window.toast.accessibleName() == window._look.words.error(error)
    assert not [top for top in QApplication.topLevelWidgets() if isinstance(top, TroubleDialog)]
