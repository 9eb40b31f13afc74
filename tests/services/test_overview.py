"""The start page tells what duties, figures and lists say."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dnapp.core.days import PartialDay
from dnapp.core.record import Tree
from dnapp.records.agreement import Agreement
from dnapp.records.delegation import Delegation
from dnapp.records.term import Term
from dnapp.services.duties import due, mark_done
from dnapp.services.overview import TILES, behind_tile, read_overview, read_tiles
from dnapp.services.sample import create_sample
from dnapp.services.statistics import figures
from dnapp.services.workspace import Workspace

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample province; copy it before anything is written."""
    folder = tmp_path_factory.mktemp("overview") / "data"
    workspace = Workspace.open(folder, today=TODAY, who="Hà")
    create_sample(workspace)
    workspace.close()
    return folder


@pytest.fixture
def workspace(province: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of the sample province."""
    folder = Path(shutil.copytree(province, tmp_path / "data"))
    opened = Workspace.open(folder, today=TODAY, who="Hà")
    yield opened
    opened.close()


def test_its_figures_are_those_of_the_quarter(workspace: Workspace) -> None:
    found = read_overview(workspace)
    assert found.quarter.code == "2026-Q4"
    assert found.days_to_cutoff == 22
    stated = {figure.key: figure for figure in figures(workspace, found.quarter)}
    tiles = read_tiles(workspace, found.quarter)
    assert [tile.figure for tile in tiles] == [stated[key].summed for key in TILES]
    for key in TILES:
        assert behind_tile(workspace, found.quarter, key) == stated[key]
    for tile in tiles:
        last, now = tile.bars[3]
        assert (last, now) == (
            float(tile.figure.same_period_last_year or 0),
            float(tile.figure.value or 0),
        )


def test_a_duty_leaves_the_page_when_it_is_marked_and_comes_back_by_undo(
    workspace: Workspace,
) -> None:
    before = read_overview(workspace).duties
    assert list(before) == due(workspace.repositories, workspace.settings, TODAY, 30)
    assert before
    mark_done(workspace, before[0])
    assert read_overview(workspace).duties == before[1:]
    workspace.changes.undo()
    assert read_overview(workspace).duties == before


def test_agreements_that_end_within_the_year_are_told_by_the_day(workspace: Workspace) -> None:
    def with_end(ends: PartialDay | None, basis: str = "until") -> str:
        term = Term(kind="original", basis=basis, starts_on=PartialDay(2025, 1, 1), ends_on=ends)
        text = Agreement(
            title="Bản ghi nhớ", form="memorandum", on_behalf="province",
            signed_on=PartialDay(2025, 1, 1),
        )  # fmt: skip
        with workspace.changes.change("add_records") as change:
            return change.save_tree(Tree(text, {"term": (term,)})).record.id

    soon = with_end(PartialDay(2026, 12, 31))
    silent = {
        with_end(PartialDay(2028, 1, 1)),  # after more than a year
        with_end(PartialDay(2026, 1, 1)),  # over
        with_end(PartialDay(2026)),  # known to the year only
        with_end(None, "open_ended"),
        with_end(None, "unknown"),
    }
    ending = read_overview(workspace).ending
    [told] = [one for one in ending if one.id == soon]
    assert told.days_left == 39
    assert told.left == pytest.approx(39 / 729)
    assert not silent & {one.id for one in ending}
    assert [one.ends_on for one in ending] == sorted(one.ends_on for one in ending)


def test_drafts_of_the_quarter_name_what_they_lack(workspace: Workspace) -> None:
    draft = Delegation(
        direction="in", name="Đoàn thử", countries=("KR",), starts_on=PartialDay(2026, 12, 1)
    )
    older = replace(draft, name="Đoàn quý trước", starts_on=PartialDay(2026, 9, 14))
    (korea,) = (
        row.id for row in workspace.repositories["country"].rows(range(1, 400)) if row.code == "KR"
    )
    draft, older = replace(draft, countries=(korea,)), replace(older, countries=(korea,))
    with workspace.changes.change("add_records") as change:
        ids = [change.save(record).id for record in (draft, older)]
    found = {one.id: one for one in read_overview(workspace).unfinished}
    assert ids[1] not in found
    assert {"ends_on", "headcount", "head_name"} <= set(found[ids[0]].missing)


def test_visits_under_way_come_before_those_to_come(workspace: Workspace) -> None:
    visits = read_overview(workspace).visits
    assert visits
    states = [visit.status for visit in visits]
    assert states == sorted(states, key=lambda status: status != "ongoing")
    for visit in visits:
        if visit.status == "ongoing":
            assert visit.first <= TODAY <= (visit.last or TODAY)
        else:
            assert 0 <= (visit.first - TODAY).days <= 30
