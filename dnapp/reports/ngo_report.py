"""The yearly report on foreign NGOs (Decree 58/2022/NĐ-CP): who works here, with what result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dnapp.core.numbers import count2
from dnapp.core.record import Tree
from dnapp.records.ngo_paper import NGO_PAPER, NgoPaper
from dnapp.records.ngo_registration import NGO_REGISTRATION, NgoRegistration
from dnapp.records.ngo_staff import NgoStaff
from dnapp.reports import quarterly_aid_text
from dnapp.reports.base import AnnexForm
from dnapp.reports.cells import lines
from dnapp.reports.chaptered import Refer, chaptered
from dnapp.reports.document import Annex, Block, Cell, Column, Figure, Paragraph, Table
from dnapp.reports.paper import Paper
from dnapp.reports.sentences import day
from dnapp.services.statistics import trees

KEY = "ngo"
CHAPTERS = ("I", "II", "III", "IV")
"""Who works here, what aid came, difficulties, proposals."""

_HOME = "VN"
_WIDTHS = {
    "n": 10, "name": 52, "country": 24, "paper": 46, "expires": 24, "places": 34, "fields": 30,
    "partners": 34, "staff": 20,
}  # fmt: skip
"""Columns and their shares of the width, mm."""

_CENTRED = frozenset({"n", "expires", "staff"})


@dataclass(frozen=True)
class _Ngos:
    paper: Paper

    @cached_property
    def _valid(self) -> list[Tree]:
        """The organisations with a valid paper on the last day, with papers and staff."""
        ids = list(self.paper.numbers["ngo.valid"].ids)
        parts = ("ngo_paper", "ngo_staff")
        return list(trees(self.paper.workspace, "ngo_registration", ids, parts))

    def annexes(self) -> Iterator[Annex | None]:
        """Every organisation with its paper, places, fields, partners and number of staff."""
        yield self._list()

    def chapter(self, number: str, refer: Refer) -> Iterator[Block]:
        """Organisations and staff; the aid that is no ODA."""
        numbers = self.paper.numbers
        if number == "I" and self._valid:
            staff = [one for tree in self._valid for one in self._staff(tree)]
            foreign = [one for one in staff if one.country and one.country != _HOME]
            yield Paragraph(
                numbers.sentence(
                    "report.ngo.valid",
                    day=day(self.paper.words, numbers.windows.days[0]),
                    count=numbers.count("ngo.valid"),
                    staff=_people("ngo.staff", staff),
                    foreign=_people("ngo.staff.foreign", foreign),
                    annex=refer("I"),
                )
            )
        elif number == "II" and quarterly_aid_text.happened(numbers, "aid"):
            yield from quarterly_aid_text.aid(numbers, "aid")

    def _staff(self, tree: Tree) -> list[NgoStaff]:
        """Who was there on the last day."""
        on = self.paper.numbers.windows.days[0]
        return [
            one
            for one in tree.of(NgoStaff)
            if (one.since is None or one.since.first() <= on)
            and (one.until is None or one.until.last() >= on)
        ]

    def _list(self) -> Annex | None:
        if not self._valid:
            return None
        words = self.paper.words
        columns = tuple(
            Column(
                key,
                words(f"report.ngo.column.{key}"),
                width,
                "center" if key in _CENTRED else "left",
            )
            for key, width in _WIDTHS.items()
        )
        rows = tuple(
            tuple(self._cells(place, tree)[column.key] for column in columns)
            for place, tree in enumerate(self._valid, start=1)
        )
        title = words("report.ngo.list", day=day(words, self.paper.numbers.windows.days[0]))
        return Annex("I", title, "", (Table(columns, rows),))

    def _cells(self, place: int, tree: Tree) -> dict[str, Cell]:
        record, showing = tree.record, self.paper.numbers.showing
        assert isinstance(record, NgoRegistration)
        papers = tree.of(NgoPaper)
        newest = papers[-1] if papers else None
        staff = self._staff(tree)
        return {
            "n": str(place),
            "name": lines((record.name, record.name_foreign)),
            "country": NGO_REGISTRATION.show(record, "country", showing),
            "paper": NGO_PAPER.show(newest, "document", showing) if newest else "",
            "expires": NGO_PAPER.show(newest, "ends_on", showing) if newest else "",
            "places": NGO_REGISTRATION.show(record, "places", showing),
            "fields": NGO_REGISTRATION.show(record, "fields", showing),
            "partners": NGO_REGISTRATION.show(record, "local_units", showing),
            "staff": _people(f"ngo.staff.{record.id}", staff) if staff else "",
        }


def _people(key: str, staff: list[NgoStaff]) -> Figure:
    ids = tuple(dict.fromkeys(one.ngo_registration for one in staff))
    return Figure(key, len(staff), "person", ids, count2(len(staff)))


ANNEXES = (AnnexForm("I", "ngos", "I", "report.ngo.column", tuple(_WIDTHS)),)

_ABOUT = frozenset({"ngo_registration", "aid_project"})

NGO_REPORT = chaptered(KEY, CHAPTERS, _Ngos, _ABOUT, ANNEXES)
