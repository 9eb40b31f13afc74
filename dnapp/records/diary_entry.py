"""The diary of a record (nhật ký xử lý): dated notes of contacts and steps."""

from __future__ import annotations

from collections.abc import Iterator

from dnapp.core.days import PartialDay
from dnapp.core.fields import choice, day, long_text, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree


@frozen
class DiaryEntry(Record):
    """What happened with one record on a day; offered to the report of the period."""

    happened_on: PartialDay | None = day(required=True, table=True, filter=True, width=112)
    content: str = long_text(required=True, table=True, search=True, width=420)
    kind: str = choice(
        "delegation", "agreement", "partner", "aid_project", "event", "ngo_registration",
        "friendship_association",
        table=True, filter=True, width=160,
    )  # fmt: skip
    """Record key of what it is about; "" for the office itself."""
    record: str = text(table=True)
    """Id of that record."""


def _check(tree: Tree) -> Iterator[Problem]:
    entry = tree.record
    assert isinstance(entry, DiaryEntry)
    if bool(entry.kind) != bool(entry.record):
        yield Problem("record" if entry.kind else "kind", "check.reminder_record")


DIARY_ENTRY = RecordType(
    key="diary_entry",
    cls=DiaryEntry,
    icon="book-open",
    title="content",
    day="happened_on",
    order=(("happened_on", True),),
    sections=(Section("general", "book-open", (("happened_on",), ("content",))),),
    check=_check,
)
