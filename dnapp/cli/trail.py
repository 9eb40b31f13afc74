"""Commands about the trail and the health of the file."""

from __future__ import annotations

from argparse import Namespace

from dnapp.cli.arguments import WrongUsage
from dnapp.cli.console import print_json, say
from dnapp.cli.opening import for_reading, for_writing
from dnapp.core.words import Catalog
from dnapp.records import BY_KEY
from dnapp.store.check import check as check_file
from dnapp.store.history import ChangeEntry


def history(arguments: Namespace, words: Catalog) -> int:
    """Print the newest changes, of all records, of one type, or of one record."""
    if arguments.kind is not None and arguments.kind not in BY_KEY:
        raise WrongUsage("cli.usage.no_kind", kind=arguments.kind, known=", ".join(BY_KEY))
    if arguments.limit < 1:
        raise WrongUsage("cli.usage.limit")
    with for_reading(arguments, words) as workspace:
        entries = workspace.changes.history(arguments.kind, arguments.id, arguments.limit)
        print_json([_entry(entry, words) for entry in entries])
    return 0


def undo(arguments: Namespace, words: Catalog) -> int:
    """Undo the newest change, or the one of a number; cells edited since are kept and listed."""
    with for_writing(arguments, words) as workspace:
        undone = workspace.changes.undo(arguments.change)
        print_json(
            {
                "change": undone.change.seq,
                "name": undone.change.name,
                "undone": undone.undone,
                "kept": [{"kind": k, "id": i, "field": field} for k, i, field in undone.kept],
            }
        )
    if undone.kept:
        say(words("cli.kept", count=len(undone.kept)))
    return 0


def check(arguments: Namespace, words: Catalog) -> int:
    """Verify pages, structure, hash chain, schema and indexes of the file."""
    with for_reading(arguments, words) as workspace:
        problems = [words.error(problem) for problem in check_file(workspace.database, deep=True)]
    print_json({"ok": not problems, "problems": problems})
    say(words("cli.check_failed" if problems else "cli.check_ok"))
    return 1 if problems else 0


def _entry(entry: ChangeEntry, words: Catalog) -> dict[str, object]:
    return {
        "change": entry.seq,
        "name": entry.name,
        "label": words.get(f"change.name.{entry.name}", entry.name),
        "details": dict(entry.details),
        "by": entry.by,
        "at": entry.at,
        "undo_of": entry.undo_of,
        "rows": [
            {"kind": r.kind, "id": r.id, "op": r.op, "old": dict(r.old), "new": dict(r.new)}
            for r in entry.rows
        ],
    }
