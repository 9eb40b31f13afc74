"""The command that prints the timeline."""

from __future__ import annotations

from argparse import Namespace

from dnapp.cli.arguments import WrongUsage
from dnapp.cli.console import print_json
from dnapp.cli.opening import for_reading
from dnapp.core.days import PartialDay
from dnapp.core.words import Catalog
from dnapp.services.timeline_words import to_json


def timeline(arguments: Namespace, words: Catalog) -> int:
    """Print the bars and marks that touch a span; of everything when no day is given."""
    first = _day(arguments.first) if arguments.first else None
    last = _day(arguments.last) if arguments.last else None
    if first and last and last.last() < first.first():
        raise WrongUsage("cli.usage.span_order", first=f"{first.first():%d/%m/%Y}")
    with for_reading(arguments, words) as workspace:
        print_json(
            to_json(workspace, first.first() if first else None, last.last() if last else None)
        )
    return 0


def _day(typed: str) -> PartialDay:
    try:
        return PartialDay.from_text(typed)
    except ValueError:
        raise WrongUsage("cli.usage.span_day", typed=typed) from None
