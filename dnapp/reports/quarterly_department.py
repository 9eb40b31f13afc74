"""The sentences of the quarterly report on the rest of the work: events, cases, papers, NGOs,
associations, counters and entered indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dnapp.core.days import PartialDay
from dnapp.core.measures import MEASURES, is_count
from dnapp.core.numbers import count2, show_number
from dnapp.records.counter import Counter
from dnapp.records.event import Event
from dnapp.records.indicator import Indicator
from dnapp.reports.document import Block, BulletLine, Figure, Paragraph
from dnapp.reports.numbers import Numbers, When
from dnapp.reports.sentences import Runs, change, joined
from dnapp.reports.sentences import day as written
from dnapp.services.figure import Figure as Statistic
from dnapp.services.phrases import day_in_sentence
from dnapp.services.workspace import Workspace

MOST_NAMED = 10
"""Events that a chapter names one by one."""

CHAPTERS: dict[str, tuple[str, ...]] = {
    "I.2": ("event.reception", "event.message"),
    "I.4": ("event.promotion_home", "event.promotion_abroad", "event.business_dialogue"),
    "I.5": ("event.aid_conference",),
    "I.6": ("event.culture", "event.information"),
    "I.7": (
        "case.consular",
        "case.citizen_protection",
        "case.foreigner",
        "case.other",
        "paper.abtc",
        "paper.official",
        "overseas.contribution",
    ),
    "I.8": ("event.conference",),
    "I.9": ("case.border_incident",),
    "I.10": ("association.founded",),
    "I.11": ("event.training", "event.inspection"),
}
"""Chapter → the counts that it tells."""

_COUNTERS: dict[str, tuple[str, ...]] = {
    "I.6": ("information",),
    "I.7": ("consular", "abtc", "residents", "workers"),
    "I.11": ("training", "inspection", "other"),
}
_INDICATORS = {"I.4": ("fdi", "trade", "oda", "promotion"), "I.11": ("labour",)}
_PILLARS = ("party", "state", "people")
_PARTS = ("delegation", "event", "agreement")


def chapter(workspace: Workspace, numbers: Numbers, name: str, annex: str = "") -> Iterator[Block]:
    """What a chapter says from these records; nothing when the year brought nothing.

    `annex` names the annex that lists them, "" when there is none.
    """
    keys = CHAPTERS.get(name, ())
    if numbers.any(*keys, when="year"):
        yield Paragraph(_counts(numbers, keys, annex))
        yield from _named(workspace, numbers, keys)
    yield from _beside(numbers, name)
    for line in _indicators(workspace, numbers, name):
        yield BulletLine(line)
    counters = list(_counters(workspace, numbers, name))
    if counters:
        between = numbers.words("report.list.semicolon")
        yield Paragraph(
            numbers.sentence("report.department.counters", parts=joined(counters, between))
        )


def pillars(numbers: Numbers) -> Iterator[Block]:
    """I.1: the work of the period by the three pillars."""
    lines = []
    for pillar in _PILLARS:
        keys = [f"pillar.{pillar}.{part}" for part in _PARTS]
        if numbers.any(*keys):
            parts = [
                numbers.sentence(f"report.department.pillar_{part}", count=numbers.count(key))
                for part, key in zip(_PARTS, keys, strict=True)
                if numbers.any(key)
            ]
            group = numbers.group_name(numbers[keys[0]])
            lines.append(
                numbers.sentence(
                    "report.department.pillar", group=group, parts=_list(numbers, parts)
                )
            )
    if lines:
        between = numbers.words("report.list.semicolon")
        yield Paragraph(numbers.sentence("report.department.pillars", parts=joined(lines, between)))


def _counts(numbers: Numbers, keys: Sequence[str], annex: str) -> Runs:
    """Trong kỳ có 02 …, 01 …; lũy kế từ đầu năm có …"""
    year = _parts(numbers, keys, "year")
    if not numbers.any(*keys):
        return numbers.sentence("report.department.none_in_period", year=year)
    compared: Runs = ()
    happened = [key for key in keys if numbers.any(key)]
    if len(happened) == 1 and numbers.change(happened[0]):
        compared = numbers.sentence(
            "report.department.changed",
            by=numbers.change(happened[0]),
            before=numbers.count(happened[0], "before"),
        )
    return numbers.sentence(
        "report.department.counts",
        parts=_parts(numbers, keys, "now"),
        compared=compared,
        year=year,
        annex=annex,
    )


def _parts(numbers: Numbers, keys: Sequence[str], when: When) -> Runs:
    parts = [
        numbers.sentence(f"report.department.{key}", count=numbers.count(key, when))
        for key in keys
        if numbers.any(key, when=when)
    ]
    return _list(numbers, parts)


def _list(numbers: Numbers, parts: Sequence[Runs]) -> Runs:
    words = numbers.words
    return joined(parts, words("report.list.between"), words("report.list.last"))


def _named(workspace: Workspace, numbers: Numbers, keys: Sequence[str]) -> Iterator[Block]:
    """The events of the period, the oldest first."""
    ids = [
        ident for key in keys if numbers[key].kind == "event" for ident in numbers.tally(key).ids
    ]
    found = [one for one in workspace.repositories["event"].get_many(ids).values()]
    events = sorted(
        (one for one in found if isinstance(one, Event) and one.starts_on),
        key=lambda one: (one.starts_on, one.name),
    )
    words = numbers.words
    for place, event in enumerate(events[:MOST_NAMED], start=1):
        assert event.starts_on
        key = "named_at" if event.place else "named"
        line = words(
            f"report.department.{key}",
            name=event.name,
            day=_when(event.starts_on, numbers),
            place=event.place,
        )
        last = place == min(len(events), MOST_NAMED)
        yield BulletLine((line + ("." if last else ";"),))


def _when(day: PartialDay, numbers: Numbers) -> str:
    """A day as running text writes it; a bare month or year as such."""
    exact = day.exact
    return written(numbers.words, exact) if exact else day_in_sentence(day, numbers.words)


def _beside(numbers: Numbers, name: str) -> Iterator[Block]:
    """What a chapter tells besides its counts."""
    extra = {
        "I.5": (("ngo.valid", "ngos"),),
        "I.6": (("event.works", "works"),),
        "I.8": (("event.delegates", "delegates"),),
        "I.10": (("association.active", "associations"),),
    }.get(name, ())
    for key, sentence in extra:
        if numbers.any(key):
            yield Paragraph(
                numbers.sentence(f"report.department.{sentence}", count=numbers.count(key))
            )


def _counters(workspace: Workspace, numbers: Numbers, name: str) -> Iterator[Runs]:
    groups = _COUNTERS.get(name, ())
    shown = [one for one in numbers.groups("counter") if isinstance(one.value, int)]
    records = workspace.repositories["counter"].get_many(
        [one.key.partition(".")[2] for one in shown]
    )
    for statistic in shown:
        counter = records.get(statistic.key.partition(".")[2])
        if isinstance(counter, Counter) and counter.group in groups:
            yield numbers.sentence(
                "report.department.counter",
                name=counter.name,
                amount=_amount(numbers, statistic),
            )


def _indicators(workspace: Workspace, numbers: Numbers, name: str) -> Iterator[Runs]:
    """One line for each indicator of the chapter that has a value of this year."""
    groups = _INDICATORS.get(name, ())
    shown = numbers.groups("indicator")
    if not groups or not shown:
        return
    records = workspace.repositories["indicator"].get_many(
        [one.key.partition(".")[2] for one in shown]
    )
    for statistic in shown:
        indicator = records.get(statistic.key.partition(".")[2])
        if not isinstance(indicator, Indicator) or indicator.group not in groups:
            continue
        by = change(numbers.words, statistic)
        yield numbers.sentence(
            "report.department.indicator",
            name=indicator.name,
            period=str(statistic.label.values["period"]),
            amount=_amount(numbers, statistic),
            compared=numbers.sentence("report.department.indicator_changed", by=by) if by else (),
            source=_source(numbers, indicator),
        )


def _source(numbers: Numbers, indicator: Indicator) -> str:
    if not indicator.source:
        return ""
    return numbers.words("report.department.source", source=indicator.source)


def _amount(numbers: Numbers, statistic: Statistic) -> Figure:
    """A value with the word of its unit."""
    value = statistic.value
    assert value is not None
    unit = statistic.unit
    assert unit in MEASURES
    word = numbers.words(f"choice.unit_of_measure.{unit}")
    if is_count(unit) and value == int(value):
        shown = count2(int(value))
    else:
        shown = show_number(value.normalize() if isinstance(value, Decimal) else value)
    text = f"{shown}{word}" if unit == "percent" else f"{shown} {word}"
    return Figure(statistic.key, value, unit, statistic.ids, text)
