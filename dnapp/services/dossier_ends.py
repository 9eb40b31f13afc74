"""Finishing a dossier: what came of it is written into the agreement, both as one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay, after_months
from dnapp.core.docref import DocRef
from dnapp.core.errors import UserError
from dnapp.core.record import Tree
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.dossier_step import DossierStep
from dnapp.records.renewal_dossier import RenewalDossier
from dnapp.records.term import Term
from dnapp.services.terms import written_terms
from dnapp.services.validation import Invalid

if TYPE_CHECKING:
    from dnapp.services.workspace import Workspace

_DAY = timedelta(days=1)


def waiting(steps: Sequence[DossierStep]) -> list[DossierStep]:
    """The steps that finishing needs: all but the notice, which follows what takes effect."""
    return [step for step in steps if not step.done_on and step.code not in ("notice", "other")]


def finish_dossier(workspace: Workspace, ident: str) -> None:
    """Write what came of a dossier into its agreement and finish it, as one change.

    A renewal or an amendment becomes a term; a replacement links both agreements; a suspension gets
    its days, an end its day and paper, as does a withdrawal, which says that it is one. UserError
    when steps are open ("dossier.steps_open"), when the day or what else the purpose needs is
    missing ("dossier.no_term", "dossier.no_day", "dossier.no_successor"), when a new term begins
    inside an earlier one ("dossier.overlaps") or the new text replaces another agreement already
    ("dossier.other_predecessor"); Invalid when an agreement refuses what is written.
    """
    tree = workspace.tree("renewal_dossier", ident)
    dossier = tree.record
    assert isinstance(dossier, RenewalDossier)
    steps = tree.of(DossierStep)
    open_steps = waiting(steps)
    if open_steps:
        names = (workspace.words(f"choice.dossier_step.code.{step.code}") for step in open_steps)
        raise UserError("dossier.steps_open", steps=", ".join(names))
    changed = _changed(workspace, dossier, _paper(steps))
    for one in changed:
        errors = tuple(p for p in workspace.problems(AGREEMENT, one) if not p.warning)
        if errors:
            raise Invalid(errors)
    today = PartialDay.of(workspace.today())
    with workspace.changes.change("finish_dossier") as change:
        for one in changed:
            change.save_tree(one)
        change.save(replace(dossier, finished_on=today))


def _changed(workspace: Workspace, dossier: RenewalDossier, paper: DocRef | None) -> list[Tree]:
    """The agreements as they are to be saved."""
    owner = workspace.tree("agreement", dossier.agreement)
    agreement = owner.record
    assert isinstance(agreement, Agreement)
    if dossier.aim == "renewal":
        return [_renewed(owner, dossier, paper)]
    if dossier.starts_on is None:
        raise UserError("dossier.no_day")
    if dossier.aim == "amendment":
        return [_with_term(owner, dossier, "amendment", paper)]
    if dossier.aim == "suspension":
        resumed = _day_after(dossier)
        paused = replace(agreement, suspended_on=dossier.starts_on, resumed_on=resumed)
        return [replace(owner, record=paused)]
    if dossier.aim in ("end", "withdrawal"):
        document = paper or agreement.end_document
        ended = replace(agreement, ended_on=dossier.starts_on, end_document=document)
        if dossier.aim == "withdrawal" and not ended.end_reason:
            ended = replace(ended, end_reason=workspace.words("dossier.withdrawn"))
        return [replace(owner, record=ended)]
    if not dossier.successor:
        raise UserError("dossier.no_successor")
    heir = workspace.tree("agreement", dossier.successor)
    assert isinstance(heir.record, Agreement)
    if heir.record.predecessor not in ("", agreement.id):
        raise UserError("dossier.other_predecessor", title=heir.record.title)
    old = replace(agreement, successor=dossier.successor, replaced_on=dossier.starts_on)
    new = replace(heir.record, predecessor=agreement.id)
    return [replace(owner, record=old), replace(heir, record=new)]


def _day_after(dossier: RenewalDossier) -> PartialDay | None:
    """The day after what a dossier states a last day or a length of; None without either."""
    if dossier.ends_on:
        return PartialDay.of(dossier.ends_on.last() + _DAY)
    if dossier.months and dossier.starts_on:
        return PartialDay.of(after_months(dossier.starts_on.first(), dossier.months))
    return None


def _paper(steps: Sequence[DossierStep]) -> DocRef | None:
    """What was signed, else what was decided."""
    papers = [step.document for step in steps if step.code in ("signing", "decision")]
    return next((paper for paper in reversed(papers) if paper), None)


def _renewed(owner: Tree, dossier: RenewalDossier, paper: DocRef | None) -> Tree:
    if dossier.starts_on is None or (dossier.ends_on is None and dossier.months is None):
        raise UserError("dossier.no_term")
    before = written_terms(owner)
    last = before[-1].end if before else None
    if last and dossier.starts_on.first() <= last.last():
        raise UserError("dossier.overlaps", day=f"{last.last():%d/%m/%Y}")
    return _with_term(owner, dossier, "renewal", paper)


def _with_term(owner: Tree, dossier: RenewalDossier, kind: str, paper: DocRef | None) -> Tree:
    """With one more term; an amendment that leaves the term as it is states no basis of its own."""
    basis = "until" if dossier.ends_on else "duration" if dossier.months else "unknown"
    term = Term(
        pos=len(owner.of(Term)) + 1,
        kind=kind,
        basis=basis,
        starts_on=dossier.starts_on,
        months=None if dossier.ends_on else dossier.months,
        ends_on=dossier.ends_on,
        document=paper,
    )
    rows = (*owner.children.get("term", ()), term)
    return replace(owner, children={**owner.children, "term": rows})
