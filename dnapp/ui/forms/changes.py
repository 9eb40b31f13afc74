"""The trail of one record in words: who changed which field when, from what to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dnapp.core.masking import MASK
from dnapp.core.record import RecordType
from dnapp.core.words import Catalog
from dnapp.records import BY_KEY
from dnapp.store.history import ChangeEntry, RowChange
from dnapp.ui.forms.sheet import columns_of
from dnapp.ui.session import Session

_LONGEST = 80
"""Longest value quoted in a line, characters."""

_HISTORY_LIMIT = 50
_NEWEST = 3


@dataclass(frozen=True)
class Line:
    """One line of the history and who wrote it when."""

    text: str
    caption: str


class Telling:
    """Turns changes of one record into lines; personal values stay masked."""

    def __init__(self, session: Session, kind: RecordType, label: Callable[[str], str]) -> None:
        self._session = session
        self._words = session.workspace.words
        self._kind = kind
        self._label = label

    def lines(self, entry: ChangeEntry) -> list[Line]:
        """What one change did to the record and its child rows."""
        caption = self._caption(entry)
        texts = [*self._own(entry), *self._of_children(entry)]
        if not texts:
            texts = [self._words.get(f"change.name.{entry.name}", entry.name)]
        return [Line(text, caption) for text in texts]

    def _caption(self, entry: ChangeEntry) -> str:
        when = shown_time(entry.at, self._words)
        reason = str(entry.details.get("reason", ""))
        why = self._words("issued.reason", reason=reason) if reason else ""
        return " · ".join(part for part in (when, entry.by, why) if part)

    def _own(self, entry: ChangeEntry) -> Iterator[str]:
        one = self._words(f"record.{self._kind.key}.one")
        for row in entry.rows:
            if row.kind != self._kind.key:
                continue
            if row.op == "insert":
                yield self._words("form.made", one=one)
            elif "deleted_at" in row.new:
                key = "form.binned" if row.new["deleted_at"] else "form.restored"
                yield self._words(key, one=one)
            else:
                yield from self._fields(row, self._kind, "")

    def _of_children(self, entry: ChangeEntry) -> Iterator[str]:
        counts: Counter[tuple[str, str]] = Counter()
        for row in entry.rows:
            if row.kind == self._kind.key or row.kind not in self._kind.children:
                continue
            if row.op == "insert":
                counts[row.kind, "form.step.add"] += 1
            elif "deleted_at" in row.new:
                gone = bool(row.new["deleted_at"])
                counts[row.kind, "form.step.remove" if gone else "form.step.add"] += 1
            else:
                yield from self._fields(row, BY_KEY[row.kind], self._name(row))
        for (kind, key), count in counts.items():
            one = self._words(f"record.{kind}.one")
            yield self._words(key, one=one, count=f"{count:02}")

    def _fields(self, row: RowChange, kind: RecordType, of: str) -> Iterator[str]:
        for name in columns_of(kind):
            if name not in row.new:
                continue
            label = (
                self._label(name) if kind is self._kind else self._words(kind.specs[name].label_key)
            )
            before, after = (self._shown(kind, name, cells) for cells in (row.old, row.new))
            said = self._words("form.changed", field=label, before=before, after=after)
            yield self._words("form.change_of", of=of, said=said) if of else said

    def _name(self, row: RowChange) -> str:
        """The child row that was changed, by its title."""
        kind = BY_KEY[row.kind]
        record = self._session.workspace.repositories[row.kind].get_many([row.id]).get(row.id)
        title = kind.title_of(record) if record is not None else ""
        one = self._words(f"record.{row.kind}.one")
        return f"{one} {title}".strip()

    def _shown(self, kind: RecordType, name: str, cells: Mapping[str, Any]) -> str:
        spec = kind.specs[name]
        text = spec.show(spec.from_db(cells.get(name)), self._session.showing)
        if text and spec.personal:
            return MASK
        if len(text) > _LONGEST:
            text = text[:_LONGEST].rstrip() + "…"
        return text or self._words("form.empty")


def shown_time(at: str, words: Catalog) -> str:
    """An ISO time in words, on the clock of this machine."""
    local = datetime.fromisoformat(at).astimezone()
    key = "form.at_today" if local.date() == date.today() else "form.at_day"
    return words(key, time=f"{local:%H:%M}", day=f"{local:%d/%m/%Y}")


def told_history(
    session: Session, kind: RecordType, ident: str, label: Callable[[str], str]
) -> tuple[list[Line], list[Line], int]:
    """All lines of a record's history, the first line of each of its newest changes, and how many
    changes there are; nothing for a record that was never saved."""
    lines: list[Line] = []
    newest: list[Line] = []
    if ident:
        telling = Telling(session, kind, label)
        for entry in session.workspace.changes.history(kind.key, ident, _HISTORY_LIMIT):
            told = telling.lines(entry)
            lines += told
            newest += told[:1]
    return lines, newest[:_NEWEST], len(newest)
