"""The figures of a report at hand by key, ready to be set into sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dnapp.core.fields import Showing
from dnapp.core.periods import Period
from dnapp.core.words import Catalog
from dnapp.reports import sentences
from dnapp.reports.document import Figure, Run
from dnapp.reports.sentences import Runs, lower_first
from dnapp.services.figure import Figure as Statistic
from dnapp.services.figure import Tally, Windows
from dnapp.services.phrases import Named, Phrase, in_words

When = Literal["now", "year", "before"]


@dataclass(frozen=True)
class Numbers:
    """All figures of one period, with the words and titles that sentences need."""

    statistics: tuple[Statistic, ...]
    period: Period
    windows: Windows
    showing: Showing

    @property
    def words(self) -> Catalog:
        """The words of the report."""
        return self.showing.words

    @cached_property
    def _by_key(self) -> dict[str, Statistic]:
        return {one.key: one for one in self.statistics}

    def __getitem__(self, key: str) -> Statistic:
        return self._by_key[key]

    def any(self, *keys: str, when: When = "now") -> bool:
        """Whether one of the figures is not zero."""
        return any(bool(self.tally(key, when).value) for key in keys)

    def tally(self, key: str, when: When = "now") -> Tally:
        """Value and ids in the period, the year to date, or the same period last year."""
        statistic = self[key]
        tallies = {"now": statistic.now, "year": statistic.year, "before": statistic.before}
        return tallies[when]

    def count(self, key: str, when: When = "now") -> Figure:
        """A count for a sentence."""
        return sentences.count(self[key], self.tally(key, when))

    def amount(self, key: str, when: When = "now") -> Figure:
        """An amount for a sentence; it must be stated."""
        return sentences.amount(self[key], self.tally(key, when), self.words)

    def change(self, key: str) -> Runs:
        """The comparison with the same period last year; nothing without a base."""
        return sentences.change(self.words, self[key])

    def groups(self, prefix: str, ending: str = "") -> Sequence[Statistic]:
        """The figures below a prefix that are not zero in the period, in their order."""
        return [
            one
            for one in self.statistics
            if one.key.startswith(f"{prefix}.") and one.key.endswith(ending) and one.value
        ]

    def group_name(self, statistic: Statistic) -> str:
        """The name of the group that a figure is about, as it stands inside a sentence."""
        group = statistic.label.values["group"]
        if isinstance(group, Named):
            return self.showing.title(group.kind, group.id)
        assert isinstance(group, Phrase)
        return lower_first(in_words((group,), self.showing))

    def sentence(self, key: str, **values: Run | Runs) -> Runs:
        """A sentence with runs in its placeholders."""
        return sentences.sentence(self.words, key, **values)
