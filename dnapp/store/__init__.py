"""The encrypted database: the only place with SQL."""
