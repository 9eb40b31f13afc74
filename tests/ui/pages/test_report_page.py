"""The report page: what it makes, what it warns of, where links lead, how it saves."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QSettings, QSize, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.periods import CALENDAR, ND09, Kind, parse_period, period_of
from dnapp.records.delegation import Delegation
from dnapp.reports.base import WORK
from dnapp.reports.document import Document, Figure, Heading, Paragraph, Table
from dnapp.reports.writers import content
from dnapp.services.issuing import issued_reports
from dnapp.services.report_warnings import ReportWarning, report_warnings
from dnapp.services.statistics import figures
from dnapp.ui.jobs import Job
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.report_page import ReportPage
from dnapp.ui.report.chapters import Chapter, chapters
from dnapp.ui.report.naming import file_name, period_name
from dnapp.ui.report.page_desk import PAGE, PageDesk
from dnapp.ui.report.pdf_pages import page_picture, page_sizes
from dnapp.ui.report.period_box import PARTS, PeriodBox, part_name
from dnapp.ui.report.points import HEAD, Point, points
from dnapp.ui.report.printing import paper, print_pages
from dnapp.ui.report.taking import cells_of, parts
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import LinkButton
from dnapp.ui.widgets.labels import WrappedLabel
from dnapp.ui.widgets.painted_button import PaintedButton
from dnapp.ui.window_parts import REPORT, SETTINGS
from tests.ui.conftest import TODAY

LONG = 20_000
THIRD = parse_period("2026-Q3", ND09)


@pytest.fixture
def page(look: Look, session: Session, window_settings: QSettings, qtbot: QtBot) -> ReportPage:
    page = ReportPage(look, session, window_settings)
    qtbot.addWidget(page)
    page.resize(1142, 634)
    page.show()
    qtbot.waitUntil(page.is_complete, timeout=LONG)
    return page


def printed(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as file:
        return "\n".join(part.extract_text() or "" for part in file.pages)


def change(page: ReportPage, qtbot: QtBot, act: Callable[[], object]) -> None:
    """Do something that makes the report anew, and wait for it."""
    before = page._made
    act()
    qtbot.waitUntil(lambda: page._made is not before and page.is_complete(), timeout=LONG)


def test_opens_on_the_last_finished_quarter_with_all_its_pages(page: ReportPage) -> None:
    assert page.period.period() == THIRD
    assert page.period.days.text() == "15/06/2026 – 14/09/2026"
    assert page._made is not None
    assert page.preview.desk.count == len(page_sizes(page._made.content)) > 3
    assert "QUÝ III NĂM 2026" in printed(page._made.content)


def test_says_what_the_other_basis_would_count(page: ReportPage, session: Session) -> None:
    def count(basis: object) -> int:
        period = replace(THIRD, basis=basis)
        found = {figure.key: figure for figure in figures(session.workspace, period)}
        return int(found["delegation.in.count"].value or 0)

    ours, theirs = count(ND09), count(CALENDAR)
    words = "hơn" if theirs > ours else "kém"
    assert ours != theirs
    sentence = f"Cắt theo lịch sẽ là {theirs:02d} đoàn vào ({words} {abs(theirs - ours):02d} đoàn)"
    assert sentence in page.period.note.text()


def test_another_period_makes_another_report(page: ReportPage, qtbot: QtBot) -> None:
    def choose() -> None:
        page.period._part.set_value("half.1")
        page.period.changed.emit()

    change(page, qtbot, choose)
    assert page._made is not None
    assert page._made.wish.options.period == parse_period("2026-H1", ND09)
    assert "6 THÁNG ĐẦU NĂM 2026" in printed(page._made.content)


def test_grave_points_are_told_over_the_parts_and_reached_from_there(page: ReportPage) -> None:
    assert page.points.grave > 0
    assert page.to_points.text() == f"Cần xem: {page.points.grave}"
    page.to_points.click()
    assert page.points.isAncestorOf(page.window().focusWidget())
    assert not page.points.visibleRegion().isEmpty()


def test_a_report_being_made_can_be_given_up(page: ReportPage, qtbot: QtBot) -> None:
    before = page._made
    page._maker._slow.setInterval(0)  # the way out shows at once
    page.period._part.set_value("half.1")
    page.period.changed.emit()
    qtbot.waitUntil(page.preview.cancel.isVisible, timeout=LONG)
    assert page.preview.cancel.accessibleName() == "Hủy"
    page.preview.cancel.setFocus()
    QTest.keyClick(page.preview.cancel, Qt.Key.Key_Space)
    assert not page.preview.cancel.isVisible()
    assert page.preview.trouble() == "Đã hủy; bản xem trước là bản lập trước đó."
    qtbot.waitUntil(lambda: not page._maker.is_waiting(), timeout=LONG)
    assert page._made is before
    change(page, qtbot, page.preview.again.click)
    assert page.preview.trouble() == ""
    assert page._made is not None
    assert page._made.wish.options.period == parse_period("2026-H1", ND09)


def test_what_is_saved_after_a_cancel_is_made_anew(
    page: ReportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.period._part.set_value("half.1")
    page.period.changed.emit()
    page.cancel()
    page.save()
    assert page.filing.dialog is not None
    target = tmp_path / "bao-cao.pdf"
    with qtbot.waitSignal(page.offered, timeout=LONG):
        page.filing.dialog.fileSelected.emit(str(target))
    assert "6 THÁNG ĐẦU NĂM 2026" in printed(target.read_bytes())


def test_text_of_a_chapter_is_printed_and_kept(
    page: ReportPage, session: Session, qtbot: QtBot
) -> None:
    page.parts.pick("I.9")
    page.chapter.text.setFocus()
    change(page, qtbot, lambda: QTest.keyClicks(page.chapter.text.edit, "Viec moi cua ky nay."))
    assert page._made is not None
    assert "Viec moi cua ky nay." in printed(page._made.content)
    assert not session.workspace.settings.report_texts(THIRD.code).get("I.9")
    page.parts.pick("I.2")
    assert session.workspace.settings.report_texts(THIRD.code)["I.9"] == "Viec moi cua ky nay."
    session.workspace.changes.undo()
    assert not session.workspace.settings.report_texts(THIRD.code).get("I.9")


def test_typing_is_not_disturbed_when_a_report_comes_in(page: ReportPage, qtbot: QtBot) -> None:
    page.parts.pick("II")
    before = page.chapter.text.value()
    page.chapter.text.edit.moveCursor(page.chapter.text.edit.textCursor().MoveOperation.End)
    change(page, qtbot, lambda: QTest.keyClicks(page.chapter.text.edit, " Them"))
    QTest.keyClicks(page.chapter.text.edit, " nua")
    assert page.chapter.text.value() == f"{before} Them nua"


def test_text_of_the_period_before_is_offered_only_for_an_empty_chapter(
    page: ReportPage, session: Session, qtbot: QtBot
) -> None:
    code = THIRD.previous().code
    session.workspace.save_settings({f"report_text.{code}.I.9": "Lời của quý trước."})
    page._take_period()
    page.parts.pick("II")
    assert page.chapter._take.isHidden()
    page.parts.pick("I.9")
    assert not page.chapter._take.isHidden()
    change(page, qtbot, page.chapter._take.click)
    assert page.chapter.text.value() == "Lời của quý trước."
    assert page.chapter._take.isHidden()


def test_own_text_is_not_shown_twice(page: ReportPage) -> None:
    page.parts.pick("I.2")
    own = page.chapter.text.value().splitlines()[0]
    assert own
    assert own not in page.chapter._live.toPlainText()
    assert "Trong kỳ, toàn tỉnh có" in page.chapter._live.toPlainText()


def test_a_figure_leads_to_every_record_it_counts(
    page: ReportPage, session: Session, qtbot: QtBot
) -> None:
    page.parts.pick("I.2")
    assert page._made is not None
    wanted = page._made.figures["delegation.out.count"].ids
    links = page.chapter._live._links
    assert ("delegation", wanted) in links
    page.chapter._live.anchorClicked.emit(QUrl(f"figure:{links.index(('delegation', wanted))}"))
    menu = page.findChildren(QMenu)[-1]
    titles = [action.text().replace("&&", "&") for action in menu.actions()]
    expected = session.workspace.repositories["delegation"].titles(wanted)
    assert titles == [expected[one] for one in wanted]
    with qtbot.waitSignal(page.open_asked) as opened:
        menu.actions()[1].trigger()
    assert opened.args == ["delegation", wanted[1]]
    menu.close()


def test_a_point_with_one_record_opens_it(page: ReportPage, qtbot: QtBot) -> None:
    point = Point("report.warning.draft", {"count": "01"}, kind="aid_project", ids=("abc",))
    with qtbot.waitSignal(page.open_asked) as opened:
        page.points.followed.emit(point, QWidget(page))
    assert opened.args == ["aid_project", "abc"]


def test_a_point_about_a_chapter_opens_it_for_writing(page: ReportPage) -> None:
    page.points.followed.emit(Point("reports.silent", chapter="IV"), page)
    assert page.parts.value() == "IV"
    page.points.followed.emit(Point("report.warning.no_signatory", chapter=HEAD), page)
    assert page.writing.currentWidget() is page.head


def test_a_point_of_the_settings_leads_there(page: ReportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.page_asked) as asked:
        page.points.followed.emit(Point("report.warning.no_place", page=SETTINGS), page)
    assert asked.args == [SETTINGS]


def test_a_late_result_report_is_warned_of(
    page: ReportPage, session: Session, qtbot: QtBot
) -> None:
    workspace = session.workspace
    assert page._made is not None
    one = page._made.figures["delegation.in.count"].ids[0]
    record = workspace.repositories["delegation"].get(one)
    assert isinstance(record, Delegation)
    bare = replace(record, report_document=None, reported_on=None)
    with workspace.changes.change("save_delegation") as saving:
        saving.save(bare)
    change(page, qtbot, lambda: session.announce(("delegation",)))
    assert page._made is not None
    assert one in page._made.figures["delegation.in.overdue.count"].ids
    sentences = [label.accessibleName() for label in page.points.findChildren(QWidget)]
    assert any("quá hạn báo cáo kết quả" in sentence for sentence in sentences)


def test_number_day_and_signatory_reach_the_paper(page: ReportPage, qtbot: QtBot) -> None:
    page.parts.pick(HEAD)
    for editor, typed in (
        (page.head._number, "27"),
        (page.head._day, "16/9/2026"),
        (page.head._prefix, "KT."),
        (page.head._title, "PHO GIAM DOC"),
        (page.head._name, "Tran Mau An"),
    ):
        editor.set_value(None if editor in (page.head._number, page.head._day) else "")
        QTest.keyClicks(editor.edit, typed)

    change(page, qtbot, lambda: (page.head.settle(), page.head.edited.emit()))
    assert page._made is not None
    text = printed(page._made.content)
    assert "Số: 27/BC-SNgV" in text
    assert "ngày 16 tháng 9 năm 2026" in text
    assert "Tran Mau An" in text


def test_a_number_that_is_none_stays_as_typed(page: ReportPage) -> None:
    page.head._number.edit.setText("2,5")
    page.head.settle()
    assert page.head._number.problem()[0]
    assert page.head._number.text_now() == "2,5"
    assert page.head.number() is None


# Saving


def test_the_file_saved_is_the_one_shown(page: ReportPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.save()
    assert page.filing.dialog is not None
    assert page.filing.dialog.isVisible()
    with qtbot.waitSignal(page.offered, timeout=LONG) as offered:
        page.filing.dialog.fileSelected.emit(str(tmp_path / "bao cáo.pdf"))
    assert page._made is not None
    assert (tmp_path / "bao cáo.pdf").read_bytes() == page._made.content
    assert "bao cáo.pdf" in offered.args[0]
    page.filing.dialog.close()
    page.save()
    assert Path(page.filing.dialog.directory().absolutePath()) == tmp_path
    page.filing.dialog.close()


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_the_same_report_for_word_and_excel(
    page: ReportPage, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    page.save()
    dialog = page.filing.dialog
    assert dialog is not None
    (offered,) = (name for name in dialog.nameFilters() if suffix in name)
    dialog.selectNameFilter(offered)
    dialog.filterSelected.emit(offered)
    assert Path(dialog.selectedFiles()[0]).suffix == f".{suffix}"
    path = tmp_path / f"báo cáo.{suffix}"
    with qtbot.waitSignal(page.offered, timeout=LONG):
        dialog.fileSelected.emit(str(path))
    dialog.close()
    made = page._made
    assert made is not None
    workspace = page._session.workspace
    wanted = content(made.document, suffix, workspace.words, today=workspace.today())
    assert path.read_bytes() == wanted


def test_the_toast_offers_to_open_the_file(
    look: Look, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(look, session, settings)
    qtbot.addWidget(window)
    window.show()
    window.go_to(REPORT)
    page = window.pages.currentWidget()
    assert isinstance(page, ReportPage)
    qtbot.waitUntil(page.is_complete, timeout=LONG)
    file = tmp_path / "a.pdf"
    with qtbot.waitSignal(page.offered, timeout=LONG):
        page.filing._saving.chosen.emit(file)
    assert window.toast.isVisible()
    button = next(b for b in window.toast.findChildren(PaintedButton) if b.text() == "Mở tệp")
    opened: list[QUrl] = []
    catcher = _Catcher(opened)
    QDesktopServices.setUrlHandler("file", catcher, "catch")
    button.click()
    QDesktopServices.unsetUrlHandler("file")
    assert [url.toLocalFile() for url in opened] == [str(file)]


class _Catcher(QObject):
    """Stands for the program that the system opens files with."""

    def __init__(self, opened: list[QUrl]) -> None:
        super().__init__()
        self._opened = opened

    @Slot(QUrl)
    def catch(self, url: QUrl) -> None:
        self._opened.append(url)


def test_what_was_typed_last_is_in_the_file(page: ReportPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.parts.pick("IV")
    page.chapter.text.set_value("")
    QTest.keyClicks(page.chapter.text.edit, "Cau cuoi cung.")
    page.save()
    assert page.filing.dialog is not None
    with qtbot.waitSignal(page.offered, timeout=LONG):
        page.filing.dialog.fileSelected.emit(str(tmp_path / "a.pdf"))
    page.filing.dialog.close()
    assert "Cau cuoi cung." in printed((tmp_path / "a.pdf").read_bytes())


def test_a_folder_that_is_gone_is_told_and_the_page_stays(
    page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.told, timeout=LONG) as told:
        page.filing._saving.chosen.emit(tmp_path / "none" / "a.pdf")
    assert told.args[0].startswith("Không có thư mục")
    assert page.preview.trouble() == told.args[0]
    assert page.preview.desk.count > 3


@pytest.mark.skipif(os.name != "posix", reason="a full device as a file")
def test_a_full_disk_is_told(
    page: ReportPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with qtbot.waitSignal(page.told, timeout=LONG) as told:
        page.filing._saving.chosen.emit(tmp_path / "a.pdf")
    assert "đã đầy" in told.args[0]
    assert list(tmp_path.glob("*.pdf")) == []


def test_letters_without_a_drawing_are_told_and_mended(page: ReportPage, qtbot: QtBot) -> None:
    page.parts.pick("IV")
    page.chapter.text.set_value("漢字")
    page._make()
    qtbot.waitUntil(lambda: bool(page.preview.trouble()), timeout=LONG)
    assert "漢" in page.preview.trouble()
    assert page.preview.desk.count > 3
    page.chapter.text.set_value("")
    change(page, qtbot, page._make)
    assert page.preview.trouble() == ""


def test_making_does_not_block_the_window(page: ReportPage, qtbot: QtBot) -> None:
    """The event loop keeps turning while a report is made."""
    ticks: list[bool] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(page.is_complete()))
    timer.start(0)
    change(page, qtbot, page._make)
    assert ticks.count(False) > 20


# Taking along


def test_a_table_of_the_report_is_copied_for_word_and_excel(page: ReportPage, qtbot: QtBot) -> None:
    made = page._made
    assert made is not None
    tables = [part for _, part in parts(made.document) if isinstance(part, Table)]
    menu = page.taking.menu()
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
    menu = page.taking.menu()
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
    page.printing._made = made
    with qtbot.waitSignal(page.told, timeout=LONG) as told:
        page.printing.start(printer)
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
        page.print_button.click()
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
        page.issuing.button.click()
    assert page.parts.value() == HEAD
    assert page.issuing.dialog is None


def test_what_is_seen_is_issued_and_saved_again(
    page: ReportPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    sign(page, qtbot)
    assert page._made is not None
    seen = page._made.content
    assert page.issuing.before.isHidden()
    page.issuing.button.click()
    dialog = page.issuing.dialog
    assert dialog is not None
    dialog.lock.set_value(False)
    with qtbot.waitSignal(page.told) as told:
        dialog._confirm()
    assert "12/BC-SNgV" in told.args[0]
    record = issued_reports(session.workspace, WORK, THIRD)[0]
    assert not record.locked
    assert not page.issuing.before.isHidden()
    copies = page.issuing.copies
    copies._ident = record.id
    with qtbot.waitSignal(page.told, timeout=LONG):
        copies._write(tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == seen


def test_an_issued_report_in_the_bin_is_offered_no_more(
    page: ReportPage, session: Session, qtbot: QtBot
) -> None:
    sign(page, qtbot)
    page.issuing.button.click()
    assert page.issuing.dialog is not None
    page.issuing.dialog._confirm()
    assert not page.issuing.before.isHidden()
    record = issued_reports(session.workspace, WORK, THIRD)[0]
    with session.workspace.changes.change("delete_record") as deleting:
        deleting.delete("issued_report", record.id)
    session.announce(("issued_report",))
    assert page.issuing.before.isHidden()


def test_the_same_number_is_refused(page: ReportPage, qtbot: QtBot) -> None:
    for _ in range(2):
        sign(page, qtbot)
        page.issuing.button.click()
        assert page.issuing.dialog is not None
        with qtbot.waitSignal(page.told) as told:
            page.issuing.dialog._confirm()
    assert "đã dùng" in told.args[0]


def test_why_figures_differ_leads_to_the_record(
    page: ReportPage, session: Session, qtbot: QtBot
) -> None:
    sign(page, qtbot)
    page.issuing.button.click()
    assert page.issuing.dialog is not None
    page.issuing.dialog.lock.set_value(False)
    page.issuing.dialog._confirm()
    workspace = session.workspace
    made = {figure.key: figure for figure in figures(workspace, THIRD)}
    gone = made["delegation.in.count"].ids[0]
    with workspace.changes.change("delete_record") as deleting:
        deleting.delete("delegation", gone)
    copies = page.issuing.copies
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


# The period box


@pytest.fixture
def box(look: Look, qtbot: QtBot) -> PeriodBox:
    box = PeriodBox(look, THIRD, TODAY)
    qtbot.addWidget(box)
    box.show()
    return box


def test_two_days_of_ones_own_make_a_period(box: PeriodBox, qtbot: QtBot) -> None:
    box._basis._pick("custom")
    for editor, typed in ((box._first, "1/7/2026"), (box._last, "30/9/26")):
        editor.edit.setText(typed)
        editor.settle()
    period = box.period()
    assert period is not None
    assert (period.kind, period.code) == (Kind.CUSTOM, "2026-07-01..2026-09-30")
    assert box.other_basis() is None


def test_days_in_the_wrong_order_are_explained_not_corrected(box: PeriodBox) -> None:
    box._basis._pick("custom")
    box._first.set_value(PartialDay(2026, 9, 30))
    box._last.edit.setText("1/9/2026")
    box._last.settle()
    assert box.period() is None
    assert box._last.problem()[0] == "Ngày cuối phải từ 30/09/2026 trở đi."
    assert box._last.text_now() == "01/09/2026"


def test_a_month_is_not_a_day(box: PeriodBox) -> None:
    box._basis._pick("custom")
    box._first.edit.setText("9/2026")
    box._first.settle()
    assert box._first.problem()[0]
    assert box.period() is None


def test_an_old_year_can_be_typed(box: PeriodBox) -> None:
    box._year.edit.setText("2014")
    box._year.settle()
    period = box.period()
    assert period is not None
    assert period.year == 2014


def test_every_part_of_the_year_has_its_own_name(look: Look) -> None:
    names = [part_name(look, part) for part in PARTS]
    assert len(set(names)) == len(PARTS) == 20


# Names of files


@given(
    st.sampled_from(["2026-07", "2026-Q3", "2026-H1", "2026-9M", "2026", "2026-06-01..2026-07-02"])
)
def test_a_file_name_has_only_plain_letters(look: Look, code: str) -> None:
    name = file_name(look, WORK, parse_period(code, ND09))
    assert name.isascii()
    assert "." not in name
    assert not set(name) & set('/\\:*?"<>| ')
    assert "2026" in name


def test_names_of_periods(look: Look) -> None:
    assert period_name(look, THIRD) == "quý III/2026"
    assert period_name(look, period_of(TODAY, Kind.MONTH, CALENDAR)) == "tháng 11/2026"


# Chapters and points: pure functions


def test_chapters_follow_the_headings() -> None:
    number = Figure("delegation.in.count", 3, "delegation", ("a", "b", "c"), "03")
    document = Document(
        "",
        "",
        (
            Paragraph(("mở đầu",)),
            Heading(1, "I", "Kết quả"),
            Heading(2, "1", "Tham mưu"),
            Paragraph(("lời",)),
            Heading(2, "2", "Đoàn vào"),
            Heading(3, "a", "Đoàn ra"),
            Paragraph(("có ", number, " đoàn")),
            Heading(1, "II", "Đánh giá"),
        ),
    )
    found = chapters(document)
    assert [chapter.key for chapter in found] == ["I.1", "I.2", "II"]
    assert [chapter.has_figures for chapter in found] == [False, True, False]
    assert found[1].lines == (("a) Đoàn ra",), ("có ", number, " đoàn"))


def test_warnings_become_points_the_grave_ones_first() -> None:
    warnings = (
        ReportWarning("report.warning.not_ended", {"last": "14/12/2026", "today": "22/11/2026"}),
        ReportWarning("report.warning.no_place"),
        ReportWarning("report.warning.draft", {"count": "01"}, "delegation", ("a",)),
        ReportWarning("report.warning.no_signatory"),
    )
    silent = Chapter("II", "Đánh giá", ())
    found = points(warnings, (silent,), ())
    assert [point.grave for point in found] == [True, True, True, False, False]
    leads = {point.key.rpartition(".")[2]: point for point in found}
    assert leads["no_place"].page == SETTINGS
    assert leads["no_signatory"].chapter == HEAD
    assert leads["draft"].ids == ("a",)
    assert leads["silent"].chapter == "II"
    assert points(warnings, (silent,), ("II",)) == found[:-1]


def test_each_point_has_its_words(look: Look, session: Session) -> None:
    running = period_of(TODAY, Kind.QUARTER, ND09)
    silent = Chapter("II", "Đánh giá", ())
    found = points(report_warnings(session.workspace, running), (silent,), ())
    assert len(found) > 3
    for point in found:
        assert look.words(point.key, **point.values)
        if point.ids or point.chapter or point.page:
            assert look.words(point.action, **point.values)


# The desk


@pytest.fixture
def desk(page: ReportPage) -> PageDesk:
    return page.preview.desk


def test_pages_are_drawn_as_in_the_file(page: ReportPage, desk: PageDesk) -> None:
    assert page._made is not None
    scale, drawn = desk._picture_of(0)
    assert drawn is not None
    exact: QImage = page_picture(page._made.content, 0, scale)
    assert drawn.size() == exact.size()
    dark = sum(
        exact.pixelColor(x, y).lightness() < 128
        for x in range(0, exact.width(), 3)
        for y in range(0, exact.height(), 3)
    )
    assert dark > 50
    assert drawn.pixelColor(2, 2).name() == exact.pixelColor(2, 2).name() == "#ffffff"


def test_page_keys_go_from_page_to_page(desk: PageDesk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk, Qt.Key.Key_PageDown)
    assert desk.page == 2
    qtbot.keyClick(desk, Qt.Key.Key_End)
    assert desk.page == desk.count
    qtbot.keyClick(desk, Qt.Key.Key_Home)
    assert desk.page == 1


def test_zoom_keeps_the_page_and_draws_anew(desk: PageDesk, qtbot: QtBot) -> None:
    desk.go_to(3)
    small = desk.percent()
    desk.zoom_by(1)
    assert desk.percent() > small
    assert desk.page == 3
    qtbot.waitUntil(desk.is_ready, timeout=LONG)
    desk.set_zoom(PAGE)
    assert desk.page == 3
    qtbot.waitUntil(desk.is_ready, timeout=LONG)


def test_a_broken_file_is_refused_not_crashed() -> None:
    with pytest.raises(Exception, match=r"(PDF|load|data)"):
        page_sizes(b"not a pdf")


def test_nothing_heavy_is_loaded_with_the_page() -> None:
    code = (
        "import sys; import dnapp.ui.pages.report_page, dnapp.ui.pages.settings_page;"
        "print([n for n in ('reportlab','pypdfium2','matplotlib','numpy') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert done.stdout.strip() == "[]"


def test_a_job_of_an_old_wish_is_thrown_away(page: ReportPage, qtbot: QtBot) -> None:
    """Two changes in a row make one report: the newer."""
    made: list[object] = []
    page._maker.made.connect(made.append)
    page._make()
    qtbot.waitUntil(lambda: page._maker._job is not None, timeout=LONG)
    page.period._part.set_value("month.7")
    page.period.changed.emit()
    qtbot.waitUntil(page.is_complete, timeout=LONG)
    periods = [one.wish.options.period.code for one in made if one is not None]
    assert periods == ["2026-07"]


def test_jobs_tell_their_end_also_when_cancelled(qtbot: QtBot, session: Session) -> None:
    def work(job: Job) -> None:
        raise UserError("period.unreadable", typed="x")

    job = Job(work)
    job.cancel()
    with qtbot.waitSignal(job.ended), qtbot.assertNotEmitted(job.failed):
        job.start(session.pool)


def test_another_kind_of_report_has_its_own_chapters_text_and_name(
    page: ReportPage, session: Session, qtbot: QtBot
) -> None:
    action = next(a for a in page.kinds.actions() if a.text() == "Thỏa thuận quốc tế")
    change(page, qtbot, action.trigger)
    made = page._made
    assert made is not None
    assert made.wish.report == "agreements"
    assert "Kế hoạch" in [chapter.title.rsplit(" ", 3)[0] for chapter in page._chapters.values()][2]
    assert list(page._chapters) == ["I", "II", "III", "IV"]
    assert page.parts.value() == "I", "no chapter of the other report stays in sight"
    assert page.chapter.text.value() == ""
    assert {warning.kind for warning in made.warnings} <= {"", "agreement"}
    assert "đoàn" not in page.period.note.text(), "delegations are not compared"
    page.parts.pick("IV")
    page.chapter.text.set_value("Đề nghị hướng dẫn")
    page.writing.keep()
    texts = session.workspace.settings.report_texts
    assert texts(f"agreements.{THIRD.code}") == {"IV": "Đề nghị hướng dẫn"}
    assert "Đề nghị hướng dẫn" not in texts(THIRD.code).values()
    page.save()
    assert page.filing.dialog is not None
    assert "thoa-thuan" in page.filing.dialog.selectedFiles()[0]
    page.filing.dialog.close()
    back = page.kinds.actions()[0]
    change(page, qtbot, back.trigger)
    assert "I.2" in page._chapters
