"""The catalogue of words."""

from __future__ import annotations

import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from dnapp.core.errors import UserError
from dnapp.core.words import Catalog


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_tables_of_all_files_become_dotted_keys(tmp_path: Path) -> None:
    _write(tmp_path, "a.toml", '[error]\nfull = "Đĩa đầy: {path}"\n')
    _write(tmp_path, "b.toml", '[error.net]\nnone = "Không có"\n')
    words = Catalog.load(tmp_path)
    assert words("error.full", path="C:") == "Đĩa đầy: C:"
    assert words.error(UserError("error.full", path="D:")) == "Đĩa đầy: D:"
    assert words.placeholders("error.full") == {"path"}
    assert words.table("error") == {"full": "Đĩa đầy: {path}", "net.none": "Không có"}
    assert "error.net.none" in words
    assert words.get("error.missing", "–") == "–"
    with pytest.raises(KeyError):
        words("error.missing")


def test_one_key_in_two_files_is_refused(tmp_path: Path) -> None:
    _write(tmp_path, "a.toml", '[x]\ny = "1"\n')
    _write(tmp_path, "b.toml", '[x]\ny = "2"\n')
    with pytest.raises(ValueError, match=r"x\.y stands in two files"):
        Catalog.load(tmp_path).keys()


def test_a_word_that_is_no_text_is_refused(tmp_path: Path) -> None:
    _write(tmp_path, "a.toml", "[x]\ny = 1\n")
    with pytest.raises(ValueError, match=r"x\.y: a word is text"):
        Catalog.load(tmp_path).keys()


def test_threads_that_ask_at_once_all_get_their_words(tmp_path: Path) -> None:
    lines = "".join(f'key{n} = "{n}"\n' for n in range(2_000))
    _write(tmp_path, "a.toml", f"[x]\n{lines}")
    _write(tmp_path, "b.toml", f"[y]\n{lines}")
    for _ in range(5):
        words = Catalog.load(tmp_path)
        together = Barrier(8)

        def ask(n: int, words: Catalog = words, together: Barrier = together) -> tuple[str, int]:
            together.wait()
            return words(f"x.key{n}"), len(words.table("y"))

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(ask, range(8))) == [(str(n), 2_000) for n in range(8)]


def test_a_file_is_read_when_one_of_its_tables_is_asked_for(tmp_path: Path) -> None:
    _write(tmp_path, "a.toml", '[x]\ny = "1"\n\n[z.more]\nw = "3"\n')
    _write(tmp_path, "b.toml", '[x]\nu = "2"\n')
    _write(tmp_path, "c.toml", "[broken]\nx =\n")
    words = Catalog.load(tmp_path)
    assert words.table("z") == {"more.w": "3"}
    assert (words("x.y"), words("x.u"), words.get("none.such")) == ("1", "2", "")
    with pytest.raises(tomllib.TOMLDecodeError):
        words.get("broken.table")
