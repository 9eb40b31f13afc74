"""What may be typed after `dnapp`, and what is said in Vietnamese when it is wrong."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from dnapp.cli.console import say
from dnapp.core.errors import UserError
from dnapp.core.words import Catalog

_ENGLISH = (
    ("cli.usage.missing", r"the following arguments are required: (?P<names>.+)"),
    ("cli.usage.unknown", r"unrecognized arguments: (?P<names>.+)"),
    (
        "cli.usage.no_command",
        r"argument COMMAND: invalid choice: '?(?P<names>[^' ]+).*",
    ),
    ("cli.usage.not_offered", r"argument (?P<names>[^:]+): invalid choice: .*"),
    ("cli.usage.needs_value", r"argument (?P<names>[^:]+): expected .*argument.*"),
    ("cli.usage.not_a_number", r"argument (?P<names>[^:]+): invalid int value: .*"),
    ("cli.usage.not_together", r"argument (?P<names>[^:]+): not allowed with .*"),
    ("cli.usage.ambiguous", r"ambiguous option: (?P<names>\S+) .*"),
)
"""argparse's own sentences; it offers no other way to tell its errors apart."""


class WrongUsage(UserError):  # noqa: N818 - a UserError that ends with exit code 2
    """The command line itself is wrong."""


class _Parser(argparse.ArgumentParser):
    """Says usage and errors in the words of the catalogue."""

    def __init__(self, *, words: Catalog, **options: Any) -> None:
        self._words = words
        super().__init__(
            add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter, **options
        )
        self._positionals.title = words("cli.help.what")
        self._optionals.title = words("cli.help.options")
        self.add_argument("-h", "--help", action="help", help=words("cli.help.help"))

    def error(self, message: str) -> NoReturn:
        """One Vietnamese sentence, the usage, exit code 2."""
        for key, pattern in _ENGLISH:
            match = re.fullmatch(pattern, message)
            if match:
                say(self._words(key, names=match["names"]))
                break
        else:
            say(self._words("cli.usage.wrong"))
        say(self.format_usage().strip())
        sys.exit(2)

    def format_usage(self) -> str:
        """The usage line behind its Vietnamese word."""
        return self._translated(super().format_usage())

    def format_help(self) -> str:
        """The help behind its Vietnamese word."""
        return self._translated(super().format_help())

    def _translated(self, text: str) -> str:
        return re.sub(r"^usage: ", f"{self._words('cli.help.usage')}: ", text)


def parse(argv: Sequence[str], words: Catalog) -> argparse.Namespace:
    """Read the command line; exits with code 2 and a sentence when it is wrong.

    `command` is "" when none was given: then the window opens.
    """
    asked = not {"-h", "--help"}.isdisjoint(argv)
    # The window starts sooner when no command is described first.
    arguments, further = _shared(words).parse_known_args([] if asked else argv)
    if asked or further:
        arguments = _parser(words).parse_args(argv)
    arguments.command = arguments.command or ""
    return arguments


def day_of(typed: str | None) -> date | None:
    """The clock that `--today` sets; WrongUsage when it is no day."""
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise WrongUsage("cli.usage.today", typed=typed) from None


def _shared(words: Catalog) -> _Parser:
    """What may stand before a command, and all there is without one."""
    shared = _Parser(words=words, prog="dnapp", description=words("cli.help.about"))
    _add_shared(shared, words)
    shared.set_defaults(data=None, today=None, user=None, reason=None, command=None)
    shared.add_argument("--showcase", type=Path, metavar="OUT", help=argparse.SUPPRESS)
    return shared


def _parser(words: Catalog) -> _Parser:
    # Given before or after the command, --data means the same.
    shared = _shared(words)
    commands = shared.add_subparsers(
        dest="command", metavar="COMMAND", title=words("cli.help.commands")
    )
    for name, arguments in _COMMANDS.items():
        sentence = words(f"cli.command.{name.replace('-', '_')}")
        command = commands.add_parser(name, words=words, help=sentence, description=sentence)
        _add_shared(command, words)
        for names, options in arguments:
            # Arguments that read alike in every command share one help sentence.
            key = names[-1].lstrip("-").lower().replace("-", "_")
            command.add_argument(*names, help=words(f"cli.argument.{key}"), **options)
    return shared


def _add_shared(parser: argparse.ArgumentParser, words: Catalog) -> None:
    for name, metavar in _SHARED:
        parser.add_argument(
            f"--{name}",
            metavar=metavar,
            default=argparse.SUPPRESS,
            help=words(f"cli.argument.{name}"),
        )


_SHARED = (("data", "DIR"), ("today", "YYYY-MM-DD"), ("user", "NAME"), ("reason", "TEXT"))

_Argument = tuple[tuple[str, ...], dict[str, Any]]


def _kind(**options: Any) -> _Argument:
    return ("kind",), {"metavar": "KIND", **options}


def _id(**options: Any) -> _Argument:
    return ("id",), {"metavar": "ID", **options}


def _limit(default: int | None) -> _Argument:
    return ("--limit",), {"type": int, "default": default, "metavar": "N"}


_JSON: _Argument = (("--json",), {"action": "store_true"})
"""Accepted everywhere, though JSON is what every reading command prints anyway."""

_JSON_FILE: _Argument = (("--json",), {"required": True, "metavar": "FILE", "dest": "file"})
_WHERE: _Argument = (("--where",), {"action": "append", "default": [], "metavar": "CONDITION"})
_PERIOD: _Argument = (("--period",), {"required": True, "metavar": "P"})
_BASIS: _Argument = (("--basis",), {"metavar": "B"})

_YEAR: _Argument = (("--year",), {"type": int, "metavar": "YYYY"})

_COMMANDS: dict[str, tuple[_Argument, ...]] = {
    "demo": (
        (("--scale",), {"type": int, "default": 1, "metavar": "N"}),
        (("--seed",), {"type": int, "default": 1, "metavar": "N"}),
    ),
    "fields": (_kind(nargs="?"), _JSON),
    "add": (_kind(), _JSON_FILE),
    "show": (_kind(), _id(), _JSON),
    "list": (
        _kind(),
        _WHERE,
        (("--sort",), {"metavar": "FIELD"}),
        _limit(None),
        _JSON,
    ),
    "update": (_kind(), _id(), _JSON_FILE),
    "delete": (_kind(), _id()),
    "restore": (_kind(), _id()),
    "find": (
        (("text",), {"metavar": "TEXT"}),
        (("--kind",), {"metavar": "KIND"}),
        _limit(50),
        _JSON,
    ),
    "due": ((("--within",), {"type": int, "metavar": "DAYS"}), _JSON),
    "targets": ((("--out",), {"type": Path, "metavar": "FILE"}), _JSON),
    "timeline": (
        (("--from",), {"metavar": "D", "dest": "first"}),
        (("--to",), {"metavar": "D", "dest": "last"}),
        _JSON,
    ),
    "export": (
        _kind(),
        _id(nargs="?"),
        _WHERE,
        (("--out",), {"type": Path, "required": True, "metavar": "FILE"}),
    ),
    "figures": (_PERIOD, _BASIS, _JSON),
    "report": (
        (("report",), {"nargs": "?", "metavar": "REPORT"}),
        (("--list",), {"action": "store_true"}),
        (("--period",), {"metavar": "P"}),
        _BASIS,
        (("--format",), {"choices": ("pdf", "docx", "xlsx"), "metavar": "pdf|docx|xlsx"}),
        (("--out",), {"type": Path, "metavar": "FILE"}),
        (("--number",), {"type": int, "metavar": "N"}),
        (("--date",), {"metavar": "YYYY-MM-DD"}),
        (("--issue",), {"action": "store_true"}),
        (("--lock",), {"action": "store_true"}),
    ),
    "issued": (
        _id(nargs="?"),
        (("--out",), {"type": Path, "metavar": "FILE"}),
        (("--compare",), {"action": "store_true"}),
        _JSON,
    ),
    "letter": (
        (("letter",), {"metavar": "LETTER"}),
        _id(),
        (("--out",), {"type": Path, "required": True, "metavar": "FILE"}),
    ),
    "unit-form": (
        (("unit",), {"metavar": "UNIT"}),
        _YEAR,
        (("--out",), {"type": Path, "required": True, "metavar": "FILE"}),
    ),
    "import": (
        (("file",), {"type": Path, "metavar": "FILE"}),
        (("--kind",), {"required": True, "metavar": "KIND"}),
        (("--unit",), {"metavar": "UNIT"}),
        _YEAR,
        (("--dry-run",), {"action": "store_true"}),
        _JSON,
    ),
    "history": (_kind(nargs="?"), _id(nargs="?"), _limit(50), _JSON),
    "undo": ((("change",), {"nargs": "?", "type": int, "metavar": "CHANGE"}),),
    "check": (_JSON,),
    "doctor": (),
}
