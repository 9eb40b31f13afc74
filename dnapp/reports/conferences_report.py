"""The yearly report on international conferences (Decision 06/2020/QĐ-TTg, Mẫu 03)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from dnapp.core.numbers import count2
from dnapp.records.event import PERMITTERS, Event
from dnapp.reports.base import AnnexForm
from dnapp.reports.chaptered import Refer, chaptered
from dnapp.reports.document import Annex, Block, BulletLine, Figure, Paragraph
from dnapp.reports.paper import Paper
from dnapp.reports.quarterly_conferences import CONFERENCE_COLUMNS, conference_annex

KEY = "conferences"
CHAPTERS = ("I", "II", "III", "IV")
"""What was held, how the rules were kept, difficulties, proposals."""

_REPORT_DAYS = 15
"""Days after the end within which the result is reported (Decision 06/2020/QĐ-TTg)."""


@dataclass(frozen=True)
class _Conferences:
    paper: Paper

    @cached_property
    def _events(self) -> list[Event]:
        """The conferences that the figure counts, in its order."""
        ids = self.paper.numbers["event.conference"].ids
        found = self.paper.workspace.repositories["event"].get_many(ids)
        return [one for one in (found.get(ident) for ident in ids) if isinstance(one, Event)]

    def annexes(self) -> Iterator[Annex | None]:
        """The table of the decision."""
        yield conference_annex(self.paper.workspace, self.paper.numbers, "I")

    def chapter(self, number: str, refer: Refer) -> Iterator[Block]:
        """How many were held and for whom; files and reports as the rules ask for them."""
        if not self._events:
            return
        if number == "I":
            yield from self._held(refer)
        elif number == "II":
            yield from self._kept()

    def _held(self, refer: Refer) -> Iterator[Block]:
        numbers = self.paper.numbers
        yield Paragraph(
            numbers.sentence(
                "report.conferences.held",
                count=numbers.count("event.conference"),
                people=numbers.count("event.delegates"),
                annex=refer("I"),
            )
        )
        by = Counter(event.permitted_by for event in self._events)
        for permitter in PERMITTERS:
            if by[permitter]:
                some = [event for event in self._events if event.permitted_by == permitter]
                yield BulletLine(
                    numbers.sentence(
                        "report.conferences.permitted",
                        who=self.paper.words(f"choice.event.permitted_by.{permitter}"),
                        count=_count(f"permitted.{permitter}", some),
                    )
                )

    def _kept(self) -> Iterator[Block]:
        numbers = self.paper.numbers
        outside = [event for event in self._events if not event.planned]
        owed = [event for event in self._events if self._owes(event)]
        said = {
            "planned": [event for event in self._events if event.planned],
            "outside": outside,
            "owed": owed,
        }
        for name, some in said.items():
            if some:
                yield BulletLine(
                    numbers.sentence(f"report.conferences.{name}", count=_count(name, some))
                )
        if not owed:
            yield BulletLine((self.paper.words("report.conferences.all_reported"),))

    def _owes(self, event: Event) -> bool:
        """Whether the result should have been reported by the day of the report and was not."""
        end = event.ends_on or event.starts_on
        if end is None or event.reported_on or event.report_document:
            return False
        return end.last() + timedelta(days=_REPORT_DAYS) < self.paper.numbers.windows.days[0]


def _count(name: str, events: Iterable[Event]) -> Figure:
    ids = tuple(event.id for event in events)
    return Figure(f"conferences.{name}", len(ids), "event", ids, count2(len(ids)))


ANNEXES = (
    AnnexForm("I", "conferences", "I", "report.annex.conferences", CONFERENCE_COLUMNS, fixed=True),
)

CONFERENCES_REPORT = chaptered(KEY, CHAPTERS, _Conferences, frozenset({"event"}), ANNEXES)
