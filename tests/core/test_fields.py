"""Every field kind: storage, JSON, typing and order, over generated values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.errors import UserError
from dnapp.core.fields import (
    LINE_LIMIT,
    Choice,
    Day,
    DocumentReference,
    Link,
    Links,
    LongText,
    Money,
    Number,
    Showing,
    Spec,
    Text,
    YesNo,
)
from dnapp.core.paths import words_folder
from dnapp.core.text import clean, clean_lines
from dnapp.core.words import Catalog

TODAY = date(2026, 11, 22)
WORDS = Catalog.load(words_folder())
SHOWING = Showing(WORDS, lambda kind, record_id: f"<{kind} {record_id}>")

_TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=40)
_DAY = st.dates(date(1950, 1, 1), date(2100, 1, 1)).flatmap(
    lambda day: st.sampled_from(
        [
            PartialDay.of(day),
            PartialDay(day.year, day.month),
            PartialDay(day.year),
            PartialDay(day.year, about=True),
        ]
    )
)
_IDS = st.lists(st.uuids().map(str), max_size=4, unique=True).map(tuple)
_KINDS: list[tuple[Spec, st.SearchStrategy[Any]]] = [
    (Text(), _TEXT.map(clean)),
    (LongText(), _TEXT.map(clean_lines)),
    (Day(), st.none() | _DAY),
    (Number(), st.none() | st.integers(0, 10**9)),
    (Number(decimals=6), st.none() | st.decimals(0, 10**7, places=4)),
    (Money(), st.none() | st.decimals(0, 10**13, places=2)),
    (Choice(options=("a", "b")), st.sampled_from(["", "a", "b"])),
    (YesNo(), st.booleans()),
    (Link(target="unit"), st.just("") | st.uuids().map(str)),
    (Links(target="unit"), _IDS),
    (
        DocumentReference(),
        st.none() | st.builds(DocRef, number=st.integers(1, 9999).map(str), issued_on=_DAY),
    ),
]
_IDENTITIES = [f"{spec.kind}{getattr(spec, 'decimals', '') or ''}" for spec, _ in _KINDS]


@pytest.mark.parametrize(("spec", "values"), _KINDS, ids=_IDENTITIES)
@given(data=st.data())
def test_a_value_survives_the_database(
    spec: Spec, values: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    value = data.draw(values)
    cell = spec.to_db(value)
    assert cell is None or isinstance(cell, (str, int))
    assert spec.from_db(cell) == value


@pytest.mark.parametrize(("spec", "values"), _KINDS, ids=_IDENTITIES)
@given(data=st.data())
def test_a_value_survives_json(
    spec: Spec, values: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    value = data.draw(values)
    assert spec.from_json(spec.to_json(value), TODAY) == value


@pytest.mark.parametrize(("spec", "values"), _KINDS, ids=_IDENTITIES)
@given(data=st.data())
def test_only_the_empty_value_shows_nothing_and_is_missing(
    spec: Spec, values: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    spec = (
        type(spec)(**{**spec.__dict__, "required": True, "words_key": "field"})
        if isinstance(spec, Choice)
        else type(spec)(**{**spec.__dict__, "required": True})
    )
    value = data.draw(values)
    missing = spec.problem(value)
    assert (missing is not None and missing.key == "field.required") == spec.is_empty(value)


@given(_DAY, _DAY)
def test_days_sort_by_the_first_day_they_may_mean(a: PartialDay, b: PartialDay) -> None:
    spec = Day()
    key_a, key_b = spec.sort_key(a), spec.sort_key(b)
    assert isinstance(key_a, str)
    assert isinstance(key_b, str)
    assert (key_a < key_b) == (a.first() < b.first())


@pytest.mark.parametrize(
    ("spec", "typed", "key"),
    [
        (Number(), "12,5", "number.whole"),
        (Number(), "mười", "number.unreadable"),
        (Number(decimals=2), "1,234", "number.too_many_decimals"),
        (Money(currency="VND"), "5.221 USD", "money.other_currency"),
        (Money(), "5.221 USD", "money.other_currency"),
        (Choice(options=("a",)), "c", "field.not_an_option"),
        (YesNo(), "có lẽ", "field.yes_no"),
        (Day(), "31/6/2025", "day.month_has"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_sentence(spec: Spec, typed: str, key: str) -> None:
    with pytest.raises(UserError) as refused:
        spec.parse(typed, TODAY)
    assert refused.value.key == key
    assert WORDS.error(refused.value)


def test_an_amount_in_the_fields_own_currency_is_read() -> None:
    assert Money(currency="USD").parse("1,5 triệu USD", TODAY) == Decimal(1_500_000)
    assert Money().parse("310.000.000", TODAY) == Decimal(310_000_000)


def test_money_in_json_is_decimal_text_or_the_vietnamese_form() -> None:
    read = {raw: Money().from_json(raw, TODAY) for raw in ("1234.5", "1.50", "1.500,00")}
    assert list(read.values()) == [Decimal("1234.50"), Decimal("1.50"), 1500]


@pytest.mark.parametrize("raw", ["1.500", "-12.005", "0.500"])
def test_money_in_json_that_reads_two_ways_is_refused(raw: str) -> None:
    with pytest.raises(UserError) as refused:
        Money().from_json(raw, TODAY)
    assert refused.value.key == "number.ambiguous"


@pytest.mark.parametrize("raw", [True, 3.5, ["a"], {"a": 1}])
def test_json_of_another_kind_is_refused(raw: object) -> None:
    for spec in (Text(), Day(), Link(target="unit")):
        with pytest.raises(UserError):
            spec.from_json(raw, TODAY)


def test_bounds_and_lengths_are_problems() -> None:
    assert Text().problem("x" * (LINE_LIMIT + 1)).key == "field.too_long"
    assert Number(minimum=1).problem(0).key == "number.too_small"
    assert Number(maximum=5).problem(6).key == "number.too_large"
    assert Money().problem(Decimal(-1)).key == "number.too_small"
    assert Number(minimum=None).problem(-5) is None


def test_people_sort_by_given_name() -> None:
    spec = Text(person=True, table=True)
    names = ["Trần Văn An", "Lê Thị Bình", "Nguyễn Văn An"]
    assert sorted(names, key=spec.sort_key) == ["Nguyễn Văn An", "Trần Văn An", "Lê Thị Bình"]


def test_a_document_reference_shows_as_it_is_cited() -> None:
    spec = DocumentReference()
    value = spec.parse("123/QĐ-UBND ngày 5/3/2025 của UBND tỉnh", TODAY)
    assert spec.show(value, SHOWING) == "123/QĐ-UBND ngày 05/03/2025 của UBND tỉnh"
    assert spec.from_json({"number": "123", "symbol": "QĐ-UBND"}, TODAY).label == "123/QĐ-UBND"


def test_links_show_the_titles_of_what_they_point_to() -> None:
    assert Link(target="unit").show("u1", SHOWING) == "<unit u1>"
    assert Links(target="unit").show(("u1", "u2"), SHOWING) == "<unit u1>; <unit u2>"
