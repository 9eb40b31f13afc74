"""Commitments of an aid project (cam kết)."""

from __future__ import annotations

from decimal import Decimal

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import choice, currency, day, doc_ref, link, money, number, text, year
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class Commitment(Child):
    """One commitment in its own currency, with the rates of its day."""

    aid_project: str = link("aid_project", required=True, parent=True)
    committed_on: PartialDay | None = day(required=True, table=True, filter=True, width=110)
    form: str = choice("cash", "goods", "expert", table=True, width=120)
    """Tiền, hàng và hiện vật, chuyên gia."""
    year: int | None = year(table=True, width=80)
    """The one year that this part is meant for; empty for the whole duration."""
    amount: Decimal | None = money(required=True, table=True, width=150)
    currency: str = currency(required=True, table=True, width=90)
    managed_by: str = choice("recipient", "donor", table=True, width=130)
    """Who spends it: the recipient, or the donor itself (Decree 80/2020/NĐ-CP, Article 11)."""
    rate: Decimal | None = number(decimals=6, table=True, width=110)
    """Đồng per unit of the currency."""
    usd_rate: Decimal | None = number(decimals=6, table=True, width=120)
    """Đồng per US dollar on the same day."""
    rate_on: PartialDay | None = day(table=True, width=110)
    rate_source: str = text(table=True, width=160)
    document: DocRef | None = doc_ref(table=True, width=220)
    note: str = text(table=True, width=200)


COMMITMENT = RecordType(
    key="commitment",
    cls=Commitment,
    icon="coins",
    title="note",
    parent="aid_project",
    day="committed_on",
    order=(("committed_on", False), ("pos", False)),
)
