"""The old name of a partner that is renamed stays one of its names: records that others know by
it are found by it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dnapp.core.record import Tree
from dnapp.core.text import words
from dnapp.records.partner import Partner
from dnapp.records.partner_name import PartnerName

if TYPE_CHECKING:
    from dnapp.store.repository import Repositories


def with_former_name(tree: Tree, repositories: Repositories) -> Tree:
    """The same tree; a renamed partner gets its stored name as a former one (tên cũ).

    Not when the names it has already lead to it by every word of the old one, as after a slip of
    the pen or a change of tones.
    """
    record = tree.record
    if not isinstance(record, Partner) or not record.id:
        return tree
    stored = repositories["partner"].get_many((record.id,)).get(record.id)
    if not isinstance(stored, Partner) or stored.name == record.name:
        return tree
    rows = tree.children.get("partner_name")
    if rows is None:
        rows = repositories.tree("partner", record.id).children["partner_name"]
    known = [record.name, *(row.name for row in rows if isinstance(row, PartnerName))]
    old = set(words(stored.name))
    if any(old <= set(words(name)) for name in known):
        return tree
    former = PartnerName(name=stored.name, kind="former", pos=len(rows) + 1)
    return replace(tree, children={**tree.children, "partner_name": (*rows, former)})
