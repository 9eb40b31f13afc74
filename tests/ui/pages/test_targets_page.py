"""The page of targets on the sample province."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.query import Query
from dnapp.core.words import Catalog
from dnapp.services.target_shapes import VERDICTS
from dnapp.services.targets import Values, judge_all
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.pages.targets_page import TargetsPage
from dnapp.ui.session import Session
from dnapp.ui.targets.drawing import Drawn, paint_target
from dnapp.ui.targets.row import TargetRow
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import IconButton
from dnapp.ui.widgets.menu import Menu
from dnapp.ui.window_parts import JUDGED
from tests.ui.conftest import TODAY


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> TargetsPage:
    window.go_to(JUDGED)
    page = window.pages.currentWidget()
    assert isinstance(page, TargetsPage)
    qtbot.waitUntil(page.is_complete, timeout=20_000)
    return page


def rows(page: TargetsPage) -> list[TargetRow]:
    return [row for card in page.cards for row in card.rows]


def row(page: TargetsPage, name: str) -> TargetRow:
    return next(row for row in rows(page) if row.accessibleName().startswith(name))


def verdicts(page: TargetsPage) -> Counter[str]:
    return Counter(row._text.pill.text for row in rows(page))


def test_every_target_stands_under_its_plan_with_its_verdict(
    page: TargetsPage, session: Session
) -> None:
    judged = judge_all(Values(session.workspace.repositories, TODAY))
    words = session.workspace.words
    assert verdicts(page) == Counter(words(f"verdict.{one.verdict}") for one in judged)
    titles = [card.accessibleName() for card in page.cards]
    assert len(titles) == len(set(titles)) == 5
    counts = {part.accessibleName() for part in page.tally._parts.values()}
    assert {f"{word} {count:02}" for word, count in verdicts(page).items()} <= counts


def test_a_verdict_narrows_the_page_and_gives_it_back(page: TargetsPage) -> None:
    every = len(rows(page))
    missed = page.tally._parts["missed"]
    QTest.mouseClick(missed, Qt.MouseButton.LeftButton)
    assert set(verdicts(page)) == {"Không đạt"}
    QTest.mouseClick(missed, Qt.MouseButton.LeftButton)
    assert len(rows(page)) == every


def test_one_plan_alone(page: TargetsPage) -> None:
    action = next(a for a in page.menu.actions() if "2021–2025" in a.text())
    action.trigger()
    assert [len(card.rows) for card in page.cards] == [12]
    assert page.plans.text() == "2021–2025"


def test_another_day_is_judged_by_what_was_known_then(page: TargetsPage, qtbot: QtBot) -> None:
    name = "Ký kết quan hệ hợp tác hữu nghị"
    assert "Đạt" in row(page, name).accessibleDescription()
    page.day.take(PartialDay(2022, 3, 1))
    qtbot.waitUntil(page.is_complete)
    assert page.on() == date(2022, 3, 1)
    assert "Cần thêm 04 địa phương trước 31/12/2025" in row(page, name).accessibleDescription()


def test_enter_opens_the_target(window: MainWindow, page: TargetsPage) -> None:
    one = row(page, "Vốn FDI thực hiện")
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Return)
    form = window.pages.currentWidget()
    assert isinstance(form, FormPage)
    assert form.header._title.text() == "Vốn FDI thực hiện"


def test_shift_enter_names_the_records_behind_a_value(page: TargetsPage, qtbot: QtBot) -> None:
    one = row(page, "Hội hữu nghị cấp tỉnh thành lập mới")
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    menus = [menu for menu in page.findChildren(Menu) if menu is not page.menu]
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in menus))
    (menu,) = (menu for menu in menus if menu.isVisible())
    assert len(menu.actions()) == 2
    menu.close()


def test_a_click_on_the_value_does_the_same(page: TargetsPage, qtbot: QtBot) -> None:
    one = row(page, "Hội hữu nghị cấp tỉnh thành lập mới")
    inside = one.source_place().center()
    with qtbot.waitSignal(one.source_wanted), qtbot.assertNotEmitted(one.clicked):
        QTest.mouseClick(one, Qt.MouseButton.LeftButton, pos=QPoint(inside))
    for menu in page.findChildren(Menu):
        menu.close()


def test_ctrl_n_begins_a_target(window: MainWindow, page: TargetsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.pages.currentWidget(), FormPage)
    assert window._trail.current.kind == "targets"


def test_every_sentence_has_its_short_form(look: Look) -> None:
    said = set(_keys(look.words, "judged")) - {"amount", "percent", "more_than", "at_least"}
    assert said
    assert said == set(_keys(look.words, "judged_short"))


def _keys(words: Catalog, prefix: str) -> list[str]:
    return list(words.table(prefix))


# Drawings


SIZE = QRect(10, 8, 252, 48)


def painted(look: Look, drawn: Drawn) -> QImage:
    image = QImage(280, 64, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint_target(painter, SIZE, drawn, look.theme)
    painter.end()
    return image


def inked(image: QImage) -> list[tuple[int, int]]:
    white = QColor("#ffffff").rgb()
    return [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixel(x, y) != white
    ]


SHAPES = [
    Drawn("total", "behind", "event", 5, None, 3, counted=True),
    Drawn("total", "behind", "usd_million", 500, None, 300),
    Drawn("range", "reached", "usd_billion", 3.5, 4, 3.72),
    Drawn("at_least", "reached", "event", 20, None, 23, counted=True),
    Drawn("milestone", "missed", "percent", 70, None, 53.4, steps=((2015, 55), (2020, 70))),
    Drawn("yes_no", "on_course", "", 1, None, 0, counted=True),
    Drawn("range", "not_measurable", "event", 2, 3, None, counted=True),
]


@pytest.mark.parametrize("drawn", SHAPES, ids=lambda drawn: f"{drawn.shape}-{drawn.unit}")
def test_a_drawing_stays_in_its_place(look: Look, drawn: Drawn) -> None:
    marks = inked(painted(look, drawn))
    assert marks
    assert all(SIZE.adjusted(-2, -2, 3, 3).contains(x, y) for x, y in marks)


@pytest.mark.parametrize("drawn", SHAPES[:6], ids=lambda drawn: f"{drawn.shape}-{drawn.unit}")
def test_another_value_or_verdict_is_drawn_otherwise(look: Look, drawn: Drawn) -> None:
    first = painted(look, drawn)
    assert painted(look, replace(drawn, actual=(drawn.actual or 0) + 1)) != first
    others = [painted(look, replace(drawn, verdict=one)) for one in VERDICTS]
    if drawn.actual:
        assert len({bytes(image.constBits()) for image in others}) == len(VERDICTS)


def test_the_next_plan_is_begun_from_a_card_and_taken_back(
    window: MainWindow, page: TargetsPage, session: Session, qtbot: QtBot
) -> None:
    card = next(card for card in page.cards if card.accessibleName().endswith("năm 2026"))
    (forward,) = card.findChildren(IconButton)
    assert forward.accessibleName() == "Lập kế hoạch kỳ sau"
    qtbot.mouseClick(forward, Qt.MouseButton.LeftButton)
    form = window.pages.currentWidget()
    assert isinstance(form, FormPage)
    assert form.state.value("name") == "Kế hoạch công tác đối ngoại năm 2027"
    assert window.toast.isVisible()
    window._undoing.undo()
    names = {plan.name for plan in session.workspace.repositories["plan"].first(Query(), 50)}
    assert "Kế hoạch công tác đối ngoại năm 2027" not in names


def test_what_is_shown_goes_to_a_file(
    window: MainWindow, page: TargetsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.mouseClick(page.tally._parts["reached"], Qt.MouseButton.LeftButton)
    shown = len(rows(page))
    page.print_targets()
    assert page.printing.dialog is not None
    page.printing.dialog.reject()
    path = tmp_path / "chỉ tiêu.xlsx"
    with qtbot.waitSignal(page.told, timeout=20_000) as told:
        page.printing.saving.chosen.emit(path)
    assert path.name in told.args[0]
    table = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
    assert tuple(filter(None, table[1])) == ("Lọc theo: Đạt.",)
    heads = next(place for place, cells in enumerate(table) if cells[0] == "STT")
    assert len(table) - heads - 1 == shown
    assert {cells[8] for cells in table[heads + 1 :]} == {"Đạt"}
