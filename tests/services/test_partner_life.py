"""One partner from all sides: what happened, how far the relation came, what is due."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.record import Record, Tree
from dnapp.records import BY_KEY
from dnapp.records.agreement import Agreement
from dnapp.records.aid_project import AidProject
from dnapp.records.contact import Contact
from dnapp.records.delegation import Delegation
from dnapp.records.donor import Donor
from dnapp.records.partner import Partner
from dnapp.records.party import Party
from dnapp.services.partner_life import PartnerLife, anniversary, partner_life
from dnapp.services.workspace import Workspace
from tests.services.conftest import TODAY


def day(text: str) -> PartialDay:
    return PartialDay.from_text(text)


def save(workspace: Workspace, kind: str, tree: Tree) -> Record:
    return workspace.save_tree(BY_KEY[kind], tree, "add_records").tree.record


def partner(workspace: Workspace, *contacts: Contact, **fields: object) -> str:
    record = Partner(name="Hủa Phăn", kind="locality", country="LA", **fields)
    return save(workspace, "partner", Tree(record, {"contact": contacts})).id


def visit(workspace: Workspace, ident: str, direction: str, first: str, **fields: object) -> str:
    record = Delegation(
        name=f"Đoàn {first}",
        direction=direction,
        starts_on=day(first),
        partners=(ident,),
        countries=("LA",),
        **fields,
    )
    return save(workspace, "delegation", Tree(record)).id


def agree(workspace: Workspace, ident: str, form: str, signed: str | None) -> str:
    record = Agreement(
        title=f"Văn bản {signed}",
        form=form,
        on_behalf="province",
        signed_on=day(signed) if signed else None,
    )
    sides = (Party(side="theirs", partner=ident, name="Hủa Phăn"),)
    return save(workspace, "agreement", Tree(record, {"party": sides})).id


def read(workspace: Workspace, ident: str, months: int = 12) -> PartnerLife:
    tree = workspace.tree("partner", ident)
    return partner_life(tree, workspace.repositories, TODAY, months)


def test_activities_of_all_kinds_stand_newest_first_and_belong_to_this_partner(
    workspace: Workspace,
) -> None:
    own, other = (
        partner(workspace),
        save(workspace, "partner", Tree(Partner(name="Luông Pha Bang", kind="locality"))).id,
    )
    visit(workspace, own, "in", "2024-05-02", headcount=12)
    visit(workspace, own, "out", "2026-03")
    visit(workspace, other, "in", "2026-04-01")
    gone = visit(workspace, own, "in", "2026-01-01")
    visit(workspace, own, "in", "2026-02-01", cancelled_on=day("2026-01-20"))
    agree(workspace, own, "memorandum", "2019")
    save(
        workspace,
        "aid_project",
        Tree(AidProject(name="Trạm y tế", source="ngo"), {"donor": (Donor(partner=own),)}),
    )
    with workspace.changes.change("delete_record") as change:
        change.delete("delegation", gone)
    found = read(workspace, own)
    assert [(one.sort, one.day.text if one.day else "") for one in found.activities] == [
        ("out", "2026-03"), ("in", "2024-05-02"), ("agreement", "2019"), ("aid", ""),
    ]  # fmt: skip
    assert (found.count("in", "out"), found.count("agreement"), found.count("aid")) == (2, 1, 1)
    assert found.years[-1] == (2026, 0, 1)
    assert found.years[-3] == (2024, 1, 0)
    assert found.years[0][0] == 2019


def test_stages_rest_on_facts(workspace: Workspace) -> None:
    own = partner(workspace)
    assert read(workspace, own).stages == {}
    visit(workspace, own, "in", "2004-05-02")
    assert read(workspace, own).stages == {"contact": day("2004-05-02")}
    agree(workspace, own, "memorandum", None)
    assert "agreement" not in read(workspace, own).stages, "proposed is not signed"
    agree(workspace, own, "letter_of_intent", "2005-03")
    agree(workspace, own, "memorandum", "2019-12-12")
    assert read(workspace, own).stages == {
        "contact": day("2004-05-02"),
        "intent": day("2005-03"),
        "agreement": day("2019-12-12"),
    }


def test_a_relation_is_a_stage_and_gives_the_year(workspace: Workspace) -> None:
    found = read(workspace, partner(workspace, relation="twinned", related_on=day("2005")))
    assert list(found.stages) == ["contact", "relation"]
    assert found.stages["relation"] == found.since == day("2005")


@pytest.mark.parametrize(
    ("relation", "last", "months", "silent"),
    [
        ("twinned", "2025-11-22", 12, 12),
        ("twinned", "2025-11-23", 12, None),
        ("contact", "2024-01-10", 12, 34),
        ("contact", "2024-01-10", 36, None),
        ("contact", "2024-01-10", 0, None),
        ("none", "2020-01-01", 12, None),
    ],
)
def test_long_silence_is_told_of_partners_with_a_relation(
    workspace: Workspace, relation: str, last: str, months: int, silent: int | None
) -> None:
    own = partner(workspace, Contact(name="Mẫu", last_contact_on=day(last)), relation=relation)
    assert read(workspace, own, months).silent_months == silent


def test_a_visit_is_contact_and_one_to_come_is_not_yet(workspace: Workspace) -> None:
    own = partner(
        workspace, Contact(name="Mẫu", last_contact_on=day("2024-01-10")), relation="contact"
    )
    visit(workspace, own, "in", "2027-03-01")
    assert read(workspace, own).silent_months == 34
    visit(workspace, own, "out", "2026-11-01")
    found = read(workspace, own)
    assert (found.silent_months, found.last_contact) == (None, date(2026, 11, 1))


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("2006-12-01", (20, "2026-12-01")),
        ("2006-11-22", (20, "2026-11-22")),
        ("2006-11-21", None),
        ("2007-11-22", (20, "2027-11-22")),
        ("2007-11-23", None),
        ("2021", (5, "2026")),
        ("2022-03", (5, "2027-03")),
        ("2016-02-29", None),
        ("2023-01-01", None),
        ("2027-01-01", None),
    ],
)
def test_round_anniversaries_of_the_next_twelve_months(
    since: str, expected: tuple[int, str] | None
) -> None:
    found = anniversary(day(since), TODAY)
    assert (found and (found[0], found[1].text)) == expected


def test_the_anniversary_of_a_leap_day_is_its_last_february_day() -> None:
    found = anniversary(day("2012-02-29"), date(2026, 11, 22))
    assert found == (15, day("2027-02-28"))


@given(st.dates(date(1950, 1, 1), date(2190, 1, 1)), st.dates(date(1950, 1, 1), date(2190, 1, 1)))
def test_an_anniversary_lies_within_the_year_ahead(since: date, today: date) -> None:
    found = anniversary(PartialDay.of(since), today)
    if found is not None:
        years, on = found
        assert years % 5 == 0 < years
        assert on.year == since.year + years
        assert 0 <= (on.first() - today).days <= 366
