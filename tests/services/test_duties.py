"""What is due: rules in their versions, records that raise no false alarm, marks, holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.docref import DocRef, parse_docref
from dnapp.core.record import Child, Record, Tree
from dnapp.records import BY_KEY
from dnapp.records.aid_project import AidProject
from dnapp.records.delegation import Delegation
from dnapp.records.duty_rule import DutyRule
from dnapp.records.event import Event
from dnapp.records.friendship_association import FriendshipAssociation
from dnapp.records.holiday import Holiday
from dnapp.records.member import Member
from dnapp.records.ngo_paper import NgoPaper
from dnapp.records.ngo_registration import NgoRegistration
from dnapp.records.partner import Partner
from dnapp.records.reminder import Reminder
from dnapp.records.term import Term
from dnapp.records.travel_document import TravelDocument
from dnapp.services.deadlines import DaysOff, moved
from dnapp.services.duty_rules import Rules
from dnapp.services.phrases import in_words
from dnapp.services.rule_seeds import public_holidays
from dnapp.services.validation import Invalid
from dnapp.services.workspace import Workspace
from tests.services.conftest import TODAY
from tests.services.duty_desk import agreement, day, save, told

TABLE = DaysOff.of(public_holidays([2025, 2026, 2027]))


def of(workspace: Workspace, ident: str) -> list[tuple[str, date]]:
    return [(duty.rule, duty.due_on) for duty in told(workspace) if duty.id == ident]


def term(**fields: object) -> Term:
    return Term(**({"kind": "original", "basis": "until"} | fields))


def trip(**fields: object) -> Delegation:
    values = {"direction": "out", "name": "Đoàn công tác", "countries": ("LA",)}
    return Delegation(**(values | fields))


ENDED = trip(starts_on=day("2026-10-01"), ends_on=day("2026-10-05"))


TWIN = Partner(name="Seoul", kind="locality", relation="twinned", related_on=day("2017-01-01"))


# Days of domain rules


def test_days_of_the_rules_of_the_law() -> None:
    assert moved(date(2025, 12, 3), 15, "days", TABLE) == date(2025, 12, 18)
    assert moved(date(2026, 4, 20), 7, "workdays", TABLE) == date(2026, 5, 4)
    assert moved(date(2026, 6, 10), -30, "days", TABLE) == date(2026, 5, 11)
    assert moved(date(2026, 6, 10), -40, "days", TABLE) == date(2026, 5, 1)
    assert moved(date(2026, 6, 10), 15, "days", TABLE) == date(2026, 6, 25)
    assert moved(date(2026, 12, 31), -60, "days", TABLE) == date(2026, 11, 1)
    assert moved(date(2026, 2, 13), 1, "workdays", TABLE) == date(2026, 2, 23)  # Tết


@given(
    st.dates(date(2025, 6, 1), date(2026, 6, 30)),
    st.integers(0, 60),
    st.sampled_from(("days", "workdays", "months")),
)
def test_a_later_event_is_never_due_earlier(start: date, n: int, unit: str) -> None:
    following = start + timedelta(days=1)
    assert moved(start, n, unit, TABLE) <= moved(following, n, unit, TABLE)
    assert start <= moved(start, n, unit, TABLE)


@given(st.dates(date(2025, 6, 1), date(2026, 6, 30)), st.integers(1, 60))
def test_working_days_never_fall_on_a_holiday(start: date, n: int) -> None:
    found = moved(start, n, "workdays", TABLE)
    assert found not in TABLE.days
    assert found.weekday() < 5 or found in TABLE.worked


# Rules with versions


def rule(**fields: object) -> DutyRule:
    values = {
        "code": "r", "name": "Việc", "event": "agreement_signed", "delay": 15, "unit": "days",
        "legal_basis": "Luật",
    }  # fmt: skip
    return DutyRule(**(values | fields))


def test_an_event_is_counted_by_the_version_valid_on_its_day() -> None:
    old = rule(id="old", valid_to=day("2025-12-07"))
    new = rule(id="new", delay=20, valid_from=day("2025-12-08"))
    rules = Rules((new, old), TABLE)
    assert [found.id for found in rules.on("agreement_signed", date(2025, 12, 7))] == ["old"]
    assert [found.id for found in rules.on("agreement_signed", date(2025, 12, 8))] == ["new"]
    assert rules.on("agreement_ended", date(2025, 12, 8)) == ()
    later = rule(id="later", off=True, valid_from=day("2026-01-01"))
    assert Rules((old, new, later), TABLE).on("agreement_signed", date(2026, 2, 1)) == ()


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (rule(legal_basis=""), "legal_basis"),
        (rule(delay=-1), "delay"),
        (rule(delay=None), "delay"),
        (rule(unit=""), "unit"),
        (rule(event="yearly", month=2), "day_of_month"),
        (rule(event="yearly", month=2, day_of_month=30), "day_of_month"),
        (rule(event="relation_began", unit="days"), "unit"),
        (rule(valid_from=day("2026-01-02"), valid_to=day("2026-01-01")), "valid_to"),
        (Holiday(falls_on=day("2026-09-02"), name="Quốc khánh", kind="public"), "falls_on"),
        (Holiday(falls_on=day("2026-09"), name="Quốc khánh", kind="public"), "falls_on"),
        (Holiday(falls_on=day("2026-09-03"), name="Làm bù", kind="worked"), "kind"),
        (Reminder(task="Gọi lại", due_on=day("2026")), "due_on"),
        (Reminder(task="Gọi lại", due_on=day("2026-12-01"), kind="partner"), "record"),
        (Reminder(task="Gọi", due_on=day("2026-12-01"), kind="partner", record="x"), "record"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    workspace: Workspace, record: Record, field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        save(workspace, record)
    problems = caught.value.problems
    assert {problem.field for problem in problems} == {field}
    assert all(workspace.words(problem.key, **problem.values) for problem in problems)


def test_versions_that_overlap_are_warned_of(workspace: Workspace) -> None:
    held = workspace.repositories["duty_rule"].get("duty-agreements-yearly")
    twin = replace(held, id="", n=0, revision=0, valid_from=day("2026-01-01"))
    saved = workspace.save_tree(BY_KEY["duty_rule"], Tree(twin), "add_records")
    assert [warning.key for warning in saved.warnings] == ["check.duty_overlap"]


# What is due


def test_a_signed_agreement_is_reported_within_fifteen_days(workspace: Workspace) -> None:
    ident = save(workspace, agreement(signed_on=day("2026-11-10")))
    assert of(workspace, ident) == [("agreement-signed", date(2026, 11, 25))]
    (duty,) = [duty for duty in told(workspace) if duty.id == ident]
    assert (duty.kind, duty.days_left, duty.group) == ("agreement", 3, "week")
    assert duty.legal_basis == "Luật Thỏa thuận quốc tế 70/2020/QH14, Điều 19"
    sentence = in_words(duty.reasons, workspace.showing())
    assert sentence == "Ký 10/11/2026. Hạn 25/11/2026, còn 3 ngày."
    sent = agreement(signed_on=day("2026-11-10"), report_document=DocRef(number="5"))
    assert of(workspace, save(workspace, sent)) == []


def test_acts_on_an_agreement_are_notified(workspace: Workspace) -> None:
    renewed = agreement(signed_on=day("2019-01-01"))
    terms = (
        term(ends_on=day("2026-10-31")),
        term(kind="renewal", starts_on=day("2026-11-01"), basis="open_ended"),
    )
    ident = save(workspace, renewed, *terms)
    assert of(workspace, ident) == [("agreement-renewed", date(2026, 11, 16))]
    ended = agreement(signed_on=day("2019-01-01"), ended_on=day("2026-11-12"))
    assert of(workspace, save(workspace, ended)) == [("agreement-ended", date(2026, 11, 27))]
    suspended = agreement(signed_on=day("2019-01-01"), suspended_on=day("2026-11-12"))
    found = of(workspace, save(workspace, suspended, term(basis="open_ended")))
    assert found == [("agreement-suspended", date(2026, 11, 27))]
    asked = agreement(opinions_asked_on=day("2026-11-16"))
    found = of(workspace, save(workspace, asked))
    assert found == [("opinions", date(2026, 11, 25)), ("decision", date(2026, 12, 2))]


@pytest.mark.parametrize(
    ("ends_on", "code"),
    [
        ("2027-11-22", "expiry-12"),
        ("2027-05-22", "expiry-6"),
        ("2027-02-22", "expiry-3"),
        ("2026-12-22", "expiry-1"),
        ("2026-12-23", "expiry-3"),
    ],
)
def test_an_agreement_is_told_once_by_the_nearest_alarm(
    workspace: Workspace, ends_on: str, code: str
) -> None:
    ident = save(workspace, agreement(signed_on=day("2019-01-01")), term(ends_on=day(ends_on)))
    assert of(workspace, ident) == [(code, date.fromisoformat(ends_on))]


def test_a_notice_deadline_stays_only_where_a_word_of_ours_is_needed(workspace: Workspace) -> None:
    fields = {"signed_on": day("2021-12-23"), "notice": 30, "notice_unit": "days"}
    ends = term(ends_on=day("2026-12-20"))  # notice by 20/11/2026, two days ago
    asked = save(workspace, agreement(renewal="by_agreement", **fields), ends)
    assert ("notice", date(2026, 11, 20)) in of(workspace, asked)
    goes_on = save(workspace, agreement(renewal="tacit", **fields), ends)
    assert of(workspace, goes_on) == []
    ahead = agreement(renewal="tacit", **{**fields, "notice": 10})
    assert of(workspace, save(workspace, ahead, ends)) == [("notice", date(2026, 12, 10))]


@pytest.mark.parametrize(
    ("record", "rows"),
    [
        (agreement(signed_on=day("2019-01-01")), [term(basis="open_ended")]),
        (agreement(signed_on=day("2019-01-01")), [term(ends_on=day("2027"))]),
        (agreement(signed_on=day("2026")), []),
        (agreement(signed_on=day("2026-11~")), []),
        (
            agreement(signed_on=day("2026-11-10"), replaced_on=day("2026-11-20")),
            [term(ends_on=day("2026-12-31"))],
        ),
        (replace(ENDED, cancelled_on=day("2026-09-01")), []),
        (trip(starts_on=day("2026"), ends_on=day("2026")), []),
        (trip(starts_on=day("2026-12-01"), ends_on=day("2026-12-05")), []),
        (replace(TWIN, related_on=day("2017")), []),
        (replace(TWIN, relation="contact"), []),
    ],
    ids=[
        "open-ended", "year-only end", "year-only signing", "about", "replaced", "cancelled",
        "year-only trip", "trip ahead", "year-only relation", "no relation",
    ],
)  # fmt: skip
def test_no_false_alarm(workspace: Workspace, record: Record, rows: list[Child]) -> None:
    assert of(workspace, save(workspace, record, *rows)) == []


def test_reports_of_visits_follow_the_setting_of_the_office(workspace: Workspace) -> None:
    out = trip(starts_on=day("2026-11-10"), ends_on=day("2026-11-12"))
    ident = save(workspace, out)
    assert of(workspace, ident) == [("trip-report", date(2026, 11, 27))]
    workspace.save_settings({"report_days": 7, "report_unit": "workdays"})
    assert of(workspace, ident) == [("trip-report", date(2026, 11, 23))]
    save(workspace, Holiday(falls_on=day("2026-11-18"), name="Nghỉ", kind="exchanged"))
    assert of(workspace, ident) == [("trip-report", date(2026, 11, 24))]
    visit = save(workspace, replace(out, direction="in"))
    assert of(workspace, visit) == [("reception-report", date(2026, 11, 24))]
    reported = replace(out, direction="in", reported_on=day("2026-11-20"))
    assert of(workspace, save(workspace, reported)) == []


def test_short_passports_are_told_before_the_trip(workspace: Workspace) -> None:
    out = trip(starts_on=day("2026-12-10"), ends_on=day("2026-12-15"))
    people = (
        Member(name="A", passport_expires_on=day("2027-06-14")),
        Member(name="B", passport_expires_on=day("2027-06-15")),
    )
    ident = save(workspace, out, *people)
    assert of(workspace, ident) == [("passport", date(2026, 12, 10))]
    (duty,) = [duty for duty in told(workspace) if duty.id == ident]
    assert in_words(duty.reasons[:1], workspace.showing()).startswith("1 thành viên")


def test_aid_projects_start_report_and_close(workspace: Workspace) -> None:
    def project(**fields: object) -> str:
        return save(workspace, AidProject(name="Dự án", source="ngo", **fields))

    approved = DocRef(number="1", issued_on=day("2026-06-01"))
    assert of(workspace, project(approval_document=approved)) == [("aid-start", date(2026, 12, 1))]
    early = DocRef(number="2", issued_on=day("2025-01-10"))
    closed = project(approval_document=early, closed_on=day("2026-08-31"))
    assert of(workspace, closed) == [("aid-closing", date(2027, 2, 28))]


def test_round_anniversaries_of_a_relation(workspace: Workspace) -> None:
    begun = {"kind": "locality", "relation": "twinned"}
    ident = save(workspace, Partner(name="Hủa Phăn", related_on=day("2007-01-15"), **begun))
    assert of(workspace, ident) == [("anniversary", date(2027, 1, 15))]
    odd = save(workspace, Partner(name="Seoul", related_on=day("2008-01-15"), **begun))
    assert of(workspace, odd) == []


def of_rule(workspace: Workspace, code: str) -> dict[str, date]:
    """Id of the record → day, of one rule."""
    return {duty.id: duty.due_on for duty in told(workspace) if duty.rule == code}


def test_a_conference_asks_for_its_file_until_it_begins_and_for_its_report_after(
    workspace: Workspace,
) -> None:
    near = Event(
        id="near", kind="conference", name="Hội thảo", starts_on=day("2026-12-20"),
        permitted_by="prime_minister",
    )  # fmt: skip
    for one in (
        near,
        replace(near, id="chair", permitted_by="province_chair"),
        replace(near, id="filed", filed_on=day("2026-11-01")),
        replace(near, id="off", cancelled_on=day("2026-11-01")),
        replace(near, id="culture", kind="culture"),
        replace(near, id="over", starts_on=day("2026-11-10"), ends_on=day("2026-11-12")),
        replace(near, id="told", starts_on=day("2026-11-10"), reported_on=day("2026-11-15")),
    ):
        save(workspace, one)
    assert of_rule(workspace, "conference-file-pm") == {"near": date(2026, 11, 10)}
    assert of_rule(workspace, "conference-file-chair") == {"chair": date(2026, 11, 20)}
    assert of_rule(workspace, "conference-report") == {"over": date(2026, 11, 27)}


def test_a_registration_asks_for_its_file_sixty_days_before_it_ends(workspace: Workspace) -> None:
    paper = NgoPaper(
        pos=1, kind="original", document=parse_docref("12/GĐK ngày 05/01/2024", TODAY),
        starts_on=day("2024-01-06"), ends_on=day("2027-01-05"),
    )  # fmt: skip
    ngo = NgoRegistration(id="due", name="Plan", kind="activity")
    save(workspace, ngo, paper)
    save(workspace, replace(ngo, id="filed", name="FFI", renewal_filed_on=day("2026-11-01")), paper)
    save(workspace, replace(ngo, id="gone", name="GNI", ended_on=day("2026-01-01")), paper)
    assert of_rule(workspace, "ngo-renewal") == {"due": date(2026, 11, 6)}


def test_a_congress_and_a_card_have_their_days(workspace: Workspace) -> None:
    association = FriendshipAssociation(
        id="a", name="Hội", countries=("KR",), founded_on=day("2022-03-01"), term_years=5
    )
    save(workspace, association)
    vague = replace(association, id="vague", name="Hội khác", founded_on=day("2022"))
    save(workspace, vague)
    card = TravelDocument(id="c", kind="abtc", holder="Trần Mẫu", expires_on=day("2027-02-15"))
    save(workspace, card)
    save(workspace, replace(card, id="back", returned_on=day("2026-11-01")))
    assert of_rule(workspace, "congress") == {"a": date(2027, 3, 1)}
    assert of_rule(workspace, "paper-renewal") == {"c": date(2027, 1, 16)}
