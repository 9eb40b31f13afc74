"""The whole life of an agreement as it is seen on one day: its terms in order, and what happened.

The terms are those that `dnapp.services.agreements.state` names on the days they cover: they never
overlap, and those that the program computes leave no gap. Where a text goes on by itself, the
terms run to the judged day and one further, which is expected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.record import Tree
from dnapp.records.agreement import Agreement
from dnapp.records.term import Term
from dnapp.services.agreements import EXPIRING_DAYS, AgreementState, state
from dnapp.services.phrases import Phrase
from dnapp.services.terms import (
    Renewal,
    WrittenTerm,
    automatic,
    effective_from,
    follows,
    notice_day,
    stopped,
    written_terms,
)

LISTED = 8
"""Automatic terms that are listed one by one; those before them stand as one."""

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class LifeTerm:
    """One stretch of the life under one term."""

    kind: str
    """original, renewal, amendment, automatic or expected."""
    number: int
    """0 for the original, then how often it was renewed."""
    start: PartialDay | None
    end: PartialDay | None
    """Last day of the term itself; None when it has none or it is unknown."""
    first: date
    """The days it covers in this life: another term may have begun before its own end."""
    last: date | None
    """None when nobody knows how long it lasts."""
    notice: date | None = None
    """Last day to give notice for it."""
    open_ended: bool = False
    document: DocRef | None = None
    row: int | None = None
    """Its place among the term rows, from 0; None when the program computed it."""
    times: int = 1
    """How many automatic terms it stands for."""

    def holds(self, day: date) -> bool:
        """Whether a day falls in it."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Happening:
    """What happened, or will, on one day of the life."""

    kind: str
    """signed, effective, amended, notified, suspended, resumed, inherited, replaced, ended."""
    on: PartialDay
    document: DocRef | None = None


@dataclass(frozen=True)
class Life:
    """Everything between signing and end, as known on the judged day."""

    on: date
    counted_on: date
    """The judged day, or the day it takes effect when that comes later."""
    state: AgreementState
    terms: tuple[LifeTerm, ...]
    happenings: tuple[Happening, ...]
    """Oldest first."""

    @property
    def current(self) -> LifeTerm | None:
        """The term that the judged day falls in; before it takes effect, the one then beginning."""
        return next((term for term in self.terms if term.holds(self.counted_on)), None)


def life(tree: Tree, on: date, expiring_days: int = EXPIRING_DAYS) -> Life:
    """See an agreement's life from one day: later documents and notices are not known yet."""
    effective = effective_from(tree)
    counted_on = max(on, effective.first()) if effective else on
    found = tuple(_terms(tree, counted_on, effective))
    happenings = sorted(_happenings(tree, effective), key=lambda one: one.on.first())
    return Life(on, counted_on, state(tree, on, expiring_days), found, tuple(happenings))


def term_phrases(term: LifeTerm) -> Iterator[Phrase]:
    """The sentences that say what a term is, from when to when, and its notice deadline."""
    name = term_name(term)
    if term.open_ended:
        yield Phrase("agreement.term_open_ended", {"term": name, "start": term.start or term.first})
    elif term.end is None:
        yield Phrase("agreement.term_unknown", {"term": name})
    elif term.start is None:
        yield Phrase("agreement.term_until", {"term": name, "end": term.end})
    else:
        yield Phrase("agreement.term", {"term": name, "start": term.start, "end": term.end})
    if term.notice is not None:
        yield Phrase("agreement.term_notice", {"day": term.notice})


def term_name(term: LifeTerm) -> Phrase:
    """What a term is called: the original one, a renewal by its number."""
    if term.times > 1:
        values = {"first": term.number - term.times + 1, "last": term.number}
        return Phrase("agreement.name_several", values)
    key = f"agreement.name_{term.kind}"
    return Phrase(key, {"number": term.number} if term.kind in _NUMBERED else {})


_NUMBERED = frozenset({"renewal", "automatic", "expected"})


def _agreement(tree: Tree) -> Agreement:
    assert isinstance(tree.record, Agreement)
    return tree.record


def _terms(tree: Tree, on: date, effective: PartialDay | None) -> Iterator[LifeTerm]:
    agreement, rows = _agreement(tree), tree.of(Term)
    since = effective.first() if effective else None
    until = _given_up(agreement)
    known = [term for term in written_terms(tree) if term.known_from <= on]
    bounds = [_first(term, since) for term in known]
    for place, term in enumerate(known):
        later = [day for day in bounds[place + 1 :] if day is not None]
        # What began later in the list goes before, also where it reaches back.
        cut = _least(min(later) - _DAY if later else None, until)
        first = bounds[place]
        if first is None:
            continue
        written = _written(agreement, term, rows[term.row], first, cut)
        if written.last is None or written.first <= written.last:
            yield written
        ends_here = place + 1 == len(known) or not follows(term, known[place + 1])
        renewal = automatic(agreement, term) if ends_here else None
        if renewal is not None:
            stop = stopped(agreement, term, renewal, on)
            yield from _renewed(agreement, term, renewal, stop, on, cut)


def _first(term: WrittenTerm, since: date | None) -> date | None:
    """The first day of a term; the first that its end may mean when none is known before it."""
    if term.start:
        return term.start.first()
    if term.end and (since is None or term.end.last() < since):
        return term.end.first()
    return since


def _given_up(agreement: Agreement) -> date | None:
    """The last day before an act ended it."""
    days = [day.first() - _DAY for day in (agreement.ended_on, agreement.replaced_on) if day]
    return min(days, default=None)


def _least(one: date | None, other: date | None) -> date | None:
    days = [day for day in (one, other) if day is not None]
    return min(days, default=None)


def _written(
    agreement: Agreement, term: WrittenTerm, row: Term, first: date, cut: date | None
) -> LifeTerm:
    exact = term.end.exact if term.end else None
    return LifeTerm(
        kind=row.kind if row.kind in {"renewal", "amendment"} else "original",
        number=term.number,
        start=term.start,
        end=term.end,
        first=first,
        last=_least(term.end.last() if term.end else None, cut),
        notice=notice_day(agreement, exact) if exact else None,
        open_ended=term.open_ended,
        document=row.document,
        row=term.row,
    )


def _renewed(
    agreement: Agreement,
    last: WrittenTerm,
    renewal: Renewal,
    stop: int | None,
    on: date,
    cut: date | None,
) -> Iterator[LifeTerm]:
    """The automatic terms after the last written one, to the judged day and one further."""
    reached = renewal.covering(min(on, cut) if cut else on)
    newest = reached if stop is None else min(reached, stop)
    expected = newest + 1 if stop is None or newest < stop else newest
    oldest = max(1, newest - LISTED + 1)
    if oldest > 1:
        together = _automatic(agreement, last, renewal, oldest - 1, cut)
        start = renewal.start(1)
        yield replace(together, first=start, start=PartialDay.of(start), times=oldest - 1)
    for n in range(oldest, expected + 1):
        term = _automatic(agreement, last, renewal, n, cut)
        if term.last is not None and term.first <= term.last:
            yield replace(term, kind="automatic" if n <= newest else "expected")


def _automatic(
    agreement: Agreement, last: WrittenTerm, renewal: Renewal, n: int, cut: date | None
) -> LifeTerm:
    start, end = renewal.start(n), renewal.end(n)
    return LifeTerm(
        kind="automatic",
        number=last.number + n,
        start=PartialDay.of(start),
        end=PartialDay.of(end),
        first=start,
        last=_least(end, cut),
        notice=notice_day(agreement, end),
    )


def _happenings(tree: Tree, effective: PartialDay | None) -> Iterator[Happening]:
    agreement = _agreement(tree)
    days: Sequence[tuple[str, PartialDay | None, DocRef | None]] = (
        ("signed", agreement.signed_on, agreement.approval_document),
        ("effective", effective if effective != agreement.signed_on else None, None),
        ("notified", agreement.notified_on, None),
        ("suspended", agreement.suspended_on, None),
        ("resumed", agreement.resumed_on if agreement.suspended_on else None, None),
        ("inherited", agreement.inherited_on if agreement.heir else None,
         agreement.inherited_document),
        ("replaced", agreement.replaced_on, None),
        ("ended", agreement.ended_on, agreement.end_document),
    )  # fmt: skip
    for kind, day, document in days:
        if day is not None:
            yield Happening(kind, day, document)
    for row in tree.of(Term):
        issued = row.document.issued_on if row.document else None
        day = row.starts_on or issued
        if row.kind == "amendment" and day is not None:
            yield Happening("amended", day, row.document)
