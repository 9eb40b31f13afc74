"""Figures on delegations: đoàn and lượt người, in all and by country, level, pillar, purpose.

A delegation counts in the span that holds its first day. One to several countries stands under
each of them and once in the total; so with purposes and fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from dnapp.core.fields import Choice
from dnapp.records.delegation import DELEGATION
from dnapp.services.delegation_facts import Alike, Delegations, tallied, tallied_people
from dnapp.services.figure import Figure, Span, Tally, Windows
from dnapp.services.phrases import Named, Phrase

Facts = tuple[Alike, ...]
Triple = tuple[Facts, Facts, Facts]
"""Those of the period, of the year to date, of the same period last year."""
Naming = Callable[[str], Named | Phrase]

NONE = "none"
"""Group of the delegations for which nothing was entered."""


def _record(kind: str) -> Naming:
    return lambda group: Named(kind, group)


def _option(field: str) -> Naming:
    spec = DELEGATION.specs[field]
    assert isinstance(spec, Choice)
    return lambda group: Phrase(f"{spec.option_words}.{group}")


_DIMENSIONS: tuple[tuple[str, str, Naming], ...] = (
    ("by_country", "countries", _record("country")),
    ("by_level", "level", _option("level")),
    ("by_pillar", "pillar", _option("pillar")),
    ("by_purpose", "purposes", _record("lookup")),
    ("by_field", "fields", _record("lookup")),
    ("by_reception_level", "reception_level", _option("reception_level")),
)
"""Name of a division, the field it divides by, and how a part is called."""
_BOTH_UNITS = ("count", "people")


def delegation_figures(facts: Delegations, windows: Windows, direction: str) -> list[Figure]:
    """All figures of one direction (`in`, `out`).

    `facts` are the delegations of that direction in the year to date and in the same period last
    year, cancelled ones left out; others are ignored.
    """
    spread = _Spread(facts, windows)
    start = f"delegation.{direction}"
    made = list(_both(start, f"figure.{start}", {}, spread.by("level")))
    made.append(_countries(start, spread.by("countries")))
    for name, field, named in _DIMENSIONS:
        if name == "by_reception_level" and direction == "out":
            continue
        made += _by(start, name, field, named, spread.by(field))
    made += _parts(start, spread, windows)
    return made


class _Spread:
    """Delegations over the spans of a period."""

    def __init__(self, facts: Delegations, windows: Windows) -> None:
        self._facts, self._windows = facts, windows
        self._known: dict[int, Triple] = {}

    def by(self, name: str) -> Triple:
        """Those of each span with a field; what was spread for one field serves all it has."""
        rows = self._facts.by(name)
        if id(rows) not in self._known:
            now, year, before = (_in(rows, span) for span in self._windows.all)
            self._known[id(rows)] = now, year, before
        return self._known[id(rows)]


def _in(facts: Iterable[Alike], span: Span) -> Facts:
    return tuple(fact for fact in facts if fact.day in span)


def _count(facts: Iterable[Alike]) -> int:
    return sum(fact.count for fact in facts)


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
        map(tallied, triple),
    )
    yield Figure.of(
        f"{key}.people",
        Phrase(label, {**values, "unit": people}),
        "person",
        "delegation",
        map(tallied_people, triple),
    )


def _countries(start: str, triple: Sequence[Facts]) -> Figure:
    return Figure.of(
        f"{start}.countries",
        Phrase(f"figure.{start}_parts.countries"),
        "country",
        "country",
        (Tally.of(country for fact in facts for country in fact.countries) for facts in triple),
    )


def _by(
    start: str, name: str, field: str, named: Naming, triple: Sequence[Facts]
) -> Iterator[Figure]:
    """Both counts for each group, the most delegations of the period first."""
    sorted_in: dict[str, list[list[Alike]]] = {}
    for place, facts in enumerate(triple):
        for fact in facts:
            for group in _groups(getattr(fact, field)):
                sorted_in.setdefault(group, [[], [], []])[place].append(fact)
    order = sorted(
        sorted_in,
        key=lambda g: (g == NONE, g == "other", *(-_count(part) for part in sorted_in[g]), g),
    )
    for group in order:
        shown = Phrase("figure.none") if group == NONE else named(group)
        parts = [tuple(part) for part in sorted_in[group]]
        label = f"figure.{start}_parts.{name}"
        yield from _both(f"{start}.{name}.{group}", label, {"group": shown}, parts)


def _groups(value: str | tuple[str, ...]) -> list[str]:
    """The groups that a value stands under."""
    several = (value,) if isinstance(value, str) else value
    return [one for one in dict.fromkeys(several) if one] or [NONE]


def _parts(start: str, spread: _Spread, windows: Windows) -> Iterator[Figure]:
    """Parts of the total that a report or the overview states apart."""
    ends = [span.last for span in windows.all]
    triple = spread.by("planned")
    parts: dict[str, list[Facts]] = {
        "planned": [tuple(f for f in facts if f.planned) for facts in triple],
        "unplanned": [tuple(f for f in facts if not f.planned) for facts in triple],
        "ongoing": [
            tuple(f for f in facts if f.until and f.until > end)
            for facts, end in zip(triple, ends, strict=True)
        ],
        "several_countries": [
            tuple(f for f in facts if len(f.countries) > 1) for facts in spread.by("countries")
        ],
        "draft": [tuple(f for f in facts if f.status == "draft") for facts in triple],
        "overdue": [tuple(f for f in facts if f.status == "overdue") for facts in triple],
    }
    for name, found in parts.items():
        yield from _both(f"{start}.{name}", f"figure.{start}_parts.{name}", {}, found)
