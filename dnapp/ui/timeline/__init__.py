"""The timeline as painted: scale, lanes, bars, marks, the view, and paper."""
