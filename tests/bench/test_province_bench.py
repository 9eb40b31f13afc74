"""The store under the window: every sortable column of every list, and search over all records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

import pytest

from dnapp.core.query import Sort
from dnapp.core.text import fold
from dnapp.services.workspace import Workspace
from dnapp.ui.lists.setups import LISTS
from tests.bench.conftest import Table

_TYPED = (
    "đoàn hàn quốc", "nguyễn văn an", "thái nguyên", "hợp tác đầu tư", "doan doanh nghiep nhat ban",
    "bản ghi nhớ", "2026", "đại học", "viện trợ phi chính phủ", "hoa kỳ", "ubnd", "zzz",
)  # fmt: skip


def _time(action: Callable[[], object]) -> float:
    begun = perf_counter()
    action()
    return (perf_counter() - begun) * 1000


@pytest.mark.parametrize("key", LISTS)
def test_sorting_by_every_column(key: str, workspace: Workspace, table: Table) -> None:
    setup = LISTS[key]
    repository = workspace.repositories[setup.kind]
    repository.ordered(setup.query())
    for name in setup.choosable:
        for descending in (False, True):
            query = replace(setup.query(), order=(Sort(name, descending),))
            times = [_time(lambda query=query: repository.ordered(query)) for _ in range(5)]
            way = "down" if descending else "up"
            middle, _ = table.note(f"{key} by {name} {way}", times, "150")
            assert middle <= 150


@pytest.mark.parametrize("key", LISTS)
def test_first_page_and_counts(key: str, workspace: Workspace, table: Table) -> None:
    setup = LISTS[key]
    repository = workspace.repositories[setup.kind]
    first = [_time(lambda: repository.first(setup.query(), 64)) for _ in range(9)]
    middle, _ = table.note(f"{key}: first page", first, "16")
    assert middle <= 16
    table.note(f"{key}: count", [_time(lambda: repository.count(setup.query())) for _ in range(5)])
    table.note(f"{key}: sums", [_time(lambda: repository.sums(setup.query())) for _ in range(5)])


@pytest.mark.parametrize("tones", [True, False])
def test_every_keystroke(tones: bool, workspace: Workspace, table: Table) -> None:
    times = []
    for typed in _TYPED:
        text = typed if tones else fold(typed)
        for end in range(1, len(text) + 1):
            part = text[:end]
            times += [_time(lambda part=part: workspace.search.find(part, limit=40))] * 1
    how = "with tones" if tones else "without tones"
    middle, high = table.note(f"a key in quick find, {how}", times, "5, 95 % 16")
    assert middle <= 5
    assert high <= 16
