"""The status of an agreement on any day, computed from its terms and never typed.

Rules: a happening with a partial date counts from the first day it may mean, an end counts as the
last. Tacit renewal goes on without limit unless notice was given by the notice deadline of the
term then running; the notice deadline shown is always that of the current term. A text without an
end, or with an end that is not known to the day, never raises an alarm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.agreement import Agreement
from dnapp.services.phrases import Named, Phrase
from dnapp.services.terms import (
    Renewal,
    WrittenTerm,
    automatic,
    effective_from,
    notice_day,
    running,
    stopped,
    written_terms,
)

EXPIRING_DAYS = 180
"""How many days before the expiry or the notice deadline an agreement counts as expiring."""

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class AgreementState:
    """What an agreement is on one day, and why."""

    status: str
    """One of `dnapp.records.agreement.STATUSES`."""
    reasons: tuple[Phrase, ...]
    """The sentences that explain the status."""
    term_start: PartialDay | None = None
    expires_on: PartialDay | None = None
    """Last day of force as far as known; None when open-ended or unknown."""
    notice_deadline: date | None = None
    """Last day to give notice in the current term."""
    term_number: int = 0
    """0 in the original term, then how often it was renewed, in writing or by itself."""
    holds_from: date | None = None
    holds_until: date | None = None
    """First and last day on which status and dates stay as they are; None when open."""


@dataclass(frozen=True)
class Course:
    """What of an agreement is the same on every day it is judged for."""

    agreement: Agreement
    effective: PartialDay | None
    written: tuple[WrittenTerm, ...]
    days: frozenset[date]
    """Written days on which status or dates may change."""

    @classmethod
    def of(cls, tree: Tree) -> Course:
        """Read it once for many days."""
        effective, written = effective_from(tree), written_terms(tree)
        agreement = _of(tree)
        return cls(agreement, effective, written, frozenset(_days(agreement, effective, written)))


@dataclass(frozen=True)
class _Term:
    """The term that runs on the judged day, with what comes at its end."""

    number: int = 0
    automatic: int = 0
    start: PartialDay | None = None
    end: PartialDay | None = None
    months: int | None = None
    open_ended: bool = False
    notice: date | None = None
    goes_on: bool = False
    """Whether it will renew itself when it ends."""
    notified: PartialDay | None = None
    """When notice was given that it shall not."""


def state(tree: Tree, on: date, expiring_days: int = EXPIRING_DAYS) -> AgreementState:
    """Judge an agreement as of a day.

    `expiring_days` is how long before the decisive day the alarm begins: the notice deadline when
    there is one ahead, else the expiry.
    """
    return judged(Course.of(tree), on, expiring_days)


def judged(
    course: Course, on: date, expiring_days: int = EXPIRING_DAYS, *, explained: bool = True
) -> AgreementState:
    """The same of an agreement that is judged for many days; without the sentences on its term
    where they are not `explained`."""
    turns: Iterable[date] = ()
    if not _has_come(course.agreement.signed_on or course.effective, on):
        found = _unsigned(course.agreement, on)
    else:
        term = _term(course, on)
        found = _judge(course, term, on, expiring_days, explained=explained)
        turns = _turns(term, expiring_days)
    begin = following = None
    for day in chain(course.days, turns):
        if day > on:
            following = day if following is None or day < following else following
        elif begin is None or day > begin:
            begin = day
    return replace(found, holds_from=begin, holds_until=following - _DAY if following else None)


def _of(tree: Tree) -> Agreement:
    assert isinstance(tree.record, Agreement)
    return tree.record


def _has_come(day: PartialDay | None, on: date) -> bool:
    return day is not None and day.first() <= on


def _term(course: Course, on: date) -> _Term:
    agreement, effective = course.agreement, course.effective
    judged_on = max(on, effective.first()) if effective else on
    found = running(course.written, judged_on)
    if found is None:
        return _Term(start=effective)
    current, last = found
    renewal = automatic(agreement, last)
    if renewal is None:
        end = last.end.exact if last.end else None
        return _Term(
            number=current.number,
            start=current.start,
            end=last.end,
            months=current.months if current is last else None,
            open_ended=last.open_ended,
            notice=notice_day(agreement, end) if end else None,
        )
    return _tacit(agreement, current, last, renewal, judged_on)


def _tacit(
    agreement: Agreement, current: WrittenTerm, last: WrittenTerm, renewal: Renewal, on: date
) -> _Term:
    n = renewal.covering(on)
    stop = stopped(agreement, last, renewal, on)
    if stop is not None:
        n = min(n, stop)
    end = renewal.end(n)
    return _Term(
        number=last.number + n if n else current.number,
        automatic=n,
        start=PartialDay.of(renewal.start(n)) if n else current.start,
        end=PartialDay.of(end),
        months=current.months if current is last and not n else None,
        notice=notice_day(agreement, end),
        goes_on=stop is None,
        notified=agreement.notified_on if stop is not None else None,
    )


def _judge(
    course: Course, term: _Term, on: date, expiring_days: int, *, explained: bool
) -> AgreementState:
    agreement, effective = course.agreement, course.effective
    ended = _ended(agreement, term, on)
    if ended is not None:
        return ended
    told = tuple(_explain(term, on)) if explained else ()
    if effective is not None and effective.first() > on:
        signed = Phrase("agreement.signed", {"day": effective})
        return _running("signed", term, (signed, *told))
    if term.end is not None and term.end.last() < on:
        return _past_end(agreement, term, on)
    if _is_suspended(agreement, on):
        phrase = Phrase("agreement.suspended", {"day": agreement.suspended_on})
        return _running("suspended", term, (phrase, *told))
    return _in_force(agreement, term, on, expiring_days, told)


def _is_suspended(agreement: Agreement, on: date) -> bool:
    suspended, resumed = agreement.suspended_on, agreement.resumed_on
    if suspended is None or not _has_come(suspended, on):
        return False
    return resumed is None or not _has_come(resumed, on) or resumed < suspended


def _unsigned(agreement: Agreement, on: date) -> AgreementState:
    asked, proposed = agreement.opinions_asked_on, agreement.proposed_on
    if asked and _has_come(asked, on):
        return AgreementState("consulting", (Phrase("agreement.consulting", {"day": asked}),))
    if proposed and _has_come(proposed, on):
        return AgreementState("proposed", (Phrase("agreement.proposed_on", {"day": proposed}),))
    return AgreementState("proposed", (Phrase("agreement.proposed"),))


def _ended(agreement: Agreement, term: _Term, on: date) -> AgreementState | None:
    """Replaced or terminated by an act; the last day of force is the day before, at the latest."""
    replaced, ended = agreement.replaced_on, agreement.ended_on
    if _has_come(replaced, on) or (replaced is None and agreement.successor):
        phrases = [Phrase("agreement.replaced_on", {"day": replaced})] if replaced else []
        if agreement.successor:
            named = Named("agreement", agreement.successor)
            phrases.append(Phrase("agreement.replaced_by", {"agreement": named}))
        return _over("replaced", term, replaced, tuple(phrases))
    if ended and _has_come(ended, on):
        phrase = Phrase("agreement.terminated", {"day": ended})
        return _over("terminated", term, ended, (phrase,))
    return None


def _over(
    status: str, term: _Term, since: PartialDay | None, phrases: tuple[Phrase, ...]
) -> AgreementState:
    expires = term.end
    if since and (expires is None or since.last() < expires.last()):
        expires = since
    return AgreementState(
        status, phrases, term_start=term.start, expires_on=expires, term_number=term.number
    )


def _past_end(agreement: Agreement, term: _Term, on: date) -> AgreementState:
    given = agreement.notified_on
    stopped = given is not None and term.end is not None and given.first() <= term.end.last()
    if agreement.renewal == "tacit" and not stopped:
        phrase = Phrase("agreement.renewed_unknown", {"day": term.end})
        return AgreementState(
            "term_unknown", (phrase,), term_start=term.start, term_number=term.number
        )
    phrases = [Phrase("agreement.expired", {"day": term.end})]
    if term.notified:
        phrases.append(Phrase("agreement.notified", {"day": term.notified}))
    return AgreementState(
        "expired",
        tuple(phrases),
        term_start=term.start,
        expires_on=term.end,
        term_number=term.number,
    )


def _in_force(
    agreement: Agreement, term: _Term, on: date, expiring_days: int, told: tuple[Phrase, ...]
) -> AgreementState:
    inherited = _inherited(agreement, on)
    phrases = (*inherited, *told)
    alarm = _alarm(term, expiring_days)
    if alarm is not None and alarm[0] <= on <= alarm[1]:
        return _running("expiring", term, phrases)
    if inherited:
        return _running("inherited", term, phrases)
    if term.open_ended:
        return _running("open_ended", term, phrases)
    if term.end is None or term.end.exact is None:
        return _running("term_unknown", term, phrases)
    return _running("auto_renewed" if term.automatic else "in_force", term, phrases)


def _inherited(agreement: Agreement, on: date) -> tuple[Phrase, ...]:
    """Who carries it on after a merger; nothing before that day."""
    since = agreement.inherited_on
    if not agreement.heir or not (since is None or _has_come(since, on)):
        return ()
    heir = Named("unit", agreement.heir)
    if since is None:
        return (Phrase("agreement.inherited", {"unit": heir}),)
    return (Phrase("agreement.inherited_on", {"unit": heir, "day": since}),)


def _running(status: str, term: _Term, phrases: tuple[Phrase, ...]) -> AgreementState:
    return AgreementState(
        status,
        phrases,
        term_start=term.start,
        expires_on=term.end,
        notice_deadline=None if term.notified else term.notice,
        term_number=term.number,
    )


def _alarm(term: _Term, expiring_days: int) -> tuple[date, date] | None:
    """First and last day of the alarm before the expiry or the notice deadline."""
    end = term.end.exact if term.end else None
    if end is None or expiring_days < 0:
        return None
    notice = None if term.notified else term.notice
    decisive = notice or end
    begin = date.fromordinal(max(1, decisive.toordinal() - expiring_days))
    return begin, decisive if term.goes_on else end


def _explain(term: _Term, on: date) -> Iterator[Phrase]:
    name = _term_name(term)
    if term.open_ended:
        key = "agreement.open_ended_from" if term.start else "agreement.open_ended"
        yield Phrase(key, {"start": term.start} if term.start else {})
        return
    if term.end is None:
        yield Phrase("agreement.unknown")
        return
    last = term.end.exact
    if last is None:
        yield Phrase("agreement.partial_end", {"end": term.end, "last": term.end.last()})
        return
    if term.start:
        yield Phrase("agreement.term", {"term": name, "start": term.start, "end": last})
    else:
        yield Phrase("agreement.term_until", {"term": name, "end": last})
    if term.months:
        yield Phrase("agreement.counted", {"months": term.months})
    left = (last - on).days
    yield Phrase("agreement.days_left", {"days": left})
    if term.notified:
        yield Phrase("agreement.notified", {"day": term.notified})
        return
    if term.goes_on:
        yield Phrase("agreement.goes_on", {"day": last + _DAY})
    if term.notice is None:
        return
    if on <= term.notice:
        values = {"day": term.notice, "days": (term.notice - on).days}
        yield Phrase("agreement.notice", values)
    else:
        yield Phrase("agreement.notice_past", {"day": term.notice})


def _term_name(term: _Term) -> Phrase:
    if term.automatic:
        return Phrase("agreement.name_automatic", {"number": term.number})
    if term.number:
        return Phrase("agreement.name_renewal", {"number": term.number})
    return Phrase("agreement.name_original")


def _days(
    agreement: Agreement, effective: PartialDay | None, terms: tuple[WrittenTerm, ...]
) -> Iterator[date]:
    """Written days on which status or dates may change."""
    for day in (
        agreement.proposed_on,
        agreement.opinions_asked_on,
        agreement.signed_on,
        agreement.effective_on,
        effective,
        agreement.notified_on,
        agreement.suspended_on,
        agreement.resumed_on,
        agreement.ended_on,
        agreement.replaced_on,
        agreement.inherited_on,
    ):
        if day is not None:
            yield day.first()
    for written in terms:
        if written.known_from > date.min:
            yield written.known_from
        if written.start:
            yield written.start.first()
        if written.end:
            yield written.end.last() + _DAY


def _turns(term: _Term, expiring_days: int) -> Iterator[date]:
    """Days around the judged one on which the term that runs begins, alarms and ends."""
    if term.start:
        yield term.start.first()
    if term.end:
        yield term.end.last() + _DAY
    alarm = _alarm(term, expiring_days)
    if alarm is not None:
        yield alarm[0]
        yield alarm[1] + _DAY
