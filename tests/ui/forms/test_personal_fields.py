"""Personal values on a form: masked until a field is entered or the eye is pressed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.ui.forms.editors import is_masked
from dnapp.ui.forms.eye import Eye
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.setups import LISTS
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.widgets.section import SectionHead

NewPage = Callable[[ListSetup], FormPage]

PAPERS, CASES = LISTS["travel_documents"], LISTS["cases"]


def picture(page: FormPage, name: str) -> QImage:
    return page.form.frames[name].editor.grab().toImage()


def put(page: FormPage, name: str, value: object) -> QImage:
    page.form.frames[name].editor.set_value(value)
    return picture(page, name)


@pytest.fixture
def page(new_page: NewPage) -> FormPage:
    page = new_page(PAPERS)
    page.form.frames["holder"].go_to()
    return page


def eye_of(page: FormPage, name: str) -> Eye:
    """The eye of the section that holds a field: the last one above it."""
    top = page.form.frames[name].mapTo(page.form, page.form.rect().topLeft()).y()
    eyes = [eye for eye in page.form.findChildren(Eye) if isinstance(eye.parent(), SectionHead)]
    above = [eye for eye in eyes if eye.mapTo(page.form, eye.rect().topLeft()).y() < top]
    return above[-1]


def test_two_numbers_of_one_end_look_alike_until_the_eye_shows_them(page: FormPage) -> None:
    one, other = (put(page, "number", f"{head}1234567") for head in "BC")
    assert one == other
    assert put(page, "number", "C1239999") != other
    eye_of(page, "number").click()
    one, other = (put(page, "number", f"{head}1234567") for head in "BC")
    assert one != other
    eye_of(page, "number").click()
    assert put(page, "number", "B1234567") == put(page, "number", "C1234567")


def test_days_of_birth_all_look_alike(page: FormPage) -> None:
    assert put(page, "born_on", PartialDay(1980, 1, 2)) == put(page, "born_on", PartialDay(1975))
    assert put(page, "born_on", None) != put(page, "born_on", PartialDay(1975))


def test_other_fields_stay_readable(page: FormPage) -> None:
    assert put(page, "kept_by", "B1234567") != put(page, "kept_by", "C1234567")


def test_a_field_that_is_entered_shows_its_value_and_keeps_it(page: FormPage, qtbot: QtBot) -> None:
    put(page, "number", "B1234567")
    masked = picture(page, "number")
    frame = page.form.frames["number"]
    frame.go_to()
    qtbot.waitUntil(lambda: picture(page, "number") != masked)
    page.form.frames["holder"].go_to()
    assert frame.editor.value() == "B1234567"
    qtbot.waitUntil(lambda: picture(page, "number") == masked)


def test_tab_passes_the_eye_over(page: FormPage) -> None:
    assert eye_of(page, "number").focusPolicy() == Qt.FocusPolicy.NoFocus


def test_running_text_of_a_case_is_read_as_it_stands(new_page: NewPage) -> None:
    page = new_page(CASES)
    page.form.frames["name"].go_to()
    one, other = (put(page, "content", f"{who} mất hộ chiếu") for who in ("Ông A", "Bà B"))
    assert one != other
    one, other = (put(page, "person_name", who) for who in ("Nguyễn Văn An", "Trần Thị Bình"))
    assert one == other


@pytest.mark.parametrize("setup", LISTS.values(), ids=lambda setup: setup.key)
def test_a_form_with_personal_fields_has_an_eye(new_page: NewPage, setup: ListSetup) -> None:
    page = new_page(setup)
    wanted = any(is_masked(setup.record_type.specs[name]) for name in page.form.frames)
    heads = [
        eye for eye in page.form.findChildren(Eye) if eye.focusPolicy() == Qt.FocusPolicy.NoFocus
    ]
    assert bool(heads) == wanted


def test_no_list_has_a_personal_column() -> None:
    for setup in LISTS.values():
        specs = setup.record_type.specs.values()
        assert [spec.name for spec in specs if spec.personal and spec.table] == []
