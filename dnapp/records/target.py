"""Targets of plans (chỉ tiêu) in every shape that plans print."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import choice, day, doc_ref, link, measure, number, text, year, yes_no
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree

SHAPES = ("total", "yearly_mean", "growth", "at_least", "range", "milestone", "yes_no")
"""Tổng cả kỳ, bình quân mỗi năm, tăng mỗi năm, tối thiểu, trong khoảng, mốc, có hoặc không."""


@frozen
class Target(Record):
    """One target; how it stands on a day is judged by `dnapp.services.targets`.

    `low` and `high` are in the target's own unit: the planned value, or the two ends of a range.
    What a milestone shall reach on the way stands in its `target_step` rows.
    A target that was changed by a decision keeps its earlier version, which it names.
    """

    name: str = text(required=True, table=True, search=True, width=340)
    plan: str = link("plan", required=True, table=True, filter=True, width=260, repeats=True)
    indicator: str = link("indicator", table=True, filter=True, width=220)
    """Where the actual values come from; none for a yes-or-no target."""
    shape: str = choice(*SHAPES, required=True, table=True, filter=True, width=150)
    low: Decimal | None = number(decimals=6, table=True, width=110)
    high: Decimal | None = number(decimals=6, table=True, width=110)
    """The upper end, when the plan prints a range."""
    above: bool = yes_no()
    """More than `low`, not `low` itself (trên 20)."""
    unit: str = measure(table=True, width=120)
    printed: str = text(search=True)
    """The target as the plan prints it."""
    first_on: PartialDay | None = day(filter=True)
    last_on: PartialDay | None = day(table=True, filter=True, width=112)
    """The target's own period; that of the plan when empty."""
    base_year: int | None = year()
    """Of a growth: the year whose value the first year is compared with."""
    base_value: Decimal | None = number(decimals=6)
    """The indicator's value of that year, in the indicator's unit, when no value is entered."""
    done_on: PartialDay | None = day()
    done_document: DocRef | None = doc_ref()
    """Of a yes-or-no target: when it was reached, and the paper that shows it."""
    part_of: str = link("target")
    """The target of a longer plan that this one is a yearly piece of."""
    replaces: str = link("target")
    """The version that this one took the place of."""
    valid_from: PartialDay | None = day()
    document: DocRef | None = doc_ref(search=True)
    """The decision that set or changed it."""
    unit_in_charge: str = link("unit", filter=True)
    note: str = text(search=True)


def _check(tree: Tree) -> Iterator[Problem]:
    target = tree.record
    assert isinstance(target, Target)
    yield from _check_values(target)
    first, last = target.first_on, target.last_on
    if first and last and last.last() < first.first():
        yield Problem("last_on", "check.must_be_from", {"day": f"{first.first():%d/%m/%Y}"})
    if target.shape == "growth" and target.base_year is None:
        yield Problem("base_year", "check.growth_base")
    if target.shape == "growth" and target.unit not in ("", "percent"):
        yield Problem("unit", "check.growth_percent")
    if target.replaces and target.replaces == target.id:
        yield Problem("replaces", "check.target_itself")
    if target.replaces and target.valid_from is None:
        yield Problem("valid_from", "check.target_valid_from")
    if target.shape != "yes_no" and not target.indicator:
        yield Problem("indicator", "check.target_indicator", warning=True)


def _check_values(target: Target) -> Iterator[Problem]:
    low, high = target.low, target.high
    if target.shape != "yes_no" and low is None:
        yield Problem("low", "check.target_value")
    if target.shape == "range" and high is None:
        yield Problem("high", "check.target_range")
    if low is not None and high is not None and high < low:
        yield Problem("high", "check.range_turned", {"low": f"{low.normalize():f}"})
    if low is not None and target.shape != "yes_no" and not target.unit:
        yield Problem("unit", "check.target_unit")


TARGET = RecordType(
    key="target",
    cls=Target,
    icon="target",
    children=("target_step",),
    day="last_on",
    order=(("plan", False), ("name", False)),
    sections=(
        Section(
            "general",
            "target",
            (
                ("name",),
                ("plan", "indicator"),
                ("shape", "low", "high", "unit"),
                ("printed", "above"),
                ("first_on", "last_on", "base_year", "base_value"),
            ),
        ),
        Section("done", "check", (("done_on", "done_document"),)),
        Section(
            "version",
            "layers",
            (("part_of", "replaces", "valid_from"), ("document", "unit_in_charge"), ("note",)),
        ),
    ),
    check=_check,
)
