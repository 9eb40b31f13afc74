"""The Vietnamese words: complete, used, and written by one rule."""

from __future__ import annotations

import ast
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import dnapp
from dnapp.core.fields import Choice
from dnapp.core.words import Catalog
from dnapp.records import ALL, BY_KEY

ROOT = Path(dnapp.__file__).resolve().parent
FOLDER = ROOT.parent / "i18n" / "vi"
WORDS = Catalog.load(FOLDER)

RECORD_WORDS = ("one", "many", "title", "new", "count", "empty_title", "empty_line", "search")
VARIED_WORDS = ("title", "new", "count", "empty_title", "empty_line", "search")
VARIANTS = {"delegation": ("in", "out")}


class Use(NamedTuple):
    """A key written in the code: where, and the values passed with it (None: not plain to see)."""

    key: str
    place: str
    values: frozenset[str] | None


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


def _name(func: ast.expr) -> str:
    if isinstance(func, ast.Attribute):
        return func.attr
    return func.id if isinstance(func, ast.Name) else ""


def _passed(call: ast.Call, name: str) -> frozenset[str] | None:
    if name == "Problem":
        given = [a for a in call.args[2:3]] + [k.value for k in call.keywords if k.arg == "values"]
        if not given:
            return frozenset()
        if isinstance(given[0], ast.Dict):
            names = [k.value for k in given[0].keys if isinstance(k, ast.Constant)]
            return frozenset(map(str, names)) if len(names) == len(given[0].keys) else None
        return None
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    return frozenset(str(keyword.arg) for keyword in call.keywords)


def _uses() -> Iterator[Use]:
    for path, tree in _trees():
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call):
                continue
            name = _name(call.func)
            if name not in {"UserError", "Problem", "words"}:
                continue
            argument = call.args[1:2] if name == "Problem" else call.args[:1]
            if argument and isinstance(argument[0], ast.Constant):
                key = argument[0].value
                if isinstance(key, str) and "." in key:
                    place = f"{path.relative_to(ROOT)}:{call.lineno}"
                    yield Use(key, place, _passed(call, name))


def _literals() -> tuple[set[str], set[str]]:
    """All plain strings of the code, and the beginnings of its f-strings."""
    plain: set[str] = set()
    starts: set[str] = set()
    for _, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                plain.add(node.value)
            elif isinstance(node, ast.JoinedStr) and node.values:
                first = node.values[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    starts.add(first.value)
    return plain, starts


USES = tuple(_uses())


def _record_keys() -> Iterator[str]:
    """The keys that generic code builds from record types, and that must be there."""
    for kind in ALL:
        for word in RECORD_WORDS:
            yield f"record.{kind.key}.{word}"
        for variant in VARIANTS.get(kind.key, ()):
            for word in VARIED_WORDS:
                yield f"record.{kind.key}.{word}_{variant}"
        for spec in kind.specs.values():
            yield spec.label_key
            if isinstance(spec, Choice):
                for option in spec.options:
                    yield f"{spec.option_words}.{option}"
        for section in kind.sections:
            yield f"section.{kind.key}.{section.key}"


def _allowed_record_keys() -> Iterator[str]:
    """The keys that may be there beside: variants, short headings, help."""
    for kind in ALL:
        variants = [f"{kind.key}_{variant}" for variant in VARIANTS.get(kind.key, ())]
        for name in kind.specs:
            for owner in (kind.key, *variants):
                yield from (f"field.{owner}.{name}", f"column.{owner}.{name}")
                yield f"help.{owner}.{name}"


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
def test_every_field_option_and_section_has_a_word(kind: object) -> None:
    own = (f"record.{kind.key}.", f"field.{kind.key}.", f"choice.{kind.key}.", "choice.currency.")
    missing = [
        key
        for key in _record_keys()
        if key.startswith((*own, f"section.{kind.key}.")) and not WORDS.get(key).strip()
    ]
    assert missing == []


def test_every_key_in_the_code_has_a_sentence() -> None:
    missing = sorted({f"{use.key} ({use.place})" for use in USES if use.key not in WORDS})
    assert missing == []


def test_every_placeholder_is_filled() -> None:
    unfilled = [
        f"{use.place}: {use.key} lacks {sorted(WORDS.placeholders(use.key) - use.values)}"
        for use in USES
        if use.values is not None and use.key in WORDS and WORDS.placeholders(use.key) - use.values
    ]
    assert unfilled == []


def test_no_word_is_stray() -> None:
    plain, starts = _literals()
    built = {*_record_keys(), *_allowed_record_keys()}
    heads = {start for start in starts if re.fullmatch(r"[a-z_]+(\.[a-z_]+)*\.[a-z_]*", start)}
    stray = [
        key
        for key in sorted(WORDS.keys())
        if key not in built and key not in plain and not _reached(key, plain, heads)
    ]
    assert stray == []


def _reached(key: str, plain: set[str], heads: set[str]) -> bool:
    """A key is built from a beginning that the code writes down, unless records own the table."""
    table = key.split(".", 1)[0]
    owned = key.split(".")[1] in BY_KEY and table in {"record", "field", "choice", "section"}
    if owned or table in {"column", "help"}:
        return False
    if key.startswith(tuple(heads - {"record.", "field.", "choice.", "section."})):
        return True
    prefix = key.rpartition(".")[0]
    while prefix:
        if (prefix in plain and "." in prefix) or f"{prefix}." in plain:
            return True
        prefix = prefix.rpartition(".")[0]
    return f"{table}" in plain and table not in {"record", "field", "choice", "section"}


ALL_WORDS = [(key, WORDS.get(key)) for key in sorted(WORDS.keys())]

NEW_STYLE = re.compile(
    r"(?:o[àáảãạ]|o[èéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![a-zà-ỹ])",
    re.IGNORECASE,
)
"""Tone marks on the second vowel of an open oa, oe, uy: hoà for hòa."""


def test_words_are_nfc_and_trimmed() -> None:
    wrong = [
        key
        for key, word in ALL_WORDS
        if unicodedata.normalize("NFC", word) != word
        or not word
        or "  " in word
        or any(unicodedata.category(letter) == "Cc" and letter != "\n" for letter in word)
    ]
    assert wrong == []


def test_words_keep_the_tone_on_the_first_vowel() -> None:
    assert NEW_STYLE.search("thoả thuận")
    assert NEW_STYLE.search("uỷ ban")
    assert not NEW_STYLE.search("thỏa thuận, quý, quỹ, hoàn, khuỷu, ủy")
    assert [(key, word) for key, word in ALL_WORDS if NEW_STYLE.search(word)] == []


@pytest.mark.parametrize(
    "banned",
    ["!", r"\bbạn\b", "vui lòng", r"\bOK\b", "lỗi không xác định", r"\bclick\b", r"\bfile\b"],
)
def test_words_address_nobody_and_stay_vietnamese(banned: str) -> None:
    pattern = re.compile(banned, re.IGNORECASE)
    assert [
        (key, word) for key, word in ALL_WORDS if pattern.search(re.sub(r"\{\w+\}", "", word))
    ] == []


def test_options_of_one_field_read_differently() -> None:
    twice = []
    for kind in ALL:
        for spec in kind.specs.values():
            if isinstance(spec, Choice):
                shown = [WORDS.get(f"{spec.option_words}.{option}") for option in spec.options]
                if len(set(shown)) != len(shown):
                    twice.append(spec.label_key)
    assert twice == []


def test_labels_of_one_record_read_differently() -> None:
    twice = []
    for kind in ALL:
        variants = [f"_{v}" for v in VARIANTS.get(kind.key, ())] or [""]
        for variant in variants:
            shown = [
                WORDS.get(f"field.{kind.key}{variant}.{name}", WORDS.get(spec.label_key))
                for name, spec in kind.specs.items()
            ]
            twice += [(kind.key + variant, label) for label in set(shown) if shown.count(label) > 1]
    assert twice == []


def test_every_word_is_found_without_reading_all_files_first() -> None:
    tables = [tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
    names = {name for table in tables for name in table}
    for name in names:
        assert Catalog.load(FOLDER).table(name), f"no table begins with [{name}"
    assert {key.partition(".")[0] for key in sorted(WORDS.keys())} == names
