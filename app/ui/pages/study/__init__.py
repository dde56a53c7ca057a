"""The study itself: what the lead chooses, who and where, the log, and the key others check by."""
