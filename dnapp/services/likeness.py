"""Records whose names are so near to a typed one that it may be the same thing again."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from dnapp.core.text import words

if TYPE_CHECKING:
    from dnapp.store.repository import Repository

_LOOKED_AT = 5_000
_TOLD = 4
_NEAR = 0.84
"""Share of letters in common, tones and blanks aside: Gyeonggi and Kyonggi, not Lào and Lai."""


def near_names(
    repository: Repository[Any], typed: str, within: str = ""
) -> list[tuple[str, str, str]]:
    """(id, title, detail) of the nearest records, those of the very name first.

    Other spellings and former names count when they are the same words; `within` keeps to one list
    of lookups.
    """
    asked = "".join(words(typed))
    if not asked:
        return []
    same = set(repository.find_by_name(typed))
    found = []
    for option in repository.options("", _LOOKED_AT, within):
        share = 1.0 if option[0] in same else _share(asked, "".join(words(option[1])))
        if share >= _NEAR:
            found.append((-share, option))
    return [option for _, option in sorted(found)[:_TOLD]]


def _share(asked: str, name: str) -> float:
    matcher = SequenceMatcher(None, asked, name, autojunk=False)
    rough = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return matcher.ratio() if rough >= _NEAR else 0.0
