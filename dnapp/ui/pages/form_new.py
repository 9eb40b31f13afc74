"""The form of a record that does not exist yet: empty, or begun like another one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from dnapp.core.days import PartialDay
from dnapp.core.numbers import count2
from dnapp.core.query import Operator
from dnapp.core.record import Tree
from dnapp.services.copying import copy_of, next_after
from dnapp.ui.lists.list_setup import ListSetup
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import SecondaryButton


def new_form(look: Look, session: Session, setup: ListSetup, day: str = "") -> FormPage:
    """An empty record of a list, with what makes it belong there; it may begin on a day."""
    empty = _empty(setup)
    if not day:
        return FormPage(look, session, setup, empty)
    starts: dict[str, Any] = {setup.record_type.day: PartialDay.from_text(day)}
    begin = replace(empty, record=replace(empty.record, **starts))
    return FormPage(look, session, setup, empty, begin)


def next_form(look: Look, session: Session, setup: ListSetup, ident: str) -> FormPage:
    """The record after the one just saved, with what usually repeats."""
    record = session.workspace.repositories[setup.kind].get(ident)
    begin = next_after(setup.record_type, record)
    return FormPage(look, session, setup, _empty(setup), _belonging(setup, begin))


def copied_form(look: Look, session: Session, setup: ListSetup, ident: str) -> FormPage:
    """A copy of a stored record, which says so; UserError when that record is gone."""
    source = session.workspace.tree(setup.kind, ident)
    begin = copy_of(setup.record_type, source)
    page = FormPage(look, session, setup, _empty(setup), begin)
    if page.offer is None:
        _tell_copied(look, page, source)
    return page


def _empty(setup: ListSetup) -> Tree:
    kind = setup.record_type
    return _belonging(setup, Tree(kind.cls(), {key: () for key in kind.children}))


def _belonging(setup: ListSetup, tree: Tree) -> Tree:
    """With what makes a record stand in this list."""
    given = {each.field: each.values[0] for each in setup.about if each.operator is Operator.IS}
    return replace(tree, record=replace(tree.record, **given))


def _tell_copied(look: Look, page: FormPage, source: Tree) -> None:
    """What it is a copy of; members may be dropped at once, as one step."""
    words, kind = look.words, page.state.record_type
    title = kind.title_of(source.record)
    said = words("form.copied", one=words(f"record.{kind.key}.one"), title=title)
    buttons = []
    people = page.state.rows("member") if "member" in kind.copied else ()
    if people:
        said += " " + words("form.copied_members", count=count2(len(people)))
        drop = SecondaryButton(look, words("form.drop_members"), "trash-2", small=True)
        drop.clicked.connect(partial(page.state.put_rows, "member", (), words("form.drop_members")))
        drop.clicked.connect(drop.hide)
        buttons.append(drop)
    page.band.tell(said, "info", buttons)
