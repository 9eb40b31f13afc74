"""The facts of figures: the period of a record, and nothing from the bin."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dnapp.core.days import PartialDay
from dnapp.records.agreement import Agreement
from dnapp.records.aid_project import AidProject
from dnapp.records.commitment import Commitment
from dnapp.records.country import Country
from dnapp.records.delegation import Delegation
from dnapp.records.disbursement import Disbursement
from dnapp.store import grouped
from dnapp.store.figures import (
    agreement_facts,
    commitment_facts,
    delegation_facts,
    disbursement_facts,
)
from dnapp.store.grouped import delegations_by_links, delegations_by_marks
from tests.store.opened import File

FIRST, LAST = date(2026, 6, 15), date(2026, 9, 14)


@pytest.fixture
def office(file: File) -> File:
    """Records on, inside and outside the bounds of a quarter."""
    file.save(Country(id="LA", code="LA", name="Lào"))
    visits = {
        "before": PartialDay(2026, 6, 14),
        "first": PartialDay(2026, 6, 15),
        "month": PartialDay(2026, 8),
        "last": PartialDay(2026, 9, 14),
        "after": PartialDay(2026, 9, 15),
        "none": None,
        "binned": PartialDay(2026, 7, 1),
    }
    file.save(
        *(
            Delegation(
                id=name,
                direction="out" if name == "last" else "in",
                name=name,
                countries=("LA",),
                starts_on=day,
                headcount=3,
                planned=name == "month",
                cancelled_on=day if name == "first" else None,
            )
            for name, day in visits.items()
        )
    )
    with file.changes.change("delete") as change:
        change.delete("delegation", "binned")
    return file


def test_delegations_of_a_quarter(office: File) -> None:
    reader = office.database.reader
    facts = delegation_facts(reader, FIRST, LAST)
    assert [fact.id for fact in facts] == ["first", "month", "last"]
    first, month, last = facts
    assert (first.cancelled, month.cancelled, month.planned, last.direction) == (
        True, False, True, "out",
    )  # fmt: skip
    assert (month.day, month.headcount, month.countries) == (date(2026, 8, 1), 3, ("LA",))
    assert [fact.id for fact in delegation_facts(reader, FIRST, LAST, "out")] == ["last"]


def test_agreements_by_the_day_asked_for(office: File) -> None:
    office.save(
        Agreement(id="a", title="A", form="memorandum", signed_on=PartialDay(2026, 7, 1)),
        Agreement(id="b", title="B", form="memorandum", effective_on=PartialDay(2026, 7, 2)),
    )
    reader = office.database.reader
    assert [fact.id for fact in agreement_facts(reader, FIRST, LAST)] == ["a"]
    assert [fact.id for fact in agreement_facts(reader, FIRST, LAST, "effective_on")] == ["b"]
    with pytest.raises(ValueError, match="title"):
        agreement_facts(reader, FIRST, LAST, "title")


def test_money_of_live_projects(office: File) -> None:
    office.save(
        AidProject(id="p", name="Nước sạch", source="ngo"),
        AidProject(id="q", name="Bỏ", source="oda"),
    )
    office.save(
        Commitment(
            id="c", aid_project="p", committed_on=PartialDay(2026, 7), amount=Decimal("1.25"),
            currency="USD", rate=Decimal("26000.5"),
        ),
        Disbursement(
            id="d", aid_project="p", paid_on=PartialDay(2026, 9, 14), amount=Decimal(7),
            currency="EUR",
        ),
        Disbursement(
            id="e", aid_project="q", paid_on=PartialDay(2026, 9, 1), amount=Decimal(7),
            currency="EUR",
        ),
    )  # fmt: skip
    with office.changes.change("delete") as change:
        change.delete("aid_project", "q")
    reader = office.database.reader
    (made,) = commitment_facts(reader, FIRST, LAST)
    assert (made.id, made.project, made.amount, made.rate, made.source) == (
        "c", "p", Decimal("1.25"), Decimal("26000.5"), "ngo",
    )  # fmt: skip
    assert [fact.id for fact in disbursement_facts(reader, FIRST, LAST)] == ["d"]
    assert disbursement_facts(reader, FIRST, date(2026, 9, 13)) == []


def test_delegations_are_grouped_by_what_is_alike(office: File) -> None:
    reader = office.database.reader
    last, month = (
        group
        for way in ("out", "in")
        for group in delegations_by_marks(reader, way, FIRST, LAST, LAST)
    )
    assert (last.day, last.count, last.people, last.planned) == (FIRST, 1, 3, False)
    assert (month.count, month.planned, month.ids) == (1, True, ())
    (linked,) = delegations_by_links(reader, "in", FIRST, LAST, "countries")
    assert (linked.count, linked.people, linked.countries) == (1, 3, ("LA",))


@pytest.mark.parametrize("sql", [grouped._MARKS, *grouped.LINKED.values()])
def test_groups_are_counted_from_one_index(office: File, sql: str) -> None:
    parameters = ("in", FIRST.isoformat(), LAST.isoformat(), LAST.isoformat())
    wanted = parameters[: 4 if "?4" in sql else 3]
    reader = office.database.reader
    (step, *_) = reader.execute(f"EXPLAIN QUERY PLAN {sql}", wanted).fetchall()
    assert "USING INDEX delegation__groups (direction=? AND starts_on_key>?" in step[3]
    steps = reader.execute(f"EXPLAIN {sql}", wanted).fetchall()
    (table,) = {p1 for _, name, p1, *_, p4, _, _ in steps if name == "OpenRead" and p4[0] != "k"}
    assert not [name for _, name, p1, *_ in steps if name == "Column" and p1 == table]
