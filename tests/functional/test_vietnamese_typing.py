"""UniKey in the real form: Telex and VNI send Backspaces, and the text arrives as it was meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from dnapp.core.fields import YesNo
from dnapp.ui.pages.report_page import ReportPage
from tests.functional.office import Office, shown
from tests.ui.widgets.test_typing import keys, press, telex_forms, vni_forms

PHRASE = "Thỏa thuận đoàn Nguyễn Thị Hường"
TOOLS = pytest.mark.parametrize("forms", [telex_forms, vni_forms])

Forms = Callable[[str], Iterator[str]]


def type_by_tool(forms: Forms) -> None:
    """Each key to whatever has the keyboard at that moment, popups or not."""
    for sent in keys(PHRASE, forms):
        focus = QApplication.focusWidget()
        assert focus is not None
        press(focus, sent)
        QApplication.processEvents()


@TOOLS
def test_every_text_field_of_the_form(office: Office, forms: Forms) -> None:
    office.press("Ctrl+1", "Ctrl+N")
    typed = 0
    for frame in office.form.form.frames.values():
        field = frame.editor.focusProxy()
        if not isinstance(field, (QLineEdit, QTextEdit)) or frame.editor.is_read_only():
            continue
        frame.go_to()
        type_by_tool(forms)
        assert frame.editor.text_now() == PHRASE
        office.press("Tab")
        assert frame.editor.text_now() == PHRASE, "leaving the field changes nothing"
        typed += 1
    assert typed > 25


@TOOLS
def test_every_cell_of_the_members(office: Office, forms: Forms) -> None:
    office.press("Ctrl+1", "Ctrl+N")
    table = office.table("member")
    for column, spec in enumerate(table.rows.columns):
        if isinstance(spec, YesNo):
            continue
        table.view.go_to(0, column)
        type_by_tool(forms)
        office.press("Tab")
        assert table.rows.text(0, column) == PHRASE, spec.name


@TOOLS
def test_search_boxes_and_the_text_of_a_report(province: Office, forms: Forms) -> None:
    province.press("Ctrl+1", "Ctrl+F")
    type_by_tool(forms)
    assert text_of(province.focus()) == PHRASE
    province.press("Ctrl+K")
    type_by_tool(forms)
    assert text_of(province.focus()) == PHRASE
    province.press("Escape", "Ctrl+8")
    page = province.page(ReportPage)
    province.wait(page.is_complete, 30)
    for field in (*shown(page, QTextEdit), *shown(page, QLineEdit)):
        if field.isReadOnly():
            continue
        field.setFocus()
        province.press("Ctrl+A")
        type_by_tool(forms)
        assert text_of(field) == PHRASE


def text_of(field: QWidget) -> str:
    if isinstance(field, QTextEdit):
        return field.toPlainText()
    assert isinstance(field, QLineEdit)
    return field.text()
