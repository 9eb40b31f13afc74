"""Reports of units in the window: asking, forms, and taking in a file row by row."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.reports.return_form import return_form
from dnapp.services.unit_returns import own_agreements, return_of, returns_of
from dnapp.ui.forms.return_form import ReturnForm
from dnapp.ui.lists.page import ListPage
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.returns.desk import ReturnDesk
from dnapp.ui.returns.receive_dialog import ReceiveDialog
from dnapp.ui.session import Session

CULTURE, HEALTH, FINANCE = "unit-so-van-hoa", "unit-so-y-te", "unit-so-tai-chinh"


@pytest.fixture
def desk(window: MainWindow, qtbot: QtBot) -> ReturnDesk:
    window.go_to("returns")
    page = window.pages.currentWidget()
    assert isinstance(page, ListPage)
    qtbot.waitUntil(lambda: bool(page.totals.shown))
    found = page.findChild(ReturnDesk)
    assert isinstance(found, ReturnDesk)
    return found


def form(session: Session, path: Path, unit: str, *rows: tuple[str, ...]) -> Path:
    """The form of a unit with rows under those that it has."""
    path.write_bytes(return_form(session.workspace, unit, 2026, None))
    book = openpyxl.load_workbook(path)
    sheet = book.active
    [top] = [row[0].row for row in sheet.iter_rows() if "Mã hồ sơ" in str(row[0].value)]
    known = len(own_agreements(session.workspace.repositories, unit))
    for place, cells in enumerate(rows, start=top + known + 1):
        for column, text in enumerate(cells, start=2):
            sheet.cell(place, column).value = text
    book.save(path)
    return path


def opened(desk: ReturnDesk, path: Path, qtbot: QtBot) -> ReceiveDialog:
    desk._begin([str(path)])
    qtbot.waitUntil(lambda: desk.receiving is not None and desk.receiving.is_ready())
    assert desk.receiving is not None
    return desk.receiving


def test_units_are_put_on_the_list_of_a_year(desk: ReturnDesk, session: Session) -> None:
    desk.ask_units()
    dialog = desk.asking
    assert dialog is not None
    assert not dialog.boxes[HEALTH].isEnabled(), "it is on the list already"
    assert not dialog.confirm.isEnabled()
    QTest.mouseClick(dialog.boxes[FINANCE], Qt.MouseButton.LeftButton)
    assert dialog.chosen() == [FINANCE]
    assert "01" in dialog.confirm.text()
    dialog.due.set_value(PartialDay(2026, 12, 31))
    QTest.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    added = return_of(session.workspace.repositories, FINANCE, 2026)
    assert added is not None
    assert (added.due_on, added.status) == (PartialDay(2026, 12, 31), "waiting")


def test_another_year_offers_those_of_the_year_before(desk: ReturnDesk, session: Session) -> None:
    desk.ask_units()
    dialog = desk.asking
    assert dialog is not None
    dialog.year.set_value(2027)
    dialog.year.edited.emit()
    asked = {one.unit for one in returns_of(session.workspace.repositories, 2026)}
    assert set(dialog.chosen()) == asked


def test_a_form_is_written_for_each_unit_of_the_list(
    desk: ReturnDesk, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.told, timeout=20_000) as told:
        desk._write_forms(str(tmp_path))
    names = sorted(path.name for path in tmp_path.glob("*.xlsx"))
    assert len(names) == len(returns_of(session.workspace.repositories, 2026))
    assert "bieu-thoa-thuan-2026-so-y-te.xlsx" in names
    assert f"{len(names):02d} biểu" in told.args[0]


def test_a_list_is_looked_at_mended_and_taken_in(
    desk: ReturnDesk, window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = form(
        session, tmp_path / "vh.xlsx", CULTURE,
        ("Bản ghi nhớ về bảo tàng", "", "", "Nhật Bản", "Bảo tàng Sakura"),
        ("Bản ghi nhớ về phim", "", "", "Nước Mơ", "Hãng phim Sao"),
        ("Trao đổi đoàn nghệ thuật", "", "", "Lào", "Nhà hát Sao"),
    )  # fmt: skip
    dialog = opened(desk, path, qtbot)
    outcomes = [row.outcome for row in dialog.table.rows()]
    assert outcomes == ["unchanged"] * 3 + ["create", "error", "error"]
    assert "02 dòng lỗi" in dialog.left.text()
    dialog.table.selectRow(4)
    field = dialog.panel.fields["countries"]
    field.set_value("Hàn Quốc")
    field.edited.emit()
    qtbot.waitUntil(dialog.is_ready)
    assert dialog.table.rows()[4].outcome == "create"
    dialog.table.selectRow(5)
    choice = dialog.panel.fields["form"]
    choice.set_value("other")
    choice.edited.emit()
    qtbot.waitUntil(dialog.is_ready)
    assert [row.outcome for row in dialog.table.rows()][3:] == ["create"] * 3
    assert "03" in dialog.confirm.text()
    dialog.shown._pick("create")
    assert len(dialog.table.rows()) == 3
    with qtbot.waitSignal(desk.written) as written:
        QTest.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert "03 thỏa thuận mới" in written.args[0]
    held = session.workspace.repositories
    assert len(own_agreements(held, CULTURE)) == 6
    session.workspace.changes.undo()
    assert len(own_agreements(held, CULTURE)) == 3


def test_a_file_that_names_no_unit_waits_for_one(
    desk: ReturnDesk, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["STT", "Tên văn bản", "Ngày ký"])
    book.active.append([1, "Thỏa thuận về y tế", "3/2026"])
    book.save(tmp_path / "a.xlsx")
    dialog = opened(desk, tmp_path / "a.xlsx", qtbot)
    assert not dialog.confirm.isEnabled()
    assert "Chọn đơn vị" in dialog.lead.text()
    dialog.unit.set_value(HEALTH)
    dialog.unit.edited.emit()
    qtbot.waitUntil(dialog.is_ready)
    assert dialog.confirm.isEnabled()
    assert [row.outcome for row in dialog.table.rows()] == ["create"]


def test_an_empty_form_is_noted_as_nothing(
    desk: ReturnDesk, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(desk, form(session, tmp_path / "tc.xlsx", FINANCE), qtbot)
    assert dialog.confirm.text() == "Ghi nhận không phát sinh"
    QTest.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    mark = return_of(session.workspace.repositories, FINANCE, 2026)
    assert mark is not None
    assert mark.status == "nothing"


def test_files_that_cannot_be_read_are_told_and_the_next_is_shown(
    desk: ReturnDesk, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "hỏng.xlsx"
    bad.write_bytes(b"PK\x03\x04")
    good = form(session, tmp_path / "tc.xlsx", FINANCE)
    with qtbot.waitSignal(desk.told) as told:
        desk._begin([str(bad), str(good)])
    assert "hỏng.xlsx" in told.args[0]
    qtbot.waitUntil(lambda: desk.receiving is not None and desk.receiving.is_ready())
    assert desk.receiving is not None
    assert "tc.xlsx" in desk.receiving.windowTitle()


def test_the_form_of_an_awaited_report_offers_the_letter(
    desk: ReturnDesk, window: MainWindow, session: Session
) -> None:
    held = session.workspace.repositories
    states = {one.status: one.id for one in returns_of(held, 2026)}
    for status, shown in (("late", True), ("waiting", True), ("received", False)):
        window.open_record("unit_return", states[status])
        page = window.pages.currentWidget()
        assert isinstance(page, FormPage)
        assert isinstance(page.form, ReturnForm)
        assert page.form.band.isVisible() == shown
        if shown:
            QTest.mouseClick(page.form.remind, Qt.MouseButton.LeftButton)
            assert page.form.making.dialog is not None
            page.form.making.dialog.reject()
