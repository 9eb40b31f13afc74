"""Write docs/fields.md: every record type and field, from the specs and the Vietnamese words."""

from __future__ import annotations

from pathlib import Path

from dnapp.core.fields import Choice, Link, Links, Money, Spec
from dnapp.core.paths import words_folder
from dnapp.core.record import RecordType
from dnapp.core.words import Catalog
from dnapp.records import ALL

PLACE = Path(__file__).resolve().parent.parent / "docs" / "fields.md"

_HEAD = """# Fields

Every record type with its fields, in the order of the forms. Made by `tools/fields_doc.py`; do not
edit by hand. Marks: **r** required, **b** needed by the report (cần cho báo cáo), **u** unique,
**s** searched, **p** personal data, **c** computed.
"""

_MARKS = (
    ("r", "required"),
    ("b", "report"),
    ("u", "unique"),
    ("s", "search"),
    ("p", "personal"),
    ("c", "computed"),
)


def page() -> str:
    """The whole page."""
    words = Catalog.load(words_folder())
    return "\n".join([_HEAD, *(_section(kind, words) for kind in ALL)])


def _section(kind: RecordType, words: Catalog) -> str:
    title = words.get(f"record.{kind.key}.title", kind.key)
    owner = f" Rows of a `{kind.owner}`." if kind.parent else ""
    doc = (kind.cls.__doc__ or "").split("\n\n")[0].replace("\n", " ")
    doc = " ".join(doc.split())
    lines = [
        f"## `{kind.key}` – {title}",
        "",
        f"{doc}{owner}",
        "",
        "| Field | Kind | Marks | Nhãn |",
        "|---|---|---|---|",
    ]
    for spec in kind.specs.values():
        marks = " ".join(mark for mark, flag in _MARKS if getattr(spec, flag))
        label = words.get(spec.label_key)
        lines.append(f"| `{spec.name}` | {_kind(spec)} | {marks} | {label} |")
    return "\n".join([*lines, ""])


def _kind(spec: Spec) -> str:
    if isinstance(spec, Choice) and len(spec.options) <= 13:
        return "choice: " + ", ".join(f"`{option}`" for option in spec.options)
    if isinstance(spec, (Link, Links)):
        within = f" (list `{spec.within}`)" if spec.within else ""
        return f"{spec.kind} → `{spec.target}`{within}"
    if isinstance(spec, Money):
        return f"money, currency `{spec.currency}`"
    return spec.kind


if __name__ == "__main__":
    PLACE.write_text(page(), encoding="utf-8")
