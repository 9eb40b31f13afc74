"""The sentences of the quarterly report on foreign aid and on ODA."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dnapp.reports.document import Block, Paragraph
from dnapp.reports.numbers import Numbers, When
from dnapp.reports.sentences import Runs, joined, lower_first
from dnapp.services.aid_facts import NONE
from dnapp.services.figure import Figure as Statistic

_GROUPED = ("by_country", "by_field", "by_place")
_MOST_GROUPS = 8
_CODES = ("USD", "VND")


def happened(numbers: Numbers, name: str) -> bool:
    """Whether the period has anything to report on a set of projects (`aid`, `oda`)."""
    return numbers.any(*(f"{name}.{part}" for part in ("projects", "approved")))


def aid(numbers: Numbers, name: str, annex: str = "") -> Iterator[Block]:
    """Donors, projects and money of one set of projects: `aid` (I.5) or `oda` (I.4)."""
    yield Paragraph(_projects(numbers, name, annex))
    for part in _GROUPED:
        told = _by(numbers, name, part)
        if told:
            yield Paragraph(told)
    for metric in ("committed", "disbursed"):
        yield Paragraph(_money(numbers, name, metric))


def _projects(numbers: Numbers, name: str, annex: str) -> Runs:
    methods = [
        numbers.sentence(
            f"report.quarterly.method_{one.key.rpartition('.')[2]}", count=numbers.count(one.key)
        )
        for one in numbers.groups(f"{name}.by_method")
    ]
    compared = numbers.change(f"{name}.projects")
    if compared:
        before = numbers.count(f"{name}.projects", "before")
        compared = numbers.sentence(
            "report.quarterly.projects_changed", count=compared, before=before
        )
    else:
        compared = numbers.sentence("report.quarterly.none_before")
    return numbers.sentence(
        f"report.quarterly.{name}.projects",
        donors=numbers.count(f"{name}.donors"),
        projects=numbers.count(f"{name}.projects"),
        methods=joined(methods, numbers.words("report.list.between")),
        compared=compared,
        approved=_approved(numbers, name),
        annex=annex,
    )


def _by(numbers: Numbers, name: str, part: str) -> Runs:
    """Projects by group, the largest first; nothing when the group of none is known."""
    found = numbers.groups(f"{name}.{part}")
    known = [one for one in found if not one.key.endswith(f".{NONE}")]
    if not known:
        return ()
    between = numbers.words("report.list.between")
    listed = joined([_group(numbers, part, one) for one in known[:_MOST_GROUPS]], between)
    if len(known) > _MOST_GROUPS:
        listed = numbers.sentence("report.quarterly.aid_most", groups=listed)
    if len(found) > len(known):
        count = numbers.count(f"{name}.{part}.{NONE}")
        unknown = numbers.sentence("report.quarterly.aid_no_group", count=count)
        listed = joined([listed, unknown], numbers.words("report.list.semicolon"))
    several = sum(len(one.ids) for one in found) > len(numbers[f"{name}.projects"].ids)
    return numbers.sentence(
        f"report.quarterly.aid_{part}",
        groups=listed,
        several=numbers.words("report.quarterly.aid_in_several") if several else "",
    )


def _group(numbers: Numbers, part: str, one: Statistic) -> Runs:
    shown = numbers.group_name(one)
    return numbers.sentence(
        "report.quarterly.aid_group",
        group=lower_first(shown) if part == "by_field" else shown,
        count=numbers.count(one.key),
    )


def _approved(numbers: Numbers, name: str) -> Runs:
    key = "approved" if numbers.any(f"{name}.approved") else "none_approved"
    if not numbers.any(f"{name}.approved", when="year"):
        key = "none_approved_in_year"
    return numbers.sentence(
        f"report.quarterly.{key}",
        count=numbers.count(f"{name}.approved"),
        year=numbers.count(f"{name}.approved", "year"),
    )


def _money(numbers: Numbers, name: str, metric: str) -> Runs:
    start = f"{name}.{metric}"
    if not _originals(numbers, start, "year"):
        return numbers.sentence(f"report.quarterly.never_{metric}")
    year = _worth(numbers, start, "year")
    if not numbers.groups(f"{start}.currency"):
        return numbers.sentence(f"report.quarterly.none_{metric}", year=year)
    compared = _compared(numbers, start)
    return numbers.sentence(
        f"report.quarterly.{metric}",
        amounts=_originals(numbers, start, "now"),
        worth=_converted(numbers, start),
        compared=compared,
        year=year,
    )


def _originals(numbers: Numbers, start: str, when: When) -> Runs:
    """The sums in their own currencies, never mixed."""
    keys = [
        one.key
        for one in numbers.statistics
        if one.key.startswith(f"{start}.currency.") and numbers.any(one.key, when=when)
    ]
    parts: list[Runs] = [(numbers.amount(key, when),) for key in keys]
    return joined(parts, numbers.words("report.list.between"), numbers.words("report.list.last"))


def _converted(numbers: Numbers, start: str) -> Runs:
    """The sum in US dollars and đồng, as far as it says more than the original amounts."""
    currencies = {one.unit for one in numbers.groups(f"{start}.currency")}
    wanted = [code for code in _CODES if {code} != currencies]
    known = _stated(numbers, start, "now", wanted)
    shown = numbers.sentence("report.quarterly.converted", parts=known) if known else ()
    return (*shown, *_unstated(numbers, start, "now", wanted))


def _worth(numbers: Numbers, start: str, when: When) -> Runs:
    """The sum of a longer span: in US dollars and đồng, else in its own currencies."""
    known = _stated(numbers, start, when, _CODES) or _originals(numbers, start, when)
    return (*known, *_unstated(numbers, start, when, _CODES))


def _stated(numbers: Numbers, start: str, when: When, codes: Iterable[str]) -> Runs:
    """The converted totals that leave nothing out: 101.054,17 USD, tương đương … đồng."""
    keys = [f"{start}.{code.lower()}" for code in codes]
    parts: list[Runs] = [
        (numbers.amount(key, when),) for key in keys if numbers.tally(key, when).value is not None
    ]
    return joined(parts, numbers.words("report.quarterly.equals"))


def _unstated(numbers: Numbers, start: str, when: When, codes: Iterable[str]) -> Runs:
    """That a total is not stated, because rates are missing."""
    missing = [c for c in codes if numbers.tally(f"{start}.{c.lower()}", when).value is None]
    if not missing:
        return ()
    which = "both" if len(missing) == len(_CODES) else missing[0].lower()
    return numbers.sentence(f"report.quarterly.no_rate_{which}")


def _compared(numbers: Numbers, start: str) -> Runs:
    """The comparison by the sum in US dollars; nothing when either one is not stated."""
    statistic = numbers[f"{start}.usd"]
    if statistic.value is None or statistic.same_period_last_year is None:
        return ()
    by = numbers.change(f"{start}.usd")
    if not by:
        return numbers.sentence("report.quarterly.none_before")
    return numbers.sentence("report.quarterly.money_changed", by=by)
