"""A delegation that owes its report offers the letter that asks for it."""

from __future__ import annotations

from pathlib import Path

import docx
from pytestqt.qtbot import QtBot

from dnapp.core.query import Condition, Operator, Query
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
