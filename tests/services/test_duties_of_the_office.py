"""Duties of the office itself: its calendar, marks and reminders, seeded rules and days off."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from dnapp.core.paths import resource
from dnapp.core.query import Query
from dnapp.core.record import Tree
from dnapp.records import BY_KEY
from dnapp.records.partner import Partner
from dnapp.records.reminder import Reminder
from dnapp.records.setting import Setting
from dnapp.services.duties import mark_done
from dnapp.services.phrases import in_words
from dnapp.services.seeds import read_batches
from dnapp.services.workspace import Workspace
from tests.services.conftest import TODAY
from tests.services.duty_desk import agreement, day, save, told


def test_the_calendar_of_the_office(workspace: Workspace) -> None:
    found = {(duty.rule, duty.due_on) for duty in told(workspace) if duty.kind == "duty_rule"}
    assert found == {
        ("report-quarter", date(2026, 9, 18)),
        ("agreements-yearly", date(2026, 11, 15)),
        ("report-quarter", date(2026, 12, 18)),
        ("report-half", date(2026, 12, 18)),
        ("report-year", date(2026, 12, 18)),
        ("ngo-yearly", date(2026, 12, 18)),
        ("conference-yearly", date(2026, 12, 18)),
        ("aid-yearly", date(2027, 1, 15)),
        ("aid-finance-second", date(2027, 2, 15)),
        ("aid-finance-year", date(2027, 2, 28)),
        ("aid-finance-half", date(2027, 7, 31)),
        ("agreements-yearly", date(2027, 11, 15)),
    }
    bases = {d.rule: d.legal_basis for d in told(workspace, date(2025, 11, 30))}
    assert bases["aid-yearly"] == "Nghị định 313/2025/NĐ-CP"  # valid on 15/01/2026
    soon = told(workspace, within=26)
    assert {duty.due_on for duty in soon} == {d for _, d in found if d <= date(2026, 12, 18)}
    assert [duty.due_on for duty in soon] == sorted(duty.due_on for duty in soon)


# Done, and brought back


def test_a_mark_hides_exactly_one_occurrence_and_undo_brings_it_back(workspace: Workspace) -> None:
    save(workspace, agreement(signed_on=day("2026-11-10")))
    before = told(workspace)
    assert len({duty.mark for duty in before}) == len(before)
    for duty in before:
        mark_done(workspace, duty)
        assert told(workspace) == [other for other in before if other is not duty]
        assert workspace.changes.can_undo() == "mark_done"
        workspace.changes.undo()
        assert told(workspace) == before


def test_reminders_stand_beside_the_rules_until_done(workspace: Workspace) -> None:
    partner = save(workspace, Partner(name="Hủa Phăn", kind="locality"))
    about = Reminder(task="Gửi thư mời", due_on=day("2026-11-20"), kind="partner", record=partner)
    save(workspace, about)
    own = save(workspace, Reminder(task="Đặt hoa", due_on=day("2026-11-24")))
    found = [duty for duty in told(workspace) if duty.rule == "reminder"]
    assert [(d.kind, d.id, d.title, d.days_left) for d in found] == [
        ("partner", partner, "Hủa Phăn", -2),
        ("reminder", own, "Đặt hoa", 2),
    ]
    mark_done(workspace, found[0])
    assert [d.name for d in told(workspace) if d.rule == "reminder"] == ["Đặt hoa"]
    workspace.changes.undo()
    with workspace.changes.change("delete_record") as change:
        change.delete("partner", partner)
    assert [d.name for d in told(workspace) if d.rule == "reminder"] == ["Đặt hoa"]


def test_a_year_without_holidays_is_told(workspace: Workspace) -> None:
    ident = save(workspace, agreement(opinions_asked_on=day("2026-11-16")))
    repository = workspace.repositories["holiday"]
    with workspace.changes.change("delete_records") as change:
        for row in repository.rows(repository.ordered(Query())):
            change.delete("holiday", row.id)
    duty = next(duty for duty in told(workspace) if duty.id == ident)
    assert "chưa có ngày nào của năm 2026" in in_words(duty.reasons, workspace.showing())


# What a folder begins with


def test_seeds_come_once_and_keep_what_the_office_made_of_them(workspace: Workspace) -> None:
    rules = workspace.repositories["duty_rule"]
    edited = replace(rules.get("duty-report-quarter"), delay=6)
    workspace.save_tree(BY_KEY["duty_rule"], Tree(edited), "update_record")
    with workspace.changes.change("delete_record") as change:
        change.delete("duty_rule", "duty-passport")
        change.delete("holiday", "holiday-2026-08-31")
    folder = workspace.folder
    workspace.close()
    again = Workspace.open(folder, today=TODAY, who="Hoa")
    try:
        assert again.repositories["duty_rule"].get("duty-report-quarter").delay == 6
        assert again.repositories["duty_rule"].get("duty-passport").deleted_at
        assert again.repositories["holiday"].get("holiday-2026-08-31").deleted_at
        assert again.changes.can_undo() == "delete_record"
        unsure = again.repositories["holiday"].get("holiday-2026-11-24")
        assert unsure.off
    finally:
        again.close()


def test_days_off_that_were_settings_become_rows(workspace: Workspace) -> None:
    with workspace.changes.change("save_settings") as change:
        settings = {"days_off": ["2026-05-04", "2026-09-02"], "working_weekends": ["2026-05-09"]}
        for name, days in settings.items():
            change.save(Setting(name=name, value=json.dumps(days)))
    folder = workspace.folder
    workspace.close()
    again = Workspace.open(folder, today=TODAY, who="Hoa")
    try:
        assert date(2026, 5, 4) in again.settings.days_off.days
        assert again.settings.days_off.worked >= {date(2026, 5, 9), date(2026, 8, 22)}
        names = {row.name for row in again.repositories["setting"].first(Query(), 50)}
        assert names.isdisjoint({"days_off", "working_weekends"})
    finally:
        again.close()


def test_seeded_rules_are_whole() -> None:
    ((kind, rows),) = read_batches(resource("rules", "duties.toml"), TODAY)
    for row in rows:
        assert list(BY_KEY[kind].problems(Tree(row), BY_KEY)) == [], row.id
