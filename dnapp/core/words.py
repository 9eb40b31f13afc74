"""All words that a user reads, by key, from the TOML files of one language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

from dnapp.core.errors import UserError

_FORMATTER = Formatter()


class Catalog:
    """The words of one language: `words("error.disk_full", path=…)` gives the sentence.

    The files of a language lie in `i18n/<language>/*.toml`; nested tables become dotted keys. The
    same key in two files is a mistake and raises ValueError at loading.
    """

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._entries = dict(entries)

    @classmethod
    def load(cls, folder: Path) -> Catalog:
        """Read every TOML file of `folder` (one language)."""
        entries: dict[str, str] = {}
        for path in sorted(folder.glob("*.toml")):
            with path.open("rb") as file:
                for key, sentence in _flatten(tomllib.load(file)):
                    if key in entries:
                        raise ValueError(f"{path.name}: {key} stands in two files")
                    entries[key] = sentence
        return cls(entries)

    def __call__(self, key: str, /, **values: object) -> str:
        """Give the sentence of `key` with its placeholders filled; KeyError when there is none."""
        sentence = self._entries[key]
        return sentence.format_map(values) if values else sentence

    def __contains__(self, key: object) -> bool:
        """Tell whether the key has a sentence."""
        return key in self._entries

    def get(self, key: str, default: str = "") -> str:
        """Give the bare sentence of `key`, or `default`."""
        return self._entries.get(key, default)

    def error(self, problem: UserError) -> str:
        """Give the sentence of an error; values that are themselves keys are not looked up."""
        return self(problem.key, **problem.values)

    def keys(self) -> Iterator[str]:
        """Every key, for the tests that look for missing and stray ones."""
        return iter(self._entries)

    def placeholders(self, key: str) -> frozenset[str]:
        """Names of the placeholders in the sentence of `key`."""
        return frozenset(name for _, name, _, _ in _FORMATTER.parse(self._entries[key]) if name)

    def table(self, prefix: str) -> dict[str, str]:
        """All entries below `prefix.`, keyed by what follows the prefix."""
        start = f"{prefix}."
        return {k[len(start) :]: v for k, v in self._entries.items() if k.startswith(start)}


def _flatten(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            yield from _flatten(value, f"{key}.")
        elif isinstance(value, str):
            yield key, value
        else:
            raise ValueError(f"{key}: a word is text, not {type(value).__name__}")
