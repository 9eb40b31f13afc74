"""The report page: what it makes, what it warns of, where links lead, how it saves."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import QObject, QSettings, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from dnapp.core.periods import CALENDAR, ND09, parse_period
from dnapp.records.delegation import Delegation
from dnapp.reports.writers import content
from dnapp.services.statistics import figures
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.report_page import ReportPage
from dnapp.ui.report.pdf_pages import page_sizes
from dnapp.ui.report.points import HEAD, Point
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.painted_button import PaintedButton
from dnapp.ui.window_parts import REPORT, SETTINGS
from tests.ui.pages.report_desk import LONG, THIRD, change


def printed(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as file:
        return "\n".join(part.extract_text() or "" for part in file.pages)


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
    assert page.outward.filing.dialog is not None
    target = tmp_path / "bao-cao.pdf"
    with qtbot.waitSignal(page.offered, timeout=LONG):
        page.outward.filing.dialog.fileSelected.emit(str(target))
    assert "6 THÁNG ĐẦU NĂM 2026" in printed(target.read_bytes())


def test_text_of_a_chapter_is_printed_and_kept(
    page: ReportPage, session: Session, qtbot: QtBot
) -> None:
    page.parts.pick("I.9")
    page.chapter.own.text.setFocus()
    change(page, qtbot, lambda: QTest.keyClicks(page.chapter.own.text.edit, "Viec moi cua ky nay."))
    assert page._made is not None
    assert "Viec moi cua ky nay." in printed(page._made.content)
    assert not session.workspace.settings.report_texts(THIRD.code).get("I.9")
    page.parts.pick("I.2")
    assert session.workspace.settings.report_texts(THIRD.code)["I.9"] == "Viec moi cua ky nay."
    session.workspace.changes.undo()
    assert not session.workspace.settings.report_texts(THIRD.code).get("I.9")


def test_typing_is_not_disturbed_when_a_report_comes_in(page: ReportPage, qtbot: QtBot) -> None:
    page.parts.pick("II")
    before = page.chapter.own.text.value()
    page.chapter.own.text.edit.moveCursor(page.chapter.own.text.edit.textCursor().MoveOperation.End)
    change(page, qtbot, lambda: QTest.keyClicks(page.chapter.own.text.edit, " Them"))
    QTest.keyClicks(page.chapter.own.text.edit, " nua")
    assert page.chapter.own.text.value() == f"{before} Them nua"


def test_text_of_the_period_before_is_offered_only_for_an_empty_chapter(
    page: ReportPage, session: Session, qtbot: QtBot
) -> None:
    code = THIRD.previous().code
    session.workspace.save_settings({f"report_text.{code}.I.9": "Lời của quý trước."})
    page._take_period()
    page.parts.pick("II")
    assert page.chapter.own.take_button.isHidden()
    page.parts.pick("I.9")
    assert not page.chapter.own.take_button.isHidden()
    change(page, qtbot, page.chapter.own.take_button.click)
    assert page.chapter.own.text.value() == "Lời của quý trước."
    assert page.chapter.own.take_button.isHidden()


def test_own_text_is_not_shown_twice(page: ReportPage) -> None:
    page.parts.pick("I.2")
    own = page.chapter.own.text.value().splitlines()[0]
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


def test_another_office_issues_one_report_alone(
    page: ReportPage, session: Session, qtbot: QtBot
) -> None:
    page.parts.pick(HEAD)
    assert page.head._agency.value() == session.workspace.settings.office().agency
    for editor, typed in (
        (page.head._parent, ""),
        (page.head._agency, "Ủy ban nhân dân tỉnh Thái Nguyên"),
        (page.head._symbol, "UBND"),
    ):
        editor.set_value(typed)
    change(page, qtbot, page.head.edited.emit)
    assert page._made is not None
    text = printed(page._made.content)
    assert "ỦY BAN NHÂN DÂN" in text[:200]
    assert "UBND TỈNH THÁI NGUYÊN" not in text[:200]
    assert "/BC-UBND" in text
    assert session.workspace.settings.office().agency == "Sở Ngoại vụ"


def test_a_number_that_is_none_stays_as_typed(page: ReportPage) -> None:
    page.head._number.edit.setText("2,5")
    page.head.settle()
    assert page.head._number.problem()[0]
    assert page.head._number.text_now() == "2,5"
    assert page.head.number() is None


# Saving


def test_the_file_saved_is_the_one_shown(page: ReportPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.save()
    assert page.outward.filing.dialog is not None
    assert page.outward.filing.dialog.isVisible()
    with qtbot.waitSignal(page.offered, timeout=LONG) as offered:
        page.outward.filing.dialog.fileSelected.emit(str(tmp_path / "bao cáo.pdf"))
    assert page._made is not None
    assert (tmp_path / "bao cáo.pdf").read_bytes() == page._made.content
    assert "bao cáo.pdf" in offered.args[0]
    page.outward.filing.dialog.close()
    page.save()
    assert Path(page.outward.filing.dialog.directory().absolutePath()) == tmp_path
    page.outward.filing.dialog.close()


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_the_same_report_for_word_and_excel(
    page: ReportPage, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    page.save()
    dialog = page.outward.filing.dialog
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
        page.outward.filing._saving.chosen.emit(file)
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
    page.chapter.own.text.set_value("")
    QTest.keyClicks(page.chapter.own.text.edit, "Cau cuoi cung.")
    page.save()
    assert page.outward.filing.dialog is not None
    with qtbot.waitSignal(page.offered, timeout=LONG):
        page.outward.filing.dialog.fileSelected.emit(str(tmp_path / "a.pdf"))
    page.outward.filing.dialog.close()
    assert "Cau cuoi cung." in printed((tmp_path / "a.pdf").read_bytes())


def test_a_folder_that_is_gone_is_told_and_the_page_stays(
    page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.told, timeout=LONG) as told:
        page.outward.filing._saving.chosen.emit(tmp_path / "none" / "a.pdf")
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
        page.outward.filing._saving.chosen.emit(tmp_path / "a.pdf")
    assert "đã đầy" in told.args[0]
    assert list(tmp_path.glob("*.pdf")) == []


def test_letters_without_a_drawing_are_told_and_mended(page: ReportPage, qtbot: QtBot) -> None:
    page.parts.pick("IV")
    page.chapter.own.text.set_value("漢字")
    page._make()
    qtbot.waitUntil(lambda: bool(page.preview.trouble()), timeout=LONG)
    assert "漢" in page.preview.trouble()
    assert page.preview.desk.count > 3
    page.chapter.own.text.set_value("")
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
