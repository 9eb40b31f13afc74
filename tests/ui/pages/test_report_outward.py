"""How a report leaves the page: a table, a chart, a printer, an issued file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.reports.base import WORK
from dnapp.reports.document import Table
from dnapp.services.issuing import issued_reports
from dnapp.services.statistics import figures
from dnapp.ui.jobs import Job
from dnapp.ui.pages.report_page import ReportPage
from dnapp.ui.report.pdf_pages import page_picture, page_sizes
from dnapp.ui.report.points import HEAD
from dnapp.ui.report.printing import paper, print_pages
from dnapp.ui.report.taking import cells_of, parts
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import LinkButton
from dnapp.ui.widgets.labels import WrappedLabel
from tests.ui.pages.report_desk import LONG, THIRD, change

# Taking along


def test_a_table_of_the_report_is_copied_for_word_and_excel(page: ReportPage, qtbot: QtBot) -> None:
    made = page._made
    assert made is not None
    tables = [part for _, part in parts(made.document) if isinstance(part, Table)]
    menu = page.outward.taking.menu()
    texts = [action.text() for action in menu.actions()]
    assert len(texts) == len(list(parts(made.document)))
    assert any("đoàn ra" in text.lower() for text in texts)
    first = next(n for n, text in enumerate(texts) if text.startswith("Bảng"))
    with qtbot.waitSignal(page.told):
        menu.actions()[first].trigger()
    data = QGuiApplication.clipboard().mimeData()
    rows = cells_of(tables[0])
    assert data.text().splitlines()[0].split("\t") == [cell.replace("\n", " ") for cell in rows[0]]
    assert data.html().count("<tr>") == len(rows)


def test_a_chart_of_the_report_is_copied_as_a_picture(page: ReportPage, qtbot: QtBot) -> None:
    menu = page.outward.taking.menu()
    chart = next(a for a in menu.actions() if a.text().startswith("Biểu đồ"))
    with qtbot.waitSignal(page.told, timeout=LONG):
        chart.trigger()
    assert QGuiApplication.clipboard().image().width() > 1500


# Printing

_COARSE = QSize(40, 56)


def test_the_pages_seen_are_printed_each_as_it_lies(
    page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    made = page._made
    assert made is not None
    printer = paper(made.document.title)
    target = tmp_path / "printed.pdf"
    printer.setOutputFileName(str(target))
    page.outward.printing._content, page.outward.printing._sizes = made.content, made.sizes
    with qtbot.waitSignal(page.told, timeout=LONG) as told:
        page.outward.printing.start(printer)
    assert told.args == [f"Đã gửi {len(made.sizes)} trang đến máy in."]
    printed_file = target.read_bytes()
    sizes = page_sizes(printed_file)
    assert [(s.width > s.height) for s in sizes] == [(s.width > s.height) for s in made.sizes]
    assert any(s.width > s.height for s in sizes), "annexes lie across"
    for place in (0, len(sizes) - 1):
        ours, theirs = (
            page_picture(file, place, 1).scaled(
                _COARSE,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            for file in (made.content, printed_file)
        )
        spots = [(x, y) for x in range(_COARSE.width()) for y in range(_COARSE.height())]
        apart = [
            abs(ours.pixelColor(*spot).lightness() - theirs.pixelColor(*spot).lightness())
            for spot in spots
        ]
        assert sum(apart) / len(apart) < 4
        assert min(theirs.pixelColor(*spot).lightness() for spot in spots) < 230, "not blank"


def test_some_pages_only(page: ReportPage, tmp_path: Path) -> None:
    made = page._made
    assert made is not None
    printer = paper("Một trang")
    printer.setOutputFileName(str(tmp_path / "one.pdf"))
    printer.setFromTo(2, 3)
    assert print_pages(printer, made.content, made.sizes, Job(lambda job: None)) == 2
    assert len(page_sizes((tmp_path / "one.pdf").read_bytes())) == 2


def test_a_machine_without_printers_says_so(
    page: ReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    with qtbot.waitSignal(page.told) as told:
        page.outward.print_button.click()
    assert "chưa có máy in" in told.args[0]


def test_a_printer_that_refuses_is_told(page: ReportPage, tmp_path: Path) -> None:
    made = page._made
    assert made is not None
    printer = paper("Không ghi được")
    printer.setOutputFileName(str(tmp_path / "none" / "a.pdf"))
    with pytest.raises(UserError) as refused:
        print_pages(printer, made.content, made.sizes, Job(lambda job: None))
    assert refused.value.key == "printing.refused"


def test_the_report_chosen_last_is_shown_again(
    page: ReportPage, look: Look, session: Session, window_settings: QSettings, qtbot: QtBot
) -> None:
    change(page, qtbot, lambda: page.choose("aid"))
    again = ReportPage(look, session, window_settings)
    qtbot.addWidget(again)
    assert again._report == "aid"


# Issuing


def sign(page: ReportPage, qtbot: QtBot, number: int = 12) -> None:
    page.head._number.set_value(number)
    page.head._day.set_value(PartialDay(2026, 9, 16))
    change(page, qtbot, page._make)


def test_number_and_day_come_before_issuing(page: ReportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.told):
        page.outward.issuing.button.click()
    assert page.parts.value() == HEAD
    assert page.outward.issuing.dialog is None


def test_what_is_seen_is_issued_and_saved_again(
    page: ReportPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    sign(page, qtbot)
    assert page._made is not None
    seen = page._made.content
    assert page.outward.issuing.before.isHidden()
    page.outward.issuing.button.click()
    dialog = page.outward.issuing.dialog
    assert dialog is not None
    dialog.lock.set_value(False)
    with qtbot.waitSignal(page.told) as told:
        dialog._confirm()
    assert "12/BC-SNgV" in told.args[0]
    record = issued_reports(session.workspace, WORK, THIRD)[0]
    assert not record.locked
    assert not page.outward.issuing.before.isHidden()
    copies = page.outward.issuing.copies
    copies._ident = record.id
    with qtbot.waitSignal(page.told, timeout=LONG):
        copies._write(tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == seen


def test_an_issued_report_in_the_bin_is_offered_no_more(
    page: ReportPage, session: Session, qtbot: QtBot
) -> None:
    sign(page, qtbot)
    page.outward.issuing.button.click()
    assert page.outward.issuing.dialog is not None
    page.outward.issuing.dialog._confirm()
    assert not page.outward.issuing.before.isHidden()
    record = issued_reports(session.workspace, WORK, THIRD)[0]
    with session.workspace.changes.change("delete_record") as deleting:
        deleting.delete("issued_report", record.id)
    session.announce(("issued_report",))
    assert page.outward.issuing.before.isHidden()


def test_the_same_number_is_refused(page: ReportPage, qtbot: QtBot) -> None:
    for _ in range(2):
        sign(page, qtbot)
        page.outward.issuing.button.click()
        assert page.outward.issuing.dialog is not None
        with qtbot.waitSignal(page.told) as told:
            page.outward.issuing.dialog._confirm()
    assert "đã dùng" in told.args[0]


def test_why_figures_differ_leads_to_the_record(
    page: ReportPage, session: Session, qtbot: QtBot
) -> None:
    sign(page, qtbot)
    page.outward.issuing.button.click()
    assert page.outward.issuing.dialog is not None
    page.outward.issuing.dialog.lock.set_value(False)
    page.outward.issuing.dialog._confirm()
    workspace = session.workspace
    made = {figure.key: figure for figure in figures(workspace, THIRD)}
    gone = made["delegation.in.count"].ids[0]
    with workspace.changes.change("delete_record") as deleting:
        deleting.delete("delegation", gone)
    copies = page.outward.issuing.copies
    copies.compare(issued_reports(workspace, WORK, THIRD)[0])
    qtbot.waitUntil(lambda: copies.comparison is not None, timeout=LONG)
    assert copies.comparison is not None
    said = [label.text() for label in copies.comparison.findChildren(WrappedLabel)]
    count = made["delegation.in.count"].value
    assert f"Đoàn vào (đoàn): {count} → {int(count or 0) - 1}" in said
    link = copies.comparison.findChild(LinkButton)
    assert link is not None
    with qtbot.waitSignal(page.open_asked) as asked:
        link.click()
    assert asked.args == ["delegation", gone]
