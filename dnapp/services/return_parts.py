"""Parties and term of an agreement as one row of a unit's list states them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dnapp.core.errors import UserError
from dnapp.core.record import Tree
from dnapp.core.text import clean, fold, nfc, same
from dnapp.core.text import words as words_of
from dnapp.records.party import PARTY, Party
from dnapp.records.term import TERM, Term
from dnapp.services.reading import TextReader
from dnapp.services.return_columns import OUR_SIGNATORY, PARTNER, THEIR_SIGNATORY, Told
from dnapp.services.return_columns import TERM as TERM_COLUMN
from dnapp.store.repository import Repositories

_LENGTH = re.compile(r"(\d{1,4})\s*(nam|thang)\b")
_UNTIL = re.compile(r"(den( het)?|het( han)?)( ngay)?\s+")
_PERSON = re.compile(r"(.+?)\s*\((.+)\)")
_OPEN = ("khong thoi han", "vo thoi han", "khong xac dinh thoi han", "khong co thoi han")


@dataclass(frozen=True)
class Laid:
    """A tree with parties and term of a row."""

    tree: Tree
    taken: tuple[str, ...]
    """The columns that gave it something."""
    notes: tuple[Told, ...]
    """What is stored and stated otherwise."""


class Parts:
    """Lays parties and terms of rows into trees; what is stored already is kept and told."""

    def __init__(
        self,
        repositories: Repositories,
        reader: TextReader,
        unit: str,
        title: Callable[[str, str], str],
    ) -> None:
        self._repositories = repositories
        self._reader = reader
        self._unit = unit
        self._title = title

    def laid_into(self, tree: Tree, cells: Mapping[str, str], problems: list[Told]) -> Laid:
        """What the tree lacks and the row states, laid into it.

        A term that cannot be read is added to the `problems`.
        """
        notes: list[Told] = []
        taken: list[str] = []
        parties = self._parties(tree, cells, notes, taken)
        terms = self._terms(tree, cells, problems, notes, taken)
        children = {**tree.children, PARTY.key: parties, TERM.key: terms}
        return Laid(replace(tree, children=children), tuple(taken), tuple(notes))

    def _parties(
        self, tree: Tree, cells: Mapping[str, str], notes: list[Told], taken: list[str]
    ) -> tuple[Party, ...]:
        parties = tree.of(Party)
        ours = [one for one in parties if one.side == "ours"]
        theirs = [one for one in parties if one.side == "theirs"]
        names = _listed(cells.get(PARTNER, ""))
        if theirs and not all(any(_alike(name, one.name) for one in theirs) for name in names):
            stored = "; ".join(one.name for one in theirs)
            notes.append(Told(PARTNER, "returns.partner_kept", {"stored": stored}))
        signatories = _listed(cells.get(OUR_SIGNATORY, ""))
        if not ours and (signatories or not tree.record.id):
            taken.append(OUR_SIGNATORY)
            title = self._title("unit", self._unit)
            ours = [
                _signed(Party(side="ours", unit=self._unit, name=title), text)
                for text in signatories or [""]
            ]
        if not theirs and names:
            taken.append(PARTNER)
            signed = _listed(cells.get(THEIR_SIGNATORY, ""))
            signed += [""] * (len(names) - len(signed))
            theirs = [
                _signed(Party(side="theirs", partner=self._partner(name), name=name), text)
                for name, text in zip(names, signed, strict=False)
            ]
        if not taken:
            return parties
        made = (replace(one, pos=pos) for pos, one in enumerate((*ours, *theirs), start=1))
        return tuple(made)

    def _partner(self, name: str) -> str:
        """The partner of that very name; "" when there is none, or more than one."""
        found = self._repositories["partner"].find_by_name(name)
        return found[0] if len(found) == 1 else ""

    def _terms(
        self,
        tree: Tree,
        cells: Mapping[str, str],
        problems: list[Told],
        notes: list[Told],
        taken: list[str],
    ) -> tuple[Term, ...]:
        stored = tree.of(Term)
        text = cells.get(TERM_COLUMN, "").strip()
        if not text:
            return stored
        try:
            told = self._term(text)
        except UserError as error:
            problems.append(Told(TERM_COLUMN, error.key, error.values))
            return stored
        if not stored:
            taken.append(TERM_COLUMN)
            return (replace(told, pos=1, kind="original"),)
        if len(stored) == 1 and stored[0].basis == "unknown":
            taken.append(TERM_COLUMN)
            return (replace(stored[0], basis=told.basis, months=told.months, ends_on=told.ends_on),)
        if not _says(stored, told):
            notes.append(Told(TERM_COLUMN, "returns.term_kept"))
        return stored

    def _term(self, text: str) -> Term:
        """ "31/12/2027", "đến hết 2027", "05 năm", "không thời hạn"."""
        first = nfc(re.split(r"[;\n]", text)[0].strip())
        folded = fold(first)
        if folded.startswith(_OPEN):
            return Term(basis="open_ended")
        length = _LENGTH.match(folded)
        if length:
            months = int(length[1]) * (12 if length[2] == "nam" else 1)
            return Term(basis="duration", months=months)
        begun = _UNTIL.match(folded)
        bare = first[begun.end() :] if begun else first
        return Term(basis="until", ends_on=self._reader.read(TERM.specs["ends_on"], bare))


def _listed(text: str) -> list[str]:
    """What stands in one cell with semicolons or line ends between."""
    return [part for part in map(clean, re.split(r"[;\n]", text)) if part]


def _signed(party: Party, text: str) -> Party:
    """With who signed: "Nguyễn Văn A (Giám đốc)"."""
    found = _PERSON.fullmatch(text)
    if found is None:
        return replace(party, signatory=text)
    return replace(party, signatory=found[1], signatory_position=found[2])


def _says(stored: Sequence[Term], told: Term) -> bool:
    """Whether the last stored term is the one that the row states, as far as both can be known."""
    last = stored[-1]
    if told.basis == "until":
        return last.basis != "until" or last.ends_on == told.ends_on
    return last.basis == told.basis and last.months == told.months


def _alike(name: str, other: str) -> bool:
    return same(name, other) or set(words_of(name)) <= set(words_of(other))
