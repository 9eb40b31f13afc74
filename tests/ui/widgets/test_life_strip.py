"""The strip of a life: points keep their distance, parts lie under them, keys go through."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dnapp.ui.life_painting import HEIGHT, Node, Stretch, Strip, node_rect, paint_life, placed
from dnapp.ui.theme import Look
from dnapp.ui.widgets.life_strip import LifeStrip

RECT = QRect(0, 0, 900, HEIGHT)


def node(day: date, word: str = "Ký") -> Node:
    return Node(day, f"{day:%d/%m/%Y}", word, "check", "ok", f"{word}: {day:%d/%m/%Y}.")


def five_years() -> Strip:
    nodes = tuple(
        node(day, word)
        for day, word in (
            (date(2019, 7, 1), "Ký"),
            (date(2023, 12, 30), "Hạn thông báo"),
            (date(2024, 7, 1), "Gia hạn lần 1"),
            (date(2029, 6, 30), "Dự kiến"),
        )
    )
    return Strip(
        nodes,
        (
            Stretch(date(2019, 7, 1), date(2024, 6, 30), "force", "Thời hạn gốc"),
            Stretch(date(2024, 7, 1), date(2029, 6, 30), "expected", "Gia hạn lần 1"),
            Stretch(date(2023, 12, 30), date(2024, 6, 30), "notice", "Sau hạn thông báo"),
        ),
        date(2022, 1, 1),
        "Hôm nay",
    )


def drawn(strip: Strip, look: Look, width: int = 900) -> QImage:
    image = QImage(width, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(look.theme.color("surface"))
    painter = QPainter(image)
    paint_life(painter, QRect(0, 0, width, HEIGHT), strip, look)
    painter.end()
    return image


@given(
    st.lists(st.dates(date(1950, 1, 1), date(2090, 1, 1)), min_size=1, max_size=30),
    st.integers(300, 1600),
)
def test_points_never_lie_on_each_other_or_outside(
    look: Look, days: list[date], width: int
) -> None:
    strip = Strip(tuple(node(day) for day in sorted(days)), (), date(2020, 1, 1), "Hôm nay")
    rect = QRect(10, 0, width, HEIGHT)
    where = placed(strip, rect, look)
    assert len(where.nodes) >= min(len(days), 2)
    assert where.nodes[0] == strip.nodes[0]
    assert where.nodes[-1] == strip.nodes[-1]
    for one, other in zip(where.xs, where.xs[1:], strict=False):
        assert other - one >= look.theme.px(92) - 1
    for place in range(len(where.nodes)):
        assert rect.contains(node_rect(where, place, rect, look))
    xs = [where.x(date(1950, 1, 1) + timedelta(days=step)) for step in range(0, 51_000, 400)]
    assert xs == sorted(xs)
    assert rect.left() <= xs[0] <= xs[-1] <= rect.right()


def test_each_part_has_its_own_look(look: Look) -> None:
    strip = five_years()
    image = drawn(strip, look)
    where = placed(strip, RECT, look)
    middle = node_rect(where, 0, RECT, look).center().y()
    force = where.x(date(2021, 6, 1))
    assert image.pixelColor(force, middle) == look.theme.color("okB")
    left, right = where.x(date(2024, 2, 10)), where.x(date(2024, 5, 20))
    notice = {image.pixelColor(x, middle).name() for x in range(left, right)}
    assert len(notice) > 2, "hatched, so that it is read without colour too"
    left, right = where.x(date(2025, 6, 1)), where.x(date(2028, 6, 1))
    edge = [image.pixelColor(x, middle - 6).lightness() for x in range(left, right)]
    assert max(edge) - min(edge) > 60, "dashed"


def test_today_has_a_flag(look: Look) -> None:
    strip = five_years()
    x = placed(strip, RECT, look).x(strip.flag)
    assert drawn(strip, look).pixelColor(x, 25) == look.theme.color("bad")


def test_arrows_go_through_the_points_and_each_says_its_sentence(look: Look, qtbot: QtBot) -> None:
    strip = LifeStrip(look, "Vòng đời thỏa thuận")
    qtbot.addWidget(strip)
    strip.resize(900, HEIGHT)
    strip.show_strip(five_years())
    strip.show()
    assert "Ký: 01/07/2019. Hạn thông báo: 30/12/2023." in strip.accessibleDescription()
    strip.activateWindow()
    strip.setFocus()
    qtbot.waitUntil(strip.hasFocus)
    assert strip.accessibleDescription() == "Ký: 01/07/2019."
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert strip.accessibleDescription() == "Hạn thông báo: 30/12/2023."
    QTest.keyClick(strip, Qt.Key.Key_End)
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert strip.accessibleDescription() == "Dự kiến: 30/06/2029."
    QTest.keyClick(strip, Qt.Key.Key_Home)
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert strip.accessibleDescription() == "Ký: 01/07/2019."
