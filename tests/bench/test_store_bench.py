"""Speed of the store on 100,000 delegations: `make bench`.

Saving is judged as a ratio to bare statements on a table of the same columns and indexes in the
same encrypted file; lists and search in milliseconds on a warm file. `DNAPP_ROWS` makes it
smaller.
"""

from __future__ import annotations

import dataclasses
import os
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest
from uuid_utils import uuid7

from dnapp.core.days import PartialDay
from dnapp.core.paths import DataFolder
from dnapp.core.query import Condition, Operator, Query, Sort
from dnapp.core.text import fold
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.store import schema
from dnapp.store.changes import Changes
from dnapp.store.database import Database
from dnapp.store.figures import delegation_facts
from dnapp.store.repository import Repositories
from dnapp.store.rows import shape
from dnapp.store.search import Search
from tests.bench.store_file import Maker, fill

ROWS = int(os.environ.get("DNAPP_ROWS", "100000"))
SHAPE = shape("delegation", DELEGATION)


@dataclass
class Bench:
    """A large file, and the lines of the table printed at the end."""

    database: Database
    maker: Maker
    lines: list[str] = field(default_factory=list)

    def note(self, what: str, times: list[float], goal: str = "") -> float:
        """Add a line; the median in ms."""
        ordered = sorted(times)
        middle = statistics.median(ordered)
        high = ordered[int(len(ordered) * 0.95)]
        self.lines.append(f"{what:44} {middle:9.2f} {high:9.2f} {ordered[-1]:9.2f}  {goal}")
        return middle


def timed(action: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    begun = perf_counter()
    action()
    return (perf_counter() - begun) * 1000


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """One file for all; prints the table when done."""
    begun = perf_counter()
    database = fill(DataFolder(tmp_path_factory.mktemp("bench")), ROWS)
    made = Bench(database, Maker(99))
    seconds = perf_counter() - begun
    database.tidy()
    size = database.folder.database.stat().st_size / 1e6
    made.lines.append(f"{ROWS} delegations in {seconds:.1f} s, {size:.0f} MB")
    made.lines.append(f"{'ms':44} {'median':>9} {'p95':>9} {'max':>9}  goal")
    yield made
    database.close()
    print("\n" + "\n".join(made.lines))


def test_saving(bench: Bench) -> None:
    writer = bench.database.writer
    changes = Changes(bench.database, "bench")
    repository = Repositories(bench.database.reader)["delegation"]
    for statement in (schema.table(DELEGATION), *schema.indexes(DELEGATION)):
        writer.execute(statement.replace('"delegation', '"bare'))
    names = ", ".join(f'"{row[1]}"' for row in writer.execute('PRAGMA table_info("bare")'))
    writer.execute(f'INSERT INTO "bare" ({names}) SELECT {names} FROM "delegation"')
    names = ("save", "insert", "edit", "update")
    times: dict[str, list[float]] = {name: [] for name in names}
    chance = bench.maker.random
    olds = repository.rows(chance.sample(range(1, ROWS), 150))
    books = ("id", "revision", "created_at", "created_by", "updated_at", "updated_by")

    def save(record: Delegation) -> None:
        with changes.change("save") as change:
            change.save(record)

    for i, old in enumerate(olds):
        record = bench.maker.delegation(1_000_000 + i)
        cells = SHAPE.cells(record) | SHAPE.keys(record) | {"code": f"bare{i}"}
        cells |= dict(zip(books, (str(uuid7()), 1, "2026", "x", "2026", "x"), strict=True))
        times["save"].append(timed(partial(save, record)))
        times["insert"].append(timed(partial(_commit, writer, *_insert(cells))))
        new = _edited(bench.maker, old, i)
        edited = {n: c for n, c in SHAPE.cells(new).items() if c != SHAPE.cells(old)[n]}
        edited |= SHAPE.keys_of_cells(edited) | {"revision": 9, "updated_at": "2026"}
        times["edit"].append(timed(partial(save, new)))
        times["update"].append(timed(partial(_commit, writer, *_update(edited, old.n))))
    writer.execute('DROP TABLE "bare"')
    middle = {name: bench.note(f"one {name}, committed", spent) for name, spent in times.items()}
    inserts, updates = middle["save"] / middle["insert"], middle["edit"] / middle["update"]
    bench.lines.append(
        f"saving: {inserts:.1f} × a bare insert (≤ 3.5), {updates:.1f} × a bare update (≤ 5)"
    )
    assert inserts <= 3.5
    assert updates <= 5


def _edited(maker: Maker, old: Delegation, turn: int) -> Delegation:
    """A number, a title or a date changed in turn."""
    match turn % 3:
        case 0:
            return dataclasses.replace(old, headcount=41, level="other")
        case 1:
            return dataclasses.replace(old, name=maker.words(3, 9), head_position="Giám đốc")
        case _:
            return dataclasses.replace(old, starts_on=maker.day(), ends_on=None)


def _insert(cells: dict[str, object]) -> tuple[str, tuple[object, ...]]:
    columns = ", ".join(f'"{name}"' for name in cells)
    marks = ", ".join("?" * len(cells))
    return f'INSERT INTO "bare" ({columns}) VALUES ({marks})', tuple(cells.values())


def _update(cells: dict[str, object], n: int) -> tuple[str, tuple[object, ...]]:
    sets = ", ".join(f'"{name}" = ?' for name in cells)
    return f'UPDATE "bare" SET {sets} WHERE "n" = ?', (*cells.values(), n)


def _commit(writer: object, statement: str, values: tuple[object, ...]) -> None:
    writer.execute("BEGIN IMMEDIATE")
    writer.execute(statement, values)
    writer.execute("COMMIT")


LISTED = [spec.name for spec in DELEGATION.specs.values() if spec.table]


@pytest.mark.parametrize("name", LISTED)
def test_sorting(bench: Bench, name: str) -> None:
    repository = Repositories(bench.database.reader)["delegation"]
    query = Query(order=(Sort(name),))
    repository.ordered(query)
    middle = bench.note(
        f"row numbers by {name}",
        [timed(lambda: repository.ordered(query)) for _ in range(7)],
        "150",
    )
    assert middle <= 150


PERIOD = Condition(
    "starts_on", Operator.BETWEEN, (PartialDay(2010, 6, 15), PartialDay(2010, 9, 14))
)
FILTERS = {
    "a quarter, newest first": Query((PERIOD,)),
    "a quarter, one direction": Query((PERIOD, Condition("direction", Operator.IS, ("in",)))),
    "a country by name": Query((Condition("countries", Operator.IS, ("AB",)),), (Sort("name"),)),
    "a unit, newest first": Query((Condition("lead_unit", Operator.IS, ("unit3",)),)),
    "half of all by name": Query((Condition("direction", Operator.IS, ("in",)),), (Sort("name"),)),
    "words": Query(text="giang binh"),
}


@pytest.mark.parametrize("name", FILTERS)
def test_filtering(bench: Bench, name: str) -> None:
    repository = Repositories(bench.database.reader)["delegation"]
    repository.ordered(FILTERS[name])
    middle = bench.note(
        f"filter: {name}",
        [timed(lambda: repository.ordered(FILTERS[name])) for _ in range(7)],
        "150",
    )
    bench.note(
        "  its first page", [timed(lambda: repository.first(FILTERS[name], 64)) for _ in range(7)]
    )
    assert middle <= 150


def test_pages_and_figures(bench: Bench) -> None:
    reader = bench.database.reader
    repository = Repositories(reader)["delegation"]
    found = repository.ordered(Query())
    chance = bench.maker.random
    bench.note("first page", [timed(lambda: repository.first(Query(), 64)) for _ in range(9)])
    spots = [chance.randrange(len(found) - 64) for _ in range(60)]
    bench.note(
        "a page of 64 anywhere",
        [timed(lambda s=s: repository.rows(found[s : s + 64])) for s in spots],
    )
    bench.note("sums of the list", [timed(lambda: repository.sums(Query())) for _ in range(7)])
    bench.note(
        "values of a column", [timed(lambda: repository.values("level", Query())) for _ in range(7)]
    )
    first, last = date(2010, 6, 15), date(2010, 9, 14)
    delegation_facts(reader, first, last)
    quarter = bench.note(
        "the facts of a quarter",
        [timed(lambda: delegation_facts(reader, first, last)) for _ in range(9)],
        "10",
    )
    assert quarter <= 10


@pytest.mark.parametrize("tones", [False, True], ids=["without tones", "with tones"])
def test_searching(bench: Bench, tones: bool) -> None:
    search = Search(bench.database.reader)
    typed = [bench.maker.words(2, 3) for _ in range(25)]
    typed += ["Đoàn hà nội", "đoàn công tác giang", "Nước AB", "Đoàn"]
    strokes = [text[:end] for text in typed for end in range(1, len(text) + 1)]
    if not tones:
        strokes = [fold(stroke) for stroke in strokes]
    for stroke in strokes:
        search.find(stroke)
    times = [timed(lambda s=stroke: search.find(s)) for stroke in strokes]
    middle = bench.note(f"a keystroke, {'with' if tones else 'without'} tones", times, "5, p95 16")
    assert middle <= 5
    assert sorted(times)[int(len(times) * 0.95)] <= 16


def test_opening(bench: Bench, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    bench.database.verified_copy(folder.database)
    folder.key.write_bytes(bench.database.folder.key.read_bytes())
    times = []
    for _ in range(7):
        begun = perf_counter()
        database = Database.open(folder)
        Repositories(database.reader)["delegation"].first(Query(), 64)
        times.append((perf_counter() - begun) * 1000)
        database.close()
    bench.note("open and read the first page", times)
    assert statistics.median(times) < 250
