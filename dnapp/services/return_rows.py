"""What the rows of a unit's list come to: new agreements, changed ones, known ones, faulty ones.

Nothing is written here. An empty cell leaves what is stored as it is; parties and terms that are
stored already are never replaced by a row, only compared and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.fields import Choice
from dnapp.core.record import Problem, Tree
from dnapp.core.text import fold, same
from dnapp.core.text import words as words_of
from dnapp.records.agreement import AGREEMENT, FORMS, Agreement
from dnapp.records.party import PARTY
from dnapp.records.term import TERM
from dnapp.services.reading import TextReader
from dnapp.services.return_columns import FIELDS, OUR_SIGNATORY, PARTNER, Told, find_headings
from dnapp.services.return_columns import TERM as TERM_COLUMN
from dnapp.services.return_parts import Parts
from dnapp.services.unit_returns import own_name

if TYPE_CHECKING:
    from dnapp.services.workbooks import Sheet
    from dnapp.services.workspace import Workspace

Outcome = Literal["create", "update", "unchanged", "error"]

OUTCOMES: tuple[Outcome, ...] = ("error", "create", "update", "unchanged")
"""In the order in which they are looked at."""

_SUM = re.compile(r"(tong( cong| so)?|cong)\b")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")


@dataclass(frozen=True)
class Changed:
    """A field that the row says otherwise than the record."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class ReturnRow:
    """One row of the file, judged."""

    number: int
    """Its row in the sheet, from 1."""
    cells: Mapping[str, str]
    """Column → text."""
    outcome: Outcome
    title: str
    tree: Tree | None = None
    """What is to be saved; None when nothing is, or can be."""
    known: str = ""
    """Id of the stored agreement that it means."""
    changes: tuple[Changed, ...] = ()
    problems: tuple[Told, ...] = ()
    """Why it cannot be taken."""
    notes: tuple[Told, ...] = ()
    """What is doubtful, or not taken from it."""


@dataclass(frozen=True)
class ReturnPlan:
    """What a unit's list comes to."""

    rows: tuple[ReturnRow, ...]
    passed_over: tuple[str, ...]
    """Headings of columns that are not kept."""

    def count(self, outcome: Outcome) -> int:
        """How many rows come to it."""
        return sum(1 for row in self.rows if row.outcome == outcome)


def plan(workspace: Workspace, unit: str, sheet: Sheet) -> ReturnPlan:
    """Judge every row of a sheet for one unit; rows without words, of sums and of column numbers
    are passed over.

    UserError `returns.no_headings` for a sheet that lists no agreements, `returns.no_unit` for a
    unit that signs in no name of its own.
    """
    headed = find_headings(sheet.rows, workspace.words)
    judge = Judge(workspace, unit)
    cells = [
        (
            number,
            {name: text for name, text in zip(headed.columns, row, strict=False) if name and text},
        )
        for number, row in enumerate(sheet.rows[headed.row + 1 :], start=headed.row + 2)
    ]
    rows = judge.rows([(number, found) for number, found in cells if _says_something(found)])
    return ReturnPlan(rows, headed.passed_over)


def _says_something(cells: Mapping[str, str]) -> bool:
    texts = [text for text in cells.values() if text.strip()]
    if not texts or all(_COLUMN_NUMBER.fullmatch(text.strip()) for text in texts):
        return False
    return not (len(texts) <= 2 and any(_SUM.match(fold(text)) for text in texts))


class Judge:
    """Judges rows of one unit against what is stored; again after a cell was mended."""

    def __init__(self, workspace: Workspace, unit: str) -> None:
        self._workspace = workspace
        self._unit = unit
        self._name = own_name(workspace.repositories, unit)
        self._reader = TextReader(workspace.repositories, workspace.words, workspace.today)
        self._showing = workspace.showing()
        self._parts = Parts(workspace.repositories, self._reader, unit, self._showing.title)

    def rows(self, rows: Sequence[tuple[int, Mapping[str, str]]]) -> tuple[ReturnRow, ...]:
        """All rows, by row number and cells; a row that says the same as one before is faulty."""
        judged: list[ReturnRow] = []
        first: dict[object, int] = {}
        for number, cells in rows:
            row = self._row(number, cells)
            key: object = row.known or (fold(row.title), fold(cells.get("signed_on", "")))
            earlier = first.setdefault(key, number)
            if earlier != number and row.title:
                told = Told("title", "returns.twice", {"row": earlier})
                row = replace(row, outcome="error", tree=None, problems=(*row.problems, told))
            judged.append(row)
        return tuple(judged)

    def _row(self, number: int, cells: Mapping[str, str]) -> ReturnRow:
        problems: list[Told] = []
        values = dict(self._values(cells, problems))
        title = str(values.get("title") or cells.get("title", ""))
        stored = self._stored(values, problems)
        if stored is None:
            begun = self._new(values)
            changes: tuple[Changed, ...] = ()
        else:
            begun, changes = self._changed(stored, values)
        laid = self._parts.laid_into(begun, cells, problems)
        notes = list(laid.notes)
        for problem in self._workspace.problems(AGREEMENT, laid.tree):
            told = Told(_column(problem), problem.key, problem.values)
            if problem.warning:
                notes.append(told)
            elif told.column not in {one.column for one in problems}:
                problems.append(told)
        row = ReturnRow(number, cells, "error", title, notes=tuple(notes))
        if problems:
            return replace(row, problems=tuple(problems))
        if stored is None:
            return replace(row, outcome="create", tree=laid.tree)
        row = replace(row, known=stored.record.id)
        added = tuple(Changed(name, "", cells[name]) for name in laid.taken)
        if not changes and not added:
            return replace(row, outcome="unchanged", notes=laid.notes)
        return replace(row, outcome="update", tree=laid.tree, changes=(*changes, *added))

    # Fields

    def _values(self, cells: Mapping[str, str], problems: list[Told]) -> Iterator[tuple[str, Any]]:
        """The fields that the row states."""
        for name in FIELDS:
            text = cells.get(name, "").strip()
            if not text:
                continue
            spec = AGREEMENT.specs[name]
            try:
                value = self._reader.read(spec, text)
            except UserError as error:
                problems.append(Told(name, error.key, error.values))
                continue
            if not spec.is_empty(value):
                yield name, value

    def _stored(self, values: Mapping[str, Any], problems: list[Told]) -> Tree | None:
        """The agreement that a row means: by its code, else by name and day of signing."""
        found = self._workspace.repositories["agreement"]
        if code := values.get("code"):
            named = [one for one in self._named(code) if one.code == code]
            if not named:
                problems.append(Told("code", "returns.no_code", {"code": code}))
                return None
        elif title := values.get("title"):
            asked = sorted(words_of(title))
            named = [one for one in self._named(title) if sorted(words_of(one.title)) == asked]
            named = [one for one in named if _same_day(one.signed_on, values.get("signed_on"))]
        else:
            return None
        if len(named) > 1:
            titles = "; ".join(f"{one.title} ({one.code or one.id})" for one in named)
            problems.append(Told("title", "returns.several", {"titles": titles}))
            return None
        if named and named[0].proposer not in ("", self._unit):
            other = self._showing.title("unit", named[0].proposer)
            problems.append(Told("title", "returns.other_unit", {"unit": other}))
            return None
        return self._workspace.tree(found.kind.key, named[0].id) if named else None

    def _named(self, text: str) -> list[Agreement]:
        found = self._workspace.repositories["agreement"]
        rows = found.get_many(found.find_by_name(text)).values()
        return [one for one in rows if isinstance(one, Agreement)]

    def _changed(self, stored: Tree, values: Mapping[str, Any]) -> tuple[Tree, tuple[Changed, ...]]:
        record = stored.record
        changes = []
        taken: dict[str, Any] = {}
        for name, value in values.items():
            before = AGREEMENT.show(record, name, self._showing)
            after = AGREEMENT.specs[name].show(value, self._showing)
            if before != after and not _vaguer(name, getattr(record, name), value):
                taken[name] = value
                changes.append(Changed(name, before, after))
        return replace(stored, record=replace(record, **taken)), tuple(changes)

    def _new(self, values: Mapping[str, Any]) -> Tree:
        """A new agreement: signed in the unit's own name and named after its title where the row
        does not say."""
        given = {"on_behalf": self._name, "form": self._form_of(values.get("title", ""))}
        record = Agreement(**{**given, **values, "proposer": self._unit})
        return Tree(record, {PARTY.key: (), TERM.key: ()})

    def _form_of(self, title: str) -> str:
        """The form that a title begins with; "" when it begins otherwise."""
        spec = AGREEMENT.specs["form"]
        assert isinstance(spec, Choice)
        begun = fold(title)
        for form in sorted(FORMS, key=lambda one: -len(self._form_word(one))):
            if begun.startswith(fold(self._form_word(form))):
                return form
        return ""

    def _form_word(self, form: str) -> str:
        return self._workspace.words(f"choice.agreement.form.{form}")


def _vaguer(name: str, stored: object, told: object) -> bool:
    """Whether a row says the same in fewer words: a year for a day, a title in capitals."""
    if isinstance(stored, PartialDay) and isinstance(told, PartialDay):
        return told.first() <= stored.first() and stored.last() <= told.last()
    return name == "title" and same(str(stored), str(told))


def _same_day(stored: PartialDay | None, told: PartialDay | None) -> bool:
    """Whether both may be the same day: one is unknown, or lies within the other."""
    if stored is None or told is None:
        return True
    return stored.first() <= told.last() and told.first() <= stored.last()


def _column(problem: Problem) -> str:
    """The column of a problem: of a field, or of the rows that a column becomes."""
    place, _, name = problem.field.partition(".")
    if place.startswith(PARTY.key):
        return OUR_SIGNATORY if name.startswith("signatory") else PARTNER
    if place.startswith(TERM.key):
        return TERM_COLUMN
    return problem.field if problem.field in FIELDS else "title"
