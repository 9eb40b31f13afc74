"""Commands that make the sample province, figures and reports."""

from __future__ import annotations

from argparse import Namespace
from datetime import date, timedelta
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
    from dnapp.reports.base import Report, ReportOptions
    from dnapp.services.report_warnings import ReportWarning

LARGEST_SCALE = 10_000

_SAMPLE_NUMBER = 35


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
        if arguments.scale == 1:  # a report that nobody could sign takes minutes
            _issue_sample(workspace)
        workspace.database.tidy()
        made = {
            kind.key: workspace.repositories[kind.key].count(Query())
            for kind in ALL
            if not kind.parent
        }
        print_json({"folder": str(folder), "records": made})
    return 0


def _issue_sample(workspace: Workspace) -> None:
    """Issue the work report of the quarter before the last, so that there is one to look at."""
    from dnapp import reports
    from dnapp.reports.base import ReportOptions

    period = newest_quarter(workspace).previous()
    day = period.last + timedelta(days=2)
    options = ReportOptions(period, number=_SAMPLE_NUMBER, day=day)
    _issue(workspace, reports.ALL[0], options, locked=False)


def _issue(
    workspace: Workspace, chosen: Report, options: ReportOptions, *, locked: bool
) -> tuple[str, bytes]:
    """Make a report from one state of the records and freeze it; its id and its file."""
    from dnapp.reports.issue_of import issue_of
    from dnapp.reports.writers import content
    from dnapp.services.issuing import issue

    with workspace.lent() as lent:
        document = chosen.build(lent, options)
        made = content(document, "pdf", workspace.words, today=workspace.today())
        frozen = statistics.figures(lent, options.period)
    going = issue_of(chosen.key, options, document, made, frozen, locked=locked)
    return issue(workspace, going), made


def figures(arguments: Namespace, words: Catalog) -> int:
    """Print every figure of a period with the ids behind it."""
    with for_reading(arguments, words) as workspace:
        made = statistics.figures(workspace, _period(arguments, workspace))
        print_json(statistics.to_json(made, workspace.showing()))
    return 0


def report(arguments: Namespace, words: Catalog) -> int:
    """Write a report to a file, or name the reports that there are."""
    from dnapp import reports
    from dnapp.reports.whole_file import write_whole
    from dnapp.reports.writers import write
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
    issues = bool(arguments.issue)
    if issues and form != "pdf":
        raise WrongUsage("cli.usage.issue_pdf")
    told: dict[str, Any] = {"report": chosen.key, "format": form, "file": str(arguments.out)}
    with (for_writing if issues else for_reading)(arguments, words) as workspace:
        options = _options(arguments, workspace)
        if issues:
            told["issued"], made = _issue(workspace, chosen, options, locked=arguments.lock)
            write_whole(arguments.out, made)
        else:
            document = chosen.build(workspace, options)
            write(document, arguments.out, form, workspace.words, today=workspace.today())
        told["period"] = options.period.code
        found = report_warnings(workspace, options.period, options.number, day=options.day)
        told["warnings"] = [_warned(one, words) for one in filter(chosen.concerns, found)]
    print_json(told)
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


def _options(arguments: Namespace, workspace: Workspace) -> ReportOptions:
    """What the command line says of a report; WrongUsage for a day that is none."""
    from dnapp.reports.base import ReportOptions

    try:
        day = date.fromisoformat(arguments.date) if arguments.date else None
    except ValueError:
        raise WrongUsage("cli.usage.date", typed=arguments.date) from None
    return ReportOptions(_period(arguments, workspace), number=arguments.number, day=day)


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
