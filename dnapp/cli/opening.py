"""Opening the data folder that a command works on."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from dnapp.cli.arguments import day_of
from dnapp.cli.folder import data_folder
from dnapp.core.errors import UserError
from dnapp.core.paths import DataFolder
from dnapp.core.words import Catalog
from dnapp.services.workspace import Workspace

PATIENCE = 5.0
"""Seconds that a writing command waits for another process to finish writing."""

_STEP = 0.05


@contextmanager
def for_reading(arguments: Namespace, words: Catalog) -> Iterator[Workspace]:
    """The workspace of a reading command.

    It does not keep others from writing, unless the file needs something first: states that a new
    day has made stale, or an update of its form.
    """
    folder = DataFolder(data_folder(arguments))
    if not folder.database.exists() and not folder.key.exists():
        raise UserError("cli.no_data", path=folder.root)
    try:
        workspace = _open(arguments, words, read_only=True)
        stale = workspace.is_stale()
    except UserError as error:
        if error.key != "database.needs_update":
            raise
        stale, workspace = True, None
    if stale:
        if workspace is not None:
            workspace.close()
        workspace = _open(arguments, words, read_only=False)
    assert workspace is not None
    try:
        yield workspace
    finally:
        workspace.close()


@contextmanager
def for_writing(arguments: Namespace, words: Catalog) -> Iterator[Workspace]:
    """The workspace of a writing command; waits a little while another process writes.

    Raises the UserError that says why nothing can be written.
    """
    end = time.monotonic() + PATIENCE
    workspace = _open(arguments, words, read_only=False)
    while _is_locked(workspace) and time.monotonic() < end:
        workspace.close()
        time.sleep(_STEP)
        workspace = _open(arguments, words, read_only=False)
    try:
        if workspace.read_only_reason is not None:
            raise workspace.read_only_reason
        with workspace.changes.giving_reason(arguments.reason or ""):
            yield workspace
    finally:
        workspace.close()


def _open(arguments: Namespace, words: Catalog, *, read_only: bool) -> Workspace:
    return Workspace.open(
        data_folder(arguments),
        today=day_of(arguments.today),
        who=arguments.user,
        read_only=read_only,
        words=words,
    )


def _is_locked(workspace: Workspace) -> bool:
    reason = workspace.read_only_reason
    return reason is not None and reason.key == "database.locked"
