"""The form of a target leads from version to version."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.plan import PLAN, Plan
from dnapp.records.target import TARGET, Target
from dnapp.services.workspace import Workspace
from dnapp.ui.forms.target_form import TargetForm
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.setups import LISTS
from dnapp.ui.pages.form_page import FormPage
from tests.ui.forms.conftest import TODAY

Open = Callable[[ListSetup, str], FormPage]


@pytest.fixture
def first(workspace: Workspace) -> str:
    plan = Plan(name="2026", first_on=PartialDay(2026, 1, 1), last_on=PartialDay(2026, 12, 31))
    of = workspace.save_tree(PLAN, Tree(plan), "add_records").tree.record.id
    target = Target(name="Quy chế", plan=of, shape="yes_no")
    return workspace.save_tree(TARGET, Tree(target), "add_records").tree.record.id


def form_of(open_page: Open, ident: str) -> TargetForm:
    form = open_page(LISTS["targets"], ident).form
    assert isinstance(form, TargetForm)
    return form


def test_a_new_version_is_made_and_opened(open_page: Open, first: str, qtbot: QtBot) -> None:
    form = form_of(open_page, first)
    assert form.before.isHidden()
    assert form.after.isHidden()
    with qtbot.waitSignal(form.record_wanted) as wanted:
        form.adjust.click()
    kind, second = wanted.args
    assert (kind, second != first) == ("target", True)
    new = form_of(open_page, second)
    assert f"{TODAY:%d/%m/%Y}" in new.band.accessibleName()
    with qtbot.waitSignal(new.record_wanted) as back:
        new.before.click()
    assert back.args == ["target", first]
    old = form_of(open_page, first)
    assert old.adjust.isHidden()
    assert "Đã có bản điều chỉnh" in old.band.accessibleName()
    with qtbot.waitSignal(old.record_wanted) as forth:
        old.after.click()
    assert forth.args == ["target", second]


def test_what_is_typed_is_saved_first(open_page: Open, first: str, workspace: Workspace) -> None:
    form = form_of(open_page, first)
    form.state.put("name", "Quy chế mới", "sửa")
    before = len(workspace.changes.history())
    form.adjust.click()
    assert len(workspace.changes.history()) == before
    assert "Lưu chỉ tiêu" in form.band.accessibleName()
