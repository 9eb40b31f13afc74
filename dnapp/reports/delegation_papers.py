"""Papers of one delegation for those who receive it: who comes, the programme, and name cards.

Passports, days of birth and telephone numbers are never in them: these papers go from hand to hand.
In two languages the fixed words and the names of countries are Vietnamese and English; what else
was entered stands as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dnapp.core.numbers import count2
from dnapp.records.country import Country
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.member import Member
from dnapp.records.partner import Partner
from dnapp.records.programme_item import ProgrammeItem
from dnapp.reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Metadata,
    NameCard,
    NameCards,
    Paragraph,
    Table,
    Title,
)
from dnapp.services.phrases import day_in_sentence
from dnapp.services.workspace import Workspace

BOTH = "_both"
"""Ending of the papers in two languages."""

MEMBERS, PROGRAMME, CARDS = "members", "programme", "cards"
PAPERS = tuple(kind + end for kind in (MEMBERS, PROGRAMME, CARDS) for end in ("", BOTH))

_WIDTHS = {
    MEMBERS: {"n": 12, "name": 52, "position": 48, "organisation": 53},
    PROGRAMME: {"time": 26, "content": 72, "place": 34, "attendees": 33},
}
"""Columns and their shares of the width, mm."""

_CENTRED = frozenset({"n", "time"})

_OURS = "VN"
"""Country of those at home."""


def build(workspace: Workspace, ident: str, kind: str) -> Document:
    """One of `PAPERS` of a delegation; KeyError for another kind, UserError when it is gone."""
    if kind not in PAPERS:
        raise KeyError(kind)
    return _Paper(workspace, ident, kind.removesuffix(BOTH), kind.endswith(BOTH)).document()


@dataclass(frozen=True)
class _Paper:
    workspace: Workspace
    ident: str
    kind: str
    both: bool

    def _say(self, key: str) -> str:
        """The words of the paper, the English ones behind them when it is in two languages."""
        said = self.workspace.words(f"paper.{key}")
        if not self.both:
            return said
        return f"{said} / {self.workspace.words(f'paper.en.{key}')}"

    def _line(self, name: str, value: str) -> Paragraph:
        label = self._say(f"about.{name}")
        return Paragraph((self.workspace.words("paper.line", label=label, value=value),))

    def document(self) -> Document:
        """The paper."""
        tree = self.workspace.tree("delegation", self.ident)
        delegation = tree.record
        assert isinstance(delegation, Delegation)
        office = self.workspace.settings.office(self.workspace.today())
        title = self._say(f"{self.kind}.kind")
        whole = Document(
            title=f"{title}: {delegation.name}",
            subject=delegation.name,
            blocks=(),
            metadata=Metadata(author=office.agency),
        )
        if self.kind == CARDS:
            cards = (*self._guests(delegation, tree.of(Member)), *self._hosts(delegation))
            if cards:
                return replace(whole, blocks=(NameCards(cards),), pages="bare")
            return replace(whole, blocks=tuple(self._blocks(delegation, title, ())))
        rows = self._members if self.kind == MEMBERS else self._programme
        told = self._blocks(delegation, title, rows(tree.of(Member), tree.of(ProgrammeItem)))
        return replace(whole, blocks=tuple(told))

    def _blocks(
        self, delegation: Delegation, title: str, rows: tuple[tuple[Cell, ...], ...]
    ) -> Iterator[Block]:
        showing = self.workspace.showing()
        yield Title(title, (delegation.name,))
        for name in ("countries", "hosts" if delegation.direction == "in" else "lead_unit"):
            value = DELEGATION.show(delegation, name, showing)
            if value:
                yield self._line(name, value)
        days = [
            day_in_sentence(day, showing.words)
            for day in (delegation.starts_on, delegation.ends_on)
            if day is not None
        ]
        if days:
            span = " – ".join(dict.fromkeys(days))
            yield self._line("days", span)
        if not rows:
            yield Paragraph((self._say(f"{self.kind}.nothing"),))
            return
        columns = tuple(
            Column(
                key, self._say(f"{self.kind}.{key}"), width, "center" if key in _CENTRED else "left"
            )
            for key, width in _WIDTHS[self.kind].items()
        )
        yield Table(columns, rows)

    def _members(
        self, members: tuple[Member, ...], _items: tuple[ProgrammeItem, ...]
    ) -> tuple[tuple[Cell, ...], ...]:
        return tuple(
            (count2(number), one.name, one.position, one.organisation)
            for number, one in enumerate(members, start=1)
        )

    def _programme(
        self, _members: tuple[Member, ...], items: tuple[ProgrammeItem, ...]
    ) -> tuple[tuple[Cell, ...], ...]:
        ordered = sorted(
            items, key=lambda one: (one.held_on.key if one.held_on else "", one.from_time)
        )
        rows: list[tuple[Cell, ...]] = []
        before = ""
        for one in ordered:
            day = day_in_sentence(one.held_on, self.workspace.words) if one.held_on else ""
            hours = "–".join(filter(None, (one.from_time, one.to_time)))
            time = "\n".join(filter(None, (day if day != before else "", hours)))
            rows.append((time, one.content, one.place, one.attendees))
            before = day
        return tuple(rows)

    # Name cards

    def _guests(self, delegation: Delegation, members: tuple[Member, ...]) -> Iterator[NameCard]:
        """Those who travel, with the country of each as far as it is known."""
        from_one = delegation.direction == "in" and len(delegation.countries) == 1
        other = delegation.countries[0] if from_one else ""
        for one in members:
            yield NameCard(one.name, (one.position, self._country(one.nationality or other)))

    def _hosts(self, delegation: Delegation) -> Iterator[NameCard]:
        """Those who receive them, by the names of their agencies or of the partners."""
        repositories = self.workspace.repositories
        if delegation.direction == "in":
            for ident in delegation.hosts:
                yield NameCard(repositories.title("unit", ident), (self._country(_OURS),))
            return
        found = repositories["partner"].get_many(delegation.partners)
        for ident in delegation.partners:
            partner = found.get(ident)
            if isinstance(partner, Partner):
                yield NameCard(partner.name, (self._country(partner.country),))

    def _country(self, ident: str) -> str:
        """A country by the office's list, its English name behind it in two languages."""
        found = self.workspace.repositories["country"].get_many([ident] if ident else [])
        country = found.get(ident)
        if not isinstance(country, Country):
            return ""
        names = (country.name, country.name_en if self.both else "")
        return " / ".join(dict.fromkeys(filter(None, names)))
