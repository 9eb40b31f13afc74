"""Typed or pasted text ↔ the value of a field, as cells of a grid and kept drafts need it."""

from __future__ import annotations

from typing import Any

from dnapp.core.errors import UserError
from dnapp.core.fields import Money, Spec, YesNo
from dnapp.core.money import parse_money
from dnapp.core.record import Problem, Tree
from dnapp.services.reading import TextReader, has_currency
from dnapp.ui.forms.sheet import Entry
from dnapp.ui.session import Session


class Reader(TextReader):
    """Reads and writes the cells of forms; names are looked up anew when their records change."""

    def __init__(self, session: Session) -> None:
        workspace = session.workspace
        super().__init__(workspace.repositories, workspace.words, workspace.today)
        self._session = session
        session.changed.connect(self.forget)

    def beside_stored(self, tree: Tree) -> tuple[Problem, ...]:
        """What is doubtful in a record beside those that are stored, quick enough for typing."""
        return self._session.workspace.clashes(tree)

    def put(self, entry: Entry, spec: Spec, text: str) -> Entry:
        """The entry with a text in one of its fields, as value or as text to mend.

        An amount with its currency in the same text fills the sibling field too.
        """
        try:
            values = {spec.name: self.read(spec, text)}
            if isinstance(spec, Money) and has_currency(spec) and text.strip():
                held = str(getattr(entry.record, spec.currency))
                values[spec.currency] = parse_money(text, held or "VND")[1]
        except UserError:
            return entry.put_unread(spec.name, text, spec.empty())
        return entry.put(**values)

    def write(self, spec: Spec, value: Any) -> str:
        """The text that stands for a value in a cell, and that `read` reads back."""
        if isinstance(spec, YesNo):
            return spec.show(True, self._session.showing) if value else ""
        return spec.show(value, self._session.showing)

    def text(self, entry: Entry, spec: Spec) -> str:
        """What stands in one field of an entry, read or not."""
        unread = entry.unread.get(spec.name)
        return unread if unread is not None else self.write(spec, getattr(entry.record, spec.name))
