"""The version of the program, as receipts and the window say it."""

VERSION = "0.1.0"
