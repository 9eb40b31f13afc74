"""Speed of looking people up among 500,000 members of 100,000 delegations: `make bench`."""

from __future__ import annotations

import dataclasses
import os
import random
import statistics
from pathlib import Path

from dnapp.core.paths import DataFolder
from dnapp.records.member import Member
from dnapp.services.people import People
from dnapp.store.changes import Changes
from dnapp.store.repository import Repositories
from tests.bench.store_file import Maker, fill, members
from tests.bench.test_store_bench import timed

ROWS = int(os.environ.get("DNAPP_ROWS", "100000"))
EACH = 5


def test_looking_people_up(tmp_path: Path) -> None:
    database = fill(DataFolder(tmp_path), 0)
    maker = Maker(5)
    changes = Changes(database, "bench")
    with changes.change("import") as change:
        change.bulk(
            "delegation",
            (dataclasses.replace(maker.delegation(i), id=f"d{i}") for i in range(ROWS)),
        )
        change.bulk("member", members(ROWS, EACH, random.Random(3)))
    people = People(Repositories(database.reader))
    names = [row.name for row in members(8, EACH, random.Random(4))][:30]
    strokes = [name[:end] for name in names for end in range(1, len(name) + 1)]
    times = sorted(timed(lambda s=stroke: people.named(s)) for stroke in strokes)
    pasted = [Member(name=name, organisation="Sở an", passport_number="B0000007") for name in names]
    paste = timed(lambda: people.recognise(pasted))
    middle, high = statistics.median(times), times[int(len(times) * 0.95)]
    print(f"\na keystroke among {ROWS * EACH} members: {middle:.1f} ms, p95 {high:.1f},", end=" ")
    print(f"max {times[-1]:.1f}; {len(pasted)} pasted rows: {paste:.0f} ms")
    database.close()
    assert high <= 16
