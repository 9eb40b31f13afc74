"""Plan targets judged on a day, as JSON."""

from __future__ import annotations

from argparse import Namespace
from decimal import Decimal
from typing import Any

from dnapp.cli.console import print_json
from dnapp.cli.opening import for_reading
from dnapp.core.fields import Showing
from dnapp.core.words import Catalog
from dnapp.services.phrases import in_words
from dnapp.services.targets import Judgement, Values, judge_all
from dnapp.store.repository import Repositories


def targets(arguments: Namespace, words: Catalog) -> int:
    """Print every target in force with what is planned, what is reached, and the verdict; or write
    them to a file."""
    with for_reading(arguments, words) as workspace:
        showing, today = workspace.showing(), workspace.today()
        found = judge_all(Values(workspace.repositories, today))
        if arguments.out is None:
            print_json([_json(one, workspace.repositories, showing) for one in found])
            return 0
        from dnapp.reports.target_list import target_list
        from dnapp.reports.writers import format_of, write

        form = format_of(arguments.out) or "xlsx"
        document = target_list(found, today, "", showing)
        write(document, arguments.out, form, words, today=today)
    print_json({"targets": len(found), "format": form, "file": str(arguments.out)})
    return 0


def _json(one: Judgement, held: Repositories, showing: Showing) -> dict[str, Any]:
    standing, target = one.standing, one.target
    measured = standing.measured
    return {
        "id": target.id,
        "name": target.name,
        "plan": one.plan.name,
        "plan_id": one.plan.id,
        "indicator": one.indicator.name if one.indicator else "",
        "indicator_id": target.indicator,
        "shape": target.shape,
        "planned": _plain(target.low),
        "planned_high": _plain(target.high),
        "unit": target.unit,
        "printed": target.printed,
        "first_on": one.first.isoformat(),
        "last_on": one.last.isoformat(),
        "actual": _plain(standing.actual),
        "until": measured.until.isoformat() if measured and measured.until else None,
        "allotted": _allotted(one),
        "verdict": one.verdict,
        "sentence": in_words((standing.reason,), showing),
        "kind": measured.kind if measured else "",
        "ids": list(measured.ids(held)) if measured else [],
    }


def _allotted(one: Judgement) -> dict[str, Any] | None:
    found = one.allotted
    if found is None:
        return None
    planned, actual = _plain(found.planned), _plain(found.actual)
    return {"planned": planned, "actual": actual, "ids": list(found.ids)}


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")
