from __future__ import annotations

import io
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from dnapp.reports.chart_plot import PRINT, Inks
from dnapp.reports.charts import chart_drawing, chart_file, chart_on_screen
from dnapp.reports.document import Chart, Document, Series
from dnapp.reports.fonts import load_family, screen_family
from dnapp.reports.pdf import write_pdf
from tests.reports.printed_page import sheets
from tests.reports.sample_document import CHART, TODAY, WORDS, figure

WIDTH, HEIGHT = 460.0, 176.0


def drawn(chart: Chart, folder: Path) -> Any:
    """The chart alone on a page, as pdfplumber sees it."""
    family = load_family()
    path = folder / "chart.pdf"
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), initialFontName=family.font("regular"))
    chart_drawing(chart, family, WIDTH, HEIGHT).drawOn(canvas, 0, 0)
    canvas.save()
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[0]
        assert not page.images
        page.chars, page.rects, page.curves, page.lines  # noqa: B018 - read while the file is open
        return page


def bars(page: Any) -> list[Any]:
    """Filled boxes on the base line, left to right."""
    boxes = [x for x in page.rects if x["fill"] and x["height"] > 0.5]
    base = max(x["bottom"] for x in boxes)
    return sorted((x for x in boxes if abs(x["bottom"] - base) < 0.5), key=lambda x: x["x0"])


def chart_of(*series: Sequence[str]) -> Chart:
    count = len(series[0])
    return Chart(
        title="Đoàn vào",
        categories=tuple(f"Quý {n}" for n in range(1, count + 1)),
        series=tuple(
            Series(f"Năm {2020 + n}", tuple(figure(x) for x in values))
            for n, values in enumerate(series)
        ),
        unit="đoàn",
    )


def test_drawing_has_the_size_asked_for():
    drawing = chart_drawing(CHART, load_family(), WIDTH, HEIGHT)

    assert (drawing.width, drawing.height) == (WIDTH, HEIGHT)


def test_text_is_text_in_the_font_of_the_document(tmp_path: Path):
    page = drawn(CHART, tmp_path)

    text = page.extract_text()
    for words in ("Năm 2025", "Năm 2026", "Quý I", "Quý IV", "17", "18"):
        assert words in text
    assert {char["fontname"].rpartition("+")[2] for char in page.chars} <= {
        "LiberationSerif",
        "TimesNewRomanPSMT",
    }
    assert all(char["x0"] >= 0 and char["x1"] <= WIDTH for char in page.chars)
    assert all(char["top"] >= 0 and char["bottom"] <= HEIGHT for char in page.chars)


def test_no_font_is_left_outside_the_file(tmp_path: Path):
    path = tmp_path / "report.pdf"
    write_pdf(Document("Biểu đồ", "", (CHART,)), path, WORDS, today=TODAY)

    assert sheets(path)[0].unembedded == ()


def test_heights_are_the_numbers(tmp_path: Path):
    found = bars(drawn(CHART, tmp_path))

    heights = [x["height"] for x in found]
    values = [9, 12, 14, 16, 11, 18, 17, 12]
    assert len(heights) == len(values)
    scale = heights[0] / values[0]
    assert heights == pytest.approx([value * scale for value in values], rel=0.02)


def test_this_period_is_dark_and_last_year_light_grey(tmp_path: Path):
    shades = [x["non_stroking_color"] for x in bars(drawn(CHART, tmp_path))]

    assert all(max(x) - min(x) < 0.01 for x in shades)
    levels = [x[0] for x in shades]
    assert max(levels[1::2]) < 0.2
    assert min(levels[0::2]) > 0.6


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_greys_of_neighbours_differ_on_paper(tmp_path: Path, count: int):
    page = drawn(chart_of(*[["5", "7"]] * count), tmp_path)

    levels = [x["non_stroking_color"][0] for x in bars(page)][:count]
    assert levels == sorted(levels, reverse=True)
    assert all(a - b > 0.15 for a, b in pairwise(levels))


def test_more_series_than_greys_are_refused():
    for wrong in (chart_of(*[["5"]] * 5), replace(CHART, series=())):
        with pytest.raises(ValueError, match="one to four"):
            chart_drawing(wrong, load_family(), WIDTH, HEIGHT)


def test_numbers_are_printed_as_the_document_writes_them(tmp_path: Path):
    text = drawn(chart_of(["1.270,43", "0"], ["2.001,5", "987.654"]), tmp_path).extract_text()

    for number in ("1.270,43", "0", "2.001,5", "987.654"):
        assert number in text.split()


def test_number_stands_above_its_bar(tmp_path: Path):
    page = drawn(chart_of(["31", "47"]), tmp_path)

    words = {word["text"]: word for word in page.extract_words()}
    for bar, number in zip(bars(page), ("31", "47"), strict=True):
        label = words[number]
        middle = (label["x0"] + label["x1"]) / 2
        assert middle == pytest.approx((bar["x0"] + bar["x1"]) / 2, abs=1)
        assert 0 <= bar["top"] - label["bottom"] < 8


def test_legend_does_not_lie_on_bars_or_numbers(tmp_path: Path):
    page = drawn(chart_of(["900", "1"], ["1.000", "950"]), tmp_path)

    words = page.extract_words()
    legend = max(word["bottom"] for word in words if word["text"] == "Năm")
    assert legend <= min(word["top"] for word in words if word["text"] == "1.000")


@pytest.mark.parametrize("values", [["0", "0"], ["-5", "8"], ["-5", "-8"]])
def test_odd_values_are_drawn(tmp_path: Path, values: list[str]):
    text = drawn(chart_of(values), tmp_path).extract_text()

    for value in values:
        assert value in text.split()


def test_labels_of_many_bars_do_not_touch(tmp_path: Path):
    numbers = [f"{n}.234,5" for n in range(1, 7)]
    page = drawn(chart_of(numbers, numbers), tmp_path)

    words = page.extract_words(x_tolerance=0.5)
    labels = sorted((x for x in words if ".234,5" in x["text"]), key=lambda x: x["x0"])
    assert len(labels) == 12
    assert all(a["x1"] <= b["x0"] for a, b in pairwise(labels))


def test_labels_too_long_for_their_bars_are_turned(tmp_path: Path):
    numbers = [f"{n}.234.567.890" for n in range(1, 7)]
    page = drawn(chart_of(numbers, numbers), tmp_path)

    turned = [char for char in page.chars if not char["upright"]]
    assert len(turned) == 12 * len(numbers[0])
    assert all(char["size"] >= 8 or char["width"] >= 8 for char in turned)
    assert min(char["top"] for char in turned) > max(
        char["bottom"] for char in page.chars if char["text"] == "ă"
    )


# Lying bars, files of their own, and the screen


LONG = ("Cộng hòa Dân chủ Nhân dân Lào và các tỉnh giáp biên giới", "Đài Loan (Trung Quốc)", "Úc")


def lying(*series: Sequence[str]) -> Chart:
    return replace(chart_of(*series), categories=LONG[: len(series[0])], kind="lying")


def test_lying_bars_are_as_long_as_their_numbers_and_in_order_from_the_top(tmp_path: Path):
    page = drawn(lying(["1", "2", "4"]), tmp_path)
    boxes = sorted((x for x in page.rects if x["fill"]), key=lambda x: x["top"])
    widths = [float(box["width"]) for box in boxes]
    assert [width / widths[0] for width in widths] == pytest.approx([1, 2, 4], rel=0.02)
    words = page.extract_text()
    assert words.index("Dân chủ") < words.index("Đài Loan (Trung Quốc)") < words.index("Úc")


def test_a_name_too_long_is_cut_and_stays_on_the_paper(tmp_path: Path):
    page = drawn(lying(["1", "2", "4"], ["3", "0", "5"]), tmp_path)
    assert "…" in page.extract_text()
    assert all(char["x0"] >= 0 and char["x1"] <= WIDTH for char in page.chars)
    boxes = [x for x in page.rects if x["fill"] and x["width"] > 12]
    names = [char for char in page.chars if char["text"] in "CĐÚ"]
    assert names
    assert min(box["x0"] for box in boxes) > max(char["x1"] for char in names)


def test_a_chart_of_its_own_has_its_title_and_all_its_letters():
    chart = replace(chart_of(["1", "2"]), title="Đoàn vào, quý III, các năm 2022–2026")
    family = load_family()
    pdf = chart_file(chart, family, WIDTH, HEIGHT, "pdf")
    with pdfplumber.open(io.BytesIO(pdf)) as file:
        text = file.pages[0].extract_text()
        assert "Đoàn vào, quý III, các năm 2022–2026 (đoàn)" in text
        assert all("+" in char["fontname"] for char in file.pages[0].chars)
    assert b"<text" not in chart_file(chart, family, WIDTH, HEIGHT, "svg")
    with Image.open(io.BytesIO(chart_file(chart, family, WIDTH, HEIGHT, "png"))) as picture:
        assert picture.width == pytest.approx(WIDTH / 72 * 300, abs=1)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_on_the_screen_bars_are_where_they_are_told_to_be(scale: float):
    inks = Inks("#000000", "#000000", {1: ("#ff0000",)}, "none")
    made = chart_on_screen(chart_of(["2", "1"]), screen_family(), 200, 100, inks, scale)
    assert (made.columns, made.rows) == (200 * scale, 100 * scale)
    picture = Image.frombytes("RGBA", (made.columns, made.rows), made.dots)
    assert picture.getpixel((0, 0))[3] == 0, "the ground shines through"
    for bar in made.bars:
        middle = (bar.left + bar.width / 2) * scale, (bar.top + bar.height / 2) * scale
        assert picture.getpixel(tuple(map(int, middle))) == (255, 0, 0, 255)
    first, second = made.bars
    assert first.height == pytest.approx(2 * second.height, rel=0.01)
    assert first.left < second.left


@pytest.mark.parametrize("kind", ["upright", "lying"])
def test_a_chart_of_nothing_is_drawn(kind: str):
    chart = replace(chart_of(["0", "0"]), kind=kind)
    made = chart_on_screen(chart, screen_family(), 200, 100, PRINT, 1)
    assert len(made.bars) == 2


def test_several_threads_draw_at_once():
    inks = Inks("#000000", "#000000", {1: ("#ff0000",)}, "none")

    def work(_: int) -> bytes:
        return chart_on_screen(chart_of(["2", "1"]), screen_family(), 200, 100, inks, 1).dots

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(work, range(12)))) == 1
