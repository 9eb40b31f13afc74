"""What an event led to: contacts, memoranda, projects."""

from __future__ import annotations

from decimal import Decimal

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import choice, currency, day, doc_ref, link, money, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class FollowUp(Child):
    """One result of an event, as far as it has come."""

    event: str = link("event", required=True, parent=True)
    happened_on: PartialDay | None = day(table=True, width=110)
    kind: str = choice(
        "contact", "memorandum", "investment", "aid", "trade", "other",
        required=True, table=True, width=150,
    )  # fmt: skip
    who: str = text(table=True, search=True, width=220)
    """Investor, donor or partner."""
    content: str = text(required=True, table=True, search=True, width=280)
    amount: Decimal | None = money(table=True, width=140)
    currency: str = currency(table=True, width=90)
    aid_project: str = link("aid_project", table=True, width=220)
    agreement: str = link("agreement", table=True, width=220)
    document: DocRef | None = doc_ref(table=True, width=220)


FOLLOW_UP = RecordType(
    key="follow_up",
    cls=FollowUp,
    icon="route",
    title="content",
    parent="event",
    day="happened_on",
    order=(("pos", False),),
)
