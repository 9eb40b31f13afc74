"""What generic code reads of records: problems, missing fields, titles."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dnapp.core.fields import Showing, Text, currency, link, money, text
from dnapp.core.frozen import frozen
from dnapp.core.paths import words_folder
from dnapp.core.record import Child, Problem, Record, RecordType, Tree
from dnapp.core.words import Catalog
from dnapp.records import ALL

WORDS = Catalog.load(words_folder())


@frozen
class _Trip(Record):
    name: str = text(required=True)
    place: str = text(report=True)
    amount: Decimal | None = money()
    currency: str = currency()
    status: str = text(computed=True)


@frozen
class _Guest(Child):
    trip: str = link("trip", required=True, parent=True)
    name: str = text(required=True)


TRIP = RecordType(key="trip", cls=_Trip, children=("guest",))
GUEST = RecordType(key="guest", cls=_Guest, parent="trip")


def test_specs_know_their_record_and_name() -> None:
    assert TRIP.specs["name"].label_key == "field.trip.name"
    assert [spec.name for spec in TRIP.computed] == ["status"]
    assert GUEST.owner == "trip"
    assert TRIP.owner == ""


def test_problems_name_the_child_row_and_its_field() -> None:
    tree = Tree(_Trip(name="A"), {"guest": (_Guest(name="B"), _Guest())})
    assert list(TRIP.problems(tree, {"guest": GUEST})) == [
        Problem("guest[2].name", "field.required")
    ]


def test_a_record_lacks_what_the_report_needs() -> None:
    assert TRIP.missing(_Trip(name="A")) == ("place",)
    assert TRIP.missing(_Trip(name="A", place="B")) == ()


def test_an_amount_is_shown_with_its_currency() -> None:
    showing = Showing(WORDS, lambda kind, record_id: "")
    trip = _Trip(amount=Decimal("1270.43"), currency="USD")
    assert TRIP.show(trip, "amount", showing) == "1.270,43 USD"
    assert TRIP.show(_Trip(amount=Decimal(5)), "amount", showing) == "5"
    assert TRIP.show(_Trip(), "amount", showing) == ""


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
def test_a_record_never_shows_its_values_when_it_is_logged(kind: RecordType) -> None:
    values = {name: "BÍ MẬT" for name, spec in kind.specs.items() if isinstance(spec, Text)}
    record = kind.cls(id="k1", **values)
    assert repr(record) == f"<{kind.cls.__name__} k1>"
    assert "BÍ MẬT" not in repr(Tree(record))
