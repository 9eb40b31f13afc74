"""What the pickers of a form offer: fixed choices, and records found by their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dnapp.core.fields import Choice, Link, Links
from dnapp.core.record import RecordType, Tree
from dnapp.core.text import spans
from dnapp.records import BY_KEY
from dnapp.services.likeness import near_names
from dnapp.ui.session import Session
from dnapp.ui.widgets.option_list import FixedOptions, Option

_ADDED = frozenset({"country", "lookup", "partner", "unit"})
"""Record types that are added from a picker: the lists that other records point to."""

OFFERED = 60
"""Records offered at once; typing narrows them."""


def choices(session: Session, spec: Choice) -> FixedOptions:
    """The options of a choice field."""
    words = session.workspace.words
    return FixedOptions([Option(key, words(f"{spec.option_words}.{key}")) for key in spec.options])


class RecordOptions:
    """Records that a link may point to, searched without accents in any word order."""

    def __init__(self, session: Session, spec: Link | Links) -> None:
        self.session = session
        self._spec = spec
        self.target: RecordType = BY_KEY[spec.target]

    def find(self, text: str) -> list[Option]:
        """Records whose names have the words of `text`; the first of all for none."""
        repository = self.session.workspace.repositories[self.target.key]
        found = repository.options(text, OFFERED, self._spec.within)
        return [
            Option(ident, title, detail, self.target.icon, tuple(spans(text, title)))
            for ident, title, detail in found
        ]

    def option_of(self, ident: str) -> Option | None:
        """The record with this id, as an option."""
        title = self.session.title(self.target.key, ident)
        return Option(ident, title, "", self.target.icon) if title else None

    @property
    def can_add(self) -> bool:
        """Whether a record of this type may be added from a field that lacks it."""
        return self.target.key in _ADDED and not self.session.read_only

    @property
    def needed(self) -> tuple[str, ...]:
        """What is asked of a new record: its name, what it cannot be saved or reported without."""
        asked = [
            spec.name
            for spec in self.target.typed
            if (spec.required or spec.report) and not (spec.name == "list" and self._spec.within)
        ]
        return tuple(dict.fromkeys((self.target.title, *asked)))

    def near(self, name: str) -> list[Option]:
        """Records of nearly this name."""
        repository = self.session.workspace.repositories[self.target.key]
        found = near_names(repository, name, self._spec.within)
        return [Option(ident, title, detail) for ident, title, detail in found]

    def add(self, values: Mapping[str, Any]) -> str:
        """Save a new record as a change of its own; its id. Invalid or UserError when it cannot be
        written."""
        given: dict[str, Any] = {"list": self._spec.within} if self._spec.within else {}
        tree = Tree(self.target.cls(**given, **values))
        saved = self.session.workspace.save_tree(self.target, tree, "add_records").tree.record
        self.session.announce([self.target.key])
        return saved.id
