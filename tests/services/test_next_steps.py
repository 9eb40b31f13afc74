"""What an agreement asks for next."""

from __future__ import annotations

from datetime import date

import pytest

from dnapp.records.agreement import Agreement
from dnapp.services.agreements import state
from dnapp.services.next_steps import next_steps
from tests.services.agreement_trees import day, five_years, tree


@pytest.mark.parametrize(
    ("fields", "on", "steps"),
    [
        ({}, date(2020, 1, 1), ()),
        ({"signed_on": day("2030")}, date(2020, 1, 1), ("sign",)),
        ({"renewal": "by_agreement"}, date(2024, 6, 1), ("renew", "notify")),
        ({"renewal": "tacit"}, date(2024, 6, 1), ("notify",)),
        ({"notified_on": day("2024-05-01")}, date(2024, 6, 1), ("renew", "replace")),
        ({}, date(2026, 1, 1), ("renew", "replace")),
        ({"suspended_on": day("2020")}, date(2021, 1, 1), ("resume", "end")),
        ({"replaced_on": day("2021"), "successor": "b"}, date(2022, 1, 1), ("successor",)),
        ({"ended_on": day("2021")}, date(2022, 1, 1), ()),
    ],
)
def test_next_steps(fields: dict[str, object], on: date, steps: tuple[str, ...]) -> None:
    text = tree(five_years(), **fields)
    assert isinstance(text.record, Agreement)
    assert next_steps(text.record, state(text, on)) == steps


def test_a_term_that_is_not_known_is_to_be_written() -> None:
    text = tree()
    assert isinstance(text.record, Agreement)
    assert next_steps(text.record, state(text, date(2020, 1, 1))) == ("term",)
