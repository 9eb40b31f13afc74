"""Agreements that sleep (thỏa thuận ngủ): in force, and for long nothing was done under them.

No record says which text a visit carries out, so that what is done with a foreign party counts for
every agreement with it:

- a delegation or an event with the party, on its first day;
- a result of an event that names the agreement;
- aid of the party: the beginning and the end of a project, each disbursement, and every day on
  which it runs.

What was called off, withdrawn or put in the bin does not count, nor what lies ahead, nor what was
done before the text was signed. Renewals and amendments are the life of the paper, not work under
it; a note of the diary may say that nothing happened. Where no foreign party is a partner of the
list, nobody can know, and nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay, whole_months
from dnapp.core.record import Tree
from dnapp.records.agreement import Agreement
from dnapp.services.agreement_figures import IN_FORCE
from dnapp.services.agreements import state
from dnapp.services.phrases import Named, Phrase
from dnapp.store.agreement_facts import (
    Deed,
    deeds,
    has_known_side,
    known_sides,
    last_deeds,
    last_results,
    signed_days,
)

if TYPE_CHECKING:
    from dnapp.store.readers import Reader
    from dnapp.store.repository import Repositories


@dataclass(frozen=True)
class Idleness:
    """How long an agreement has slept."""

    months: int
    """Whole months without anything done."""
    since: PartialDay
    """The last day that something was done, else the day of signing."""
    deed: Deed | None
    """What was done last; None when nothing was since it was signed."""


def idleness(
    tree: Tree, repositories: Repositories, today: date, idle_months: int
) -> Idleness | None:
    """How long a stored agreement has slept; None unless it is in force and slept for as many
    months as the office allows. 0 months allow everything."""
    agreement = tree.record
    assert isinstance(agreement, Agreement)
    signed = agreement.signed_on or agreement.effective_on
    if not idle_months or signed is None or state(tree, today).status not in IN_FORCE:
        return None
    since = _latest(signed, today)
    if whole_months(since, today) < idle_months:
        return None
    if not has_known_side(repositories.connection, agreement.id):
        return None
    found = _done(deeds(repositories.connection, agreement.id), since, today)
    last = max(found, key=lambda deed: _latest(deed.day, today), default=None)
    months = whole_months(_latest(last.day, today) if last else since, today)
    return Idleness(months, last.day if last else signed, last) if months >= idle_months else None


def sleeping(
    connection: Reader, today: date, idle_months: int, ids: Sequence[str] | None = None
) -> dict[str, PartialDay]:
    """The agreements that sleep, of some ids or of all: id → `Idleness.since`.

    For lists, which ask for hundreds at once: by stored statuses, and without what was done. Never
    stored itself, since it changes with every delegation of a party, with a merger of partners,
    with the office's setting and with the passing of days.
    """
    if not idle_months:
        return {}
    signed = signed_days(connection, IN_FORCE, ids)
    since = {
        ident: day
        for ident, day in signed.items()
        if whole_months(_latest(day, today), today) >= idle_months
    }
    sides = known_sides(connection, since)
    last: dict[str, PartialDay] = {}
    partners = {partner for found in sides.values() for partner in found}
    for deed in last_deeds(connection, sorted(partners), today):
        day = PartialDay.of(today) if deed.runs else deed.day
        last[deed.partner] = _later(last.get(deed.partner, day), day, today)
    for ident, day in last_results(connection, today):
        if ident in since:
            since[ident] = _later(since[ident], day, today)
    for ident, found in sides.items():
        for day in filter(None, map(last.get, found)):
            since[ident] = _later(since[ident], day, today)
    return {
        ident: since[ident]
        for ident in sides
        if whole_months(_latest(since[ident], today), today) >= idle_months
    }


def _later(one: PartialDay, other: PartialDay, today: date) -> PartialDay:
    """The one that may mean the later day, the first of two that may mean the same."""
    return other if _latest(other, today) > _latest(one, today) else one


def idle_phrase(idle: Idleness) -> Phrase:
    """The sentence that says so."""
    values: dict[str, object] = {"months": idle.months, "day": idle.since}
    if idle.deed is None:
        return Phrase("agreement.idle_since_signing", values)
    return Phrase("agreement.idle", {**values, "deed": Named(idle.deed.kind, idle.deed.id)})


def _done(found: Iterable[Deed], since: date, today: date) -> Iterator[Deed]:
    """What was done after a day; a project that runs is being done today."""
    for deed in found:
        if deed.day.first() > today:
            continue
        if deed.kind == "aid_project" and deed.status == "running":
            yield replace(deed, day=PartialDay.of(today))
        elif _latest(deed.day, today) > since:
            yield deed


def _latest(day: PartialDay, today: date) -> date:
    """The latest day that it may mean, today at most."""
    return min(day.last(), today)
