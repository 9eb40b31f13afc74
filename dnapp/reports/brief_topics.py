"""What the records suggest to talk about with a partner, the most urgent first.

Each topic rests on records that it names; where nothing is due, open or near, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice

from dnapp.core.days import months_later
from dnapp.core.money import show_money
from dnapp.core.numbers import count2
from dnapp.core.record import Tree
from dnapp.records.aid_project import AidProject
from dnapp.records.commitment import Commitment
from dnapp.records.disbursement import Disbursement
from dnapp.records.donor import Donor
from dnapp.reports.brief_facts import BriefFacts, clipped
from dnapp.reports.brief_room import Room
from dnapp.reports.document import Figure
from dnapp.reports.sentences import Runs, joined, lower_first
from dnapp.services.agreement_figures import JudgedAgreement
from dnapp.services.idleness import idleness
from dnapp.services.partner_life import anniversary

_PAID_LATER = frozenset({"approved", "not_started", "running", "ended"})
"""Statuses of aid whose commitments may still be paid."""


@dataclass(frozen=True)
class Topic:
    """One thing to talk about, and the records behind it."""

    ids: tuple[str, ...]
    runs: Runs


def topics(facts: BriefFacts, room: Room) -> list[Topic]:
    """As many as there is room for: so many of one sort, and so many in all."""
    told = _Topics(facts, room)
    sorts = (
        told.overdue(),
        told.ending(),
        told.prepared(),
        told.unpaid(),
        told.promised(),
        told.anniversaries(),
        told.visit_to_return(),
        told.idle(),
        told.strengths(),
    )
    found = (topic for sort in sorts for topic in islice(sort, room.sort))
    return list(islice(found, room.items))


@dataclass(frozen=True)
class _Topics:
    facts: BriefFacts
    room: Room

    def overdue(self) -> Iterator[Topic]:
        """Duties about its agreements and aid; reports on delegations are next steps."""
        for duty in self.facts.overdue:
            yield self._topic(
                "overdue",
                (duty.id,),
                task=lower_first(duty.name),
                title=self._title(duty.title),
                day=self.facts.written_day(duty.due_on),
            )

    def ending(self) -> Iterator[Topic]:
        """Agreements that end soon, and those whose renewal is in hand, the first end first."""
        for one in sorted(filter(self._is_ending, self.facts.signed), key=_end):
            on = self.facts.written_day(one.state.expires_on)
            key = "ending" if one.record.id not in self.facts.in_renewal else "renewing"
            yield self._topic(
                key if on else f"{key}_open",
                (one.record.id,),
                title=self._title(one.record.title),
                day=on,
            )

    def prepared(self) -> Iterator[Topic]:
        """Agreements that wait to be signed."""
        for one in self.facts.prepared:
            yield self._topic("prepared", (one.record.id,), title=self._title(one.record.title))

    def unpaid(self) -> Iterator[Topic]:
        """Aid that is committed and not yet paid, in its own currencies."""
        for tree in self.facts.projects:
            committed, left = _open(tree)
            if not left:
                continue
            shared = len(tree.of(Donor)) > 1
            assert isinstance(tree.record, AidProject)
            yield self._topic(
                "unpaid",
                (tree.record.id,),
                name=self._title(tree.record.name),
                committed=self._sums("committed", committed, tree.record.id),
                left=self._sums("left", left, tree.record.id),
                shared=self.facts.words("brief.aid.shared") if shared else "",
            )

    def promised(self) -> Iterator[Topic]:
        """Results of events with it that have become no agreement and no aid yet."""
        for event, one in self.facts.open_results:
            yield self._topic(
                "promised",
                (event.id,),
                content=self._title(one.content),
                event=self._title(event.name),
                day=self.facts.written_day(one.happened_on or event.starts_on),
            )

    def anniversaries(self) -> Iterator[Topic]:
        """Round ones of the next twelve months: of the relation, then of agreements in force."""
        facts = self.facts
        if facts.life.anniversary:
            years, on = facts.life.anniversary
            figure = Figure("partner.anniversary", years, "year", (facts.ident,), count2(years))
            day = facts.written_day(on)
            yield self._topic("anniversary", (facts.ident,), years=(figure,), day=day)
        for one in facts.signed:
            found = anniversary(one.record.signed_on, facts.today) if one.in_force else None
            if found:
                years, on = found
                ident = one.record.id
                figure = Figure("agreement.anniversary", years, "year", (ident,), count2(years))
                yield self._topic(
                    "agreement_anniversary",
                    (ident,),
                    years=(figure,),
                    title=self._title(one.record.title),
                    day=facts.written_day(on),
                )

    def visit_to_return(self) -> Iterator[Topic]:
        """The last visit, when the other side has neither come nor set a visit for long."""
        facts = self.facts
        last = next((one for one in facts.past if one.starts_on), None)
        if last is None or last.starts_on is None or not self._is_long_ago(last.starts_on.last()):
            return
        if any(one.direction != last.direction for one in facts.coming):
            return
        yield self._topic(
            f"return_{last.direction}",
            (last.id,),
            name=self._title(last.name),
            day=facts.written_day(last.starts_on),
        )

    def idle(self) -> Iterator[Topic]:
        """Agreements that sleep and of which no result is written."""
        facts = self.facts
        workspace, months = facts.workspace, facts.workspace.settings.idle_months(facts.today)
        for one in facts.signed:
            if one.record.result or self._is_ending(one):
                continue
            tree = workspace.tree("agreement", one.record.id)
            asleep = idleness(tree, workspace.repositories, facts.today, months)
            if asleep:
                yield self._topic(
                    "idle_since" if asleep.deed else "idle",
                    (one.record.id,),
                    title=self._title(one.record.title),
                    day=facts.written_day(asleep.since),
                )

    def strengths(self) -> Iterator[Topic]:
        """What the partner is good at."""
        text = self.facts.partner.strengths.strip().rstrip(".")
        if text:
            yield self._topic("strengths", (self.facts.ident,), strengths=self._title(text))

    def _topic(self, key: str, ids: tuple[str, ...], **values: str | Runs) -> Topic:
        return Topic(ids, self.facts.say(f"talk.{key}", **values))

    def _title(self, text: str) -> str:
        return clipped(text, self.room.title)

    def _is_ending(self, one: JudgedAgreement) -> bool:
        waiting = one.record.id in self.facts.in_renewal
        return waiting or one.ends_soon or one.state.status == "expiring"

    def _is_long_ago(self, day: date) -> bool:
        """Whether it is as long past as the office lets pass without contact."""
        facts = self.facts
        months = facts.workspace.settings.contact_months(facts.today)
        return months > 0 and months_later(day, months) <= facts.today

    def _sums(self, key: str, sums: dict[str, Decimal], ident: str) -> Runs:
        names = self.facts.words.table("choice.currency")
        parts: list[Runs] = [
            (
                Figure(
                    f"aid_project.{key}.currency.{code}", value, code, (ident,),
                    show_money(value, code, names),
                ),
            )
            for code, value in sums.items()
        ]  # fmt: skip
        words = self.facts.words
        return joined(parts, words("report.list.between"), words("report.list.last"))


def _end(one: JudgedAgreement) -> date:
    return one.state.expires_on.first() if one.state.expires_on else date.max


def _open(tree: Tree) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """What is committed to a project and what of it is not paid, by currency.

    Nothing is open where the money came in a currency that was not committed: what is left then
    depends on a rate.
    """
    project = tree.record
    assert isinstance(project, AidProject)
    committed = _by_currency(tree.of(Commitment))
    paid = _by_currency(tree.of(Disbursement))
    if project.status not in _PAID_LATER or project.closed_on or paid.keys() - committed.keys():
        return committed, {}
    left = {code: value - paid.get(code, Decimal(0)) for code, value in committed.items()}
    return committed, {code: value for code, value in left.items() if value > 0}


def _by_currency(lines: Iterable[Commitment | Disbursement]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for one in lines:
        if one.amount is not None:
            sums[one.currency] = sums.get(one.currency, Decimal(0)) + one.amount
    return sums
