"""Friendship associations (hội hữu nghị)."""

from __future__ import annotations

from collections.abc import Iterator

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import choice, day, doc_ref, link, links, long_text, number, pillar, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree


@frozen
class FriendshipAssociation(Record):
    """An association for friendship with a country; its congress is due when its term ends."""

    name: str = text(required=True, table=True, search=True, width=300)
    countries: tuple[str, ...] = links("country", required=True, table=True, filter=True, width=110)
    founded_on: PartialDay | None = day(table=True, filter=True, report=True, width=112)
    founding_document: DocRef | None = doc_ref(search=True)
    unit: str = link("unit", filter=True)
    """Cơ quan quản lý."""
    pillar: str = pillar()
    chair: str = text(person=True, table=True, search=True, width=180)
    members: int | None = number(minimum=0, table=True, width=100)
    branches: int | None = number(minimum=0)
    term_years: int | None = number(minimum=1, maximum=10)
    last_congress_on: PartialDay | None = day(filter=True)
    content: str = long_text(search=True)
    """Activities."""
    dissolved_on: PartialDay | None = day()
    note: str = text(search=True, once=True)
    status: str = choice(
        "active", "congress_due", "congress_late", "dissolved",
        computed=True, table=True, filter=True, width=150,
    )  # fmt: skip
    congress_due_on: PartialDay | None = day(computed=True, table=True, filter=True, width=120)


def _check(tree: Tree) -> Iterator[Problem]:
    association = tree.record
    assert isinstance(association, FriendshipAssociation)
    founded = association.founded_on
    for name in ("last_congress_on", "dissolved_on"):
        on: PartialDay | None = getattr(association, name)
        if founded and on and on.last() < founded.first():
            yield Problem(name, "check.must_be_from", {"day": f"{founded.first():%d/%m/%Y}"})


FRIENDSHIP_ASSOCIATION = RecordType(
    key="friendship_association",
    cls=FriendshipAssociation,
    icon="handshake",
    day="founded_on",
    order=(("name", False),),
    sections=(
        Section(
            "general",
            "handshake",
            (
                ("name",),
                ("countries", "founded_on"),
                ("founding_document", "unit"),
                ("chair", "members", "branches"),
                ("pillar",),
                ("content",),
            ),
        ),
        Section(
            "term",
            "refresh-cw",
            (("term_years", "last_congress_on", "dissolved_on"), ("note",)),
        ),
    ),
    check=_check,
)
