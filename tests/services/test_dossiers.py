"""Renewal dossiers: opened with dated steps, finished with the new term, or refused in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.docref import parse_docref
from dnapp.core.errors import UserError
from dnapp.core.record import Tree
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.dossier_step import STEPS, DossierStep
from dnapp.records.renewal_dossier import PURPOSES, RENEWAL_DOSSIER, RenewalDossier
from dnapp.records.term import Term
from dnapp.services.agreements import state
from dnapp.services.dossier_ends import finish_dossier
from dnapp.services.dossiers import (
    open_dossier,
    open_dossier_of,
    purposes_for,
    with_step_days,
)
from dnapp.services.duties import due
from dnapp.services.workspace import Workspace
from tests.services.conftest import TODAY


def day(text: str) -> PartialDay:
    return PartialDay.from_text(text)


def agreement(workspace: Workspace, *terms: Term, **fields: object) -> str:
    given_fields = {
        "id": "a",
        "title": "Bản ghi nhớ",
        "form": "memorandum",
        "on_behalf": "province",
        "signed_on": day("2022-02-10"),
        "renewal": "by_agreement",
        **fields,
    }
    record = Agreement(**given_fields)
    rows = terms or (
        Term(
            pos=1, kind="original", basis="until", starts_on=day("2022-02-10"),
            ends_on=day("2027-02-09"), months=60,
        ),
    )  # fmt: skip
    workspace.save_tree(AGREEMENT, Tree(record, {"term": rows}), "add_records")
    return record.id


def opened(workspace: Workspace) -> Tree:
    return workspace.tree("renewal_dossier", open_dossier(workspace, agreement(workspace)))


def dues(tree: Tree) -> dict[str, date | None]:
    return {s.code: s.due_on.exact if s.due_on else None for s in tree.of(DossierStep)}


def done(tree: Tree, on: str, *codes: str) -> Tree:
    """The dossier with steps done on a day."""
    paper = parse_docref("15/QĐ-UBND ngày 05/12/2026", TODAY)
    rows = tuple(
        replace(step, done_on=day(on), document=paper) if step.code in codes else step
        for step in tree.of(DossierStep)
    )
    return replace(tree, children={"dossier_step": rows})


def save(workspace: Workspace, tree: Tree) -> Tree:
    return workspace.save_tree(RENEWAL_DOSSIER, tree, "update_record").tree


def test_a_dossier_is_opened_with_its_steps_and_their_days(workspace: Workspace) -> None:
    tree = opened(workspace)
    dossier = tree.record
    assert isinstance(dossier, RenewalDossier)
    assert (dossier.name, dossier.status) == ("Gia hạn: Bản ghi nhớ", "in_hand")
    assert dossier.starts_on == day("2027-02-10")
    assert dues(tree) == {
        "draft": date(2026, 12, 4),
        "opinions": date(2026, 12, 15),
        "decision": date(2026, 12, 22),
        "signing": date(2027, 2, 9),
        "notice": date(2027, 2, 25),
    }
    assert workspace.changes.can_undo() == "open_dossier"


def test_a_step_that_is_done_moves_those_after_it(workspace: Workspace) -> None:
    tree = save(workspace, done(opened(workspace), "2026-11-30", "draft"))
    assert dues(tree)["opinions"] == date(2026, 12, 9)
    assert dues(tree)["decision"] == date(2026, 12, 16)
    assert dues(tree)["signing"] == date(2027, 2, 9)


def test_the_next_step_alone_is_a_duty_with_its_legal_basis(workspace: Workspace) -> None:
    tree = save(workspace, done(opened(workspace), "2026-11-30", "draft"))
    found = [
        one
        for one in due(workspace.repositories, workspace.settings, TODAY)
        if one.kind == "renewal_dossier"
    ]
    assert [(one.rule, one.due_on) for one in found] == [("dossier-opinions", date(2026, 12, 9))]
    assert "Điều 19" in found[0].legal_basis
    assert found[0].id == tree.record.id


def test_finishing_writes_the_new_term_in_one_change_that_undo_takes_back(
    workspace: Workspace,
) -> None:
    tree = save(workspace, done(opened(workspace), "2026-12-05", *STEPS[:4]))
    finish_dossier(workspace, tree.record.id)
    renewed = workspace.tree("agreement", "a")
    original, new = renewed.of(Term)
    assert (new.kind, new.basis, new.starts_on) == ("renewal", "duration", day("2027-02-10"))
    assert new.months == 60
    assert new.document is not None
    assert new.document.number == "15"
    finished = workspace.tree("renewal_dossier", tree.record.id).record
    assert isinstance(finished, RenewalDossier)
    assert (finished.status, finished.finished_on) == ("finished", PartialDay.of(TODAY))
    workspace.changes.undo()
    assert workspace.tree("agreement", "a").of(Term) == (original,)
    assert open_dossier_of(workspace.repositories, "a") is not None


def test_the_notice_waits_for_the_new_term_and_does_not_stop_finishing(
    workspace: Workspace,
) -> None:
    tree = save(workspace, done(opened(workspace), "2026-12-05", *STEPS[:4]))
    notice = tree.of(DossierStep)[4]
    assert (notice.code, notice.done_on) == ("notice", None)
    finish_dossier(workspace, tree.record.id)


def test_what_cannot_be_renewed_is_refused(workspace: Workspace) -> None:
    open_ended = Term(pos=1, kind="original", basis="open_ended", starts_on=day("2022-01-01"))
    agreement(workspace, open_ended, id="open")
    proposed = Agreement(id="proposed", title="Dự kiến ký", form="memorandum", on_behalf="province")
    workspace.save_tree(AGREEMENT, Tree(proposed, {"term": ()}), "add_records")
    agreement(workspace, id="ended", ended_on=day("2026-01-01"), title="Đã chấm dứt")
    for ident in ("open", "proposed", "ended"):
        with pytest.raises(UserError, match=r"dossier\.nothing_to_renew"):
            open_dossier(workspace, ident)


def test_one_dossier_at_a_time(workspace: Workspace) -> None:
    tree = opened(workspace)
    with pytest.raises(UserError, match=r"dossier\.open_already"):
        open_dossier(workspace, "a")
    given_up = replace(tree.record, abandoned_on=PartialDay.of(TODAY))
    save(workspace, replace(tree, record=given_up))
    assert open_dossier(workspace, "a") != tree.record.id


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({}, "dossier.steps_open"),
        ({"months": None}, "dossier.no_term"),
        ({"starts_on": None}, "dossier.no_term"),
        ({"starts_on": PartialDay(2027, 2, 9)}, "dossier.overlaps"),
    ],
)
def test_finishing_is_refused_in_words_and_writes_nothing(
    workspace: Workspace, fields: dict[str, object], key: str
) -> None:
    tree = opened(workspace)
    if fields:
        tree = done(tree, "2026-12-05", *STEPS[:4])
    changed = replace(tree.record, **fields)
    tree = save(workspace, replace(tree, record=changed))
    with pytest.raises(UserError) as refused:
        finish_dossier(workspace, tree.record.id)
    assert refused.value.key == key
    assert workspace.words.error(refused.value)
    assert len(workspace.tree("agreement", "a").of(Term)) == 1


def test_an_end_before_the_start_and_a_step_before_the_opening_are_problems(
    workspace: Workspace,
) -> None:
    tree = done(opened(workspace), "2026-01-01", "draft")
    wrong = replace(tree.record, ends_on=day("2027-01-01"))
    found = workspace.problems(RENEWAL_DOSSIER, replace(tree, record=wrong))
    assert {one.field for one in found} == {"ends_on", "dossier_step[1].done_on"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.dates(date(2026, 1, 1), date(2027, 10, 1)), st.integers(0, 400))
def test_steps_follow_one_another_and_never_fall_on_a_day_off(
    workspace: Workspace, opening: date, ahead: int
) -> None:
    rules = workspace.rules()
    dossier = RenewalDossier(
        opened_on=PartialDay.of(opening), starts_on=PartialDay.of(opening + timedelta(days=ahead))
    )
    steps = tuple(DossierStep(pos=n, code=code) for n, code in enumerate(STEPS, start=1))
    tree = with_step_days(Tree(dossier, {"dossier_step": steps}), workspace.rules)
    found = dues(tree)
    draft, opinions, decision = found["draft"], found["opinions"], found["decision"]
    assert draft and opinions and decision  # noqa: PT018
    assert opening < draft < opinions < decision
    assert all(rules.days_off.is_workday(day) for day in (draft, opinions, decision))
    again = with_step_days(tree, workspace.rules)
    assert dues(again) == found


def _ready(workspace: Workspace, purpose: str, **fields: object) -> Tree:
    """A dossier whose steps are done, for an agreement in force."""
    tree = workspace.tree("renewal_dossier", open_dossier(workspace, agreement(workspace), purpose))
    tree = done(tree, "2026-12-05", *STEPS[:4])
    return save(workspace, replace(tree, record=replace(tree.record, **fields)))


def _agreement(workspace: Workspace, ident: str = "a") -> Agreement:
    record = workspace.tree("agreement", ident).record
    assert isinstance(record, Agreement)
    return record


def test_an_amendment_becomes_a_row_that_leaves_the_term_as_it_is(workspace: Workspace) -> None:
    tree = _ready(workspace, "amendment", starts_on=day("2026-12-20"))
    before = _agreement(workspace)
    finish_dossier(workspace, tree.record.id)
    original, amended = workspace.tree("agreement", "a").of(Term)
    assert (amended.kind, amended.starts_on) == ("amendment", day("2026-12-20"))
    assert amended.document is not None
    after = _agreement(workspace)
    assert (after.status, after.expires_on) == (before.status, before.expires_on)
    assert original.ends_on == day("2027-02-09")


def test_an_amendment_may_set_another_end(workspace: Workspace) -> None:
    fields = {"starts_on": day("2026-12-20"), "ends_on": day("2030-12-31")}
    finish_dossier(workspace, _ready(workspace, "amendment", **fields).record.id)
    assert state(workspace.tree("agreement", "a"), date(2027, 1, 1)).expires_on == day("2030-12-31")


def test_a_replacement_links_both_agreements_and_undo_takes_both_back(
    workspace: Workspace,
) -> None:
    new = Agreement(
        id="b", title="Thỏa thuận mới", form="memorandum", on_behalf="province",
        signed_on=day("2026-11-01"),
    )  # fmt: skip
    workspace.save_tree(AGREEMENT, Tree(new, {"term": ()}), "add_records")
    fields = {"starts_on": day("2026-11-02"), "successor": "b"}
    finish_dossier(workspace, _ready(workspace, "replacement", **fields).record.id)
    old = _agreement(workspace)
    assert (old.successor, old.replaced_on, old.status) == ("b", day("2026-11-02"), "replaced")
    assert _agreement(workspace, "b").predecessor == "a"
    workspace.changes.undo()
    assert (_agreement(workspace).successor, _agreement(workspace, "b").predecessor) == ("", "")


def test_an_end_gets_its_day_and_its_paper(workspace: Workspace) -> None:
    finish_dossier(workspace, _ready(workspace, "end", starts_on=day("2026-11-20")).record.id)
    ended = _agreement(workspace)
    assert (ended.ended_on, ended.status) == (day("2026-11-20"), "terminated")
    assert ended.end_document is not None
    assert ended.end_document.number == "15"


@pytest.mark.parametrize(
    ("fields", "resumed"),
    [
        ({}, None),
        ({"ends_on": PartialDay(2027, 1, 31)}, PartialDay(2027, 2, 1)),
        ({"months": 2}, PartialDay(2027, 1, 20)),
    ],
)
def test_a_suspension_gets_its_days_and_ends_by_itself_when_they_are_stated(
    workspace: Workspace, fields: dict[str, object], resumed: PartialDay | None
) -> None:
    ready = _ready(workspace, "suspension", starts_on=day("2026-11-20"), **fields)
    finish_dossier(workspace, ready.record.id)
    paused = _agreement(workspace)
    assert (paused.suspended_on, paused.resumed_on) == (day("2026-11-20"), resumed)
    assert paused.status == "suspended"
    later = state(workspace.tree("agreement", "a"), date(2027, 2, 5)).status
    assert later == ("expiring" if resumed else "suspended")
    with pytest.raises(UserError, match=r"dossier\.suspended_already"):
        open_dossier(workspace, "a", "suspension")
    workspace.changes.undo()
    assert _agreement(workspace).suspended_on is None


def test_a_withdrawal_ends_it_and_says_why(workspace: Workspace) -> None:
    finish_dossier(
        workspace, _ready(workspace, "withdrawal", starts_on=day("2026-11-20")).record.id
    )
    ended = _agreement(workspace)
    assert (ended.ended_on, ended.status) == (day("2026-11-20"), "terminated")
    assert ended.end_reason == "Rút khỏi thỏa thuận"
    assert ended.end_document is not None
    assert ended.end_document.number == "15"


@pytest.mark.parametrize(
    ("purpose", "fields", "key"),
    [
        ("amendment", {}, "dossier.no_day"),
        ("end", {}, "dossier.no_day"),
        ("suspension", {}, "dossier.no_day"),
        ("withdrawal", {}, "dossier.no_day"),
        ("replacement", {}, "dossier.no_day"),
        ("replacement", {"starts_on": PartialDay(2026, 12, 20)}, "dossier.no_successor"),
    ],
)
def test_what_a_purpose_needs_is_asked_for(
    workspace: Workspace, purpose: str, fields: dict[str, object], key: str
) -> None:
    tree = _ready(workspace, purpose, **fields)
    with pytest.raises(UserError) as refused:
        finish_dossier(workspace, tree.record.id)
    assert refused.value.key == key
    assert workspace.words.error(refused.value)
    assert _agreement(workspace).status == "expiring"


def test_what_is_over_is_not_changed_and_an_expired_text_may_still_be_renewed(
    workspace: Workspace,
) -> None:
    agreement(workspace, ended_on=day("2026-01-01"))
    for purpose in PURPOSES:
        with pytest.raises(UserError, match=r"dossier\.nothing_to"):
            open_dossier(workspace, "a", purpose)
    assert purposes_for("expired") == ("renewal", "replacement")
    assert purposes_for("open_ended") == tuple(one for one in PURPOSES if one != "renewal")
    assert purposes_for("suspended") == tuple(one for one in PURPOSES if one != "suspension")


def test_a_dossier_of_before_purposes_is_a_renewal(workspace: Workspace) -> None:
    assert RenewalDossier(name="Cũ").aim == "renewal"


def test_a_status_that_refuses_some_purposes_has_words_for_it(workspace: Workspace) -> None:
    statuses = AGREEMENT.specs["status"].options
    some = [one for one in statuses if 0 < len(purposes_for(one)) < len(PURPOSES)]
    assert some
    for status in some:
        assert workspace.words(f"dossier.refused_while.{status}")


def test_a_text_that_replaces_another_one_is_not_taken_over(workspace: Workspace) -> None:
    agreement(workspace, id="other", title="Bản khác")
    new = Agreement(
        id="b", title="Thỏa thuận mới", form="memorandum", on_behalf="province",
        signed_on=day("2026-11-01"), predecessor="other",
    )  # fmt: skip
    workspace.save_tree(AGREEMENT, Tree(new, {"term": ()}), "add_records")
    tree = _ready(workspace, "replacement", starts_on=day("2026-11-02"), successor="b")
    with pytest.raises(UserError, match=r"dossier\.other_predecessor"):
        finish_dossier(workspace, tree.record.id)
    assert _agreement(workspace, "b").predecessor == "other"
    assert _agreement(workspace).successor == ""
