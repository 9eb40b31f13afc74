"""Document references: what officers paste, split without losing anything."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnapp.core.days import PartialDay
from dnapp.core.docref import DocRef, parse_docref
from dnapp.core.errors import UserError

TODAY = date(2026, 11, 22)
WORDS = ("ngày", "của", "khoảng")

signs = st.sampled_from(["QĐ", "KH", "CV", "BC", "TTr", "NQ", "CTr", "UBND", "VPCP"])
bodies = st.sampled_from(["UBND", "SNgV", "HĐND", "TU", "TW", "TTg", "BNG", "NC", "BTGTU"])
symbols = st.one_of(
    st.builds("{}-{}".format, signs, bodies),
    st.builds("{}/{}".format, signs, bodies),
    st.builds("{}-{}-{}".format, signs, bodies, bodies),
    st.builds("{}-{}/{}".format, signs, bodies, bodies),
    st.sampled_from(["QH14", "QH15", "QĐ", "BKHĐT.KTĐN"]),
)
numbers = st.one_of(
    st.integers(1, 99_999).map(str),
    st.integers(1, 9).map("{:02d}".format),
    st.builds("{}{}".format, st.integers(1, 999), st.sampled_from("abB")),
    st.builds("{:02d}/{}".format, st.integers(1, 400), st.integers(1990, 2030)),
)
days = st.builds(
    lambda day, precision: PartialDay(*(day.year, day.month, day.day)[:precision]),
    st.dates(date(1990, 1, 1), date(2030, 12, 31)),
    st.integers(1, 3),
) | st.builds(PartialDay, st.integers(1990, 2030), about=st.just(True))
issuers = st.sampled_from(
    ["UBND tỉnh Thái Nguyên", "Tỉnh ủy", "Bộ Ngoại giao", "Ban Tổ chức ngày hội", "Sở (cũ)",
     "Thủ tướng Chính phủ", "UBND TP. Huế", "Quỹ của Chính phủ Úc", "GIZ (Đức)", "Cty A."],
)  # fmt: skip
references = st.builds(
    lambda label, day, issuer: DocRef(*label, day, issuer),
    st.one_of(st.tuples(numbers, symbols), st.tuples(numbers, st.just(""))),
    st.none() | days,
    st.just("") | issuers,
)


class TestReading:
    @pytest.mark.parametrize(
        ("typed", "number", "symbol", "day", "issuer"),
        [
            ("123/QĐ-UBND ngày 5/3/2025", "123", "QĐ-UBND", "2025-03-05", ""),
            ("QĐ 2422/QĐ-UBND ngày 17/9/2020", "2422", "QĐ-UBND", "2020-09-17", ""),
            (
                "số 1873/UBND-NC ngày 02/06/2025 của UBND tỉnh Thái Nguyên",
                "1873", "UBND-NC", "2025-06-02", "UBND tỉnh Thái Nguyên",
            ),
            ("KH 481/KH-UBND ngày 25/8/2022", "481", "KH-UBND", "2022-08-25", ""),
            ("108/KH-UBND", "108", "KH-UBND", "", ""),
            ("Số: 05/BC-SNgV", "05", "BC-SNgV", "", ""),
            ("Số : 05/BC-SNgV.", "05", "BC-SNgV", "", ""),
            (
                "Công văn số 12-CV/TU ngày 1/2/2024 của Tỉnh ủy",
                "12", "CV/TU", "2024-02-01", "Tỉnh ủy",
            ),
            ("272-QĐ/TW", "272", "QĐ/TW", "", ""),
            ("272 – QĐ/TW", "272", "QĐ/TW", "", ""),
            ("12/TB-UBND/NC", "12", "TB-UBND/NC", "", ""),
            ("Luật số 70/2020/QH14", "70/2020", "QH14", "", ""),
            (
                "Nghị định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ",
                "09/2019", "NĐ-CP", "2019-01-24", "Chính phủ",
            ),
            ("QUYẾT ĐỊNH SỐ 12/QĐ-UBND NGÀY 1/2/2024", "12", "QĐ-UBND", "2024-02-01", ""),
            ("cong van so 5/UBND-NC ngay 1/2/2024 cua UBND", "5", "UBND-NC", "2024-02-01", "UBND"),
            ("Công văn 1873/UBND - NC, ngày 02/06/2025", "1873", "UBND-NC", "2025-06-02", ""),
            ("12/QĐ-UBND (5/3/2025)", "12", "QĐ-UBND", "2025-03-05", ""),
            ("12/QĐ-UBND, 5/3/2025", "12", "QĐ-UBND", "2025-03-05", ""),
            ("12/QĐ-UBND 5/3/25 của UBND tỉnh", "12", "QĐ-UBND", "2025-03-05", "UBND tỉnh"),
            ("12/QĐ-UBND ký ngày 5/3/2025", "12", "QĐ-UBND", "2025-03-05", ""),
            (
                "Văn bản số 1873/UBND-NC ngày 5/3/2025 của UBND tỉnh",
                "1873", "UBND-NC", "2025-03-05", "UBND tỉnh",
            ),
            ("VB 12/UBND-NC", "12", "UBND-NC", "", ""),
            ("12/QĐ-UBND của UBND tỉnh ngày 5/3/2025", "12", "QĐ-UBND", "2025-03-05", "UBND tỉnh"),
            ("Quyết định 123", "123", "QĐ", "", ""),
            ("số 123 của Sở Y tế", "123", "", "", "Sở Y tế"),
            ("QĐ-UBND", "", "QĐ-UBND", "", ""),
            ("Số: /QĐ-UBND", "", "QĐ-UBND", "", ""),
            ("02-NQ-TW", "", "02-NQ-TW", "", ""),
            ("của UBND tỉnh", "", "", "", "UBND tỉnh"),
            ("ngày 5/3/2025", "", "", "2025-03-05", ""),
        ],
    )  # fmt: skip
    def test_forms(self, typed, number, symbol, day, issuer):
        found = parse_docref(typed, TODAY)
        stored_day = found.issued_on.text if found.issued_on else ""
        assert (found.number, found.symbol, stored_day, found.issuer) == (
            number, symbol, day, issuer,
        )  # fmt: skip

    @pytest.mark.parametrize("typed", ["", " \n"])
    def test_nothing_typed(self, typed):
        assert parse_docref(typed, TODAY) is None

    @pytest.mark.parametrize(
        ("typed", "key"),
        [
            ("xin phép đi nước ngoài", "docref.unreadable"),
            ("Quyết định 123/KH-UBND", "docref.unreadable"),
            ("123/QĐ-UBND về việc đi Lào", "docref.unreadable"),
            ("Giấy phép lái xe", "docref.unreadable"),
            ("5/3/2025", "docref.unreadable"),
            ("123/QĐ-UBND 31/6/2025", "day.month_has"),
            ("123/QĐ-UBND ngày 31/6/2025", "day.month_has"),
            ("123/QĐ-UBND ngày mai", "day.unreadable"),
        ],
    )
    def test_refused_rather_than_losing_text(self, typed, key):
        with pytest.raises(UserError) as problem:
            parse_docref(typed, TODAY)
        assert problem.value.key == key

    @given(references)
    def test_shown_form_reads_back(self, reference):
        assert parse_docref(reference.show(*WORDS), TODAY) == reference

    @given(st.text(st.sampled_from("0129/-.,() QĐUBNDsốngàycủa\u00ad"), max_size=30))
    def test_anything_is_read_or_refused_and_what_is_read_reads_back(self, typed):
        try:
            found = parse_docref(typed, TODAY)
        except UserError:
            return
        if found is not None:
            assert parse_docref(found.show(*WORDS), TODAY) == found


class TestParts:
    @pytest.mark.parametrize(
        "parts",
        [
            {"number": "12 a"},
            {"number": "QĐ-UBND"},
            {"number": "12", "symbol": "QĐ UBND"},
            {"symbol": "UBND"},
            {"issuer": " UBND"},
            {"issuer": "UBND ngày 5/3/2025"},
        ],
    )
    def test_parts_that_would_not_read_back(self, parts):
        with pytest.raises(UserError) as problem:
            DocRef(**parts)
        assert problem.value.key == "docref.unreadable"

    def test_no_parts(self):
        with pytest.raises(UserError) as problem:
            DocRef()
        assert problem.value.key == "docref.empty"

    def test_stored_text_is_canonical(self):
        reference = DocRef("5", "QĐ-UBND", PartialDay(2025, 3), "UBND tỉnh")
        assert reference.to_json() == (
            '{"issued_on":"2025-03","issuer":"UBND tỉnh","number":"5","symbol":"QĐ-UBND"}'
        )

    @given(references)
    def test_storage(self, reference):
        assert DocRef.from_json(reference.to_json()) == reference

    def test_day_known_to_the_month_stands_in_brackets(self):
        assert DocRef("5", "QĐ-UBND", PartialDay(2025, 3)).show(*WORDS) == "5/QĐ-UBND (03/2025)"

    def test_order_by_year_number_symbol(self):
        typed = [
            "9/QĐ-UBND",
            "12/QĐ-UBND ngày 1/1/2019",
            "09/2019/NĐ-CP ngày 24/01/2019",
            "70/2020/QH14",
            "9/KH-UBND ngày 1/1/2024",
            "9/QĐ-UBND ngày 31/12/2024",
            "10/QĐ-UBND ngày 2/1/2024",
            "100/QĐ-UBND ngày 3/1/2024",
        ]
        references = [parse_docref(s, TODAY) for s in typed]
        labels = [r.label for r in sorted(references, key=lambda r: r.key)]
        assert labels == [
            "9/QĐ-UBND", "09/2019/NĐ-CP", "12/QĐ-UBND", "70/2020/QH14", "9/KH-UBND", "9/QĐ-UBND",
            "10/QĐ-UBND", "100/QĐ-UBND",
        ]  # fmt: skip
