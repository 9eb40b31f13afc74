"""What events, foreign NGOs, associations, papers and cases are on a day."""

from __future__ import annotations

from datetime import date

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.record import Record, Tree
from dnapp.records.case import Case
from dnapp.records.event import Event
from dnapp.records.friendship_association import FriendshipAssociation
from dnapp.records.ngo_paper import NgoPaper
from dnapp.records.ngo_registration import NgoRegistration
from dnapp.records.travel_document import TravelDocument
from dnapp.services import department
from dnapp.services.workspace import Workspace


def day(text: str) -> PartialDay:
    return PartialDay(*map(int, text.split("-")))


def on(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("today", "status"),
    [
        ("2026-05-11", "planned"),
        ("2026-05-12", "ongoing"),
        ("2026-05-13", "ongoing"),
        ("2026-05-14", "held"),
    ],
)
def test_an_event_goes_by_its_days(today: str, status: str) -> None:
    event = Event(kind="conference", starts_on=day("2026-05-12"), ends_on=day("2026-05-13"))
    assert department.event_state(Tree(event), on(today)).status == status


def test_a_cancelled_event_stays_cancelled() -> None:
    event = Event(starts_on=day("2026-05-12"), cancelled_on=day("2026-05-01"))
    assert department.event_state(Tree(event), on("2026-04-30")).status == "planned"
    assert department.event_state(Tree(event), on("2026-06-01")).status == "cancelled"


def ngo(*papers: tuple[str, str], **fields: object) -> Tree:
    rows = tuple(
        NgoPaper(
            pos=place,
            kind="renewal" if place > 1 else "original",
            starts_on=day(first),
            ends_on=day(last),
        )
        for place, (first, last) in enumerate(papers, start=1)
    )
    return Tree(NgoRegistration(name="Plan", kind="activity", **fields), {"ngo_paper": rows})


FIRST = ("2023-01-01", "2025-12-31")
SECOND = ("2026-01-01", "2028-12-31")


@pytest.mark.parametrize(
    ("today", "papers", "status", "last", "due"),
    [
        ("2025-10-31", (FIRST,), "valid", "2025-12-31", "2025-11-01"),
        ("2025-11-01", (FIRST,), "renewal_due", "2025-12-31", "2025-11-01"),
        ("2026-01-01", (FIRST,), "expired", "2025-12-31", "2025-11-01"),
        ("2026-01-01", (FIRST, SECOND), "valid", "2028-12-31", "2028-11-01"),
    ],
)
def test_the_file_of_an_ngo_is_due_sixty_days_before_its_paper_ends(
    today: str, papers: tuple[tuple[str, str], ...], status: str, last: str, due: str
) -> None:
    state = department.ngo_state(ngo(*papers), on(today))
    assert (state.status, state.day, state.act_on) == (status, on(last), on(due))


def test_a_filed_renewal_raises_no_alarm_and_an_ended_ngo_none_at_all() -> None:
    filed = ngo(FIRST, renewal_filed_on=day("2025-10-15"))
    assert department.ngo_state(filed, on("2025-12-01")).status == "valid"
    ended = ngo(FIRST, ended_on=day("2025-06-01"))
    assert department.ngo_state(ended, on("2026-06-01")).status == "terminated"
    assert department.ngo_state(ngo(), on("2026-06-01")).status == "unknown"


@pytest.mark.parametrize(
    ("today", "status"),
    [
        ("2026-04-19", "active"),
        ("2026-04-20", "congress_due"),
        ("2026-10-20", "congress_due"),
        ("2026-10-21", "congress_late"),
    ],
)
def test_a_congress_is_due_when_the_term_ends(today: str, status: str) -> None:
    association = FriendshipAssociation(
        founded_on=day("2010-01-01"), last_congress_on=day("2021-10-20"), term_years=5
    )
    state = department.association_state(Tree(association), on(today))
    assert (state.status, state.day) == (status, on("2026-10-20"))


def test_a_term_counted_from_a_bare_year_raises_no_alarm() -> None:
    association = FriendshipAssociation(founded_on=PartialDay(2010))
    state = department.association_state(Tree(association), on("2026-01-01"))
    assert (state.status, state.day) == ("active", None)


@pytest.mark.parametrize(
    ("today", "status"),
    [
        ("2026-08-27", "valid"),
        ("2026-08-28", "expiring"),
        ("2027-02-28", "expiring"),
        ("2027-03-01", "expired"),
    ],
)
def test_a_card_expires(today: str, status: str) -> None:
    card = TravelDocument(kind="abtc", expires_on=day("2027-02-28"))
    assert department.paper_state(Tree(card), on(today)).status == status


def test_a_case_is_open_until_its_end() -> None:
    case = Case(happened_on=day("2026-01-01"), closed_on=day("2026-02-01"))
    assert department.case_state(Tree(case), on("2026-01-31")).status == "open"
    assert department.case_state(Tree(case), on("2026-02-01")).status == "closed"


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("travel_document", TravelDocument(kind="abtc", holder="Nguyễn Văn A")),
        ("event", Event(kind="culture", name="Tuần văn hóa", starts_on=day("2026-01-01"))),
        ("case", Case(kind="consular", name="Vụ việc", happened_on=day("2026-01-01"))),
    ],
)
def test_every_status_says_why_in_words(workspace: Workspace, kind: str, record: Record) -> None:
    sentence = str(workspace.computed(kind, Tree(record))["sentence"])
    assert sentence.endswith(".")
    assert "None" not in sentence
