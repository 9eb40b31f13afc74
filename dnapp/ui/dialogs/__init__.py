"""Dialogs; all open with open(), none blocks."""
