"""What overseas Vietnamese did at home: investments, gifts, events."""

from __future__ import annotations

from decimal import Decimal

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import choice, currency, day, doc_ref, link, money, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class Contribution(Child):
    """One investment, gift, event or visit home."""

    overseas_vietnamese: str = link("overseas_vietnamese", required=True, parent=True)
    happened_on: PartialDay | None = day(required=True, table=True, width=110)
    kind: str = choice(
        "investment", "gift", "remittance", "event", "visit", "knowledge",
        required=True, table=True, width=150,
    )  # fmt: skip
    content: str = text(required=True, table=True, search=True, width=280)
    amount: Decimal | None = money(table=True, width=140)
    currency: str = currency(table=True, width=90)
    place: str = text(table=True, width=160)
    document: DocRef | None = doc_ref(table=True, width=220)


CONTRIBUTION = RecordType(
    key="contribution",
    cls=Contribution,
    icon="hand-coins",
    title="content",
    parent="overseas_vietnamese",
    day="happened_on",
    order=(("pos", False),),
)
