"""Figures on foreign aid: donors, projects, and money committed and paid by currency.

Aid that is not official development assistance (viện trợ PCPNN and other) and ODA are two sets
that are never added up. Totals in đồng and US dollars are stated only when every line has its rate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dnapp.core.money import Amount, Totals, total
from dnapp.core.text import fold
from dnapp.services.figure import Figure, Span, Tally, Windows
from dnapp.services.phrases import Named, Phrase
from dnapp.store.standing import AidFact, DonorFact, LineFact

SETS: dict[str, frozenset[str]] = {"aid": frozenset({"ngo", "other"}), "oda": frozenset({"oda"})}
"""Key of the figures → sources of the projects they cover."""

_METHODS = ("programme", "project", "non_project")
NONE = "none"
"""Group of the projects for which nothing was entered."""

_METRICS = ("committed", "disbursed", "committed_to_date", "disbursed_to_date")


@dataclass(frozen=True)
class AidFacts:
    """What the figures on aid are made of."""

    projects: tuple[AidFact, ...]
    """Projects that may be active in one of the spans."""
    donors: tuple[DonorFact, ...]
    """Their donors."""
    committed: tuple[LineFact, ...]
    """Their commitments up to the end of the period, and all those of the spans."""
    disbursed: tuple[LineFact, ...]
    """Their disbursements, likewise."""

    def of(self, sources: frozenset[str]) -> AidFacts:
        """Those of the projects of some sources."""
        projects = tuple(project for project in self.projects if project.source in sources)
        ids = {project.id for project in projects}
        return AidFacts(
            projects,
            tuple(donor for donor in self.donors if donor.project in ids),
            tuple(line for line in self.committed if line.project in ids),
            tuple(line for line in self.disbursed if line.project in ids),
        )

    @property
    def countries(self) -> dict[str, tuple[str, ...]]:
        """Project → the countries of its donors, as far as they are known."""
        found: dict[str, dict[str, None]] = {}
        for donor in self.donors:
            if donor.country:
                found.setdefault(donor.project, {})[donor.country] = None
        return {project: tuple(countries) for project, countries in found.items()}

    def active(self, span: Span) -> tuple[AidFact, ...]:
        """Projects that run in the span, or are paid in it.

        A project runs from its start, approved, to its end or closing; not once approval is
        withdrawn.
        """
        paid = {line.project for line in self.disbursed if line.day in span}
        return tuple(p for p in self.projects if p.id in paid or _runs(p, span))


def _runs(project: AidFact, span: Span) -> bool:
    if not project.approved or (project.approved_on and project.approved_on > span.last):
        return False
    begun = project.first or project.approved_on
    if begun is None or begun > span.last:
        return False
    if project.revoked_on and project.revoked_on <= span.first:
        return False
    return project.last is None or project.last >= span.first


def aid_figures(facts: AidFacts, windows: Windows) -> Iterator[Figure]:
    """All figures on aid, then the same on ODA."""
    for name, sources in SETS.items():
        yield from _figures(name, facts.of(sources), windows)


def _figures(name: str, facts: AidFacts, windows: Windows) -> Iterator[Figure]:
    active = [facts.active(span) for span in windows.all]
    yield _count(name, "projects", "project", (_ids(projects) for projects in active))
    for method in (*_METHODS, ""):
        parts = [tuple(p for p in projects if p.method == method) for projects in active]
        if any(parts):
            yield _count(
                name, "by_method", "project", map(_ids, parts), method or "none",
                "choice.aid_project.method",
            )  # fmt: skip
    for part, kind, groups in (
        ("by_country", "country", facts.countries),
        ("by_field", "lookup", {project.id: project.fields for project in facts.projects}),
        ("by_place", "lookup", {project.id: project.places for project in facts.projects}),
    ):
        yield from _by(name, part, kind, groups, active)
    yield _count(name, "donors", "donor", (_donors(facts, projects) for projects in active))
    new = (
        _ids(p for p in facts.projects if p.approved_on in span and not _revoked(p, span))
        for span in windows.all
    )
    yield _count(name, "approved", "project", new)
    for metric in _METRICS:
        yield from _money(name, metric, _lines(facts, metric, windows, active))


def _by(
    name: str,
    part: str,
    kind: str,
    groups: Mapping[str, tuple[str, ...]],
    active: Sequence[tuple[AidFact, ...]],
) -> Iterator[Figure]:
    """Projects under way for each group, the most of the period first.

    One of several groups stands under each of them, one of none under "none".
    """
    sorted_in: dict[str, list[list[AidFact]]] = {}
    for place, projects in enumerate(active):
        for project in projects:
            for group in groups.get(project.id) or (NONE,):
                sorted_in.setdefault(group, [[] for _ in active])[place].append(project)
    order = sorted(sorted_in, key=lambda g: (g == NONE, *(-len(x) for x in sorted_in[g]), g))
    for group in order:
        shown = Phrase("figure.none") if group == NONE else Named(kind, group)
        yield Figure.of(
            f"{name}.{part}.{group}",
            Phrase(f"figure.{name}.{part}", {"group": shown}),
            "project",
            "aid_project",
            map(_ids, sorted_in[group]),
        )


def _revoked(project: AidFact, span: Span) -> bool:
    return project.revoked_on is not None and project.revoked_on <= span.last


def _ids(projects: Iterable[AidFact]) -> Tally:
    return Tally.of(project.id for project in projects)


def _count(
    name: str, part: str, unit: str, tallies: Iterable[Tally], group: str = "", words: str = ""
) -> Figure:
    label = Phrase(f"figure.{name}.{part}")
    if group:
        shown = Phrase("figure.none" if group == "none" else f"{words}.{group}")
        label = Phrase(f"figure.{name}.{part}", {"group": shown})
    key = f"{name}.{part}.{group}" if group else f"{name}.{part}"
    return Figure.of(key, label, unit, "donor" if unit == "donor" else "aid_project", tallies)


def _donors(facts: AidFacts, projects: Iterable[AidFact]) -> Tally:
    """Distinct donors: by partner, else by name; one id of a donor row stands for each."""
    ids = {project.id for project in projects}
    found: dict[str, str] = {}
    for donor in facts.donors:
        if donor.project in ids:
            found.setdefault(donor.partner or fold(donor.name) or donor.id, donor.id)
    return Tally.of(found.values())


def _lines(
    facts: AidFacts, metric: str, windows: Windows, active: Sequence[tuple[AidFact, ...]]
) -> list[tuple[LineFact, ...]]:
    """The lines of a metric in each span; to-date ones are all lines of the active projects."""
    lines = facts.committed if metric.startswith("committed") else facts.disbursed
    if not metric.endswith("to_date"):
        return [tuple(line for line in lines if line.day in span) for span in windows.all]
    found = []
    for span, projects in zip(windows.all, active, strict=True):
        ids = {project.id for project in projects}
        found.append(tuple(x for x in lines if x.project in ids and x.day <= span.last))
    return found


def _money(name: str, metric: str, lines: Sequence[tuple[LineFact, ...]]) -> Iterator[Figure]:
    sums = [totals(part) for part in lines]
    start = f"{name}.{metric}"
    for currency in sorted({code for one in sums for code in one.by_currency}):
        yield Figure.of(
            f"{start}.currency.{currency}",
            Phrase(f"figure.{start}.currency", {"currency": currency}),
            currency,
            "aid_project",
            (
                Tally(
                    one.by_currency.get(currency, Decimal(0)),
                    _projects(line for line in part if line.currency == currency),
                )
                for one, part in zip(sums, lines, strict=True)
            ),
        )
    for code in ("USD", "VND"):
        missing = _projects(
            line for part in lines for line in part if converted(line, code) is None
        )
        yield Figure.of(
            f"{start}.{code.lower()}",
            Phrase(f"figure.{start}.{code.lower()}"),
            code,
            "aid_project",
            (
                Tally(stated(one, code), _projects(part))
                for one, part in zip(sums, lines, strict=True)
            ),
            missing,
        )


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
