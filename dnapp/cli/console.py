"""Standard streams: JSON out as UTF-8, messages to the side, quiet when nobody reads."""

from __future__ import annotations

import json
import os
import sys
from decimal import Decimal
from io import TextIOWrapper
from pathlib import Path

from dnapp.core.errors import UserError


def use_utf8() -> None:
    """Read and write UTF-8 whatever the console's code page is."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def print_json(value: object) -> None:
    """One JSON document on standard output; decimals as exact text."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def print_line(sentence: str) -> None:
    """One line on standard output, for commands that answer in words."""
    print(sentence)


def say(sentence: str) -> None:
    """One message beside the output."""
    print(sentence, file=sys.stderr)


def read_text(source: str) -> str:
    """Text of a file, or of standard input for `-`; UserError when it cannot be read as UTF-8."""
    try:
        if source == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return Path(source).read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError("cli.not_utf8", path=source) from None
    except OSError:
        raise UserError("cli.no_such_file", path=source) from None


def stop_output() -> None:
    """Let Python end without a word after the reader of the output has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (tuple, frozenset, set)):
        return list(value)
    raise TypeError(type(value).__name__)
