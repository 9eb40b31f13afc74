"""The command that writes visits and deadlines to a calendar file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from dnapp.cli.arguments import WrongUsage
from dnapp.cli.console import print_json
from dnapp.cli.opening import for_reading
from dnapp.cli.records import conditions
from dnapp.core.query import Query
from dnapp.core.record import Record
from dnapp.core.words import Catalog
from dnapp.records import BY_KEY
from dnapp.reports.whole_file import write_whole
from dnapp.services.calendar_file import KINDS, calendar_file
from dnapp.services.workspace import Workspace

_PAGE = 1_000
"""Records read from the database at a time."""


def export(arguments: Namespace, words: Catalog) -> int:
    """Write one record, those that meet all conditions, or all of a type."""
    if arguments.kind not in KINDS:
        known = ", ".join(KINDS)
        raise WrongUsage("cli.usage.no_kind", kind=arguments.kind, known=known)
    with for_reading(arguments, words) as workspace:
        content, count = calendar_file(_records(arguments, workspace), words)
        write_whole(arguments.out, content)
    print_json({"kind": arguments.kind, "entries": count, "file": str(arguments.out)})
    return 0


def _records(arguments: Namespace, workspace: Workspace) -> Iterator[Record]:
    repository = workspace.repositories[arguments.kind]
    if arguments.id:
        yield repository.get(arguments.id)
        return
    query = Query(conditions(BY_KEY[arguments.kind], arguments.where, workspace))
    numbers = repository.ordered(query)
    for start in range(0, len(numbers), _PAGE):
        yield from repository.rows(numbers[start : start + _PAGE])
