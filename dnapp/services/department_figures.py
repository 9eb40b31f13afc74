"""Figures on the rest of the department's work: events, cases, papers, associations, NGOs,
counters, entered indicators, and the three pillars.

What happens on a day counts in the span that holds it; what lasts is judged on the last day of the
span. A month of a counter counts where its 14th day lies, so that a quarter has its three months on
either basis of the reporting period; so does the last month that an entered figure is for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dnapp.core.fields import PILLARS
from dnapp.core.periods import MONTH_DAY
from dnapp.core.record import Tree
from dnapp.records.counter import Counter
from dnapp.records.counter_value import CounterValue
from dnapp.records.indicator import Indicator
from dnapp.records.indicator_value import IndicatorValue
from dnapp.services.delegation_facts import Delegations, tallied
from dnapp.services.department import DepartmentState, association_state, ngo_state
from dnapp.services.figure import Figure, Span, Tally, Windows
from dnapp.services.monthly import total
from dnapp.services.phrases import Named, Phrase
from dnapp.store.happenings import Happening

Test = Callable[[Happening], bool]


def _of(kind: str, *groups: str) -> Test:
    return lambda one: one.kind == kind and (not groups or one.group in groups)


_PROMOTIONS = ("investment_promotion", "trade_promotion")

COUNTS: Mapping[str, tuple[str, str, Test]] = {
    "event.conference": ("event", "event", _of("event", "conference")),
    "event.promotion_home": (
        "event",
        "event",
        lambda one: one.group in _PROMOTIONS and one.scope != "abroad",
    ),
    "event.promotion_abroad": (
        "event",
        "event",
        lambda one: one.group in _PROMOTIONS and one.scope == "abroad",
    ),
    "event.aid_conference": ("event", "event", _of("event", "aid_conference")),
    "event.business_dialogue": ("event", "event", _of("event", "business_dialogue")),
    "event.culture": ("event", "event", _of("event", "culture")),
    "event.information": ("event", "event", _of("event", "information")),
    "event.training": ("event", "event", _of("event", "training")),
    "event.inspection": ("event", "event", _of("event", "inspection")),
    "event.reception": ("event", "event", _of("event", "reception")),
    "event.message": ("event", "event", _of("event", "message")),
    "event.other": ("event", "event", _of("event", "other")),
    "case.consular": ("case", "case", _of("case", "consular")),
    "case.citizen_protection": ("case", "case", _of("case", "citizen_protection")),
    "case.border_incident": ("case", "case", _of("case", "border_incident")),
    "case.foreigner": ("case", "case", _of("case", "foreigner")),
    "case.other": ("case", "case", _of("case", "other")),
    "paper.abtc": ("travel_document", "card", _of("travel_document", "abtc")),
    "paper.official": (
        "travel_document",
        "passport",
        _of("travel_document", "official_passport", "diplomatic_passport"),
    ),
    "association.founded": (
        "friendship_association",
        "association",
        _of("friendship_association", "founded"),
    ),
    "overseas.contribution": ("overseas_vietnamese", "contribution", _of("overseas_vietnamese")),
}
"""Key of a count → record type of its ids, its unit, and what belongs to it."""

TOPICS = (
    "event", "case", "paper", "association", "overseas", "ngo", "pillar", "counter", "indicator",
)  # fmt: skip
"""What the keys of these figures begin with."""

HAPPENING = frozenset({key.partition(".")[0] for key in COUNTS} | {"pillar"})
"""Topics that count what happened."""


@dataclass(frozen=True)
class DepartmentFacts:
    """What these figures are made of; () for what no topic asked for needs."""

    happenings: tuple[Happening, ...]
    """Of the year to date and of the same period last year."""
    delegations: tuple[Delegations, ...]
    """Of either direction."""
    associations: tuple[Tree, ...]
    ngos: tuple[Tree, ...]
    counters: tuple[Tree, ...]
    indicators: tuple[Indicator, ...]
    values: tuple[IndicatorValue, ...]


def department_figures(
    facts: DepartmentFacts, windows: Windows, topics: Collection[str] = TOPICS
) -> Iterator[Figure]:
    """Those of some topics, in the order of the report's chapters."""
    for key, (kind, unit, belongs) in COUNTS.items():
        if _topic(key) in topics:
            found = [one for one in facts.happenings if belongs(one)]
            yield _figure(key, unit, kind, (_counted(found, span) for span in windows.all))
    if "event" in topics:
        yield from _at_events(facts, windows)
    yield from (one for one in _standing(facts, windows) if _topic(one.key) in topics)
    if "pillar" in topics:
        yield from _pillars(facts, windows)
    for tree in facts.counters:
        yield _counter(tree, windows)
    yield from _indicators(facts, windows)


def _topic(key: str) -> str:
    return key.partition(".")[0]


def _at_events(facts: DepartmentFacts, windows: Windows) -> Iterator[Figure]:
    """People at conferences, and works of information."""
    conferences = [one for one in facts.happenings if one.group == "conference"]
    yield _figure(
        "event.delegates", "person", "event",
        (_summed(conferences, span, lambda one: one.people) for span in windows.all),
    )  # fmt: skip
    informing = [one for one in facts.happenings if one.group == "information"]
    yield _figure(
        "event.works", "work", "event",
        (_summed(informing, span, lambda one: one.works) for span in windows.all),
    )  # fmt: skip


def _figure(key: str, unit: str, kind: str, tallies: Iterable[Tally]) -> Figure:
    return Figure.of(key, Phrase(f"figure.{key}"), unit, kind, tallies)


def _counted(found: Iterable[Happening], span: Span) -> Tally:
    """How often; a record that brings several (gifts of one person) counts each."""
    ids = [one.id for one in found if one.day in span]
    return Tally(len(ids), tuple(dict.fromkeys(ids)))


def _summed(found: Iterable[Happening], span: Span, amount: Callable[[Happening], int]) -> Tally:
    inside = [one for one in found if one.day in span]
    return Tally(sum(map(amount, inside)), tuple(one.id for one in inside if amount(one)))


def _standing(facts: DepartmentFacts, windows: Windows) -> Iterator[Figure]:
    """What there is on the last day of each span."""
    parts: tuple[tuple[str, str, Sequence[Tree], Callable[[Tree, date], DepartmentState]], ...] = (
        ("association.active", "association", facts.associations, association_state),
        ("ngo.valid", "organisation", facts.ngos, ngo_state),
    )
    for key, unit, trees, judge in parts:
        kind = "friendship_association" if unit == "association" else "ngo_registration"
        yield _figure(
            key, unit, kind,
            (Tally.of(t.record.id for t in trees if _stands(judge, t, on)) for on in windows.days),
        )  # fmt: skip


_GONE = frozenset({"dissolved", "expired", "terminated", "unknown"})


def _stands(judge: Callable[[Tree, date], DepartmentState], tree: Tree, on: date) -> bool:
    begun = getattr(tree.record, "founded_on", None)
    if begun is not None and begun.first() > on:
        return False
    return judge(tree, on).status not in _GONE


def _pillars(facts: DepartmentFacts, windows: Windows) -> Iterator[Figure]:
    """Delegations, events and signed agreements of each pillar."""
    kinds = (("event", "event"), ("agreement", "agreement"))
    delegations = [one for way in facts.delegations for one in way.by("pillar")]
    for pillar in PILLARS:
        label = {"group": Phrase(f"choice.pillar.{pillar}")}
        own = [one for one in delegations if one.pillar == pillar]
        yield Figure.of(
            f"pillar.{pillar}.delegation", Phrase("figure.pillar.delegation", label),
            "delegation", "delegation",
            (tallied(one for one in own if one.day in span) for span in windows.all),
        )  # fmt: skip
        for kind, unit in kinds:
            found = [o for o in facts.happenings if o.kind == kind and o.pillar == pillar]
            yield Figure.of(
                f"pillar.{pillar}.{kind}", Phrase(f"figure.pillar.{kind}", label), unit, kind,
                (_counted(found, span) for span in windows.all),
            )  # fmt: skip


def _counter(tree: Tree, windows: Windows) -> Figure:
    """The months of a counter added up, or the last one of them where it is a stock.

    Unknown for a span of which no month was entered.
    """
    counter = tree.record
    assert isinstance(counter, Counter)
    months = [
        (date(row.year, row.month, MONTH_DAY), row.value)
        for row in tree.of(CounterValue)
        if row.year and row.month and row.value is not None
    ]
    tallies = (_months(months, span, counter) for span in windows.all)
    label = Phrase("figure.counter", {"group": Named("counter", counter.id)})
    return Figure.of(f"counter.{counter.id}", label, counter.unit, "counter", tallies)


def _months(months: Sequence[tuple[date, int]], span: Span, counter: Counter) -> Tally:
    inside = sorted((pair for pair in months if pair[0] in span), key=lambda pair: pair[0])
    value = total([value for _, value in inside], counter.nature)
    return Tally(None) if value is None else Tally(value, (counter.id,))


def _indicators(facts: DepartmentFacts, windows: Windows) -> Iterator[Figure]:
    """The newest value that was entered for this year, and that of the same days a year before."""
    for indicator in facts.indicators:
        own = [
            value
            for value in facts.values
            if value.indicator == indicator.id and not value.country and not value.per_year
        ]
        newest = _newest(own, windows)
        if newest is None or newest.amount is None:
            continue
        before = next((value for value in own if _is_year_before(value, newest)), None)
        now = Tally(newest.amount, (newest.id,))
        label = Phrase(
            "figure.indicator",
            {"group": Named("indicator", indicator.id), "period": newest.period},
        )
        yield Figure.of(
            f"indicator.{indicator.id}", label, indicator.unit, "indicator_value",
            (now, now, Tally(before.amount, (before.id,)) if before else Tally(None)),
        )  # fmt: skip


def _newest(own: Iterable[IndicatorValue], windows: Windows) -> IndicatorValue | None:
    """The value that reaches farthest of those that end in the year, by the end of the period."""
    year, last = windows.now.last.year, windows.now.last
    ended = [
        value
        for value in own
        if value.last_on and value.last_on.last().year == year
        if _counted_by(value.last_on.last()) <= last
    ]
    return max(
        ended,
        key=lambda value: (
            value.last_on.last() if value.last_on else date.min,
            value.certainty == "actual",
        ),
        default=None,
    )


def _counted_by(day: date) -> date:
    """The day that a period ending on `day` is complete by, on either basis: as with a month."""
    return min(day, day.replace(day=MONTH_DAY))


def _is_year_before(value: IndicatorValue, newest: IndicatorValue) -> bool:
    def days(one: IndicatorValue) -> tuple[int, int, int, int, int]:
        assert one.first_on
        assert one.last_on
        first, last = one.first_on.first(), one.last_on.last()
        return last.year, first.month, first.day, last.month, last.day

    year, *rest = days(newest)
    return days(value) == (year - 1, *rest)
