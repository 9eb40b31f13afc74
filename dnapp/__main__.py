"""Where dnapp starts: the command line, the log, then a command or the window."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from dnapp import cli
from dnapp.cli.arguments import WrongUsage, day_of, parse
from dnapp.cli.console import print_json, say, use_utf8
from dnapp.cli.folder import data_folder
from dnapp.core.errors import UserError
from dnapp.core.paths import DataFolder, words_folder
from dnapp.core.words import Catalog
from dnapp.services import screen


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
    if not screen.is_ready():
        say(_lacking(words))
        return 1
    gc.disable()  # what a start makes stays; the window collects again once it stands
    from dnapp.ui.starting import run_window

    return run_window(data_folder(arguments), words, today=today, who=arguments.user)


def _lacking(words: Catalog) -> str:
    """What a window would not find on this machine, in words."""
    from dnapp.core.fields import Showing
    from dnapp.services.machine import window_findings
    from dnapp.services.phrases import in_words

    lacking = [finding.phrase for finding in window_findings() if not finding.fine]
    return in_words(lacking, Showing(words, lambda kind, ident: ""))


def _showcase(arguments: Namespace, words: Catalog) -> int:
    """Write pictures of the main screens and the quarterly report into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from dnapp import reports
    from dnapp.cli.opening import for_reading
    from dnapp.cli.papers import newest_quarter, write_report
    from dnapp.services.logs import log_to
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
