"""What other programs write down as JSON → records, with linked records found by name.

Every value is judged by its field's spec; all problems of a record are collected, each beside its
field. Links may be given as ids or as names: the exact title or alias, tones and case aside.
Problems never repeat a personal value.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NoReturn, cast

from dnapp.core.errors import UserError
from dnapp.core.fields import Link, Links, Spec
from dnapp.core.record import Child, Problem, Record, RecordType, Tree
from dnapp.records import BY_KEY
from dnapp.records.lookup import Lookup
from dnapp.services.validation import Invalid

if TYPE_CHECKING:
    from dnapp.store.repository import Repositories

_BOOKKEEPING = frozenset(
    {
        "id", "n", "pos", "revision", "created_at", "created_by", "updated_at", "updated_by",
        "deleted_at", "computed",
    }
)  # fmt: skip
"""Keys that reading a record prints, and that changing one passes over."""

_LARGEST_EXPONENT = 30


def read_json(text: str) -> object:
    """Parse JSON with exact numbers; UserError `linking.json` with the line when it is not JSON."""
    try:
        parsed: object = json.loads(text, parse_float=_exact, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise UserError("linking.json", line=error.lineno, column=error.colno) from None
    except (ValueError, RecursionError):
        raise UserError("linking.json_value") from None
    return parsed


def _exact(digits: str) -> Decimal | str:
    """The exact number; one that no field could hold stays text, for its field to refuse."""
    value = Decimal(digits)
    return value if abs(value.adjusted()) <= _LARGEST_EXPONENT else digits


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


class TreeReader:
    """Reads JSON values into trees against one open database.

    Names that were found once are remembered, so a long list asks the database once a name.
    """

    def __init__(self, repositories: Repositories, today: date) -> None:
        self._repositories = repositories
        self._today = today
        self._found: dict[tuple[str, str, str], str | Problem] = {}

    def read(self, kind: RecordType, data: object, base: Tree | None = None) -> Tree:
        """A new record, or `base` with the given fields changed; a child list given is the whole
        list, its rows known by their id. Raises Invalid."""
        problems: list[Problem] = []
        tree = self._tree(kind, data, base, problems)
        if problems:
            raise Invalid(tuple(problems))
        return tree

    def link(self, spec: Link | Links, name: str) -> str:
        """The id of the record that a link's name or id means; Invalid as `read`."""
        return self._link(spec.target, spec.within, name)

    def _tree(
        self, kind: RecordType, data: object, base: Tree | None, problems: list[Problem]
    ) -> Tree:
        start = base.record if base else kind.cls()
        if not isinstance(data, dict):
            problems.append(Problem("", "linking.not_an_object"))
            return Tree(start)
        record = self._record(kind, data, start, "", problems, others=kind.children)
        children = dict(base.children) if base else {}
        for key in kind.children:
            if key in data:
                rows = {row.id: row for row in children.get(key, ()) if row.id}
                children[key] = tuple(self._children(BY_KEY[key], data[key], rows, problems))
        return Tree(record, children)

    def _children(
        self, kind: RecordType, rows: object, held: Mapping[str, Child], problems: list[Problem]
    ) -> Iterator[Child]:
        if not isinstance(rows, list):
            problems.append(Problem(kind.key, "linking.not_a_list"))
            return
        for place, row in enumerate(rows, start=1):
            prefix = f"{kind.key}[{place}]."
            if not isinstance(row, dict):
                problems.append(Problem(prefix.rstrip("."), "linking.not_an_object"))
                continue
            ident = row.get("id")
            start = held.get(ident, kind.cls()) if isinstance(ident, str) else kind.cls()
            if ident and not start.id:
                problems.append(Problem(f"{prefix}id", "linking.no_such_row"))
            child = self._record(kind, row, start, prefix, problems)
            yield replace(cast(Child, child), pos=place)

    def _record(
        self,
        kind: RecordType,
        data: Mapping[str, object],
        start: Record,
        prefix: str,
        problems: list[Problem],
        others: Collection[str] = (),
    ) -> Record:
        values: dict[str, Any] = {}
        for name, raw in data.items():
            if name in others or (start.id and self._is_printed(kind, name)):
                continue
            spec = kind.specs.get(name)
            if spec is None or name == kind.parent:
                near = ", ".join(spec.name for spec in kind.typed if spec.name != kind.parent)
                unknown = Problem(f"{prefix}{name}", "linking.unknown_key", {"known": near})
                problems.append(unknown)
            elif spec.computed:
                problems.append(Problem(f"{prefix}{name}", "linking.computed"))
            else:
                try:
                    values[name] = self._value(spec, raw)
                except Invalid as error:
                    problems.extend(replace(p, field=f"{prefix}{name}") for p in error.problems)
        return replace(start, **values)

    @staticmethod
    def _is_printed(kind: RecordType, name: str) -> bool:
        spec = kind.specs.get(name)
        return name in _BOOKKEEPING or name == kind.parent or bool(spec and spec.computed)

    def _value(self, spec: Spec, raw: object) -> object:
        try:
            value: object = spec.from_json(raw, self._today)
        except UserError as error:
            raise Invalid((_problem(spec, error),)) from None
        except (ArithmeticError, ValueError):
            raise Invalid((Problem(spec.name, "linking.unreadable"),)) from None
        if isinstance(spec, Link) and isinstance(value, str):
            return self._link(spec.target, spec.within, value)
        if isinstance(spec, Links) and isinstance(value, tuple):
            found = (self._link(spec.target, spec.within, name) for name in value)
            return tuple(dict.fromkeys(found))
        return value

    def _link(self, target: str, within: str, name: str) -> str:
        """The id that a name or id means; Invalid when there is none, or more than one."""
        if not name:
            return ""
        key = (target, within, name)
        if key not in self._found:
            self._found[key] = self._look_up(target, within, name)
        found = self._found[key]
        if isinstance(found, Problem):
            raise Invalid((found,))
        return found

    def _look_up(self, target: str, within: str, name: str) -> str | Problem:
        repository = self._repositories[target]
        by_id = repository.get_many([name])
        ids = list(by_id) or repository.find_by_name(name)
        records = [r for r in repository.get_many(ids).values() if not r.deleted_at]
        if within:
            records = [r for r in records if isinstance(r, Lookup) and r.list == within]
        if len(records) == 1:
            return str(records[0].id)
        if not records:
            return Problem("", "linking.no_such_name", {"name": name, "kind": target})
        kind = BY_KEY[target]
        both = "; ".join(f"{kind.title_of(record)} ({record.id})" for record in records[:3])
        return Problem("", "linking.several", {"name": name, "both": both})


def _problem(spec: Spec, error: UserError) -> Problem:
    if spec.personal:
        return Problem(spec.name, "linking.unreadable")
    return Problem.of(spec.name, error)
