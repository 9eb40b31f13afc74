"""The timeline of more than 100,000 records: built, zoomed, moved, hit."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dnapp.core.paths import words_folder
from dnapp.core.words import Catalog
from dnapp.services.timeline import Lane, Timeline, lanes, read
from dnapp.services.timeline_words import lane_name
from dnapp.services.workspace import Workspace
from dnapp.ui.application import make_application
from dnapp.ui.theme import Look
from dnapp.ui.timeline.card import Told
from dnapp.ui.timeline.view import TimelineView
from tests.bench.conftest import TODAY, Table

_SIZE = (1310, 586)
_BUILT = 1_000
_FRAME, _WORST = 8, 33
"""Goals, ms."""


@pytest.fixture(scope="module")
def look(qapp: object) -> Look:
    return make_application(Catalog.load(words_folder()))[1]


def _time(action: Callable[[], object]) -> float:
    begun = perf_counter()
    action()
    return (perf_counter() - begun) * 1000


def made(workspace: Workspace, by: str) -> tuple[Timeline, list[Lane]]:
    whole = read(workspace.repositories, TODAY)
    return whole, lanes(
        whole.entries, by, whole.places, lambda b, k: lane_name(workspace.words, b, k)
    )


def test_built(workspace: Workspace, table: Table) -> None:
    whole, _ = made(workspace, "partner")
    assert len(whole.entries) >= 100_000
    table.tell("records", f"{len(whole.entries):,}")
    reading = [_time(lambda: read(workspace.repositories, TODAY)) for _ in range(5)]
    table.note("read from the file", reading)
    places = whole.places
    building = [
        _time(lambda: lanes(whole.entries, "partner", places, lambda b, k: k)) for _ in range(5)
    ]
    middle, _ = table.note("put on lanes", building, f"{_BUILT} both")
    assert sorted(reading)[2] + middle <= _BUILT


@pytest.mark.parametrize("by", ["partner", "kind", "country"])
def test_frames(workspace: Workspace, look: Look, table: Table, qtbot: QtBot, by: str) -> None:
    view = TimelineView(look, lambda some: Told(None, some[0].title, "câu", "Enter"))
    qtbot.addWidget(view)
    view.resize(*_SIZE)
    view.show()
    view.setFocus()
    today = TODAY.toordinal()
    view.show_lanes(made(workspace, by)[1], today, (today - 60, today + 30), by)
    view.show_span(today - 2700, 3653)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.holding.entry is not None
    surface = QPixmap(view.size())
    bar = view.verticalScrollBar()
    moves: list[Callable[[], object]] = []
    for step in range(70):
        moves.append(lambda step=step: view.zoom_by(1 if step < 45 else -2))
    for step in range(70):
        moves.append(lambda step=step: view._set_scale(view.scale.moved(37 - step, _SIZE[0])))
    for step in range(80):
        moves.append(lambda step=step: bar.setValue(bar.maximum() * step // 80))

    def frame(move: Callable[[], object]) -> None:
        move()
        view.viewport().render(surface, QPoint())

    frame(moves[0])
    times = [_time(lambda move=move: frame(move)) for move in moves for _ in (1,)]
    _, high = table.note(f"a frame, lanes by {by}", times, f"95 % {_FRAME}, worst {_WORST}")
    assert high <= _FRAME
    assert max(times) <= _WORST
