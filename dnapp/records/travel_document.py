"""ABTC cards and official passports (thẻ ABTC, hộ chiếu ngoại giao, công vụ) with their expiry."""

from __future__ import annotations

from collections.abc import Iterator

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.fields import choice, day, doc_ref, link, links, text
from dnapp.core.frozen import frozen
from dnapp.core.record import Problem, Record, RecordType, Section, Tree


@frozen
class TravelDocument(Record):
    """One card or passport (ABTC: Decision 09/2023/QĐ-TTg)."""

    kind: str = choice(
        "abtc", "official_passport", "diplomatic_passport",
        required=True, table=True, filter=True, width=160, repeats=True,
    )  # fmt: skip
    holder: str = text(required=True, person=True, table=True, search=True, width=200)
    position: str = text(table=True, search=True, width=180)
    company: str = text(search=True, table=True, width=220)
    """Firm of the holder of an ABTC card."""
    unit: str = link("unit", filter=True)
    born_on: PartialDay | None = day(personal=True)
    number: str = text(personal=True, search=True)
    passport_number: str = text(personal=True)
    """The passport that an ABTC card names: must be the current one."""
    form: str = choice("card", "electronic")
    issue: str = choice("first", "renewal", "reissue", filter=True, repeats=True)
    economies: tuple[str, ...] = links("country", filter=True)
    permission_document: DocRef | None = doc_ref(search=True)
    issued_on: PartialDay | None = day(table=True, filter=True, width=112)
    expires_on: PartialDay | None = day(required=True, table=True, filter=True, width=112)
    kept_by: str = text()
    """Who keeps an official passport between journeys."""
    returned_on: PartialDay | None = day()
    note: str = text(search=True, once=True)
    status: str = choice(
        "valid", "expiring", "expired", "returned",
        computed=True, table=True, filter=True, width=140,
    )  # fmt: skip


def _check(tree: Tree) -> Iterator[Problem]:
    paper = tree.record
    assert isinstance(paper, TravelDocument)
    start, end = paper.issued_on, paper.expires_on
    if start and end and end.last() < start.first():
        yield Problem("expires_on", "check.must_be_from", {"day": f"{start.first():%d/%m/%Y}"})


TRAVEL_DOCUMENT = RecordType(
    key="travel_document",
    cls=TravelDocument,
    icon="id-card",
    title="holder",
    day="expires_on",
    order=(("expires_on", False),),
    sections=(
        Section(
            "general",
            "id-card",
            (
                ("holder", "position"),
                ("kind", "issue", "form"),
                ("company", "unit"),
                ("number", "passport_number", "born_on"),
                ("issued_on", "expires_on", "returned_on"),
                ("permission_document",),
                ("economies", "kept_by"),
                ("note",),
            ),
        ),
    ),
    check=_check,
)
