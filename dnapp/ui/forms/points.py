"""Open points of a record: what is wrong, doubtful or missing before it counts in a report."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dnapp.core.record import Problem, RecordType
from dnapp.ui.forms.sheet import Sheet

_MISSING = "field.required"


@dataclass(frozen=True)
class Points:
    """The points of one sheet."""

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    missing: tuple[str, ...]
    """Needed fields of the record itself that are empty."""
    done: tuple[str, ...]
    """Needed fields that are filled and have no error."""

    @property
    def total(self) -> int:
        """How many points there are to meet."""
        return len(self.errors) + len(self.missing) + len(self.done)

    @property
    def share(self) -> float:
        """How much of them is met, 0 to 1."""
        return len(self.done) / self.total if self.total else 1.0


def points_of(
    sheet: Sheet, problems: Sequence[Problem], kind: RecordType, fields: Collection[str]
) -> Points:
    """Sort the problems of a sheet, one a field, and those of the form's `fields` needed."""
    missing = tuple(
        name
        for name in kind.missing(sheet.root.record)
        if name in fields and name not in sheet.root.unread
    )
    shown: dict[str, Problem] = {}
    for problem in sorted(problems, key=lambda p: (p.warning, "[" in p.field)):
        if problem.field not in missing or problem.key != _MISSING:
            shown.setdefault(problem.field, problem)
    errors = tuple(p for p in shown.values() if not p.warning)
    wrong = {p.field for p in errors} | set(missing)
    needed = [s.name for s in kind.typed if (s.report or s.required) and s.name in fields]
    return Points(
        errors,
        tuple(p for p in shown.values() if p.warning),
        missing,
        tuple(name for name in needed if name not in wrong),
    )
