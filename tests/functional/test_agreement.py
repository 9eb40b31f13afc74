"""An agreement is entered with its terms; the program says what it is today, and why."""

from __future__ import annotations

from dnapp.core.query import Query
from dnapp.ui.widgets.pill import PillLabel
from tests.functional.office import Office, shown

TITLE = "Bản ghi nhớ hợp tác giữa tỉnh Thái Nguyên và tỉnh Gyeongsangbuk"


def begin(office: Office, title: str = TITLE) -> None:
    office.press("Ctrl+3", "Ctrl+N")
    office.type(title)
    office.fill(form="ban ghi nho", on_behalf="ubnd tinh", countries="han quoc")


def add_term(office: Office, *cells: str) -> None:
    """One row of the terms, cell after cell: kind, basis, start, months, end."""
    office.form.show_tab("term")
    office.table("term").view.setFocus()
    for cell in cells:
        office.type(cell)
        office.press("Tab")


def five_years_tacitly(office: Office) -> None:
    """Signed 15/03/2019 for 60 months, renewed tacitly, notice of six months."""
    begin(office)
    office.fill(signed_on="15/3/2019", effective_on="15/3/2019")
    office.fill(renewal="tu gia han", renewal_months="60", notice="6", notice_unit="thang")
    add_term(office, "thời hạn ban đầu", "theo số tháng", "15/3/2019", "60")


def pill(office: Office) -> str:
    return next(shown(office.form.header, PillLabel)).accessibleName()


def test_five_years_with_tacit_renewal_and_six_months_notice(office: Office) -> None:
    five_years_tacitly(office)
    form = office.form
    form.show_tab("info")
    sentence = " ".join(office.bands())
    assert "Lần gia hạn thứ 1 (tự gia hạn): từ 15/03/2024 đến hết ngày 14/03/2029" in sentence
    assert "Hạn thông báo trước khi hết thời hạn này: 14/09/2028" in sentence
    assert office.frame("expires_on").editor.text_now() == "14/03/2029"
    assert office.frame("notice_deadline").editor.text_now() == "14/09/2028"
    assert "tự gia hạn" in pill(office).lower()

    office.press("Ctrl+S")
    [stored] = office.workspace.repositories["agreement"].first(Query(), 2)
    assert stored.status == "auto_renewed"
    assert stored.expires_on.text == "2029-03-14"
    assert stored.notice_deadline.text == "2028-09-14"
    office.reopen()
    office.find("gyeongsangbuk", TITLE)
    assert " ".join(office.bands()) == sentence


def test_the_status_follows_what_is_typed(office: Office) -> None:
    five_years_tacitly(office)
    office.form.show_tab("info")
    office.form.focus()
    office.fill(notified_on="1/6/2026")
    office.press("Tab")
    assert "Đã thông báo không gia hạn" in " ".join(office.bands())
    office.fill(suspended_on="1/9/2026")
    office.press("Tab")
    assert "Tạm đình chỉ từ 01/09/2026." in " ".join(office.bands())
    assert "đình chỉ" in pill(office).lower()


def test_the_name_of_a_treaty_warns_with_its_article(office: Office) -> None:
    begin(office, "Hiệp định hợp tác giữa tỉnh Thái Nguyên và tỉnh Gyeongsangbuk")
    said = office.frame("title").message.text()
    assert "điều ước quốc tế" in said
    assert "Luật 70/2020/QH14, Điều 6" in said
    office.press("Ctrl+S")
    assert office.list.list_key == "agreements", "a warning does not keep it from being saved"


def test_one_agreement_replaces_another(office: Office) -> None:
    five_years_tacitly(office)
    office.press("Ctrl+S")
    newer = "Thỏa thuận hợp tác mới với tỉnh Gyeongsangbuk"
    begin(office, newer)
    office.press("Ctrl+S")
    office.find("ban ghi nho gyeongsangbuk", TITLE)
    office.fill(successor="hop tac moi", replaced_on="1/10/2026")
    office.press("Tab")
    sentence = " ".join(office.bands())
    assert "Được thay thế từ 01/10/2026." in sentence
    assert newer in sentence
    office.press("Ctrl+S")
    stored = office.workspace.repositories["agreement"].find_by_name(TITLE)
    assert office.workspace.repositories["agreement"].get(stored[0]).status == "replaced"


def test_an_open_ended_agreement_is_in_force_without_a_deadline(office: Office) -> None:
    begin(office)
    office.fill(signed_on="15/3/2019", effective_on="15/3/2019")
    add_term(office, "thời hạn ban đầu", "không thời hạn", "15/3/2019")
    assert "không có ngày hết hiệu lực" in str(
        office.workspace.computed("agreement", office.form.state.sheet.tree())["sentence"]
    )
    office.press("Ctrl+S")
    [stored] = office.workspace.repositories["agreement"].first(Query(), 2)
    assert (stored.status, stored.expires_on, stored.notice_deadline) == ("open_ended", None, None)
