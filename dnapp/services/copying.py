"""Beginning a record like another one: a copy of it, or the next of a pile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from dnapp.core.fields import Day, DocumentReference, Spec
from dnapp.core.record import Child, Record, RecordType, Tree
from dnapp.core.text import same
from dnapp.records import BY_KEY
from dnapp.records.member import MEMBER, Member

R = TypeVar("R", bound=Record)


def copy_of(kind: RecordType, tree: Tree) -> Tree:
    """A new, unsaved record like a stored one.

    Codes, papers, days and what came of it begin empty; so does everything computed. Of the child
    rows those come along that name who takes part; birth dates and passports of people stay theirs.
    """
    children: dict[str, tuple[Child, ...]] = {key: () for key in kind.children}
    for key in kind.copied:
        rows = tree.children.get(key, ())
        children[key] = tuple(replace(_copied(BY_KEY[key], row), pos=row.pos) for row in rows)
    return Tree(_copied(kind, tree.record), children)


def members_to_take(tree: Tree, present: Iterable[Member]) -> list[Member]:
    """The members of a stored delegation as new rows for another one, without those who are in it
    already by name and birth date or unit."""
    held = list(present)
    taken = (_copied(MEMBER, member) for member in tree.of(Member))
    return [member for member in taken if not any(_same_member(member, one) for one in held)]


def _same_member(one: Member, other: Member) -> bool:
    if not same(one.name, other.name):
        return False
    if one.birth_on and other.birth_on:
        return one.birth_on == other.birth_on
    return (
        not one.organisation or not other.organisation or same(one.organisation, other.organisation)
    )


def next_after(kind: RecordType, record: Record) -> Tree:
    """A new, unsaved record with what usually repeats from the one just saved."""
    values = {spec.name: getattr(record, spec.name) for spec in kind.typed if spec.repeats}
    return Tree(kind.cls(**values), {key: () for key in kind.children})


def _copied(kind: RecordType, record: R) -> R:
    values: dict[str, Any] = {
        spec.name: getattr(record, spec.name)
        for spec in kind.typed
        if _lasts(spec) and spec.name != kind.parent
    }
    return type(record)(**values)


def _lasts(spec: Spec) -> bool:
    """Whether a field says the same of the copy; the days of a person are personal."""
    if isinstance(spec, Day) and not spec.personal:
        return False
    return not (spec.once or spec.unique or isinstance(spec, DocumentReference))
