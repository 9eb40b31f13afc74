"""How tests open forms, and a stored delegation to open."""

from __future__ import annotations

from collections.abc import Callable

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.delegation import Delegation
from dnapp.records.member import Member
from dnapp.services.workspace import Workspace
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.lists.setups import LISTS
from dnapp.ui.pages.form_page import FormPage

NewPage = Callable[[ListSetup], FormPage]


OpenPage = Callable[[ListSetup, str], FormPage]


def saved_delegation(workspace: Workspace, **values: object) -> str:
    record = Delegation(
        **{
            "direction": "in",
            "name": "Đoàn Gyeongsangbuk",
            "countries": ("KR",),
            "starts_on": PartialDay(2026, 6, 9),
            **values,
        }
    )
    tree = Tree(record, {"member": (Member(name="Kang", passport_number="M1234567", pos=1),)})
    saved = workspace.save_tree(LISTS["incoming"].record_type, tree, "add_records")
    return saved.tree.record.id
