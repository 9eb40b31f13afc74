"""A partner is found by every name it has or had."""

from __future__ import annotations

from dnapp.core.query import Query
from tests.functional.office import Office

NAME = "Tỉnh Hủa Phăn"


def enter(office: Office) -> None:
    office.press("Ctrl+4", "Ctrl+N")
    office.type(NAME)
    office.fill(kind="dia phuong", country="lao")
    office.form.show_tab("partner_name")
    office.table("partner_name").view.setFocus()
    office.type("Houaphanh")
    office.press("Tab", "Ctrl+S")


def rename(office: Office, name: str) -> None:
    office.find("houaphanh", NAME)
    to_the_fields(office)
    office.press("Ctrl+A")
    office.type(name)
    office.press("Ctrl+S")


def test_another_spelling_finds_it_everywhere(office: Office) -> None:
    enter(office)
    office.find("HOUAPHANH", NAME)
    office.press("Ctrl+4", "Ctrl+F")
    office.type("houaphan")
    office.wait(lambda: office.list.model.rowCount() == 1)
    office.press("Ctrl+1", "Ctrl+N")
    office.type("Đoàn tỉnh bạn")
    office.fill(countries="lao", partners="houaphanh", starts_on="1/9/26")
    office.press("Ctrl+S")
    [delegation] = office.workspace.repositories["delegation"].first(Query(), 2)
    [partner] = office.workspace.repositories["partner"].first(Query(), 2)
    assert delegation.partners == (partner.id,)
    office.find("houaphanh", "Đoàn tỉnh bạn")


def test_renamed_it_is_still_found_by_the_old_name(office: Office) -> None:
    enter(office)
    rename(office, "Tỉnh Hủa Phăn (mới)")
    for typed in ("houaphanh", "hua phan", "hủa phăn moi"):
        office.find(typed, "Tỉnh Hủa Phăn (mới)")
    rename_wholly(office)
    office.find("hua phan", "Tỉnh Sầm Nưa")
    office.find("houaphanh", "Tỉnh Sầm Nưa")


def to_the_fields(office: Office) -> None:
    """A stored partner is first seen from all sides."""
    assert office.form.tabs.value() == "overview"
    office.form.show_tab("info")
    office.form.focus()


def rename_wholly(office: Office) -> None:
    """A name without a word of the old one."""
    to_the_fields(office)
    office.press("Ctrl+A")
    office.type("Tỉnh Sầm Nưa")
    office.press("Ctrl+S")
