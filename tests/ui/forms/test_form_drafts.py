"""What is typed into a form and not saved is kept, offered again, or given up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.services.workspace import Workspace
from dnapp.store.drafts import Drafts
from dnapp.ui.forms.keeper import waiting
from dnapp.ui.lists.setups import INCOMING, OUTGOING
from tests.ui.forms.form_desk import NewPage, OpenPage, saved_delegation


@pytest.mark.parametrize("leave", ["hide", "escape", "pause"])
def test_what_is_typed_is_found_again(
    new_page: NewPage, keyboard, qtbot: QtBot, workspace: Workspace, leave: str
) -> None:
    page = new_page(INCOMING)
    keyboard.type("Đoàn dở dang")
    page.go_to("starts_on")
    keyboard.type("31/6/2026")
    keyboard.press(Qt.Key.Key_Tab)
    page.tables["member"].view.go_to(0, 0)
    keyboard.type("Nguyễn Văn")
    if leave == "hide":
        page.hide()
    elif leave == "escape":
        page.keep_draft()
    else:
        qtbot.waitUntil(lambda: bool(Drafts(workspace.database).all()), timeout=3000)
    again = new_page(INCOMING)
    assert not again.form.isEnabled()
    assert not again.header.done.isEnabled()
    keyboard.press(Qt.Key.Key_Return)
    assert again.form.isEnabled()
    assert again.state.value("name") == "Đoàn dở dang"
    assert again.form.frames["starts_on"].editor.text_now() == "31/6/2026"
    assert again.tables["member"].rows.text(0, 0) == "Nguyễn Văn"
    assert new_page(OUTGOING).form.isEnabled()


def test_a_text_that_was_half_typed_must_be_looked_at_again(
    new_page: NewPage, keyboard, workspace: Workspace
) -> None:
    page = new_page(INCOMING)
    page.go_to("starts_on")
    keyboard.type("9/6/20")
    page.keep_draft()
    again = new_page(INCOMING)
    assert again.offer is not None
    again.offer.go_on()
    assert again.state.value("starts_on") is None
    assert again.form.frames["starts_on"].editor.problem()[0]
    again.go_to("starts_on")
    keyboard.control(Qt.Key.Key_A)
    keyboard.type("9/6/2026")
    keyboard.press(Qt.Key.Key_Tab)
    assert again.state.value("starts_on") == PartialDay(2026, 6, 9)
    assert again.form.frames["starts_on"].editor.problem()[0] == ""


def test_the_program_can_tell_which_drafts_wait(
    new_page: NewPage, open_page: OpenPage, keyboard, workspace: Workspace
) -> None:
    ident = saved_delegation(workspace)
    for make in (lambda: new_page(OUTGOING), lambda: open_page(INCOMING, ident)):
        page = make()
        page.go_to("places")
        keyboard.type("Nơi")
        page.keep_draft()
    found = {
        (draft.kind, draft.id, draft.list_key) for draft in waiting(Drafts(workspace.database))
    }
    assert found == {("delegation", "", "outgoing"), ("delegation", ident, "")}


def test_a_given_up_draft_is_gone(new_page: NewPage, keyboard, workspace: Workspace) -> None:
    page = new_page(INCOMING)
    keyboard.type("Đoàn")
    page.hide()
    again = new_page(INCOMING)
    assert again.offer is not None
    again.offer.give_up()
    assert Drafts(workspace.database).all() == []
    assert again.state.value("name") == ""


def test_typing_and_taking_it_back_leaves_no_draft(
    new_page: NewPage, keyboard, workspace: Workspace
) -> None:
    page = new_page(INCOMING)
    keyboard.type("Đoàn")
    page.keep_draft()
    assert Drafts(workspace.database).all()
    keyboard.control(Qt.Key.Key_A)
    keyboard.press(Qt.Key.Key_Delete)
    page.keep_draft()
    assert Drafts(workspace.database).all() == []
