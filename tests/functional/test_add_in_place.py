"""Stories of a partner, unit or list entry that is missing while a form is filled in."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from dnapp.core.query import Query
from dnapp.core.record import Tree
from dnapp.records.partner import PARTNER, Partner
from dnapp.ui.forms.add_sheet import AddSheet
from tests.functional.office import Office, shown


@pytest.fixture
def form(office: Office) -> Office:
    """A new đoàn vào, in an office that knows one partner."""
    partner = Partner(name="Kyonggi", kind="locality", country="KR")
    office.workspace.save_tree(PARTNER, Tree(partner), "add_records")
    office.press("Ctrl+N")
    return office


def partners(office: Office) -> list[str]:
    repository = office.workspace.repositories["partner"]
    return sorted(record.name for record in repository.first(Query(), 9))


def sheet(office: Office) -> AddSheet:
    return next(each for each in shown(office.win.window(), AddSheet))


def want_new(office: Office, field: str, text: str) -> AddSheet:
    """Type what no record has in its name; Enter shows what it would add, Enter again adds it."""
    office.tab_to(office.form.form.label(field))
    office.type(text)
    office.press("Return", "Return")
    office.wait(lambda: any(shown(office.win.window(), AddSheet)))
    office.wait(sheet(office).isActiveWindow)
    return sheet(office)


def closed(office: Office) -> None:
    office.wait(lambda: not any(shown(office.win.window(), AddSheet)))
    office.wait(lambda: QApplication.focusWidget() is not None)


def test_a_partner_is_added_by_keyboard_alone_and_taken(form: Office) -> None:
    asked = want_new(form, "partners", "Tỉnh Hủa Phăn")
    assert list(asked.frames) == ["name", "kind", "country"]
    assert asked.frames["name"].editor.value() == "Tỉnh Hủa Phăn"
    form.type("dia phuong")
    form.press("Return", "Return")
    form.type("lao")
    form.press("Return", "Ctrl+S")
    closed(form)
    assert partners(form) == ["Kyonggi", "Tỉnh Hủa Phăn"]
    (added,) = form.form.state.value("partners")
    assert form.workspace.repositories["partner"].get(added).country == "LA"
    assert form.workspace.changes.can_undo() == "add_records"
    assert form.focus() is form.frame("partners").editor.focusProxy()


def test_nearly_the_same_name_is_offered_first_and_taken_without_a_second_one(
    form: Office,
) -> None:
    want_new(form, "partners", "Gyonggi")
    assert isinstance(form.focus(), QAbstractButton)
    assert "Kyonggi" in form.focus().accessibleName() + form.focus().text()
    form.press("Return")
    closed(form)
    assert partners(form) == ["Kyonggi"]
    assert len(form.form.state.value("partners")) == 1


def test_escape_leaves_the_typed_text_where_it_was(form: Office) -> None:
    want_new(form, "partners", "Tỉnh Hủa Phăn")
    form.press("Escape")
    closed(form)
    assert partners(form) == ["Kyonggi"]
    assert form.frame("partners").editor.text_now() == "Tỉnh Hủa Phăn"


def test_what_is_missing_is_said_beside_its_field(form: Office) -> None:
    asked = want_new(form, "lead_unit", "Sở Việc mới")
    form.press("Ctrl+S")
    assert asked.frames["level"].editor.problem()[0] == "Chưa nhập mục bắt buộc này."
    assert form.focus() is asked.frames["level"].editor.focusProxy()


def test_an_entry_of_a_list_needs_no_sheet_unless_it_is_there_already(form: Office) -> None:
    form.tab_to(form.form.parts.label("fields"))
    form.type("Việc lạ thật")
    form.press("Return", "Return")
    assert not any(shown(form.win.window(), AddSheet))
    assert len(form.form.state.value("fields")) == 1
    want_new(form, "fields", "Việc lạ thậm")
    assert "Việc lạ thật" in form.focus().text()


def test_a_cell_of_a_grid_takes_what_was_added_and_goes_on(form: Office) -> None:
    form.form.show_tab("leg")
    grid = form.table("leg")
    column = [spec.name for spec in grid.rows.columns].index("partner")
    grid.view.go_to(grid.view.open_row(), column)
    form.type("Tỉnh Hủa Phăn")
    form.press("Return", "Return")
    form.wait(lambda: any(shown(form.win.window(), AddSheet)))
    form.wait(sheet(form).isActiveWindow)
    form.type("dia phuong")
    form.press("Return", "Ctrl+S")
    closed(form)
    assert form.grid("leg")[0][column] == "Tỉnh Hủa Phăn"
    assert form.focus() is grid.view
    assert grid.view.currentIndex().column() == column + 1
