"""The status of agreements: known cases, and rules that hold for any data on any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import Showing
from dnapp.core.paths import words_folder
from dnapp.core.record import Tree
from dnapp.core.words import Catalog
from dnapp.records.agreement import STATUSES
from dnapp.records.term import Term
from dnapp.services.agreement_figures import JudgedAgreements
from dnapp.services.agreements import AgreementState, state
from dnapp.services.phrases import in_words
from tests.services.agreement_trees import agreements, day, days, five_years, tree, trees

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
SHOWING = Showing(Catalog.load(words_folder()), lambda kind, ident: f"{kind} {ident}")


def sentence(judged: AgreementState) -> str:
    return in_words(judged.reasons, SHOWING)


def test_tacit_renewal_takes_the_notice_deadline_from_the_current_term() -> None:
    text = tree(five_years(), renewal="tacit", notice=6, notice_unit="months")
    judged = state(text, date(2026, 11, 22))
    assert judged.status == "auto_renewed"
    assert judged.term_number == 1
    assert judged.term_start == day("2024-07-01")
    assert judged.expires_on == day("2029-06-30")
    assert judged.notice_deadline == date(2028, 12, 30)
    assert "30/12/2028" in sentence(judged)
    assert "tự gia hạn" in sentence(judged)


def test_tacit_renewal_alarms_before_the_notice_deadline_and_not_after_it() -> None:
    text = tree(five_years(), renewal="tacit", notice=6, notice_unit="months")
    assert state(text, date(2028, 7, 2)).status == "auto_renewed"
    assert state(text, date(2028, 7, 3)).status == "expiring"
    assert state(text, date(2028, 12, 30)).status == "expiring"
    assert state(text, date(2028, 12, 31)).status == "auto_renewed"


@pytest.mark.parametrize(
    ("notified", "last"),
    [("2024-01-15", "2029-06-30"), ("2023-12-30", "2024-06-30"), ("2026-05-01", "2029-06-30")],
)
def test_notice_ends_the_term_whose_deadline_it_met(notified: str, last: str) -> None:
    text = tree(
        five_years(), renewal="tacit", notice=6, notice_unit="months", notified_on=day(notified)
    )
    end = day(last).first()
    assert state(text, end).status == "expiring"
    after = state(text, end + DAY)
    assert after.status == "expired"
    assert after.expires_on == day(last)


def test_notice_is_not_known_before_it_was_given() -> None:
    text = tree(five_years(), renewal="tacit", notified_on=day("2026-05-01"))
    assert state(text, date(2026, 4, 30)).status == "auto_renewed"
    assert state(text, date(2026, 4, 30)).notice_deadline is None


def test_open_ended_is_in_force_and_never_alarms() -> None:
    text = tree(
        five_years(basis="open_ended", months=None), renewal="tacit", notice=6, notice_unit="months"
    )
    for year in (2019, 2026, 2199):
        judged = state(text, date(year, 12, 31))
        assert judged.status == "open_ended"
        assert judged.notice_deadline is None
        assert judged.expires_on is None


def test_a_year_as_expiry_counts_as_its_last_day_without_alarm() -> None:
    text = tree(five_years(basis="until", months=None, ends_on=day("2026")))
    assert state(text, date(2026, 11, 22)).status == "term_unknown"
    assert "31/12/2026" in sentence(state(text, date(2026, 11, 22)))
    assert state(text, date(2026, 12, 31)).status == "term_unknown"
    assert state(text, date(2027, 1, 1)).status == "expired"


def test_no_term_or_an_unknown_one_is_unknown() -> None:
    for text in (tree(), tree(five_years(basis="unknown", months=None))):
        assert state(text, date(2040, 1, 1)).status == "term_unknown"


def test_duration_ends_on_the_day_before_the_anniversary_and_says_so() -> None:
    text = tree(five_years())
    judged = state(text, date(2020, 1, 1))
    assert judged.status == "in_force"
    assert judged.expires_on == day("2024-06-30")
    assert "60 tháng" in sentence(judged)
    assert "ngày liền trước" in sentence(judged)


def test_stated_end_wins_over_the_duration() -> None:
    text = tree(five_years(ends_on=day("2024-07-01")))
    judged = state(text, date(2024, 7, 1))
    assert judged.expires_on == day("2024-07-01")
    assert judged.status == "expiring"
    assert state(text, date(2024, 7, 2)).status == "expired"


def test_tacit_renewal_of_a_text_that_ends_on_the_anniversary_keeps_whole_years() -> None:
    text = tree(five_years(basis="until", months=None, ends_on=day("2024-07-01")), renewal="tacit")
    assert state(text, date(2026, 11, 22)).expires_on == day("2029-07-01")


def test_tacit_renewal_without_a_known_length_is_unknown() -> None:
    text = tree(
        five_years(basis="until", months=None, starts_on=day("2019"), ends_on=day("2024-07-01")),
        renewal="tacit",
        signed_on=day("2019"),
    )
    assert state(text, date(2024, 7, 1)).status == "expiring"
    assert state(text, date(2024, 7, 2)).status == "term_unknown"


def test_written_renewal_follows_and_counts() -> None:
    text = tree(
        five_years(),
        five_years(kind="renewal", starts_on=None, months=36),
        renewal="by_agreement",
    )
    judged = state(text, date(2026, 11, 22))
    assert (judged.status, judged.term_number) == ("in_force", 1)
    assert judged.term_start == day("2024-07-01")
    assert judged.expires_on == day("2027-06-30")


def test_a_renewal_counts_from_the_day_of_its_document() -> None:
    paper = DocRef(number="5", symbol="BTT", issued_on=day("2024-05-10"))
    text = tree(five_years(), five_years(kind="renewal", starts_on=None, document=paper))
    before = state(text, date(2024, 5, 9))
    assert (before.status, before.expires_on) == ("expiring", day("2024-06-30"))
    after = state(text, date(2024, 5, 10))
    assert (after.status, after.expires_on) == ("in_force", day("2029-06-30"))


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2025-08-30", 3, "2025-11-29"),
    ],
)
def test_a_month_without_that_day_is_full_on_its_last(first: str, months: int, last: str) -> None:
    text = tree(five_years(starts_on=day(first), months=months), signed_on=day(first))
    assert state(text, day(first).first() + DAY).expires_on == day(last)
    following = state(
        replace(text, record=replace(text.record, renewal="tacit")),
        day(last).first() + DAY,
    )
    assert following.term_start == PartialDay.of(day(last).first() + DAY)


def test_a_sentence_says_what_kind_of_day_it_names() -> None:
    text = tree(five_years(basis="until", ends_on=day("2025")), signed_on=day("2019"))
    assert "đến hết năm 2025" in sentence(state(text, date(2026, 1, 1)))
    paused = tree(five_years(months=120), suspended_on=day("2020-03~"))
    assert "từ khoảng tháng 3/2020" in sentence(state(paused, date(2020, 6, 1)))


def test_a_gap_between_terms_is_expired() -> None:
    text = tree(five_years(), five_years(kind="renewal", starts_on=day("2025-01-01")))
    assert state(text, date(2024, 9, 1)).status == "expired"
    assert state(text, date(2025, 1, 1)).status == "in_force"


def test_an_amendment_that_says_nothing_of_the_term_changes_nothing() -> None:
    amended = tree(five_years(), Term(kind="amendment", basis="unknown", starts_on=day("2021")))
    assert state(amended, date(2022, 1, 1)) == state(tree(five_years()), date(2022, 1, 1))


def test_life_before_force() -> None:
    text = tree(
        five_years(starts_on=None),
        proposed_on=day("2019-01-10"),
        opinions_asked_on=day("2019-02-10"),
        signed_on=day("2019-06-01"),
        effective_on=day("2019-07-01"),
    )
    found = [
        state(text, date(2019, month, day_)).status
        for month, day_ in ((1, 1), (1, 10), (2, 10), (6, 1), (6, 30), (7, 1))
    ]
    assert found == ["proposed", "proposed", "consulting", "signed", "signed", "in_force"]


def test_suspension_termination_and_replacement() -> None:
    text = tree(
        five_years(),
        suspended_on=day("2020-03-01"),
        resumed_on=day("2021-03-01"),
        ended_on=day("2022-01-01"),
    )
    assert state(text, date(2020, 6, 1)).status == "suspended"
    assert state(text, date(2021, 3, 1)).status == "in_force"
    ended = state(text, date(2026, 1, 1))
    assert (ended.status, ended.expires_on) == ("terminated", day("2022-01-01"))
    replaced = replace(text, record=replace(text.record, replaced_on=day("2021-06-01")))
    assert state(replaced, date(2021, 5, 31)).status == "in_force"
    assert state(replaced, date(2021, 6, 1)).status == "replaced"


def test_inherited_after_a_merger_names_the_heir() -> None:
    text = tree(five_years(months=120), heir="ubnd", inherited_on=day("2025-07-01"))
    assert state(text, date(2025, 6, 30)).status == "in_force"
    judged = state(text, date(2025, 7, 1))
    assert judged.status == "inherited"
    assert "unit ubnd" in sentence(judged)
    expiring = state(text, date(2029, 6, 1))
    assert expiring.status == "expiring"
    assert "unit ubnd" in sentence(expiring)


def test_the_alarm_length_is_a_setting() -> None:
    text = tree(five_years())
    assert state(text, date(2024, 3, 31), expiring_days=90).status == "in_force"
    assert state(text, date(2024, 4, 1), expiring_days=90).status == "expiring"


# Any data, any day.


@settings(max_examples=400)
@given(trees, days, st.integers(0, 400))
def test_any_agreement_can_be_judged_on_any_day(text: Tree, on: date, alarm: int) -> None:
    judged = state(text, on, alarm)
    assert judged.status in STATUSES
    assert sentence(judged)
    assert judged == state(text, on, alarm)
    if judged.notice_deadline is not None:
        assert judged.expires_on is not None
        assert judged.notice_deadline < judged.expires_on.first()
    if judged.status == "expiring":
        assert judged.expires_on is not None
        assert judged.expires_on.exact is not None
        assert judged.expires_on.first() >= on
    if judged.status in {"in_force", "auto_renewed", "inherited", "suspended", "open_ended"}:
        assert judged.expires_on is None or judged.expires_on.last() >= on


def columns(judged: AgreementState) -> tuple[object, ...]:
    return (judged.status, judged.expires_on, judged.notice_deadline, judged.term_number)


@settings(max_examples=400)
@given(trees, days, st.data())
def test_a_state_holds_between_its_days(text: Tree, on: date, data: st.DataObject) -> None:
    judged = state(text, on)
    first = judged.holds_from or date(1900, 1, 1)
    last = judged.holds_until or date(2200, 12, 31)
    assert first <= on <= last or on > last == date(2200, 12, 31)
    other = data.draw(st.dates(min(first, last), max(first, last)))
    assert columns(state(text, other)) == columns(judged)


@settings(max_examples=200)
@given(st.lists(trees, min_size=1, max_size=3), st.lists(days, min_size=1, max_size=6))
def test_figures_judge_as_the_form_does_without_the_sentences(
    texts: list[Tree], asked: list[date]
) -> None:
    together = JudgedAgreements(texts)
    for on in asked:
        for text, one in zip(texts, together.on(on), strict=True):
            alone = state(text, on)
            assert (one.tree, one.on) == (text, on)
            for part in ("status", "term_start", "expires_on", "notice_deadline", "term_number"):
                assert getattr(one.state, part) == getattr(alone, part)


@given(trees, days, days)
def test_an_ended_agreement_stays_ended(text: Tree, one: date, two: date) -> None:
    early, late = sorted((one, two))
    if state(text, early).status in {"terminated", "replaced"}:
        assert state(text, late).status in {"terminated", "replaced"}


@settings(max_examples=200)
@given(st.builds(lambda record: Tree(record, {"term": (five_years(),)}), agreements), days, days)
def test_the_notice_deadline_moves_on_and_never_back(text: Tree, one: date, two: date) -> None:
    early, late = (state(text, on).notice_deadline for on in sorted((one, two)))
    if early and late:
        assert early <= late
