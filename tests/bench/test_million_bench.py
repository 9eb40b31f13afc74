"""A million delegations: search, memory, and no operation that reads a whole table into memory.

Making the file takes a quarter of an hour and some gigabytes: only with DNAPP_BENCH_MILLION=1.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from dnapp.core.paths import DataFolder
from dnapp.core.query import Query, Sort
from dnapp.store.changes import Changes
from dnapp.store.check import check
from dnapp.store.database import Database
from dnapp.store.figures import delegation_facts
from dnapp.store.repository import Repositories
from dnapp.store.search import Search
from dnapp.ui.lists.setups import INCOMING
from tests.bench.conftest import Table

pytestmark = pytest.mark.skipif(
    not os.environ.get("DNAPP_BENCH_MILLION"), reason="needs DNAPP_BENCH_MILLION=1"
)
_COUNT = 1_000_000
_TYPED = ("đoàn hợp tác", "nguyễn văn", "khảo sát du lịch", "thanh pho", "xuan yen", "đ", "d")
_MAKE = """
import sys
from pathlib import Path
from dnapp.core.paths import DataFolder
from tests.bench.store_file import fill
database = fill(DataFolder(Path(sys.argv[1])), int(sys.argv[2]))
database.tidy()
database.close()
"""


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    kept = os.environ.get("DNAPP_BENCH_MILLION_DATA")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("million") / "data"
    if not folder.exists():
        # In a process of its own, so that this one's memory is that of reading alone.
        subprocess.run([sys.executable, "-c", _MAKE, str(folder), str(_COUNT)], check=True)
    database = Database.open(DataFolder(folder), read_only=True)
    yield database
    database.close()


def _held() -> float:
    """Most memory that this process has held, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_a_million(million: Database, table: Table) -> None:
    before = _held()
    search, delegations = Search(million.reader), Repositories(million.reader)["delegation"]
    assert delegations.count(Query()) == _COUNT
    keys = []
    for typed in _TYPED * 3:
        for end in range(1, len(typed) + 1):
            begun = perf_counter()
            search.find(typed[:end], limit=50)
            keys.append((perf_counter() - begun) * 1000)
    _, high = table.note("a key in quick find", keys, "95 % 50")

    def timed(what: str, action: Callable[[], Any]) -> Any:
        begun = perf_counter()
        made = action()
        table.tell(what, f"{(perf_counter() - begun) * 1000:.1f} ms, {_held():.0f} MB")
        return made

    page = timed("first page of a list", lambda: delegations.first(INCOMING.query(), 64))
    order = timed("whole order of a list", lambda: delegations.ordered(INCOMING.query()))
    middle = len(order) // 2
    timed("a page in the middle", lambda: delegations.rows(order[middle : middle + 64]))
    assert [record.n for record in page] == list(order[:64])
    for name in ("name", "lead_unit"):
        query = Query(order=(Sort(name),))
        timed(f"sorted by {name}", lambda query=query: delegations.ordered(query))
    for name in ("level", "countries"):
        timed(f"counts by {name}", lambda name=name: delegations.values(name, Query()))
    timed("sums of a list", lambda: delegations.sums(INCOMING.query()))
    first, last = date(2010, 6, 15), date(2010, 9, 14)
    timed("facts of a quarter", lambda: delegation_facts(million.reader, first, last))
    changes = Changes(million, "bench")
    timed("what a new day makes stale", lambda: changes.stale("delegation", "2026-11-22"))
    problems = timed("quick check", lambda: check(million, deep=False))
    assert problems == []
    table.tell("memory, MB", f"{_held():.0f} ({_held() - before:+.0f})", "300")
    assert high <= 50
    assert _held() <= 300
