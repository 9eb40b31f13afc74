"""dnapp: the working program of a Vietnamese provincial Department of Foreign Affairs."""

__version__ = "0.1.0"
