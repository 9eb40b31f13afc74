"""A million delegations: search, memory, and no operation that reads a whole table into memory.

Making the file takes a quarter of an hour and some gigabytes: only with DNAPP_BENCH_MILLION=1.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

from dnapp.core.paths import DataFolder
from dnapp.core.query import Query
from dnapp.records.delegation import DELEGATION
from dnapp.store.database import Database
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
    begun = perf_counter()
    page = delegations.first(INCOMING.query(), 64)
    table.tell("first page of a list", f"{(perf_counter() - begun) * 1000:.1f}")
    begun = perf_counter()
    order = delegations.ordered(INCOMING.query())
    table.tell("whole order of a list", f"{(perf_counter() - begun) * 1000:.1f}")
    begun = perf_counter()
    delegations.rows(order[len(order) // 2 : len(order) // 2 + 64])
    table.tell("a page in the middle", f"{(perf_counter() - begun) * 1000:.1f}")
    assert [record.n for record in page] == list(order[:64])
    table.tell("memory, MB", f"{_held():.0f} ({_held() - before:+.0f})", "300")
    assert high <= 50
    assert _held() <= 300
    assert DELEGATION.key == "delegation"
