"""An agreement's life as bars, one a term: what a timeline and a life strip draw.

Days are ordinals (`date.toordinal`). A day known only to the month or year is shown over all the
days it may mean, and marked so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dnapp.core.days import LAST_YEAR, PartialDay
from dnapp.core.record import Tree
from dnapp.records.agreement import Agreement
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

FAR = date(LAST_YEAR, 12, 31).toordinal()
"""The last day of what runs on without a known end."""

MOST_AUTOMATIC = 40
"""Automatic terms drawn apart; older ones are drawn as one."""

_OVER = frozenset({"expired", "replaced", "terminated"})
_PLANNED = frozenset({"proposed", "consulting", "signed"})


class Bar(NamedTuple):
    """A stretch of time of one record."""

    first: int
    last: int
    """Last day, or `FAR`."""
    part: str
    """`original`, `renewal`, `automatic`, `expected` (the next one, should nobody object) or
    `project`."""
    number: int
    """How often it was renewed before."""
    look: str
    """in_force, inherited, open_ended, unknown, planned, suspended, over, missed or project."""
    sure_from: int
    """From this day on it has surely begun: later than `first` when that is a month or year."""
    sure_until: int
    """Until this day it surely goes on."""
    notice: int = 0
    """First day of the time before the end in which notice comes too late; 0 for none."""
    ends: bool = False
    """Whether nothing follows."""


class _Piece(NamedTuple):
    first: PartialDay
    last: PartialDay | None
    part: str
    number: int


def chain(tree: Tree, on: date) -> tuple[Bar, ...]:
    """The terms of an agreement as they stand on a day, oldest first, none over another.

    Automatic renewals are those that have begun by then, and the one expected next. Empty while
    no day of its life is known. The record's `status` must be that of the same day.
    """
    agreement = tree.record
    assert isinstance(agreement, Agreement)
    effective = effective_from(tree)
    written = written_terms(tree)
    pieces = list(_written(written, effective, on))
    found = running(written, max(on, effective.first()) if effective else on)
    if found is not None:
        pieces += _automatic(agreement, found[1], effective, on)
    pieces = _in_order(pieces)
    act = min((day for day in (agreement.ended_on, agreement.replaced_on) if day), default=None)
    bars = _without_overlap(pieces, _look(agreement, on), act)
    if act is None and bars:
        place = -2 if bars[-1].part == "expected" and len(bars) > 1 else -1
        bars[place] = bars[place]._replace(notice=_notice(agreement, bars[place]))
    return tuple(bars)


def _in_order(pieces: list[_Piece]) -> list[_Piece]:
    """By first day; a term that one agreed later goes back behind is not drawn any more."""
    kept: list[_Piece] = []
    for piece in reversed(pieces):
        if not kept or piece.first.first() < kept[-1].first.first():
            kept.append(piece)
    return kept[::-1]


def _written(
    terms: tuple[WrittenTerm, ...], effective: PartialDay | None, on: date
) -> Iterator[_Piece]:
    known = [term for term in terms if term.known_from <= on]
    if not known and effective:
        yield _Piece(effective, None, "original", 0)
    for term in known:
        first = term.start or effective or term.end
        if first is not None:
            yield _Piece(first, term.end, "renewal" if term.number else "original", term.number)


def _automatic(
    agreement: Agreement, last: WrittenTerm, effective: PartialDay | None, on: date
) -> Iterator[_Piece]:
    renewal = automatic(agreement, last)
    if renewal is None:
        return
    judged_on = max(on, effective.first()) if effective else on
    begun = renewal.covering(judged_on)
    stop = stopped(agreement, last, renewal, judged_on)
    begun = begun if stop is None else min(begun, stop)
    oldest = max(begun - MOST_AUTOMATIC + 1, 1)
    if oldest > 1:
        yield _automatic_piece(renewal, 1, oldest - 1, last.number, "automatic")
    for n in range(oldest, begun + 1):
        yield _automatic_piece(renewal, n, n, last.number, "automatic")
    over = agreement.successor or agreement.status in _OVER
    if stop is None and not over and renewal.end(begun).year < LAST_YEAR:
        yield _automatic_piece(renewal, begun + 1, begun + 1, last.number, "expected")


def _automatic_piece(renewal: Renewal, n: int, until: int, before: int, part: str) -> _Piece:
    first, last = PartialDay.of(renewal.start(n)), PartialDay.of(renewal.end(until))
    return _Piece(first, last, part, before + until)


def _without_overlap(pieces: list[_Piece], look: str, act: PartialDay | None) -> list[Bar]:
    """The pieces as bars, each cut where the next begins and all of them where an act ends it."""
    limit = act.last().toordinal() if act else FAR
    firsts = [piece.first.first().toordinal() for piece in pieces]
    bars = []
    for piece, following in zip(pieces, [*firsts[1:], FAR + 1], strict=False):
        if act and piece.part == "expected":
            continue
        first = piece.first.first().toordinal()
        end = piece.last.last().toordinal() if piece.last else FAR
        last = min(end, following - 1, limit)
        if last < first:
            continue
        sure_until = last
        if last == limit and act and last <= end:
            sure_until = act.first().toordinal()
        elif piece.last and last == end:
            sure_until = piece.last.first().toordinal()
        sure_from = min(piece.first.last().toordinal(), last)
        sure_until = max(sure_until, first)
        bars.append(Bar(first, last, piece.part, piece.number, look, sure_from, sure_until))
    if bars and bars[-1].last < FAR and bars[-1].part != "expected":
        bars[-1] = bars[-1]._replace(ends=True)
    return bars


def _notice(agreement: Agreement, bar: Bar) -> int:
    if agreement.notified_on is not None or bar.last == FAR or bar.sure_until != bar.last:
        return 0
    day = notice_day(agreement, date.fromordinal(bar.last))
    begins = max(day.toordinal(), bar.first) if day else 0
    return begins if begins < bar.last else 0


def _look(agreement: Agreement, on: date) -> str:
    status = agreement.status
    if status == "expired" and agreement.renewal == "by_agreement" and not agreement.successor:
        return "over" if agreement.notified_on else "missed"
    if status in _OVER:
        return "over"
    if status in _PLANNED:
        return "planned"
    since = agreement.inherited_on
    if agreement.heir and (since is None or since.first() <= on):
        return "inherited"
    named = {"open_ended": "open_ended", "term_unknown": "unknown", "suspended": "suspended"}
    return named.get(status, "in_force")
