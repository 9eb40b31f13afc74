"""What the database counts is what counting the records one by one comes to, for any records."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.money import Amount, total
from dnapp.core.periods import CALENDAR, ND09, Basis, Kind, Period
from dnapp.core.record import Child, Record, Tree
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.aid_project import AID_PROJECT, AidProject
from dnapp.records.commitment import Commitment
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.disbursement import Disbursement
from dnapp.records.donor import Donor
from dnapp.records.term import TERM
from dnapp.services.agreement_figures import IN_FORCE
from dnapp.services.agreements import state
from dnapp.services.aid_facts import SETS
from dnapp.services.dashboards import periods
from dnapp.services.figure import Figure, Span, Windows, stretches
from dnapp.services.statistics import figures_of, sums_of
from dnapp.services.workspace import Workspace
from tests.services.figures_desk import TODAY
from tests.strategies import records

LINKS = {
    "country": ("LA", "KR", "JP"),
    "lookup": ("purpose-visit", "purpose-sign", "field-health", "field-culture"),
}
JUDGED_DAYS = ("signed_on", "effective_on", "ended_on", "replaced_on", "suspended_on", "resumed_on")
SETTINGS = settings(max_examples=25, deadline=None)


@pytest.fixture(scope="module")
def office(made_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The office's lists; each example adds records and leaves them in the bin."""
    folder = shutil.copytree(made_folder, tmp_path_factory.mktemp("sums") / "data")
    opened = Workspace.open(Path(folder), today=TODAY, who="Hoa")
    yield opened
    opened.close()


@contextmanager
def holding(office: Workspace, kind: str, rows: Iterable[Record]) -> Iterator[list[Record]]:
    """Records of a type that are there while the block runs."""
    with office.changes.change("add_records") as change:
        saved = [change.save(row) for row in rows]
    try:
        yield saved
    finally:
        with office.changes.change("delete_records") as change:
            for row in saved:
                change.delete(kind, row.id)


@st.composite
def near_days(draw: st.DrawFn) -> PartialDay:
    """Days around the bounds of the quarters of four years, some known to the month or year."""
    year, month = draw(st.integers(2023, 2026)), draw(st.integers(1, 12))
    day = draw(st.sampled_from((1, 13, 14, 15, 16, 28)))
    about = draw(st.sampled_from((False, False, False, True)))
    return draw(
        st.sampled_from(
            (
                *[PartialDay(year, month, day, about)] * 5,
                PartialDay(year, month, None, about),
                PartialDay(year, None, None, about),
            )
        )
    )


@st.composite
def visits(draw: st.DrawFn) -> Delegation:
    record = draw(records(DELEGATION, LINKS))
    assert isinstance(record, Delegation)
    return replace(
        record,
        code="",
        starts_on=draw(near_days()),
        ends_on=draw(st.none() | near_days()),
        cancelled_on=draw(st.sampled_from((None, None, None, PartialDay(2026, 1, 1)))),
        headcount=draw(st.none() | st.integers(1, 60)),
    )


BASES = st.sampled_from([ND09, CALENDAR])
PERIODS = st.one_of(
    st.builds(Period, st.just(Kind.QUARTER), st.just(2026), st.integers(1, 4), BASES),
    st.builds(Period, st.just(Kind.YEAR), st.just(2026), st.just(1), BASES),
    st.builds(
        lambda days: Period(Kind.CUSTOM, max(days).year, 1, Basis.custom(min(days), max(days))),
        st.tuples(*[st.dates(date(2024, 1, 1), date(2026, 12, 31))] * 2),
    ),
)


def compared(office: Workspace, period: Period, parts: tuple[str, ...]) -> list[Figure]:
    """The sums of a period, after they were compared with the figures of five years."""
    years = periods(period)
    listed, summed = (read(office, years, parts) for read in (figures_of, sums_of))
    for ours, theirs in zip(summed, listed, strict=True):
        assert ours == [figure.summed for figure in theirs]
    return summed[-1]


@SETTINGS
@given(rows=st.lists(visits(), max_size=12), period=PERIODS)
def test_delegations(office: Workspace, rows: list[Delegation], period: Period) -> None:
    parts = ("delegation.in", "delegation.out", "pillar")
    with holding(office, "delegation", rows):
        found = {figure.key: figure for figure in compared(office, period, parts)}
    known = [row for row in rows if row.cancelled_on is None and row.starts_on]
    for way in ("in", "out"):
        for span, place in zip(
            Windows.of(period, TODAY).all, ("now", "year", "before"), strict=True
        ):
            own = [x for x in known if x.direction == way and x.starts_on.first() in span]
            late = [x for x in own if x.ends_on and x.ends_on.last() > span.last]
            by_country = Counter(code for x in own for code in x.countries)
            expected = {
                "count": len(own),
                "people": sum(x.headcount or 0 for x in own),
                "countries": len(by_country),
                "several_countries.count": sum(len(x.countries) > 1 for x in own),
                "planned.count": sum(x.planned for x in own),
                "unplanned.people": sum(x.headcount or 0 for x in own if not x.planned),
                "ongoing.count": len(late),
                "ongoing.people": sum(x.headcount or 0 for x in late),
                **{f"by_country.{code}.count": many for code, many in by_country.items()},
                **{
                    f"by_field.{field}.count": many
                    for field, many in Counter(f for x in own for f in x.fields).items()
                },
            }
            for name, value in expected.items():
                assert getattr(found[f"delegation.{way}.{name}"], place).value == value, name


RATES = st.none() | st.integers(1, 40_000).map(Decimal)


@st.composite
def projects(draw: st.DrawFn, ident: str) -> Tree:
    """A project with donors and money, some of it without rates."""
    record = draw(records(AID_PROJECT, LINKS))
    assert isinstance(record, AidProject)
    days = {
        name: draw(st.none() | near_days())
        for name in ("starts_on", "ends_on", "closed_on", "revoked_on")
    }
    approval = DocRef(number="1", issued_on=draw(st.none() | near_days()))
    project = replace(
        record, id=ident, code="", **days, approval_document=draw(st.sampled_from((None, approval)))
    )

    def lines(kind: type[Child], day: str) -> tuple[Child, ...]:
        money = st.fixed_dictionaries(
            {
                day: near_days(),
                "amount": st.none() | st.integers(1, 10**9).map(lambda n: Decimal(n) / 100),
                "currency": st.sampled_from(("USD", "VND", "KRW")),
                "rate": RATES,
                "usd_rate": RATES,
            }
        )
        found = draw(st.lists(money, max_size=4))
        return tuple(kind(pos=n, **cells) for n, cells in enumerate(found, start=1))

    donors = draw(st.lists(st.sampled_from(("KFHI", "kfhi", "Plan", "")), max_size=2))
    return Tree(
        project,
        {
            "donor": tuple(
                Donor(pos=n, name=name, country=draw(st.sampled_from(("", *LINKS["country"]))))
                for n, name in enumerate(donors, start=1)
            ),
            "commitment": lines(Commitment, "committed_on"),
            "disbursement": lines(Disbursement, "paid_on"),
        },
    )


@SETTINGS
@given(data=st.data(), period=PERIODS)
def test_aid(office: Workspace, data: st.DataObject, period: Period) -> None:
    many = data.draw(st.integers(0, 4))
    trees = [data.draw(projects(f"p{uuid4().hex}")) for _ in range(many)]
    with office.changes.change("add_records") as change:
        for tree in trees:
            change.save_tree(tree)
    try:
        found = {figure.key: figure for figure in compared(office, period, ("aid",))}
    finally:
        with office.changes.change("delete_records") as change:
            for tree in trees:
                change.delete("aid_project", tree.record.id)
    now = Windows.of(period, TODAY).now
    for name, sources in SETS.items():
        paid = [
            line
            for tree in trees
            if tree.record.source in sources
            for line in tree.of(Disbursement)
            if line.amount is not None and line.paid_on.first() in now
        ]
        for currency in {line.currency for line in paid}:
            value = sum(line.amount for line in paid if line.currency == currency)
            assert found[f"{name}.disbursed.currency.{currency}"].value == value
        known = total(Amount(x.amount, x.currency, x.rate, x.usd_rate) for x in paid)
        dollars = None if known.missing_usd else known.usd
        assert found[f"{name}.disbursed.usd"].value == dollars


TERMS = st.lists(records(TERM), max_size=3)


@SETTINGS
@given(data=st.data(), period=PERIODS)
def test_agreements(office: Workspace, data: st.DataObject, period: Period) -> None:
    """A field that judging reads and figures do not would make them differ."""
    trees = []
    for n in range(data.draw(st.integers(1, 3))):
        record = data.draw(records(AGREEMENT, LINKS))
        assert isinstance(record, Agreement)
        days = {name: data.draw(st.none() | near_days()) for name in JUDGED_DAYS}
        terms = [
            replace(term, pos=at, starts_on=data.draw(near_days()))
            for at, term in enumerate(data.draw(TERMS), start=1)
        ]
        whole = replace(record, id=f"a{n}-{uuid4().hex}", code="", **days)
        trees.append(Tree(whole, {"term": tuple(terms)}))
    with office.changes.change("add_records") as change:
        for tree in trees:
            change.save_tree(tree)
    try:
        stored = [office.tree("agreement", tree.record.id) for tree in trees]
        found = {figure.key: figure for figure in figures_of(office, [period], ["agreement"])[0]}
        assert compared(office, period, ("agreement", "partner"))
    finally:
        with office.changes.change("delete_records") as change:
            for tree in trees:
                change.delete("agreement", tree.record.id)
    windows = Windows.of(period, TODAY)
    for place, on in zip(("ids", "year_to_date_ids"), windows.days, strict=False):
        judged = {tree.record.id: state(tree, on).status for tree in stored}
        for name, statuses in (("in_force", IN_FORCE), ("suspended", {"suspended"})):
            expected = {one for one, status in judged.items() if status in statuses}
            assert set(getattr(found[f"agreement.{name}"], place)) == expected


def test_money_of_all_years_needs_its_lines(office: Workspace) -> None:
    with pytest.raises(ValueError, match="to_date"):
        sums_of(office, [Period(Kind.YEAR, 2026, 1, ND09)], ("aid.to_date",))


SPANS = st.builds(
    lambda days: Span(min(days), max(days)),
    st.tuples(*[st.dates(date(2026, 1, 1), date(2026, 2, 1))] * 2),
)


@given(spans=st.lists(SPANS, min_size=1, max_size=6))
def test_every_span_holds_all_of_a_stretch_or_none(spans: list[Span]) -> None:
    found = stretches(spans)
    for span in spans:
        inside = [one for one in found if one.first in span]
        assert all(one.last in span and one.end <= span.last for one in inside)
        assert sum((one.last - one.first).days + 1 for one in inside) == (
            (span.last - span.first).days + 1
        )
        assert not [one for one in found if one.first not in span and one.last in span]
