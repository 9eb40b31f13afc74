"""Reports of a few numbered chapters, each from records and then in the officer's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from dnapp.core.numbers import roman
from dnapp.reports import period_words
from dnapp.reports.base import AnnexForm, Report, ReportOptions
from dnapp.reports.document import Annex, Block, Document, Heading, Metadata, Paragraph, Title
from dnapp.reports.paper import Paper
from dnapp.reports.sentences import day, lower_first
from dnapp.services.workspace import Workspace

Refer = Callable[[str], str]
"""Number of an annex → the words that name it, "" when there is no such annex."""


class Body(Protocol):
    """What one report says of its own records."""

    def annexes(self) -> Iterable[Annex | None]:
        """Its annexes; None for one without rows."""
        ...

    def chapter(self, key: str, refer: Refer) -> Iterable[Block]:
        """What the records say in a chapter, wherever the office prints it."""
        ...


def chaptered(
    key: str,
    chapters: tuple[str, ...],
    body: Callable[[Paper], Body],
    about: frozenset[str],
    annexes: tuple[AnnexForm, ...],
) -> Report:
    """A report with head, chapters, closing line, signature and annexes.

    Its words are `report.<key>`: kind, sign, subject, title, keywords, opening, closing,
    `chapter.<number>`, and `none.<number>` for a chapter in which nothing happened.
    """

    def make(workspace: Workspace, options: ReportOptions) -> Document:
        paper = Paper(workspace, options, report)
        return _Chaptered(paper, body(paper)).document()

    report = Report(key, make, chapters, about, annexes)
    return report


@dataclass(frozen=True)
class _Chaptered:
    paper: Paper
    body: Body

    @cached_property
    def _annexes(self) -> dict[str, Annex]:
        return self.paper.referring(self.body.annexes())

    @cached_property
    def _values(self) -> dict[str, str]:
        """What the fixed sentences are filled with."""
        words, period = self.paper.words, self.paper.options.period
        values = {
            "period": period_words.full_name(words, period),
            "next": period_words.next_name(words, period),
            "first": day(words, period.first),
            "last": day(words, period.last),
            "agency": self.paper.office.agency,
        }
        subject = self._say("subject", **values)
        return {**values, "title": subject, "subject": lower_first(subject)}

    def _say(self, name: str, **values: str) -> str:
        return self.paper.words(f"report.{self.paper.key}.{name}", **values)

    def document(self) -> Document:
        values = self._values
        return Document(
            title=self._say("title", **values),
            subject=values["title"],
            blocks=tuple(self._blocks()),
            annexes=tuple(self._annexes.values()),
            metadata=Metadata(
                author=values["agency"],
                keywords=tuple(self._say("keywords", **values).split(", ")),
            ),
        )

    def _blocks(self) -> Iterator[Block]:
        values = self._values
        yield self.paper.letterhead
        yield Title(self._say("kind"), (values["title"],))
        yield Paragraph((self._say("opening", **values),))
        for place, key in enumerate(self.paper.chapters, start=1):
            yield Heading(1, roman(place), self._say(f"chapter.{key}", **values), key)
            made = [*self.body.chapter(key, self._refer), *self.paper.written(key)]
            yield from made or [Paragraph((self._say(f"none.{key}", **values),))]
        yield Paragraph((self._say("closing", **values),))
        yield self.paper.signature()

    def _refer(self, number: str) -> str:
        annex = self._annexes.get(number)
        return self.paper.name_of(annex) if annex is not None else ""
