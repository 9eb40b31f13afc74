"""Dossiers on agreements: opened for a purpose, with their steps dated by the duty rules.

Each step waits for the one before it and is counted from the day on which that was done, or else
is due. Signing must come before the new term begins, or what was signed takes effect; the Foreign
Ministry is told after it. `dossier_ends` finishes them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Tree
from dnapp.records.agreement import Agreement
from dnapp.records.dossier_step import STEPS, DossierStep
from dnapp.records.renewal_dossier import PURPOSES, RENEWAL_DOSSIER, RenewalDossier
from dnapp.records.term import Term
from dnapp.services.agreements import AgreementState, state
from dnapp.services.dated import dated
from dnapp.services.department import DepartmentState
from dnapp.services.duty_rules import Rules
from dnapp.services.terms import written_terms

if TYPE_CHECKING:
    from dnapp.services.workspace import Workspace
    from dnapp.store.repository import Repositories

_DAY = timedelta(days=1)
_NOT_SIGNED_OR_OVER = frozenset({"proposed", "consulting", "terminated", "replaced"})
_REFUSED = {
    "renewal": _NOT_SIGNED_OR_OVER | {"open_ended"},
    "amendment": _NOT_SIGNED_OR_OVER | {"expired"},
    "replacement": _NOT_SIGNED_OR_OVER,
    "suspension": _NOT_SIGNED_OR_OVER | {"expired", "suspended"},
    "withdrawal": _NOT_SIGNED_OR_OVER | {"expired"},
    "end": _NOT_SIGNED_OR_OVER | {"expired"},
}
"""Purpose → statuses of an agreement in which it makes no sense: what is not signed or over, a
renewal without a term that ends, a suspension twice. Where only some are refused,
`dossier.refused_while.<status>` of the words says why."""


def event_of(code: str) -> str:
    """The event of the duty rules that starts the clock of a step."""
    return f"dossier_{code}"


def open_dossier_of(repositories: Repositories, agreement: str) -> RenewalDossier | None:
    """The dossier of an agreement that is neither finished nor given up."""
    query = Query((Condition("agreement", Operator.IS, (agreement,)),))
    for found in repositories["renewal_dossier"].first(query, 50):
        assert isinstance(found, RenewalDossier)
        if not found.finished_on and not found.abandoned_on:
            return found
    return None


def purposes_for(status: str) -> tuple[str, ...]:
    """What a dossier may be opened for while an agreement has a status."""
    return tuple(purpose for purpose in PURPOSES if status not in _REFUSED[purpose])


def open_dossier(workspace: Workspace, agreement: str, purpose: str = "renewal") -> str:
    """Open the dossier of an agreement with its dated steps, as one change; its id.

    UserError when one is open already ("dossier.open_already"), when the agreement is not signed
    or over ("dossier.nothing_to_change"), has no term that ends ("dossier.nothing_to_renew") or is
    suspended already ("dossier.suspended_already").
    """
    tree = workspace.tree("agreement", agreement)
    record = tree.record
    assert isinstance(record, Agreement)
    found = open_dossier_of(workspace.repositories, agreement)
    if found is not None:
        raise UserError("dossier.open_already", name=found.name)
    today = workspace.today()
    now = state(tree, today)
    renews = purpose == "renewal"
    if purpose not in purposes_for(now.status):
        key = "dossier.nothing_to_renew" if renews else "dossier.nothing_to_change"
        if now.status == "suspended":
            key = "dossier.suspended_already"
        raise UserError(key, title=record.title)
    dossier = RenewalDossier(
        name=workspace.words(f"dossier.name_{purpose}", title=record.title),
        agreement=agreement,
        purpose=purpose,
        opened_on=PartialDay.of(today),
        starts_on=PartialDay.of(_next_start(now, today)) if renews else None,
        months=_length(tree) if renews else None,
    )
    steps = tuple(DossierStep(pos=pos, code=code) for pos, code in enumerate(STEPS, start=1))
    made = Tree(dossier, {"dossier_step": steps})
    saved = workspace.save_tree(RENEWAL_DOSSIER, made, "open_dossier")
    return saved.tree.record.id


def _length(tree: Tree) -> int | None:
    """The length of the last written term, months: what a renewal most often keeps."""
    written = written_terms(tree)
    if not written:
        return None
    last, row = written[-1], tree.of(Term)[written[-1].row]
    if row.months or last.start is None or last.end is None:
        return row.months
    start, after = last.start.first(), last.end.last() + _DAY
    months = (after.year - start.year) * 12 + after.month - start.month
    return months if months > 0 and after.day == start.day else None


def _next_start(now: AgreementState, today: date) -> date:
    """The day after the current term; today when it has ended already."""
    end = now.expires_on.last() if now.expires_on else None
    return end + _DAY if end and end >= today else today


def with_step_days(tree: Tree, read_rules: Callable[[], Rules]) -> Tree:
    """A dossier with the days of the steps that are not done; any other record as it is."""
    dossier = tree.record
    if not isinstance(dossier, RenewalDossier) or "dossier_step" not in tree.children:
        return tree
    rules = read_rules()
    base = dossier.opened_on.first() if dossier.opened_on else None
    begins = dossier.starts_on.first() if dossier.starts_on else None
    made: list[DossierStep] = []
    for step in tree.of(DossierStep):
        due = _due(step, base, begins, rules)
        given = step if step.done_on or due is None else replace(step, due_on=PartialDay.of(due))
        made.append(given)
        reached = given.done_on or given.due_on
        base = reached.last() if reached else base
    return replace(tree, children={**tree.children, "dossier_step": tuple(made)})


def _due(step: DossierStep, base: date | None, begins: date | None, rules: Rules) -> date | None:
    """Signing on the last day before the new term, notice from its first day, others in turn."""
    if step.code == "signing":
        return begins - _DAY if begins else None
    start = begins if step.code == "notice" else base
    for rule in rules.on(event_of(step.code), start) if start else ():
        assert start is not None
        return rules.due(rule, start)
    return None


def dossier_state(tree: Tree, on: date) -> DepartmentState:
    """In hand until it is finished or given up."""
    dossier = tree.record
    assert isinstance(dossier, RenewalDossier)
    turns = (
        (dossier.finished_on.first() if dossier.finished_on else None, "finished"),
        (dossier.abandoned_on.first() if dossier.abandoned_on else None, "abandoned"),
    )
    return DepartmentState(dated("in_hand", turns, on))
