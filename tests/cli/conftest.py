"""Runs the command line on real data folders."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dnapp.cli import main
from dnapp.services.workspace import Workspace

TODAY = "2026-11-22"


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def problems(self) -> dict[str, str]:
        """Field → sentences of a refused record."""
        found: dict[str, str] = {}
        for problem in self.json["problems"]:
            field = problem["field"]
            found[field] = f"{found.get(field, '')} {problem['problem']}".strip()
        return found


Run = Callable[..., Answer]


@pytest.fixture(scope="session")
def new_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as it is first made."""
    folder = tmp_path_factory.mktemp("made") / "data"
    Workspace.open(folder).close()
    return folder


@pytest.fixture
def folder(new_folder: Path, tmp_path: Path) -> Path:
    """A fresh data folder of this test's own."""
    return Path(shutil.copytree(new_folder, tmp_path / "data"))


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run a command on the folder; `data` becomes the JSON file that it reads."""

    def command(*argv: str, data: object = None, today: str = TODAY) -> Answer:
        arguments = ["--data", str(folder), "--today", today, *argv]
        if data is not None:
            file = tmp_path / "input.json"
            text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
            file.write_text(text, "utf-8")
            arguments += ["--json", str(file)]
        capsys.readouterr()
        code = main(arguments)
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return command


@pytest.fixture
def trip() -> dict[str, Any]:
    """A delegation that lacks nothing."""
    return {
        "direction": "in",
        "name": "Đoàn tỉnh Hủa Phăn",
        "countries": ["Lào"],
        "starts_on": "8/6/2026",
        "ends_on": "10/6/2026",
        "headcount": 2,
        "head_name": "Khamphanh Bounthan",
        "content": "Trao đổi hợp tác giáo dục",
        "member": [
            {"name": "Khamphanh Bounthan", "nationality": "lao", "passport_number": "P1234567"},
            {"name": "Somphone Keo"},
        ],
    }
