"""The same verbs from a terminal: for stewards, for checking, and to start the window."""

from app.cli.run import run

__all__ = ["run"]
