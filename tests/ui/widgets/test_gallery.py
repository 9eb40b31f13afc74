"""The whole kit shown at once: nothing clipped, everything named, all within reach."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dnapp.ui.theme import Look
from dnapp.ui.widgets.painted_button import PaintedButton
from tests.ui import gallery

ROOT = Path(gallery.__file__).resolve().parents[2]


@pytest.fixture
def window(look: Look, qtbot: QtBot) -> gallery.Gallery:
    shown = gallery.Gallery(look)
    qtbot.addWidget(shown)
    shown.resize(1600, 900)
    shown.show()
    QApplication.processEvents()
    return shown


@pytest.mark.parametrize(("ratio", "scale"), [("1", 100), ("1.5", 100), ("1", 130), ("2", 115)])
def test_no_text_is_clipped(tmp_path: Path, ratio: str, scale: int) -> None:
    picture = tmp_path / "gallery.png"
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": ratio,
        "PYTHONPATH": str(ROOT),
    }
    run = subprocess.run(
        [sys.executable, gallery.__file__, str(picture), str(scale)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == ""
    image = QImage(str(picture))
    assert image.width() >= 1600 * float(ratio)
    places = ((x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9))
    colours = {image.pixelColor(x, y).name() for x, y in places}
    assert len(colours) > 20


def test_everything_that_takes_focus_has_a_name(window: gallery.Gallery) -> None:
    nameless = [
        type(part).__name__
        for part in window.findChildren(QWidget)
        if isinstance(part, PaintedButton)
        and part.focusPolicy() != Qt.FocusPolicy.NoFocus
        and part.isVisible()
        and not part.accessibleName()
    ]
    nameless += [
        type(part).__name__
        for part in window.findChildren(QLineEdit) + window.findChildren(QTextEdit)
        if not part.accessibleName()
    ]
    assert nameless == []


def test_icons_alone_have_tooltips(window: gallery.Gallery) -> None:
    silent = [
        part.accessibleName()
        for part in window.findChildren(PaintedButton)
        if part.isVisible() and not part.text() and not part.toolTip()
    ]
    assert silent == []


def test_tab_reaches_every_button_and_field(window: gallery.Gallery) -> None:
    wanted = {
        part
        for part in window.findChildren(PaintedButton)
        if part.isVisible()
        and part.isEnabled()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    }
    wanted |= {editor.focusProxy() for editor in window.editors.values()}
    reached = set()
    for _ in range(len(wanted) + 60):
        window.focusNextChild()
        reached.add(QApplication.focusWidget())
    assert [part.accessibleName() for part in wanted - reached] == []
    assert len(wanted) > 25


def test_focus_by_keyboard_shows_a_ring_and_by_mouse_none(window: gallery.Gallery) -> None:
    button = next(b for b in window.findChildren(PaintedButton) if b.text() == "In, xuất")
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    plain = button.grab().toImage()
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.ringed
    ringed = button.grab().toImage()
    focus = window.look.theme.color("focus")
    assert ringed.pixelColor(ringed.width() // 2, 0) == focus
    assert plain.pixelColor(plain.width() // 2, 0) != focus


def test_enter_clicks_like_space(window: gallery.Gallery, qtbot: QtBot) -> None:
    button = next(b for b in window.findChildren(PaintedButton) if b.text() == "Xóa lọc")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)


def test_a_blocked_button_says_why(window: gallery.Gallery) -> None:
    button = next(b for b in window.findChildren(PaintedButton) if not b.isEnabled())
    assert button.toolTip() == "Chưa có quyền"
    button.set_blocked(None)
    assert button.isEnabled()
    assert button.toolTip() == ""


def test_one_long_name_does_not_widen_the_window(window: gallery.Gallery) -> None:
    before = window.minimumSizeHint().width()
    window.header.set_title("Đoàn " * 80, "Đoàn vào", "86 đoàn " * 80)
    window.status.show_left("Hiện 64 " * 80, "Đang chọn " * 80)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= before + 40
