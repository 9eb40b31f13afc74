"""Small drawings: whole marks, right colours, no lost references."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from dnapp.ui.painting import (
    STATES,
    Pill,
    paint_avatar,
    paint_bar,
    paint_checkbox,
    paint_mark,
    paint_marked_text,
    paint_pill,
    pill_size,
    text_line,
)
from dnapp.ui.theme import Look

STACKED = "ẨỖỄỆĂ"


def blank(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def ink_rows(image: QImage) -> int:
    """How many rows hold anything."""
    white = QColor(Qt.GlobalColor.white).rgb()
    return sum(
        any(image.pixel(x, y) != white for x in range(image.width())) for y in range(image.height())
    )


@pytest.mark.parametrize("role", ["h1", "num", "h2", "h3", "body", "small", "cap", "tiny"])
def test_stacked_marks_are_whole_in_the_least_line(look: Look, role: str) -> None:
    rows = []
    for height in (look.theme.line(role), 80):
        image = blank(200, height)
        painter = QPainter(image)
        rect = QRect(0, 0, 200, height)
        text_line(painter, rect, STACKED, look.theme.font(role), look.theme.color("text"))
        painter.end()
        rows.append(ink_rows(image))
    assert rows[0] == rows[1] > 0


def test_a_long_line_is_cut_inside_its_rectangle(look: Look) -> None:
    image = blank(120, 24)
    painter = QPainter(image)
    font = look.theme.font("body")
    width = text_line(painter, QRect(0, 0, 100, 24), "Ẩ" * 60, font, look.theme.color("text"))
    painter.end()
    assert width <= 100
    assert all(
        image.pixelColor(x, y).lightness() == 255 for x in range(102, 120) for y in range(24)
    )


@pytest.mark.parametrize("state", STATES)
def test_every_state_paints_icon_word_and_ground(look: Look, state: str) -> None:
    pill = Pill.of(state, "Đang hiệu lực")
    size = pill_size(pill, look)
    image = blank(size.width() + 20, 32)
    painter = QPainter(image)
    box = paint_pill(painter, QRect(0, 0, image.width(), 32), pill, look)
    painter.end()
    assert box.width() == size.width()
    assert image.pixelColor(3, 16) == look.theme.color(f"{pill.family}S")
    ground = look.theme.color(f"{pill.family}S")
    sign = [image.pixelColor(x, y) for x in range(7, 21) for y in range(9, 23)]
    assert sum(color != ground for color in sign) > 10
    assert (look.icons._folder / f"{pill.icon}.svg").is_file()


def test_found_letters_stand_on_the_mark_ground(look: Look) -> None:
    theme = look.theme
    image = blank(200, 34)
    painter = QPainter(image)
    font = theme.font("small")
    rect = QRect(0, 0, 200, 34)
    width = paint_marked_text(painter, rect, "Hủa Phăn", [(4, 8)], theme, font, theme.color("text"))
    painter.end()
    row = [image.pixelColor(x, 10) for x in range(width)]
    assert theme.color("mark") in row
    assert row.index(theme.color("mark")) > theme.width("small", "Hủa") - 4


@pytest.mark.parametrize(
    ("share", "filled"), [(-1.0, 0), (0.0, 0), (0.5, 50), (1.0, 100), (7.0, 100)]
)
def test_a_bar_fills_its_share(look: Look, share: float, filled: int) -> None:
    image = blank(100, 6)
    painter = QPainter(image)
    paint_bar(painter, QRect(0, 0, 100, 6), share, "okB", look.theme)
    painter.end()
    ink = sum(image.pixelColor(x, 3) == look.theme.color("okB") for x in range(100))
    assert abs(ink - filled) <= 4


def test_painting_loses_no_reference_to_none(look: Look) -> None:
    """PySide6 6.12 with Python 3.11 lost one at each void call, and aborted in the end."""
    image = blank(200, 60)
    painter = QPainter(image)
    rect = QRect(0, 0, 180, 40)
    pill = Pill.of("in_force", "Đang hiệu lực")
    before = sys.getrefcount(None)
    for _ in range(500):
        paint_pill(painter, rect, pill, look)
        paint_bar(painter, rect, 0.5, "okB", look.theme, tick=0.3)
        paint_checkbox(painter, rect, Qt.CheckState.Checked, look)
        paint_avatar(painter, rect, "LS", look.theme)
        paint_mark(painter, rect, look.theme)
    lost = before - sys.getrefcount(None)
    painter.end()
    assert abs(lost) < 100
