"""Which duties stand on a day: rules applied to the narrow rows of records.

Stored statuses and computed days are taken as they are. A day known only to its year, or only
about, starts no clock: it would raise false alarms. A day known to its month counts as the last it
may mean. What is overdue is told for a time only, so that records of years ago do not bury it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from dnapp.core.days import PartialDay, months_later
from dnapp.core.periods import CALENDAR, ND09, Basis, Kind, Period, period_of
from dnapp.core.query import Query
from dnapp.records.duty_rule import DutyRule
from dnapp.services.dossiers import event_of
from dnapp.services.duty import MONTH, OFFICE, REMINDER, Duty
from dnapp.services.duty_rules import Rules, yearly_day
from dnapp.services.phrases import Phrase
from dnapp.services.settings import Settings
from dnapp.store import duties as facts

if TYPE_CHECKING:
    from dnapp.store.duties import EventFact, ProjectFact
    from dnapp.store.repository import Repositories

KEPT = 365
"""Days after which an overdue duty about a record is no longer told."""

OFFICE_KEPT = 90
"""The same for yearly and periodical duties: by then those of the next period are near."""

_OVER = frozenset({"replaced", "terminated", "expired"})
_PERIODS = {"quarter_end": Kind.QUARTER, "half_end": Kind.HALF, "year_end": Kind.YEAR}
_AID_PERIODS = {"aid_half": Kind.HALF, "aid_year": Kind.YEAR}
_FILES = {
    "prime_minister": "conference_by_prime_minister",
    "province_chair": "conference_by_chair",
}
_ENDING = (
    ("ngo_expiry", "ngo_registration", facts.registrations),
    ("congress", "friendship_association", facts.congresses),
    ("paper_expiry", "travel_document", facts.papers),
)
_VISITS = {"in": "reception_report", "out": "trip_report"}


_Led = tuple[DutyRule, date, date, int, tuple[Phrase, ...]]
"""A rule, the day of its event, the day it leads to, the days left, and why."""


class Judge:
    """The duties of one day, `within` days ahead."""

    def __init__(
        self, repositories: Repositories, settings: Settings, today: date, within: int
    ) -> None:
        self._repositories = repositories
        self._connection = repositories.connection
        self._basis = ND09 if (basis := settings.basis(today)).span else basis
        self._today = today
        self._last = today + timedelta(days=within)
        repository = repositories["duty_rule"]
        self._rules = Rules(repository.rows(repository.ordered(Query())), settings.days_off)

    def duties(self) -> Iterator[Duty]:
        """Everything that rules count, done or not, in no order."""
        yield from self._yearly()
        for event, kind in _PERIODS.items():
            yield from self._periods(event, kind, self._basis)
        yield from self._agreements()
        yield from self._expiring()
        yield from self._visits()
        yield from self._passports()
        yield from self._aid()
        yield from self._anniversaries()
        yield from self._dossiers()
        yield from self._conferences()
        yield from self._standing()

    def reminders(self) -> Iterator[Duty]:
        """The office's own reminders that are not done; none about a record in the bin."""
        found = facts.reminders(self._connection, self._last)
        known: dict[tuple[str, str], str] = {}
        for kind in {kind for *_, kind, _ in found if kind}:
            ids = [record for *_, of, record in found if of == kind]
            record_type = self._repositories.kinds[kind]
            for record in self._repositories[kind].get_many(ids).values():
                if not record.deleted_at:
                    known[kind, record.id] = record_type.title_of(record)
        for ident, task, day, kind, record in found:
            if kind and (kind, record) not in known:
                continue
            left = (day - self._today).days
            yield Duty(
                due_on=day, days_left=left, kind=kind or REMINDER, id=record or ident,
                title=known.get((kind, record), task), rule=REMINDER, name=task, legal_basis="",
                action="open", occurs_on=day, source=ident,
                reasons=(Phrase("duty.reminder", {"task": task}), _left(day, left)),
            )  # fmt: skip

    # The office's own

    def _yearly(self) -> Iterator[Duty]:
        for year in range(self._today.year - 1, self._last.year + 1):
            for rule in self._rules.yearly(year):
                day = yearly_day(rule, year)
                yield from self._office(rule, day, day, Phrase("duty.yearly"))

    def _periods(self, event: str, kind: Kind, basis: Basis) -> Iterator[Duty]:
        for period in self._current(kind, basis):
            for rule in self._rules.on(event, period.last):
                said = Phrase("duty.period", {"first": period.first, "last": period.last})
                due = self._rules.due(rule, period.last)
                yield from self._office(rule, period.last, due, said)

    def _current(self, kind: Kind, basis: Basis) -> tuple[Period, Period]:
        """The period that runs and the one before."""
        period = period_of(self._today, kind, basis)
        return period.previous(), period

    def _office(self, rule: DutyRule, event: date, due: date, said: Phrase) -> Iterator[Duty]:
        if (self._today - due).days <= OFFICE_KEPT:
            yield from self._told(rule, OFFICE, rule.id, rule.name, event, due, said)

    # Agreements

    def _agreements(self) -> Iterator[Duty]:
        connection, today = self._connection, self._today
        first, last = self._span("agreement_signed")
        signed = facts.signed(connection, first, min(last, today))
        yield from self._after("agreement_signed", "agreement", _open(signed, {"replaced"}))
        first, last = self._span("agreement_renewed")
        renewed = facts.renewed(connection, first, min(last, today))
        yield from self._after("agreement_renewed", "agreement", _open(renewed, _OVER))
        for event, status, day in (
            ("agreement_ended", "terminated", "ended_on"),
            ("agreement_suspended", "suspended", "suspended_on"),
        ):
            found = facts.in_status(connection, status, day)
            yield from self._after(event, "agreement", found)
        asked = facts.in_status(connection, "consulting", "opinions_asked_on")
        yield from self._after("opinions_asked", "agreement", _open(asked))
        first, last = self._span("notice_deadline")
        notice = facts.to_notify(connection, first, last)
        ahead = (fact for fact in notice if not fact.settled or fact.day.first() >= today)
        yield from self._after("notice_deadline", "agreement", ahead)

    def _expiring(self) -> Iterator[Duty]:
        """One alarm an agreement: the latest whose day has come."""
        for fact in facts.expiring(self._connection, self._today, self._last):
            day = fact.day.exact
            if day is None:
                continue
            begun = [
                (begins, rule)
                for rule in self._rules.on("agreement_expiry", day)
                if (begins := self._rules.due(rule, day)) <= self._today
            ]
            if begun:
                _, rule = max(begun, key=lambda pair: pair[0])
                said = Phrase("duty.agreement_expiry")
                yield from self._told(rule, "agreement", fact.id, fact.title, day, day, said)

    def _dossiers(self) -> Iterator[Duty]:
        """The next step of each renewal in hand, on the day that the dossier says."""
        for fact in facts.dossier_steps(self._connection):
            day = fact.day.last()
            for rule in self._rules.on(event_of(fact.status), day):
                said = Phrase("duty.dossier")
                yield from self._told(
                    rule, "renewal_dossier", fact.id, fact.title, day, day, said, start=day
                )

    # Delegations

    def _visits(self) -> Iterator[Duty]:
        first = self._today - timedelta(days=KEPT)
        for fact, due in facts.visits(self._connection, first, self._last, self._today):
            event = _VISITS[fact.status]
            ended = _known(fact.day)
            for rule in self._rules.on(event, ended) if ended else ():
                day = self._rules.due(rule, due)
                said = Phrase(f"duty.{event}", {"day": ended})
                assert ended is not None
                yield from self._told(
                    rule, "delegation", fact.id, fact.title, ended, day, said, start=due
                )

    def _passports(self) -> Iterator[Duty]:
        """One duty a trip, however many passports are too short: to be mended before it begins."""
        found = facts.passports(self._connection, self._today, self._last)
        for ident, members in groupby(found, key=lambda fact: fact.id):
            people = list(members)
            trip = people[0]
            day, ended = trip.starts_on.exact, _known(trip.ends_on)
            for rule in self._rules.on("passport_expiry", day) if day and ended else ():
                assert day is not None
                assert ended is not None
                least = self._rules.due(rule, ended)
                short = sum(one.expires_on.last() < least for one in people)
                if short:
                    said = Phrase("duty.passport_expiry", {"count": short, "least": least})
                    yield from self._told(rule, "delegation", ident, trip.title, day, day, said)

    # Aid

    def _aid(self) -> Iterator[Duty]:
        reach = self._rules.reach("aid_closed")
        first = self._today - timedelta(days=KEPT + reach)
        projects = facts.projects(self._connection, first)
        running = [project for project in projects if project.status == "running"]
        for event, kind in _AID_PERIODS.items():
            yield from self._reports_of_owners(event, kind, running)
        ended = (project for project in projects if project.status == "ended")
        closed = (
            facts.EventFact(project.id, project.title, day)
            for project in ended
            if (day := project.closed_on or project.ends_on)
        )
        yield from self._after("aid_closed", "aid_project", closed)
        yield from self._after("aid_approved", "aid_project", facts.unstarted(self._connection))

    def _reports_of_owners(
        self, event: str, kind: Kind, running: list[ProjectFact]
    ) -> Iterator[Duty]:
        for period in self._current(kind, CALENDAR):
            for rule in self._rules.on(event, period.last):
                due = self._rules.due(rule, period.last)
                if not -OFFICE_KEPT <= (due - self._today).days <= MONTH:
                    continue  # further ahead they would bury what is nearer
                said = Phrase("duty.period", {"first": period.first, "last": period.last})
                for project in running:
                    begun = project.begins.first() if project.begins else period.first
                    if begun <= period.last:
                        yield from self._told(
                            rule, "aid_project", project.id, project.title, period.last, due, said
                        )

    # Partners

    def _anniversaries(self) -> Iterator[Duty]:
        """Round anniversaries ahead; one that has passed is no duty any more."""
        for fact in facts.relations(self._connection):
            began = fact.day.exact
            if began is None:
                continue
            for rule in self._rules.of("relation_began"):
                step = rule.delay or 1
                passed = (self._today.year - began.year) * 12 + self._today.month - began.month
                for number in {max(1, passed // step), passed // step + 1}:
                    day = months_later(began, number * step)
                    if day < self._today or rule not in self._rules.on("relation_began", day):
                        continue
                    said = Phrase(
                        "duty.relation_began", {"years": number * step // 12, "day": began}
                    )
                    yield from self._told(rule, "partner", fact.id, fact.title, day, day, said)

    # Events, foreign NGOs, associations, papers

    def _conferences(self) -> Iterator[Duty]:
        """A file is due before a conference and moot once it has begun; then comes its report."""
        connection, today = self._connection, self._today
        for permitted_by, event in _FILES.items():
            _, last = self._span(event)
            found = facts.conferences(connection, permitted_by, today, last)
            yield from self._after(event, "event", _open(found))
        first, last = self._span("conference_held")
        ended = (
            fact
            for fact in facts.held(connection, first, min(last, today))
            if not fact.settled and fact.day.last() < today
        )
        yield from self._after("conference_held", "event", ended)

    def _standing(self) -> Iterator[Duty]:
        """What ends on a day: registrations, terms of associations, cards and passports."""
        for event, kind, read in _ENDING:
            first, last = self._span(event)
            yield from self._after(event, kind, _open(read(self._connection, first, last)))

    # What they share

    def _span(self, event: str) -> tuple[date, date]:
        """First and last day of an event whose duty may be told."""
        reach = self._rules.reach(event)
        return (
            self._today - timedelta(days=KEPT + reach),
            self._last + timedelta(days=reach),
        )

    def _after(self, event: str, kind: str, found: Iterable[EventFact]) -> Iterator[Duty]:
        led: dict[PartialDay, list[_Led]] = {}  # thousands of facts share the days of a year
        for fact in found:
            if fact.day not in led:
                led[fact.day] = list(self._leads(event, fact.day))
            for one in led[fact.day]:
                yield _duty(one, kind, fact.id, fact.title)

    def _leads(self, event: str, on: PartialDay) -> Iterator[_Led]:
        """What an event of a day leads to."""
        day = _known(on)
        for rule in self._rules.on(event, day) if day else ():
            assert day is not None
            said = Phrase(f"duty.{event}", {"day": day})
            led = self._led(rule, day, self._rules.due(rule, day), said)
            if led is not None:
                yield led

    def _led(
        self, rule: DutyRule, event: date, due: date, said: Phrase, start: date | None = None
    ) -> _Led | None:
        """What a rule leads to; None when that is long over or too far ahead."""
        left = (due - self._today).days
        if left < -KEPT or due > self._last:
            return None
        reasons = [said, _left(due, left)]
        year = self._rules.unknown_year(rule, start or event, due)
        if year is not None:
            reasons.append(Phrase("duty.no_holidays", {"year": str(year)}))
        return rule, event, due, left, tuple(reasons)

    def _told(
        self, rule: DutyRule, kind: str, ident: str, title: str, event: date, due: date,
        said: Phrase, start: date | None = None,
    ) -> Iterator[Duty]:  # fmt: skip
        led = self._led(rule, event, due, said, start)
        if led is not None:
            yield _duty(led, kind, ident, title)


def _duty(led: _Led, kind: str, ident: str, title: str) -> Duty:
    rule, event, due, left, reasons = led
    return Duty(
        due_on=due, days_left=left, kind=kind, id=ident, title=title, rule=rule.code,
        name=rule.name, legal_basis=rule.legal_basis, action=rule.action or "open",
        occurs_on=event, source=rule.id, reasons=reasons,
    )  # fmt: skip


@lru_cache(maxsize=1 << 13)  # thousands of rows share the days of a year or two
def _known(day: PartialDay) -> date | None:
    """The last day it may mean; None for a day known only to its year, or only about."""
    return None if day.month is None or day.about else day.last()


def _open(found: Iterable[EventFact], over: Iterable[str] = ()) -> Iterator[EventFact]:
    """Facts that do not say themselves that all is done, of agreements that still matter."""
    return (fact for fact in found if not fact.settled and fact.status not in over)


def _left(due: date, days: int) -> Phrase:
    if days < 0:
        return Phrase("duty.overdue", {"due": due, "days": -days})
    return Phrase("duty.left" if days else "duty.today", {"due": due, "days": days})
