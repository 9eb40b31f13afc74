"""What may stand in a span: nothing that matters is left out, and an index finds it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dnapp.services.workspace import Workspace
from dnapp.store import standing
from dnapp.store.standing import (
    agreement_ids,
    aid_facts,
    donor_facts,
    line_facts,
    partner_facts,
)
from tests.reports.small_province import TODAY, fill

FIRST, LAST = date(2025, 6, 15), date(2026, 9, 14)


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder: Path = tmp_path_factory.mktemp("standing") / "data"
    workspace = Workspace.open(folder, today=TODAY, who="Hoa")
    fill(workspace)
    yield workspace
    workspace.close()


def test_agreements_that_ended_before_the_year_are_left_out(province: Workspace) -> None:
    reader = province.database.reader
    assert agreement_ids(reader, FIRST, LAST) == ["TT-4", "TT-5", "TT-3", "TT-2", "TT-6", "TT-1"]
    assert agreement_ids(reader, date(2027, 1, 1), date(2027, 3, 14)) == [
        "TT-4",
        "TT-2",
        "TT-6",
        "TT-1",
    ]
    assert agreement_ids(reader, FIRST, date(2005, 1, 1)) == ["TT-4"]


def test_partners_have_a_relation(province: Workspace) -> None:
    found = partner_facts(province.database.reader)
    assert [one.id for one in found] == ["p-gyeongsangbuk", "p-houaphanh", "p-kfhi"]
    assert {one.since for one in found} == {None}


def test_projects_that_ended_long_before_are_left_out(province: Workspace) -> None:
    reader = province.database.reader
    found = {one.id: one for one in aid_facts(reader, FIRST, LAST)}
    assert set(found) == {"VT-1", "VT-2", "VT-3", "ODA-1"}
    assert found["VT-2"].approved_on == date(2026, 7, 2)
    assert found["VT-2"].last == date(2028, 6, 30)
    later = aid_facts(reader, date(2028, 1, 1), date(2028, 3, 1))
    assert {one.id for one in later} == {"VT-2", "ODA-1"}


def test_lines_come_with_exact_amounts_and_rates(province: Workspace) -> None:
    reader = province.database.reader
    found = line_facts(reader, "disbursement", ["VT-1", "VT-2"], date(2026, 9, 14))
    assert [(x.project, x.day, x.value) for x in found] == [
        ("VT-1", date(2025, 7, 1), Decimal("20000")),
        ("VT-1", date(2026, 6, 15), Decimal("12500.50")),
        ("VT-2", date(2026, 9, 14), Decimal("50000000")),
    ]
    assert found[2].rate == Decimal("18.5")
    assert line_facts(reader, "commitment", ["VT-3"], date(2025, 1, 9)) == ()


def test_donors_come_with_their_partner(province: Workspace) -> None:
    found = donor_facts(province.database.reader, ["VT-1", "VT-3"])
    assert [(one.id, one.partner) for one in found] == [
        ("VT-1-donor", "p-kfhi"),
        ("VT-3-donor", "p-kfhi"),
    ]


@pytest.mark.parametrize(
    ("sql", "parameters", "table"),
    [
        (
            standing._LINES.format(table="disbursement", day="paid_on"),
            ("[]", "", ""),
            "disbursement",
        ),
        (
            standing._LINES.format(table="commitment", day="committed_on"),
            ("[]", "", ""),
            "commitment",
        ),
        (standing._DONORS, ("[]",), "donor"),
        (standing._PROJECTS, ("2025", "2026-09-14"), "aid_project"),
    ],
)
def test_an_index_finds_the_rows(
    province: Workspace, sql: str, parameters: tuple[str, ...], table: str
) -> None:
    plan = province.database.reader.execute(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()
    steps = [str(row[3]) for row in plan]
    assert not [step for step in steps if step.startswith(f"SCAN {table}")], steps
