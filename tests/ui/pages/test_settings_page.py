"""The settings page: what holds today is shown, what was changed is saved from its day on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.query import Query
from dnapp.services.settings import OFFICE
from dnapp.services.workspace import Workspace
from dnapp.ui.pages.settings_page import SettingsPage
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from tests.ui.conftest import TODAY

LONG = 20_000


@pytest.fixture
def page(look: Look, session: Session, window_settings: QSettings, qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(look, session, window_settings)
    qtbot.addWidget(page)
    page.resize(1142, 634)
    page.show()
    return page


def enter(page: SettingsPage, name: str, typed: str) -> None:
    """Type into a field as an officer does, and leave it."""
    group = page.office if name in page.office.editors else page.rules
    editor = group.editors[name]
    editor.edit.selectAll()
    editor.setFocus()
    QTest.keyClicks(editor.edit, typed)
    editor.settle()


def changes(session: Session) -> int:
    return len(session.workspace.changes.history(limit=500))


def test_shows_what_holds_today(page: SettingsPage, session: Session) -> None:
    office = session.workspace.settings.office()
    for name in OFFICE:
        shown = page.office.editors[name].value()
        wanted = getattr(office, name)
        assert shown == ("\n".join(wanted) if name == "recipients" else wanted)
    assert page.rules.editors["report_days"].value() == 15
    assert not page.save_button.isEnabled()


def test_a_change_is_saved_as_one_named_change_and_can_be_undone(
    page: SettingsPage, session: Session, qtbot: QtBot
) -> None:
    before = changes(session)
    enter(page, "signatory_name", "Tran Mau An")
    enter(page, "report_days", "20")
    assert page.save_button.isEnabled()
    with qtbot.waitSignal(page.told), qtbot.waitSignal(session.saved):
        page.save()
    settings = session.workspace.settings
    assert settings.office().signatory_name == "Tran Mau An"
    assert settings.report_rule().days == 20
    assert changes(session) == before + 1
    assert session.workspace.changes.history(limit=1)[0].name == "save_settings"
    assert not page.save_button.isEnabled()
    session.workspace.changes.undo()
    session.announce(("setting",))
    assert page.office.editors["signatory_name"].value() == "Nguyễn Mẫu Minh"
    assert page.rules.editors["report_days"].value() == 15


def test_saving_without_a_change_writes_nothing(page: SettingsPage, session: Session) -> None:
    before = changes(session)
    page.save()
    assert changes(session) == before


def test_a_new_name_holds_only_from_its_day(
    page: SettingsPage, session: Session, qtbot: QtBot
) -> None:
    enter(page, "agency", "So Ngoai vu moi")
    enter(page, "valid_from", "1/10/2026")
    page.save()
    settings = session.workspace.settings
    assert settings.office(date(2026, 9, 30)).agency == "Sở Ngoại vụ"
    assert settings.office(date(2026, 10, 1)).agency == "So Ngoai vu moi"
    assert page.office.valid_from() == PartialDay(2026, 10, 1)
    assert page.office.editors["agency"].value() == "So Ngoai vu moi"


def test_a_name_of_a_later_day_is_announced(
    page: SettingsPage, session: Session, qtbot: QtBot
) -> None:
    enter(page, "agency", "So moi")
    enter(page, "valid_from", "1/1/2027")
    with qtbot.waitSignal(page.told) as told:
        page.save()
    assert "01/01/2027" in told.args[0]
    assert session.workspace.settings.office().agency == "Sở Ngoại vụ"
    assert page.office.editors["agency"].value() == "Sở Ngoại vụ"
    assert session.workspace.settings.office(date(2027, 1, 1)).agency == "So moi"


def test_a_day_before_the_newest_change_is_refused(page: SettingsPage, session: Session) -> None:
    enter(page, "agency", "So moi")
    enter(page, "valid_from", "1/10/2026")
    page.save()
    before = changes(session)
    enter(page, "agency", "So khac")
    enter(page, "valid_from", "1/9/2026")
    page.save()
    assert "01/10/2026" in page.office.editors["valid_from"].problem()[0]
    assert changes(session) == before


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("agency", ""),
        ("signatory_title", "   "),
        ("report_days", "4000"),
        ("report_days", "1,5"),
        ("expiring_days", "nhiều"),
        ("valid_from", "2026"),
        ("basis", "theo y"),
    ],
)
def test_what_is_wrong_stays_as_typed_and_is_not_saved(
    page: SettingsPage, session: Session, qtbot: QtBot, name: str, typed: str
) -> None:
    enter(page, "signatory_name", "Tran Mau An")
    group = page.office if name in page.office.editors else page.rules
    editor = group.editors[name]
    editor.edit.setText(typed)
    before = changes(session)
    with qtbot.waitSignal(page.told):
        page.save()
    assert editor.problem()[0]
    assert editor.text_now().strip() == typed.strip()
    assert changes(session) == before


def test_recipients_are_lines(page: SettingsPage, session: Session) -> None:
    page.office.editors["recipients"].set_value("Bộ Ngoại giao\n\n  Lưu: VT  ")
    page.save()
    assert session.workspace.settings.office().recipients != ("Bộ Ngoại giao", "Lưu: VT")
    page.office.edited.emit()
    page.save()
    assert session.workspace.settings.office().recipients == ("Bộ Ngoại giao", "Lưu: VT")


def test_typing_is_kept_when_another_page_saves_a_setting(
    page: SettingsPage, session: Session
) -> None:
    enter(page, "signatory_name", "Dang go")
    session.workspace.save_settings({"report_text.2026-Q3.I.9": "x"})
    session.announce(("setting",))
    assert page.office.editors["signatory_name"].value() == "Dang go"


def test_closing_the_window_keeps_what_was_typed(page: SettingsPage, session: Session) -> None:
    enter(page, "signatory_name", "Tran Mau An")
    page.keep_draft()
    assert session.workspace.settings.office().signatory_name == "Tran Mau An"


def test_the_check_of_a_whole_file_says_so(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.data.checked, timeout=LONG):
        page.data.check()
    assert "nguyên vẹn" in page.data.result.accessibleName()
    assert page.data.check_button.isEnabled()


def test_the_check_names_the_damage(
    look: Look, folder: Path, window_settings: QSettings, qtbot: QtBot
) -> None:
    """Bytes of a page far from the start are altered on disk."""
    workspace = Workspace.open(folder, today=TODAY, who="an", words=look.words)
    session = Session(workspace)
    page = SettingsPage(look, session, window_settings)
    qtbot.addWidget(page)
    workspace.database.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file = workspace.database.folder.database
    content = bytearray(file.read_bytes())
    place = len(content) * 3 // 4
    content[place : place + 64] = bytes(64)
    with file.open("r+b") as raw:
        raw.write(content)
    with qtbot.waitSignal(page.data.checked, timeout=LONG):
        page.data.check()
    assert "không khớp" in page.data.result.accessibleName()
    session.close()


def test_protection_is_told_plainly(page: SettingsPage) -> None:
    told = " ".join(label.text() for label in page.data.findChildren(QLabel))
    for word in ("mã hóa", "dnapp.key", "chưa có mật khẩu", "ai chép được cả thư mục"):
        assert word in told
    assert str(page._session.workspace.folder) in told


def test_reading_only_shows_and_never_saves(
    look: Look, folder: Path, window_settings: QSettings, qtbot: QtBot
) -> None:
    workspace = Workspace.open(folder, today=TODAY, read_only=True, words=look.words)
    session = Session(workspace)
    page = SettingsPage(look, session, window_settings)
    qtbot.addWidget(page)
    assert all(e.is_read_only() for g in (page.office, page.rules) for e in g.editors.values())
    assert not page.save_button.isEnabled()
    page.office.editors["agency"].set_value("Khác")
    page.save()
    assert workspace.settings.office().agency == "Sở Ngoại vụ"
    session.close()


def test_setting_rows_have_one_row_a_name_and_day(page: SettingsPage, session: Session) -> None:
    for name in ("Mot", "Hai", "Ba"):
        enter(page, "signatory_name", name)
        page.save()
    repository = session.workspace.repositories["setting"]
    rows = repository.rows(repository.ordered(Query()))
    keys = [(row.name, row.valid_from) for row in rows]
    assert len(keys) == len(set(keys))
    assert session.workspace.settings.office().signatory_name == "Ba"
