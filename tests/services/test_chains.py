"""The life of an agreement as bars: known cases, and rules that hold for any data on any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings

from dnapp.core.record import Tree
from dnapp.records.agreement import AGREEMENT
from dnapp.records.term import TERM
from dnapp.services.agreements import state
from dnapp.services.chains import FAR, MOST_AUTOMATIC, Bar, chain
from dnapp.services.terms import effective_from, written_terms
from tests.services.test_agreements import TODAY, day, days, five_years, tree, trees


def ordinal(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def judged(text: Tree, on: date) -> Tree:
    """The tree with its status as the store keeps it."""
    return replace(text, record=replace(text.record, status=state(text, on).status))


def bars(text: Tree, on: date = TODAY) -> tuple[Bar, ...]:
    return chain(judged(text, on), on)


def spans(found: tuple[Bar, ...]) -> list[tuple[str, int, str, str]]:
    return [
        (
            bar.part,
            bar.number,
            date.fromordinal(bar.first).isoformat(),
            "" if bar.last == FAR else date.fromordinal(bar.last).isoformat(),
        )
        for bar in found
    ]


def test_tacit_renewals_are_joined_and_the_next_is_expected() -> None:
    found = bars(tree(five_years(), renewal="tacit", notice=6, notice_unit="months"))
    assert spans(found) == [
        ("original", 0, "2019-07-01", "2024-06-30"),
        ("automatic", 1, "2024-07-01", "2029-06-30"),
        ("expected", 2, "2029-07-01", "2034-06-30"),
    ]
    assert [bar.notice for bar in found] == [0, ordinal("2028-12-30"), 0]
    assert not any(bar.ends for bar in found)
    assert {bar.look for bar in found} == {"in_force"}


def test_notice_given_ends_the_chain_with_its_term() -> None:
    found = bars(
        tree(five_years(), renewal="tacit", notice=6, notice_unit="months",
             notified_on=day("2026-01-05"))
    )  # fmt: skip
    assert spans(found)[-1] == ("automatic", 1, "2024-07-01", "2029-06-30")
    assert found[-1].ends
    assert found[-1].notice == 0


def test_a_renewal_by_decision_shows_once_its_document_is_there() -> None:
    text = tree(five_years(), five_years(kind="renewal", starts_on=None), renewal="by_agreement")
    assert spans(bars(text)) == [
        ("original", 0, "2019-07-01", "2024-06-30"),
        ("renewal", 1, "2024-07-01", "2029-06-30"),
    ]
    assert bars(text)[-1].ends


@pytest.mark.parametrize(
    ("fields", "look"),
    [
        ({"renewal": "by_agreement"}, "missed"),
        ({"renewal": "by_agreement", "successor": "b"}, "over"),
        ({"renewal": "none"}, "over"),
    ],
)
def test_only_a_missed_renewal_is_missed(fields: dict[str, str], look: str) -> None:
    assert [bar.look for bar in bars(tree(five_years(), **fields))] == [look]


def test_open_ended_and_unknown_run_on() -> None:
    for basis, look in (("open_ended", "open_ended"), ("unknown", "unknown")):
        (bar,) = bars(tree(five_years(basis=basis)))
        assert (bar.last, bar.look, bar.ends) == (FAR, look, False)


def test_a_year_is_shown_whole_and_marked() -> None:
    (bar,) = bars(tree(five_years(basis="until", starts_on=day("2024"), ends_on=day("2028"))))
    assert (bar.first, bar.sure_from) == (ordinal("2024-01-01"), ordinal("2024-12-31"))
    assert (bar.sure_until, bar.last) == (ordinal("2028-01-01"), ordinal("2028-12-31"))
    assert bar.notice == 0


def test_an_act_ends_every_term_after_it() -> None:
    found = bars(
        tree(five_years(), five_years(kind="renewal", starts_on=None), renewal="tacit",
             ended_on=day("2026-03-01"))
    )  # fmt: skip
    assert spans(found)[-1] == ("renewal", 1, "2024-07-01", "2026-03-01")
    assert found[-1].ends
    assert {bar.look for bar in found} == {"over"}


def test_nothing_known_is_nothing_drawn() -> None:
    assert bars(tree(signed_on=None)) == ()


def test_many_short_terms_are_drawn_as_one_and_the_newest() -> None:
    found = bars(tree(five_years(months=1), renewal="tacit"))
    assert len(found) == MOST_AUTOMATIC + 3  # the written one, the old ones as one, the next
    assert all(one.last + 1 == two.first for one, two in pairwise(found))


@settings(max_examples=150)
@given(trees, days)
def test_bars_follow_each_other(text: Tree, on: date) -> None:
    found = bars(text, on)
    for bar in found:
        assert bar.first <= bar.sure_from <= bar.last
        assert bar.first <= bar.sure_until <= bar.last
        assert not bar.notice or bar.first <= bar.notice < bar.last
    for one, two in pairwise(found):
        assert one.last < two.first
        assert not one.ends
    assert [bar.part for bar in found].count("expected") <= 1


@settings(max_examples=150)
@given(trees, days)
def test_a_chain_without_written_gaps_has_none(text: Tree, on: date) -> None:
    found = bars(text, on)
    known = [term for term in written_terms(text) if term.known_from <= on]
    ordered = all(
        one.end and two.start and one.end.last().toordinal() + 1 == two.start.first().toordinal()
        for one, two in pairwise(known)
    )
    if ordered:
        assert all(one.last + 1 == two.first for one, two in pairwise(found))


def can_be_saved(text: Tree) -> bool:
    """Whether no term is refused, such as one "until" a day that is not given."""
    found = AGREEMENT.problems(text, {"term": TERM})
    return all(one.warning or not one.field.startswith("term") for one in found)


@settings(max_examples=150)
@given(trees, days)
def test_the_bars_end_where_the_status_says(text: Tree, on: date) -> None:
    assume(can_be_saved(text))
    now = state(text, on)
    record = text.record
    act = getattr(record, "ended_on", None) or getattr(record, "replaced_on", None)
    effective = effective_from(text)
    running = now.status in {"in_force", "auto_renewed", "expiring", "inherited", "suspended"}
    if running and now.expires_on and not act and effective:
        found = [bar.last for bar in bars(text, on) if bar.part != "expected"]
        assert now.expires_on.last().toordinal() in found
