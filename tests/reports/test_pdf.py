from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from pdfminer.pdftypes import resolve1

from dnapp.core.errors import UserError
from dnapp.reports.document import Addressees, Document, Heading, Paragraph
from dnapp.reports.pdf import pdf_bytes, write_pdf
from dnapp.reports.whole_file import write_whole
from tests.reports.printed_page import archive_faults
from tests.reports.sample_document import SIGNATURE, SUMMARY, TODAY, WORDS, sample

SMALL = Document("Báo cáo", "Thử", (Paragraph(("Nội dung.",)), SIGNATURE))


def text_of(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def test_same_document_gives_the_same_bytes():
    assert pdf_bytes(sample(), WORDS, today=TODAY) == pdf_bytes(sample(), WORDS, today=TODAY)


def test_same_bytes_in_another_process():
    code = (
        "import hashlib, sys\n"
        "from tests.reports.sample_document import *\n"
        "from dnapp.reports.pdf import pdf_bytes\n"
        "print(hashlib.sha256(pdf_bytes(sample(), WORDS, today=TODAY)).hexdigest())\n"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(hashes) == 1


def test_file_says_what_it_is(tmp_path: Path):
    path = tmp_path / "báo cáo.pdf"
    write_pdf(sample(), path, WORDS, today=TODAY)

    assert path.read_bytes().startswith(b"%PDF-1.7")
    with pdfplumber.open(path) as pdf:
        about = pdf.metadata
        assert about["Title"] == "Báo cáo công tác đối ngoại quý IV năm 2026"
        assert about["Subject"] == "Kết quả công tác đối ngoại quý IV"
        assert about["Author"] == "Sở Ngoại vụ tỉnh Thái Nguyên"
        assert about["Keywords"] == "báo cáo, đối ngoại"
        assert about["CreationDate"].startswith("D:20261122")
        assert pdf.doc.catalog["Lang"] == b"vi-VN"
        assert resolve1(pdf.doc.catalog["ViewerPreferences"])["DisplayDocTitle"] is True
        # It has no tags and claims none (docs/adr/0015).
        assert not {"MarkInfo", "StructTreeRoot"} & pdf.doc.catalog.keys()
        assert not any(page.images for page in pdf.pages)
    assert archive_faults(path.read_bytes()) == []


def test_outline_names_headings_and_annexes(tmp_path: Path):
    path = tmp_path / "report.pdf"
    write_pdf(sample(), path, WORDS, today=TODAY)

    with pypdfium2.PdfDocument(path) as pdf:
        outline = [(mark.level, mark.get_title()) for mark in pdf.get_toc()]

    assert outline == [
        (0, "I. KẾT QUẢ CÔNG TÁC ĐỐI NGOẠI QUÝ IV"),
        (1, "1. Công tác tham mưu, chỉ đạo, quản lý nhà nước về đối ngoại"),
        (1, "2. Công tác đoàn ra, đoàn vào; lễ tân đối ngoại"),
        (2, "a) Đoàn ra"),
        (0, "II. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM"),
        (0, "Phụ lục I. Danh sách đoàn ra quý IV năm 2026"),
        (0, "Phụ lục II. Danh sách đoàn vào quý IV năm 2026"),
        (0, "Phụ lục III. Viện trợ phi chính phủ nước ngoài"),
    ]


def test_outline_may_begin_at_a_deep_heading(tmp_path: Path):
    blocks = (Heading(3, "a", "Đoàn ra"), Heading(2, "1", "Kết quả"), *SMALL.blocks)
    path = tmp_path / "report.pdf"
    write_pdf(replace(SMALL, blocks=blocks), path, WORDS, today=TODAY)

    with pypdfium2.PdfDocument(path) as pdf:
        assert [mark.level for mark in pdf.get_toc()] == [0, 1]


def test_text_with_marks_of_markup_is_printed_as_it_stands(tmp_path: Path):
    hostile = "<b>A & B</b> &lt; \"C\" 'D' \x00\x0b\x1b[0m <para> \ud800 {name}"
    path = tmp_path / "report.pdf"
    document = replace(
        SMALL, blocks=(Paragraph((hostile,)), Addressees(("<i>X</i>", "Y")), SUMMARY)
    )
    write_pdf(document, path, WORDS, today=TODAY)

    text = text_of(path)
    assert "<b>A & B</b> &lt; \"C\" 'D' [0m <para> {name}" in " ".join(text.split())
    assert "- <i>X</i>;" in text


def test_decomposed_text_is_printed_composed(tmp_path: Path):
    path = tmp_path / "report.pdf"
    document = replace(SMALL, blocks=(Paragraph(("Tho\u0309a thua\u0323\u0302n",)), SIGNATURE))
    write_pdf(document, path, WORDS, today=TODAY)

    assert "Thỏa thuận./." in text_of(path)


def test_letters_that_the_font_lacks_are_told_not_boxed(tmp_path: Path):
    document = replace(SMALL, blocks=(Paragraph(("Thành phố 北京",)), SIGNATURE))

    with pytest.raises(UserError) as told:
        write_pdf(document, tmp_path / "report.pdf", WORDS, today=TODAY)

    assert told.value.key == "report.letters_missing"
    assert told.value.values == {"letters": "京 北"}
    assert "京 北" in WORDS.error(told.value)
    assert list(tmp_path.iterdir()) == []


def test_recipients_longer_than_a_page_are_told(tmp_path: Path):
    signature = replace(SIGNATURE, recipients=tuple(f"UBND xã số {n}" for n in range(80)))
    document = replace(SMALL, blocks=(*SMALL.blocks[:-1], signature))

    with pytest.raises(UserError) as told:
        write_pdf(document, tmp_path / "report.pdf", WORDS, today=TODAY)

    assert told.value.key == "report.too_many_recipients"
    assert "80" in WORDS.error(told.value)


def test_document_without_signature_or_text(tmp_path: Path):
    path = tmp_path / "table.pdf"
    write_pdf(replace(SMALL, blocks=(SUMMARY,)), path, WORDS, today=TODAY)
    assert "Viện trợ cam kết" in text_of(path)

    write_pdf(replace(SMALL, blocks=(SIGNATURE,)), path, WORDS, today=TODAY)
    assert "Nơi nhận:" in text_of(path)

    write_pdf(replace(SMALL, blocks=(SUMMARY, SIGNATURE)), path, WORDS, today=TODAY)
    assert "- Lưu: VT, HTQT." in text_of(path)


def test_charts_are_loaded_only_when_one_is_drawn(tmp_path: Path):
    code = (
        "import sys, dataclasses, pathlib\n"
        "from tests.reports.sample_document import *\n"
        "from dnapp.reports.pdf import write_pdf\n"
        "d = sample()\n"
        "d = dataclasses.replace(d, blocks=tuple(b for b in d.blocks if b is not CHART))\n"
        f"write_pdf(d, pathlib.Path({str(tmp_path / 'x.pdf')!r}), WORDS, today=TODAY)\n"
        "print([m for m in ('matplotlib', 'svglib', 'numpy', 'PIL') if m in sys.modules])\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() in ("[]", "['PIL']")


def test_file_is_replaced_whole(tmp_path: Path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")

    write_pdf(SMALL, path, WORDS, today=TODAY)

    assert path.read_bytes().rstrip().endswith(b"%%EOF")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("target", "reason"),
    [("missing/report.pdf", "no_folder"), ("file/report.pdf", "no_folder"), ("sub", "is_folder")],
)
def test_place_that_takes_no_file_is_told(tmp_path: Path, target: str, reason: str):
    (tmp_path / "sub").mkdir()
    (tmp_path / "file").write_text("x")
    path = tmp_path / target

    with pytest.raises(UserError) as told:
        write_pdf(SMALL, path, WORDS, today=TODAY)

    assert told.value.key == f"report.not_written.{reason}"
    assert path.name in WORDS.error(told.value)
    assert {x.name for x in tmp_path.iterdir()} == {"sub", "file"}


@pytest.mark.skipif(os.name != "posix", reason="needs a folder that takes no files")
def test_folder_without_permission_is_told():
    with pytest.raises(UserError) as told:
        write_whole(Path("/sys/report.pdf"), b"x")

    assert told.value.key == "report.not_written.no_permission"
    assert "/sys" in WORDS.error(told.value)


@pytest.mark.skipif(os.name != "posix", reason="limits of a process")
def test_write_that_breaks_off_leaves_the_old_file(tmp_path: Path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    code = (
        "import pathlib, resource, signal\n"
        "from dnapp.core.errors import UserError\n"
        "from dnapp.reports.whole_file import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        f"    write_whole(pathlib.Path({str(path)!r}), b'x' * 5000)\n"
        "except UserError as problem:\n"
        "    print(problem.key)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert result.stdout.strip() == "report.not_written.other"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
