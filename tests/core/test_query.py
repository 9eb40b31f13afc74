"""Filters as data: read from the command line, said in words."""

from __future__ import annotations

from datetime import date

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.fields import Day, Showing
from dnapp.core.paths import words_folder
from dnapp.core.query import Condition, Operator, day_bounds, parse_condition, sentence
from dnapp.core.words import Catalog
from dnapp.records import BY_KEY

TODAY = date(2026, 11, 22)
WORDS = Catalog.load(words_folder())
DELEGATION = BY_KEY["delegation"]
TITLES = {"KR": "Hàn Quốc", "LA": "Lào", "JP": "Nhật Bản"}
SHOWING = Showing(WORDS, lambda kind, record_id: TITLES.get(record_id, record_id))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("direction = in", Condition("direction", Operator.IS, ("in",))),
        ("headcount>=12", Condition("headcount", Operator.AT_LEAST, (12,))),
        ("name ~ han quoc", Condition("name", Operator.CONTAINS, ("han quoc",))),
        ("countries in KR; LA", Condition("countries", Operator.ONE_OF, ("KR", "LA"))),
        ("ends_on empty", Condition("ends_on", Operator.EMPTY)),
        (
            "starts_on between 15/6/2026; 14/9/2026",
            Condition(
                "starts_on",
                Operator.BETWEEN,
                (PartialDay(2026, 6, 15), PartialDay(2026, 9, 14)),
            ),
        ),
    ],
)
def test_a_condition_is_read(typed: str, expected: Condition) -> None:
    assert parse_condition(typed, DELEGATION, TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("name", "query.unreadable"),
        ("nonsense = 1", "query.no_field"),
        ("headcount ~ 3", "query.wrong_operator"),
        ("headcount between 3", "query.two_values"),
        ("starts_on > 31/2/2026", "day.month_has"),
        ("direction = sideways", "field.not_an_option"),
    ],
)
def test_a_condition_that_does_not_fit_is_refused(typed: str, key: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_condition(typed, DELEGATION, TODAY)
    assert refused.value.key == key
    assert WORDS.error(refused.value)


def test_a_condition_is_said_in_words() -> None:
    several = Condition("countries", Operator.ONE_OF, ("KR", "LA"))
    many = Condition("countries", Operator.ONE_OF, ("KR", "LA", "JP"))
    said = sentence(several, DELEGATION, SHOWING)
    assert "Hàn Quốc" in said
    assert "Lào" in said
    assert "3" in sentence(many, DELEGATION, SHOWING)
    for operator in Operator:
        values = ((), (5,), (5, 6))[
            0
            if operator in {Operator.EMPTY, Operator.FILLED}
            else 1 + (operator is Operator.BETWEEN)
        ]
        assert sentence(Condition("headcount", operator, values), DELEGATION, SHOWING)


def test_a_partial_day_bounds_by_the_days_it_may_mean() -> None:
    march = PartialDay(2025, 3)
    assert day_bounds(Day(), march, Operator.AT_LEAST) == "2025-03-01"
    assert day_bounds(Day(), march, Operator.AT_MOST) == "2025-03-31"
    assert day_bounds(Day(), march, Operator.MORE) == "2025-03-31"
    assert day_bounds(Day(), march, Operator.LESS) == "2025-03-01"
