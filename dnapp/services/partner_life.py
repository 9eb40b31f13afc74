"""One partner from all sides: what happened with it, how far the relation came, what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dnapp.core.days import LAST_YEAR, PartialDay, months_later, whole_months
from dnapp.core.record import Tree
from dnapp.records.contact import Contact
from dnapp.records.partner import Partner
from dnapp.store.partner_facts import Aid, Signed, Visit, aid, signed, visits

if TYPE_CHECKING:
    from dnapp.store.repository import Repositories

STAGES = ("contact", "intent", "agreement", "relation")
"""Tiếp xúc, ý định thư, thỏa thuận, kết nghĩa or hữu nghị: each rests on facts."""

YEARS = 8
"""Years of visits that are counted, the current one included."""

_ROUND = 5
"""Anniversaries are those of every fifth year."""


@dataclass(frozen=True)
class Activity:
    """One thing that happened with the partner."""

    sort: str
    """in, out, agreement or aid."""
    id: str
    title: str
    day: PartialDay | None
    status: str
    headcount: int | None = None

    @property
    def kind(self) -> str:
        """Key of its record type."""
        return _KINDS[self.sort]


_KINDS = {"in": "delegation", "out": "delegation", "agreement": "agreement", "aid": "aid_project"}


@dataclass(frozen=True)
class PartnerLife:
    """What the page of a partner shows."""

    activities: tuple[Activity, ...]
    """Newest first, those without a day last."""
    stages: Mapping[str, PartialDay | None]
    """Stages that were reached, each with its day as far as known."""
    since: PartialDay | None
    """Since when the relation stands, else the first thing that happened."""
    last_contact: date | None
    silent_months: int | None
    """Whole months since the last contact, when that is longer than the office allows."""
    anniversary: tuple[int, PartialDay] | None
    """The round anniversary of the next twelve months: years, and its day."""
    years: tuple[tuple[int, int, int], ...]
    """Year, visits in, visits out; the oldest first."""

    def count(self, *sorts: str) -> int:
        """How many activities are of these sorts."""
        return sum(one.sort in sorts for one in self.activities)


def partner_life(
    tree: Tree, repositories: Repositories, today: date, contact_months: int
) -> PartnerLife:
    """Read a stored partner's life as of a day."""
    partner = tree.record
    assert isinstance(partner, Partner)
    connection = repositories.connection
    came = visits(connection, partner.id)
    papers = signed(connection, partner.id)
    found = sorted(_activities(came, papers, aid(connection, partner.id)), key=_newest_first)
    contacts = [row.last_contact_on for row in tree.of(Contact)]
    happened = [one.day for one in found if one.sort != "aid"]
    last = max(_until((*happened, *contacts), today), default=None)
    stages = dict(_stages(partner, [visit.day for visit in came], papers, contacts))
    days = [day for day in (*stages.values(), *happened) if day]
    related = partner.relation in {"twinned", "friendship", "contact"}
    return PartnerLife(
        activities=tuple(found),
        stages=stages,
        since=partner.related_on or min(days, default=None),
        last_contact=last,
        silent_months=_silence(last, today, contact_months) if related else None,
        anniversary=anniversary(partner.related_on, today) if related else None,
        years=tuple(_years(came, today)),
    )


def anniversary(since: PartialDay | None, today: date) -> tuple[int, PartialDay] | None:
    """The next anniversary of 5, 10, 15 … years that may fall within twelve months."""
    if since is None:
        return None
    until = months_later(today, 12)
    for year in (today.year, today.year + 1):
        passed = year - since.year
        if passed <= 0 or passed % _ROUND or year > LAST_YEAR:
            continue
        leap = since.month == 2 and since.day == 29 and year % 4
        day = PartialDay(year, since.month, 28 if leap else since.day, since.about)
        if day.last() >= today and day.first() <= until:
            return passed, day
    return None


def _activities(
    came: Iterable[Visit], papers: Iterable[Signed], given: Iterable[Aid]
) -> Iterator[Activity]:
    for visit in came:
        yield Activity(
            visit.direction, visit.id, visit.title, visit.day, visit.status, visit.headcount
        )
    for paper in papers:
        yield Activity("agreement", paper.id, paper.title, paper.day, paper.status)
    for project in given:
        yield Activity("aid", project.id, project.title, project.day, project.status)


def _newest_first(one: Activity) -> tuple[bool, int, str]:
    return (one.day is None, -one.day.first().toordinal() if one.day else 0, one.title)


def _until(days: Iterable[PartialDay | None], today: date) -> Iterator[date]:
    """The latest day that each may mean, not after today; what lies ahead is no contact yet."""
    for day in days:
        if day is not None and day.first() <= today:
            yield min(day.last(), today)


def _stages(
    partner: Partner,
    came: Iterable[PartialDay | None],
    papers: Iterable[Signed],
    contacts: Iterable[PartialDay | None],
) -> Iterator[tuple[str, PartialDay | None]]:
    agreed = [paper for paper in papers if paper.signed]
    first = [day for day in (*came, *contacts, *(paper.day for paper in agreed)) if day]
    if first or partner.relation in {"contact", "friendship", "twinned"}:
        own = [partner.related_on] if partner.related_on else []
        yield "contact", min((*first, *own), default=None)
    for stage, intent in (("intent", True), ("agreement", False)):
        of_form = [paper for paper in agreed if (paper.form == "letter_of_intent") is intent]
        if of_form:
            yield stage, min((paper.day for paper in of_form if paper.day), default=None)
    if partner.relation in {"twinned", "friendship"}:
        yield "relation", partner.related_on


def _silence(last: date | None, today: date, allowed: int) -> int | None:
    """Whole months since the last contact when they are more than allowed; None otherwise."""
    if last is None:
        return None
    months = whole_months(last, today)
    return months if months >= allowed > 0 else None


def _years(came: Iterable[Visit], today: date) -> Iterator[tuple[int, int, int]]:
    counted = Counter((visit.day.year, visit.direction) for visit in came if visit.day)
    for year in range(today.year - YEARS + 1, today.year + 1):
        yield year, counted[year, "in"], counted[year, "out"]
