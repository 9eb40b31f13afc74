"""No personal value lies in the clear in the folder, in the log, or in what errors say."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from dnapp.core.paths import DataFolder
from dnapp.services.logs import log_to
from dnapp.ui.dialogs.trouble import TroubleDialog
from dnapp.ui.widgets.field_frame import MessageLine
from tests.functional.office import Office, shown
from tests.functional.test_log_a_delegation import FROM_EXCEL, MEMBERS, NAME, fill_delegation

BAD_DAY = "30/02/2031"
BAD_ROWS = "\r\n".join((
    "Họ và tên\tSố hộ chiếu\tNgày hết hạn\tNgày sinh\tSố CCCD",
    f"Trần Thị Kín\tB77310452\t{BAD_DAY}\tkhông rõ lắm\t019188002233",
))  # fmt: skip
PERSONAL = (
    *(part for member in MEMBERS for part in (member[0], member[2])),
    NAME,
    "Trần Thị Kín",
    "B77310452",
    "019188002233",
    BAD_DAY,
    "không rõ lắm",
)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the folder but the key."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "dnapp.key"]
    return {path.name: path.read_bytes() for path in files}


def assert_sealed(folder: Path) -> None:
    files = contents(folder)
    assert {"dnapp.db", "dnapp.db-wal", "window.ini"} & set(files)
    for name, content in files.items():
        for value in PERSONAL:
            for encoding in ("utf-8", "utf-16-le"):
                assert value.encode(encoding) not in content, f"{value} in {name}"


def test_nothing_typed_lies_in_the_clear(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    log = log_to(DataFolder(office.folder))
    fill_delegation(office)
    office.copy(BAD_ROWS)
    office.press("Ctrl+V", "Ctrl+S")
    table = office.table("member")
    sentences = [
        table.rows.sentence(row, column)
        for row in range(table.rows.rowCount())
        for column in range(table.rows.columnCount())
    ]
    assert any(sentences), "the unreadable day is told"
    told = [line.text() for line in shown(office.win, MessageLine)] + office.bands() + sentences
    for sentence in told:
        assert not any(value in sentence for value in (BAD_DAY, "không rõ lắm", "B77310452"))
    office.wait(lambda: office.form.keeper.holds)
    assert_sealed(office.folder)

    office.press("Ctrl+Z")
    assert len(office.grid("member")) == len(MEMBERS), "the last step is the paste"
    office.press("Ctrl+S")
    office.find("doan han quoc duoc lieu", NAME)
    office.press("Ctrl+1", "Ctrl+F")
    office.type("Kim Min Soo")
    office.press("Ctrl+6", "Ctrl+1", "Ctrl+Z", "Ctrl+Y")
    assert_sealed(office.folder)
    office.close()
    log.close()
    logging.getLogger().removeHandler(log)
    assert_sealed(office.folder)
    assert not any(value in caplog.text for value in PERSONAL)
    assert FROM_EXCEL not in caplog.text


def test_a_mistake_of_the_program_is_shown_without_values() -> None:
    try:
        raise ValueError(MEMBERS[0][2])
    except ValueError as error:
        text = TroubleDialog.trace_of(type(error), error, error.__traceback__)
    assert MEMBERS[0][2] not in text
    assert "ValueError" in text
