"""Gifts given and received (quà tặng đối ngoại)."""

from __future__ import annotations

from decimal import Decimal

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import choice, day, doc_ref, link, money, number, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Record, RecordType, Section


@frozen
class Gift(Record):
    """One gift to or from a partner, so that nobody is given the same thing twice."""

    name: str = text(required=True, table=True, search=True, width=280)
    direction: str = choice(
        "given", "received", required=True, table=True, filter=True, width=110, repeats=True
    )
    given_on: PartialDay | None = day(required=True, table=True, filter=True, width=112)
    partner: str = link("partner", table=True, filter=True, width=220)
    person: str = text(person=True, table=True, search=True, width=180)
    """Who gave or received it on their side."""
    ours: str = text(person=True, search=True)
    """Who gave or received it on our side."""
    count: int | None = number(minimum=1, table=True, width=90)
    worth: Decimal | None = money(currency="VND", table=True, width=130, once=True)
    occasion: str = text(search=True)
    event: str = link("event", filter=True)
    delegation: str = link("delegation", filter=True)
    kept_at: str = text(once=True)
    """Where a gift received is kept."""
    document: DocRef | None = doc_ref(search=True)
    note: str = text(search=True, once=True)


GIFT = RecordType(
    key="gift",
    cls=Gift,
    icon="tag",
    day="given_on",
    order=(("given_on", True),),
    sections=(
        Section(
            "general",
            "tag",
            (
                ("name",),
                ("direction", "given_on", "count", "worth"),
                ("partner", "person", "ours"),
                ("occasion", "event", "delegation"),
                ("document", "kept_at"),
                ("note",),
            ),
        ),
    ),
)
