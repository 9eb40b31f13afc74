"""A finished PDF as PDF/A-2b (ISO 19005-2), the form that archives keep.

The fonts are in the file already; what is added is the colour space of its greys, the metadata in
the form that the standard asks for, and the claim. The same file always gives the same bytes.
"""

from __future__ import annotations

import io

import pikepdf
from pikepdf import pdfa

FLAVOUR = "2b"

_MADE, _NOTED = "xmp:CreateDate", "xmp:MetadataDate"


def archived(content: bytes) -> bytes:
    """The same pages, outline and text, claimed as PDF/A-2b; the tests validate every paper."""
    with pikepdf.open(io.BytesIO(content)) as file:
        for page in file.pages:
            # An empty transition stands on every page that reportlab writes.
            if "/Trans" in page.obj:
                del page.obj["/Trans"]
        pdfa.prepare(file, FLAVOUR)
        with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata[_NOTED] = metadata[_MADE]  # not the moment of writing: files are compared
        target = io.BytesIO()
        file.save(target, **pdfa.resolve_save_kwargs(FLAVOUR, deterministic_id=True))
    return target.getvalue()
