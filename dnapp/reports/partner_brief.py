"""The brief on a partner: two pages for a leader who meets them, from the records.

A working paper without number and signature. What only people know stays blank for the officer,
who goes on in Word. Telephone numbers and addresses of contacts never stand in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from dnapp.core.numbers import count2, roman, show_number
from dnapp.records.contact import Contact
from dnapp.records.partner import PARTNER
from dnapp.records.partner_name import PartnerName
from dnapp.reports import brief_tables
from dnapp.reports.brief_facts import BriefFacts, clipped
from dnapp.reports.brief_room import ROOMS, Room, fits
from dnapp.reports.brief_topics import topics
from dnapp.reports.document import (
    Block,
    BulletLine,
    Document,
    Figure,
    Heading,
    Metadata,
    Paragraph,
    Title,
)
from dnapp.reports.quarterly_text import items
from dnapp.reports.sentences import Runs, day, lower_first
from dnapp.services.workspace import Workspace

BRIEF = "brief"
"""Its name among the papers of a record."""

_FACTS = ("country", "level", "superior")
_SIZES = {"population": "person", "area_km2": "km2"}
_PROFILE = ("fields", "economy", "strengths", "similarities")
_OWING = frozenset({"report_due", "overdue"})


def build(workspace: Workspace, ident: str) -> Document:
    """The brief on a stored partner as of today; UserError when it is gone."""
    facts = BriefFacts(workspace, ident)
    for room in ROOMS[:-1]:
        document = _Brief(facts, room).document()
        if fits(document.blocks):
            return document
    return _Brief(facts, ROOMS[-1]).document()


@dataclass(frozen=True)
class _Brief:
    facts: BriefFacts
    room: Room

    def document(self) -> Document:
        facts = self.facts
        agency = facts.workspace.settings.office(facts.today).agency
        subject = facts.words("brief.subject", name=facts.partner.name)
        return Document(
            subject, subject, tuple(self._blocks(agency)), metadata=Metadata(author=agency)
        )

    def _blocks(self, agency: str) -> Iterator[Block]:
        facts, words = self.facts, self.facts.words
        yield Title(words("brief.kind"), (facts.partner.name,))
        made_on = day(words, facts.today)
        yield Paragraph((words("brief.note", day=made_on, agency=agency),), "note")
        chapters: dict[str, Callable[[], Iterator[Block]]] = {
            "facts": self._facts,
            "relation": self._relation,
            "agreement": partial(brief_tables.agreements, facts, self.room),
            "visit": partial(brief_tables.visits, facts, self.room),
            "aid": partial(brief_tables.aid, facts, self.room),
            "talk": self._talk,
            "next": self._next,
        }
        for place, (name, made) in enumerate(chapters.items(), start=1):
            yield Heading(1, roman(place), words(f"brief.chapter.{name}"))
            yield from made()

    # What it is

    def _facts(self) -> Iterator[Block]:
        """Kind, country, level, size, and what it lives on, as far as known."""
        facts, partner = self.facts, self.facts.partner
        kind = PARTNER.show(partner, "kind", facts.showing)
        names = ", ".join(row.name for row in facts.tree.of(PartnerName)[: self.room.sort])
        said = [
            (kind,),
            *([facts.say("names", names=clipped(names, self.room.title))] if names else []),
            *(self._inside(name) for name in _FACTS),
            *(self._size(name, unit) for name, unit in _SIZES.items()),
        ]
        yield BulletLine(_ended(_between(said, "; ")))
        for name in _PROFILE:
            line = self._labelled(name)
            if line:
                yield BulletLine(_ended(line))

    def _labelled(self, name: str) -> Runs:
        """A field with its label; nothing for an empty one."""
        shown = PARTNER.show(self.facts.partner, name, self.facts.showing)
        label = self.facts.words(f"field.partner.{name}")
        return (f"{label}: {clipped(shown, self.room.long)}",) if shown else ()

    def _inside(self, name: str) -> Runs:
        """The same inside a sentence."""
        return tuple(
            lower_first(run) if isinstance(run, str) else run for run in self._labelled(name)
        )

    def _size(self, name: str, unit: str) -> Runs:
        value = getattr(self.facts.partner, name)
        if value is None:
            return ()
        figure = Figure(f"partner.{name}", value, unit, (self.facts.ident,), show_number(value))
        return self.facts.say(name, value=figure)

    # How it stands with us

    def _relation(self) -> Iterator[Block]:
        facts, partner, life = self.facts, self.facts.partner, self.facts.life
        parts: list[Runs] = []
        if partner.relation:
            since = facts.written_day(partner.related_on)
            relation = PARTNER.show(partner, "relation", facts.showing).lower()
            key = "relation.since" if since else "relation.alone"
            parts.append(facts.say(key, relation=relation, since=since))
        else:
            parts.append(facts.say("relation.unknown"))
        if partner.our_unit:
            unit = clipped(PARTNER.show(partner, "our_unit", facts.showing), self.room.title)
            parts.append(facts.say("relation.unit", unit=unit))
        if life.last_contact:
            last = facts.written_day(life.last_contact)
            parts.append(facts.say("relation.last", day=last))
        if life.silent_months is not None:
            months = Figure(
                "partner.silent", life.silent_months, "month", (facts.ident,),
                count2(life.silent_months),
            )  # fmt: skip
            parts.append(facts.say("relation.silent", months=months))
        yield Paragraph(_between(parts, " "))
        contacts = facts.tree.of(Contact)[: self.room.sort]
        named = "; ".join(self._contact(one) for one in contacts)
        yield Paragraph(facts.say("contacts" if named else "no_contact", names=named))

    def _contact(self, one: Contact) -> str:
        name = clipped(one.name, self.room.person)
        where = clipped(", ".join(filter(None, (one.position, one.department))), self.room.title)
        return f"{name} ({where})" if where else name

    # What to say

    def _talk(self) -> Iterator[Block]:
        """What the records suggest, then room for what only people know."""
        yield from items([topic.runs for topic in topics(self.facts, self.room)])
        yield BulletLine(self.facts.say("blank"))

    # What comes next

    def _next(self) -> Iterator[Block]:
        steps = list(self._steps())
        yield from items(steps) if steps else [Paragraph(self.facts.say("next.none"))]

    def _steps(self) -> Iterator[Runs]:
        """The nearest visit, the report owed last, what was agreed first."""
        facts = self.facts
        for one in facts.coming[: self.room.steps]:
            yield facts.say(
                f"next.{one.direction}",
                name=clipped(one.name, self.room.title),
                day=facts.written_day(one.starts_on),
            )
        owed = [one for one in facts.past if one.status in _OWING]
        for one in owed[: self.room.steps]:
            yield facts.say("next.owed", name=clipped(one.name, self.room.title))
        for contact in self._agreed()[: self.room.steps]:
            on = facts.written_day(contact.next_on)
            yield facts.say(
                "next.step" if on else "next.step_open",
                step=clipped(contact.next_step, self.room.title),
                day=on,
            )

    def _agreed(self) -> list[Contact]:
        """What was agreed with contacts, the nearest day first."""
        found = [one for one in self.facts.tree.of(Contact) if one.next_step]
        return sorted(found, key=_day_of_step)


def _day_of_step(one: Contact) -> date:
    return one.next_on.first() if one.next_on else date.max


def _between(parts: list[Runs], between: str) -> Runs:
    """Parts that are not empty, one after another."""
    runs: Runs = ()
    for part in parts:
        if part:
            runs = (*runs, between, *part) if runs else part
    return runs


def _ended(runs: Runs) -> Runs:
    """With a full stop, unless it ends in one or was clipped."""
    last = runs[-1]
    return runs if isinstance(last, str) and last.endswith((".", "…")) else (*runs, ".")
