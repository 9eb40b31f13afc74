"""The rules over several fields of a record, each with what breaks it and what does not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.record import Child, Record, Tree
from dnapp.records import BY_KEY
from dnapp.records.agreement import Agreement
from dnapp.records.aid_project import AidProject
from dnapp.records.case import Case
from dnapp.records.commitment import Commitment
from dnapp.records.delegation import Delegation
from dnapp.records.disbursement import Disbursement
from dnapp.records.event import Event
from dnapp.records.indicator import Indicator
from dnapp.records.indicator_value import IndicatorValue
from dnapp.records.leg import Leg
from dnapp.records.member import Member
from dnapp.records.ngo_paper import NgoPaper
from dnapp.records.ngo_registration import NgoRegistration
from dnapp.records.partner import Partner
from dnapp.records.permission import Permission
from dnapp.records.plan import Plan
from dnapp.records.programme_item import ProgrammeItem
from dnapp.records.target import Target
from dnapp.records.term import Term
from dnapp.records.unit import Unit

MARCH, JUNE = PartialDay(2025, 3, 1), PartialDay(2025, 6, 1)


def keys(kind: str, record: Record, **children: tuple[Child, ...]) -> set[tuple[str, str]]:
    """(field, key) of the problems that the type's own check finds."""
    return {(p.field, p.key) for p in BY_KEY[kind].check(Tree(record, children))}


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("unit", Unit(id="u", valid_from=JUNE, valid_to=MARCH, successor="u")),
        ("partner", Partner(id="p", valid_from=JUNE, valid_to=MARCH, successor="p", superior="p")),
    ],
)
def test_a_life_that_ends_before_it_begins_and_one_that_succeeds_itself(
    kind: str, record: Record
) -> None:
    found = keys(kind, record)
    assert ("valid_to", "check.end_before_start") in found
    assert ("successor", "check.own_successor") in found
    right = replace(record, valid_from=MARCH, valid_to=JUNE, successor="other")
    assert ("valid_to", "check.end_before_start") not in keys(kind, right)
    assert ("successor", "check.own_successor") not in keys(kind, right)


def test_days_of_a_delegation() -> None:
    wrong = Delegation(starts_on=JUNE, ends_on=MARCH, reported_on=PartialDay(2025, 1, 1))
    assert keys("delegation", wrong) == {
        ("ends_on", "check.must_be_from"),
        ("reported_on", "check.report_before_end"),
    }
    late = Delegation(starts_on=PartialDay(2025, 7, 1), level="district")
    assert keys("delegation", late) == {("level", "check.no_district")}
    early = replace(late, starts_on=PartialDay(2025, 6, 30))
    assert keys("delegation", early) == set()


def test_people_and_papers_of_a_delegation() -> None:
    trip = Delegation(
        direction="out", countries=("LA",), starts_on=MARCH, ends_on=MARCH, headcount=2
    )
    three = tuple(Member(name=name) for name in "ABC")
    assert keys("delegation", trip, member=three) == {("headcount", "check.more_members")}
    assert keys("delegation", trip, member=three[:1]) == {("headcount", "check.fewer_members")}
    assert keys("delegation", trip, member=three[:2]) == set()
    permission = Permission(document=DocRef(number="1", symbol="QĐ-UBND", issued_on=JUNE))
    short = Member(name="A", passport_expires_on=JUNE)
    leg = Leg(country="KR", arrives_on=JUNE, leaves_on=MARCH)
    found = keys(
        "delegation",
        replace(trip, headcount=1),
        permission=(permission,),
        member=(short,),
        leg=(leg,),
    )
    assert found == {
        ("permission[1].document", "check.permission_after_start"),
        ("member[1].passport_expires_on", "check.passport_short"),
        ("leg[1].country", "check.leg_country"),
        ("leg[1].leaves_on", "check.must_be_from"),
    }


@pytest.mark.parametrize(
    ("title", "warned"),
    [
        ("Hiệp định hợp tác", True),
        ("Công ước về lao động", True),
        ("Bản ghi nhớ về thực hiện hiệp định thương mại", False),
        ("Thỏa thuận hợp tác", False),
    ],
)
def test_names_kept_for_treaties(title: str, warned: bool) -> None:
    found = keys("agreement", Agreement(title=title))
    assert (("title", "check.treaty_name") in found) == warned


def test_days_and_links_of_an_agreement() -> None:
    wrong = Agreement(
        id="a",
        signed_on=JUNE,
        effective_on=MARCH,
        suspended_on=JUNE,
        resumed_on=MARCH,
        ended_on=MARCH,
        notice=6,
        successor="a",
    )
    assert keys("agreement", wrong) == {
        ("effective_on", "check.effective_before_signing"),
        ("resumed_on", "check.must_be_from"),
        ("ended_on", "check.must_be_from"),
        ("notice_unit", "check.notice_unit"),
        ("successor", "check.own_successor"),
    }


def test_terms_of_an_agreement() -> None:
    terms = (
        Term(basis="until", starts_on=JUNE, ends_on=MARCH),
        Term(basis="until", starts_on=PartialDay(2026)),
        Term(basis="duration", starts_on=PartialDay(2020)),
    )
    assert keys("agreement", Agreement(title="Thỏa thuận"), term=terms) == {
        ("term[1].ends_on", "check.must_be_from"),
        ("term[2].ends_on", "check.term_needs_end"),
        ("term[2].starts_on", "check.term_gap"),
        ("term[3].months", "check.term_needs_months"),
        ("term[3].starts_on", "check.term_overlaps"),
    }


@pytest.mark.parametrize(
    ("starts", "key"),
    [
        (PartialDay(2030, 3, 1), None),
        (PartialDay(2030), None),
        (PartialDay(2030, 2, 28), "check.term_overlaps"),
        (PartialDay(2030, 3, 2), "check.term_gap"),
    ],
)
def test_a_renewal_begins_on_the_day_after_a_counted_term(
    starts: PartialDay, key: str | None
) -> None:
    terms = (
        Term(kind="original", basis="duration", months=60),
        Term(kind="renewal", basis="duration", months=60, starts_on=starts),
    )
    found = keys("agreement", Agreement(signed_on=MARCH), term=terms)
    assert found == ({("term[2].starts_on", key)} if key else set())


def test_no_agreement_of_a_district_after_the_districts_ended() -> None:
    late = Agreement(on_behalf="district", signed_on=PartialDay(2025, 7, 1))
    assert keys("agreement", late) == {("on_behalf", "check.no_district")}
    early = replace(late, signed_on=PartialDay(2025, 6, 30))
    assert keys("agreement", early) == set()


def test_money_of_an_aid_project() -> None:
    promised = Commitment(amount=Decimal(100), currency="USD")
    paid = Disbursement(amount=Decimal(101), currency="USD")
    other = Disbursement(amount=Decimal(5), currency="EUR")
    project = AidProject(starts_on=JUNE, ends_on=MARCH)
    found = keys("aid_project", project, commitment=(promised,), disbursement=(paid, other))
    assert found == {
        ("ends_on", "check.must_be_from"),
        ("approval_document", "check.paid_without_approval"),
        ("name", "check.paid_more"),
    }
    approved = AidProject(approval_document=DocRef(number="1"))
    assert keys("aid_project", approved, commitment=(promised,), disbursement=(other,)) == set()


@pytest.mark.parametrize(
    ("begin", "end", "found"),
    [
        ("08:00", "11:30", set()),
        ("", "23:59", set()),
        ("25:99", "", {("programme_item[1].from_time", "check.hour")}),
        ("8h", "9:00", {
            ("programme_item[1].from_time", "check.hour"),
            ("programme_item[1].to_time", "check.hour"),
        }),
        ("14:00", "13:59", {("programme_item[1].to_time", "check.hours_turned")}),
    ],
)  # fmt: skip
def test_hours_of_a_programme(begin: str, end: str, found: set[tuple[str, str]]) -> None:
    item = ProgrammeItem(held_on=JUNE, from_time=begin, to_time=end, content="Làm việc")
    assert keys("delegation", Delegation(), programme_item=(item,)) == found


def test_a_renewal_before_signing_is_refused_and_an_earlier_first_term_is_doubtful() -> None:
    terms = (
        Term(kind="original", basis="duration", starts_on=PartialDay(2018, 1, 1), months=12),
        Term(kind="renewal", basis="duration", starts_on=PartialDay(2019, 1, 1), months=12),
        Term(kind="amendment", basis="duration", starts_on=PartialDay(2019, 6, 1), months=24),
    )
    tree = Tree(Agreement(signed_on=PartialDay(2020)), {"term": terms})
    found = {p.field: p for p in BY_KEY["agreement"].check(tree) if p.field.startswith("term")}
    assert set(found) == {f"term[{n}].starts_on" for n in (1, 2, 3)}
    assert found["term[1].starts_on"].warning
    assert found["term[2].starts_on"].key == "check.renewal_before_signing"
    assert not found["term[2].starts_on"].warning
    assert found["term[3].starts_on"].warning


def test_an_amendment_may_begin_within_the_term_that_it_changes() -> None:
    terms = (
        Term(kind="original", basis="duration", starts_on=MARCH, months=60),
        Term(kind="amendment", basis="duration", starts_on=PartialDay(2027), months=60),
    )
    assert keys("agreement", Agreement(signed_on=MARCH), term=terms) == set()


def test_acts_that_end_an_agreement_come_after_its_signing() -> None:
    early = PartialDay(2001, 1, 1)
    agreement = Agreement(signed_on=MARCH, ended_on=early, replaced_on=early, suspended_on=early)
    assert keys("agreement", agreement) == {
        (field, "check.must_be_from") for field in ("ended_on", "replaced_on", "suspended_on")
    }


def test_days_and_file_of_an_event() -> None:
    wrong = Event(starts_on=JUNE, ends_on=MARCH)
    assert ("ends_on", "check.must_be_from") in keys("event", wrong)
    conference = Event(
        kind="conference",
        starts_on=JUNE,
        ends_on=JUNE,
        permitted_by="prime_minister",
        filed_on=PartialDay(2025, 4, 23),
        reported_on=MARCH,
    )
    assert keys("event", conference) == {
        ("filed_on", "check.filed_late"),
        ("reported_on", "check.event_report_early"),
    }
    in_time = replace(conference, filed_on=PartialDay(2025, 4, 22), reported_on=JUNE)
    assert not keys("event", in_time)
    by_chair = replace(in_time, permitted_by="province_chair", filed_on=PartialDay(2025, 5, 2))
    assert not keys("event", by_chair)


def test_papers_of_a_foreign_ngo() -> None:
    activity = NgoRegistration(kind="activity")
    long = NgoPaper(starts_on=PartialDay(2023, 1, 1), ends_on=PartialDay(2026, 2, 1))
    turned = NgoPaper(starts_on=JUNE, ends_on=MARCH)
    overlapping = NgoPaper(starts_on=PartialDay(2026, 1, 1), ends_on=PartialDay(2028, 12, 31))
    assert keys("ngo_registration", activity, ngo_paper=(long,)) == {
        ("ngo_paper[1].ends_on", "check.ngo_too_long")
    }
    assert not keys("ngo_registration", replace(activity, kind="office"), ngo_paper=(long,))
    three_years = replace(long, ends_on=PartialDay(2025, 12, 31))
    assert not keys("ngo_registration", activity, ngo_paper=(three_years,))
    assert ("ngo_paper[1].ends_on", "check.must_be_from") in keys(
        "ngo_registration", activity, ngo_paper=(turned,)
    )
    assert ("ngo_paper[2].starts_on", "check.term_overlaps") in keys(
        "ngo_registration", activity, ngo_paper=(long, overlapping)
    )


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({}, None),
        ({"low": None}, ("low", "check.target_value")),
        ({"unit": ""}, ("unit", "check.target_unit")),
        ({"shape": "range"}, ("high", "check.target_range")),
        ({"shape": "range", "high": Decimal(3)}, ("high", "check.range_turned")),
        ({"shape": "range", "high": Decimal(6)}, None),
        ({"shape": "growth"}, ("base_year", "check.growth_base")),
        ({"shape": "growth", "base_year": 2020}, ("unit", "check.growth_percent")),
        ({"shape": "growth", "base_year": 2020, "unit": "percent"}, None),
        ({"indicator": ""}, ("indicator", "check.target_indicator")),
        ({"replaces": "t"}, ("replaces", "check.target_itself")),
        ({"replaces": "older"}, ("valid_from", "check.target_valid_from")),
        ({"first_on": JUNE, "last_on": MARCH}, ("last_on", "check.must_be_from")),
        ({"shape": "yes_no", "low": None, "unit": "", "indicator": ""}, None),
    ],
)
def test_shapes_of_targets(change: dict[str, object], problem: tuple[str, str] | None) -> None:
    right = Target(
        id="t", name="Ký mới", plan="p", indicator="i", shape="total", low=Decimal(5),
        unit="agreement",
    )  # fmt: skip
    found = keys("target", replace(right, **change))
    assert (problem in found) if problem else not found


def test_figures_plans_and_cases() -> None:
    value = IndicatorValue(first_on=JUNE, last_on=MARCH)
    assert ("last_on", "check.must_be_from") in keys("indicator_value", value)
    flow = Indicator(id="i", nature="flow", flow="i")
    assert keys("indicator", flow) == {
        ("flow", "check.flow_of_stock"),
        ("flow", "check.flow_itself"),
    }
    plan = Plan(id="p", first_on=JUNE, last_on=MARCH, parent="p")
    assert keys("plan", plan) == {
        ("last_on", "check.must_be_from"),
        ("parent", "check.plan_itself"),
    }
    case = Case(happened_on=JUNE, closed_on=MARCH)
    assert keys("case", case) == {("closed_on", "check.must_be_from")}
