"""Figures: counts equal their ids, quarters make the year, money never guesses a rate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.periods import CALENDAR, ND09, Basis, Kind, Period, parse_period
from dnapp.core.record import Tree
from dnapp.records.agreement import Agreement
from dnapp.records.term import Term
from dnapp.services.agreement_figures import (
    JudgedAgreement,
    JudgedAgreements,
    agreement_figures,
    partner_figures,
)
from dnapp.services.delegation_facts import ListedDelegations
from dnapp.services.delegation_figures import delegation_figures
from dnapp.services.department_figures import COUNTS
from dnapp.services.figure import Figure, Span, Windows
from dnapp.services.report_warnings import report_warnings
from dnapp.services.sample import create_sample
from dnapp.services.statistics import PARTS, figures, figures_of, to_json
from dnapp.services.workspace import Workspace
from dnapp.store.figures import DelegationFact
from dnapp.store.standing import PartnerFact
from tests.reports.small_province import fill
from tests.services.figures_desk import DAYS, Q3, TODAY, tallies

BASES = st.sampled_from([ND09, CALENDAR])


@st.composite
def delegation(draw: st.DrawFn) -> DelegationFact:
    day = draw(DAYS)
    some = st.lists(st.sampled_from("abc"), unique=True, max_size=3).map(tuple)
    return DelegationFact(
        id=draw(st.uuids()).hex,
        direction="in",
        day=day,
        until=draw(st.none() | st.integers(0, 20).map(lambda n: day + timedelta(n))),
        headcount=draw(st.none() | st.integers(1, 60)),
        level=draw(st.sampled_from(["province", "department", "other", ""])),
        pillar=draw(st.sampled_from(["party", "state", "people", ""])),
        category="",
        lead_unit="",
        reception_level=draw(st.sampled_from(["province_leaders", ""])),
        funding="",
        planned=draw(st.booleans()),
        border_area=False,
        status=draw(st.sampled_from(["draft", "ended", "overdue"])),
        cancelled=False,
        countries=draw(some),
        partners=(),
        hosts=(),
        purposes=draw(some),
        fields=draw(some),
    )


FACTS = st.lists(delegation(), max_size=40, unique_by=lambda fact: fact.id)


def made(facts: list[DelegationFact], period: Period) -> dict[str, Figure]:
    found = delegation_figures(ListedDelegations(tuple(facts)), Windows.of(period, TODAY), "in")
    assert len({one.key for one in found}) == len(found)
    return {one.key: one for one in found}


@given(facts=FACTS, basis=BASES, quarter=st.integers(1, 4))
def test_every_count_is_its_ids_and_every_sum_that_of_its_ids(
    facts: list[DelegationFact], basis: Basis, quarter: int
) -> None:
    people = {fact.id: fact.headcount or 0 for fact in facts}
    for one in made(facts, Period(Kind.QUARTER, 2026, quarter, basis)).values():
        for tally in tallies(one):
            assert len(set(tally.ids)) == len(tally.ids)
            if one.unit == "person":
                assert tally.value == sum(people[id] for id in tally.ids)
            else:
                assert tally.value == len(tally.ids)
        assert one.value <= one.year_to_date
        assert set(one.ids) <= set(one.year_to_date_ids)


@given(facts=FACTS, basis=BASES)
def test_quarters_make_the_year_and_hold_each_delegation_once(
    facts: list[DelegationFact], basis: Basis
) -> None:
    quarters = [made(facts, Period(Kind.QUARTER, 2026, n, basis)) for n in range(1, 5)]
    year = made(facts, Period(Kind.YEAR, 2026, 1, basis))
    for key in ("delegation.in.count", "delegation.in.people"):
        assert sum(quarter[key].value for quarter in quarters) == year[key].value
    ids = [id for quarter in quarters for id in quarter["delegation.in.count"].ids]
    assert len(ids) == len(set(ids))
    assert set(ids) == set(year["delegation.in.count"].ids)
    assert quarters[3]["delegation.in.count"].year == year["delegation.in.count"].now
    before = made(facts, Period(Kind.YEAR, 2025, 1, basis))["delegation.in.count"].now
    assert year["delegation.in.count"].before == before


@given(facts=FACTS, basis=BASES)
def test_groups_of_one_value_make_the_total_and_countries_cover_it(
    facts: list[DelegationFact], basis: Basis
) -> None:
    found = made(facts, Period(Kind.YEAR, 2026, 1, basis))
    whole = found["delegation.in.count"]
    for dimension in ("by_level", "by_pillar", "by_reception_level"):
        start = f"delegation.in.{dimension}."
        parts = [one for key, one in found.items() if key.startswith(start)]
        counts = [one.value for one in parts if one.unit == "delegation"]
        assert sum(counts) == whole.value
    start = "delegation.in.by_country."
    parts = [one for key, one in found.items() if key.startswith(start) and key.endswith("count")]
    assert {id for one in parts for id in one.ids} == set(whole.ids)
    planned, unplanned = (found[f"delegation.in.{x}.count"].value for x in ("planned", "unplanned"))
    assert planned + unplanned == whole.value


def agreement(ident: str, term: dict[str, object], **fields: object) -> Tree:
    signed = PartialDay(2021, 1, 1)
    made_of = {"signed_on": signed, "effective_on": signed, "renewal": "none", **fields}
    record = Agreement(id=ident, title=ident, **made_of)
    values = {"kind": "original", "starts_on": signed, "basis": "until", **term}
    return Tree(record, {"term": (Term(**values),)})


def agreed(*trees: Tree, period: Period = Q3) -> dict[str, Figure]:
    found = agreement_figures(JudgedAgreements(trees), Windows.of(period, TODAY))
    return {one.key.removeprefix("agreement."): one for one in found}


def ends(text: str) -> dict[str, object]:
    return {"ends_on": PartialDay.from_text(text)}


def test_what_stands_is_judged_on_the_last_day_of_the_period() -> None:
    found = agreed(
        agreement("long", ends("2030-12-31")),
        agreement("last-day", ends("2026-09-14")),
        agreement("gone", ends("2026-09-13")),
        agreement("gone-before", ends("2026-06-13")),
        agreement("unknown", {"basis": "unknown"}),
        agreement("open", {"basis": "open_ended"}),
        agreement("half-year", ends("2027-03-14")),
        agreement("more", ends("2027-03-15")),
    )
    standing = ("long", "last-day", "unknown", "open", "half-year", "more")
    assert found["in_force"].ids == standing
    assert found["in_force"].now == found["in_force"].year
    assert found["in_force"].before.value == 8
    assert found["expiring"].ids == ("last-day", "half-year")
    assert found["expired"].ids == ("gone",)
    assert found["expired"].year_to_date_ids == ("gone", "gone-before")
    assert found["term_unknown"].ids == ("unknown",)


def test_tacit_renewal_is_a_renewal_and_no_alarm() -> None:
    tacit = agreement("tacit", ends("2026-07-31"), renewal="tacit", renewal_months=60)
    found = agreed(tacit, agreement("soon", ends("2026-12-31"), renewal="tacit"))
    assert found["renewed"].ids == ("tacit",)
    assert found["in_force"].value == 2
    assert found["expiring"].value == 0


def test_a_written_renewal_counts_on_the_day_of_its_document() -> None:
    base = agreement("a", ends("2026-12-31"))
    renewal = Term(
        kind="renewal", basis="until", starts_on=PartialDay(2027, 1, 1),
        ends_on=PartialDay(2031, 12, 31), pos=2,
    )  # fmt: skip
    tree = Tree(base.record, {"term": (*base.of(Term), renewal)})
    judged = JudgedAgreement(tree, None, TODAY)
    assert judged.renewed_in(Span(date(2027, 1, 1), date(2027, 3, 1)))


def test_ends_by_an_act_are_told_apart() -> None:
    day = PartialDay(2026, 7, 10)
    found = agreed(
        agreement("ended", ends("2030-12-31"), ended_on=day),
        agreement("replaced", ends("2030-12-31"), replaced_on=day, successor="x"),
        agreement("halted", ends("2030-12-31"), suspended_on=day),
    )
    assert found["terminated"].ids == ("ended",)
    assert found["replaced"].ids == ("replaced",)
    assert found["suspended"].ids == ("halted",)
    assert found["in_force"].value == 0


def test_partners_stand_from_their_relation_to_their_end() -> None:
    facts = (
        PartnerFact("old", "twinned", None, None),
        PartnerFact("new", "twinned", date(2026, 9, 14), None),
        PartnerFact("later", "twinned", date(2026, 9, 15), None),
        PartnerFact("merged", "twinned", None, date(2026, 6, 30)),
    )
    found = next(iter(partner_figures(facts, Windows.of(Q3, TODAY))))
    assert found.ids == ("old", "new")
    assert found.same_period_last_year_ids == ("old", "merged")


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder: Path = tmp_path_factory.mktemp("figures") / "data"
    workspace = Workspace.open(folder, today=TODAY, who="Hoa")
    fill(workspace)
    yield workspace
    workspace.close()


def of(workspace: Workspace, period: Period = Q3) -> dict[str, Figure]:
    return {one.key: one for one in figures(workspace, period)}


def test_stored_records_give_the_figures(province: Workspace) -> None:
    found = of(province)
    assert found["delegation.out.count"].ids == ("RA-1", "RA-2")
    assert found["delegation.out.people"].value == 20
    assert found["delegation.out.people"].year_to_date == 25
    assert found["delegation.out.count"].same_period_last_year_ids == ("RA-4",)
    assert found["delegation.out.ongoing.count"].ids == ("RA-2",)
    assert found["delegation.out.overdue.count"].ids == ("RA-2",)
    assert found["delegation.out.countries"].ids == ("JP", "LA", "TH")
    assert found["delegation.in.count"].ids == ("VAO-1", "VAO-3", "VAO-2")
    assert found["delegation.in.draft.count"].ids == ("VAO-3",)
    assert found["delegation.in.by_country.TW.count"].ids == ("VAO-2",)
    assert found["agreement.signed"].ids == ("TT-1",)
    assert found["agreement.in_force"].ids == ("TT-4", "TT-2", "TT-6", "TT-1")
    assert found["aid.projects"].ids == ("VT-1", "VT-3", "VT-2")
    assert found["aid.disbursed.usd"].value == Decimal("48077.42")
    assert found["aid.disbursed.usd"].year_to_date is None
    assert found["aid.disbursed.usd"].missing == ("VT-3",)
    assert found["oda.disbursed.usd"].value == Decimal(750_000)


def test_cancelled_and_deleted_delegations_do_not_count(province: Workspace) -> None:
    all_out = of(province, parse_period("2026", ND09))["delegation.out.count"].ids
    assert "RA-5" not in all_out
    with province.changes.change("delete_delegation") as change:
        change.delete("delegation", "RA-3")
    try:
        assert "RA-3" not in of(province, parse_period("2026", ND09))["delegation.out.count"].ids
    finally:
        province.changes.undo()


def test_the_other_basis_moves_the_delegations_at_the_edges(province: Workspace) -> None:
    by_calendar = of(province, parse_period("2026-Q3", CALENDAR))
    assert by_calendar["delegation.in.count"].ids == ("VAO-3", "VAO-2", "VAO-4")


def test_json_holds_every_figure_with_its_ids(province: Workspace) -> None:
    printed = to_json(figures(province, Q3), province.showing())
    by_key = {one["key"]: one for one in printed}
    assert len(by_key) == len(printed)
    for one in printed:
        assert {
            "key", "label", "unit", "value", "ids", "year_to_date", "year_to_date_ids",
            "same_period_last_year",
        } <= one.keys()  # fmt: skip
        assert one["label"]
        assert "{" not in one["label"]
    assert by_key["aid.disbursed.currency.USD"]["value"] == "12500.5"
    assert by_key["aid.disbursed.usd"]["year_to_date"] is None
    assert by_key["delegation.in.by_country.TW.count"]["label"] == (
        "Đoàn vào theo nước: Đài Loan (Trung Quốc) (đoàn)"
    )


def test_warnings_name_what_to_look_at(province: Workspace) -> None:
    found = {w.key.rpartition(".")[2]: w for w in report_warnings(province, Q3)}
    assert found["draft"].ids == found["no_headcount"].ids == ("VAO-3",)
    assert found["report_overdue"].ids[0] == "RA-2"
    assert found["no_permission"].ids == ("VAO-3",)
    assert found["permission_twice"].ids == ("VAO-1", "VAO-2")
    assert found["no_parties"].ids == found["unknown_expiry"].ids == ("TT-4",)
    assert found["no_rate_usd"].ids == found["no_rate_vnd"].ids == ("VT-3",)
    assert found["other_basis_in_calendar"].ids == ("VAO-1", "VAO-4")
    assert "other_basis_out_calendar" not in found
    assert {"no_number"} <= found.keys()
    assert not {"no_signatory", "not_ended", "paid_more", "members_differ"} & found.keys()
    for warning in found.values():
        assert province.words(warning.key, **warning.values)
        assert bool(warning.ids) == bool(warning.kind)


def test_warnings_of_a_period_that_goes_on(province: Workspace) -> None:
    keys = {w.key for w in report_warnings(province, parse_period("2026-Q4", ND09), number=5)}
    assert "report.warning.not_ended" in keys
    assert "report.warning.no_number" not in keys


def test_an_empty_office_is_warned_of(workspace: Workspace) -> None:
    keys = {w.key for w in report_warnings(workspace, Q3)}
    assert {"report.warning.no_signatory", "report.warning.no_place"} <= keys


@pytest.mark.parametrize("basis", [ND09, CALENDAR])
def test_quarters_of_the_sample_province_make_its_year(workspace: Workspace, basis: Basis) -> None:
    create_sample(workspace)
    quarters = [of(workspace, Period(Kind.QUARTER, 2026, n, basis)) for n in range(1, 5)]
    year = of(workspace, Period(Kind.YEAR, 2026, 1, basis))
    assert year["delegation.in.count"].value > 40
    for direction in ("in", "out"):
        for part in ("count", "people"):
            key = f"delegation.{direction}.{part}"
            assert sum(quarter[key].value for quarter in quarters) == year[key].value
    for key, one in year.items():
        if ".currency." in key and "to_date" not in key:
            parts = [quarter[key].value for quarter in quarters if key in quarter]
            assert sum(parts) == one.value
        summed = one.unit in ("person", "work", "contribution") or key.startswith("counter.")
        if isinstance(one.value, int) and not summed:
            assert one.value == len(one.ids)
    for key in COUNTS:
        assert sum(quarter[key].value for quarter in quarters) == year[key].value


QUARTERS = st.builds(
    Period, st.just(Kind.QUARTER), st.integers(2022, 2026), st.integers(1, 4), BASES
)


def belongs(key: str, parts: set[str]) -> bool:
    """Whether a figure is one of some parts of the work."""
    if key.startswith(("aid.", "oda.")):
        return "aid.to_date" in parts or ("aid" in parts and "_to_date" not in key)
    return any(key.startswith(f"{part}.") for part in parts)


@given(
    periods=st.lists(QUARTERS, min_size=1, max_size=4),
    parts=st.sets(st.sampled_from(PARTS), min_size=1),
)
@settings(max_examples=15, deadline=None)
def test_a_figure_is_the_same_whatever_is_asked_for_beside_it(
    sampled: Workspace, periods: list[Period], parts: set[str]
) -> None:
    for period, together in zip(periods, figures_of(sampled, periods, parts), strict=True):
        alone = {figure.key: figure for figure in figures(sampled, period)}
        assert {figure.key for figure in together} == {key for key in alone if belongs(key, parts)}
        assert all(alone[figure.key] == figure for figure in together)
