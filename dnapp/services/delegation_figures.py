"""Figures on delegations: đoàn and lượt người, in all and by country, level, pillar, purpose.

A delegation counts in the span that holds its first day. One to several countries stands under
each of them and once in the total; so with purposes and fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from dnapp.core.fields import Choice
from dnapp.records.delegation import DELEGATION
from dnapp.services.figure import Figure, Span, Tally, Windows
from dnapp.services.phrases import Named, Phrase
from dnapp.store.figures import DelegationFact

Facts = tuple[DelegationFact, ...]
Groups = Callable[[DelegationFact], tuple[str, ...]]
Naming = Callable[[str], Named | Phrase]

NONE = "none"
"""Group of the delegations for which nothing was entered."""


def _record(kind: str) -> Naming:
    return lambda group: Named(kind, group)


def _option(field: str) -> Naming:
    spec = DELEGATION.specs[field]
    assert isinstance(spec, Choice)
    return lambda group: Phrase(f"{spec.option_words}.{group}")


_DIMENSIONS: tuple[tuple[str, Groups, Naming], ...] = (
    ("by_country", lambda fact: fact.countries, _record("country")),
    ("by_level", lambda fact: (fact.level,), _option("level")),
    ("by_pillar", lambda fact: (fact.pillar,), _option("pillar")),
    ("by_purpose", lambda fact: fact.purposes, _record("lookup")),
    ("by_field", lambda fact: fact.fields, _record("lookup")),
    ("by_reception_level", lambda fact: (fact.reception_level,), _option("reception_level")),
)
_BOTH_UNITS = ("count", "people")


def delegation_figures(
    facts: Iterable[DelegationFact], windows: Windows, direction: str
) -> list[Figure]:
    """All figures of one direction (`in`, `out`).

    `facts` are the delegations of that direction in the year to date and in the same period last
    year, cancelled ones left out; others are ignored.
    """
    known = tuple(facts)
    triple = _in_each(known, windows)
    start = f"delegation.{direction}"
    made = list(_both(start, f"figure.{start}", {}, triple))
    made.append(_countries(start, triple))
    for name, groups, named in _DIMENSIONS:
        if name == "by_reception_level" and direction == "out":
            continue
        made += _by(start, name, groups, named, triple)
    made += _parts(start, triple, windows)
    return made


def _in_each(facts: Facts, windows: Windows) -> tuple[Facts, Facts, Facts]:
    now, year, before = (_in(facts, span) for span in windows.all)
    return now, year, before


def _in(facts: Facts, span: Span) -> Facts:
    return tuple(fact for fact in facts if fact.day in span)


def _both(
    key: str, label: str, values: dict[str, object], triple: Sequence[Facts]
) -> Iterator[Figure]:
    """The count of delegations, then of the people in them."""
    counts, people = (Phrase(f"figure.unit.{unit}") for unit in ("delegation", "person"))
    yield Figure.of(
        f"{key}.count",
        Phrase(label, {**values, "unit": counts}),
        "delegation",
        "delegation",
        (Tally.of(fact.id for fact in facts) for facts in triple),
    )
    yield Figure.of(
        f"{key}.people",
        Phrase(label, {**values, "unit": people}),
        "person",
        "delegation",
        (_people(facts) for facts in triple),
    )


def _people(facts: Facts) -> Tally:
    """Lượt người; a delegation without a number of people adds none, and is warned of."""
    return Tally(sum(fact.headcount or 0 for fact in facts), tuple(fact.id for fact in facts))


def _countries(start: str, triple: Sequence[Facts]) -> Figure:
    return Figure.of(
        f"{start}.countries",
        Phrase(f"figure.{start}_parts.countries"),
        "country",
        "country",
        (Tally.of(country for fact in facts for country in fact.countries) for facts in triple),
    )


def _by(
    start: str, name: str, groups: Groups, named: Naming, triple: Sequence[Facts]
) -> Iterator[Figure]:
    """Both counts for each group, the most delegations of the period first."""
    sorted_in: dict[str, list[list[DelegationFact]]] = {}
    for place, facts in enumerate(triple):
        for fact in facts:
            for group in [one for one in groups(fact) if one] or [NONE]:
                sorted_in.setdefault(group, [[], [], []])[place].append(fact)
    order = sorted(
        sorted_in,
        key=lambda g: (g == NONE, g == "other", *(-len(part) for part in sorted_in[g]), g),
    )
    for group in order:
        shown = Phrase("figure.none") if group == NONE else named(group)
        parts = [tuple(part) for part in sorted_in[group]]
        label = f"figure.{start}_parts.{name}"
        yield from _both(f"{start}.{name}.{group}", label, {"group": shown}, parts)


def _parts(start: str, triple: Sequence[Facts], windows: Windows) -> Iterator[Figure]:
    """Parts of the total that a report or the overview states apart."""
    ends = [span.last for span in windows.all]
    parts: dict[str, list[Facts]] = {
        "planned": [tuple(f for f in facts if f.planned) for facts in triple],
        "unplanned": [tuple(f for f in facts if not f.planned) for facts in triple],
        "ongoing": [
            tuple(f for f in facts if f.until and f.until > end)
            for facts, end in zip(triple, ends, strict=True)
        ],
        "several_countries": [tuple(f for f in facts if len(f.countries) > 1) for facts in triple],
        "draft": [tuple(f for f in facts if f.status == "draft") for facts in triple],
        "overdue": [tuple(f for f in facts if f.status == "overdue") for facts in triple],
    }
    for name, found in parts.items():
        yield from _both(f"{start}.{name}", f"figure.{start}_parts.{name}", {}, found)
