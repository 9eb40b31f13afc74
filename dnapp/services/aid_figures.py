"""Figures on foreign aid: donors, projects, and money committed and paid by currency.

Totals in đồng and US dollars are stated only when every line has its rate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dnapp.core.money import USD, VND
from dnapp.services.aid_facts import METRICS, NONE, TO_DATE, Added, AidFacts, AidSpan
from dnapp.services.figure import Figure, Tally, Windows
from dnapp.services.phrases import Named, Phrase

_METHODS = ("programme", "project", "non_project")
_DIVISIONS = (("by_country", "country"), ("by_field", "lookup"), ("by_place", "lookup"))
"""Divisions of the projects under way, and the record type of their groups."""


def aid_figures(
    sets: Mapping[str, AidFacts], windows: Windows, *, to_date: bool = True
) -> Iterator[Figure]:
    """All figures on each set (`aid_facts.SETS`); money to date only where it is asked for."""
    metrics = (*METRICS, *TO_DATE) if to_date else METRICS
    for name, facts in sets.items():
        yield from _figures(name, [facts.over(span) for span in windows.all], metrics)


def _figures(name: str, spans: Sequence[AidSpan], metrics: Iterable[str]) -> Iterator[Figure]:
    under_way = (Tally.of(project.id for project in span.active) for span in spans)
    yield _count(name, "projects", "project", under_way)
    for method in (*_METHODS, ""):
        if any(method in span.by_method for span in spans):
            parts = (span.by_method.get(method, Tally(0)) for span in spans)
            words = "choice.aid_project.method"
            yield _count(name, "by_method", "project", parts, method or "none", words)
    for division, kind in _DIVISIONS:
        yield from _by(name, division, kind, [span.by(division) for span in spans])
    yield _count(name, "donors", "donor", (span.donors for span in spans))
    yield _count(name, "approved", "project", (span.approved for span in spans))
    for metric in metrics:
        yield from _money(name, metric, [span.added(metric) for span in spans])


def _by(
    name: str, division: str, kind: str, spans: Sequence[Mapping[str, Tally]]
) -> Iterator[Figure]:
    """Projects under way for each group, the most of the period first."""
    parts = {
        group: [span.get(group, Tally(0)) for span in spans]
        for group in dict.fromkeys(group for span in spans for group in span)
    }
    order = sorted(parts, key=lambda g: (g == NONE, *(-len(tally.ids) for tally in parts[g]), g))
    for group in order:
        shown = Phrase("figure.none") if group == NONE else Named(kind, group)
        yield Figure.of(
            f"{name}.{division}.{group}",
            Phrase(f"figure.{name}.{division}", {"group": shown}),
            "project",
            "aid_project",
            parts[group],
        )


def _count(
    name: str, part: str, unit: str, tallies: Iterable[Tally], group: str = "", words: str = ""
) -> Figure:
    label = Phrase(f"figure.{name}.{part}")
    if group:
        shown = Phrase("figure.none" if group == "none" else f"{words}.{group}")
        label = Phrase(f"figure.{name}.{part}", {"group": shown})
    key = f"{name}.{part}.{group}" if group else f"{name}.{part}"
    return Figure.of(key, label, unit, "donor" if unit == "donor" else "aid_project", tallies)


def _money(name: str, metric: str, parts: Sequence[Added]) -> Iterator[Figure]:
    start = f"{name}.{metric}"
    for currency in sorted({code for part in parts for code in part.sums.by_currency}):
        yield Figure.of(
            f"{start}.currency.{currency}",
            Phrase(f"figure.{start}.currency", {"currency": currency}),
            currency,
            "aid_project",
            (part.currency(currency) for part in parts),
        )
    for code in (USD, VND):
        yield Figure.of(
            f"{start}.{code.lower()}",
            Phrase(f"figure.{start}.{code.lower()}"),
            code,
            "aid_project",
            (part.stated(code) for part in parts),
            tuple(dict.fromkeys(one for part in parts for one in part.missing[code])),
        )
