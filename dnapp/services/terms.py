"""The chain of an agreement's terms: which one runs on a day, and when it ends.

A term's end is the stated last day when there is one. A duration without a stated end runs to the
day before the anniversary: 60 months from 12/06/2025 end on 11/06/2030. A month without that day
is full on its last one: 12 months from 29/02/2024 end on 28/02/2025. An end known only to the month
or year counts as the last day it may mean, so that nothing expires too early.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dnapp.core.days import (
    FIRST_YEAR,
    LAST_YEAR,
    PartialDay,
    after_months,
    months_later,
)
from dnapp.core.record import Tree
from dnapp.records.agreement import Agreement
from dnapp.records.term import Term

_FIRST = date(FIRST_YEAR, 1, 1)
_LAST = date(LAST_YEAR, 12, 31)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WrittenTerm:
    """A term that a document states."""

    number: int
    """0 for the original, then 1, 2 … for each renewal."""
    start: PartialDay | None
    end: PartialDay | None
    months: int | None
    """Its length when the text states a duration and no end."""
    open_ended: bool
    known_from: date
    """From this day on the chain contains it: the date of its document, or always."""
    row: int = 0
    """Its place among the term rows of the record, from 0."""


@dataclass(frozen=True)
class Renewal:
    """How an agreement goes on by itself after its last written term."""

    months: int
    days: int
    """Length of each automatic term: whole months, or else days."""
    base: date
    """First day of the first automatic term."""

    def start(self, n: int) -> date:
        """First day of automatic term `n` (1, 2 …), kept inside the calendar."""
        return self._at(n - 1)

    def end(self, n: int) -> date:
        """Last day of automatic term `n`; term 0 is the written one."""
        return self._at(n) - _DAY

    def covering(self, day: date) -> int:
        """Number of the automatic term that `day` falls in; 0 before the first."""
        if day < self.base:
            return 0
        if self.months:
            passed = (day.year - self.base.year) * 12 + day.month - self.base.month
            n = max(0, passed // self.months - 1)
        else:
            n = (day - self.base).days // self.days
        while self.end(n) < day and self.end(n) < _LAST - _DAY:
            n += 1
        return n

    def _at(self, n: int) -> date:
        if self.months:
            return after_months(self.base, n * self.months)
        return self.base + timedelta(days=min(n * self.days, (_LAST - self.base).days))


def effective_from(tree: Tree) -> PartialDay | None:
    """The day an agreement takes effect: stated, else its first term's start, else its signing."""
    agreement = tree.record
    assert isinstance(agreement, Agreement)
    first = next((term.starts_on for term in tree.of(Term) if _counts(term)), None)
    return agreement.effective_on or first or agreement.signed_on


def written_terms(tree: Tree) -> tuple[WrittenTerm, ...]:
    """The terms in their order; an amendment that says nothing of the term is left out."""
    found: list[WrittenTerm] = []
    for row, term in enumerate(tree.of(Term)):
        if not _counts(term):
            continue
        previous = found[-1] if found else None
        start = term.starts_on or (_day_after(previous.end) if previous else effective_from(tree))
        issued = term.document.issued_on if term.document else None
        renewed = term.kind == "renewal" or (previous is not None and term.kind != "amendment")
        found.append(
            WrittenTerm(
                number=(previous.number if previous else 0) + renewed,
                start=start,
                end=_end(term, start),
                months=term.months if term.ends_on is None and term.basis == "duration" else None,
                open_ended=term.basis == "open_ended",
                known_from=issued.first() if issued and previous else date.min,
                row=row,
            )
        )
    return tuple(found)


def running(terms: tuple[WrittenTerm, ...], on: date) -> tuple[WrittenTerm, WrittenTerm] | None:
    """The term that runs on a day, and the last one that follows it without a gap.

    None when no term is written.
    """
    known = [term for term in terms if term.known_from <= on]
    if not known:
        return None
    begun = [i for i, term in enumerate(known) if term.start is None or term.start.first() <= on]
    place = max(begun, default=0)
    current = last = known[place]
    for following in known[place + 1 :]:
        if not follows(last, following):
            break
        last = following
    return current, last


def follows(last: WrittenTerm, following: WrittenTerm) -> bool:
    """Whether a term carries another one on, without a gap that is known."""
    if last.open_ended:
        return False
    end, start = last.end, following.start
    return end is None or start is None or start.first() <= end.last() + _DAY


def automatic(agreement: Agreement, last: WrittenTerm) -> Renewal | None:
    """How tacit renewal goes on after the last written term; None when it cannot be computed."""
    end = last.end.exact if last.end else None
    if agreement.renewal != "tacit" or end is None or end >= _LAST - _DAY:
        return None
    if last.start and end < last.start.first():
        return None
    base = end + _DAY
    months = agreement.renewal_months or last.months
    if months and months > 0:
        return Renewal(months=months, days=0, base=base)
    start = last.start.exact if last.start else None
    if start is None or start >= base:
        return None
    # A text that ends on the anniversary itself, one day over the full months, means full months.
    length = round((base - start).days / 30.436875)
    for whole in (length, length - 1, length + 1):
        if whole > 0 and abs((months_later(start, whole) - base).days) <= 1:
            return Renewal(months=whole, days=0, base=base)
    return Renewal(months=0, days=(base - start).days, base=base)


def stopped(agreement: Agreement, last: WrittenTerm, renewal: Renewal, on: date) -> int | None:
    """Number of the automatic term after which it ends, since notice was given by `on`; None if
    it was not.

    Notice after the deadline of one term counts for the next. Notice older than the last written
    term was overtaken by it.
    """
    given = agreement.notified_on
    if given is None or given.first() > on:
        return None
    if last.number and last.start and given.first() < last.start.first():
        return None
    n = renewal.covering(given.first())
    deadline = notice_day(agreement, renewal.end(n))
    return n + 1 if deadline and given.first() > deadline else n


def notice_day(agreement: Agreement, end: date) -> date | None:
    """Last day to give notice for a term that ends on `end`; None without a notice period."""
    if not agreement.notice or agreement.notice < 1:
        return None
    if agreement.notice_unit == "months":
        deadline = months_later(end, -agreement.notice)
    elif agreement.notice_unit == "days":
        deadline = end - timedelta(days=min(agreement.notice, (end - _FIRST).days))
    else:
        return None
    return deadline if deadline < end else None


def _counts(term: Term) -> bool:
    return not (term.kind == "amendment" and term.basis in {"", "unknown"} and not term.ends_on)


def _end(term: Term, start: PartialDay | None) -> PartialDay | None:
    if term.basis in {"open_ended", "unknown"}:
        return None
    if term.ends_on is not None:
        return term.ends_on
    if term.months is None or term.months < 1 or start is None:
        return None
    last = after_months(start.last(), term.months) - _DAY
    if start.exact:
        return PartialDay.of(last)
    return PartialDay(last.year, start.month and last.month, start.day and last.day, start.about)


def _day_after(end: PartialDay | None) -> PartialDay | None:
    exact = end.exact if end else None
    return PartialDay.of(min(exact + _DAY, _LAST)) if exact else None
