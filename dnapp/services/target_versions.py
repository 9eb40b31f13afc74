"""Versions of a target: a decision changes it, and the earlier version stays as it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Tree
from dnapp.records.target import Target
from dnapp.records.target_step import TargetStep

if TYPE_CHECKING:
    from dnapp.services.workspace import Workspace
    from dnapp.store.repository import Repositories


@dataclass(frozen=True)
class Neighbours:
    """The version before one and the version after it, as far as there are."""

    before: Target | None
    after: Target | None


def neighbours(repositories: Repositories, target: Target) -> Neighbours:
    """The versions around one."""
    held = repositories["target"]
    before = held.get_many((target.replaces,)).get(target.replaces) if target.replaces else None
    query = Query((Condition("replaces", Operator.IS, (target.id,)),))
    after = next(iter(held.first(query, 1)), None) if target.id else None
    return Neighbours(
        before if isinstance(before, Target) else None,
        after if isinstance(after, Target) else None,
    )


def adjust_target(workspace: Workspace, ident: str) -> str:
    """Save the next version of a target as one change; its id.

    It begins with the numbers of this one, valid from today; its decision is entered by hand.
    UserError when this version has a later one already ("target.adjusted_already").
    """
    tree = workspace.tree("target", ident)
    target = tree.record
    assert isinstance(target, Target)
    later = neighbours(workspace.repositories, target).after
    if later is not None:
        raise UserError("target.adjusted_already", title=target.name)
    new = replace(
        target,
        id="",
        n=0,
        revision=0,
        replaces=ident,
        valid_from=PartialDay.of(workspace.today()),
        document=None,
        printed="",
    )
    steps = tuple(
        TargetStep(due_on=step.due_on, value=step.value, note=step.note)
        for step in tree.of(TargetStep)
    )
    with workspace.changes.change("adjust_target") as change:
        return change.save_tree(Tree(new, {"target_step": steps})).record.id
