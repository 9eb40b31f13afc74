"""The grid of counters by month."""
