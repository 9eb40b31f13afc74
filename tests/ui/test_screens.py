"""Every screen at the sizes and scales that offices have: nothing cut, elided or pushed out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import PrimaryButton
from dnapp.ui.widgets.labels import ElidedLabel, WrappedLabel
from tests.ui.screens import problems

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("width", "height", "scale", "text_size"),
    [
        (1366, 690, "1", 100),
        (1280, 680, "1", 100),
        (1366, 690, "1.25", 100),
        (1280, 680, "1.5", 100),
        (1366, 690, "2", 100),
        (1366, 690, "1", 130),
    ],
)
def test_nothing_is_cut(
    sample_folder: Path, width: int, height: int, scale: str, text_size: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.screens", str(sample_folder),
         str(width), str(height), str(text_size)],
        capture_output=True, text=True, timeout=240, cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == []


def test_the_test_sees_what_is_cut(look: Look, qtbot: QtBot) -> None:
    """A squeezed label, an elided button and two labels on each other are found."""
    page = QWidget()
    row = QHBoxLayout(page)
    button = PrimaryButton(look, "Lưu thành tệp PDF")
    low = WrappedLabel(look, "Ẩn hiện Ỗ Ễ")
    first, second = ElidedLabel(look, "một"), ElidedLabel(look, "hai")
    for part in (button, low, first, second):
        row.addWidget(part)
    page.resize(900, 60)
    qtbot.addWidget(page)
    page.show()
    assert list(problems(page)) == []
    button.setFixedWidth(40)
    low.setFixedHeight(12)
    second.setGeometry(first.geometry())
    found = "\n".join(problems(page))
    for part in ("narrower", "12 px", "lie on each other"):
        assert part in found
