"""A delegation or an aid project that owes reports offers the letter that asks for them."""

from __future__ import annotations

from pathlib import Path

import docx
from pytestqt.qtbot import QtBot

from dnapp.core.query import Condition, Operator, Query
from dnapp.services.duties import due
from dnapp.ui.forms.aid_form import AidForm
from dnapp.ui.forms.delegation_form import DelegationForm
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.session import Session

LONG = 20_000


def form(window: MainWindow) -> DelegationForm:
    page = window.pages.currentWidget()
    assert isinstance(page, FormPage)
    assert isinstance(page.form, DelegationForm)
    return page.form


def test_the_letter_is_written_from_the_form(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    owed = Query((Condition("status", Operator.ONE_OF, ("overdue",)),))
    record = session.workspace.repositories["delegation"].first(owed, 1)[0]
    window.open_record("delegation", record.id)
    shown = form(window)
    assert shown.band.isVisible()
    shown.remind.click()
    assert shown.making.dialog is not None
    path = tmp_path / "đôn đốc.docx"
    with qtbot.waitSignal(shown.making.told, timeout=LONG) as told:
        shown.making.dialog.fileSelected.emit(str(path))
    shown.making.dialog.close()
    assert path.name in told.args[0]
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert record.name in text


def test_others_owe_nothing(window: MainWindow, session: Session) -> None:
    ended = Query((Condition("status", Operator.ONE_OF, ("ended",)),))
    record = session.workspace.repositories["delegation"].first(ended, 1)[0]
    window.open_record("delegation", record.id)
    assert not form(window).band.isVisible()
    window.new_record("incoming")
    assert not form(window).band.isVisible()


def aid_form(window: MainWindow) -> AidForm:
    page = window.pages.currentWidget()
    assert isinstance(page, FormPage)
    assert isinstance(page.form, AidForm)
    return page.form


def test_an_aid_project_names_what_its_owner_owes(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace = session.workspace
    late = due(workspace.repositories, workspace.settings, workspace.today(), within=0)
    owing = {one.id for one in late if one.rule == "aid-closing" and one.days_left < 0}
    record = workspace.repositories["aid_project"].get(min(owing))
    window.open_record("aid_project", record.id)
    shown = aid_form(window)
    qtbot.waitUntil(shown.band.isVisible, timeout=LONG)
    assert "quá hạn từ" in shown.band.accessibleName()
    shown.remind.click()
    assert shown.making.dialog is not None
    path = tmp_path / "đôn đốc.docx"
    with qtbot.waitSignal(shown.making.told, timeout=LONG):
        shown.making.dialog.fileSelected.emit(str(path))
    shown.making.dialog.close()
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert "Báo cáo kết thúc khoản viện trợ: hạn" in text
