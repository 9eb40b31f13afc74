"""The command that writes records to a file: a workbook, a table of text, JSON, or a calendar."""

from __future__ import annotations

import csv
import io
import json
import re
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from dnapp.cli.arguments import WrongUsage
from dnapp.cli.console import print_json
from dnapp.cli.opening import for_reading
from dnapp.cli.records import conditions
from dnapp.core.fields import Showing
from dnapp.core.query import Query
from dnapp.core.record import Record, RecordType
from dnapp.core.words import Catalog
from dnapp.records import BY_KEY
from dnapp.reports.whole_file import write_whole
from dnapp.services.calendar_file import KINDS, calendar_file
from dnapp.services.workspace import Workspace

_PAGE = 1_000
"""Records read from the database at a time."""

_FORMS = ("xlsx", "csv", "json", "ics")
_FORMULA = ("=", "@", "+", "-", "\t")
_SIGNED_NUMBER = re.compile(r"[+-][\d.,]+")


def export(arguments: Namespace, words: Catalog) -> int:
    """Write one record, those that meet all conditions, or all of a type.

    The suffix of the file says the format. Personal data stays out of every one of them; the
    answer names the fields left out.
    """
    form = arguments.out.suffix.lower().removeprefix(".")
    if form not in _FORMS:
        known = ", ".join(f".{one}" for one in _FORMS)
        raise WrongUsage("cli.usage.export_format", name=arguments.out.name, known=known)
    if form == "ics" and arguments.kind not in KINDS:
        raise WrongUsage("cli.usage.no_kind", kind=arguments.kind, known=", ".join(KINDS))
    if arguments.kind not in BY_KEY:
        raise WrongUsage("cli.usage.no_kind", kind=arguments.kind, known=", ".join(BY_KEY))
    with for_reading(arguments, words) as workspace:
        if form == "ics":
            content, count = calendar_file(_records(arguments, workspace), words)
            answer = {"entries": count}
        else:
            kind = BY_KEY[arguments.kind]
            records = list(_records(arguments, workspace))
            content = _content(form, kind, records, workspace)
            left_out = [name for name, spec in kind.specs.items() if spec.personal]
            answer = {"records": len(records), "left_out": left_out}  # type: ignore[dict-item]
        write_whole(arguments.out, content)
    print_json({"kind": arguments.kind, **answer, "file": str(arguments.out)})
    return 0


def _content(form: str, kind: RecordType, records: list[Record], workspace: Workspace) -> bytes:
    from dnapp.reports import writers
    from dnapp.reports.record_list import ListColumn, ListTold, learn_titles, record_list

    words = workspace.words
    names = [name for name, spec in kind.specs.items() if not spec.personal]
    if form == "json":
        rows = [_plain(kind, record, names) for record in records]
        return json.dumps(rows, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"
    titles = learn_titles(kind, records, names, workspace.repositories)
    showing = Showing(words, lambda of, ident: titles.get((of, ident), ""))
    if form == "csv":
        return _table(kind, records, names, showing)
    columns = [ListColumn(name, words(kind.specs[name].label_key)) for name in names]
    told = ListTold(words(f"record.{kind.key}.title"))
    document = record_list(kind, records, columns, told, showing)
    return writers.content(document, "xlsx", words, today=workspace.today())


def _plain(kind: RecordType, record: Record, names: list[str]) -> dict[str, Any]:
    """The fields as `add` reads them back."""
    values = {name: kind.specs[name].to_json(getattr(record, name)) for name in names}
    return {"id": record.id, **values}


def _table(kind: RecordType, records: list[Record], names: list[str], showing: Showing) -> bytes:
    """Comma-separated text that Excel reads as UTF-8, never as a formula."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(showing.words(kind.specs[name].label_key) for name in names)
    for record in records:
        writer.writerow(_safe(kind.show(record, name, showing)) for name in names)
    return target.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if text.startswith(_FORMULA) and not _SIGNED_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _records(arguments: Namespace, workspace: Workspace) -> Iterator[Record]:
    repository = workspace.repositories[arguments.kind]
    if arguments.id:
        yield repository.asked(repository.get(arguments.id))
        return
    query = Query(conditions(BY_KEY[arguments.kind], arguments.where, workspace))
    numbers = repository.ordered(query)
    for start in range(0, len(numbers), _PAGE):
        yield from repository.rows(numbers[start : start + _PAGE], repository.kind.asked)
