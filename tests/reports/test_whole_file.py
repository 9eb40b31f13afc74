"""A file that is written whole, or stays as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dnapp.core.errors import UserError
from dnapp.reports.whole_file import write_whole


def test_the_new_content_replaces_the_old(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.pdf"
    for content in (b"one", b"two" * 100_000):
        write_whole(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def refused(path: Path) -> str:
    """The reason that is told."""
    with pytest.raises(UserError) as caught:
        write_whole(path, b"new")
    assert caught.value.values == {"name": path.name, "folder": str(path.parent)}
    return caught.value.key.removeprefix("report.not_written.")


def test_places_that_take_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    assert refused(tmp_path / "folder") == "is_folder"
    assert refused(tmp_path / "gone" / "a.pdf") == "no_folder"
    assert refused(tmp_path / "file" / "a.pdf") == "no_folder"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder that takes no file")
def test_a_folder_closed_to_everybody() -> None:
    assert refused(Path("/proc/self/a.pdf")) in {"no_permission", "no_folder"}


@pytest.mark.skipif(os.name != "posix", reason="limits of file size are POSIX")
def test_a_file_that_does_not_fit_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from dnapp.core.errors import UserError\n"
        "from dnapp.reports.whole_file import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    write_whole(Path(sys.argv[1]), bytes(5000))\n"
        "except UserError as error:\n"
        "    print(error.key)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "report.not_written.other"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
