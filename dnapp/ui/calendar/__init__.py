"""The calendar of delegations: month and week, what clashes, what a month comes to."""
