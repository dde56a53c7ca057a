"""The forms in use: consent forms, guides and repeat-interview plans, to look at and to print."""
