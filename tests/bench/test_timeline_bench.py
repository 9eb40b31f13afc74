"""The timeline of 100,000 records: read, put on lanes, zoomed, moved."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dnapp.core.paths import words_folder
from dnapp.core.words import Catalog
from dnapp.services.chains import Bar
from dnapp.services.timeline import Entry, lanes, read
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

_NOW = TODAY.toordinal()
_YEARS = 21


@pytest.fixture(scope="module")
def look(qapp: object) -> Look:
    return make_application(Catalog.load(words_folder()))[1]


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    """20,000 agreements of three terms and 80,000 delegations over 21 years."""
    pick = random.Random(1)
    made = []
    for number in range(100_000):
        first = pick.randint(_NOW - _YEARS * 365, _NOW + 300)
        partners = (str(pick.randrange(1 << 30)),)
        if number % 5 == 0:
            made.append(_agreement(number, first, partners))
            continue
        way = pick.choice(("incoming", "outgoing"))
        made.append(
            Entry(
                "delegation", str(number), f"Đoàn công tác số {number}", "ended", first, first + 3,
                True, way, way, (), partners, "",
            )
        )  # fmt: skip
    return sorted(made, key=lambda entry: (entry.first, entry.id))


def _agreement(number: int, first: int, partners: tuple[str, ...]) -> Entry:
    ends = [first + 1826 * term for term in range(4)]
    bars = tuple(
        Bar(
            ends[term], ends[term + 1] - 1, "automatic" if term else "original", term, "in_force",
            ends[term], ends[term + 1] - 1, ends[3] - 90 if term == 2 else 0,
        )
        for term in range(3)
    )  # fmt: skip
    return Entry(
        "agreement", str(number), f"Bản ghi nhớ hợp tác số {number}", "in_force", first, ends[3],
        True, "agreement", "agreement.memorandum", (), partners, "", bars,
    )  # fmt: skip


def _time(action: Callable[[], object]) -> float:
    begun = perf_counter()
    action()
    return (perf_counter() - begun) * 1000


def _on(entries: list[Entry], count: int) -> list[Entry]:
    return [e._replace(partners=(str(int(e.partners[0]) % count),)) for e in entries]


def test_built(entries: list[Entry], table: Table) -> None:
    spread = _on(entries, 30)
    times = [_time(lambda: lanes(spread, "partner", {}, lambda by, key: key)) for _ in range(7)]
    middle, _ = table.note("put on 30 lanes", times, str(_BUILT))
    assert middle <= _BUILT


def test_read(workspace: Workspace, table: Table) -> None:
    times = [_time(lambda: read(workspace.repositories, TODAY)) for _ in range(5)]
    count = len(read(workspace.repositories, TODAY).entries)
    table.note(f"{count:,} read from the file", times, str(_BUILT))


@pytest.mark.parametrize("count", [3, 30, 2_000])
def test_frames(entries: list[Entry], look: Look, table: Table, qtbot: QtBot, count: int) -> None:
    view = TimelineView(look, lambda some: Told(None, some[0].title, "câu", "Enter"))
    qtbot.addWidget(view)
    view.resize(*_SIZE)
    view.show()
    view.setFocus()
    made = lanes(_on(entries, count), "partner", {}, lambda by, key: key)
    view.show_lanes(made, _NOW, (_NOW - 60, _NOW + 30), "")
    view.show_span(_NOW - 2700, 3653)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.holding.entry is not None
    surface = QPixmap(view.size())
    bar = view.verticalScrollBar()

    moves: list[Callable[[], object]] = [  # to days, then back to decades
        partial(view.zoom_by, 1 if step < 30 else -1) for step in range(70)
    ]
    moves += [partial(pan, view, 37 - step) for step in range(70)]
    moves += [partial(bar.setValue, bar.maximum() * step // 80) for step in range(80)]

    def frame(move: Callable[[], object]) -> None:
        move()
        view.viewport().render(surface, QPoint())

    for move in moves[::3]:
        frame(move)
    times = [_time(partial(frame, move)) for move in moves]
    _, high = table.note(f"a frame, {count:,} lanes", times, f"{_FRAME}, {_WORST}")
    assert high <= _FRAME
    assert max(times) <= _WORST


def pan(view: TimelineView, step: int) -> None:
    view.show_span(view.scale.begin + step * 5, view.days_in_sight())
