"""Letters that a record calls for: of a dossier on an agreement (asking for opinions, submitting
for decision, telling the Ministry), and reminders of the report of a delegation, of those on aid,
of those of units on their agreements.

Filled from the records; number, day and what only people know stay blank for the officer, who goes
on in Word.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.fields import Showing
from dnapp.core.record import Tree
from dnapp.core.words import Catalog
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.aid_project import AID_PROJECT, AidProject
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.party import Party
from dnapp.records.renewal_dossier import RenewalDossier
from dnapp.records.unit_return import UNIT_RETURN, UnitReturn
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
from dnapp.services.duty import Duty
from dnapp.services.late_owners import owed_reports
from dnapp.services.phrases import day_in_sentence
from dnapp.services.settings import Office
from dnapp.services.workspace import Workspace

DOSSIER_LETTERS = ("opinions", "submission", "notice")
"""Công văn lấy ý kiến, tờ trình, công văn thông báo Bộ Ngoại giao, of a dossier on an agreement."""

_BY_PURPOSE = ("act", "article", "decree_article", "paper", "plan", "agreed", "done")
"""What these letters say by the purpose of their dossier."""

REMINDER = "remind"
"""Công văn đôn đốc báo cáo kết quả, of a delegation that has ended without a report."""

REMINDER_AID = "remind_aid"
"""Công văn đôn đốc chủ khoản viện trợ, of an aid project whose reports are overdue."""

REMINDER_RETURN = "remind_return"
"""Công văn đề nghị, đôn đốc báo cáo thỏa thuận quốc tế, of a unit's report that is not in yet."""

LETTERS = (*DOSSIER_LETTERS, REMINDER, REMINDER_AID, REMINDER_RETURN)

_TITLED = frozenset({"submission"})
"""Letters with a name of their kind; the others are công văn with "V/v …"."""


def build(workspace: Workspace, ident: str, kind: str) -> Document:
    """One of `LETTERS` of a dossier, a delegation, an aid project or a unit's report.

    KeyError for another kind, UserError when a record is gone or nothing is owed
    ("letter.nothing_owed").
    """
    if kind not in LETTERS:
        raise KeyError(kind)
    reminders: dict[str, type[_Letter]] = {
        REMINDER: _Reminder,
        REMINDER_AID: _AidReminder,
        REMINDER_RETURN: _ReturnReminder,
    }
    return reminders.get(kind, _DossierLetter)(workspace, ident, kind).document()


@dataclass(frozen=True)
class _Letter(ABC):
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

    @abstractmethod
    def values(self) -> dict[str, object]:
        """What the words of the letter are filled with, `title` and `to` among them."""

    @property
    def _blank(self) -> str:
        return self._words("letter.blank")

    @cached_property
    def _filled(self) -> dict[str, object]:
        blank = self._blank
        office = {"agency": self._office.agency, "parent": self._office.parent_agency}
        return {**office, **{name: value or blank for name, value in self.values().items()}}

    def document(self) -> Document:
        """The letter."""
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
        yield Addressees(tuple(self._say("to").split("; ")))
        for line in self._say("body").strip().splitlines():
            yield Paragraph((line,))
        yield Signature(
            position_lines(office.signatory_prefix, office.signatory_title),
            office.signatory_name,
            (self._words("letter.as_above"),),
            self._words("report.archive"),
        )

    def _say(self, part: str, **values: object) -> str:
        return self._words(f"letter.{self.kind}.{part}", **{**self._filled, **values})

    def _day(self, day: PartialDay | None) -> str:
        return day_in_sentence(day, self._words) if day else ""


@dataclass(frozen=True)
class _DossierLetter(_Letter):
    @cached_property
    def _dossier(self) -> RenewalDossier:
        record = self.workspace.tree("renewal_dossier", self.ident).record
        assert isinstance(record, RenewalDossier)
        return record

    @cached_property
    def _tree(self) -> Tree:
        return self.workspace.tree("agreement", self._dossier.agreement)

    def values(self) -> dict[str, object]:
        """Parties, days and the new term."""
        agreement = self._tree.record
        assert isinstance(agreement, Agreement)
        judged = state(self._tree, self.workspace.today())
        values = {
            "title": agreement.title,
            "form": AGREEMENT.show(agreement, "form", self._showing).lower(),
            "ours": self._side("ours"),
            "theirs": self._side("theirs"),
            "signed": self._day(agreement.signed_on),
            "start": self._day(self._dossier.starts_on),
            "term": self._lasting(),
            "pause": self._lasting("pause_") or self._words("letter.until_agreed"),
            "successor": self._successor(),
        }
        blank = self._words("letter.blank")
        filled = {name: value or blank for name, value in values.items()}
        start = f"letter.{self._dossier.aim}"
        by_purpose = {name: self._words(f"{start}.{name}", **filled) for name in _BY_PURPOSE}
        expires = self._day(judged.expires_on) or blank
        lasts = "open_ended" if judged.status == "open_ended" else "ends"
        return {**values, **by_purpose, "now": self._words(f"letter.{lasts}", expires=expires)}

    def _side(self, side: str) -> str:
        names = [row.name for row in self._tree.of(Party) if row.side == side and row.name]
        return ", ".join(names)

    def _successor(self) -> str:
        ident = self._dossier.successor
        return self._showing.title("agreement", ident) if ident else ""

    def _lasting(self, kind: str = "") -> str:
        """How long the new term lasts, or a suspension (`pause_`); "" when nothing states it."""
        dossier = self._dossier
        if dossier.ends_on:
            return self._words("letter.until", day=self._day(dossier.ends_on))
        if dossier.months and dossier.months % 12 == 0:
            return self._words(f"letter.{kind}years", n=f"{dossier.months // 12:02}")
        if dossier.months:
            return self._words(f"letter.{kind}months", n=f"{dossier.months:02}")
        return ""


@dataclass(frozen=True)
class _Reminder(_Letter):
    def values(self) -> dict[str, object]:
        """The trip or visit, who answers for it, and since when its report is due."""
        record = self.workspace.tree("delegation", self.ident).record
        assert isinstance(record, Delegation)
        answerable = "lead_unit" if record.lead_unit else "hosts"
        return {
            "title": record.name,
            "to": DELEGATION.show(record, answerable, self._showing),
            "ways": self._words(f"letter.remind.way_{record.direction}"),
            "first": self._day(record.starts_on),
            "last": self._day(record.ends_on),
            "due": self._day(record.report_due_on),
        }


@dataclass(frozen=True)
class _AidReminder(_Letter):
    def values(self) -> dict[str, object]:
        """The project, its owner, and each report that is overdue."""
        workspace = self.workspace
        record = workspace.tree("aid_project", self.ident).record
        assert isinstance(record, AidProject)
        owed = owed_reports(
            workspace.repositories, workspace.settings, workspace.today(), self.ident
        )
        if not owed:
            raise UserError("letter.nothing_owed", title=record.name)
        return {
            "title": record.name,
            "to": AID_PROJECT.show(record, "owner", self._showing),
            "owed": "\n".join(map(self._owed, owed)),
        }

    def _owed(self, duty: Duty) -> str:
        due = self._day(PartialDay.of(duty.due_on))
        return self._words(
            "letter.remind_aid.owed", name=duty.name, due=due, basis=duty.legal_basis
        )


@dataclass(frozen=True)
class _ReturnReminder(_Letter):
    def values(self) -> dict[str, object]:
        """The unit, the year and the last day; whether that has passed."""
        record = self.workspace.tree("unit_return", self.ident).record
        assert isinstance(record, UnitReturn)
        if record.received_on:
            raise UserError("letter.nothing_owed", title=record.name)
        due = self._day(record.due_on)
        agency = self._office.agency
        stand = self._words(
            f"letter.remind_return.{record.status}", due=due or self._blank, agency=agency
        )
        return {
            "to": UNIT_RETURN.show(record, "unit", self._showing),
            "year": str(record.year),
            "due": due,
            "stand": stand,
        }
