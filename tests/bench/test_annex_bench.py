"""A long annex beside Typst, and the quarterly report beside LibreOffice on the same Word file.

Each of the two is measured in the same run; without it (`pip install typst`, LibreOffice) the
comparison is left out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from dnapp.core.paths import resource
from dnapp.core.periods import ND09, parse_period
from dnapp.reports.base import ReportOptions
from dnapp.reports.document import Annex, Column, Document, Table
from dnapp.reports.pdf import pdf_bytes
from dnapp.reports.quarterly import QUARTERLY
from dnapp.reports.writers import content
from dnapp.services.sample import create_sample
from dnapp.services.workspace import Workspace
from tests.bench import conftest
from tests.bench.conftest import TODAY

_HEADS = (
    "TT", "Tên đoàn", "Từ ngày", "Đến ngày", "Quốc gia", "Số người", "Đơn vị tiếp", "Ghi chú",
)  # fmt: skip
_WIDTHS = (10, 70, 22, 22, 28, 16, 45, 40)
_RUNS = 3


def _cells(number: int) -> tuple[str, ...]:
    return (
        str(number), f"Đoàn lãnh đạo tỉnh Gyeongsangbuk thăm, làm việc lần {number}", "15/06/2026",
        "18/06/2026", "Hàn Quốc", str(number % 40), "Sở Kế hoạch và Đầu tư", "Thực hiện đúng hạn",
    )  # fmt: skip


def _document(rows: int) -> Document:
    columns = tuple(
        Column(f"c{place}", head, width)
        for place, (head, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True))
    )
    table = Table(columns, tuple(map(_cells, range(1, rows + 1))))
    return Document("Phụ lục", "Phụ lục", (), (Annex("", "Danh sách đoàn vào", "", (table,)),))


def _typst_source(rows: int) -> str:
    """The same table with a head on every page, in the same type and on the same paper."""
    widths = ", ".join(f"{width}fr" for width in _WIDTHS)
    heads = ", ".join(f"[*{head}*]" for head in _HEADS)
    lines = "\n".join(
        "  " + ", ".join(f"[{cell}]" for cell in _cells(number)) + ","
        for number in range(1, rows + 1)
    )
    return (
        '#set page(paper: "a4", flipped: true, margin: 20mm, numbering: "1")\n'
        '#set text(font: "Liberation Serif", size: 11pt, lang: "vi")\n'
        f"= Danh sách đoàn vào\n#table(columns: ({widths}),\n  table.header({heads}),\n{lines}\n)\n"
    )


_TYPST = """
import sys
from time import perf_counter
import typst
start = perf_counter()
typst.compile(sys.argv[1], font_paths=[sys.argv[2]])
print(perf_counter() - start)
"""
"""In a new process: within one, Typst remembers what it has laid out."""


def _typst(source: Path, fonts: Path) -> float:
    command = [sys.executable, "-c", _TYPST, str(source), str(fonts)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def _fastest(work: object, runs: int = _RUNS) -> float:
    assert callable(work)
    taken = []
    for _ in range(runs):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return min(taken)


def test_an_annex_beside_typst(table: conftest.Table, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    words = Workspace.open(tmp_path / "data", today=TODAY).words
    source = tmp_path / "annex.typ"
    source.write_text(_typst_source(2_000), encoding="utf-8")
    short, long = _document(2_000), _document(10_000)
    pdf_bytes(short, words, today=TODAY)
    ours = _fastest(lambda: pdf_bytes(short, words, today=TODAY))
    theirs = min(_typst(source, resource("fonts")) for _ in range(_RUNS))
    ten = _fastest(lambda: pdf_bytes(long, words, today=TODAY), 2)
    table.note("2,000 rows x 8 columns", [ours * 1000])
    table.note("the same by Typst", [theirs * 1000])
    table.note("10,000 rows", [ten * 1000])
    table.tell("beside Typst", f"{ours / theirs:.2f} x", "0.5 x")
    table.tell("10,000 rows beside 2,000", f"{ten / ours:.2f} x", "5.5 x")
    assert ours <= 0.5 * theirs
    assert ten <= 5.5 * ours


def test_the_quarter_beside_libreoffice(table: conftest.Table, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice")
    workspace = Workspace.open(tmp_path / "data", today=TODAY)
    create_sample(workspace)
    document = QUARTERLY.build(workspace, ReportOptions(parse_period("2026-Q3", ND09)))
    word = tmp_path / "quy.docx"
    word.write_bytes(content(document, "docx", workspace.words, today=TODAY))
    command = [
        office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
        "--convert-to", "pdf", "--outdir", str(tmp_path / "out"), str(word),
    ]  # fmt: skip

    def convert() -> None:
        subprocess.run(command, check=True, capture_output=True)

    def write() -> None:
        built = QUARTERLY.build(workspace, ReportOptions(parse_period("2026-Q3", ND09)))
        pdf_bytes(built, workspace.words, today=TODAY)

    convert()  # the first one makes the profile
    write()
    theirs, ours = _fastest(convert), _fastest(write)
    table.note("the quarter, once charts are loaded", [ours * 1000], "1000")
    table.note("LibreOffice, the same Word file", [theirs * 1000])
    table.tell("LibreOffice beside it", f"{theirs / ours:.1f} x", "4 x")
    assert ours <= 1.0
    assert theirs >= 4 * ours
