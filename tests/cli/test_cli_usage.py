"""Exit codes, sentences for wrong usage, files that do not open, several processes."""

from __future__ import annotations

import ctypes
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dnapp.cli import main
from dnapp.core.paths import DataFolder
from dnapp.store.driver import connect
from dnapp.store.keys import data_key

Run = Callable[..., Any]

PARTNER = json.dumps({"name": "Tỉnh Bo Kẹo", "kind": "locality", "country": "Lào"})
ENGLISH = re.compile(r"\b(usage|error|argument|required|invalid|choice|options|positional|show)\b")


def process(folder: Path, *argv: str, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dnapp", "--data", str(folder), *argv],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        **options,
    )


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("dance",),
        ("show", "partner"),
        ("add", "partner"),
        ("list", "partner", "--limit", "many"),
        ("list", "partner", "--limit", "0"),
        ("list", "partner", "--where"),
        ("list", "planet"),
        ("list", "partner", "--colour", "red"),
        ("find", "x", "--kind", "planet"),
        ("history", "planet"),
        ("add", "member", "--json", "-"),
        ("report", "quarterly", "--format", "odt"),
        ("demo", "--scale", "0"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_vietnamese_sentence(run: Run, argv: tuple[str, ...]) -> None:
    answer = run(*argv)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.strip()
    assert not ENGLISH.search(answer.err.replace("show partner", "").split("Cách dùng")[0])


def test_a_day_that_is_none_is_wrong_usage(run: Run) -> None:
    answer = run("list", "partner", today="hôm nay")
    assert answer.code == 2
    assert "2026-11-22" in answer.err


def test_help_is_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    for argv in (["--help"], *([name, "--help"] for name in ("add", "list", "report", "undo"))):
        assert main(argv) == 0
        shown = capsys.readouterr().out
        assert shown.startswith("Cách dùng: dnapp")
        assert not re.search(r"\b(usage|options|positional arguments|show this help)\b", shown)


def test_options_may_stand_before_or_after_the_command(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(folder), "list", "partner"]) == 0
    assert main(["list", "partner", "--data", str(folder)]) == 0
    assert capsys.readouterr().out == "[]\n[]\n"


def test_reading_where_nothing_is_makes_nothing(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert main(["--data", str(nowhere), "list", "partner"]) == 1
    assert not nowhere.exists()


def test_the_first_record_makes_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "partner.json"
    file.write_text(PARTNER, "utf-8")
    folder = tmp_path / "new" / "dữ liệu"
    assert main(["--data", str(folder), "add", "partner", "--json", str(file)]) == 0
    capsys.readouterr()
    assert main(["--data", str(folder), "list", "partner"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["country"] == "LA"


def _truncate(folder: DataFolder) -> None:
    folder.database.write_bytes(folder.database.read_bytes()[:5_000])


def _make_newer(folder: DataFolder) -> None:
    connection = connect(folder.database, data_key(folder))
    connection.execute("PRAGMA user_version = 99")
    connection.close()


DAMAGE: dict[str, Callable[[DataFolder], object]] = {
    "newer": _make_newer,
    "empty": lambda folder: folder.database.write_bytes(b""),
    "text": lambda folder: folder.database.write_text("xin chào " * 2_000, "utf-8"),
    "plain SQLite": lambda folder: folder.database.write_bytes(b"SQLite format 3\0" + bytes(9_000)),
    "cut short": _truncate,
    "no key": lambda folder: folder.key.unlink(),
    "other key": lambda folder: folder.key.write_bytes(bytes(32)),
    "no file": lambda folder: folder.database.unlink(),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_files_that_do_not_open_are_told_in_a_sentence_and_left_alone(
    run: Run, folder: Path, name: str
) -> None:
    data = DataFolder(folder)
    DAMAGE[name](data)
    before = data.database.read_bytes() if data.database.exists() else None
    for argv in (("list", "partner"), ("delete", "partner", "x"), ("check",)):
        answer = run(*argv)
        assert answer.code == 1
        assert len(answer.err.strip().splitlines()) == 1
        assert answer.err.strip().endswith(".")
    assert (data.database.read_bytes() if data.database.exists() else None) == before


def _obey_permissions() -> None:
    """Take from root what lets it write where permissions say no."""
    libc = ctypes.CDLL(None)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="permissions of Linux")
def test_a_read_only_folder_reads_and_refuses_to_write(folder: Path) -> None:
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    try:
        reading = process(folder, "list", "country", preexec_fn=_obey_permissions)
        out, err = reading.communicate()
        assert reading.returncode == 0, err.decode()
        assert len(json.loads(out)) > 200
        writing = process(folder, "delete", "country", "LA", preexec_fn=_obey_permissions)
        _, err = writing.communicate()
        assert writing.returncode == 1
        assert str(folder) in err.decode()
        assert b"Traceback" not in err
    finally:
        folder.chmod(0o755)


def test_two_processes_add_at_once_and_both_are_kept(folder: Path, tmp_path: Path) -> None:
    adding = [process(folder, "--user", f"u{i}", "add", "partner", "--json", "-") for i in range(4)]
    for one in adding:
        assert one.stdin is not None
        one.stdin.write(PARTNER.encode())
        one.stdin.close()
        one.stdin = None
    for one in adding:
        out, err = one.communicate(timeout=60)
        assert one.returncode == 0, err.decode()
        assert json.loads(out)["id"]
    out, _ = process(folder, "list", "partner").communicate()
    assert len(json.loads(out)) == 4
    out, _ = process(folder, "check").communicate()
    assert json.loads(out)["ok"]


def test_reading_works_while_another_process_may_write(run: Run, folder: Path) -> None:
    from dnapp.services.workspace import Workspace

    window = Workspace.open(folder, who="Chị Hoa")
    try:
        assert run("list", "country", "--limit", "1").code == 0
        second = Workspace.open(folder)
        assert second.read_only
        assert second.read_only_reason is not None
        assert second.read_only_reason.values["name"] == "Chị Hoa"
        second.close()
    finally:
        window.close()


def test_output_is_utf8_whatever_the_console_speaks(folder: Path) -> None:
    out, err = process(folder, "find", "lao").communicate()
    assert "Lào" in out.decode("utf-8") or json.loads(out) == []
    out, _ = process(folder, "list", "country", "--where", "name ~ lao").communicate()
    assert json.loads(out.decode("utf-8"))[0]["name"] == "Lào"
    assert b"\\u" not in out
    assert err == b""


def test_a_reader_that_stops_reading_ends_it_quietly(folder: Path) -> None:
    listing = process(folder, "list", "lookup")
    assert listing.stdout is not None
    listing.stdout.read(10)
    listing.stdout.close()
    listing.stdout = None
    _, err = listing.communicate(timeout=30)
    assert err == b""


def _hear_ctrl_c() -> None:
    """As at a terminal; a shell lets what it starts in the background ignore Ctrl+C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.skipif(sys.platform == "win32", reason="signals to one process")
def test_ctrl_c_ends_it_quietly(folder: Path) -> None:
    waiting = process(folder, "add", "partner", "--json", "-", preexec_fn=_hear_ctrl_c)
    assert waiting.stdin is not None
    waiting.stdin.write(b" " * 1_000_000)  # more than a pipe holds: written once it is being read
    waiting.stdin.flush()
    waiting.send_signal(signal.SIGINT)
    _, err = waiting.communicate(timeout=30)
    assert waiting.returncode == 130
    assert err == b""


def test_an_error_of_the_program_goes_to_the_log_without_what_was_entered(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    data = DataFolder(folder)
    file = tmp_path / "partner.json"
    file.write_text(PARTNER, "utf-8")
    run("add", "partner", "--json", str(file))
    connection = connect(data.database, data_key(data))
    connection.execute("INSERT INTO open_change VALUES (1, 99, 0, 0)")
    connection.execute("UPDATE partner SET related_on = 'P1234567', revision = revision + 1")
    connection.execute("DELETE FROM open_change")
    connection.close()
    answer = run("list", "partner")
    log = folder / "logs" / "dnapp.log"
    assert answer.code == 1
    assert str(log) in answer.err
    assert "Traceback" not in answer.err
    written = log.read_text("utf-8")
    assert "ValueError" in written
    assert "days.py" in written
    assert "P1234567" not in written


def test_doctor_says_what_is_there_and_what_is_not(run: Run, folder: Path) -> None:
    answer = run("doctor")
    lines = answer.out.strip().splitlines()
    assert all(line.startswith(("Đạt: ", "Thiếu: ")) for line in lines[:-1])
    assert any("SQLCipher" in line for line in lines)
    assert any(str(folder) in line for line in lines)
    assert answer.code == (1 if any(line.startswith("Thiếu") for line in lines) else 0)
