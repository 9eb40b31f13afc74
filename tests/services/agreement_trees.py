"""Agreements for tests: one text of five years, and any data at all."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.record import Tree
from dnapp.records.agreement import Agreement
from dnapp.records.term import Term


def day(text: str) -> PartialDay:
    return PartialDay.from_text(text)


def tree(*terms: Term, **fields: object) -> Tree:
    fields.setdefault("signed_on", day("2019-07-01"))
    return Tree(Agreement(title="Bản ghi nhớ", **fields), {"term": terms})


def five_years(**fields: object) -> Term:
    values = {
        "kind": "original",
        "basis": "duration",
        "starts_on": day("2019-07-01"),
        "months": 60,
    } | fields
    return Term(**values)


days = st.dates(date(1900, 1, 1), date(2200, 12, 31)) | st.dates(date(2015, 1, 1), date(2035, 1, 1))


@st.composite
def partial_days(draw: st.DrawFn) -> PartialDay:
    found = draw(days)
    size = draw(st.integers(1, 3))
    parts = (found.year, found.month, found.day)[:size]
    return PartialDay(*parts, about=draw(st.sampled_from((False, False, False, True))))


maybe_day = st.none() | partial_days()
terms = st.builds(
    Term,
    kind=st.sampled_from(("original", "renewal", "amendment")),
    basis=st.sampled_from(("until", "duration", "open_ended", "unknown", "")),
    starts_on=maybe_day,
    ends_on=maybe_day,
    months=st.none() | st.integers(1, 1200),
    document=st.none() | st.builds(DocRef, number=st.just("1"), issued_on=maybe_day),
)
agreements = st.builds(
    Agreement,
    title=st.just("x"),
    signed_on=maybe_day,
    effective_on=maybe_day,
    proposed_on=maybe_day,
    opinions_asked_on=maybe_day,
    notified_on=maybe_day,
    suspended_on=maybe_day,
    resumed_on=maybe_day,
    ended_on=maybe_day,
    replaced_on=maybe_day,
    inherited_on=maybe_day,
    heir=st.sampled_from(("", "u")),
    successor=st.sampled_from(("", "", "a")),
    renewal=st.sampled_from(("none", "by_agreement", "tacit", "tacit", "")),
    renewal_months=st.none() | st.integers(1, 1200),
    notice=st.none() | st.integers(1, 3650),
    notice_unit=st.sampled_from(("days", "months", "")),
)
trees = st.builds(
    lambda record, rows: Tree(record, {"term": tuple(rows)}),
    agreements,
    st.lists(terms, max_size=4),
)
