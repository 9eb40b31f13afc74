"""An agreement that sleeps says so at the head of its form."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from dnapp.core.days import PartialDay
from dnapp.core.query import Condition, Operator, Query
from dnapp.core.record import Tree
from dnapp.records.agreement import AGREEMENT, Agreement
from dnapp.records.delegation import DELEGATION, Delegation
from dnapp.records.partner import PARTNER, Partner
from dnapp.records.party import Party
from dnapp.records.term import Term
from dnapp.ui.forms.agreement_form import AgreementForm
from dnapp.ui.main_window import MainWindow
from dnapp.ui.pages.form_page import FormPage
from dnapp.ui.session import Session


@pytest.fixture
def partner(session: Session) -> str:
    record = Partner(name="Vạn Tượng", kind="locality")
    return session.workspace.save_tree(PARTNER, Tree(record), "add_records").tree.record.id


@pytest.fixture
def form(window: MainWindow, session: Session, partner: str) -> AgreementForm:
    """The form of an agreement of 2020 under which nothing was done."""
    record = Agreement(
        title="Bản ghi nhớ", form="memorandum", on_behalf="province",
        signed_on=PartialDay(2020, 5, 10),
    )  # fmt: skip
    rows = {
        "party": (Party(side="theirs", partner=partner, name="Vạn Tượng"),),
        "term": (Term(kind="original", basis="open_ended"),),
    }
    saved = session.workspace.save_tree(AGREEMENT, Tree(record, rows), "add_records")
    window.open_record("agreement", saved.tree.record.id)
    return shown(window)


def shown(window: MainWindow) -> AgreementForm:
    page = window.pages.currentWidget()
    assert isinstance(page, FormPage)
    assert isinstance(page.form, AgreementForm)
    return page.form


def test_it_tells_and_a_visit_wakes_the_agreement(
    form: AgreementForm, session: Session, partner: str, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not form.idle.isHidden())
    said = "từ khi ký (10/05/2020) chưa ghi nhận hoạt động nào"
    assert said in form.idle.accessibleName()
    lao = Query((Condition("code", Operator.IS, ("LA",)),))
    country = session.workspace.repositories["country"].first(lao, 1)[0].id
    visit = Delegation(
        name="Đoàn Vạn Tượng", direction="in", countries=(country,), partners=(partner,),
        starts_on=PartialDay.of(session.workspace.today()),
    )  # fmt: skip
    session.workspace.save_tree(DELEGATION, Tree(visit), "add_records")
    session.announce(["delegation"])
    qtbot.waitUntil(form.idle.isHidden)


def test_zero_months_in_the_settings_is_never(
    form: AgreementForm, session: Session, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not form.idle.isHidden())
    session.workspace.save_settings({"idle_months": 0})
    session.announce(["setting"])
    qtbot.waitUntil(form.idle.isHidden)


def test_on_another_day_it_is_silent(form: AgreementForm, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not form.idle.isHidden())
    form.life.day.set_value(PartialDay(2022, 1, 1))
    form.life.day.edited.emit()
    assert form.idle.isHidden()
    form.life.show_today()
    assert not form.idle.isHidden()


def test_a_new_agreement_has_nothing_to_tell(window: MainWindow) -> None:
    window.new_record("agreements")
    assert shown(window).idle.isHidden()
