"""The page of figures: areas, key figures, charts, the records behind, what leaves the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dnapp.core.periods import ND09, Kind, Period, parse_period
from dnapp.services.dashboards import AREAS, YEARS
from dnapp.services.entered_totals import entered_totals
from dnapp.services.statistics import figures
from dnapp.ui.dashboard.reconciling import TotalLine
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.dashboard_page import DashboardPage
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.report.carrying import numbers_of
from dnapp.ui.session import Session
from dnapp.ui.window_parts import DASHBOARD

LONG = 20_000
THIRD = parse_period("2026-Q3", ND09)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> DashboardPage:
    window.go_to(DASHBOARD)
    page = window.pages.currentWidget()
    assert isinstance(page, DashboardPage)
    ready(page, qtbot)
    return page


def ready(page: DashboardPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.is_complete, timeout=LONG)


def show_area(page: DashboardPage, qtbot: QtBot, key: str) -> None:
    page.tabs._pick(key)
    ready(page, qtbot)


def chosen(page: DashboardPage) -> str:
    [key] = [tile.figure.key for tile in page.tiles.tiles if tile.isChecked()]
    return key


def behind(page: DashboardPage) -> list[str]:
    return list(page.behind.model.ids)


def test_it_opens_on_the_last_finished_quarter_with_the_numbers_of_its_report(
    page: DashboardPage, session: Session
) -> None:
    assert page.period.period() == THIRD
    reported = {figure.key: figure for figure in figures(session.workspace, THIRD)}
    for tile in page.tiles.tiles:
        assert tile.figure == reported[tile.figure.key].summed
    assert chosen(page) == "delegation.in.count"
    assert behind(page) == list(reported["delegation.in.count"].ids)
    count = reported["delegation.in.count"].value
    assert page.tiles.tiles[0].accessibleName() == f"Đoàn vào: {count} đoàn"


@pytest.mark.parametrize("key", [area.key for area in AREAS])
def test_every_area_is_shown_whole(page: DashboardPage, qtbot: QtBot, key: str) -> None:
    show_area(page, qtbot, key)
    assert page.area.key == key
    assert page.tiles.tiles
    assert page.years.chart is not None
    assert len(page.years.chart.categories) == YEARS
    assert page.division.isHidden() == (not page.area.divisions)
    assert chosen(page) in {tile.figure.key for tile in page.tiles.tiles}


def test_a_chosen_figure_shows_its_years_and_its_records(
    page: DashboardPage, session: Session, qtbot: QtBot
) -> None:
    tile = page.tiles.tiles[1]
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert page.behind.number.text() == f"{tile.figure.value} lượt người"
    assert page.behind.count.text() == ""
    ready(page, qtbot)
    assert chosen(page) == "delegation.in.people"
    assert page.years.chart is not None
    assert "Lượt khách vào" in page.years.chart.title
    reported = {figure.key: figure for figure in figures(session.workspace, THIRD)}
    assert behind(page) == list(reported["delegation.in.people"].ids)
    assert page.behind.count.text() == f"{len(behind(page))} hồ sơ"


def test_keys_alone_lead_from_area_to_record(
    page: DashboardPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.tabs.take_focus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    ready(page, qtbot)
    assert page.area.key == "delegation_out"
    page.tiles.tiles[0].setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    assert chosen(page) == "delegation.out.count"
    page.years.view.setFocus()
    QTest.keyClick(page.years.view, Qt.Key.Key_Left)
    before = page.tiles.tiles[0].figure.same_period_last_year
    assert f"2025: {before} đoàn" in page.years.view.accessibleDescription()
    QTest.keyClick(page.years.view, Qt.Key.Key_Return)
    ready(page, qtbot)
    assert len(behind(page)) == before
    assert "quý III/2025" in page.behind.caption.text()
    page.behind.list.setFocus()
    page.behind.list.setCurrentIndex(page.behind.model.index(2))
    expected = behind(page)[2]
    QTest.keyClick(page.behind.list, Qt.Key.Key_Return)
    form = window.pages.currentWidget()
    assert isinstance(form, FormPage)
    assert form.state.saved.root.record.id == expected


def test_a_click_on_a_part_shows_what_it_counts(
    page: DashboardPage, session: Session, qtbot: QtBot
) -> None:
    view, chart = page.division.view, page.division.chart
    assert chart is not None
    place = chart.categories.index("Lào")
    drawing = view._drawing
    assert drawing is not None
    strip = drawing.strip(1, place)
    assert strip is not None
    middle = QPoint(int(strip.left + strip.width / 2), int(strip.top + strip.height / 2))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle)
    ready(page, qtbot)
    made = {figure.key: figure for figure in figures(session.workspace, THIRD)}
    key = chart.series[1].figures[place].key
    assert behind(page) == list(made[key].ids)
    assert page.behind.spans.value() == "now"
    page._pick_part(0, place)
    ready(page, qtbot)
    assert page.behind.spans.value() == "before"
    assert behind(page) == list(made[key].same_period_last_year_ids)


def test_the_year_to_date_is_a_click_away(page: DashboardPage, session: Session) -> None:
    page.behind.spans._pick("year")
    nine = Period(Kind.NINE_MONTHS, 2026, 1, ND09)
    made = {figure.key: figure for figure in figures(session.workspace, nine)}
    assert sorted(behind(page)) == sorted(made["delegation.in.count"].ids)


def test_another_division_of_the_same_figure(page: DashboardPage, qtbot: QtBot) -> None:
    page.division.chosen.emit("by_level")
    ready(page, qtbot)
    assert page.division.chart is not None
    assert "Cấp tỉnh" in page.division.chart.categories
    assert page.division.choice.text() == "Đoàn vào theo cấp đoàn"
    show_area(page, qtbot, "delegation_out")
    show_area(page, qtbot, "delegation_in")
    assert page.division.choice.text() == "Đoàn vào theo cấp đoàn"


def test_another_period_changes_every_number(page: DashboardPage, qtbot: QtBot) -> None:
    quarter = page.tiles.tiles[0].figure.value
    page.period._part.set_value("year.1")
    page.period._tell()
    ready(page, qtbot)
    assert page.years.chart is not None
    assert page.years.chart.title == "Đoàn vào, các năm 2022–2026"
    assert page.tiles.tiles[0].figure.value > quarter


def test_an_area_without_numbers_says_where_they_are_entered(
    page: DashboardPage, qtbot: QtBot
) -> None:
    page.period._year.set_value("2019")
    page.period._tell()
    show_area(page, qtbot, "economy")
    assert page._place.currentWidget() is page._empty
    assert page.behind.isHidden()
    show_area(page, qtbot, "delegation_in")
    assert page._place.currentWidget() is page._area


def test_a_change_of_a_record_is_counted_at_once(
    page: DashboardPage, session: Session, qtbot: QtBot
) -> None:
    first, *rest = behind(page)
    with session.workspace.changes.change("delete_record") as change:
        change.delete("delegation", first)
    session.announce(("delegation",))
    qtbot.waitUntil(lambda: page.tiles.tiles[0].figure.value == len(rest), timeout=LONG)
    qtbot.waitUntil(lambda: behind(page) == rest, timeout=LONG)


def test_the_area_is_the_same_next_time(
    page: DashboardPage, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    show_area(page, qtbot, "aid")
    again = DashboardPage(page._look, session, page._settings)
    qtbot.addWidget(again)
    assert again.area.key == "aid"


def test_totals_entered_by_hand_stand_beside_the_sums(
    page: DashboardPage, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    expected = entered_totals(session.workspace.repositories, session.workspace.today())
    assert expected
    page.tabs._pick("totals")
    qtbot.waitUntil(lambda: page._job is None, timeout=LONG)
    assert page._place.currentWidget() is page.totals
    assert page._side.isHidden()
    lines = page.totals.findChildren(TotalLine)
    assert [line.text() for line in lines] == [total.indicator.name for total in expected]
    assert "cộng từ hồ sơ" in lines[0].accessibleDescription()
    QTest.keyClick(lines[0], Qt.Key.Key_Return)
    form = window.pages.currentWidget()
    assert isinstance(form, FormPage)
    assert form.state.saved.root.record.id == expected[0].value.id
    show_area(page, qtbot, "aid")
    assert not page._side.isHidden()


# What leaves the program


def test_the_numbers_of_a_chart_are_copied_as_a_table(page: DashboardPage) -> None:
    chart = page.division.chart
    assert chart is not None
    page.division.carrying.copy_numbers(chart)
    data = QGuiApplication.clipboard().mimeData()
    head, first, *_rest = data.text().splitlines()
    assert head.split("\t")[1:] == ["2025 (đoàn)", "2026 (đoàn)"]
    assert first.split("\t") == numbers_of(chart)[1]
    assert "<table" in data.html()


def test_a_chart_is_copied_as_a_picture(page: DashboardPage, qtbot: QtBot) -> None:
    assert page.years.chart is not None
    with qtbot.waitSignal(page.told, timeout=LONG):
        page.years.carrying.copy(page.years.chart)
    image = QGuiApplication.clipboard().image()
    assert image.width() > 1500


@pytest.mark.parametrize(
    ("name", "start"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml"), ("a.pdf", b"%PDF")]
)
def test_a_chart_is_saved(
    page: DashboardPage, qtbot: QtBot, tmp_path: Path, name: str, start: bytes
) -> None:
    carrying = page.years.carrying
    assert page.years.chart is not None
    carrying._chart = page.years.chart
    with qtbot.waitSignal(page.told, timeout=LONG) as told:
        carrying._write(tmp_path / name)
    assert told.args == [f"Đã lưu {name}."]
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_chart_that_cannot_be_saved_is_told(
    page: DashboardPage, qtbot: QtBot, tmp_path: Path
) -> None:
    carrying = page.years.carrying
    carrying._chart = page.years.chart
    with qtbot.waitSignal(page.told, timeout=LONG) as told:
        carrying._write(tmp_path / "none" / "a.png")
    assert "none" in told.args[0]
    assert not (tmp_path / "none").exists()


def test_thousands_of_records_come_as_they_are_scrolled(page: DashboardPage) -> None:
    model = page.behind.model
    some = behind(page)
    with_many = [f"{n}" for n in range(250)]
    model.show_records("delegation", [*some, *with_many])
    assert model.rowCount() == 100
    page.behind.list.scrollToBottom()
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == len(some) + 250
    assert model.index(0).data()
