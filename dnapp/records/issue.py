"""Questions that businesses raise in a dialogue, and what became of them."""

from __future__ import annotations

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import day, doc_ref, link, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Child, RecordType


@frozen
class Issue(Child):
    """One question (kiến nghị) raised at an event; open until it has a day of solving."""

    event: str = link("event", required=True, parent=True)
    content: str = text(required=True, table=True, search=True, width=320)
    raised_by: str = text(table=True, search=True, width=200)
    """The firm or organisation."""
    unit: str = link("unit", table=True, filter=True, width=170)
    """Who answers."""
    due_on: PartialDay | None = day(table=True, width=110)
    solved_on: PartialDay | None = day(table=True, filter=True, width=110)
    answer: str = text(table=True, width=260)
    document: DocRef | None = doc_ref(table=True, width=220)


ISSUE = RecordType(
    key="issue",
    cls=Issue,
    icon="circle-help",
    title="content",
    parent="event",
    day="solved_on",
    order=(("pos", False),),
)
