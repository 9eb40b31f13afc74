"""Papers of one delegation for those who receive it: who comes, and the programme.

Passports, days of birth and telephone numbers are never in them: these papers go from hand to hand.
In two languages the fixed words are Vietnamese and English; what was entered stands as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dnapp.core.numbers import count2
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.member import Member
from dnapp.records.programme_item import ProgrammeItem
from dnapp.reports.document import Block, Cell, Column, Document, Metadata, Paragraph, Table, Title
from dnapp.services.phrases import day_in_sentence
from dnapp.services.workspace import Workspace

BOTH = "_both"
"""Ending of the papers in two languages."""

MEMBERS, PROGRAMME = "members", "programme"
PAPERS = (MEMBERS, MEMBERS + BOTH, PROGRAMME, PROGRAMME + BOTH)

_WIDTHS = {
    MEMBERS: {"n": 12, "name": 52, "position": 48, "organisation": 53},
    PROGRAMME: {"time": 26, "content": 72, "place": 34, "attendees": 33},
}
"""Columns and their shares of the width, mm."""

_CENTRED = frozenset({"n", "time"})


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
        rows = self._members if self.kind == MEMBERS else self._programme
        return Document(
            title=f"{title}: {delegation.name}",
            subject=delegation.name,
            blocks=tuple(
                self._blocks(delegation, title, rows(tree.of(Member), tree.of(ProgrammeItem)))
            ),
            metadata=Metadata(author=office.agency),
        )

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
