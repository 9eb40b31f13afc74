"""Every letter as it is printed, of a dossier for every purpose: the golden texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dnapp.core.query import Condition, Operator, Query
from dnapp.records.renewal_dossier import PURPOSES, RENEWAL_DOSSIER
from dnapp.reports.letters import DOSSIER_LETTERS, REMINDER, REMINDER_AID, build
from dnapp.reports.writers import content
from dnapp.services.duties import due
from dnapp.services.late_owners import owed_reports
from dnapp.services.sample import create_sample
from dnapp.services.workspace import Workspace
from tests.reports.test_quarterly import pages

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = Workspace.open(tmp_path_factory.mktemp("letters") / "data", today=TODAY)
    create_sample(opened)
    yield opened
    opened.close()


def printed(office: Workspace, ident: str, kind: str) -> str:
    made = content(build(office, ident, kind), "pdf", office.words, today=TODAY)
    return f"[{kind}]\n" + "\n".join(pages(made)) + "\n"


@pytest.mark.parametrize("purpose", PURPOSES)
def test_the_letters_of_a_dossier_are_the_golden_texts(office: Workspace, purpose: str) -> None:
    (record,) = office.repositories["renewal_dossier"].first(Query(), 5)
    tree = office.tree("renewal_dossier", record.id)
    meant = replace(tree, record=replace(tree.record, purpose=purpose))
    office.save_tree(RENEWAL_DOSSIER, meant, "update_record")
    made = "\n".join(printed(office, record.id, kind) for kind in DOSSIER_LETTERS)
    office.changes.undo()
    assert made == (GOLDEN / f"letters_{purpose}.txt").read_text("utf-8")


def test_the_reminders_are_the_golden_texts(office: Workspace) -> None:
    overdue = Query((Condition("status", Operator.IS, ("overdue",)),))
    (trip,) = office.repositories["delegation"].first(overdue, 1)
    late = due(office.repositories, office.settings, TODAY, within=0)
    project = next(
        duty.id
        for duty in late
        if duty.kind == "aid_project"
        and owed_reports(office.repositories, office.settings, TODAY, duty.id)
    )
    made = [printed(office, trip.id, REMINDER), printed(office, project, REMINDER_AID)]
    assert "\n".join(made) == (GOLDEN / "letters_remind.txt").read_text("utf-8")
