"""Costs of a delegation (kinh phí)."""

from __future__ import annotations

from decimal import Decimal

from dnapp.core.days import PartialDay
from dnapp.core.fields import currency, day, link, money, number, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class Cost(Child):
    """One cost line in its own currency, with the rate of its day (đồng per unit)."""

    delegation: str = link("delegation", required=True, parent=True)
    item: str = text(required=True, table=True, width=240)
    funding: str = link("lookup", within="funding_source", table=True, width=160)
    amount: Decimal | None = money(required=True, table=True, width=140)
    currency: str = currency(required=True, table=True, width=90)
    rate: Decimal | None = number(decimals=6, table=True, width=110)
    """Đồng per unit of the currency."""
    rate_on: PartialDay | None = day(table=True, width=110)
    rate_source: str = text(table=True, width=160)
    note: str = text(table=True, width=180)


COST = RecordType(
    key="cost", cls=Cost, icon="coins", title="item", parent="delegation", order=(("pos", False),)
)
