"""A partner entered twice, under a spelling that another one already bears."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dnapp.core.record import Problem, Tree
from dnapp.core.text import words
from dnapp.records.partner import Partner
from dnapp.records.partner_name import PartnerName

if TYPE_CHECKING:
    from dnapp.store.repository import Repositories
    from dnapp.store.search import Search

_MOST = 20
"""Partners that are compared for each name."""


def same_names(tree: Tree, repositories: Repositories, search: Search) -> Iterator[Problem]:
    """A warning for each name of a partner that another partner of its country bears, whatever
    the tones: Houaphanh is a name of Hủa Phăn."""
    partner = tree.record
    if not isinstance(partner, Partner):
        return
    names = {"name": partner.name}
    for place, row in enumerate(tree.of(PartnerName), start=1):
        names[f"partner_name[{place}].name"] = row.name
    warned: set[str] = set()
    for field, name in names.items():
        hits = [hit.id for hit in search.find(name, "partner", _MOST) if hit.id != partner.id]
        others = repositories["partner"].get_many([one for one in hits if one not in warned])
        further = repositories["partner_name"].children_of(list(others))
        for other in others.values():
            assert isinstance(other, Partner)
            if partner.country and other.country and partner.country != other.country:
                continue
            rows = (row.name for row in further.get(other.id, ()) if isinstance(row, PartnerName))
            if any(words(name) == words(known) for known in (other.name, *rows)):
                warned.add(other.id)
                yield Problem(field, "check.same_partner", {"title": other.name}, warning=True)
