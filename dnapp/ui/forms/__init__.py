"""Record forms: what stands in them, their editors, their grids of child rows."""
