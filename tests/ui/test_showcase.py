"""The pictures that `make run` writes on a machine without a screen."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from dnapp.core.errors import UserError
from dnapp.core.paths import DataFolder
from dnapp.ui.showcase import SIZE, write_pictures
from dnapp.ui.theme import Look
from tests.ui.conftest import TODAY


@pytest.fixture(scope="module")
def pictures(
    look: Look, sample_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[Path]:
    return write_pictures(sample_folder, tmp_path_factory.mktemp("out"), TODAY)


def colours(picture: QImage) -> int:
    """Distinct colours on a coarse grid: a blank page has a handful."""
    return len(
        {
            picture.pixel(x, y)
            for x in range(0, picture.width(), 3)
            for y in range(0, picture.height(), 3)
        }
    )


def test_every_main_screen_has_its_picture(pictures: list[Path]) -> None:
    names = [path.stem for path in pictures]
    assert names == sorted(names)
    assert [name.partition("-")[2] for name in names] == [
        "doan-vao", "loc-cot", "doan-ra", "thoa-thuan", "doi-tac", "vien-tro", "su-kien",
        "to-chuc-pcpnn", "vu-viec", "kieu-bao", "hoi-huu-nghi", "the-abtc-ho-chieu", "qua-tang",
        "so-dem", "danh-sach-chi-tieu", "ke-hoach", "chi-so", "so-lieu-theo-ky",
        "bao-cao-da-phat-hanh", "ho-so-gia-han", "bao-cao-cua-don-vi",
        "nhac-viec", "nhat-ky",
        "co-quan-don-vi", "danh-muc", "quoc-gia", "quy-dinh-thoi-han", "ngay-nghi",
        "doan-soan-san", "phieu-doan",
        "phieu-thoa-thuan", "tong-quan", "lich-doan", "dong-thoi-gian", "so-lieu", "chi-tieu",
        "nhap-nhanh-theo-thang", "bao-cao", "cai-dat", "bao-cao-mau", "thung-rac", "tim-nhanh",
        "phim-tat",
    ]  # fmt: skip


def test_pictures_show_something_and_differ(pictures: list[Path]) -> None:
    shown = [QImage(str(path)) for path in pictures]
    for path, picture in zip(pictures, shown, strict=True):
        assert (picture.width(), picture.height()) == SIZE, path.name
        assert colours(picture) > 150, path.name
    for place, picture in enumerate(shown):
        assert all(picture != other for other in shown[place + 1 :]), pictures[place].name


def test_the_report_is_in_its_picture(pictures: list[Path]) -> None:
    """White paper with dark letters stands at the right."""
    picture = QImage(str(next(path for path in pictures if path.stem.endswith("bao-cao"))))
    paper = [picture.pixelColor(x, y) for x in range(960, 1320, 2) for y in range(150, 640, 2)]
    white = sum(colour.name() == "#ffffff" for colour in paper)
    dark = sum(colour.lightness() < 110 for colour in paper)
    assert white > len(paper) // 2
    assert dark > len(paper) // 100


def test_the_window_state_of_the_office_is_left_alone(
    pictures: list[Path], sample_folder: Path
) -> None:
    assert not DataFolder(sample_folder).window_state.exists()
    assert not [top for top in QApplication.topLevelWidgets() if top.isVisible()]


def test_a_folder_that_does_not_open_is_told(look: Look, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    DataFolder(folder).database.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    DataFolder(folder).key.write_bytes(bytes(32))
    with pytest.raises(UserError, match=r"database\.not_ours"):
        write_pictures(folder, tmp_path, TODAY)


def test_the_command_writes_pictures_and_the_report(sample_folder: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dnapp", "--data", str(sample_folder), "--today", "2026-11-22",
         "--showcase", str(tmp_path / "out")],
        capture_output=True, text=True, timeout=180, check=True,
    )  # fmt: skip
    files = [Path(name) for name in json.loads(done.stdout)["files"]]
    assert {path.suffix for path in files} == {".pdf", ".png"}
    assert all(path.stat().st_size > 10_000 for path in files)
    assert next(path for path in files if path.suffix == ".pdf").read_bytes()[:5] == b"%PDF-"
