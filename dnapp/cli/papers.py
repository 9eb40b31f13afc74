"""Commands that make the sample province, figures and reports."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dnapp.cli.arguments import WrongUsage
from dnapp.cli.console import print_json
from dnapp.cli.folder import data_folder
from dnapp.cli.opening import for_reading, for_writing
from dnapp.core.errors import UserError
from dnapp.core.paths import DataFolder
from dnapp.core.periods import Kind, Period, parse_basis, parse_period, period_of
from dnapp.core.query import Query
from dnapp.core.words import Catalog
from dnapp.records import ALL
from dnapp.services import statistics
from dnapp.services.sample import create_sample
from dnapp.services.workspace import Workspace

if TYPE_CHECKING:
    from dnapp.reports.base import Report
    from dnapp.services.report_warnings import ReportWarning

LARGEST_SCALE = 10_000


def demo(arguments: Namespace, words: Catalog) -> int:
    """Make a data folder with the sample province; never in one that holds data."""
    if not 1 <= arguments.scale <= LARGEST_SCALE:
        raise WrongUsage("cli.usage.scale", largest=LARGEST_SCALE)
    folder = data_folder(arguments)
    if DataFolder(folder).database.exists():
        raise UserError("cli.demo_exists", path=folder)
    with for_writing(arguments, words) as workspace:
        create_sample(workspace, arguments.scale, arguments.seed)
        workspace.save_settings({"sample": 1})
        workspace.database.tidy()
        made = {
            kind.key: workspace.repositories[kind.key].count(Query())
            for kind in ALL
            if not kind.parent
        }
        print_json({"folder": str(folder), "records": made})
    return 0


def figures(arguments: Namespace, words: Catalog) -> int:
    """Print every figure of a period with the ids behind it."""
    with for_reading(arguments, words) as workspace:
        made = statistics.figures(workspace, _period(arguments, workspace))
        print_json(statistics.to_json(made, workspace.showing()))
    return 0


def report(arguments: Namespace, words: Catalog) -> int:
    """Write a report to a file, or name the reports that there are."""
    from dnapp import reports
    from dnapp.services.report_warnings import report_warnings

    if arguments.list:
        print_json([_named(made, words) for made in reports.ALL])
        return 0
    for name in ("report", "period", "out"):
        if getattr(arguments, name) is None:
            raise WrongUsage("cli.usage.missing", names=name.upper())
    chosen = next((made for made in reports.ALL if made.key == arguments.report), None)
    if chosen is None:
        known = ", ".join(made.key for made in reports.ALL)
        raise WrongUsage("cli.usage.no_report", report=arguments.report, known=known)
    form = _format(arguments.format, arguments.out)
    with for_reading(arguments, words) as workspace:
        period = _period(arguments, workspace)
        write_report(workspace, chosen, period, arguments.out, form)
        found = filter(chosen.concerns, report_warnings(workspace, period))
        warnings = [_warned(one, words) for one in found]
    print_json(
        {
            "report": chosen.key,
            "period": period.code,
            "format": form,
            "file": str(arguments.out),
            "warnings": warnings,
        }
    )
    return 0


def letter(arguments: Namespace, words: Catalog) -> int:
    """Write a paper of one record: a letter, or the brief on a partner."""
    from dnapp.reports import record_papers
    from dnapp.reports.writers import write

    if arguments.letter not in record_papers.PAPERS:
        known = ", ".join(record_papers.PAPERS)
        raise WrongUsage("cli.usage.no_letter", letter=arguments.letter, known=known)
    form = _format(None, arguments.out)
    with for_reading(arguments, words) as workspace:
        document = record_papers.build(workspace, arguments.id, arguments.letter)
        write(document, arguments.out, form, workspace.words, today=workspace.today())
    print_json({"letter": arguments.letter, "format": form, "file": str(arguments.out)})
    return 0


def write_report(
    workspace: Workspace, chosen: Report, period: Period, path: Path, form: str = "pdf"
) -> None:
    """Build a report of a period and write it; UserError when the file cannot be written."""
    from dnapp.reports.base import ReportOptions
    from dnapp.reports.writers import write

    document = chosen.build(workspace, ReportOptions(period))
    write(document, path, form, workspace.words, today=workspace.today())


def _format(asked: str | None, path: Path) -> str:
    """The format asked for, else the one that the file's name says; PDF for any other name.

    WrongUsage when both are known and differ.
    """
    from dnapp.reports.writers import format_of

    named = format_of(path)
    if asked and named and asked != named:
        raise WrongUsage("cli.usage.format", asked=asked, name=path.name)
    return asked or named or "pdf"


def newest_quarter(workspace: Workspace) -> Period:
    """The last quarter that has ended, as the office cuts its periods."""
    today: date = workspace.today()
    return period_of(today, Kind.QUARTER, workspace.settings.basis()).previous()


def _period(arguments: Namespace, workspace: Workspace) -> Period:
    basis = parse_basis(arguments.basis) if arguments.basis else workspace.settings.basis()
    return parse_period(arguments.period, basis)


def _warned(warning: ReportWarning, words: Catalog) -> dict[str, Any]:
    return {
        "key": warning.key.removeprefix("report.warning."),
        "problem": words(warning.key, **warning.values),
        "kind": warning.kind,
        "ids": list(warning.ids),
    }


def _named(made: Report, words: Catalog) -> dict[str, str]:
    return {"report": made.key, "name": words(f"report.{made.key}.name")}
