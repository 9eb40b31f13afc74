"""Staff of a foreign NGO in the province."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.fields import choice, day, link, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class NgoStaff(Child):
    """One person, foreign or Vietnamese."""

    ngo_registration: str = link("ngo_registration", required=True, parent=True)
    name: str = text(required=True, person=True, table=True, search=True, width=200)
    position: str = text(table=True, width=180)
    country: str = link("country", table=True, width=130)
    sex: str = choice("male", "female", table=True, width=90)
    passport_number: str = text(personal=True, table=True, width=130)
    permit_until: PartialDay | None = day(table=True, width=120)
    """Until when the work permit or stay is valid."""
    since: PartialDay | None = day(table=True, width=110)
    until: PartialDay | None = day(table=True, width=110)


NGO_STAFF = RecordType(
    key="ngo_staff",
    cls=NgoStaff,
    icon="users",
    parent="ngo_registration",
    day="since",
    order=(("pos", False),),
)
