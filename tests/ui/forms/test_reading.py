from __future__ import annotations

from decimal import Decimal

import pytest

from dnapp.core.errors import UserError
from dnapp.records.cost import COST, Cost
from dnapp.records.delegation import DELEGATION
from dnapp.records.member import MEMBER
from dnapp.ui.forms.reading import Reader
from dnapp.ui.forms.sheet import Entry, empty_row
from dnapp.ui.session import Session


@pytest.fixture
def reader(session: Session) -> Reader:
    return Reader(session)


@pytest.mark.parametrize("typed", ["Hàn Quốc", "han quoc", "HÀN QUỐC"])
def test_a_link_is_read_by_name_without_tones(reader: Reader, typed: str) -> None:
    assert reader.read(MEMBER.specs["nationality"], typed) == "KR"


def test_several_links_stand_between_semicolons_or_commas(reader: Reader) -> None:
    spec = DELEGATION.specs["countries"]
    assert reader.read(spec, "Lào; Hàn Quốc") == ("LA", "KR")
    assert reader.read(spec, "Lào, Hàn Quốc") == ("LA", "KR")
    assert reader.read(spec, " ") == ()


def test_what_was_read_is_written_back_readable(reader: Reader) -> None:
    for name, typed in (("countries", "Lào; Hàn Quốc"), ("level", "cấp tỉnh")):
        spec = DELEGATION.specs[name]
        value = reader.read(spec, typed)
        assert reader.read(spec, reader.write(spec, value)) == value


def test_an_unknown_name_is_refused_with_the_name(reader: Reader) -> None:
    with pytest.raises(UserError) as refused:
        reader.read(MEMBER.specs["nationality"], "Atlantis")
    assert (refused.value.key, refused.value.values) == ("form.not_in_list", {"typed": "Atlantis"})


def test_a_sentence_never_repeats_a_personal_value(reader: Reader) -> None:
    with pytest.raises(UserError) as refused:
        reader.read(MEMBER.specs["birth_on"], "32/13/1980")
    assert not refused.value.values


@pytest.mark.parametrize(("typed", "value"), [("x", True), ("Có", True), ("", False), ("-", False)])
def test_a_tick_is_read_as_lists_write_it(reader: Reader, typed: str, value: bool) -> None:
    assert reader.read(MEMBER.specs["party_member"], typed) is value


def test_a_currency_beside_an_amount_fills_its_column(reader: Reader) -> None:
    entry = reader.put(empty_row("cost"), COST.specs["amount"], "1.200 USD")
    assert entry == Entry(Cost(amount=Decimal(1200), currency="USD"))
    kept = reader.put(entry, COST.specs["amount"], "1.300")
    assert kept == Entry(Cost(amount=Decimal(1300), currency="USD"))


def test_an_unreadable_text_stays_as_typed(reader: Reader) -> None:
    entry = reader.put(empty_row("cost"), COST.specs["rate_on"], "32/13/2026")
    assert entry.unread == {"rate_on": "32/13/2026"}
    assert reader.text(entry, COST.specs["rate_on"]) == "32/13/2026"
    assert reader.put(entry, COST.specs["rate_on"], "3/2026").unread == {}
