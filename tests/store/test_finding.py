"""The search box against brute force, and against what officers type."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef
from dnapp.core.query import Query
from dnapp.core.record import Tree
from dnapp.core.text import words
from dnapp.records.agreement import Agreement
from dnapp.records.aid_project import AidProject
from dnapp.records.contact import Contact
from dnapp.records.country import Country
from dnapp.records.delegation import Delegation
from dnapp.records.donor import Donor
from dnapp.records.member import Member
from dnapp.records.partner import Partner
from dnapp.records.partner_name import PartnerName
from dnapp.records.party import Party
from dnapp.records.permission import Permission
from dnapp.records.unit import Unit
from dnapp.store.search import match_expression
from tests.store.opened import File
from tests.strategies import odd_text

_SYLLABLES = (
    "hà hạ hoà hòa hóa Hòa đoàn doan Đoàn lào LÀO Lao thúy thuý 12/2024 han 09/2019/NĐ-CP k3 kind "
    "nông-nghiệp y tế Quỳ Quý ß Ⅷ 한국 東京 😀 _a' \"x"
)
SYLLABLES = st.sampled_from(_SYLLABLES.split())
TEXTS = st.lists(SYLLABLES, max_size=5).map(" ".join) | odd_text


@pytest.fixture(scope="module")
def shared(new_file: Callable[[], File]) -> Iterator[File]:
    """One file for all examples; its delegations are added and never changed."""
    file = new_file()
    file.save(Country(id="ZZ", code="ZZ", name="Zz"))
    yield file
    file.database.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(st.tuples(TEXTS, TEXTS, st.integers(1, 400)), max_size=4), asked=TEXTS)
def test_finds_what_brute_force_finds(
    shared: File, texts: list[tuple[str, str, int]], asked: str
) -> None:
    days = [PartialDay(1900 + day // 4, 1 + day % 12) for *_, day in texts]
    shared.save(
        *(
            Delegation(direction="in", name=name, note=note, countries=("ZZ",), starts_on=day)
            for (name, note, _), day in zip(texts, days, strict=True)
        )
    )
    repository = shared.repositories["delegation"]
    *whole, begun = words(asked) or [""]
    wanted = []
    for record in repository.rows(repository.ordered(Query())):
        found = words(f"{record.name} {record.note} Zz")
        if begun and set(whole) <= set(found) and any(w.startswith(begun) for w in found):
            wanted.append(record)
    hits = shared.search.find(asked, "delegation", limit=10_000)
    assert {hit.id for hit in hits} == {record.id for record in wanted}
    assert shared.search.count(asked, "delegation", cap=10_000) == len(wanted)
    listed = repository.ordered(Query(text=asked))
    if words(asked):
        assert set(listed) == {record.n for record in wanted}
    else:
        assert len(listed) == repository.count(Query())


@settings(max_examples=200)
@given(asked=st.text(max_size=30) | TEXTS)
def test_nothing_typed_raises(shared: File, asked: str) -> None:
    shared.search.find(asked)
    shared.search.count(asked)
    shared.repositories["delegation"].ordered(Query(text=asked))
    shared.repositories["partner"].options(asked, 5)
    shared.repositories["country"].find_by_name(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "12/2024", '"', '"chưa đóng', "a AND (b", "NEAR(a b)", "title:hà", "*", "hà*", "-hà", "^hà",
        "{title}: hà", "a OR b NOT c", "😀", "\x00", "đ" * 10_000_000, "a b " * 1_000_000, "\ud800",
    ],
)  # fmt: skip
def test_signs_of_the_query_language_are_only_text(file: File, asked: str) -> None:
    file.save(Country(id="LA", code="LA", name="Lào"))
    assert file.search.find(asked) == []
    assert len(match_expression(asked) or "") < 20_000


def test_a_delegation_is_found_by_its_country_partner_host_people_and_papers(file: File) -> None:
    file.save(
        Country(id="KR", code="KR", name="Hàn Quốc", name_en="South Korea"),
        Country(id="LA", code="LA", name="Lào"),
        Unit(id="u", name="Sở Nông nghiệp và Môi trường", short_name="SNNMT", level="department"),
    )
    with file.changes.change("save") as change:
        change.save_tree(
            Tree(
                Partner(id="hp", name="Hủa Phăn", kind="locality", country="LA"),
                {
                    "partner_name": (PartnerName(name="Houaphanh", kind="alias"),),
                    "contact": (Contact(name="Bounmy Xayavong"),),
                },
            )
        )
        change.save_tree(
            Tree(
                Delegation(
                    direction="in",
                    name="Đoàn tỉnh Gyeongsangbuk",
                    countries=("KR",),
                    partners=("hp",),
                    hosts=("u",),
                    starts_on=PartialDay(2026, 3),
                    request_document=DocRef(number="417", symbol="CV/TU"),
                ),
                {
                    "member": (Member(name="Kim Chi-young", passport_number="M12345678"),),
                    "permission": (Permission(document=DocRef(number="88", symbol="QĐ-UBND")),),
                },
            )
        )
    name = "Đoàn tỉnh Gyeongsangbuk"
    for asked in (
        "doan han quoc", "quốc hàn đoà", "south korea", "gyeong", "houaphanh", "hua phan",
        "nong nghiep moi truong", "snnmt", "kim chi young", "417-CV/TU", "88/qd-ubnd",
    ):  # fmt: skip
        assert name in file.titles(asked), asked
    assert file.titles("M12345678") == []
    assert file.titles("bounmy") == ["Hủa Phăn"]


def test_agreements_and_projects_are_found_by_those_who_take_part(file: File) -> None:
    file.save(Country(id="LA", code="LA", name="Lào"))
    file.save(Partner(id="hp", name="Hủa Phăn", kind="locality", country="LA"))
    with file.changes.change("save") as change:
        change.save_tree(
            Tree(
                Agreement(id="a", title="Bản ghi nhớ hợp tác", form="memorandum"),
                {
                    "party": (
                        Party(side="theirs", partner="hp", name="UBND tỉnh", signatory="Phonxay"),
                    )
                },
            )
        )
        change.save_tree(
            Tree(
                AidProject(id="p", name="Nước sạch", source="ngo"),
                {"donor": (Donor(partner="hp"), Donor(name="Plan International", country="LA"))},
            )
        )
    assert file.titles("hua phan", "agreement") == ["Bản ghi nhớ hợp tác"]
    assert file.titles("phonxay") == ["Bản ghi nhớ hợp tác"]
    assert file.titles("plan lao") == ["Nước sạch"]
    with file.changes.change("save") as change:
        change.save(PartnerName(partner="hp", name="Houaphanh", kind="alias"))
    assert set(file.titles("houaphanh")) == {"Hủa Phăn", "Bản ghi nhớ hợp tác", "Nước sạch"}
    file.changes.undo()
    assert file.titles("houaphanh") == []


def test_renamed_links_are_found_by_the_new_name_only(file: File) -> None:
    (country,) = file.save(Country(id="KR", code="KR", name="Hàn Quốc"))
    file.save(Delegation(direction="in", name="Đoàn 1", countries=("KR",)))
    file.save(dataclasses.replace(country, name="Đại Hàn"))
    assert file.titles("dai han", "delegation") == ["Đoàn 1"]
    assert file.titles("han quoc") == []


def test_exact_tones_come_first_then_the_newest(file: File) -> None:
    file.save(Country(id="LA", code="LA", name="Lào"))
    names = ("Hà Nội", "Hạ Long", "Hà Giang", "Hả", "Ha")
    file.save(
        *(
            Delegation(direction="in", name=name, countries=("LA",), starts_on=PartialDay(2020 + i))
            for i, name in enumerate(names)
        )
    )
    assert file.titles("ha") == ["Ha", "Hả", "Hà Giang", "Hạ Long", "Hà Nội"]
    assert file.titles("hà") == ["Hà Giang", "Hà Nội", "Ha", "Hả", "Hạ Long"]
    assert file.titles("HÀ") == ["Hà Giang", "Hà Nội", "Ha", "Hả", "Hạ Long"]
    assert [hit.day for hit in file.search.find("hà nội")] == [PartialDay(2020).first()]


@pytest.mark.parametrize("asked", ["hoà", "hòa", "HOA", "Hoà", "hoa\u0300"])
def test_both_places_of_a_tone_mark_are_one_word(file: File, asked: str) -> None:
    file.save(
        Country(code="A", name="Hoà Bình"),
        Country(code="B", name="Hòa Lạc"),
        Country(code="C", name="Hưng"),
    )
    assert set(file.titles(asked)) == {"Hoà Bình", "Hòa Lạc"}


def test_the_bin_is_not_searched(file: File) -> None:
    file.save(Country(id="A", code="A", name="Lào"))
    with file.changes.change("delete") as change:
        change.delete("country", "A")
    assert file.titles("lào") == []
    with file.changes.change("restore") as change:
        change.restore("country", "A")
    assert file.titles("lào") == ["Lào"]


def test_kind_words_are_not_text(file: File) -> None:
    file.save(Country(code="A", name="Lào"))
    assert file.titles("kind") == []
    assert file.titles("kindcountry") == []


def test_pickers_offer_titles_before_texts_and_exact_tones_first(file: File) -> None:
    file.save(
        Country(id="LA", code="LA", name="Lào"), Country(id="CN", code="CN", name="Trung Quốc")
    )
    for name, country in (
        ("Lạc Dương", "CN"), ("Lác", "LA"), ("Viêng Chăn", "LA"), ("Luông Pha-băng", "LA"),
    ):  # fmt: skip
        file.save(Partner(name=name, kind="locality", country=country))
    offered = file.repositories["partner"].options("la", 10)
    assert [title for _, title, _ in offered][:2] == ["Lác", "Lạc Dương"]
    assert {detail for _, _, detail in offered} == {"Lào", "Trung Quốc"}
    assert file.repositories["partner"].options("lạc", 10)[0][1] == "Lạc Dương"
    assert len(file.repositories["partner"].options("", 3)) == 3


def test_names_are_resolved_by_title_code_or_other_spelling(file: File) -> None:
    file.save(Country(id="LA", code="LA", name="Lào", aliases="Laos; CHDCND Lào"))
    with file.changes.change("save") as change:
        change.save_tree(
            Tree(
                Partner(id="hp", name="Hủa Phăn", kind="locality", country="LA"),
                {"partner_name": (PartnerName(name="Houaphanh", kind="alias"),)},
            )
        )
    countries, partners = file.repositories["country"], file.repositories["partner"]
    for asked in ("lao", "LÀO", "la", "laos", "chdcnd lao"):
        assert countries.find_by_name(asked) == ["LA"]
    assert partners.find_by_name("houaphanh") == partners.find_by_name("hủa phăn") == ["hp"]
    assert partners.find_by_name("hua") == partners.find_by_name("lào") == []


def test_a_picker_puts_names_that_begin_with_the_word_first(file: File) -> None:
    names = ["Ba Lan", "Lào", "Thái Lan", "Phủ Hà", "Hạ Long"]
    file.save(*(Partner(name=name, kind="locality") for name in names))
    repository = file.repositories["partner"]
    assert [title for _, title, _ in repository.options("la", 3)] == ["Lào", "Ba Lan", "Thái Lan"]
    assert repository.options("ha", 1)[0][1] == "Hạ Long"
    assert repository.options("hà", 1)[0][1] == "Phủ Hà"


def test_the_bearer_of_the_typed_name_comes_before_newer_mentions(new_file: Callable[[], File]):
    file = new_file()
    file.save(Country(id="LA", code="LA", name="Lào", aliases="CHDCND Lào; Laos"))
    file.save(
        Partner(id="p1", name="Hủa Phăn", kind="locality", country="LA"),
        PartnerName(partner="p1", name="Houaphanh"),
        Partner(id="p2", name="Hủa Phăn Nam", kind="locality", country="LA"),
        Delegation(
            direction="in", name="Đoàn Hủa Phăn", countries=("LA",), partners=("p1",),
            starts_on=PartialDay(2026, 8, 5),
        ),
    )  # fmt: skip

    def first(typed: str, kind: str | None = None) -> str:
        return file.search.find(typed, kind)[0].title

    for typed in ("Hủa Phăn", "HUA PHAN", "houaphanh"):
        assert first(typed) == "Hủa Phăn"
    assert first("laos") == "Lào"
    assert first("phăn hủa") == "Đoàn Hủa Phăn"
    assert first("hủa phăn", "delegation") == "Đoàn Hủa Phăn"
    found = [hit.id for hit in file.search.find("hua phan")]
    assert len(found) == len(set(found)) == 3
    file.database.close()
