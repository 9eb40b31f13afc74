"""Figures on international agreements and on partners, judged from the records for any day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dnapp.core.days import months_later
from dnapp.core.record import Tree
from dnapp.records.agreement import Agreement
from dnapp.services.agreements import EXPIRING_DAYS, AgreementState, Course, judged, state
from dnapp.services.figure import Figure, Span, Tally, Windows
from dnapp.services.phrases import Phrase
from dnapp.store.standing import PartnerFact

IN_FORCE = frozenset(
    {"in_force", "expiring", "auto_renewed", "open_ended", "term_unknown", "inherited"}
)
"""Statuses of an agreement that has effect; a suspended one is stated apart."""

OVER = frozenset({"expired", "terminated", "replaced"})
"""Statuses of an agreement that no longer has effect."""

EXPIRING_MONTHS = 6

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class JudgedAgreement:
    """An agreement, and what it is on one day."""

    tree: Tree
    state: AgreementState
    on: date
    course: Course | None = None
    """Its terms, where they are read already."""

    @property
    def record(self) -> Agreement:
        """The agreement itself."""
        assert isinstance(self.tree.record, Agreement)
        return self.tree.record

    @property
    def in_force(self) -> bool:
        """Whether it has effect."""
        return self.state.status in IN_FORCE

    @property
    def ends_soon(self) -> bool:
        """Whether it loses effect within six months; one that renews itself does not."""
        if not self.in_force:
            return False
        end = self.state.expires_on.exact if self.state.expires_on else None
        if end is None or end > _soon(self.on):
            return False
        return judged(self._course, end + _DAY, explained=False).status == "expired"

    @property
    def _course(self) -> Course:
        return self.course or Course.of(self.tree)

    def signed_in(self, span: Span) -> bool:
        """Whether it was signed in the span."""
        signed = self.record.signed_on
        return signed is not None and signed.first() in span

    def renewed_in(self, span: Span) -> bool:
        """Whether a renewal was agreed in the span, or a tacit one began in it.

        A written renewal counts on the day of its document, else on the first day of its term.
        """
        terms = self._course.written
        for term in terms:
            start = term.start.first() if term.start else None
            day = term.known_from if term.known_from > date.min else start
            if term.number and day in span:
                return True
        last = max((term.number for term in terms), default=0)
        begun = self.state.term_start.first() if self.state.term_start else None
        return self.in_force and self.state.term_number > last and begun in span

    def expired_in(self, span: Span) -> bool:
        """Whether its first day without effect lies in the span, by the end of its term."""
        end = self.state.expires_on
        return self.state.status == "expired" and end is not None and end.last() + _DAY in span

    def terminated_in(self, span: Span) -> bool:
        """Whether it was terminated in the span."""
        ended = self.record.ended_on
        return self.state.status == "terminated" and ended is not None and ended.first() in span

    def replaced_in(self, span: Span) -> bool:
        """Whether another text took its place in the span."""
        day = self.record.replaced_on
        return self.state.status == "replaced" and day is not None and day.first() in span


@lru_cache(64)
def _soon(on: date) -> date:
    return months_later(on, EXPIRING_MONTHS)


_HAPPENS: Mapping[str, Callable[[JudgedAgreement, Span], bool]] = {
    "signed": JudgedAgreement.signed_in,
    "renewed": JudgedAgreement.renewed_in,
    "expired": JudgedAgreement.expired_in,
    "terminated": JudgedAgreement.terminated_in,
    "replaced": JudgedAgreement.replaced_in,
}
"""What is counted in a span."""

_STANDS: Mapping[str, Callable[[JudgedAgreement], bool]] = {
    "in_force": lambda one: one.in_force,
    "term_unknown": lambda one: one.state.status == "term_unknown",
    "not_yet_in_force": lambda one: one.state.status == "signed",
    "suspended": lambda one: one.state.status == "suspended",
    "expiring": lambda one: one.ends_soon,
}
"""What is counted on a day."""

_FIGURES = (
    "signed", "renewed", "in_force", "term_unknown", "not_yet_in_force", "suspended", "expiring",
    "expired", "terminated", "replaced",
)  # fmt: skip


def judge(
    trees: Iterable[Tree], on: date, expiring_days: int = EXPIRING_DAYS
) -> tuple[JudgedAgreement, ...]:
    """Agreements with their state on a day; the alarm before an expiry changes no figure."""
    return tuple(JudgedAgreement(tree, state(tree, on, expiring_days), on) for tree in trees)


def counted_as(tree: Tree, span: Span) -> frozenset[str]:
    """The figures of a span that count an agreement, with its pillar for those that part by it."""
    [one] = judge((tree,), span.last)
    counted = {name for name, happens in _HAPPENS.items() if happens(one, span)}
    counted |= {name for name, stands in _STANDS.items() if stands(one)}
    return frozenset({*counted, f"pillar.{one.record.pillar}"}) if counted else frozenset()


class JudgedAgreements:
    """Agreements judged on any day; a state is worked out once for all the days that it holds."""

    def __init__(self, trees: Iterable[Tree]) -> None:
        self._courses = [(tree, Course.of(tree), list[AgreementState]()) for tree in trees]
        self._on: dict[date, tuple[JudgedAgreement, ...]] = {}
        self._tallies: dict[tuple[str, date, Span | None], Tally] = {}

    def tally(self, name: str, span: Span, day: date) -> Tally:
        """Those that a figure counts in a span that is judged on a day; counted once."""
        key = name, day, span if name in _HAPPENS else None
        if key not in self._tallies:
            judged = self.on(day)
            if name in _HAPPENS:
                happens = _HAPPENS[name]
                found = [one for one in judged if happens(one, span)]
            else:
                found = list(filter(_STANDS[name], judged))
            self._tallies[key] = Tally.of(one.record.id for one in found)
        return self._tallies[key]

    def on(self, day: date) -> tuple[JudgedAgreement, ...]:
        """All of them with their state on a day, not explained."""
        if day not in self._on:
            self._on[day] = tuple(
                JudgedAgreement(tree, _state(course, known, day), day, course)
                for tree, course, known in self._courses
            )
        return self._on[day]


def _state(course: Course, known: list[AgreementState], day: date) -> AgreementState:
    for found in known:
        if (found.holds_from or day) <= day <= (found.holds_until or day):
            return found
    known.append(judged(course, day, explained=False))
    return known[-1]


def agreement_figures(agreements: JudgedAgreements, windows: Windows) -> list[Figure]:
    """All figures on agreements.

    What happens (signed, renewed, expired …) is counted in each span. What stands (in force …) is
    counted at the end of the span, so that its year-to-date is the value itself.
    """
    return [
        Figure.of(
            f"agreement.{name}",
            Phrase(f"figure.agreement.{name}"),
            "agreement",
            "agreement",
            (
                agreements.tally(name, span, day)
                for span, day in zip(windows.all, windows.days, strict=True)
            ),
        )
        for name in _FIGURES
    ]


def partner_figures(facts: Iterable[PartnerFact], windows: Windows) -> Iterator[Figure]:
    """Partners by the level of the relation, as it stands at the end of each span."""
    known = tuple(facts)
    for relation in ("twinned", "friendship", "contact"):
        yield Figure.of(
            f"partner.by_relation.{relation}",
            Phrase("figure.partner", {"group": Phrase(f"choice.partner.relation.{relation}")}),
            "partner",
            "partner",
            (
                Tally.of(f.id for f in known if f.relation == relation and _stands(f, day))
                for day in windows.days
            ),
        )


def _stands(fact: PartnerFact, on: date) -> bool:
    begun = fact.since is None or fact.since <= on
    return begun and (fact.until is None or fact.until >= on)
