"""The life of an agreement seen from a day: its terms in order, and what happened in it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings

from dnapp.core.docref import DocRef
from dnapp.core.fields import Showing
from dnapp.core.paths import words_folder
from dnapp.core.record import Tree
from dnapp.core.words import Catalog
from dnapp.records.term import Term
from dnapp.services.agreement_life import LISTED, LifeTerm, life, term_phrases
from dnapp.services.agreements import state
from dnapp.services.phrases import in_words
from tests.services.agreement_trees import day, days, five_years, tree, trees

DAY = timedelta(days=1)
SHOWING = Showing(Catalog.load(words_folder()), lambda kind, ident: f"{kind} {ident}")
TACIT = {"renewal": "tacit", "notice": 6, "notice_unit": "months"}


def spans(text: Tree, on: date) -> list[tuple[str, int, date, date | None]]:
    return [(t.kind, t.number, t.first, t.last) for t in life(text, on).terms]


def said(term: LifeTerm) -> str:
    return in_words(term_phrases(term), SHOWING)


def test_automatic_renewals_run_to_the_judged_day_and_one_further() -> None:
    found = life(tree(five_years(), **TACIT), date(2031, 1, 1))
    assert [(t.kind, t.number, t.first, t.last) for t in found.terms] == [
        ("original", 0, date(2019, 7, 1), date(2024, 6, 30)),
        ("automatic", 1, date(2024, 7, 1), date(2029, 6, 30)),
        ("automatic", 2, date(2029, 7, 1), date(2034, 6, 30)),
        ("expected", 3, date(2034, 7, 1), date(2039, 6, 30)),
    ]
    assert found.current is found.terms[2]
    assert [t.notice for t in found.terms] == [
        date(2023, 12, 30), date(2028, 12, 30), date(2033, 12, 30), date(2038, 12, 30),
    ]  # fmt: skip
    assert found.state.notice_deadline == date(2033, 12, 30)


def test_notice_given_leaves_nothing_to_expect() -> None:
    text = tree(five_years(), **TACIT, notified_on=day("2028-01-10"))
    assert spans(text, date(2027, 1, 1))[-1][0] == "expected"
    assert spans(text, date(2028, 2, 1))[-1] == (
        "automatic", 1, date(2024, 7, 1), date(2029, 6, 30),
    )  # fmt: skip
    assert spans(text, date(2050, 1, 1)) == spans(text, date(2028, 2, 1))


def test_notice_after_the_deadline_lets_one_more_term_run() -> None:
    text = tree(five_years(), **TACIT, notified_on=day("2029-01-15"))
    assert spans(text, date(2029, 2, 1))[-1] == (
        "expected", 2, date(2029, 7, 1), date(2034, 6, 30),
    )  # fmt: skip
    assert spans(text, date(2040, 1, 1))[-1] == (
        "automatic", 2, date(2029, 7, 1), date(2034, 6, 30),
    )  # fmt: skip


def test_a_written_renewal_takes_over_and_automatic_ones_follow_it() -> None:
    paper = DocRef(number="5", symbol="BTT", issued_on=day("2023-11-02"))
    text = tree(
        five_years(),
        five_years(kind="renewal", starts_on=None, months=36, document=paper),
        **TACIT,
    )
    assert spans(text, date(2026, 11, 22)) == [
        ("original", 0, date(2019, 7, 1), date(2024, 6, 30)),
        ("renewal", 1, date(2024, 7, 1), date(2027, 6, 30)),
        ("expected", 2, date(2027, 7, 1), date(2030, 6, 30)),
    ]
    renewal = life(text, date(2026, 11, 22)).terms[1]
    assert (renewal.document, renewal.row) == (paper, 1)
    assert said(renewal) == (
        "Lần gia hạn thứ 1: từ 01/07/2024 đến hết ngày 30/06/2027. Hạn thông báo: 30/12/2026."
    )
    # Before its document nobody knew of it.
    assert [kind for kind, *_ in spans(text, date(2023, 1, 1))] == ["original", "expected"]


def test_an_overlapping_term_ends_the_one_before_it_and_a_gap_stays_a_gap() -> None:
    text = tree(
        five_years(),
        five_years(kind="renewal", starts_on=day("2023-01-01"), months=12),
        five_years(kind="renewal", starts_on=day("2025-01-01"), months=12),
    )
    assert spans(text, date(2025, 6, 1)) == [
        ("original", 0, date(2019, 7, 1), date(2022, 12, 31)),
        ("renewal", 1, date(2023, 1, 1), date(2023, 12, 31)),
        ("renewal", 2, date(2025, 1, 1), date(2025, 12, 31)),
    ]


def test_termination_and_replacement_cut_the_life() -> None:
    text = tree(five_years(), **TACIT, ended_on=day("2026-03-01"))
    assert spans(text, date(2026, 11, 22)) == [
        ("original", 0, date(2019, 7, 1), date(2024, 6, 30)),
        ("automatic", 1, date(2024, 7, 1), date(2026, 2, 28)),
    ]
    assert life(text, date(2026, 11, 22)).current is None
    replaced = tree(five_years(), replaced_on=day("2020-01-01"))
    assert spans(replaced, date(2026, 1, 1)) == [
        ("original", 0, date(2019, 7, 1), date(2019, 12, 31))
    ]


def test_open_ended_and_unknown_terms_have_no_last_day() -> None:
    (term,) = life(tree(five_years(basis="open_ended", months=None)), date(2050, 1, 1)).terms
    assert (term.last, term.notice) == (None, None)
    assert said(term) == "Thời hạn gốc: từ 01/07/2019, không ghi thời hạn."
    (term,) = life(tree(five_years(basis="unknown", months=None)), date(2050, 1, 1)).terms
    assert said(term) == "Thời hạn gốc: chưa rõ ngày hết."
    (term,) = life(
        tree(five_years(basis="until", months=None, ends_on=day("2026"))), date(2025, 1, 1)
    ).terms
    assert (term.last, term.notice) == (date(2026, 12, 31), None)


def test_many_automatic_terms_stand_as_one() -> None:
    text = tree(five_years(months=12), renewal="tacit")
    found = life(text, date(2049, 8, 1)).terms
    assert len(found) == LISTED + 3
    old = found[1]
    assert (old.times, old.first, old.last) == (22, date(2020, 7, 1), date(2042, 6, 30))
    assert said(old).startswith("Lần gia hạn thứ 1 đến 22 (tự gia hạn): từ 01/07/2020")


def test_a_life_tells_what_happened_in_order() -> None:
    text = tree(
        five_years(),
        Term(kind="amendment", basis="unknown", starts_on=day("2021-05")),
        effective_on=day("2019-07-15"),
        suspended_on=day("2020-03-01"),
        resumed_on=day("2021-03-01"),
        heir="ubnd",
        inherited_on=day("2025-07-01"),
        ended_on=day("2026-01-01"),
    )
    assert [(one.kind, one.on.text) for one in life(text, date(2026, 11, 22)).happenings] == [
        ("signed", "2019-07-01"),
        ("effective", "2019-07-15"),
        ("suspended", "2020-03-01"),
        ("resumed", "2021-03-01"),
        ("amended", "2021-05"),
        ("inherited", "2025-07-01"),
        ("ended", "2026-01-01"),
    ]


@pytest.mark.parametrize("year", [2029, 2034, 2049, 2099])
def test_after_many_renewals_notice_counts_from_the_term_then_running(year: int) -> None:
    text = tree(five_years(), **TACIT)
    judged = state(text, date(year, 1, 15))
    assert judged.expires_on is not None
    assert judged.expires_on.first() == date(year, 6, 30)
    assert judged.notice_deadline == date(year - 1, 12, 30)
    assert state(text, date(year, 7, 1)).notice_deadline == date(year + 4, 12, 30)


@settings(max_examples=150)
@given(trees, days)
def test_terms_of_any_life_never_overlap_and_computed_ones_leave_no_gap(
    text: Tree, on: date
) -> None:
    found = life(text, on).terms
    assert life(text, on).terms == found
    for term in found:
        assert term.last is None or term.first <= term.last
        if term.notice is not None:
            assert term.end is not None
            assert term.notice < term.end.first()
    for one, other in pairwise(found):
        assert one.last is not None
        assert one.last < other.first
        if other.row is None:
            assert other.first == one.last + DAY


@settings(max_examples=150)
@given(trees, days)
def test_the_current_term_of_a_life_is_the_one_that_the_state_names(text: Tree, on: date) -> None:
    found = life(text, on)
    term = found.current
    if term is not None and found.state.status not in {"proposed", "consulting"}:
        assert term.number == found.state.term_number
        assert term.start == found.state.term_start or term.times > 1
        assert term.kind != "expected"
    if found.state.status in {"in_force", "auto_renewed", "inherited", "expiring", "open_ended"}:
        assert term is not None or not any(one.first <= on for one in found.terms)
