"""Which sentences stand in which part of a report, for who changes them.

A pattern is a key of words, a table of them, or a beginning that ends in "*".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from dnapp.core.words import Catalog
from dnapp.reports.base import WORK, Report
from dnapp.reports.quarterly import CLOSING
from dnapp.services.office_wording import is_printed

FRAME, COMMON, ANNEX = "frame", "common", "annex."
"""Parts besides the chapters: head and end; what several parts say; `annex.<key>`."""

_FRAME = ("kind", "sign", "subject", "basis_*", "opening", "chapter.results", "closing")
_COMMON = (
    "report.day", "report.period", "report.change", "report.list", "report.archive*",
    "report.quarterly.annex_reference", "document.annex_reference",
)  # fmt: skip


def _work(*names: str) -> tuple[str, ...]:
    return tuple(f"report.{WORK}.{name}" for name in names)


def _department(*names: str) -> tuple[str, ...]:
    return tuple(f"report.department.{name}" for name in names)


_DELEGATIONS = _work(
    "alone", "pair", "several_countries", "group_*", "by_level", "by_pillar",
    "by_reception_level", "by_purpose", "other_by_*", "none_by_*", "all_planned*",
    "all_unplanned*", "planned", "none_before", "had_before", "both_changed", "count_changed",
)  # fmt: skip
_SIGNED = _work("signed", "signed_before", "signed_changed", "none_signed", "none_before", "year_*")
_STANDING = _work(
    "renewed", "expired", "terminated", "replaced", "in_force", "none_in_force", "among_them",
    "besides", "term_unknown", "expiring", "suspended", "not_yet_in_force",
)  # fmt: skip
_MONEY = _work(
    "method_*", "aid_*", "projects_changed", "none_before", "approved", "none_approved*",
    "committed", "disbursed", "none_committed", "none_disbursed", "never_*", "converted",
    "equals", "no_rate_*", "money_changed",
)  # fmt: skip
_COUNTERS = _department("counter", "counters")
_INDICATORS = _department("indicator", "indicator_changed", "source")

_SENTENCES: dict[str, dict[str, tuple[str, ...]]] = {
    WORK: {
        COMMON: (
            *_work("none"),
            *_department("counts", "none_in_period", "changed", "named", "named_at"),
        ),
        "I.1": _department("pillar*"),
        "I.2": (
            *_work("out", "in"), *_DELEGATIONS, *_work("chart"),
            *_department("event.reception", "event.message"),
        ),
        "I.3": (
            *_SIGNED, *_work("signed_item", "agreements_changed"), *_STANDING,
            *_work("partners", "twinned", "friendship", "contact"),
        ),
        "I.4": (
            *_work("oda"), *_MONEY,
            *_department("event.promotion_*", "event.business_dialogue"), *_INDICATORS,
        ),
        "I.5": (*_work("aid"), *_MONEY, *_department("event.aid_conference", "ngos")),
        "I.6": (*_department("event.culture", "event.information", "works"), *_COUNTERS),
        "I.7": (
            *_department(
                "case.consular", "case.citizen_protection", "case.foreigner", "case.other",
                "paper", "overseas",
            ),
            *_COUNTERS,
        ),
        "I.8": (*_department("event.conference", "delegates"), *_work("no_annex_4")),
        "I.9": _department("case.border_incident"),
        "I.10": _department("association", "associations"),
        "I.11": (*_department("event.training", "event.inspection"), *_COUNTERS, *_INDICATORS),
        "II": ("report.targets", *_work("no_assessment")),
        "III": _work("tasks", "task_*", "no_tasks"),
        "IV": _work("no_proposals"),
    },
    "delegations": {
        "I": (*_work("out"), *_DELEGATIONS),
        "II": (*_work("in"), *_DELEGATIONS),
        "III": ("report.delegations.owed", "report.delegations.none_owed"),
        f"{ANNEX}owed": ("report.delegations.owed_title", "report.delegations.not_late"),
    },
    "agreements": {
        "I": (
            *_SIGNED, "report.agreements.signed_item", "report.agreements.by_name",
            "report.agreements.in_name", "report.agreements.name_unknown",
            "report.agreements.returns_*", "report.agreements.by_unit",
        ),
        "II": ("report.agreements.changed", *_STANDING, "report.agreements.no_original"),
        "III": (
            "report.agreements.ending*", "report.agreements.no_ending",
            "report.agreements.renewal_unknown", "report.agreements.prepared*",
            "report.agreements.no_prepared",
        ),
    },
    "aid": {"I": (*_work("aid"), *_MONEY), "II": (*_work("oda"), *_MONEY)},
    "ngo": {
        "I": ("report.ngo.valid",),
        "II": (*_work("aid"), *_MONEY),
        f"{ANNEX}ngos": ("report.ngo.list",),
    },
    "conferences": {
        "I": ("report.conferences.held", "report.conferences.permitted"),
        "II": (
            "report.conferences.planned", "report.conferences.outside", "report.conferences.owed",
            "report.conferences.all_reported",
        ),
    },
}  # fmt: skip

_ANNEX_SENTENCES: dict[str, tuple[str, ...]] = {
    "out": ("report.annex.total_delegations", "report.annex.converted"),
    "in": ("report.annex.total_delegations", "report.annex.converted"),
    "agreements": (
        "report.annex.total_agreements", "report.annex.total_in_force", "report.annex.open_ended",
        "report.annex.term_unknown", "report.annex.until", "report.annex.tacit",
    ),
    "units": (
        "report.annex.units.total", "report.annex.units.unknown", "report.annex.units.awaited",
        "report.annex.units.came",
    ),
    "conferences": ("report.annex.total_conferences",),
    "aid": (
        "report.annex.total_projects", "report.annex.converted", "report.annex.no_rate",
        "report.annex.rates_missing",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A part of a report with the keys of its sentences."""

    key: str
    sentences: tuple[str, ...]


def parts(report: Report, words: Catalog) -> tuple[Part, ...]:
    """The parts of a report in the order of the program: head and end, chapters, what several of
    them say, annexes."""
    keys = list(filter(partial(is_printed, words), words.keys()))
    return tuple(
        Part(name, tuple(dict.fromkeys(_found(patterns, keys))))
        for name, patterns in _patterns(report)
    )


def chapter_title(report: Report, chapter: str) -> str:
    """Key of the words that name a chapter."""
    name = CLOSING.get(chapter, chapter.removeprefix("I.")) if report.key == WORK else chapter
    return f"report.{report.key}.chapter.{name}"


def _patterns(report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    own = _SENTENCES[report.key]
    start = f"report.{report.key}."
    yield FRAME, tuple(start + name for name in _FRAME)
    for chapter in report.chapters:
        title = chapter_title(report, chapter)
        name = title.rpartition(".")[2]
        silent = (f"{start}topic.{name}", f"{start}none.{chapter}")
        yield chapter, (title, *own.get(chapter, ()), *silent)
    yield COMMON, (*own.get(COMMON, ()), *_COMMON)
    for form in report.annexes:
        key = f"{ANNEX}{form.key}"
        yield key, (*own.get(key, ()), form.table, *_ANNEX_SENTENCES.get(form.key, ()))


def _found(patterns: Iterable[str], keys: list[str]) -> Iterator[str]:
    for pattern in patterns:
        table = f"{pattern}."
        for key in keys:
            if pattern.endswith("*"):
                if key.startswith(pattern[:-1]):
                    yield key
            elif key == pattern or key.startswith(table):
                yield key
