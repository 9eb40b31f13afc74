"""Counters (số đếm hằng tháng): small things that are logged as numbers."""

from __future__ import annotations

from dnapp.core.fields import choice, link, measure, pillar, text, yes_no
from dnapp.core.frozen import frozen
from dnapp.core.record import Record, RecordType, Section


@frozen
class Counter(Record):
    """Something counted month by month: procedures, cards, articles, people abroad by country."""

    name: str = text(required=True, table=True, search=True, width=320)
    group: str = choice(
        "consular", "abtc", "information", "residents", "workers", "training", "inspection",
        "other", required=True, table=True, filter=True, width=180, repeats=True,
    )  # fmt: skip
    unit: str = measure(required=True, table=True, width=130, repeats=True)
    nature: str = choice("flow", "stock", required=True, table=True, width=140, repeats=True)
    """Whether the months add up, or the last one stands for the year."""
    country: str = link("country", table=True, filter=True, width=140)
    pillar: str = pillar()
    retired: bool = yes_no(filter=True)
    note: str = text(search=True)


COUNTER = RecordType(
    key="counter",
    cls=Counter,
    icon="hash",
    children=("counter_value",),
    order=(("group", False), ("name", False)),
    sections=(
        Section(
            "general",
            "hash",
            (("name",), ("group", "unit", "nature"), ("country", "pillar", "retired"), ("note",)),
        ),
    ),
)
