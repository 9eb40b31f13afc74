"""A small timeline of its own: every look of a bar, marks in and out, close ones and far ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from dnapp.services.chains import FAR, Bar
from dnapp.services.timeline import Entry, Lane, Place, lanes
from dnapp.ui.theme import Look
from dnapp.ui.timeline.card import Told
from dnapp.ui.timeline.view import TimelineView

TODAY = date(2026, 11, 22).toordinal()
QUARTER = (date(2026, 9, 15).toordinal(), date(2026, 12, 14).toordinal())
WIDTH, HEIGHT = 1000, 420

PLACES = {
    ("partner", "hua-phan"): Place("Hủa Phăn", "Lào", "LA"),
    ("partner", "mungyeong"): Place("Mungyeong", "Hàn Quốc", "KR"),
    ("partner", "oulu"): Place("Thành phố Oulu, nơi có tên rất dài để cắt", "Phần Lan", "FI"),
}


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def bar(first: str, last: str, part: str = "original", look: str = "in_force", **more: int) -> Bar:
    end = day(last) if last else FAR
    made = Bar(day(first), end, part, 0, look, day(first), end)
    return made._replace(**{"number": 0, **more})


def text(ident: str, partner: str, title: str, status: str, *bars: Bar) -> Entry:
    return Entry(
        "agreement", ident, title, status, bars[0].first, bars[-1].last, True, "agreement",
        "agreement.memorandum", ("LA",), (partner,), "", bars,
    )  # fmt: skip


def trip(
    ident: str, partner: str, way: str, first: str, last: str = "", status: str = "ended"
) -> Entry:
    return Entry(
        "delegation", ident, f"Đoàn Ẩn Ỗ {ident}", status, day(first), day(last or first), True,
        way, way, ("LA",), (partner,), "",
    )  # fmt: skip


def entries() -> list[Entry]:
    made = [
        text(
            "a1", "hua-phan", "Bản ghi nhớ Thái Nguyên – Hủa Phăn", "auto_renewed",
            bar("2016-01-01", "2020-12-31"),
            bar("2021-01-01", "2025-12-31", "automatic", number=1),
            bar("2026-01-01", "2030-12-31", "automatic", number=2, notice=day("2030-10-01")),
            bar("2031-01-01", "2035-12-31", "expected", number=3),
        ),
        text("a2", "mungyeong", "Thỏa thuận kế thừa Ẵ Ễ", "inherited",
             bar("2018-01-01", "2027-06-30", look="inherited", sure_from=day("2018-12-31"),
                 notice=day("2027-01-01"), ends=True)),
        text("a3", "mungyeong", "Ý định thư", "open_ended",
             bar("2024-03-01", "", look="open_ended")),
        text("a4", "oulu", "Biên bản hợp tác", "expired",
             bar("2021-05-01", "2026-05-01", look="missed", ends=True)),
        text("a5", "oulu", "Thỏa thuận sẽ ký", "signed",
             bar("2027-01-01", "2031-12-31", look="planned", ends=True)),
        text("p1", "oulu", "Làng mới", "running",
             bar("2025-02-01", "2027-12-31", "project", "project", ends=True))._replace(
                 kind="aid_project", shown_as="aid_project"),
        trip("t1", "hua-phan", "incoming", "2024-06-08", "2024-06-10"),
        trip("t2", "hua-phan", "outgoing", "2025-06-08", "2025-06-12"),
        trip("t3", "hua-phan", "incoming", "2026-11-10", "2026-11-14"),
        trip("t4", "hua-phan", "incoming", "2026-11-18", "2026-11-19"),
        trip("t5", "hua-phan", "incoming", "2026-11-30", "2026-12-02", "planned"),
        trip("t6", "mungyeong", "outgoing", "2026-11-05", "2026-11-09"),
        trip("t7", "mungyeong", "incoming", "2026-11-24", "2026-11-24", "cancelled"),
    ]  # fmt: skip
    return sorted(made, key=lambda entry: (entry.first, entry.id))


def made_lanes() -> list[Lane]:
    return lanes(entries(), "partner", PLACES, lambda by, key: key)


def tell(some: Sequence[Entry]) -> Told:
    return Told(None, some[0].title, f"câu {some[0].id} {len(some)}", "Enter: mở hồ sơ")


@pytest.fixture
def view(look: Look, qtbot: QtBot) -> TimelineView:
    """Ten years of three lanes, with the keyboard on them."""
    made = TimelineView(look, tell)
    qtbot.addWidget(made)
    made.resize(WIDTH, HEIGHT)
    made.show()
    qtbot.waitExposed(made)
    made.show_span(day("2019-05-01"), 3653)
    made.show_lanes(made_lanes(), TODAY, QUARTER, "Đối tác (3)")
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made
