"""The folder of forms: three shelves of files, read one by one with their mistakes collected."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Generic, TypeVar

from app.domain.consent_form import ConsentForm
from app.domain.errors import Problem
from app.domain.guide import Guide
from app.domain.protocol import Protocol
from app.forms.consent import read_consent_form
from app.forms.errors import FormHasMistakes
from app.forms.guide import read_guide
from app.forms.page import Page
from app.forms.protocol import read_protocol
from app.language import Words

Noun = TypeVar("Noun", ConsentForm, Guide, Protocol)

BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Filed(Generic[Noun]):
    """What one file holds; `name` is its path below the folder of forms."""

    name: str
    text: str
    noun: Noun

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the text, in hexadecimal."""
        return sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Shelves:
    """Everything that could be read, the names of all files, and the mistakes in the rest."""

    consent: tuple[Filed[ConsentForm], ...]
    guides: tuple[Filed[Guide], ...]
    protocols: tuple[Filed[Protocol], ...]
    names: frozenset[str]
    mistakes: tuple[Problem, ...]

    @property
    def all(self) -> tuple[Filed[ConsentForm] | Filed[Guide] | Filed[Protocol], ...]:
        """Return everything that could be read."""
        return (*self.consent, *self.guides, *self.protocols)


@dataclass(frozen=True, slots=True)
class Shelf:
    """One folder below the folder of forms, and how its files end."""

    folder: Path
    name: str
    suffix: str

    @property
    def files(self) -> tuple[Path, ...]:
        """Return all files but hidden ones, by name."""
        found = (self.folder / self.name).glob("*")
        return tuple(sorted(each for each in found if not each.name.startswith(".")))


def read_shelves(folder: Path, words: Words) -> Shelves:
    """Return what stands on the three shelves of `folder`."""
    mistakes: list[Problem] = []
    consent, guides = Shelf(folder, "consent", ".md"), Shelf(folder, "guides", ".md")
    protocols = Shelf(folder, "protocols", ".toml")
    return Shelves(
        consent=_read(consent, read_consent_form, words, mistakes),
        guides=_read(guides, read_guide, words, mistakes),
        protocols=_read(protocols, read_protocol, words, mistakes),
        names=frozenset(
            f"{shelf.name}/{file.name}"
            for shelf in (consent, guides, protocols)
            for file in shelf.files
        ),
        mistakes=tuple(mistakes),
    )


def read_source(file: Path, name: str, words: Words) -> str:
    """Return the text of a file with plain line ends; raises `FormHasMistakes` if it has none."""
    page = Page(name, "", words)
    text = ""
    try:
        if not file.is_file():  # a pipe would be waited for, for ever
            raise FileNotFoundError(file)
        text = file.read_bytes().decode().removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        page.mistake(
            line, page.say("Hier staat een teken dat geen UTF-8 is. Bewaar het bestand als UTF-8.")
        )
    except OSError:
        page.mistake(1, page.say("Dit bestand kan niet gelezen worden."))
    page.settle()
    return text.replace("\r\n", "\n")


def _read(
    shelf: Shelf,
    read: Callable[[str, str, Words], Noun],
    words: Words,
    mistakes: list[Problem],
) -> tuple[Filed[Noun], ...]:
    if not shelf.files:
        sentence = words.say("In deze map staat niets, of de map ontbreekt.")
        mistakes.append(Problem(shelf.name, 1, sentence))
    filed = []
    for file in shelf.files:
        name = f"{shelf.name}/{file.name}"
        try:
            filed.append(_read_file(file, name, shelf, read, words))
        except FormHasMistakes as error:
            mistakes.extend(error.problems)
    return tuple(filed)


def _read_file(
    file: Path, name: str, shelf: Shelf, read: Callable[[str, str, Words], Noun], words: Words
) -> Filed[Noun]:
    page = Page(name, "", words)
    if file.suffix != shelf.suffix:
        page.mistake(
            1,
            page.say(
                "Dit bestand wordt niet gelezen: hier horen alleen bestanden die "
                "eindigen op {suffix}.",
                suffix=shelf.suffix,
            ),
        )
        page.settle()
    text = read_source(file, name, words)
    noun = read(text, name, words)
    due = _due_name(noun) + shelf.suffix
    if file.name != due:
        page.mistake(
            1, page.say("De naam van dit bestand moet {due} zijn: dat volgt uit de kop.", due=due)
        )
        page.settle()
    return Filed(name, text, noun)


def _due_name(noun: ConsentForm | Guide | Protocol) -> str:
    return noun.id if isinstance(noun, Protocol) else f"{noun.id}.{noun.language}"
