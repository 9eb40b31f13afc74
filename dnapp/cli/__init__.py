"""Every use case without a window; JSON goes to standard output, messages beside it."""

from __future__ import annotations

import logging
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from dnapp.cli.arguments import WrongUsage, parse
from dnapp.cli.console import say, stop_output, use_utf8
from dnapp.cli.folder import data_folder
from dnapp.core.errors import UserError
from dnapp.core.paths import DataFolder, words_folder
from dnapp.core.words import Catalog

_LOG = logging.getLogger(__name__)

Command = Callable[[Namespace, Catalog], int]


def main(argv: Sequence[str]) -> int:
    """Run one command; the exit code: 0 done, 1 a problem to act on, 2 wrong usage."""
    use_utf8()
    words = Catalog.load(words_folder())
    try:
        arguments = parse(argv, words)
    except SystemExit as ended:
        return int(ended.code or 0)
    if not arguments.command:
        say(words("cli.usage.missing", names="COMMAND"))
        return 2
    return run(arguments, words)


def run(arguments: Namespace, words: Catalog) -> int:
    """Run the command of a parsed command line; the exit code."""
    try:
        code = _command(arguments.command)(arguments, words)
        sys.stdout.flush()
    except WrongUsage as error:
        say(words.error(error))
        return 2
    except UserError as error:
        say(words.error(error))
        return 1
    except BrokenPipeError:
        stop_output()
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception:
        return fail(arguments, words)
    return code


def _command(name: str) -> Command:
    """The function of a command, its module loaded now: the doctor also works where the database
    driver does not load, and reading a record loads nothing of figures and reports."""
    if name == "doctor":
        from dnapp.cli.doctor import doctor

        return doctor
    if name in {"demo", "figures", "report", "letter"}:
        from dnapp.cli import papers

        return {
            "demo": papers.demo,
            "figures": papers.figures,
            "report": papers.report,
            "letter": papers.letter,
        }[name]
    if name == "issued":
        from dnapp.cli.issued import issued_command

        return issued_command
    if name in {"unit-form", "import"}:
        from dnapp.cli import returns

        return {"unit-form": returns.unit_form, "import": returns.import_}[name]
    if name == "due":
        from dnapp.cli.due import due

        return due
    if name == "targets":
        from dnapp.cli.targets import targets

        return targets
    if name == "timeline":
        from dnapp.cli.timeline import timeline

        return timeline
    if name == "export":
        from dnapp.cli.export import export

        return export
    if name in {"history", "undo", "check"}:
        from dnapp.cli import trail

        return {"history": trail.history, "undo": trail.undo, "check": trail.check}[name]
    from dnapp.cli import records

    return {
        "fields": records.fields,
        "add": records.add,
        "show": records.show,
        "list": records.list_,
        "update": records.update,
        "delete": records.delete,
        "restore": records.restore,
        "find": records.find,
    }[name]


def fail(arguments: Namespace, words: Catalog) -> int:
    """Write the error being handled, one of the program, to the log and say where that is; 1."""
    from dnapp.services.logs import log_file, log_to

    folder = DataFolder(data_folder(arguments))
    handler = log_to(folder)
    try:
        _LOG.exception("command %s failed", arguments.command or "window")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    if isinstance(handler, logging.NullHandler):
        say(words("cli.unexpected_unlogged"))
    else:
        say(words("cli.unexpected", path=log_file(folder)))
    return 1
