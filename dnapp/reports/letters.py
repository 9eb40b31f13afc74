"""Letters of a renewal dossier: asking for opinions, submitting for decision, telling the Ministry.

Filled from the agreement and its dossier; number, day and what only people know stay blank for the
officer, who goes on in Word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dnapp.core.days import PartialDay
from dnapp.core.fields import Showing
from dnapp.core.record import Tree
from dnapp.core.words import Catalog
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.party import Party
from dnapp.records.renewal_dossier import RenewalDossier
from dnapp.reports.document import (
    Addressees,
    Block,
    Document,
    Letterhead,
    Metadata,
    Paragraph,
    Signature,
    Title,
)
from dnapp.reports.wording import position_lines
from dnapp.services.agreements import state
from dnapp.services.phrases import day_in_sentence
from dnapp.services.settings import Office
from dnapp.services.workspace import Workspace

LETTERS = ("opinions", "submission", "notice")
"""Công văn lấy ý kiến, tờ trình, công văn thông báo Bộ Ngoại giao."""

_TITLED = frozenset({"submission"})
"""Letters with a name of their kind; the others are công văn with "V/v …"."""


def build(workspace: Workspace, dossier: str, kind: str) -> Document:
    """One of `LETTERS` of a dossier as a document; KeyError for another kind, UserError when the
    dossier or its agreement is gone."""
    if kind not in LETTERS:
        raise KeyError(kind)
    return _Letter(workspace, dossier, kind).document()


@dataclass(frozen=True)
class _Letter:
    workspace: Workspace
    ident: str
    kind: str

    @property
    def _words(self) -> Catalog:
        return self.workspace.words

    @cached_property
    def _showing(self) -> Showing:
        return self.workspace.showing()

    @cached_property
    def _office(self) -> Office:
        return self.workspace.settings.office(self.workspace.today())

    @cached_property
    def _dossier(self) -> RenewalDossier:
        record = self.workspace.tree("renewal_dossier", self.ident).record
        assert isinstance(record, RenewalDossier)
        return record

    @cached_property
    def _tree(self) -> Tree:
        return self.workspace.tree("agreement", self._dossier.agreement)

    @cached_property
    def _agreement(self) -> Agreement:
        assert isinstance(self._tree.record, Agreement)
        return self._tree.record

    def document(self) -> Document:
        subject = self._say("subject")
        return Document(
            title=subject,
            subject=subject,
            blocks=tuple(self._blocks(subject)),
            metadata=Metadata(author=self._office.agency),
        )

    def _blocks(self, subject: str) -> Iterator[Block]:
        office, titled = self._office, self.kind in _TITLED
        yield Letterhead(
            parent_agency=office.parent_agency,
            agency=office.agency,
            number=None,
            symbol=self._say("symbol", symbol=office.symbol),
            place=office.place,
            day=None,
            about="" if titled else self._words("letter.about", subject=subject),
        )
        if titled:
            yield Title(self._say("kind"), (self._words("letter.about_titled", subject=subject),))
        yield Addressees(tuple(self._say("to", parent=office.parent_agency).split("; ")))
        for line in self._say("body", **self._values()).strip().splitlines():
            yield Paragraph((line,))
        yield Signature(
            position_lines(office.signatory_prefix, office.signatory_title),
            office.signatory_name,
            (self._words("letter.as_above"),),
            self._words("report.archive"),
        )

    def _say(self, part: str, **values: object) -> str:
        given = {"title": self._agreement.title, **values}
        return self._words(f"letter.{self.kind}.{part}", **given)

    def _values(self) -> dict[str, object]:
        agreement, office = self._agreement, self._office
        end = state(self._tree, self.workspace.today()).expires_on
        return {
            "agency": office.agency,
            "form": AGREEMENT.show(agreement, "form", self._showing).lower(),
            "ours": self._side("ours"),
            "theirs": self._side("theirs"),
            "signed": self._day(agreement.signed_on),
            "expires": self._day(end),
            "start": self._day(self._dossier.starts_on),
            "term": self._term(),
        }

    def _side(self, side: str) -> str:
        names = [row.name for row in self._tree.of(Party) if row.side == side and row.name]
        return ", ".join(names) or self._words("letter.blank")

    def _day(self, day: PartialDay | None) -> str:
        return day_in_sentence(day, self._words) if day else self._words("letter.blank")

    def _term(self) -> str:
        dossier = self._dossier
        if dossier.ends_on:
            return self._words("letter.until", day=self._day(dossier.ends_on))
        if dossier.months and dossier.months % 12 == 0:
            return self._words("letter.years", n=f"{dossier.months // 12:02}")
        if dossier.months:
            return self._words("letter.months", n=f"{dossier.months:02}")
        return self._words("letter.blank")
