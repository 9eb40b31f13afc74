"""Texts as people type or paste them → values of fields, links by the names of their records."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from dnapp.core.errors import UserError
from dnapp.core.fields import Choice, Day, Link, Links, Money, Spec, YesNo
from dnapp.core.money import parse_money
from dnapp.core.text import clean, fold
from dnapp.core.words import Catalog
from dnapp.records import BY_KEY
from dnapp.records.lookup import Lookup

if TYPE_CHECKING:
    from dnapp.store.repository import Repositories

_YES = frozenset({"x", "v", "✓", "✔", "1", "co", "true", "dung"})
_NO = frozenset({"", "-", "–", "0", "khong", "k", "false"})
_BETWEEN_NAMES = re.compile(r"[;\n]|, ?")


class TextReader:
    """Reads texts by the specs of fields; a name found once is remembered until `forget`."""

    def __init__(
        self, repositories: Repositories, words: Catalog, today: Callable[[], date]
    ) -> None:
        self._repositories = repositories
        self._words = words
        self._today = today
        self._found: dict[tuple[str, str, str], tuple[str, ...]] = {}

    @property
    def today(self) -> date:
        """The day that two-digit years and words such as "hôm nay" count from."""
        return self._today()

    def read(self, spec: Spec, text: str) -> Any:
        """The value that a text means; UserError with the sentence for its reader.

        The sentence never repeats a personal value.
        """
        try:
            return self._read(spec, text)
        except UserError as error:
            raise (unreadable(spec) if spec.personal else error) from None

    def forget(self, kind: str) -> None:
        """Look names up anew: records of a type have changed."""
        self._found = {known: ids for known, ids in self._found.items() if known[0] != kind}

    def _read(self, spec: Spec, text: str) -> Any:
        if isinstance(spec, Choice):
            return self._option(spec, clean(text))
        if isinstance(spec, Link):
            return self._link(spec, clean(text))
        if isinstance(spec, Links):
            return self._links(spec, text)
        if isinstance(spec, YesNo):
            return _yes_or_no(text)
        if isinstance(spec, Money) and has_currency(spec):
            return parse_money(text, "VND")[0] if text.strip() else None
        return spec.parse(text, self.today)

    def _option(self, spec: Choice, text: str) -> str:
        if not text or text in spec.options:
            return text
        wanted = fold(text)
        for option in spec.options:
            if fold(self._words(f"{spec.option_words}.{option}")) == wanted:
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
            repository = self._repositories[spec.target]
            ids = repository.find_by_name(name)
            if spec.within:
                rows = repository.get_many(ids)
                ids = [i for i in ids if isinstance(r := rows[i], Lookup) and r.list == spec.within]
            self._found[key] = tuple(ids)
        return self._found[key]


def has_currency(spec: Money) -> bool:
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
