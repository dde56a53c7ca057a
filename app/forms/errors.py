"""What can be wrong with forms, as errors that carry fields and no words."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import Problem, WaterlijnError


@dataclass(eq=False)
class VersionsNotKept(WaterlijnError):
    """The file that says which text each version has can't be written; it is as it was."""

    path: Path


class FormHasMistakes(WaterlijnError):
    """One or more forms can't be used; every mistake found in one pass is in `problems`."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Carry the mistakes, in order of file and line."""
        super().__init__(problems)
        self.problems = problems
