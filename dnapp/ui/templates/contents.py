"""What an office may change in a report, part by part, and what it changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from dnapp.core.numbers import roman
from dnapp.core.text import fold, match
from dnapp.core.text import words as asked_words
from dnapp.core.words import Catalog
from dnapp.reports import ALL
from dnapp.reports.base import AnnexForm, Report
from dnapp.reports.report_words import ANNEX, Part, chapter_title, parts
from dnapp.services.arrangement import Arrangement
from dnapp.services.office_wording import is_printed
from dnapp.services.settings import CHAPTERS, COLUMNS, WORDING, Settings

ORDER = "order"
"""Stands among the parts for the order of the chapters."""

_PLACE = re.compile(r"\s*\{\w+\}")


@dataclass(frozen=True)
class Row:
    """A part, or one of its sentences."""

    part: str
    sentence: str
    """Key of its words; "" for a part."""
    text: str
    setting: str
    """Name of the setting that holds what the office changes here; "" for nothing."""
    changed: bool = False
    left_out: bool = False
    opened: bool = False

    @property
    def place(self) -> tuple[str, str]:
        """What tells it from the other rows."""
        return self.part, self.sentence


@dataclass(frozen=True)
class Contents:
    """Everything that may be changed in one report; `words` are those of the program."""

    report: Report
    words: Catalog
    settings: Settings

    @cached_property
    def own(self) -> dict[str, str]:
        """The office's sentences as they hold today."""
        return self.settings.wording()

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts in the order of the office, chapters that are left out among them."""
        found = parts(self.report, self.words)
        chapters = {part.key: part for part in found if part.key in self.report.chapters}
        ordered = iter(chapters[key] for key in self.chapters.order)
        return tuple(next(ordered) if part.key in chapters else part for part in found)

    @cached_property
    def chapters(self) -> Arrangement:
        """The chapters as the office arranged them."""
        return Arrangement.of(self.report.chapters, self.settings.arrangement(self.chapters_name))

    @property
    def chapters_name(self) -> str:
        """The setting of the chapters."""
        return CHAPTERS + self.report.key

    @cached_property
    def _forms(self) -> Mapping[str, AnnexForm]:
        return {f"{ANNEX}{form.key}": form for form in self.report.annexes}

    def form(self, part: str) -> AnnexForm | None:
        """The annex that a part is; None for another part."""
        return self._forms.get(part)

    def columns_name(self, form: AnnexForm) -> str:
        """The setting of the columns of an annex."""
        return f"{COLUMNS}{self.report.key}.{form.key}"

    def chapter_titles(self) -> dict[str, str]:
        """The names of all chapters by key."""
        return {key: self.title(key) for key in self.chapters.order}

    def column_titles(self, form: AnnexForm) -> dict[str, str]:
        """The heads of the columns of an annex by key."""
        return {key: self.sentence(f"{form.table}.{key}") for key in form.columns}

    def columns(self, form: AnnexForm) -> Arrangement:
        """The columns of an annex after the ordinal, as the office arranged them."""
        stored = self.settings.arrangement(self.columns_name(form))
        return Arrangement.of(form.columns[1:], stored)

    def sentence(self, key: str) -> str:
        """A sentence as the report says it, without the blanks at its ends."""
        return self.own.get(key, self.words(key)).strip()

    def title(self, part: str) -> str:
        """The name of a part; a chapter with the number that is printed."""
        if part in self.report.chapters:
            bare = _PLACE.sub("", self.sentence(chapter_title(self.report, part)))
            number = self.number(part)
            return f"{number}  {bare}" if number else bare
        return self.words(f"templates.part.{part}")

    def number(self, chapter: str) -> str:
        """The number that a chapter is printed with; "" for one that is left out."""
        shown = self.chapters.shown
        if chapter not in shown:
            return ""
        group = chapter.rpartition(".")[0]
        place = [one for one in shown if one.rpartition(".")[0] == group].index(chapter) + 1
        if group:
            return f"{roman(1)}.{place}"
        return roman(place + any("." in one for one in shown))

    def names(self) -> list[str]:
        """Every setting by which the report may differ from the way of the program, and the
        sentences that no report has any more."""
        sentences = {key: None for part in self.parts for key in part.sentences}
        gone = (key for key in self.own if not is_printed(self.words, key))
        columns = (self.columns_name(form) for form in self.report.annexes)
        return [self.chapters_name, *columns, *(WORDING + key for key in (*sentences, *gone))]

    def rows(self, opened: Collection[str], typed: str = "") -> list[Row]:
        """The parts, and the sentences of those that are opened; with something typed, all
        sentences that have its words, under their parts."""
        asked = asked_words(typed)
        found = []
        if not asked:
            found.append(self._order_row())
        for part in self.parts:
            sentences = [self._row(part, key) for key in part.sentences]
            if asked:
                sentences = [
                    row
                    for row in sentences
                    if match(asked, fold(f"{row.text} {self.words(row.sentence)}"))
                ]
            if asked and not sentences:
                continue
            shown = bool(asked) or part.key in opened
            found.append(self._part_row(part, shown))
            found += sentences if shown else []
        return found

    def _order_row(self) -> Row:
        changed = bool(self.chapters.stored())
        return Row(ORDER, "", self.words("templates.part.order"), self.chapters_name, changed)

    def _part_row(self, part: Part, opened: bool) -> Row:
        form = self.form(part.key)
        changed = any(key in self.own for key in part.sentences)
        name = ""
        if form is not None:
            name = "" if form.fixed else self.columns_name(form)
            changed = changed or bool(self.columns(form).stored())
        elif part.key in self.report.chapters:
            name = self.chapters_name
        left_out = (form.chapter if form else part.key) in self.chapters.left_out
        return Row(part.key, "", self.title(part.key), name, changed, left_out, opened)

    def _row(self, part: Part, key: str) -> Row:
        return Row(part.key, key, self.sentence(key), WORDING + key, key in self.own)


def reports_with(key: str, words: Catalog) -> list[Report]:
    """The reports that say a sentence."""
    return [report for report in ALL if any(key in part.sentences for part in parts(report, words))]
