"""Legs of a delegation's journey (chặng)."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.fields import day, link, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class Leg(Child):
    """One stage of the journey: where, with whom, from when to when."""

    delegation: str = link("delegation", required=True, parent=True)
    country: str = link("country", required=True, table=True, width=150)
    place: str = text(table=True, search=True, width=180)
    partner: str = link("partner", table=True, width=200)
    arrives_on: PartialDay | None = day(table=True, width=110)
    leaves_on: PartialDay | None = day(table=True, width=110)
    content: str = text(table=True, width=260)


LEG = RecordType(
    key="leg",
    cls=Leg,
    icon="route",
    title="place",
    parent="delegation",
    span=("arrives_on", "leaves_on"),
    order=(("pos", False),),
)
