"""Read connections are lent to jobs, kept for the next, and never show what is over."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from threading import Thread

import pytest

from dnapp.records.country import Country
from dnapp.store.driver import DatabaseError
from dnapp.store.readers import Readers
from tests.store.opened import File


def count(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("SELECT count(*) FROM country").fetchone()[0]
    return found


def test_the_next_job_gets_the_same_connection_and_sees_what_was_saved(file: File) -> None:
    with file.database.readers.lent() as first:
        before = count(first)
    file.save(Country(name="Vanuatu", code="VU"))
    with file.database.readers.lent() as second:
        assert second is first
        assert count(second) == before + 1


def test_jobs_at_the_same_time_have_connections_of_their_own(file: File) -> None:
    with ExitStack() as jobs:
        lent = [jobs.enter_context(file.database.readers.lent()) for _ in range(4)]
        assert len({id(connection) for connection in lent}) == 4
    with ExitStack() as jobs:
        again = [jobs.enter_context(file.database.readers.lent()) for _ in range(2)]
        assert all(any(one is connection for connection in lent) for one in again)
    closed = [one for one in lent if all(one is not connection for connection in again)]
    for connection in closed:
        with pytest.raises(DatabaseError):
            count(connection)


def test_another_thread_may_go_on_with_it(file: File) -> None:
    with file.database.readers.lent() as first:
        expected = count(first)
    seen: list[tuple[object, int]] = []

    def job() -> None:
        with file.database.readers.lent() as connection:
            seen.append((connection, count(connection)))

    thread = Thread(target=job)
    thread.start()
    thread.join()
    assert seen == [(first, expected)]


def test_one_on_which_something_went_wrong_is_not_lent_again(file: File) -> None:
    with pytest.raises(DatabaseError), file.database.readers.lent() as bad:
        bad.execute("SELECT nothing FROM nowhere")
    with file.database.readers.lent() as good:
        assert good is not bad


def test_an_open_transaction_is_not_handed_on(file: File) -> None:
    with file.database.readers.lent() as first:
        first.execute("BEGIN")
    with file.database.readers.lent() as second:
        assert second is not first
        assert not second.in_transaction


def test_closing_closes_what_waits_and_what_is_still_lent() -> None:
    readers = Readers(lambda: sqlite3.connect(":memory:"))
    with ExitStack() as jobs:
        late = jobs.enter_context(readers.lent())
        with readers.lent() as waits:
            pass
        readers.close()
        assert late.execute("SELECT 1").fetchone() == (1,)
    for connection in (late, waits):
        with pytest.raises(sqlite3.ProgrammingError):
            connection.execute("SELECT 1")
