"""What is due, as JSON."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from dnapp.cli.arguments import WrongUsage
from dnapp.cli.console import print_json
from dnapp.cli.opening import for_reading
from dnapp.core.fields import Showing
from dnapp.core.words import Catalog
from dnapp.services.duties import HORIZON
from dnapp.services.duties import due as duties_due
from dnapp.services.duty import Duty
from dnapp.services.phrases import in_words

_FARTHEST = 3_660


def due(arguments: Namespace, words: Catalog) -> int:
    """Print deadlines, renewals and reminders, overdue first."""
    within = HORIZON if arguments.within is None else arguments.within
    if not 0 <= within <= _FARTHEST:
        raise WrongUsage("cli.usage.within", most=_FARTHEST)
    with for_reading(arguments, words) as workspace:
        found = duties_due(workspace.repositories, workspace.settings, workspace.today(), within)
        showing = workspace.showing()
        print_json([_json(duty, showing) for duty in found])
    return 0


def _json(duty: Duty, showing: Showing) -> dict[str, Any]:
    return {
        "due_on": duty.due_on.isoformat(),
        "days_left": duty.days_left,
        "kind": duty.kind,
        "id": duty.id,
        "title": duty.title,
        "rule": duty.rule,
        "name": duty.name,
        "legal_basis": duty.legal_basis,
        "sentence": in_words(duty.reasons, showing),
        "action": duty.action,
        "group": duty.group,
        "occurs_on": duty.occurs_on.isoformat(),
    }
