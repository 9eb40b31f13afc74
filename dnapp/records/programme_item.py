"""Items of a delegation's programme (chương trình làm việc)."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.fields import day, link, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class ProgrammeItem(Child):
    """One entry of the programme: day, hours, what, where, who of our side."""

    delegation: str = link("delegation", required=True, parent=True)
    held_on: PartialDay | None = day(required=True, table=True, width=110)
    from_time: str = text(table=True, width=80)
    """Hour as 08:00."""
    to_time: str = text(table=True, width=80)
    content: str = text(required=True, table=True, search=True, width=320)
    place: str = text(table=True, width=180)
    attendees: str = text(table=True, width=200)
    note: str = text(table=True, width=160)


PROGRAMME_ITEM = RecordType(
    key="programme_item",
    cls=ProgrammeItem,
    icon="list-checks",
    title="content",
    parent="delegation",
    order=(("pos", False),),
)
