"""The command for issued reports: what was issued, its file again, why it is different now."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from dnapp.cli.arguments import WrongUsage
from dnapp.cli.console import print_json
from dnapp.cli.opening import for_reading
from dnapp.core.words import Catalog
from dnapp.records.issued_report import IssuedReport
from dnapp.services.issue_comparison import Comparison, reasons, why_different
from dnapp.services.issuing import issued, issued_file, issued_reports


def issued_command(arguments: Namespace, words: Catalog) -> int:
    """List issued reports, write the file of one again, or compare one with the records of now."""
    from dnapp.reports.whole_file import write_whole

    if arguments.id is None and (arguments.out is not None or arguments.compare):
        raise WrongUsage("cli.usage.missing", names="ID")
    with for_reading(arguments, words) as workspace:
        if arguments.id is None:
            print_json([_told(one) for one in issued_reports(workspace)])
            return 0
        told: dict[str, Any] = _told(issued(workspace, arguments.id))
        if arguments.out is not None:
            write_whole(arguments.out, issued_file(workspace, arguments.id))
            told["file"] = str(arguments.out)
        if arguments.compare:
            told |= _compared(why_different(workspace, arguments.id))
    print_json(told)
    return 0


def _told(one: IssuedReport) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "report": one.report,
        "period": one.period,
        "basis": one.basis,
        "number": one.number,
        "issued_on": one.issued_on.key if one.issued_on else None,
        "signatory": one.signatory,
        "locked": one.locked,
        "digest": one.digest,
    }


def _compared(found: Comparison) -> dict[str, Any]:
    return {
        "figures": [
            {
                "key": one.key,
                "label": one.label,
                "then": _plain(one.then),
                "now": _plain(one.now),
                "kind": one.kind,
                "added": list(one.added),
                "gone": list(one.gone),
            }
            for one in found.figures
        ],
        "records": [
            {
                "kind": one.kind,
                "id": one.id,
                "how": one.how,
                "changes": [
                    {"change": entry.seq, "name": entry.name, "by": entry.by, "at": entry.at}
                    for entry in one.changes
                ],
                "reasons": list(reasons(one.changes)),
            }
            for one in found.records
        ],
    }


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, int) else str(value)
