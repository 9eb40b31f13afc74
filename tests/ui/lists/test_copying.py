"""Tables as text for Excel and as HTML for Word."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from dnapp.ui.clipboard import as_html, as_text

_CELLS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\n"), max_size=20
)
_TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(_CELLS, min_size=width, max_size=width), min_size=1, max_size=5)
)


@given(_TABLES)
def test_excel_reads_every_cell_back(table: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(as_text(table), newline=""), delimiter="\t"))
    assert [row or [""] for row in read] == table


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
        elif tag == "br":
            self.rows[-1][-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.rows:  # the style stands before them
            self.rows[-1][-1] += data


@given(_TABLES)
def test_html_holds_every_cell(table: list[list[str]]) -> None:
    reader = _Cells()
    reader.feed(as_html(table))
    assert reader.rows == table
