"""The data folder that a command line names."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path


def data_folder(arguments: Namespace) -> Path:
    """The folder that `--data` names, or the user's own."""
    if arguments.data:
        return Path(arguments.data)
    import platformdirs

    return platformdirs.user_data_path("dnapp", appauthor=False)
