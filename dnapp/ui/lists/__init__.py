"""List pages: the table, its filters, its detail panel."""
