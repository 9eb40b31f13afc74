"""The log of a data folder."""

from __future__ import annotations

import logging
from pathlib import Path

from dnapp.core.paths import DataFolder
from dnapp.services.logs import log_file, log_to

LOG = logging.getLogger("dnapp.tests")


def _fail(entered: str) -> None:
    try:
        raise KeyError(entered)
    except KeyError as error:
        raise ValueError(f"cannot read {entered}") from error


def test_errors_are_logged_by_kind_and_place_only(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    handler = log_to(folder)
    try:
        _fail("C1234567")
    except ValueError:
        LOG.exception("command %s failed", "list")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    text = log_file(folder).read_text("utf-8")
    assert "command list failed" in text
    assert text.index("ValueError") < text.index("KeyError")
    assert "_fail" in text
    assert "C1234567" not in text


def test_a_folder_that_cannot_hold_a_log_is_no_reason_to_stop(tmp_path: Path) -> None:
    blocked = tmp_path / "data"
    blocked.write_text("a file", "utf-8")
    handler = log_to(DataFolder(blocked))
    try:
        LOG.info("quiet")
    finally:
        logging.getLogger().removeHandler(handler)
    assert isinstance(handler, logging.NullHandler)
