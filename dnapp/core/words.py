"""All words that a user reads, by key, from the TOML files of one language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from pathlib import Path
from string import Formatter
from threading import Lock
from types import MappingProxyType

from dnapp.core.errors import UserError

_FORMATTER = Formatter()


class Catalog:
    """The words of one language: `words("error.disk_full", path=…)` gives the sentence.

    The files of a language lie in `i18n/<language>/*.toml`; nested tables become dotted keys. A
    file is read when a key of one of its tables is first asked for: the first window needs few of
    them. The same key in two files is a mistake and raises ValueError when the second is read.
    Jobs ask beside the window: any thread may be the first.
    """

    def __init__(self, files: Mapping[str, Sequence[Path]]) -> None:
        """`files` tells which files have tables that begin with a name."""
        self._unread = {name: list(paths) for name, paths in files.items()}
        self._read: set[Path] = set()
        self._reading = Lock()
        self._entries: dict[str, str] = {}
        self._own: Mapping[str, str] = {}
        self._below: dict[str, Mapping[str, str]] = {}
        """What `table` found: a report asks for the names of currencies in every cell."""

    @classmethod
    def load(cls, folder: Path) -> Catalog:
        """See which tables the TOML files of `folder` (one language) have."""
        files: dict[str, list[Path]] = {}
        for path in sorted(folder.glob("*.toml")):
            for name in _tables(path.read_text("utf-8")):
                files.setdefault(name, []).append(path)
        return cls(files)

    def laid_over(self, own: Mapping[str, str]) -> Catalog:
        """The same words, with sentences of `own` in place of those of their keys."""
        other = copy(self)  # what is read of the files is shared
        other._own, other._below = dict(own), {}
        return other

    def __call__(self, key: str, /, **values: object) -> str:
        """Give the sentence of `key` with its placeholders filled; KeyError when there is none."""
        entries = self._entries_of(key)
        sentence = self._own[key] if key in self._own else entries[key]
        return sentence.format_map(values) if values else sentence

    def __contains__(self, key: object) -> bool:
        """Tell whether the key has a sentence."""
        return isinstance(key, str) and key in self._entries_of(key)

    def get(self, key: str, default: str = "") -> str:
        """Give the bare sentence of `key`, or `default`."""
        entries = self._entries_of(key)
        return self._own[key] if key in self._own else entries.get(key, default)

    def error(self, problem: UserError) -> str:
        """Give the sentence of an error; values that are themselves keys are not looked up."""
        return self(problem.key, **problem.values)

    def keys(self) -> Iterator[str]:
        """Every key, for the tests that look for missing and stray ones."""
        for name in list(self._unread):
            self._entries_of(name)
        return iter(list(self._entries))

    def placeholders(self, key: str) -> frozenset[str]:
        """Names of the placeholders in the sentence of `key`."""
        return frozenset(name for _, name, _, _ in _FORMATTER.parse(self(key)) if name)

    def table(self, prefix: str) -> Mapping[str, str]:
        """All entries below `prefix.`, keyed by what follows the prefix."""
        if prefix not in self._below:
            start = f"{prefix}."
            # Another thread may read a file meanwhile, hence the list.
            found = list(self._entries_of(prefix).items())
            found += self._own.items()
            self._below[prefix] = MappingProxyType(
                {key[len(start) :]: text for key, text in found if key.startswith(start)}
            )
        return self._below[prefix]

    def _entries_of(self, key: str) -> Mapping[str, str]:
        """The entries, among them all that begin as `key` does."""
        name = key.partition(".")[0]
        if name in self._unread:
            with self._reading:  # a name is known as read only once its files are
                for path in self._unread.get(name, ()):
                    if path not in self._read:
                        self._take(path)
                        self._read.add(path)
                self._unread.pop(name, None)
        return self._entries

    def _take(self, path: Path) -> None:
        with path.open("rb") as file:
            for key, sentence in _flatten(tomllib.load(file)):
                if key in self._entries:
                    raise ValueError(f"{path.name}: {key} stands in two files")
                self._entries[key] = sentence


def _tables(text: str) -> set[str]:
    """First parts of the names of a file's tables, without parsing it."""
    heads = f"\n{text}".split("\n[")[1:]
    return {head.split("]", 1)[0].split(".", 1)[0] for head in heads}


def _flatten(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            yield from _flatten(value, f"{key}.")
        elif isinstance(value, str):
            yield key, value
        else:
            raise ValueError(f"{key}: a word is text, not {type(value).__name__}")
