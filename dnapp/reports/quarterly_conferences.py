"""Annex IV of the quarterly report: international conferences, in the columns of the yearly table
of Decision 06/2020/QĐ-TTg (Mẫu 03), whose head has three rows."""

from __future__ import annotations

from decimal import Decimal

from dnapp.core.fields import Showing
from dnapp.core.money import show_money
from dnapp.records.event import EVENT, Event
from dnapp.reports import period_words
from dnapp.reports.cells import lines, span, titles, total_of
from dnapp.reports.document import Annex, Cell, Column, Figure, HeaderCell, Table
from dnapp.reports.numbers import Numbers
from dnapp.services.workspace import Workspace

_WIDTHS = {
    "n": 10, "name": 32, "organiser": 24, "content": 36, "vietnamese": 15, "resident": 15,
    "abroad": 15, "countries": 18, "time": 21, "place": 20, "cost": 24, "report": 20,
    "planned": 12, "permitted_by": 18,
}  # fmt: skip
"""Columns and their shares of the width, mm."""

CONFERENCE_COLUMNS = tuple(_WIDTHS)

_CENTRED = frozenset({"n", "vietnamese", "resident", "abroad", "time", "planned"})
_PEOPLE = {
    "vietnamese": "delegates_vietnamese",
    "resident": "delegates_resident",
    "abroad": "delegates_abroad",
}
_PAID = ("cost_province", "cost_sector", "cost_sponsored")


def conference_annex(workspace: Workspace, numbers: Numbers, number: str) -> Annex | None:
    """The international conferences that begin in the period; None without any."""
    counted = numbers["event.conference"]
    if not counted.ids:
        return None
    words = numbers.words
    found = workspace.repositories["event"].get_many(counted.ids)
    events = [one for one in (found.get(i) for i in counted.ids) if isinstance(one, Event)]
    columns = tuple(
        Column(
            key,
            words(f"report.annex.conferences.{key}"),
            width,
            "center" if key in _CENTRED else "left",
        )
        for key, width in _WIDTHS.items()
    )
    rows = tuple(
        tuple(_cells(event, place, numbers.showing)[column.key] for column in columns)
        for place, event in enumerate(events, start=1)
    )
    totals: dict[str, Cell] = {
        "name": Figure(
            counted.key,
            len(counted.ids),
            counted.unit,
            counted.ids,
            words("report.annex.total_conferences", count=len(counted.ids)),
        ),
        **{key: _people(events, field) for key, field in _PEOPLE.items()},
    }
    name = period_words.full_name(words, numbers.period)
    return Annex(
        number,
        words("report.annex.conferences.title", period=name),
        "",
        (Table(columns, rows, total_of(columns, totals), _head(numbers)),),
    )


def _head(numbers: Numbers) -> tuple[tuple[HeaderCell, ...], ...]:
    def cell(key: str, columns: int = 1, rows: int = 1) -> HeaderCell:
        return HeaderCell(numbers.words(f"report.annex.conferences.{key}"), columns, rows)

    before = (cell(key, rows=3) for key in ("n", "name", "organiser", "content"))
    after = ("time", "place", "cost", "report", "planned", "permitted_by")
    return (
        (*before, cell("delegates", columns=4), *(cell(key, rows=3) for key in after)),
        (cell("vietnamese", rows=2), cell("foreigners", columns=3)),
        (cell("resident"), cell("abroad"), cell("countries")),
    )


def _cells(event: Event, place: int, showing: Showing) -> dict[str, Cell]:
    words = showing.words
    return {
        "n": str(place),
        "name": event.name,
        "organiser": event.foreign_organiser,
        "content": event.content,
        **{key: _people((event,), field) for key, field in _PEOPLE.items()},
        "countries": titles("country", event.countries, showing),
        "time": span(event.starts_on, event.ends_on, words),
        "place": event.place,
        "cost": lines(_paid(event, name, showing) for name in _PAID),
        "report": EVENT.show(event, "report_document", showing)
        or EVENT.show(event, "reported_on", showing),
        "planned": words("field.yes" if event.planned else "field.no"),
        "permitted_by": EVENT.show(event, "permitted_by", showing),
    }


def _paid(event: Event, name: str, showing: Showing) -> str:
    """An amount under the name of who pays; "" for none."""
    value: Decimal | None = getattr(event, name)
    if not value:
        return ""
    return show_money(value, "VND", showing.words.table("choice.currency"))


def _people(events: tuple[Event, ...] | list[Event], field: str) -> Cell:
    """The delegates of some conferences; nothing where no number was entered."""
    known = [event for event in events if getattr(event, field) is not None]
    if not known:
        return ""
    value = sum(getattr(event, field) for event in known)
    ids = tuple(event.id for event in known)
    return Figure(f"event.{field}", value, "person", ids, str(value))
