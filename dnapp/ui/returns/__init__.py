"""Reports of units: the list of a year, their forms, and taking in what they send."""
