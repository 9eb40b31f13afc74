"""An agreement in a locked period: a change needs a reason exactly when it moves its figures."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.periods import ND09, parse_period
from dnapp.core.record import Tree
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.term import Term
from dnapp.services.issuing import Issue, issue
from dnapp.services.period_locks import LOCKED
from dnapp.services.statistics import figures
from dnapp.services.workspace import Workspace
from tests.reports.small_province import OFFICE

TODAY = date(2026, 12, 20)
Q3 = parse_period("2026-Q3", ND09)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder without agreements, its third quarter locked."""
    folder = tmp_path_factory.mktemp("locks") / "data"
    opened = Workspace.open(folder, today=TODAY, who="Hoa")
    opened.save_settings(OFFICE)
    issue(
        opened,
        Issue(
            "quarterly", "Báo cáo quý III năm 2026", Q3, "12/BC-SNgV", date(2026, 9, 16), "A",
            locked=True, content=b"%PDF", figures=(), narrative={},
        ),
    )  # fmt: skip
    opened.close()
    return folder


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(Path(shutil.copytree(made, tmp_path / "data")), today=TODAY, who="Hoa")
    yield opened
    opened.close()


def counted(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """What the figures of the quarter count, year-to-date and year before aside."""
    return {
        one.key: tuple(sorted(one.now.ids))
        for one in figures(workspace, Q3)
        if one.key.startswith("agreement.")
    }


def day(text: str | None) -> PartialDay | None:
    return PartialDay.from_text(text) if text else None


def tree(workspace: Workspace, ident: str, fields: dict[str, Any], terms: list[Term]) -> Tree:
    """An agreement with its terms, new or in place of a stored one."""
    old = workspace.tree("agreement", ident).record if ident else Agreement()
    values = {"title": "Thỏa thuận", "form": "arrangement", "on_behalf": "province", **fields}
    record = Agreement(**{**values, "id": old.id, "n": old.n, "revision": old.revision})
    return Tree(record, {"term": tuple(terms)})


def put(workspace: Workspace, ident: str, fields: dict[str, Any], terms: list[Term]) -> str:
    """Save it; its id."""
    made = tree(workspace, ident, fields, terms)
    return workspace.save_tree(AGREEMENT, made, "update_record").tree.record.id


def asks(workspace: Workspace, ident: str, fields: dict[str, Any], terms: list[Term]) -> bool:
    """Whether saving it wants a reason; it is saved with one then."""
    try:
        put(workspace, ident, fields, terms)
    except UserError as error:
        if error.key != LOCKED:
            raise
        with workspace.changes.giving_reason("Có lý do"):
            put(workspace, ident, fields, terms)
        return True
    return False


days = st.sampled_from(
    [
        None,
        "2016-08-01",
        "2021-08-01",
        "2021",
        "2025-11-20",
        "2026-06-20",
        "2026-08-31",
        "2026-09-20",
    ]
)
clauses = st.fixed_dictionaries(
    {
        "signed_on": st.sampled_from(["2016-08-01", "2021-08-01", "2026-07-01"]).map(day),
        "renewal": st.sampled_from(["", "none", "by_agreement", "tacit"]),
        "renewal_months": st.sampled_from([None, 12, 60]),
        "pillar": st.sampled_from(["", "state", "people"]),
        "ended_on": days.map(day),
        "suspended_on": st.sampled_from([None, "2026-08-01"]).map(day),
        "note": st.sampled_from(["", "a"]),
    }
)
original = st.builds(
    Term,
    kind=st.just("original"),
    basis=st.sampled_from(["until", "duration", "open_ended", "unknown"]),
    starts_on=st.sampled_from([None, "2016-08-01", "2021-08-01"]).map(day),
    months=st.sampled_from([None, 60, 120]),
    ends_on=days.map(day),
)
FIRST = Term(kind="original", basis="until", starts_on=day("2016-08-01"), ends_on=day("2021-07-31"))
renewal = st.builds(
    Term,
    kind=st.just("renewal"),
    basis=st.sampled_from(["until", "duration", "open_ended"]),
    starts_on=st.just(day("2021-08-01")),
    months=st.sampled_from([60, 61]),
    ends_on=st.sampled_from(["2025-11-20", "2026-06-20", "2026-08-31", "2026-09-20"]).map(day),
)
terms = st.lists(original, max_size=1) | renewal.map(lambda term: [FIRST, term])
"""None, one, or one with its renewal: terms that contradict each other are no agreement's."""

TACIT = {"signed_on": day("2016-08-01"), "renewal": "tacit", "renewal_months": 60}
NO_CLAUSE = {**TACIT, "renewal": "none"}
FIVE_YEARS = [Term(kind="original", basis="duration", starts_on=day("2016-08-01"), months=60)]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=clauses, its=terms, second=clauses, others=terms)
@example(first=TACIT, its=FIVE_YEARS, second=NO_CLAUSE, others=FIVE_YEARS)
@example(first=TACIT, its=FIVE_YEARS, second={**TACIT, "renewal_months": 12}, others=FIVE_YEARS)
@example(first=TACIT, its=FIVE_YEARS, second=TACIT, others=[])
def test_a_change_is_refused_exactly_when_it_moves_the_quarter(
    workspace: Workspace, first: Any, its: list[Term], second: Any, others: list[Term]
) -> None:
    for fields, rows in ((first, its), (second, others)):
        found = workspace.problems(AGREEMENT, tree(workspace, "", fields, rows))
        assume(all(problem.warning for problem in found))
    with workspace.changes.giving_reason("Nhập trước khi thử"):
        ident = put(workspace, "", first, its)
    before = counted(workspace)
    asked = asks(workspace, ident, second, others)
    after = counted(workspace)
    stands = any(ident in ids for ids in (*before.values(), *after.values()))
    moved = before != after or (stands and first.get("pillar") != second.get("pillar"))
    assert asked == moved


def test_a_clause_of_the_future_is_free(workspace: Workspace) -> None:
    later = [Term(kind="original", basis="until", ends_on=day("2031-01-01"))]
    with workspace.changes.giving_reason("Nhập trước"):
        ident = put(workspace, "", NO_CLAUSE, later)
    put(workspace, ident, TACIT, later)


def test_the_bin_and_the_way_back_ask_too(workspace: Workspace) -> None:
    with workspace.changes.giving_reason("Nhập trước"):
        ident = put(workspace, "", TACIT, FIVE_YEARS)
    with pytest.raises(UserError), workspace.changes.change("delete_record") as change:
        change.delete("agreement", ident)
    with (
        workspace.changes.giving_reason("Xóa"),
        workspace.changes.change("delete_record") as change,
    ):
        change.delete("agreement", ident)
    with pytest.raises(UserError), workspace.changes.change("restore_record") as change:
        change.restore("agreement", ident)
    assert workspace.repositories["agreement"].get(ident).deleted_at
