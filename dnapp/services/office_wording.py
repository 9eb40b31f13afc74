"""The office's own sentences in reports: which there may be, and whether one fits its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dnapp.core.errors import UserError
from dnapp.core.text import clean
from dnapp.core.words import Catalog
from dnapp.services.settings import WORDING, Value

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_QUOTED = 16
"""Characters from a lonely brace on that a refusal quotes."""

_ALSO = frozenset({"document.annex_reference"})
"""Words on paper that the decree leaves to the office, besides those of `report`."""

_NOT_ON_PAPER = (
    "report.warning.",
    "report.not_written.",
    "report.letters_missing",
    "report.too_many_recipients",
    "report.no_tables",
)
_NOT_PRINTED = ("name", "short", "title", "keywords")
"""Words of a report (`report.<key>.…`) that name it in the window and inside its file."""


@dataclass(frozen=True)
class Fitting:
    """The stored sentences that can be printed, and keys and texts of those that cannot."""

    fit: Mapping[str, str]
    unfit: Mapping[str, str]


def is_printed(words: Catalog, key: str) -> bool:
    """Whether a key is that of a sentence on the paper of a report."""
    if key not in words or key in _ALSO:
        return key in words
    report, _, name = key.removeprefix("report.").partition(".")
    named = name in _NOT_PRINTED and f"report.{report}.kind" in words
    return key.startswith("report.") and not key.startswith(_NOT_ON_PAPER) and not named


def own_sentence(words: Catalog, key: str, typed: str) -> str:
    """A sentence as it is stored; "" for that of the program. UserError when it does not fit.

    Blanks at the ends, which join it to its neighbours, are those of the program's sentence.
    """
    if not is_printed(words, key):
        raise UserError("setting.unknown", name=key)
    default, own = words(key), clean(typed)
    bare = default.strip()
    if own == bare:
        return ""
    if not own:
        raise UserError("wording.empty", default=bare)
    _check(own, words.placeholders(key))
    return default.replace(bare, own)


def checked_wording(words: Catalog, values: Mapping[str, Value]) -> dict[str, Value]:
    """Settings about to be saved, the sentences among them as they are stored; UserError as
    `own_sentence`. An empty one brings back that of the program."""
    return {
        name: own_sentence(words, name.removeprefix(WORDING), value)
        if name.startswith(WORDING) and isinstance(value, str) and value
        else value
        for name, value in values.items()
    }


def fitting(words: Catalog, stored: Mapping[str, str]) -> Fitting:
    """Sort stored sentences by whether the program that runs now can print them."""
    fit: dict[str, str] = {}
    unfit: dict[str, str] = {}
    for key, sentence in stored.items():
        (fit if _fits(words, key, sentence) else unfit)[key] = sentence
    return Fitting(fit, unfit)


def _fits(words: Catalog, key: str, sentence: str) -> bool:
    if not is_printed(words, key):
        return False
    try:
        _check(sentence, words.placeholders(key))
    except UserError:
        return False
    return True


def _check(sentence: str, known: frozenset[str]) -> None:
    """Refuse braces that hold no placeholder of the program's sentence."""
    allowed = [f"{{{name}}}" for name in sorted(known)]
    for found in _BRACES.finditer(sentence):
        piece = found.group()
        if piece in allowed:
            continue
        whole = len(piece) > 1
        if not whole:
            piece = sentence[found.start() : found.start() + _QUOTED]
        problem = "wording.unknown" if whole else "wording.braces"
        values = {"sentence": sentence, "piece": piece}
        if not allowed:
            raise UserError(f"{problem}_none", **values)
        raise UserError(problem, **values, known=", ".join(allowed))
