"""The window; the only place with Qt."""

import builtins

import PySide6.QtCore  # noqa: F401 - what follows undoes a part of it

# PySide puts its own function in place of the import statement, for `from __feature__ import …`,
# which nothing here uses; it would read the source text of every module that is imported later.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
