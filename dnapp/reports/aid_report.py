"""The report on foreign aid of a period, half-yearly and yearly.

On the basis of days 15–14 for the work of the office, by calendar for the finance of aid (TT
23/2022/TT-BTC): the same lines of money, cut differently.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dnapp.reports import quarterly_aid_text
from dnapp.reports.base import AnnexForm
from dnapp.reports.chaptered import Refer, chaptered
from dnapp.reports.document import Annex, Block
from dnapp.reports.paper import Paper
from dnapp.reports.quarterly_aid import AID_COLUMNS, aid_annex

KEY = "aid"
CHAPTERS = ("I", "II", "III")
"""Aid that is no ODA, ODA, proposals."""

_SETS = {"I": "aid", "II": "oda"}


@dataclass(frozen=True)
class _Aid:
    paper: Paper

    def annexes(self) -> Iterator[Annex | None]:
        """The aid that is no ODA, in its own currencies, USD and đồng."""
        yield aid_annex(self.paper.workspace, self.paper.numbers, "I")

    def chapter(self, number: str, refer: Refer) -> Iterator[Block]:
        """Donors, projects and money of a set; a total that lacks a rate says so."""
        name = _SETS.get(number)
        if name and quarterly_aid_text.happened(self.paper.numbers, name):
            reference = refer("I") if name == "aid" else ""
            yield from quarterly_aid_text.aid(self.paper.numbers, name, reference)


ANNEXES = (AnnexForm("I", "aid", "I", "report.annex.aid", AID_COLUMNS),)

AID_REPORT = chaptered(KEY, CHAPTERS, _Aid, frozenset({"aid_project"}), ANNEXES)
