"""Parts that windows, forms and pages are built from; none of them knows a record."""
