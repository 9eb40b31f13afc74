"""Sentences that officers wrote during a period, offered to the chapters of its report."""

from __future__ import annotations

from collections.abc import Mapping

from dnapp.core.periods import Period
from dnapp.reports.base import WORK
from dnapp.services.diary import OFFICE, Note, notes_of
from dnapp.services.workspace import Workspace

CHAPTERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    WORK: {
        "I.1": (OFFICE, "event.other"),
        "I.2": ("delegation.out", "delegation.in", "event.reception", "event.message"),
        "I.3": ("agreement", "partner"),
        "I.4": ("event.investment_promotion", "event.trade_promotion", "event.business_dialogue"),
        "I.5": ("aid_project", "ngo_registration", "event.aid_conference"),
        "I.6": ("event.culture", "event.information"),
        "I.8": ("event.conference",),
        "I.10": ("friendship_association",),
        "I.11": ("event.training", "event.inspection"),
    },
    "delegations": {"I": ("delegation.out",), "II": ("delegation.in",)},
    "agreements": {"II": ("agreement",)},
    "aid": {"I": ("aid_project",)},
    "conferences": {"I": ("event.conference",)},
    "ngo": {"I": ("ngo_registration",)},
}
"""Report → chapter → sorts of notes that belong there."""


def suggestions(
    workspace: Workspace, report: str, period: Period
) -> Mapping[str, tuple[Note, ...]]:
    """The notes of a period by chapter of a report, oldest first."""
    notes = notes_of(workspace, period)
    found = {
        chapter: tuple(note for note in notes if note.sort in sorts)
        for chapter, sorts in CHAPTERS[report].items()
    }
    return {chapter: fitting for chapter, fitting in found.items() if fitting}
