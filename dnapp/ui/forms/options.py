"""What the pickers of a form offer: fixed choices, and records found by their names."""

from __future__ import annotations

from dnapp.core.fields import Choice, Link, Links
from dnapp.core.record import RecordType, Tree
from dnapp.core.text import spans
from dnapp.records import BY_KEY
from dnapp.ui.session import Session
from dnapp.ui.widgets.option_list import FixedOptions, Option

OFFERED = 60
"""Records offered at once; typing narrows them."""


def choices(session: Session, spec: Choice) -> FixedOptions:
    """The options of a choice field."""
    words = session.workspace.words
    return FixedOptions([Option(key, words(f"{spec.option_words}.{key}")) for key in spec.options])


class RecordOptions:
    """Records that a link may point to, searched without accents in any word order."""

    def __init__(self, session: Session, spec: Link | Links) -> None:
        self._session = session
        self._spec = spec
        self.target: RecordType = BY_KEY[spec.target]

    def find(self, text: str) -> list[Option]:
        """Records whose names have the words of `text`; the first of all for none."""
        repository = self._session.workspace.repositories[self.target.key]
        found = repository.options(text, OFFERED, self._spec.within)
        return [
            Option(ident, title, detail, self.target.icon, tuple(spans(text, title)))
            for ident, title, detail in found
        ]

    def option_of(self, ident: str) -> Option | None:
        """The record with this id, as an option."""
        title = self._session.title(self.target.key, ident)
        return Option(ident, title, "", self.target.icon) if title else None

    @property
    def can_add(self) -> bool:
        """Whether a name alone makes a record of this type."""
        given = {self.target.title, "list" if self._spec.within else ""}
        needed = {spec.name for spec in self.target.typed if spec.required}
        return needed <= given and not self._session.read_only

    def add(self, name: str) -> Option:
        """Save a new record with this name; UserError when it cannot be written."""
        spec = self.target.specs[self.target.title]
        values = {spec.name: spec.parse(name, self._session.workspace.today())}
        if self._spec.within:
            values["list"] = self._spec.within
        tree = Tree(self.target.cls(**values))
        error = spec.problem(values[spec.name])
        if error is not None:
            raise error
        saved = self._session.workspace.save_tree(self.target, tree, "add_records").tree.record
        self._session.announce([self.target.key])
        return Option(saved.id, self.target.title_of(saved), "", self.target.icon)
