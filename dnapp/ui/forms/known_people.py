"""People seen before, in the grid of members: suggested while a name is typed, told after a paste.

Papers are filled in but never shown in a list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dnapp.core.numbers import count2
from dnapp.core.text import spans
from dnapp.records import BY_KEY
from dnapp.records.member import Member
from dnapp.services.people import Known, Match, People, gaps
from dnapp.ui.forms.child_table import ChildTable
from dnapp.ui.forms.sheet import Entry, empty_row
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.buttons import SecondaryButton
from dnapp.ui.widgets.option_list import Option

Values = Mapping[int, Mapping[str, Any]]


class KnownPeople(QObject):
    """Looks after one grid of members; `own` is the id of its delegation, "" for a new one."""

    def __init__(self, look: Look, session: Session, table: ChildTable, own: str) -> None:
        super().__init__(table)
        self._look = look
        self._session = session
        self._table = table
        self._people = People(session.workspace.repositories, own)
        self._offered: dict[str, Known] = {}
        delegate = table.view.delegate
        delegate.suggestions["name"] = self._find
        delegate.suggested.connect(self._take)
        table.pasted.connect(self._recognise)

    def _find(self, typed: str) -> list[Option]:
        people = self._people.named(typed)
        self._offered = {known.member.id: known for known in people}
        return [
            Option(known.member.id, known.member.name, self._detail(known), "user",
                   tuple(spans(typed, known.member.name)))
            for known in people
        ]  # fmt: skip

    def _detail(self, known: Known) -> str:
        """Title and unit, then the last delegation with its day."""
        words, member = self._look.words, known.member
        spec = BY_KEY["delegation"].specs["starts_on"]
        day = spec.show(known.day, self._session.showing)
        last = (
            words("people.last", delegation=known.delegation, day=day) if day else known.delegation
        )
        return " · ".join(part for part in (member.position, member.organisation, last) if part)

    def _take(self, row: int, option: Option) -> None:
        known = self._offered[option.id]
        entry = self._entry(row)
        values = {
            "name": known.member.name,
            **self._untouched(entry, gaps(_member(entry), known.member)),
        }
        self._table.rows.fill({row: values}, self._look.words("people.step_take"))

    def _recognise(self, first: int, count: int) -> None:
        """After a paste: say whom we know, and offer what their rows lack."""
        rows = range(first, first + count)
        entries = [self._entry(row) for row in rows]
        matches = self._people.recognise(_member(entry) for entry in entries)
        found = {row: match for row, match in zip(rows, matches, strict=True) if match}
        if not found:
            return
        sure = [match for match in found.values() if match.sure]
        parts = []
        if sure:
            parts.append(self._look.words("people.known", count=count2(len(sure))))
        if len(found) > len(sure):
            count_likely = count2(len(found) - len(sure))
            parts.append(self._look.words("people.likely", count=count_likely))
        said = " ".join([self._table.message.text(), *parts])
        self._table.tell(said, "help", self._buttons(found))

    def _buttons(self, found: Mapping[int, Match]) -> Sequence[QWidget]:
        """One button for those who are sure, one for those who are likely."""
        buttons = []
        for sure, key in ((True, "people.fill"), (False, "people.fill_likely")):
            values = {
                row: lacking
                for row, match in found.items()
                if match.sure is sure and (lacking := self._untouched(self._entry(row), match.gaps))
            }
            if values:
                label = self._look.words(key, count=count2(len(values)))
                button = SecondaryButton(self._look, label, small=True)
                button.clicked.connect(partial(self._fill, values))
                buttons.append(button)
        return buttons

    def _fill(self, values: Values) -> None:
        cells = sum(map(len, values.values()))
        step = self._look.words("people.step_fill", count=count2(len(values)))
        self._table.rows.fill(values, step)
        told = self._look.words("people.filled", cells=count2(cells), count=count2(len(values)))
        self._table.tell(told, "help")
        self._table.focus()

    def _entry(self, row: int) -> Entry:
        entries = self._table.rows.rows()
        return entries[row] if row < len(entries) else empty_row(self._table.kind.key)

    @staticmethod
    def _untouched(entry: Entry, values: Mapping[str, Any]) -> dict[str, Any]:
        """Without the fields that hold a text which could not be read."""
        return {name: value for name, value in values.items() if name not in entry.unread}


def _member(entry: Entry) -> Member:
    assert isinstance(entry.record, Member)
    return entry.record
