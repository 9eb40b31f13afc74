"""Benches run when asked for; every one must still fit the program."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

BENCHES = Path(__file__).parents[1] / "bench"


@pytest.mark.parametrize("name", sorted(path.stem for path in BENCHES.glob("*.py")))
def test_a_bench_finds_what_it_measures(name: str) -> None:
    assert import_module(f"tests.bench.{name}")
