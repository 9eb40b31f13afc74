"""What this machine lacks, in words."""

from __future__ import annotations

from argparse import Namespace

from dnapp.cli.console import print_line
from dnapp.cli.folder import data_folder
from dnapp.core.fields import Showing
from dnapp.core.paths import DataFolder
from dnapp.core.words import Catalog
from dnapp.services.machine import findings
from dnapp.services.phrases import in_words


def doctor(arguments: Namespace, words: Catalog) -> int:
    """Print one line for everything looked at; exit code 1 when something is missing."""
    showing = Showing(words, lambda kind, ident: "")
    lacking = 0
    for finding in findings(DataFolder(data_folder(arguments))):
        mark = "machine.fine" if finding.fine else "machine.lacking"
        print_line(words(mark, sentence=in_words((finding.phrase,), showing)))
        lacking += not finding.fine
    print_line(words("machine.some_lacking", count=lacking) if lacking else words("machine.all"))
    return 1 if lacking else 0
