"""One participant: a page with tabs, each in a file of its own."""
