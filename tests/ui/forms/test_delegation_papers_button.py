"""The list of a delegation and its programme are made from its form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.member import Member
from dnapp.services.workspace import Workspace
from dnapp.ui.forms.delegation_form import DelegationForm
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.setups import INCOMING
from dnapp.ui.pages.form_page import FormPage


def test_the_list_of_members_is_written_where_it_is_asked_for(
    open_page: Callable[[ListSetup, str], FormPage],
    workspace: Workspace,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    trip = Delegation(
        direction="in", name="Đoàn mẫu", countries=("KR",), starts_on=PartialDay(2026, 9, 7)
    )
    tree = Tree(trip, {"member": (Member(name="Kim Mẫu"),)})
    ident = workspace.save_tree(DELEGATION, tree, "add_records").tree.record.id
    form = open_page(INCOMING, ident).form
    assert isinstance(form, DelegationForm)
    assert not form.papers.isHidden()
    form._ask_paper("members_both")
    dialog = form.making.dialog
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("Danh sách đoàn (song ngữ).docx")
    with qtbot.waitSignal(form.making.told, timeout=20_000) as told:
        form.making._write(tmp_path / "list.docx")
    assert "list.docx" in told.args[0]
    assert (tmp_path / "list.docx").read_bytes().startswith(b"PK")


def test_a_new_delegation_has_no_papers_yet(new_page: Callable[[ListSetup], FormPage]) -> None:
    form = new_page(INCOMING).form
    assert isinstance(form, DelegationForm)
    assert form.papers.isHidden()
