"""The parts of the page of figures: tiles, charts, and the records behind a number."""
