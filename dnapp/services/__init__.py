"""Use cases: what officers do with records, without a window, SQL or paper."""
