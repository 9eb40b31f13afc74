"""Reports on aid that the owner of a project (chủ khoản viện trợ) owes and has not sent in time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from dnapp.records.duty_rule import DutyRule
from dnapp.services.duties import due
from dnapp.services.duty import Duty
from dnapp.services.settings import Settings

if TYPE_CHECKING:
    from dnapp.store.repository import Repositories

_REPORTS = frozenset({"aid_half", "aid_year", "aid_closed"})
"""Events after which an owner reports (Decree 313/2025/NĐ-CP; before, Decree 80/2020/NĐ-CP,
Article 14)."""


def owed_reports(
    repositories: Repositories, settings: Settings, today: date, project: str
) -> list[Duty]:
    """The overdue reports on one aid project, the longest first. Safe in a job with repositories
    of its own."""
    late = [
        duty
        for duty in due(repositories, settings, today, within=0)
        if duty.kind == "aid_project" and duty.id == project and duty.days_left < 0
    ]
    reports = _rules_of_reports(repositories, (duty.source for duty in late))
    return [duty for duty in late if duty.source in reports]


def _rules_of_reports(repositories: Repositories, sources: Iterable[str]) -> frozenset[str]:
    found = repositories["duty_rule"].get_many(list(dict.fromkeys(sources)))
    return frozenset(
        ident
        for ident, rule in found.items()
        if isinstance(rule, DutyRule) and rule.event in _REPORTS
    )
