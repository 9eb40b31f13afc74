"""Files that cannot be used and disks that cannot be written: what to do is told, data stay."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dnapp import cli
from dnapp.__main__ import main
from dnapp.core.query import Query
from dnapp.store.driver import connect
from dnapp.ui.dialogs.trouble import TroubleDialog
from dnapp.ui.widgets.labels import WrappedLabel
from tests.functional.office import Office, shown

HERE = Path(__file__).parents[2]


def newer(folder: Path) -> None:
    connection = connect(folder / "dnapp.db", (folder / "dnapp.key").read_bytes())
    connection.execute("PRAGMA user_version = 999")
    connection.close()


def another_program(folder: Path) -> None:
    path = folder / "dnapp.db"
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE sổ (tên TEXT)")
    connection.commit()
    connection.close()


def plain_text(folder: Path) -> None:
    (folder / "dnapp.db").write_text("Danh sách đoàn\n" * 500, encoding="utf-8")


def cut_short(folder: Path) -> None:
    path = folder / "dnapp.db"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 100])


def emptied(folder: Path) -> None:
    (folder / "dnapp.db").write_bytes(b"")


def wrong_key(folder: Path) -> None:
    (folder / "dnapp.key").write_bytes(bytes(range(32)))


def short_key(folder: Path) -> None:
    (folder / "dnapp.key").write_bytes(b"xyz")


def no_key(folder: Path) -> None:
    (folder / "dnapp.key").unlink()


def no_database(folder: Path) -> None:
    (folder / "dnapp.db").unlink()


SPOILT: dict[Callable[[Path], None], str] = {
    newer: "Cài phiên bản mới rồi mở lại.",
    another_program: "không phải tệp dữ liệu của phần mềm. Chọn thư mục khác.",
    plain_text: "khóa dữ liệu không khớp",
    cut_short: "khôi phục từ bản sao lưu gần nhất.",
    emptied: "Khôi phục từ bản sao lưu",
    wrong_key: "khóa dữ liệu không khớp",
    short_key: "Chép lại tệp khóa",
    no_key: "Chép lại tệp khóa",
    no_database: "Khôi phục tệp từ bản sao lưu",
}


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_folder, tmp_path / "Dữ liệu"))


def told_by_window(folder: Path) -> str:
    """Start the program; what its dialog says."""
    said: list[str] = []

    def read() -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, TroubleDialog) and dialog.isVisible():
                said.extend(label.text() for label in shown(dialog, WrappedLabel))
                dialog.accept()
        if not said:
            QTimer.singleShot(5, read)

    QTimer.singleShot(0, read)
    log = logging.getLogger()
    before = list(log.handlers)
    assert main(["--data", str(folder)]) == 1
    for handler in [each for each in log.handlers if each not in before]:
        log.removeHandler(handler)
        handler.close()
    return " ".join(said)


def told_by_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert cli.main(["--data", str(folder), "list", "delegation", "--limit", "1"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    return told.err


def prints(folder: Path) -> dict[str, str]:
    """Fingerprints of database and key."""
    files = [folder / name for name in ("dnapp.db", "dnapp.key")]
    return {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in files if f.exists()}


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_a_folder_that_does_not_open_is_told_and_left_alone(
    qapp: QApplication,
    folder: Path,
    spoil: Callable[[Path], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole = {name: (folder / name).read_bytes() for name in ("dnapp.db", "dnapp.key")}
    spoil(folder)
    before = prints(folder)
    command = told_by_command(folder, capsys)
    window = told_by_window(folder)
    for told in (command, window):
        assert SPOILT[spoil] in told
    assert "Chưa mở được dữ liệu" in window
    assert prints(folder) == before

    for name, content in whole.items():
        (folder / name).write_bytes(content)
    checked(folder)


def checked(folder: Path) -> None:
    """`dnapp check` finds nothing."""
    assert cli.main(["--data", str(folder), "check"]) == 0


READER = """
import sys
from pathlib import Path
from dnapp.core.paths import words_folder
from dnapp.core.words import Catalog
from dnapp.ui.application import make_application
from tests.functional.office import Office

office = Office(make_application(Catalog.load(words_folder()))[1], Path(sys.argv[1]))
office.open()
print(office.bands()[0])
office.wait(lambda: office.list.model.rowCount() > 100)
office.press("Ctrl+N")
print(office.toast())
office.close()
"""


@pytest.mark.skipif(
    os.name != "posix" or (os.geteuid() == 0 and shutil.which("setpriv") is None),
    reason="folders without write permission are POSIX, and root writes to them all the same",
)
def test_a_folder_without_write_permission_is_read(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    powers = "-dac_override,-dac_read_search"
    lesser = ["setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}"]
    told = subprocess.run(
        [*(lesser if os.geteuid() == 0 else []), sys.executable, "-c", READER, str(folder)],
        cwd=HERE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    folder.chmod(0o755)
    assert told.returncode == 0, told.stderr
    band, toast = told.stdout.splitlines()[:2]
    assert "Không ghi được vào thư mục" in band
    assert toast == "Đang mở chỉ để xem nên chưa sửa được."
    assert "Traceback" not in told.stderr


def test_a_full_disk_loses_nothing_and_saving_works_when_there_is_room(office: Office) -> None:
    office.press("Ctrl+1", "Ctrl+N")
    office.type("Đoàn khi ổ đĩa đầy")
    office.fill(countries="lao", starts_on="20/7/26")
    content = ("Nội dung làm việc dài. " * 800).strip()
    office.tab_to("Nội dung làm việc")
    office.copy(content)
    office.press("Ctrl+V", "Tab")
    writer = office.workspace.database.writer
    pages = writer.execute("PRAGMA max_page_count").fetchone()[0]
    writer.execute("PRAGMA max_page_count = 1")
    office.press("Ctrl+S")
    [band] = office.bands()
    assert "ổ đĩa đầy" in band
    assert "giải phóng ổ đĩa rồi lưu lại" in band
    assert office.frame("content").editor.text_now() == content
    assert office.says("Chưa lưu được")
    assert office.workspace.repositories["delegation"].count(Query()) == 0

    writer.execute(f"PRAGMA max_page_count = {pages}")
    office.press("Ctrl+S")
    [stored] = office.workspace.repositories["delegation"].first(Query(), 2)
    assert stored.content == content
    office.close()
    checked(office.folder)


@pytest.mark.skipif(os.name != "posix", reason="limits of file size are POSIX")
def test_a_command_on_a_full_disk_tells_and_leaves_the_data_whole(
    folder: Path, tmp_path: Path
) -> None:
    item = {"direction": "in", "countries": ["LA"], "starts_on": "2026-07-20"}
    text = "Nội dung dài. " * 1_000
    many = [{**item, "name": f"Đoàn {n}", "content": text} for n in range(300)]
    (tmp_path / "nhiều.json").write_text(json.dumps(many), encoding="utf-8")
    limit = (folder / "dnapp.db").stat().st_size + 200_000
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import resource, sys\n"
            f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
            "from dnapp.__main__ import main\n"
            "sys.exit(main(sys.argv[1:]))",
            *("--data", str(folder), "add", "delegation"),
            *("--json", str(tmp_path / "nhiều.json")),
        ],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert "ổ đĩa đầy" in told.stderr
    assert "Traceback" not in told.stderr
    assert told.stdout == ""
    checked(folder)
    assert cli.main(["--data", str(folder), "find", "Đoàn 299"]) == 0
