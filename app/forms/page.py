"""One text of an author's hand, and the mistakes found in it so far."""

from dataclasses import dataclass, field

from app.domain.errors import Problem
from app.forms.errors import FormHasMistakes
from app.language import Words


@dataclass(frozen=True, slots=True)
class Page:
    """A text under its name; reading goes on after a mistake, so that all are found at once."""

    name: str
    text: str
    words: Words
    mistakes: list[Problem] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """Return the lines of the text; line n of an author is `lines[n - 1]`."""
        return self.text.split("\n")

    def say(self, text: str, /, **fields: object) -> str:
        """Return the text in the reader's language with the fields filled in."""
        return self.words.say(text, **fields)

    def mistake(self, line: int, sentence: str) -> None:
        """Note a mistake on that line."""
        self.mistakes.append(Problem(self.name, line, sentence))

    def settle(self) -> None:
        """Raise `FormHasMistakes` with all mistakes in order of line, if there is any."""
        if self.mistakes:
            raise FormHasMistakes(in_order(self.mistakes))


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file and line, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.file, problem.line)))
