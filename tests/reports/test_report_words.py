"""The parts under which the sentences of reports are offered: all of them, each where it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dnapp.core.paths import words_folder
from dnapp.core.periods import ND09, parse_period
from dnapp.core.words import Catalog
from dnapp.reports import ALL
from dnapp.reports.base import Report, ReportOptions
from dnapp.reports.report_words import COMMON, parts
from dnapp.services.office_wording import is_printed
from dnapp.services.sample import create_sample
from dnapp.services.workspace import Workspace
from tests.reports.small_province import TODAY

WORDS = Catalog.load(words_folder())

reports = pytest.mark.parametrize("report", ALL, ids=lambda report: report.key)


class Listening(Catalog):
    """Words that remember which of them were asked for."""

    def __init__(self, words: Catalog) -> None:
        self.__dict__.update(words.__dict__)
        self.asked: set[str] = set()

    def laid_over(self, own: object) -> Listening:
        return self

    def __call__(self, key: str, /, **values: object) -> str:
        self.asked.add(key)
        return super().__call__(key, **values)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = Workspace.open(tmp_path_factory.mktemp("words") / "data", today=TODAY, who="Hoa")
    create_sample(workspace)
    yield workspace
    workspace.close()


def test_every_sentence_on_paper_is_offered_and_nothing_else() -> None:
    offered = {key for report in ALL for part in parts(report, WORDS) for key in part.sentences}
    printed = {key for key in sorted(WORDS.keys()) if is_printed(WORDS, key)}
    assert printed - offered == set()
    assert offered - printed == set()
    for key in ("report.warning.no_place", "report.quarterly.name", "report.no_tables", "ui.save"):
        assert key not in printed


@reports
def test_what_a_report_says_is_offered_under_it(
    sample: Workspace, province: Workspace, report: Report
) -> None:
    offered = {key for part in parts(report, WORDS) for key in part.sentences}
    asked: set[str] = set()
    for workspace in (sample, province):
        for code in ("2026-Q3", "2026", "2027-07"):
            words = Listening(WORDS)
            report.build(workspace.speaking(words), ReportOptions(parse_period(code, ND09)))
            asked |= {key for key in words.asked if is_printed(WORDS, key)}
    assert asked
    assert asked - offered == set()


@reports
def test_each_part_has_its_sentences_once(report: Report) -> None:
    found = parts(report, WORDS)
    assert [part.key for part in found if part.key in report.chapters] == list(report.chapters)
    for part in found:
        assert part.sentences, part.key
        assert len(set(part.sentences)) == len(part.sentences)
    assert COMMON in {part.key for part in found}


def test_no_sentence_is_written_for_the_window_alone() -> None:
    """A key of `report.` is on paper unless it is one of those that the window shows."""
    window = [key for key in sorted(WORDS.keys()) if not is_printed(WORDS, key)]
    ours = {key.split(".")[1] for key in window if key.startswith("report.")}
    named = {report.key for report in ALL}
    assert ours - named == {
        "warning", "not_written", "letters_missing", "too_many_recipients", "no_tables"
    }  # fmt: skip
