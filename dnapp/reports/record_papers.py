"""The papers that are made of one record: letters, the papers of a delegation, and the brief on a
partner."""

from __future__ import annotations

from dnapp.reports import delegation_papers, letters, partner_brief
from dnapp.reports.document import Document
from dnapp.services.workspace import Workspace

PAPERS = (*letters.LETTERS, *delegation_papers.PAPERS, partner_brief.BRIEF)


def build(workspace: Workspace, ident: str, kind: str) -> Document:
    """One of `PAPERS` of a record, as a document; KeyError for another kind, UserError when a
    record is gone."""
    if kind == partner_brief.BRIEF:
        return partner_brief.build(workspace, ident)
    if kind in delegation_papers.PAPERS:
        return delegation_papers.build(workspace, ident, kind)
    return letters.build(workspace, ident, kind)
