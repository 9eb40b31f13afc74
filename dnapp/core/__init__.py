"""What dnapp knows without storage, window or paper: fields, queries, dates, money, words."""
