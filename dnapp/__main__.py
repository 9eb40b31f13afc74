"""Where dnapp starts: the command line, the log, then a command or the window."""

from __future__ import annotations

import gc
import logging
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from functools import partial

from dnapp import __version__, cli
from dnapp.cli.arguments import WrongUsage, day_of, parse
from dnapp.cli.console import print_json, say, use_utf8
from dnapp.cli.folder import data_folder
from dnapp.core.errors import UserError
from dnapp.core.fields import Showing
from dnapp.core.paths import DataFolder, words_folder
from dnapp.core.words import Catalog
from dnapp.services.logs import log_to
from dnapp.services.machine import window_findings
from dnapp.services.phrases import in_words

_LOG = logging.getLogger("dnapp")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command, or the window when there is none; the exit code."""
    use_utf8()
    words = Catalog.load(words_folder())
    arguments = parse(sys.argv[1:] if argv is None else argv, words)
    if arguments.command:
        return cli.run(arguments, words)
    try:
        return _showcase(arguments, words) if arguments.showcase else _window(arguments, words)
    except WrongUsage as error:
        say(words.error(error))
        return 2
    except UserError as error:
        say(words.error(error))
        return 1
    except Exception:
        return cli.fail(arguments, words)


def _window(arguments: Namespace, words: Catalog) -> int:
    """Open the window, unless the system lacks what Qt would abort without."""
    today = day_of(arguments.today)
    lacking = [finding.phrase for finding in window_findings() if not finding.fine]
    if lacking:
        say(in_words(lacking, Showing(words, lambda kind, ident: "")))
        return 1
    folder = data_folder(arguments)
    log_to(DataFolder(folder))
    _LOG.info("dnapp %s, Python %s, %s", __version__, sys.version.split()[0], sys.platform)
    gc.disable()  # what a start makes stays; the window collects again once it stands
    from dnapp.services.workspace import Workspace
    from dnapp.ui.application import run_window

    opening = partial(Workspace.open, folder, today=today, who=arguments.user, words=words)
    return run_window(opening, words)


def _showcase(arguments: Namespace, words: Catalog) -> int:
    """Write pictures of the main screens and the quarterly report into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from dnapp import reports
    from dnapp.cli.opening import for_reading
    from dnapp.cli.papers import newest_quarter, write_report
    from dnapp.ui.showcase import write_pictures

    log_to(DataFolder(data_folder(arguments)))
    out = arguments.showcase
    out.mkdir(parents=True, exist_ok=True)
    made = out / "bao-cao-quy.pdf"
    with for_reading(arguments, words) as workspace:
        write_report(workspace, reports.ALL[0], newest_quarter(workspace), made)
    pictures = write_pictures(data_folder(arguments), out, day_of(arguments.today))
    print_json({"files": [str(path) for path in (made, *pictures)]})
    say(words("cli.showcase_done", path=out, count=len(pictures)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
