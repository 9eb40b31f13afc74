"""Contact persons of a partner (đầu mối)."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.fields import day, link, long_text, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class Contact(Child):
    """A person at a partner, when last in touch, and what comes next."""

    partner: str = link("partner", required=True, parent=True)
    name: str = text(required=True, person=True, table=True, search=True, width=200)
    position: str = text(table=True, width=180)
    department: str = text(table=True, width=180)
    phone: str = text(table=True, personal=True, width=140)
    email: str = text(table=True, personal=True, width=180)
    language: str = link("lookup", within="language", table=True, width=130)
    last_contact_on: PartialDay | None = day(table=True, width=120)
    next_step: str = text(table=True, width=200)
    next_on: PartialDay | None = day(table=True, width=110)
    note: str = long_text()


CONTACT = RecordType(
    key="contact", cls=Contact, icon="user", parent="partner", order=(("pos", False),)
)
