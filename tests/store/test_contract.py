"""Every record type through the same life: insert, read, update, undo, delete, restore."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dnapp.core.record import Record, RecordType
from dnapp.records import ALL
from dnapp.records.agreement import Agreement
from dnapp.records.aid_project import AidProject
from dnapp.records.country import Country
from dnapp.records.delegation import Delegation
from dnapp.records.lookup import Lookup
from dnapp.records.partner import Partner
from dnapp.records.unit import Unit
from dnapp.store.check import check
from tests.store.opened import File
from tests.strategies import records

LINKS = {
    "country": ("KR", "LA"),
    "lookup": ("lookup1", "lookup2"),
    "unit": ("unit1", "unit2"),
    "partner": ("partner1", "partner2"),
    "delegation": ("delegation1",),
    "agreement": ("agreement1",),
    "aid_project": ("aid1",),
}
"""What the records of these tests point to; never changed by them."""

TARGETS: tuple[Record, ...] = (
    Country(id="KR", code="KR", name="Hàn Quốc", status="country"),
    Country(id="LA", code="LA", name="Lào", status="country"),
    Lookup(id="lookup1", list="field", name="Giáo dục"),
    Lookup(id="lookup2", list="field", name="Y tế"),
    Unit(id="unit1", name="UBND tỉnh", level="province"),
    Unit(id="unit2", name="Sở Ngoại vụ", level="department"),
    Partner(id="partner1", name="Hủa Phăn", kind="locality", country="LA"),
    Partner(id="partner2", name="Seongnam", kind="locality", country="KR"),
    Delegation(id="delegation1", direction="in", name="Đoàn 1", countries=("KR",)),
    Agreement(id="agreement1", title="Thỏa thuận 1", form="memorandum", on_behalf="province"),
    AidProject(id="aid1", name="Dự án 1", source="ngo"),
)


@pytest.fixture(scope="module")
def shared(new_file: Callable[[], File]) -> Iterator[File]:
    """One file for all examples: records only pile up in it."""
    file = new_file()
    file.save(*TARGETS)
    yield file
    file.database.close()


def entered(kind: RecordType, record: Record) -> dict[str, object]:
    """What people entered in a record."""
    return {spec.name: getattr(record, spec.name) for spec in kind.typed}


def _fresh(kind: RecordType, record: Record, number: int) -> Record:
    """The record with unique values that nothing else has."""
    unique = {
        spec.name: f"{getattr(record, spec.name)} {number}" for spec in kind.typed if spec.unique
    }
    return dataclasses.replace(record, **unique)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_record_lives_through_every_write(
    kind: RecordType, data: st.DataObject, shared: File
) -> None:
    repository = shared.repositories[kind.key]
    made = [data.draw(records(kind, LINKS)) for _ in range(2)]
    count = shared.database.reader.execute("SELECT count(*) FROM change").fetchone()[0]
    first, second = (_fresh(kind, record, count * 2 + i) for i, record in enumerate(made))

    (saved,) = shared.save(first)
    read = repository.get(saved.id)
    assert entered(kind, read) == entered(kind, first)
    assert (read.revision, read.created_by, read.deleted_at) == (1, "Hà", "")
    assert dataclasses.replace(saved, n=read.n) == read

    edited = dataclasses.replace(
        read,
        **entered(kind, second)
        | ({kind.parent: getattr(read, kind.parent)} if kind.parent else {}),
    )
    shared.save(edited)
    again = repository.get(saved.id)
    assert entered(kind, again) == entered(kind, edited)

    if entered(kind, edited) != entered(kind, read):
        assert again.revision == 2
        assert shared.changes.undo().kept == []
        assert entered(kind, repository.get(saved.id)) == entered(kind, first)
        shared.changes.redo()
    assert entered(kind, repository.get(saved.id)) == entered(kind, edited)

    with shared.changes.change("delete") as change:
        change.delete(kind.key, saved.id)
    assert repository.get(saved.id).deleted_at
    assert saved.id not in shared.live()[kind.key]
    with shared.changes.change("restore") as change:
        change.restore(kind.key, saved.id)
    assert entered(kind, repository.get(saved.id)) == entered(kind, edited)


def test_the_file_is_whole_after_all_of_it(shared: File) -> None:
    assert check(shared.database, deep=True) == []


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
@settings(max_examples=2, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_bulk_leaves_what_single_saves_leave(
    kind: RecordType, data: st.DataObject, new_file: Callable[[], File]
) -> None:
    drawn = data.draw(st.lists(records(kind, LINKS), min_size=1, max_size=4))
    made = [
        dataclasses.replace(_fresh(kind, record, i), id=f"new{i}") for i, record in enumerate(drawn)
    ]
    single, bulk = (new_file(), new_file())
    try:
        for file in (single, bulk):
            file.save(*TARGETS)
        single.save(*made)
        with bulk.changes.change("save") as change:
            assert change.bulk(kind.key, iter(made)) == [record.id for record in made]
        for query in (
            'SELECT "change", "pos", "tbl", "row_id", "op", "old", "new", "revision" FROM "audit"',
            'SELECT * FROM "refer"',
            'SELECT * FROM "doc"',
            f'SELECT * FROM "{kind.key}"',
        ):
            rows = [_without_times(file, query) for file in (single, bulk)]
            assert rows[0] == rows[1]
        assert check(bulk.database, deep=True) == []
        for file in (single, bulk):
            assert file.changes.undo().kept == []
        assert bulk.live() == single.live()
        assert bulk.live()[kind.key].keys().isdisjoint(record.id for record in made)
        bulk.changes.redo()
        assert check(bulk.database, deep=True) == []
    finally:
        single.database.close()
        bulk.database.close()


def _without_times(file: File, query: str) -> list[list[object]]:
    times = {row[0] for row in file.database.reader.execute('SELECT "at" FROM "change"')}
    rows = file.database.reader.execute(query).fetchall()
    return [["time" if cell in times else cell for cell in row] for row in rows]
