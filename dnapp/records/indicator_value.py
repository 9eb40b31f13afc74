"""Values of indicators: one figure of one period, with its source."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import choice, day, doc_ref, link, measure, number, text, yes_no
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree


@frozen
class IndicatorValue(Record):
    """What one indicator came to in a period, or at its last day when it is a stock."""

    period: str = text(required=True, table=True, search=True, width=150)
    """The period as it is printed: "2016–2020", "6 tháng 2026"."""
    indicator: str = link("indicator", required=True, table=True, filter=True, width=280,
                          repeats=True)  # fmt: skip
    first_on: PartialDay | None = day(required=True, table=True, filter=True, width=112,
                                      repeats=True)  # fmt: skip
    last_on: PartialDay | None = day(required=True, table=True, filter=True, width=112,
                                     repeats=True)  # fmt: skip
    country: str = link("country", table=True, filter=True, width=130)
    """The part of one country or territory; "" for the whole."""
    amount: Decimal | None = number(decimals=6, required=True, table=True, width=140, once=True)
    unit: str = measure(required=True, table=True, width=120, repeats=True)
    """Must be the indicator's own: what comes in another unit is converted before."""
    per_year: bool = yes_no()
    """A mean or a growth of each year in the period, as the source prints it."""
    certainty: str = choice("actual", "estimate", table=True, filter=True, width=120,
                            repeats=True)  # fmt: skip
    document: DocRef | None = doc_ref(search=True, table=True, width=220)
    source: str = text(search=True, table=True, width=220)
    note: str = text(search=True)


def _check(tree: Tree) -> Iterator[Problem]:
    value = tree.record
    assert isinstance(value, IndicatorValue)
    first, last = value.first_on, value.last_on
    if first and last and last.last() < first.first():
        yield Problem("last_on", "check.must_be_from", {"day": f"{first.first():%d/%m/%Y}"})


INDICATOR_VALUE = RecordType(
    key="indicator_value",
    cls=IndicatorValue,
    icon="hash",
    title="period",
    day="last_on",
    span=("first_on", "last_on"),
    order=(("last_on", True),),
    sections=(
        Section(
            "general",
            "hash",
            (
                ("indicator",),
                ("period", "first_on", "last_on"),
                ("amount", "unit", "country"),
                ("per_year", "certainty", "source"),
                ("document",),
                ("note",),
            ),
        ),
    ),
    check=_check,
)
