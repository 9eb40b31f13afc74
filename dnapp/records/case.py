"""Consular and citizen-protection cases, border incidents (vụ việc)."""

from __future__ import annotations

from collections.abc import Iterator

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import choice, day, doc_ref, link, links, long_text, number, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree


@frozen
class Case(Record):
    """One case; who it is about is personal and never printed in the clear."""

    kind: str = choice(
        "consular", "citizen_protection", "border_incident", "foreigner", "other",
        required=True, table=True, filter=True, width=170, repeats=True,
    )  # fmt: skip
    """Lãnh sự, bảo hộ công dân, biên giới, liên quan người nước ngoài."""
    code: str = text(unique=True, search=True, table=True, width=120)
    name: str = text(required=True, table=True, search=True, width=320)
    """What the case is about, without names of persons."""
    happened_on: PartialDay | None = day(required=True, table=True, filter=True, width=112)
    country: str = link("country", table=True, filter=True, width=130)
    places: tuple[str, ...] = links("lookup", within="place", filter=True)
    people: int | None = number(minimum=0, table=True, width=96)
    person_name: str = text(personal=True)
    person_paper: str = text(personal=True)
    """Number of the passport or identity card."""
    person_contact: str = text(personal=True)
    content: str = long_text(personal=True)
    handling: str = long_text(personal=True, once=True)
    unit: str = link("unit", filter=True, table=True, width=170)
    document: DocRef | None = doc_ref(search=True)
    closed_on: PartialDay | None = day(filter=True)
    outcome: str = text(search=True, once=True)
    """The result in one line, without names."""
    officer: str = text(person=True, filter=True, repeats=True)
    note: str = text(search=True, once=True)
    status: str = choice("open", "closed", computed=True, table=True, filter=True, width=120)


def _check(tree: Tree) -> Iterator[Problem]:
    case = tree.record
    assert isinstance(case, Case)
    start, end = case.happened_on, case.closed_on
    if start and end and end.last() < start.first():
        yield Problem("closed_on", "check.must_be_from", {"day": f"{start.first():%d/%m/%Y}"})


CASE = RecordType(
    key="case",
    cls=Case,
    icon="shield-check",
    day="happened_on",
    order=(("happened_on", True),),
    sections=(
        Section(
            "general",
            "shield-check",
            (
                ("name",),
                ("kind", "happened_on", "code"),
                ("country", "places", "people"),
                ("unit", "officer"),
            ),
        ),
        Section(
            "person",
            "lock",
            (("person_name", "person_paper", "person_contact"), ("content",), ("handling",)),
        ),
        Section("end", "check", (("closed_on", "outcome"), ("document",), ("note",))),
    ),
    check=_check,
)
