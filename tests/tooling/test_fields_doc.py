"""The page of fields follows the records."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_fields_is_up_to_date() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "fields_doc.py"))
    assert tool["PLACE"].read_text("utf-8") == tool["page"](), "run: python tools/fields_doc.py"
