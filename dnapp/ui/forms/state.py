"""The record in the form: what stands in it now, the steps back, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from dnapp.core.errors import UserError
from dnapp.core.record import Problem, RecordType, Tree
from dnapp.records import BY_KEY
from dnapp.ui.forms.reading import Reader
from dnapp.ui.forms.sheet import Entry, Sheet

STEPS = 200
"""Steps back that are kept."""


@dataclass(frozen=True)
class Step:
    """One step of the form: what it did, in words, and the sheet before it."""

    name: str
    sheet: Sheet


class FormState(QObject):
    """One sheet at a time; every change of it is one step that can be taken back.

    Editors and grids write here and show what stands here; nothing else holds values.
    """

    changed = Signal()
    """The sheet is another one."""
    replaced = Signal()
    """Beyond that, editors must show it afresh: a step back, a draft, another record."""

    def __init__(
        self, record_type: RecordType, reader: Reader, tree: Tree, begin: Tree | None = None
    ) -> None:
        """`begin` is what a new record begins with, beyond `tree`."""
        super().__init__()
        self.record_type = record_type
        self.reader = reader
        self._back: list[Step] = []
        self._forth: list[Step] = []
        self._problems: tuple[Problem, ...] | None = None
        self._given: tuple[Problem, ...] = ()
        self.saved = self.sheet_of(tree)
        self.start = self.sheet = self.sheet_of(begin) if begin else self.saved
        """What nobody typed: a form that holds no more is not worth keeping as a draft."""

    @property
    def dirty(self) -> bool:
        """Whether anything differs from what is saved."""
        return self.sheet is not self.saved and self.sheet != self.saved

    @property
    def is_new(self) -> bool:
        """Whether the record was never saved."""
        return not self.saved.root.record.revision

    def value(self, name: str) -> Any:
        """Value of a field of the record itself."""
        return getattr(self.sheet.root.record, name)

    def rows(self, key: str) -> tuple[Entry, ...]:
        """Child rows of one kind."""
        return self.sheet.rows[key]

    # Changing

    def put(self, name: str, value: Any, step: str) -> None:
        """A field was read."""
        root = self.sheet.root
        if name in root.unread or value != getattr(root.record, name):
            self._step(step, replace(self.sheet, root=root.put(**{name: value})))

    def put_unread(self, name: str, text: str, value: Any, step: str) -> None:
        """A field holds a text that could not be read; `value` is what stays beside it."""
        root = self.sheet.root.put_unread(name, text, value)
        if root != self.sheet.root:
            self._step(step, replace(self.sheet, root=root))

    def put_rows(self, key: str, rows: Sequence[Entry], step: str) -> None:
        """Child rows were typed, pasted, moved or removed: one step."""
        if tuple(rows) != self.sheet.rows[key]:
            self._step(step, self.sheet.with_rows(key, tuple(rows)))

    def put_sheet(self, sheet: Sheet, step: str) -> None:
        """A kept draft or another's version was taken in: one step."""
        self._step(step, sheet)
        self.replaced.emit()

    def show_saved(self, tree: Tree, sheet: Sheet | None = None) -> None:
        """The record was saved or read again; `sheet` is what stays typed on it. No steps back."""
        self._back.clear()
        self._forth.clear()
        self.saved = self.start = self.sheet_of(tree)
        self._set(sheet or self.saved)
        self.replaced.emit()

    # Steps

    def can_undo(self) -> str:
        """Words of the step that undo takes back; "" when there is none."""
        return self._back[-1].name if self._back else ""

    def can_redo(self) -> str:
        """Words of the step that redo does again; "" when there is none."""
        return self._forth[-1].name if self._forth else ""

    def undo(self) -> None:
        """Take the last step back."""
        self._move(self._back, self._forth)

    def redo(self) -> None:
        """Do it again."""
        self._move(self._forth, self._back)

    def _move(self, source: list[Step], target: list[Step]) -> None:
        if source:
            step = source.pop()
            target.append(Step(step.name, self.sheet))
            self._set(step.sheet)
            self.replaced.emit()

    def _step(self, name: str, sheet: Sheet) -> None:
        self._back.append(Step(name, self.sheet))
        del self._back[:-STEPS]
        self._forth.clear()
        self._set(sheet)

    def _set(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._problems = None
        self._given = ()
        self.changed.emit()

    # Judging

    def tell_problems(self, problems: Sequence[Problem]) -> None:
        """What saving found wrong; shown until the next change."""
        self._given = tuple(problems)
        self._problems = None
        self.changed.emit()

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong or doubtful: unreadable texts, then fields, then rules over several."""
        if self._problems is None:
            unread = tuple(self._unread())
            places = {problem.field for problem in unread}
            tree = self.sheet.tree()
            judged = (
                *self.record_type.problems(tree, BY_KEY),
                *self.reader.beside_stored(tree),
            )
            found = [*unread, *(p for p in judged if p.field not in places)]
            found += [p for p in self._given if p not in found]
            self._problems = tuple(found)
        return self._problems

    def problem_of(self, field: str) -> Problem | None:
        """The one problem that a field shows: its first error, else its first warning."""
        own = [problem for problem in self.problems() if problem.field == field]
        return next((p for p in own if not p.warning), own[0] if own else None)

    def _unread(self) -> Iterator[Problem]:
        for prefix, entry in self.sheet.entries():
            kind = BY_KEY[prefix.partition("[")[0]] if prefix else self.record_type
            for name, text in entry.unread.items():
                try:
                    self.reader.read(kind.specs[name], text)
                except UserError as error:
                    yield Problem.of(prefix + name, error)
                else:
                    yield Problem(prefix + name, "form.read_again")

    def sheet_of(self, tree: Tree) -> Sheet:
        """The sheet of a stored record, with a list of rows for every child type."""
        sheet, children = Sheet.of(tree), self.record_type.children
        return replace(sheet, rows={key: sheet.rows.get(key, ()) for key in children})
