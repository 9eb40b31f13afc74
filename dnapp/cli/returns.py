"""Commands for the lists of agreements that units send: the form to fill in, and taking it in."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from dnapp.cli.arguments import WrongUsage
from dnapp.cli.console import print_json
from dnapp.cli.opening import for_reading, for_writing
from dnapp.core.errors import UserError
from dnapp.core.fields import Link
from dnapp.core.words import Catalog
from dnapp.records.unit_return import UNIT_RETURN
from dnapp.services.linking import TreeReader
from dnapp.services.receiving import read_sent, receive
from dnapp.services.return_columns import Told
from dnapp.services.return_rows import ReturnPlan, ReturnRow, plan
from dnapp.services.unit_returns import own_name, return_of
from dnapp.services.validation import Invalid
from dnapp.services.workspace import Workspace


def unit_form(arguments: Namespace, words: Catalog) -> int:
    """Write the form on which a unit reports its agreements."""
    from dnapp.reports.return_form import return_form
    from dnapp.reports.whole_file import write_whole

    with for_reading(arguments, words) as workspace:
        unit = _unit(workspace, arguments.unit)
        own_name(workspace.repositories, unit)
        year = arguments.year or workspace.today().year
        asked = return_of(workspace.repositories, unit, year)
        content = return_form(workspace, unit, year, asked.due_on if asked else None)
        write_whole(arguments.out, content)
    print_json({"unit": unit, "year": year, "file": str(arguments.out)})
    return 0


def import_(arguments: Namespace, words: Catalog) -> int:
    """Take in a unit's list of agreements, or tell what would come of it."""
    if arguments.kind != "agreement":
        raise WrongUsage("cli.usage.import_kind", kind=arguments.kind)
    opened = for_reading if arguments.dry_run else for_writing
    with opened(arguments, words) as workspace:
        sent = read_sent(workspace, arguments.file)
        unit = _unit(workspace, arguments.unit) if arguments.unit else sent.unit
        year = arguments.year or sent.year or workspace.today().year
        found = plan(workspace, unit, sent.sheet)
        if not arguments.dry_run:
            receive(workspace, unit, year, found.rows, nothing=not found.rows)
        print_json({"unit": unit, "year": year, **_shown(found, words)})
    return 0


def _unit(workspace: Workspace, text: str) -> str:
    """The unit of a name or an id; UserError when there is none, or more than one."""
    spec = UNIT_RETURN.specs["unit"]
    assert isinstance(spec, Link)
    try:
        return TreeReader(workspace.repositories, workspace.today()).link(spec, text)
    except Invalid as error:
        problem = error.problems[0]
        raise UserError(problem.key, **problem.values) from None


def _shown(found: ReturnPlan, words: Catalog) -> dict[str, Any]:
    return {
        "create": found.count("create"),
        "update": found.count("update"),
        "unchanged": found.count("unchanged"),
        "skipped": found.count("error"),
        "passed_over": list(found.passed_over),
        "problems": [_told(row, told, words) for row in found.rows for told in row.problems],
        "rows": [
            {
                "row": row.number,
                "outcome": row.outcome,
                "title": row.title,
                "id": row.known,
                "changes": [
                    {"field": change.column, "before": change.before, "after": change.after}
                    for change in row.changes
                ],
                "warnings": [_told(row, told, words)["problem"] for told in row.notes],
            }
            for row in found.rows
        ],
    }


def _told(row: ReturnRow, told: Told, words: Catalog) -> dict[str, Any]:
    return {
        "row": row.number,
        "column": told.column,
        "value": row.cells.get(told.column, ""),
        "problem": words(told.key, **told.values),
    }
