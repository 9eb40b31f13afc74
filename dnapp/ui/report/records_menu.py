"""A menu of records: where a figure or a warning leads when it stands for several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from dnapp.core.numbers import show_number
from dnapp.records import BY_KEY
from dnapp.ui.session import Session
from dnapp.ui.theme import Look
from dnapp.ui.widgets.menu import Menu

MOST = 40
"""Records that a menu names; what is beyond is counted."""

_LONGEST = 90


def open_records(
    look: Look,
    session: Session,
    kind: str,
    ids: Sequence[str],
    place: QPoint,
    opened: Callable[[str, str], object],
    parent: QWidget,
) -> None:
    """Open the one record, or offer several by title in a menu at `place` of the screen."""
    if len(ids) == 1:
        opened(kind, ids[0])
        return
    shown = ids[:MOST]
    session.learn_titles(kind, shown)
    menu = Menu(look, parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for record_id in shown:
        title = session.title(kind, record_id)
        cut = title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…"
        action = menu.add(cut.replace("&", "&&"), BY_KEY[kind].icon)
        action.triggered.connect(partial(_open, opened, kind, record_id))
    if len(ids) > MOST:
        rest = look.words("reports.more_records", count=show_number(len(ids) - MOST))
        menu.add(rest).setEnabled(False)
    menu.popup(place)


def _open(
    opened: Callable[[str, str], object], kind: str, record_id: str, _checked: bool = False
) -> None:
    opened(kind, record_id)
