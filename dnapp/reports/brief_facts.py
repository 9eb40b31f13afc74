"""What the brief on a partner rests on, read once: the partner and all that happened with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dnapp.core.days import PartialDay
from dnapp.core.fields import Showing
from dnapp.core.numbers import count2
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Record, Tree
from dnapp.core.words import Catalog
from dnapp.records.delegation import Delegation
from dnapp.records.event import Event
from dnapp.records.follow_up import FollowUp
from dnapp.records.partner import Partner
from dnapp.records.renewal_dossier import RenewalDossier
from dnapp.reports.document import Figure, Run
from dnapp.reports.sentences import Runs, day, sentence
from dnapp.services.agreement_figures import JudgedAgreement, judge
from dnapp.services.duties import due
from dnapp.services.duty import Duty
from dnapp.services.partner_life import PartnerLife, partner_life
from dnapp.services.phrases import day_in_sentence
from dnapp.services.statistics import trees
from dnapp.services.workspace import Workspace

_MOST = 99
"""Events, or dossiers in hand, that are looked at: more than a brief tells."""


@dataclass(frozen=True)
class BriefFacts:
    """One stored partner as of today; UserError when it is gone."""

    workspace: Workspace
    ident: str

    @cached_property
    def tree(self) -> Tree:
        """The partner with its contacts and names."""
        return self.workspace.tree("partner", self.ident)

    @property
    def partner(self) -> Partner:
        """The partner itself."""
        assert isinstance(self.tree.record, Partner)
        return self.tree.record

    @property
    def words(self) -> Catalog:
        """The words of the brief."""
        return self.workspace.words

    @cached_property
    def showing(self) -> Showing:
        """How values and titles are shown."""
        return self.workspace.showing()

    @cached_property
    def today(self) -> date:
        """The day as of which everything is told."""
        return self.workspace.today()

    @cached_property
    def life(self) -> PartnerLife:
        """What its page shows, newest first."""
        months = self.workspace.settings.contact_months(self.today)
        return partner_life(self.tree, self.workspace.repositories, self.today, months)

    @cached_property
    def agreements(self) -> tuple[JudgedAgreement, ...]:
        """Agreements as they stand today: those in force first, each part newest first."""
        found = trees(self.workspace, "agreement", self._ids("agreement"), ("term",))
        judged = judge(found, self.today, self.workspace.settings.expiring_days(self.today))
        return tuple(sorted(judged, key=lambda one: not one.in_force))

    @property
    def signed(self) -> tuple[JudgedAgreement, ...]:
        """Those that were signed or took effect."""
        return tuple(a for a in self.agreements if a.record.signed_on or a.record.effective_on)

    @property
    def prepared(self) -> tuple[JudgedAgreement, ...]:
        """Those on the way to being signed."""
        waiting = {"proposed", "consulting"}
        return tuple(one for one in self.agreements if one.state.status in waiting)

    @cached_property
    def visits(self) -> tuple[Delegation, ...]:
        """Delegations in both directions, newest first; cancelled ones are none."""
        ids = self._ids("delegation")
        found = self.workspace.repositories["delegation"].get_many(ids)
        return tuple(one for ident in ids if isinstance(one := found.get(ident), Delegation))

    @property
    def past(self) -> tuple[Delegation, ...]:
        """Those that have begun, newest first."""
        return tuple(one for one in self.visits if not self._ahead(one))

    @property
    def coming(self) -> tuple[Delegation, ...]:
        """Those that lie ahead, the nearest first."""
        return tuple(one for one in reversed(self.visits) if self._ahead(one))

    @cached_property
    def projects(self) -> tuple[Tree, ...]:
        """Aid projects that it gives to, newest first, with donors and money."""
        ids = self._ids("aid_project")
        children = ("donor", "commitment", "disbursement")
        return tuple(trees(self.workspace, "aid_project", ids, children))

    @cached_property
    def overdue(self) -> tuple[Duty, ...]:
        """What is overdue about its agreements and aid projects, the longest first."""
        own = {*self._ids("agreement"), *self._ids("aid_project")}
        workspace = self.workspace
        found = due(workspace.repositories, workspace.settings, self.today, within=0)
        return tuple(duty for duty in found if duty.days_left < 0 and duty.id in own)

    @cached_property
    def in_renewal(self) -> frozenset[str]:
        """Its agreements whose renewal is in hand."""
        of_it = Condition("agreement", Operator.ONE_OF, tuple(self._ids("agreement")))
        in_hand = Condition("status", Operator.IS, ("in_hand",))
        found = self._records("renewal_dossier", of_it, in_hand) if of_it.values else []
        return frozenset(
            one.agreement
            for one in found
            if isinstance(one, RenewalDossier) and one.aim == "renewal"
        )

    @cached_property
    def open_results(self) -> tuple[tuple[Event, FollowUp], ...]:
        """What events with it led to and no agreement, aid or paper has come of; newest first."""
        with_it = Condition("partners", Operator.ONE_OF, (self.ident,))
        events = [one for one in self._records("event", with_it) if isinstance(one, Event)]
        rows = self.workspace.repositories["follow_up"].children_of([one.id for one in events])
        return tuple(
            (event, one)
            for event in events
            for one in rows.get(event.id, ())
            if isinstance(one, FollowUp) and not (one.agreement or one.aid_project or one.document)
        )

    # Pieces of text

    def say(self, key: str, **values: Run | Runs) -> Runs:
        """A sentence of the brief; figures stay figures."""
        return sentence(self.words, f"brief.{key}", **values)

    def count(self, key: str, unit: str, ids: Sequence[str]) -> Figure:
        """How many records there are."""
        return Figure(f"partner.{key}", len(ids), unit, tuple(ids), count2(len(ids)))

    def written_day(self, value: PartialDay | date | None) -> str:
        """A day in running text, as much of it as is known; "" for none."""
        if value is None:
            return ""
        if isinstance(value, PartialDay):
            exact = value.exact
            return day(self.words, exact) if exact else day_in_sentence(value, self.words)
        return day(self.words, value)

    def _ids(self, kind: str) -> list[str]:
        return [one.id for one in self.life.activities if one.kind == kind]

    def _records(self, kind: str, *conditions: Condition) -> list[Record]:
        return self.workspace.repositories[kind].first(Query(conditions), _MOST)

    def _ahead(self, one: Delegation) -> bool:
        return one.starts_on is not None and one.starts_on.first() > self.today


def clipped(text: str, letters: int) -> str:
    """Text on one line of at most so many letters; what is left out shows as "…"."""
    line = " ".join(text.split())
    if len(line) <= letters:
        return line
    head = line[: letters - 1]
    whole = head if line[letters - 1] == " " else head.rpartition(" ")[0]
    return f"{(whole or head).rstrip(' ,;.:–-')}…"
