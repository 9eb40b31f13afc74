"""The page of a partner from all sides, on the sample province in the real window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Tree
from dnapp.records.contact import Contact
from dnapp.records.partner import PARTNER, Partner
from dnapp.ui.forms.partner_overview import PartnerOverview
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.session import Session


def page(window: MainWindow) -> FormPage:
    found = window.pages.currentWidget()
    assert isinstance(found, FormPage)
    return found


@pytest.fixture
def partner(session: Session) -> str:
    """The partner of the sample province with the most visits."""
    found = session.workspace.repositories["delegation"].values("partners", Query())
    return str(found[0][0])


@pytest.fixture
def overview(window: MainWindow, partner: str, qtbot: QtBot) -> PartnerOverview:
    window.open_record("partner", partner)
    shown = page(window).parts.overview
    assert shown is not None
    qtbot.waitUntil(lambda: shown.life is not None)
    return shown


def test_a_stored_partner_is_first_seen_from_all_sides(
    window: MainWindow, overview: PartnerOverview
) -> None:
    assert page(window).tabs.value() == "overview"
    assert page(window).panel.isHidden()
    assert "Gyeongbuk" in overview.subtitle.text()
    assert "Hiện nay: Hữu nghị hợp tác" in overview.stages.accessibleName()
    assert overview.chart.accessibleName().endswith("đoàn ra")
    page(window).show_tab("info")
    assert not page(window).panel.isHidden()


def test_chips_and_figures_leave_one_kind_of_records(
    window: MainWindow, session: Session, overview: PartnerOverview, partner: str
) -> None:
    query = Query((Condition("partners", Operator.ONE_OF, (partner,)),))
    visits = session.workspace.repositories["delegation"].count(query)
    assert overview.life is not None
    assert overview.chips["visits"].accessibleName() == f"Đoàn {visits}"
    overview.chips["visits"].click()
    assert {one.kind for one in overview.list.rows()} == {"delegation"}
    assert len(overview.list.rows()) == visits
    overview.figures["agreements"].click()
    assert {one.sort for one in overview.list.rows()} == {"agreement"}
    assert [key for key, chip in overview.chips.items() if chip.isChecked()] == ["agreement"]
    overview.figures["contact"].click()
    assert page(window).tabs.value() == "contact"


def test_enter_opens_what_happened(window: MainWindow, overview: PartnerOverview) -> None:
    overview.figures["visits"].click()
    first = overview.list.rows()[0]
    QTest.keyClick(overview.list, Qt.Key.Key_Return)
    assert page(window).state.saved.root.record.id == first.id


def test_a_saved_change_is_seen_at_once(
    window: MainWindow, session: Session, overview: PartnerOverview, partner: str
) -> None:
    assert overview.birthday.isHidden()
    workspace = session.workspace
    tree = workspace.tree("partner", partner)
    assert isinstance(tree.record, Partner)
    changed = replace(tree.record, related_on=PartialDay(2007, 3, 1))
    workspace.save_tree(PARTNER, Tree(changed, tree.children), "update_record")
    session.announce(["partner"])
    assert overview.birthday.accessibleName() == "Kỷ niệm 20 năm quan hệ: 01/03/2027."
    assert "2007" in overview.figures["since"].accessibleName()


def test_long_silence_is_told_by_the_office_s_own_measure(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    record = Partner(name="Vạn Tượng", kind="locality", relation="twinned")
    met = Contact(name="Mẫu", last_contact_on=PartialDay(2025, 3, 1))
    workspace = session.workspace
    tree = Tree(record, {"contact": (met,)})
    saved = workspace.save_tree(PARTNER, tree, "add_records").tree.record
    window.open_record("partner", saved.id)
    shown = page(window).parts.overview
    assert shown is not None
    qtbot.waitUntil(lambda: shown.life is not None)
    said = "Lâu chưa liên hệ: 20 tháng từ lần tiếp xúc gần nhất."
    assert shown.silence.accessibleName() == said
    assert not shown.silence.isHidden()
    workspace.save_settings({"contact_months": 24})
    session.announce(["setting"])
    assert shown.silence.isHidden()


def test_a_new_partner_has_only_its_form(window: MainWindow) -> None:
    window.new_record("partners")
    assert page(window).parts.overview is None
    assert page(window).tabs.value() == "info"
