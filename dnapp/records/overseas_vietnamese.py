"""Overseas Vietnamese of the province (người Việt Nam ở nước ngoài): people and associations."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.fields import choice, day, link, links, long_text, number, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Record, RecordType, Section


@frozen
class OverseasVietnamese(Record):
    """A person, an association, or the community in one country, with what it did at home."""

    kind: str = choice(
        "person", "association", "community", required=True, table=True, filter=True, width=140,
        repeats=True,
    )  # fmt: skip
    name: str = text(required=True, person=True, table=True, search=True, width=280)
    country: str = link("country", required=True, table=True, filter=True, width=150)
    place: str = text(search=True)
    """City or region abroad."""
    home: tuple[str, ...] = links("lookup", within="place", filter=True)
    """Quê quán."""
    occupation: str = text(search=True, table=True, width=220)
    members: int | None = number(minimum=0, table=True, width=110)
    """How many people an association or community has."""
    counted_on: PartialDay | None = day()
    head: str = text(person=True, search=True)
    """Chair of an association."""
    phone: str = text(personal=True)
    email: str = text(personal=True)
    content: str = long_text(search=True)
    note: str = text(search=True, once=True)


OVERSEAS_VIETNAMESE = RecordType(
    key="overseas_vietnamese",
    cls=OverseasVietnamese,
    icon="globe",
    children=("contribution",),
    order=(("name", False),),
    sections=(
        Section(
            "general",
            "globe",
            (
                ("name",),
                ("kind", "country", "place"),
                ("occupation", "members", "counted_on"),
                ("head", "home"),
                ("phone", "email"),
                ("content",),
                ("note",),
            ),
        ),
    ),
)
