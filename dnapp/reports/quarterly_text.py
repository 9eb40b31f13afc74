"""The sentences that the quarterly report makes from its figures, chapter by chapter."""

from __future__ import annotations

from collections.abc import Iterator

from dnapp.core.days import PartialDay
from dnapp.records.agreement import Agreement
from dnapp.reports.document import Block, BulletLine, Heading, Paragraph
from dnapp.reports.numbers import Numbers, When
from dnapp.reports.sentences import Runs, day, joined, lower_first
from dnapp.services.phrases import day_in_sentence

_MOST_PURPOSES = 5
_BETWEEN, _LAST = "report.list.between", "report.list.last"
_SEMICOLON = "report.list.semicolon"


def delegations(numbers: Numbers, direction: str, annex: str) -> Iterator[Block]:
    """I.2: one direction, compared with last year, by country, level, pillar and purpose.

    `annex` names the annex that lists them, "" when there is none.
    """
    start = f"delegation.{direction}"
    yield Heading(3, *_heading(numbers, direction))
    yield Paragraph(_total(numbers, direction, annex))
    if not numbers.any(f"{start}.count"):
        return
    yield Paragraph(_countries(numbers, direction))
    for dimension in ("by_level", "by_pillar", "by_reception_level"):
        listed = _pairs(numbers, f"{start}.{dimension}")
        if listed:
            yield Paragraph(numbers.sentence(f"report.quarterly.{dimension}", groups=listed))
    purposes = _purposes(numbers, start)
    if purposes:
        yield Paragraph(numbers.sentence("report.quarterly.by_purpose", groups=purposes))
    yield Paragraph(_plan(numbers, direction))


def _heading(numbers: Numbers, direction: str) -> tuple[str, str]:
    letter = {"out": "a", "in": "b"}[direction]
    return letter, numbers.words(f"report.quarterly.{direction}.heading")


def _total(numbers: Numbers, direction: str, annex: str) -> Runs:
    start = f"delegation.{direction}"
    year, before = _pair(numbers, start, "year"), _pair(numbers, start, "before")
    had_some = numbers.any(f"{start}.count", when="before")
    if not numbers.any(f"{start}.count"):
        key = "report.quarterly.had_before" if had_some else "report.quarterly.none_before"
        compared = numbers.sentence(key, before=before)
        ending = "none" if numbers.any(f"{start}.count", when="year") else "none_in_year"
        key = f"report.quarterly.{direction}.{ending}"
        return numbers.sentence(key, compared=compared, year=year)
    compared = numbers.sentence("report.quarterly.none_before")
    by_count, by_people = numbers.change(f"{start}.count"), numbers.change(f"{start}.people")
    if by_count and by_people:
        compared = numbers.sentence(
            "report.quarterly.both_changed", count=by_count, people=by_people, before=before
        )
    elif by_count:
        compared = numbers.sentence("report.quarterly.count_changed", count=by_count, before=before)
    known = "people" if numbers.any(f"{start}.people") else "people_unknown"
    return numbers.sentence(
        f"report.quarterly.{direction}.total",
        count=numbers.count(f"{start}.count"),
        people=numbers.sentence(
            f"report.quarterly.{direction}.{known}", people=numbers.count(f"{start}.people")
        ),
        compared=compared,
        annex=annex,
        year=year,
    )


def _pair(numbers: Numbers, start: str, when: When) -> Runs:
    """Delegations and people: 03 đoàn/25 lượt người; the people only where they are known."""
    known = "pair" if numbers.any(f"{start}.people", when=when) else "alone"
    return numbers.sentence(
        f"report.quarterly.{known}",
        count=numbers.count(f"{start}.count", when),
        people=numbers.count(f"{start}.people", when),
    )


def _countries(numbers: Numbers, direction: str) -> Runs:
    start = f"delegation.{direction}"
    groups = numbers.groups(f"{start}.by_country", ".count")
    if len(groups) == 1:
        return numbers.sentence(
            f"report.quarterly.{direction}.one_country", group=numbers.group_name(groups[0])
        )
    listed = _names(numbers, f"{start}.by_country")
    runs = numbers.sentence(
        f"report.quarterly.{direction}.countries",
        count=numbers.count(f"{start}.countries"),
        groups=listed,
    )
    if numbers.any(f"{start}.several_countries.count"):
        several = numbers.count(f"{start}.several_countries.count")
        runs += (" ", *numbers.sentence("report.quarterly.several_countries", count=several))
    return runs


def _names(numbers: Numbers, prefix: str) -> Runs:
    """Groups with their count of delegations: Hàn Quốc (03 đoàn), Lào (02 đoàn)."""
    parts = [
        numbers.sentence(
            "report.quarterly.group_count",
            group=numbers.group_name(one),
            count=numbers.count(one.key),
        )
        for one in numbers.groups(prefix, ".count")
    ]
    return _list(numbers, parts)


def _pairs(numbers: Numbers, prefix: str) -> Runs:
    """Groups with delegations and people: cấp tỉnh 04 đoàn/31 lượt người; …

    Nothing when the group is known of none of them.
    """
    groups = numbers.groups(prefix, ".count")
    if all(one.key.endswith(".none.count") for one in groups):
        return ()
    parts = [
        numbers.sentence(
            "report.quarterly.group_pair",
            group=_group(numbers, one.key, numbers.group_name(one)),
            pair=_pair(numbers, one.key.removesuffix(".count"), "now"),
        )
        for one in groups
    ]
    return joined(parts, numbers.words(_SEMICOLON))


def _group(numbers: Numbers, key: str, shown: str) -> str:
    """The group's name; "khác" or "chưa ghi" alone says too little inside a sentence."""
    dimension, group = key.split(".")[2:4]
    fuller = f"report.quarterly.{group}_{dimension}"
    return numbers.words(fuller) if fuller in numbers.words else shown


def _purposes(numbers: Numbers, start: str) -> Runs:
    parts = [
        numbers.sentence(
            "report.quarterly.group_count",
            group=lower_first(numbers.group_name(one)),
            count=numbers.count(one.key),
        )
        for one in numbers.groups(f"{start}.by_purpose", ".count")
        if not one.key.endswith(".none.count")
    ]
    return joined(parts[:_MOST_PURPOSES], numbers.words(_SEMICOLON))


def _plan(numbers: Numbers, direction: str) -> Runs:
    start = f"delegation.{direction}"
    if not numbers.any(f"{start}.unplanned.count"):
        key = "report.quarterly.all_planned"
    elif not numbers.any(f"{start}.planned.count"):
        key = "report.quarterly.all_unplanned"
    else:
        key = "report.quarterly.planned"
    if numbers[f"{start}.count"].value == 1:
        key = f"{key}_one"
    runs = numbers.sentence(
        key,
        planned=numbers.count(f"{start}.planned.count"),
        unplanned=numbers.count(f"{start}.unplanned.count"),
    )
    for part in ("ongoing", "overdue"):
        if numbers.any(f"{start}.{part}.count"):
            found = numbers.sentence(
                f"report.quarterly.{direction}.{part}",
                count=numbers.count(f"{start}.{part}.count"),
                day=day(numbers.words, numbers.windows.now.last),
            )
            runs += (" ", *found)
    return runs


def agreements(numbers: Numbers, texts: tuple[Agreement, ...], annex: str) -> Iterator[Block]:
    """I.3: what was signed, renewed and ended, what is in force, and the partners."""
    yield Paragraph(signed(numbers))
    yield from items(
        [
            numbers.sentence(
                "report.quarterly.signed_item",
                title=agreement.title,
                day=written_day(numbers, agreement.signed_on) if agreement.signed_on else "",
            )
            for agreement in texts
        ]
    )
    yield from standing(numbers, annex)
    relations = [
        numbers.sentence(
            f"report.quarterly.{relation}",
            count=numbers.count(f"partner.by_relation.{relation}"),
        )
        for relation in ("twinned", "friendship", "contact")
        if numbers.any(f"partner.by_relation.{relation}")
    ]
    if relations:
        listed = joined(relations, numbers.words(_SEMICOLON))
        yield Paragraph(numbers.sentence("report.quarterly.partners", parts=listed))


def standing(
    numbers: Numbers, annex: str, changed: str = "report.quarterly.agreements_changed"
) -> Iterator[Block]:
    """What was renewed or ended in the period (the sentence `changed`), and what is in force at its
    end."""
    ended = [
        numbers.sentence(f"report.quarterly.{name}", count=numbers.count(f"agreement.{name}"))
        for name in ("renewed", "expired", "terminated", "replaced")
        if numbers.any(f"agreement.{name}")
    ]
    if ended:
        yield Paragraph(numbers.sentence(changed, parts=_list(numbers, ended)))
    yield Paragraph(_in_force(numbers, annex))


def signed(numbers: Numbers) -> Runs:
    """How many were signed, compared with last year and in the year to date."""
    year = _year_of_agreements(numbers)
    had_some = numbers.any("agreement.signed", when="before")
    before = numbers.count("agreement.signed", "before")
    if not numbers.any("agreement.signed"):
        key = "report.quarterly.signed_before" if had_some else "report.quarterly.none_before"
        compared = numbers.sentence(key, before=before)
        return numbers.sentence("report.quarterly.none_signed", compared=compared, year=year)
    compared = numbers.sentence("report.quarterly.none_before")
    if had_some:
        compared = numbers.sentence(
            "report.quarterly.signed_changed",
            count=numbers.change("agreement.signed"),
            before=before,
        )
    return numbers.sentence(
        "report.quarterly.signed",
        count=numbers.count("agreement.signed"),
        compared=compared,
        year=year,
    )


def _year_of_agreements(numbers: Numbers) -> Runs:
    parts = [
        numbers.sentence(
            f"report.quarterly.year_{name}", count=numbers.count(f"agreement.{name}", "year")
        )
        for name in ("signed", "renewed")
        if numbers.any(f"agreement.{name}", when="year")
    ]
    if not parts:
        return numbers.sentence("report.quarterly.year_none_signed")
    return joined(parts, numbers.words(_BETWEEN))


def _in_force(numbers: Numbers, annex: str) -> Runs:
    on = day(numbers.words, numbers.windows.days[0])
    beside = _parts_of_agreements(numbers, "besides", ("suspended", "not_yet_in_force"))
    if not numbers.any("agreement.in_force"):
        return numbers.sentence(
            "report.quarterly.none_in_force", day=on, beside=beside, annex=annex
        )
    return numbers.sentence(
        "report.quarterly.in_force",
        day=on,
        count=numbers.count("agreement.in_force"),
        among=_parts_of_agreements(numbers, "among_them", ("term_unknown", "expiring")),
        beside=beside,
        annex=annex,
    )


def _parts_of_agreements(numbers: Numbers, key: str, names: tuple[str, ...]) -> Runs:
    parts = [
        numbers.sentence(f"report.quarterly.{name}", count=numbers.count(f"agreement.{name}"))
        for name in names
        if numbers.any(f"agreement.{name}")
    ]
    if not parts:
        return ()
    return numbers.sentence(f"report.quarterly.{key}", parts=_list(numbers, parts))


def tasks(numbers: Numbers) -> Iterator[Block]:
    """III: what the figures themselves call for in the next period."""
    found = []
    for name, key in (
        ("agreement.expiring", "report.quarterly.task_expiring"),
        ("agreement.term_unknown", "report.quarterly.task_term_unknown"),
        ("delegation.out.overdue.count", "report.quarterly.task_overdue_out"),
        ("delegation.in.overdue.count", "report.quarterly.task_overdue_in"),
    ):
        if numbers.any(name):
            found.append(numbers.sentence(key, count=numbers.count(name)))
    return items(found)


def items(lines: list[Runs]) -> Iterator[Block]:
    """A list: a semicolon after each item, a full stop after the last."""
    for place, line in enumerate(lines, start=1):
        yield BulletLine((*line, "." if place == len(lines) else ";"))


def written_day(numbers: Numbers, value: PartialDay) -> str:
    """A day as running text of a document writes it; as much of it as is known."""
    exact = value.exact
    if exact:
        return day(numbers.words, exact)
    return day_in_sentence(value, numbers.words)


def _list(numbers: Numbers, parts: list[Runs]) -> Runs:
    return joined(parts, numbers.words(_BETWEEN), numbers.words(_LAST))
