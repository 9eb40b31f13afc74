"""Typed or pasted text ↔ the value of a field, as cells of a grid and kept drafts need it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from dnapp.core.errors import UserError
from dnapp.core.fields import Choice, Day, Link, Links, Money, Spec, YesNo
from dnapp.core.money import parse_money
from dnapp.core.record import Problem, Tree
from dnapp.core.text import clean, fold
from dnapp.records import BY_KEY
from dnapp.records.lookup import Lookup
from dnapp.ui.forms.sheet import Entry
from dnapp.ui.session import Session

_YES = frozenset({"x", "v", "✓", "✔", "1", "co", "true", "dung"})
_NO = frozenset({"", "-", "–", "0", "khong", "k", "false"})
_BETWEEN_NAMES = re.compile(r"[;\n]|, ?")


class Reader:
    """Reads texts by the specs, links by the names of the records they mean.

    A name found once is remembered until records of its type change.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._found: dict[tuple[str, str, str], tuple[str, ...]] = {}
        session.changed.connect(self._forget)

    @property
    def today(self) -> date:
        """The day that two-digit years and words such as "hôm nay" count from."""
        return self._session.workspace.today()

    def beside_stored(self, tree: Tree) -> tuple[Problem, ...]:
        """What is doubtful in a record beside those that are stored, quick enough for typing."""
        return self._session.workspace.clashes(tree)

    def put(self, entry: Entry, spec: Spec, text: str) -> Entry:
        """The entry with a text in one of its fields, as value or as text to mend.

        An amount with its currency in the same text fills the sibling field too.
        """
        try:
            values = {spec.name: self.read(spec, text)}
            if isinstance(spec, Money) and _has_currency(spec) and text.strip():
                held = str(getattr(entry.record, spec.currency))
                values[spec.currency] = parse_money(text, held or "VND")[1]
        except UserError:
            return entry.put_unread(spec.name, text, spec.empty())
        return entry.put(**values)

    def read(self, spec: Spec, text: str) -> Any:
        """The value that a text means; UserError with the sentence for the message line.

        The sentence never repeats a personal value.
        """
        try:
            return self._read(spec, text)
        except UserError as error:
            raise (unreadable(spec) if spec.personal else error) from None

    def write(self, spec: Spec, value: Any) -> str:
        """The text that stands for a value in a cell, and that `read` reads back."""
        if isinstance(spec, YesNo):
            return spec.show(True, self._session.showing) if value else ""
        return spec.show(value, self._session.showing)

    def text(self, entry: Entry, spec: Spec) -> str:
        """What stands in one field of an entry, read or not."""
        unread = entry.unread.get(spec.name)
        return unread if unread is not None else self.write(spec, getattr(entry.record, spec.name))

    def _read(self, spec: Spec, text: str) -> Any:
        if isinstance(spec, Choice):
            return self._option(spec, clean(text))
        if isinstance(spec, Link):
            return self._link(spec, clean(text))
        if isinstance(spec, Links):
            return self._links(spec, text)
        if isinstance(spec, YesNo):
            return _yes_or_no(text)
        if isinstance(spec, Money) and _has_currency(spec):
            return parse_money(text, "VND")[0] if text.strip() else None
        return spec.parse(text, self.today)

    def _option(self, spec: Choice, text: str) -> str:
        if not text or text in spec.options:
            return text
        words = self._session.workspace.words
        wanted = fold(text)
        for option in spec.options:
            if fold(words(f"{spec.option_words}.{option}")) == wanted:
                return option
        raise UserError("form.not_in_list", typed=text)

    def _links(self, spec: Links, text: str) -> tuple[str, ...]:
        whole = clean(text)
        if not whole:
            return ()
        if self._named(spec, whole):
            return (self._link(spec, whole),)
        names = [clean(part) for part in _BETWEEN_NAMES.split(text)]
        return tuple(dict.fromkeys(self._link(spec, name) for name in names if name))

    def _link(self, spec: Link | Links, name: str) -> str:
        if not name:
            return ""
        ids = self._named(spec, name)
        if not ids:
            raise UserError("form.not_in_list", typed=name)
        if len(ids) > 1:
            raise UserError("form.several", typed=name, count=len(ids))
        return ids[0]

    def _named(self, spec: Link | Links, name: str) -> tuple[str, ...]:
        key = (spec.target, spec.within, fold(name))
        if key not in self._found:
            repository = self._session.workspace.repositories[spec.target]
            ids = repository.find_by_name(name)
            if spec.within:
                rows = repository.get_many(ids)
                ids = [i for i in ids if isinstance(r := rows[i], Lookup) and r.list == spec.within]
            self._found[key] = tuple(ids)
        return self._found[key]

    def _forget(self, key: str) -> None:
        self._found = {known: ids for known, ids in self._found.items() if known[0] != key}


def _has_currency(spec: Money) -> bool:
    """Whether the currency stands in a field beside the amount."""
    return spec.currency in BY_KEY[spec.record].specs


def unreadable(spec: Spec) -> UserError:
    """The sentence for a personal value, which it does not repeat."""
    return UserError("form.unreadable_day" if isinstance(spec, Day) else "form.unreadable")


def _yes_or_no(text: str) -> bool:
    word = fold(clean(text))
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise UserError("form.yes_no", typed=clean(text))
