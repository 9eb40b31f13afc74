"""What the figures on foreign aid are made of, and what of it counts in a span.

Aid that is not official development assistance (viện trợ PCPNN and other) and ODA are two sets
that are never added up.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from dnapp.core.money import USD, VND, Amount, Totals, total
from dnapp.core.text import fold
from dnapp.services.figure import Span, Tally
from dnapp.store.standing import AidFact, DonorFact, LineFact

SETS: dict[str, frozenset[str]] = {"aid": frozenset({"ngo", "other"}), "oda": frozenset({"oda"})}
"""Key of the figures → sources of the projects they cover."""

NONE = "none"
"""Group of the projects for which nothing was entered."""

METRICS = ("committed", "disbursed")
TO_DATE = ("committed_to_date", "disbursed_to_date")

Paid = Callable[[Span, Collection[str]], Collection[str]]
"""Which of some projects were paid in a span."""


@dataclass(frozen=True)
class AidFacts:
    """What the figures on aid are made of."""

    projects: tuple[AidFact, ...]
    """Projects that may be active in one of the spans."""
    donors: tuple[DonorFact, ...]
    """Their donors."""
    committed: tuple[LineFact, ...]
    """Their commitments up to the end of the period, and all those of the spans; or sums of them
    that share a stretch of days and their rates, without a project."""
    disbursed: tuple[LineFact, ...]
    """Their disbursements, likewise."""
    paid: Paid | None = None
    """Tells who was paid where disbursements are sums."""
    _spans: dict[Span, AidSpan] = field(default_factory=dict, compare=False)

    def of(self, sources: frozenset[str]) -> AidFacts:
        """Those of the projects of some sources."""
        projects = tuple(project for project in self.projects if project.source in sources)
        ids = {project.id for project in projects}
        return AidFacts(
            projects,
            tuple(donor for donor in self.donors if donor.project in ids),
            tuple(line for line in self.committed if line.project in ids),
            tuple(line for line in self.disbursed if line.project in ids),
            self.paid,
        )

    def with_money(self, committed: Iterable[LineFact], disbursed: Iterable[LineFact]) -> AidFacts:
        """The same projects with lines, or sums of lines."""
        return replace(self, committed=tuple(committed), disbursed=tuple(disbursed), _spans={})

    def over(self, span: Span) -> AidSpan:
        """What counts in a span; worked out once."""
        if span not in self._spans:
            self._spans[span] = AidSpan(self, span)
        return self._spans[span]

    def active(self, span: Span) -> tuple[AidFact, ...]:
        """Projects that run in the span, or are paid in it.

        A project runs from its start, approved, to its end or closing; not once approval is
        withdrawn.
        """
        return self.over(span).active

    @cached_property
    def groups(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Division → project → the groups it stands under, as far as they are known."""
        countries: dict[str, dict[str, None]] = {}
        for donor in self.donors:
            if donor.country:
                countries.setdefault(donor.project, {})[donor.country] = None
        return {
            "by_country": {project: tuple(found) for project, found in countries.items()},
            "by_field": {project.id: project.fields for project in self.projects},
            "by_place": {project.id: project.places for project in self.projects},
        }


def in_sets(facts: AidFacts) -> dict[str, AidFacts]:
    """What aid and ODA are made of, each by itself."""
    return {name: facts.of(sources) for name, sources in SETS.items()}


class AidSpan:
    """What of some facts counts in a span: each part is worked out once, when it is asked for."""

    def __init__(self, facts: AidFacts, span: Span) -> None:
        self._facts, self._span = facts, span
        self._added: dict[str, Added] = {}
        self._divided: dict[str, dict[str, Tally]] = {}

    @cached_property
    def active(self) -> tuple[AidFact, ...]:
        """See `AidFacts.active`."""
        projects = self._facts.projects
        running = {project.id for project in projects if _runs(project, self._span)}
        others = [project.id for project in projects if project.id not in running]
        counted = running.union(self._paid(others))
        return tuple(project for project in projects if project.id in counted)

    def _paid(self, projects: Collection[str]) -> Collection[str]:
        if self._facts.paid is not None:
            return self._facts.paid(self._span, projects)
        return {line.project for line in self._facts.disbursed if line.day in self._span}

    @cached_property
    def ids(self) -> frozenset[str]:
        """Those of the active projects."""
        return frozenset(project.id for project in self.active)

    @cached_property
    def by_method(self) -> Mapping[str, Tally]:
        """Active projects by method."""
        found: dict[str, list[str]] = {}
        for project in self.active:
            found.setdefault(project.method, []).append(project.id)
        return {method: Tally.of(ids) for method, ids in found.items()}

    def by(self, division: str) -> Mapping[str, Tally]:
        """Active projects by the groups of a division.

        One of several groups stands under each of them, one of none under "none".
        """
        if division not in self._divided:
            groups = self._facts.groups[division]
            found: dict[str, list[str]] = {}
            for project in self.active:
                for group in groups.get(project.id) or (NONE,):
                    found.setdefault(group, []).append(project.id)
            self._divided[division] = {group: Tally.of(ids) for group, ids in found.items()}
        return self._divided[division]

    @cached_property
    def donors(self) -> Tally:
        """Distinct donors: by partner, else by name; one id of a donor row stands for each."""
        found: dict[str, str] = {}
        for donor in self._facts.donors:
            if donor.project in self.ids:
                found.setdefault(donor.partner or fold(donor.name) or donor.id, donor.id)
        return Tally.of(found.values())

    @cached_property
    def approved(self) -> Tally:
        """Projects approved in the span, and not revoked by its end."""
        last = self._span.last
        return Tally.of(
            project.id
            for project in self._facts.projects
            if project.approved_on in self._span
            if project.revoked_on is None or project.revoked_on > last
        )

    def added(self, metric: str) -> Added:
        """The lines of a metric; to-date ones are all lines of the active projects."""
        if metric not in self._added:
            facts, span = self._facts, self._span
            lines = facts.committed if metric.startswith("committed") else facts.disbursed
            if metric in TO_DATE:
                found = [x for x in lines if x.project in self.ids and x.day <= span.last]
            else:
                found = [line for line in lines if line.day in span]
            self._added[metric] = Added.of(found)
        return self._added[metric]


def _runs(project: AidFact, span: Span) -> bool:
    if not project.approved or (project.approved_on and project.approved_on > span.last):
        return False
    begun = project.first or project.approved_on
    if begun is None or begun > span.last:
        return False
    if project.revoked_on and project.revoked_on <= span.first:
        return False
    return project.last is None or project.last >= span.first


@dataclass(frozen=True)
class Added:
    """Lines added up, with the projects behind the sums."""

    sums: Totals
    projects: tuple[str, ...]
    by_currency: Mapping[str, tuple[str, ...]]
    missing: Mapping[str, tuple[str, ...]]
    """Currency code of a total → projects with lines that lack their rate to it."""

    @classmethod
    def of(cls, lines: Sequence[LineFact]) -> Added:
        """The sums of some lines."""
        sums = totals(lines)
        lacking = {VND: sums.missing_vnd, USD: sums.missing_usd}
        return cls(
            sums,
            _projects(lines),
            {
                code: _projects(line for line in lines if line.currency == code)
                for code in sums.by_currency
            },
            {
                code: _projects(line for line in lines if many and converted(line, code) is None)
                for code, many in lacking.items()
            },
        )

    def currency(self, code: str) -> Tally:
        """What was entered in a currency."""
        return Tally(self.sums.by_currency.get(code, Decimal(0)), self.by_currency.get(code, ()))

    def stated(self, code: str) -> Tally:
        """The total in đồng or US dollars, see `stated`."""
        return Tally(stated(self.sums, code), self.projects)


def totals(lines: Iterable[LineFact]) -> Totals:
    """The sums of some lines."""
    return total(map(_amount, lines))


def stated(sums: Totals, code: str) -> Decimal | None:
    """The total in đồng or US dollars; None when it would leave a line out."""
    if code == "VND":
        return None if sums.missing_vnd else sums.vnd
    return None if sums.missing_usd else sums.usd


def converted(line: LineFact, code: str) -> Decimal | None:
    """One line in đồng or US dollars; None without a rate."""
    amount = _amount(line)
    return amount.vnd() if code == "VND" else amount.usd()


def _amount(line: LineFact) -> Amount:
    return Amount(line.value, line.currency, line.rate, line.usd_rate)


def _projects(lines: Iterable[LineFact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.project for line in lines))
