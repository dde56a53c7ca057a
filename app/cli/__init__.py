"""The verbs from a terminal; sees everything, nothing sees it."""
