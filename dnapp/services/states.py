"""The values that services derive for stored records, kept in columns for lists and filters.

Each derived type says which child rows its state rests on. The store asks for the states of all
records that a change touched, before it commits; states that a passing day has made stale are
refreshed when a workspace opens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from dnapp.core.days import LAST_YEAR, PartialDay
from dnapp.core.fields import Showing
from dnapp.core.query import Query
from dnapp.core.record import Record, Tree
from dnapp.records.aid_project import AidProject
from dnapp.records.delegation import Delegation
from dnapp.services import agreements, aid, delegations, department
from dnapp.services.dossiers import dossier_state
from dnapp.services.phrases import in_words
from dnapp.services.settings import Settings
from dnapp.services.unit_returns import return_state

if TYPE_CHECKING:
    from dnapp.store.repository import Repositories, Repository

CHUNK = 2_000
"""Records judged at a time."""

Columns = dict[str, object]
"""Field name → value, with `state_from` and `state_until` as ISO text or None."""


@dataclass(frozen=True)
class Derived:
    """How the state of one record type is computed."""

    needs: tuple[str, ...]
    """Child rows that it rests on."""
    columns: Callable[[Tree, date, Settings], Columns]
    shown: Callable[[Tree, date, Settings, Showing], dict[str, object]]
    """What reading one record shows beside its fields, as JSON values."""
    workdays: bool = False
    """Whether it counts working days when the settings say so."""


def derive(
    repositories: Repositories, settings: Settings, on: date, touched: Mapping[str, Iterable[str]]
) -> Iterator[tuple[tuple[str, str], Columns]]:
    """((kind, id), columns) of every touched record that has computed fields.

    A touched setting touches every such record, a touched holiday those that count working days.
    """
    recounted = "holiday" in touched and settings.counts_workdays()
    for kind, derived in DERIVED.items():
        every = "setting" in touched or (recounted and derived.workdays)
        ids = None if every else touched.get(kind, ())
        for records in _chunks(repositories[kind], ids):
            owners = [record.id for record in records]
            children = {key: repositories[key].children_of(owners) for key in derived.needs}
            for record in records:
                rows = {key: found.get(record.id, ()) for key, found in children.items()}
                yield (kind, record.id), derived.columns(Tree(record, rows), on, settings)


def _chunks(
    repository: Repository[Record], ids: Iterable[str] | None
) -> Iterator[Sequence[Record]]:
    """Records by id, or all live ones, some at a time."""
    if ids is None:
        numbers = repository.ordered(Query())
        for start in range(0, len(numbers), CHUNK):
            yield repository.rows(numbers[start : start + CHUNK])
        return
    waiting = iter(ids)
    while some := list(islice(waiting, CHUNK)):
        yield tuple(repository.get_many(some).values())


def _agreement_columns(tree: Tree, on: date, settings: Settings) -> Columns:
    state = agreements.state(tree, on, settings.expiring_days(on))
    return {
        "status": state.status,
        "expires_on": state.expires_on,
        "notice_deadline": _day(state.notice_deadline),
        **_held(state.holds_from, state.holds_until),
    }


def _agreement_shown(
    tree: Tree, on: date, settings: Settings, showing: Showing
) -> dict[str, object]:
    state = agreements.state(tree, on, settings.expiring_days(on))
    return {
        "status": state.status,
        "sentence": in_words(state.reasons, showing),
        "term_start": state.term_start.text if state.term_start else None,
        "term_number": state.term_number,
        "expires_on": state.expires_on.text if state.expires_on else None,
        "notice_deadline": _iso(state.notice_deadline),
    }


def _delegation_state(tree: Tree, on: date, settings: Settings) -> delegations.DelegationState:
    assert isinstance(tree.record, Delegation)
    ends = tree.record.ends_on
    return delegations.state(tree, on, settings.report_rule(ends.last() if ends else on))


def _delegation_columns(tree: Tree, on: date, settings: Settings) -> Columns:
    state = _delegation_state(tree, on, settings)
    return {
        "status": state.status,
        "report_due_on": _day(state.report_due_on),
        **_held(state.holds_from, state.holds_until),
    }


def _delegation_shown(
    tree: Tree, on: date, settings: Settings, showing: Showing
) -> dict[str, object]:
    assert isinstance(tree.record, Delegation)
    state = _delegation_state(tree, on, settings)
    return {
        "status": state.status,
        "sentence": in_words(delegations.reasons(tree, state, on), showing),
        "report_due_on": _iso(state.report_due_on),
        **delegations.period_codes(tree.record),
    }


def _aid_columns(tree: Tree, on: date, settings: Settings) -> Columns:
    state = aid.state(tree, on)
    return {"status": state.status, **_held(state.holds_from, state.holds_until)}


def _aid_shown(tree: Tree, on: date, settings: Settings, showing: Showing) -> dict[str, object]:
    assert isinstance(tree.record, AidProject)
    approved = aid.approved_on(tree.record)
    state = aid.state(tree, on)
    return {
        "status": state.status,
        "sentence": in_words(aid.reasons(tree, state), showing),
        "legal_basis": settings.aid_decree(approved.first() if approved else on),
        "committed": _by_currency(aid.committed(tree).by_currency),
        "disbursed": _by_currency(aid.disbursed(tree).by_currency),
    }


def _department(
    kind: str,
    judge: Callable[[Tree, date], department.DepartmentState],
    needs: tuple[str, ...] = (),
    day: str = "",
    act_on: str = "",
) -> Derived:
    """A type whose status follows from its days; `day` and `act_on` name its computed days."""

    def days(state: department.DepartmentState) -> Iterator[tuple[str, date | None]]:
        yield from ((name, on) for name, on in ((day, state.day), (act_on, state.act_on)) if name)

    def columns(tree: Tree, on: date, _settings: Settings) -> Columns:
        state = judge(tree, on)
        held = _held(state.dated.holds_from, state.dated.holds_until)
        return {"status": state.status, **{name: _day(on) for name, on in days(state)}, **held}

    def shown(tree: Tree, on: date, _settings: Settings, showing: Showing) -> dict[str, object]:
        state = judge(tree, on)
        sentence = in_words(department.reasons(kind, state), showing)
        found = {name: _iso(on) for name, on in days(state)}
        return {"status": state.status, "sentence": sentence, **found}

    return Derived(needs, columns, shown)


def _by_currency(sums: Mapping[str, Decimal]) -> dict[str, str]:
    return {currency: format(value.normalize(), "f") for currency, value in sums.items()}


def _held(first: date | None, last: date | None) -> Columns:
    return {"state_from": _iso(first), "state_until": _iso(last)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(day: date | None) -> PartialDay | None:
    """A computed day as a field holds it; beyond the years that fields know it is left out."""
    return PartialDay.of(day) if day and day.year <= LAST_YEAR else None


DERIVED: Mapping[str, Derived] = {
    "agreement": Derived(("term",), _agreement_columns, _agreement_shown),
    "renewal_dossier": _department("renewal_dossier", dossier_state),
    "delegation": Derived(("permission",), _delegation_columns, _delegation_shown, workdays=True),
    "aid_project": Derived(("disbursement",), _aid_columns, _aid_shown),
    "event": _department("event", department.event_state),
    "ngo_registration": _department(
        "ngo_registration",
        department.ngo_state,
        needs=("ngo_paper",),
        day="expires_on",
        act_on="renewal_due_on",
    ),
    "case": _department("case", department.case_state),
    "friendship_association": _department(
        "friendship_association", department.association_state, day="congress_due_on"
    ),
    "travel_document": _department("travel_document", department.paper_state),
    "unit_return": _department("unit_return", return_state),
}
"""The record types with computed fields."""
