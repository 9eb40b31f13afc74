"""Figures on events, cases, papers, associations, NGOs, counters and entered indicators."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.periods import CALENDAR, ND09, Basis, Kind, Period, parse_period
from dnapp.core.record import Child, Record, Tree
from dnapp.records import BY_KEY
from dnapp.records.case import Case
from dnapp.records.contribution import Contribution
from dnapp.records.counter import Counter
from dnapp.records.counter_value import CounterValue
from dnapp.records.country import Country
from dnapp.records.event import Event
from dnapp.records.friendship_association import FriendshipAssociation
from dnapp.records.indicator import Indicator
from dnapp.records.indicator_value import IndicatorValue
from dnapp.records.overseas_vietnamese import OverseasVietnamese
from dnapp.records.travel_document import TravelDocument
from dnapp.services.figure import Figure
from dnapp.services.statistics import figures
from dnapp.services.workspace import Workspace


def day(text: str) -> PartialDay:
    return PartialDay.of(date.fromisoformat(text))


def save(workspace: Workspace, kind: str, record: Record, **rows: tuple[Child, ...]) -> None:
    workspace.save_tree(BY_KEY[kind], Tree(record, rows), "add_records")


def of(workspace: Workspace, code: str = "2026-Q3", basis: Basis = ND09) -> dict[str, Figure]:
    return {one.key: one for one in figures(workspace, parse_period(code, basis))}


def event(ident: str, kind: str, on: str, **fields: object) -> Event:
    return Event(id=ident, kind=kind, name=ident, starts_on=day(on), **fields)


def test_an_event_counts_in_the_period_of_its_first_day(workspace: Workspace) -> None:
    for one in (
        event("first", "culture", "2026-06-15"),
        event("last", "culture", "2026-09-14", ends_on=day("2026-09-20")),
        event("before", "culture", "2026-06-14"),
        event("a year ago", "culture", "2025-07-01"),
        event("off", "culture", "2026-07-01", cancelled_on=day("2026-06-30")),
    ):
        save(workspace, "event", one)
    culture = of(workspace)["event.culture"]
    assert culture.ids == ("first", "last")
    assert set(culture.year_to_date_ids) == {"first", "last", "before"}
    assert culture.same_period_last_year_ids == ("a year ago",)


def test_promotions_are_told_apart_by_their_place(workspace: Workspace) -> None:
    save(workspace, "event", event("a", "investment_promotion", "2026-07-01", scope="province"))
    save(workspace, "event", event("b", "trade_promotion", "2026-07-02", scope="country"))
    save(workspace, "event", event("c", "investment_promotion", "2026-07-03", scope="abroad"))
    found = of(workspace)
    assert found["event.promotion_home"].ids == ("a", "b")
    assert found["event.promotion_abroad"].ids == ("c",)


def test_delegates_and_works_are_summed(workspace: Workspace) -> None:
    many = {"delegates_vietnamese": 120, "delegates_resident": 6, "delegates_abroad": 24}
    save(workspace, "event", event("a", "conference", "2026-07-01", **many))
    save(workspace, "event", event("b", "conference", "2026-07-02"))
    save(workspace, "event", event("c", "information", "2026-07-02", works=38))
    found = of(workspace)
    assert (found["event.delegates"].value, found["event.delegates"].ids) == (150, ("a",))
    assert found["event.works"].value == 38


def test_cases_and_papers_by_kind(workspace: Workspace) -> None:
    save(workspace, "case", Case(id="c", kind="consular", name="x", happened_on=day("2026-07-01")))
    days = {"issued_on": day("2026-08-01"), "expires_on": day("2031-07-31")}
    for kind in ("abtc", "official_passport", "diplomatic_passport"):
        paper = TravelDocument(id=kind, kind=kind, holder="Nguyễn Văn A", **days)
        save(workspace, "travel_document", paper)
    found = of(workspace)
    assert found["case.consular"].ids == ("c",)
    assert found["paper.abtc"].ids == ("abtc",)
    assert found["paper.official"].ids == ("official_passport", "diplomatic_passport")


def test_several_gifts_of_one_person_count_each(workspace: Workspace) -> None:
    if not workspace.repositories["country"].get_many(("DE",)):
        save(workspace, "country", Country(id="DE", code="DE", name="Đức"))
    rows = tuple(
        Contribution(pos=n, happened_on=day(on), kind="gift", content="Quà")
        for n, on in enumerate(("2026-07-01", "2026-08-01", "2026-12-01"), start=1)
    )
    person = OverseasVietnamese(id="o", kind="person", name="Trần B", country="DE")
    save(workspace, "overseas_vietnamese", person, contribution=rows)
    found = of(workspace)["overseas.contribution"]
    assert (found.value, found.ids) == (2, ("o",))


def test_associations_stand_on_the_last_day_of_the_span(workspace: Workspace) -> None:
    for ident, founded, dissolved in (
        ("old", "2010-01-01", None),
        ("new", "2026-07-01", None),
        ("gone", "2010-01-01", "2026-08-01"),
    ):
        association = FriendshipAssociation(
            id=ident,
            name=ident,
            countries=("KR",),
            founded_on=day(founded),
            dissolved_on=day(dissolved) if dissolved else None,
        )
        save(workspace, "friendship_association", association)
    found = of(workspace)
    assert set(found["association.active"].ids) == {"old", "new"}
    assert set(found["association.active"].same_period_last_year_ids) == {"old", "gone"}
    assert found["association.founded"].ids == ("new",)


@pytest.mark.parametrize("basis", [ND09, CALENDAR])
@pytest.mark.parametrize(("nature", "value", "year"), [("flow", 24, 45), ("stock", 9, 9)])
def test_a_quarter_has_its_three_months_on_either_basis(
    workspace: Workspace, basis: Basis, nature: str, value: int, year: int
) -> None:
    rows = tuple(
        CounterValue(pos=month, year=2026, month=month, value=month) for month in range(1, 10)
    )
    counter = Counter(id="c", name="Thủ tục", group="consular", unit="document", nature=nature)
    save(workspace, "counter", counter, counter_value=rows)
    found = of(workspace, basis=basis)["counter.c"]
    assert (found.value, found.year_to_date) == (value, year)


def test_the_newest_entered_value_with_that_of_the_year_before(workspace: Workspace) -> None:
    indicator = Indicator(
        id="i", code="F", name="FDI", group="fdi", unit="usd_million", nature="flow"
    )
    save(workspace, "indicator", indicator)
    for ident, period, first, last, amount in (
        ("q1", "Quý I/2026", "2026-01-01", "2026-03-31", "100"),
        ("h1", "6 tháng 2026", "2026-01-01", "2026-06-30", "388.7"),
        ("old", "6 tháng 2025", "2025-01-01", "2025-06-30", "300"),
        ("later", "10 tháng 2026", "2026-01-01", "2026-10-31", "500"),
    ):
        value = IndicatorValue(
            id=ident, indicator="i", period=period, first_on=day(first), last_on=day(last),
            amount=Decimal(amount), unit="usd_million", certainty="actual",
        )  # fmt: skip
        save(workspace, "indicator_value", value)
    found = of(workspace)["indicator.i"]
    assert (found.ids, found.same_period_last_year_ids) == (("h1",), ("old",))
    assert (found.value, found.same_period_last_year) == (Decimal("388.7"), 300)


@pytest.mark.parametrize("basis", [ND09, CALENDAR])
def test_an_entered_year_counts_in_the_year_on_either_basis(
    workspace: Workspace, basis: Basis
) -> None:
    indicator = Indicator(
        id="i", code="X", name="Xuất khẩu", group="trade", unit="usd_million", nature="flow"
    )
    save(workspace, "indicator", indicator)
    for year in (2024, 2025):
        value = IndicatorValue(
            id=str(year), indicator="i", period=str(year), first_on=day(f"{year}-01-01"),
            last_on=day(f"{year}-12-31"), amount=Decimal(year), unit="usd_million",
            certainty="actual",
        )  # fmt: skip
        save(workspace, "indicator_value", value)
    made = figures(workspace, Period(Kind.YEAR, 2025, 1, basis))
    found = next(figure for figure in made if figure.key == "indicator.i")
    assert (found.value, found.same_period_last_year) == (2025, 2024)
    assert not any(
        figure.key == "indicator.i"
        for figure in figures(workspace, Period(Kind.NINE_MONTHS, 2025, 1, basis))
    )


def test_pillars_count_delegations_events_and_agreements_apart(workspace: Workspace) -> None:
    save(workspace, "event", event("e", "reception", "2026-07-01", pillar="party"))
    found = of(workspace)
    assert found["pillar.party.event"].ids == ("e",)
    assert found["pillar.party.delegation"].value == 0
    assert found["pillar.state.event"].value == 0
