"""Indicators (chỉ số): what is measured by period, in one unit."""

from __future__ import annotations

from collections.abc import Iterator

from dnapp.core.fields import choice, link, measure, text, yes_no
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree

COUNTED = (
    "localities_signed", "agreements_signed", "delegations_in", "delegations_out",
    "associations_founded", "promotions_home", "promotions_abroad", "aid_conferences",
    "culture_events", "conferences", "aid_committed", "aid_disbursed", "oda_disbursed",
)  # fmt: skip
"""Sums of records that an indicator may be (`dnapp.store.counted`)."""


@frozen
class Indicator(Record):
    """One measured quantity; growth and averages are computed from its values, never typed."""

    code: str = text(required=True, unique=True, search=True, table=True, width=130)
    name: str = text(required=True, table=True, search=True, width=320)
    group: str = choice(
        "fdi", "oda", "aid", "trade", "relations", "promotion", "labour", "other",
        required=True, table=True, filter=True, width=160, repeats=True,
    )  # fmt: skip
    unit: str = measure(required=True, table=True, filter=True, width=130)
    nature: str = choice("flow", "stock", required=True, table=True, filter=True, width=130)
    """Flow: what a period brings; stock: what there is at the end of a day."""
    flow: str = link("indicator")
    """Of a stock: the flow that it adds up."""
    counted: str = choice(*COUNTED, filter=True)
    """The sum of records that this is; "" when its values are entered by hand."""
    by_country: bool = yes_no(filter=True)
    source: str = text(table=True, width=220)
    """Who gives the figures, such as Sở Tài chính."""
    note: str = text(search=True)


def _check(tree: Tree) -> Iterator[Problem]:
    indicator = tree.record
    assert isinstance(indicator, Indicator)
    if indicator.flow and indicator.nature != "stock":
        yield Problem("flow", "check.flow_of_stock")
    if indicator.flow and indicator.flow == indicator.id:
        yield Problem("flow", "check.flow_itself")


INDICATOR = RecordType(
    key="indicator",
    cls=Indicator,
    icon="trending-up",
    order=(("group", False), ("name", False)),
    sections=(
        Section(
            "general",
            "trending-up",
            (
                ("name",),
                ("code", "group", "unit"),
                ("nature", "flow", "by_country"),
                ("counted", "source"),
                ("note",),
            ),
        ),
    ),
    check=_check,
)
