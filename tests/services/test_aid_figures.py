"""Figures of aid: money is the sum of its lines, projects are those under way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dnapp.core.money import Amount, total
from dnapp.core.periods import Period
from dnapp.services.aid_facts import AidFacts, in_sets
from dnapp.services.aid_figures import aid_figures
from dnapp.services.figure import Figure, Windows
from dnapp.store.standing import AidFact, DonorFact, LineFact
from tests.services.figures_desk import DAYS, Q3, TODAY, tallies

MONEY = st.integers(1, 10**9).map(lambda n: Decimal(n) / 100)


RATES = st.none() | st.integers(1, 40_000).map(Decimal)


@st.composite
def line(draw: st.DrawFn, projects: list[str]) -> LineFact:
    return LineFact(
        id=draw(st.uuids()).hex,
        project=draw(st.sampled_from(projects)),
        day=draw(DAYS),
        value=draw(MONEY),
        currency=draw(st.sampled_from(["USD", "VND", "KRW"])),
        rate=draw(RATES),
        usd_rate=draw(RATES),
    )


def project(ident: str, **fields: object) -> AidFact:
    values = {
        "source": "ngo", "method": "project", "first": date(2026, 1, 10),
        "last": date(2026, 12, 31), "approved": True, "approved_on": date(2026, 1, 5),
        "revoked_on": None,
    }  # fmt: skip
    return AidFact(id=ident, **(values | fields))


def aided(facts: AidFacts, period: Period = Q3) -> dict[str, Figure]:
    return {one.key: one for one in aid_figures(in_sets(facts), Windows.of(period, TODAY))}


def facts_of(*projects: AidFact, paid: tuple[LineFact, ...] = ()) -> AidFacts:
    donors = tuple(DonorFact(f"d-{one.id}", one.id, "", "KFHI") for one in projects)
    return AidFacts(projects, donors, (), paid)


@settings(max_examples=60)
@given(data=st.data())
def test_money_is_the_sum_of_its_lines_and_stated_only_with_all_rates(data: st.DataObject) -> None:
    projects = [project("a"), project("b", source="other")]
    lines = tuple(data.draw(st.lists(line(["a", "b"]), max_size=12)))
    found = aided(facts_of(*projects, paid=lines))
    for span, place in zip(Windows.of(Q3, TODAY).all, range(3), strict=True):
        inside = [one for one in lines if one.day in span]
        sums = total(Amount(x.value, x.currency, x.rate, x.usd_rate) for x in inside)
        for currency, value in sums.by_currency.items():
            tally = tallies(found[f"aid.disbursed.currency.{currency}"])[place]
            assert tally.value == value
            assert set(tally.ids) == {x.project for x in inside if x.currency == currency}
        dong = tallies(found["aid.disbursed.vnd"])[place]
        assert dong.value == (None if sums.missing_vnd else sums.vnd)
        dollars = tallies(found["aid.disbursed.usd"])[place]
        assert dollars.value == (None if sums.missing_usd else sums.usd)
    assert set(found["aid.disbursed.vnd"].missing) <= {"a", "b"}
    without_rate = [x for x in lines if x.currency == "KRW" and not x.rate]
    in_spans = [x for x in without_rate if any(x.day in s for s in Windows.of(Q3, TODAY).all)]
    assert bool(in_spans) <= bool(found["aid.disbursed.vnd"].missing)


@given(data=st.data())
def test_projects_by_country_field_and_place_are_those_under_way(data: st.DataObject) -> None:
    some = st.lists(st.sampled_from(["x", "y", "z"]), max_size=3, unique=True).map(tuple)
    projects = tuple(
        project(ident, fields=data.draw(some), places=data.draw(some)) for ident in "abcd"
    )
    donors = tuple(
        DonorFact(f"{one.id}{at}", one.id, "", "", country)
        for one in projects
        for at, country in enumerate(data.draw(some))
    )
    facts = AidFacts(projects, donors, (), ())
    found = aided(facts)
    groups = {
        "by_country": {p.id: {d.country for d in donors if d.project == p.id} for p in projects},
        "by_field": {p.id: set(p.fields) for p in projects},
        "by_place": {p.id: set(p.places) for p in projects},
    }
    for part, of in groups.items():
        for group in ("x", "y", "z", "none"):
            ids = {p for p, own in of.items() if group in own or (group == "none" and not own)}
            figure = found.get(f"aid.{part}.{group}")
            assert (set(figure.ids) if figure else set()) == ids
            assert figure is None or figure.value == len(ids)


def test_aid_and_oda_are_never_added_up() -> None:
    paid = tuple(
        LineFact(f"l-{ident}", ident, date(2026, 7, 1), Decimal(100), "USD", None, None)
        for ident in ("ngo", "oda")
    )
    found = aided(facts_of(project("ngo"), project("oda", source="oda"), paid=paid))
    assert found["aid.disbursed.usd"].ids == ("ngo",)
    assert found["oda.disbursed.usd"].ids == ("oda",)
    assert found["aid.disbursed.usd"].value == Decimal(100)
    assert found["aid.disbursed.vnd"].value is None
    assert found["aid.disbursed.vnd"].missing == ("ngo",)


@pytest.mark.parametrize(
    ("fields", "active"),
    [
        ({}, True),
        ({"first": date(2026, 9, 14)}, True),
        ({"first": date(2026, 9, 15)}, False),
        ({"last": date(2026, 6, 15)}, True),
        ({"last": date(2026, 6, 14)}, False),
        ({"last": None}, True),
        ({"approved": False}, False),
        ({"approved_on": date(2026, 9, 15)}, False),
        ({"approved_on": None}, True),
        ({"first": None, "approved_on": None}, False),
        ({"revoked_on": date(2026, 6, 15)}, False),
        ({"revoked_on": date(2026, 7, 1)}, True),
    ],
)
def test_a_project_is_active_while_it_runs(fields: dict[str, object], active: bool) -> None:
    assert aided(facts_of(project("a", **fields)))["aid.projects"].value == active


def test_a_paid_project_is_active_and_donors_count_once() -> None:
    late = LineFact("l", "b", date(2026, 9, 14), Decimal(5), "USD", None, None)
    over = project("b", last=date(2026, 1, 31))
    found = aided(facts_of(project("a"), over, paid=(late,)))
    assert found["aid.projects"].ids == ("a", "b")
    assert found["aid.donors"].value == 1
    assert found["aid.by_method.project"].value == 2
    assert found["aid.approved"].year_to_date == 2
