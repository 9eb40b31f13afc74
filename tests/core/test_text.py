"""Text: stored form, search form against SQLite's own tokenizer, order against Qt's collator."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale
from sqlcipher3 import dbapi2 as sqlite

from dnapp.core.text import (
    clean,
    clean_lines,
    fold,
    match,
    nfc,
    person_key,
    same,
    sort_key,
    spans,
    strip_tones,
    wanted_tone_match,
    words,
)

VOWELS = "aăâeêioôơuưy"
CONSONANTS = "bcdđghklmnpqrstvx"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
VIETNAMESE = sorted(
    {nfc(vowel + tone) for vowel in VOWELS for tone in TONES} | set(CONSONANTS + "fjwz")
)
LETTERS = st.sampled_from(VIETNAMESE + [letter.upper() for letter in VIETNAMESE])

syllables = st.builds(
    lambda start, vowel, tone, end: nfc(start + vowel + tone + end),
    st.sampled_from(["", "b", "d", "đ", "ng", "th", "t"]),
    st.sampled_from(VOWELS),
    st.sampled_from(TONES),
    st.sampled_from(["", "c", "n", "ng"]),
)
cased = st.one_of(syllables, syllables.map(str.capitalize), syllables.map(str.upper))
phrases = st.lists(cased, min_size=1, max_size=3).map(" ".join)
vietnamese_text = st.text(st.one_of(LETTERS, st.sampled_from(" /-.,0123456789–“”")), max_size=40)


@pytest.fixture(scope="module")
def collator():
    found = QCollator(QLocale("vi_VN"))
    found.setNumericMode(True)
    return found


@pytest.fixture(scope="module")
def fts5():
    """The words that the full-text index makes of a text whose đ was replaced."""
    db = sqlite.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(s, tokenize='unicode61 remove_diacritics 2')")
    db.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")

    def tokens(s):
        db.execute("DELETE FROM t")
        db.execute("INSERT INTO t SELECT replace(replace(?, 'đ', 'd'), 'Đ', 'D')", (nfc(s),))
        return [row[0] for row in db.execute("SELECT term FROM v ORDER BY offset")]

    yield tokens
    db.close()


class TestStoredForm:
    def test_pasted_line(self):
        assert clean("  Sở\u00a0Ngoại \t vụ\r\n\ufefftỉnh\x00 ") == "Sở Ngoại vụ tỉnh"

    def test_decomposed_text_is_composed(self):
        assert clean(unicodedata.normalize("NFD", "Tuyên Quang đẹp")) == "Tuyên Quang đẹp"

    def test_soft_hyphen_of_tcvn3_stays(self):
        assert clean("M\u00adêng Kh\u00ad¬ng") == "M\u00adêng Kh\u00ad¬ng"

    def test_lines_stay_apart(self):
        assert clean_lines("\r\n một  \r\nhai\r\u200bba  bốn\n\n") == "một\nhai\nba  bốn"

    def test_lone_surrogates_cannot_reach_the_database(self):
        clean("a\ud800b").encode()

    @given(st.text())
    def test_cleaning_again_changes_nothing(self, s):
        assert clean(clean(s)) == clean(s)
        assert clean_lines(clean_lines(s)) == clean_lines(s)

    @pytest.mark.parametrize(
        ("typed", "bare"), [("Hà Giang", "Ha Giang"), ("Đường Ấp", "Đương Âp"), ("ặ ỡ", "ă ơ")]
    )
    def test_strip_tones_keeps_letters(self, typed, bare):
        assert strip_tones(typed) == bare


class TestSearchForm:
    @pytest.mark.parametrize(
        "form", ["hoà", "hòa", "HOA", "Hoá", unicodedata.normalize("NFD", "HOẠ")]
    )
    def test_one_word_in_all_spellings(self, form):
        assert fold(form) == "hoa"

    @pytest.mark.parametrize("form", ["doan", "DOAN", "đoàn", "ĐOÀN", "Đoàn"])
    def test_delegation_in_all_spellings(self, form):
        assert words(form) == ["doan"]

    def test_split_at_everything_but_letters_and_digits(self):
        assert words("QĐ 12/2024–UBND (Thoả-thuận)") == [
            "qd", "12", "2024", "ubnd", "thoa", "thuan",
        ]  # fmt: skip

    def test_same_by_words(self):
        assert same("Thoả thuận TP. Huế", "thỏa thuận tp huế")
        assert not same("Hà Nam", "Hà Nội")

    def test_a_mark_without_letter_is_no_word(self):
        assert words("\u0345 \u0301") == words(fold("\u0345 \u0301")) == []

    def test_punctuation_stays_in_folded_text(self):
        assert fold("Điều 5/3, Ô-xtrây-li-a") == "dieu 5/3, o-xtray-li-a"

    @given(st.text(st.characters(max_codepoint=0x24F, exclude_categories=["Cs"]), max_size=30))
    def test_latin_words_are_those_of_the_index(self, fts5, s):
        assume(not set(s) & set("\x00Ǡǡ"))  # the index leaves the marks of ǡ alone
        assert words(s) == fts5(s)

    @given(vietnamese_text)
    def test_vietnamese_words_are_those_of_the_index(self, fts5, s):
        assert words(s) == fts5(s)
        assert words(unicodedata.normalize("NFD", s)) == fts5(s)

    @pytest.mark.parametrize(
        "s",
        ["경기도 수원시", "北京市、日本", "Москва Ёлка й", "ຫຼວງພະບາງ", "กรุงเทพ", "ភ្នំពេញ",
         "Straße ŁÓDŹ Søren", "₽5 ₺100 5€", "x²½Ⅳ", "İstanbul I", "Ἀθῆναι"],
    )  # fmt: skip
    def test_foreign_names_are_split_as_the_index_splits_them(self, fts5, s):
        assert words(s) == fts5(s)

    @given(st.text())
    def test_words_of_folded_text_are_its_words(self, s):
        assert words(fold(s)) == words(s)
        assert fold(fold(s)) == fold(s)

    @pytest.mark.parametrize(
        ("query", "text", "found"),
        [
            ("giang ha", "Tỉnh Hà Giang", True),
            ("tinh gia", "Tỉnh Hà Giang", True),
            ("gia tinh", "Tỉnh Hà Giang", False),
            ("", "Tỉnh", True),
            ("ha noi", "Hà Nam", False),
        ],
    )
    def test_match(self, query, text, found):
        assert match(words(query), fold(text)) is found


class TestHighlight:
    def test_whole_words_and_the_begun_one(self):
        text = "Đoàn tỉnh Hà Giang thăm Hàn Quốc"
        assert [text[a:b] for a, b in spans("giang ha", text)] == ["Hà", "Giang", "Hà"]

    def test_positions_count_in_decomposed_text(self):
        text = unicodedata.normalize("NFD", "Tỉnh Hà Giang")
        ((start, end),) = spans("ha", text)
        assert nfc(text[start:end]) == "Hà"

    @given(vietnamese_text, vietnamese_text)
    def test_spans_read_as_the_words_of_the_query(self, query, text):
        asked = words(query)
        for start, end in spans(query, text):
            part = words(text[start:end])
            assert len(part) == 1
            assert part[0] in asked

    @given(st.lists(syllables, min_size=1, max_size=5))
    def test_a_text_is_found_whole_by_itself(self, parts):
        text = " ".join(parts)
        covered = sum(end - start for start, end in spans(text, text))
        assert covered == sum(len(part) for part in parts)

    @pytest.mark.parametrize(
        ("query", "text", "exact"),
        [
            ("hà", "Hà Giang", True),
            ("hà", "Hạ Long", False),
            ("ha", "Hà Giang", False),
            ("h", "Hạ Long", True),
            ("hòa", "HOÀ BÌNH", True),
            ("binh hòa", "Hoà Bình", False),
            ("đong", "Đông Hà", False),
            ("", "Hà", True),
        ],
    )
    def test_typed_tones_rank_first(self, query, text, exact):
        assert wanted_tone_match(query, text) is exact


class TestOrder:
    @pytest.mark.parametrize(
        "ordered",
        [
            "ba, bà, bả, bã, bá, bạ, bạc, băng, bằng, bâng",
            "An Giang, Áo, Ăng-gô-la, Ấn Độ, Dak Lak, Đà Nẵng, Điện Biên, Úc, Yên Bái",
            "Hà An, Ha Nam, Hà Nam, Hạ Nam, Hà Nội, Hàn Quốc",
            "Quý 2, Quý 10, Quý I, Quý II",
            "9, 10, 99999999, 100000000, 1000000000000000000, a",
            "an, An, AN, án",
            "hoa, Hoà, hỏa, hoá, hoạ",
        ],
    )
    def test_examples(self, ordered):
        names = ordered.split(", ")
        assert sorted(reversed(names), key=sort_key) == names

    def test_place_of_the_tone_mark_does_not_count(self):
        assert sort_key("Hoà Bình") == sort_key("Hòa Bình")

    @given(phrases, phrases)
    def test_order_of_cldr(self, collator, a, b):
        """Syllables with the tone on one vowel: where the mark is put cannot make a difference."""
        wanted = collator.compare(a, b)
        key_a, key_b = sort_key(a), sort_key(b)
        assert (key_a > key_b) - (key_a < key_b) == (wanted > 0) - (wanted < 0)

    @given(st.lists(LETTERS, min_size=1, max_size=6), st.lists(LETTERS, min_size=1, max_size=6))
    def test_letters_outrank_tones_and_case(self, a, b):
        place = {letter: i for i, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
        bare = [[place[strip_tones(c).lower()] for c in letters] for letters in (a, b)]
        if bare[0] != bare[1]:
            assert (sort_key("".join(a)) < sort_key("".join(b))) == (bare[0] < bare[1])

    @given(vietnamese_text, vietnamese_text)
    def test_the_database_sorts_alike(self, a, b):
        db = sqlite.connect(":memory:")
        (smaller,) = db.execute("SELECT ? < ?", (sort_key(a), sort_key(b))).fetchone()
        db.close()
        assert bool(smaller) == (sort_key(a) < sort_key(b))

    @given(vietnamese_text)
    def test_keys_are_printable_ascii_and_short(self, s):
        key = sort_key(s)
        assert all(" " <= c <= "~" for c in key)
        assert len(key) <= 4 * len(s) + 4

    @given(st.text(), st.text())
    def test_any_text_has_a_key_and_more_text_sorts_later(self, a, b):
        assume(not b.startswith(tuple("0123456789")) and not unicodedata.combining((b + "x")[0]))
        assert sort_key(a) <= sort_key(f"{a} {b}")

    @given(vietnamese_text)
    def test_composed_and_decomposed_sort_alike(self, s):
        assert sort_key(unicodedata.normalize("NFD", s)) == sort_key(s)

    def test_people_by_given_family_and_middle_name(self):
        names = [
            "Nguyễn Văn An",
            "TRẦN AN",
            "Trần Thị An",
            "Bùi Ánh",
            "Lê Đức Bình",
            "Đặng Bình",
            "Đặng Văn Bình",
        ]
        wanted = [0, 1, 2, 3, 5, 6, 4]
        assert sorted(names, key=person_key) == [names[i] for i in wanted]

    def test_one_name_alone_comes_before_its_families(self):
        assert person_key("An") < person_key("Bùi An") < person_key("Bùi Văn An")

    def test_case_of_a_name_does_not_count(self):
        assert person_key("NGUYỄN VĂN AN") == person_key("Nguyễn Văn An")
