"""What the records of the whole department are on a day: events, NGOs, associations, papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dnapp.core.days import PartialDay, months_later
from dnapp.core.record import Tree
from dnapp.records.case import Case
from dnapp.records.event import Event
from dnapp.records.friendship_association import FriendshipAssociation
from dnapp.records.ngo_paper import NgoPaper
from dnapp.records.ngo_registration import NgoRegistration
from dnapp.records.travel_document import TravelDocument
from dnapp.services.dated import DatedState, dated
from dnapp.services.phrases import Phrase
from dnapp.services.terms import WrittenTerm, running

NGO_FILE_DAYS = 60
"""The file for renewal is sent so many days before expiry (Decree 58/2022/NĐ-CP)."""

PAPER_MONTHS = 6
"""A card or passport that ends within so many months counts as expiring."""

CONGRESS_MONTHS = 6
"""So long before its term ends, an association prepares its congress."""

TERM_YEARS = 5
"""Length of an association's term when its record does not say."""

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DepartmentState:
    """A status, the day that matters with it, and why."""

    dated: DatedState
    day: date | None = None
    """Expiry or congress; None when unknown."""
    act_on: date | None = None
    """Last day to act for it."""

    @property
    def status(self) -> str:
        """The option of the record type's `status`."""
        return self.dated.status


def event_state(tree: Tree, on: date) -> DepartmentState:
    """An event from its days: planned, ongoing, held; cancelled whatever they say."""
    event = tree.record
    assert isinstance(event, Event)
    start = event.starts_on
    end = event.ends_on or start
    turns = (
        (_first(start), "ongoing"),
        (end.last() + _DAY if end else None, "held"),
        (_first(event.cancelled_on), "cancelled"),
    )
    return DepartmentState(dated("planned", turns, on), _last(end))


def ngo_state(tree: Tree, on: date) -> DepartmentState:
    """A foreign NGO by its papers, with the engine that agreements use.

    Renewed on time, the new paper follows the old one without a gap; the file is due 60 days
    before the last day of the papers that follow one another.
    """
    organisation = tree.record
    assert isinstance(organisation, NgoRegistration)
    found = running(registration_terms(tree), on)
    end = found[1].end if found else None
    last = end.last() if end else None
    due = last - timedelta(days=NGO_FILE_DAYS) if last else None
    filed = organisation.renewal_filed_on
    waits = due if due and not (filed and filed.last() >= due - timedelta(days=365)) else None
    later = [term.start.first() for term in registration_terms(tree) if term.start]
    turns = (
        *((start, "valid") for start in later if start > on),
        (waits, "renewal_due"),
        (last + _DAY if last else None, "expired"),
        (_first(organisation.ended_on), "terminated"),
    )
    return DepartmentState(dated("valid" if last else "unknown", turns, on), last, due)


def registration_terms(tree: Tree) -> tuple[WrittenTerm, ...]:
    """The papers of an NGO as terms: the first one, then each renewal; amendments change none."""
    found: list[WrittenTerm] = []
    for row, paper in enumerate(tree.of(NgoPaper)):
        if paper.kind == "amendment" and paper.ends_on is None:
            continue
        found.append(
            WrittenTerm(
                number=len(found),
                start=paper.starts_on,
                end=paper.ends_on,
                months=None,
                open_ended=False,
                known_from=date.min,
                row=row,
            )
        )
    return tuple(found)


def association_state(tree: Tree, on: date) -> DepartmentState:
    """A friendship association by its term, counted from the last congress or the founding."""
    association = tree.record
    assert isinstance(association, FriendshipAssociation)
    since = association.last_congress_on or association.founded_on
    due = None
    if since is not None and since.month is not None:
        due = months_later(since.first(), 12 * (association.term_years or TERM_YEARS))
    turns = (
        (months_later(due, -CONGRESS_MONTHS) if due else None, "congress_due"),
        (due + _DAY if due else None, "congress_late"),
        (_first(association.dissolved_on), "dissolved"),
    )
    return DepartmentState(dated("active", turns, on), due)


def paper_state(tree: Tree, on: date) -> DepartmentState:
    """A card or passport by its expiry."""
    paper = tree.record
    assert isinstance(paper, TravelDocument)
    end = _last(paper.expires_on)
    turns = (
        (months_later(end, -PAPER_MONTHS) if end else None, "expiring"),
        (end + _DAY if end else None, "expired"),
        (_first(paper.returned_on), "returned"),
    )
    return DepartmentState(dated("valid", turns, on), end)


def case_state(tree: Tree, on: date) -> DepartmentState:
    """A case is open until it has an end."""
    case = tree.record
    assert isinstance(case, Case)
    return DepartmentState(dated("open", ((_first(case.closed_on), "closed"),), on))


def reasons(kind: str, state: DepartmentState) -> Iterator[Phrase]:
    """The sentence that explains a status."""
    undated = (kind, state.status) == ("travel_document", "valid") and state.day is None
    name = "undated" if undated else state.status
    yield Phrase(f"{kind}.{name}", {"day": state.day, "due": state.act_on})


def _first(day: PartialDay | None) -> date | None:
    return day.first() if day else None


def _last(day: PartialDay | None) -> date | None:
    return day.last() if day else None
