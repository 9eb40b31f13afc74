"""The timeline on paper: every lane on some page, readable type, no empty months, in the light."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from dnapp.services.timeline import Lane, lanes
from dnapp.ui.theme import Look
from dnapp.ui.timeline.paper import SIZES, Paper
from dnapp.ui.timeline.shelf import Scene, Shelf
from tests.ui.timeline.conftest import QUARTER, TODAY, entries, made_lanes

FILTER = "Xếp theo: đối tác · Nước: Lào"


def paper(look: Look, size: str = "A4", shown: list[Lane] | None = None) -> Paper:
    chosen = made_lanes() if shown is None else shown
    scene = Scene(Shelf(chosen, look.theme), TODAY, QUARTER, "Đối tác")
    return Paper(look, scene, "Dòng thời gian", FILTER, size)


def many() -> list[Lane]:
    """Forty lanes, one of them with more rows than a page holds."""
    some = made_lanes()
    tall = [
        entry._replace(id=f"{entry.id}-{n}") for n in range(30) for entry in entries() if entry.bars
    ]
    (tower,) = lanes(
        sorted(tall, key=lambda e: (e.first, e.id)), "country", {}, lambda by, key: "Lào"
    )
    return [*(some * 13), tower]


def test_a_few_lanes_fit_one_page(look: Look) -> None:
    assert len(paper(look).pages) == 1


@pytest.mark.parametrize("size", SIZES)
def test_pages_show_every_pixel_of_every_lane_once(look: Look, size: str) -> None:
    made = paper(look, size, many())
    seen = sorted({(page.top, page.bottom) for page in made.pages})
    assert seen[0][0] == 0
    assert all(one[1] == two[0] for one, two in pairwise(seen))
    assert seen[-1][1] == Shelf(many(), look.theme).height
    days = {round(page.scale.begin) for page in made.pages}
    assert len(made.pages) == len(seen) * len(days)


def test_months_without_anything_are_left_out(look: Look) -> None:
    first, last = (date.fromordinal(day) for day in paper(look).span())
    assert (first, last) == (date(2016, 1, 1), date(2035, 12, 31))
    trips = [e._replace(first=TODAY, last=TODAY + 3) for e in entries() if not e.bars]
    short = paper(look, shown=lanes(trips, "partner", {}, lambda by, key: "?"))
    days = [date.fromordinal(day) for day in short.span()]
    assert days == [date(2026, 11, 1), date(2026, 11, 30)]


def test_the_pdf_says_what_it_shows_in_readable_type(look: Look, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    made = paper(look, "A3", many())
    (content,) = made.files("pdf")
    path.write_bytes(content)
    with pdfplumber.open(path) as pdf:
        assert len(pdf.pages) == len(made.pages)
        for number, page in enumerate(pdf.pages, start=1):
            assert (round(page.width), round(page.height)) == (1191, 842)
            text = page.extract_text()
            assert "Dòng thời gian" in text
            assert f"Trang {number}/{len(made.pages)}" in text
            assert min(char["size"] for char in page.chars) >= 8
            assert all("Inter" in char["fontname"] for char in page.chars)


def shown(content: bytes, kind: str) -> QImage:
    if kind == "png":
        return QImage.fromData(content)
    picture = QImage(*SIZES["A4"], QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(content)).render(painter)
    painter.end()
    return picture


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_pictures_are_light_and_cut_nothing_over_the_edge(look: Look, kind: str) -> None:
    (content,) = paper(look).files(kind)
    picture = shown(content, kind)
    width, height = picture.width(), picture.height()
    share = width / SIZES["A4"][0]
    white = QColor("white").rgb()
    margin = round(36 * share)
    for x in (2, margin // 2, width - margin // 2, width - 3):
        assert all(picture.pixel(x, y) == white for y in range(0, height, 3))
    ink = sum(picture.pixel(x, y) != white for x in range(0, width, 4) for y in range(0, height, 4))
    assert ink > width * height / 16 / 20


def test_svg_needs_no_font(look: Look) -> None:
    (content,) = paper(look).files("svg")
    assert b"<text" not in content
