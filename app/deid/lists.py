"""The word, name and place lists, read once."""

import gzip
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.deid.folding import fold

Section = frozenset[str]


@dataclass(frozen=True)
class Lists:
    """Every list in the folder `home`; each is read when it is first asked for."""

    home: Path

    def _packed(self, *names: str) -> Section:
        found: set[str] = set()
        for name in names:
            found.update(
                gzip.decompress((self.home / f"{name}.txt.gz").read_bytes()).decode().split("\n")
            )
        return frozenset(found)

    def _sections(self, name: str) -> dict[str, Section]:
        sections: dict[str, set[str]] = {}
        current: set[str] = set()
        for line in (self.home / f"{name}.txt").read_text("utf-8").splitlines():
            if line.startswith("["):
                current = sections.setdefault(line.strip("[] "), set())
            elif not line.startswith("#"):
                current.update(filter(None, (fold(term.strip()) for term in line.split(","))))
        return {title: frozenset(terms) for title, terms in sections.items()}

    @cached_property
    def words(self) -> Section:
        """Dutch and English words that stand in lower case."""
        return self._packed("words-nl", "words-en") | self.field["words"]

    @cached_property
    def dutch(self) -> Section:
        """Dutch words alone, for taking compounds apart."""
        return self._packed("words-nl")

    @cached_property
    def origins(self) -> dict[str, Section]:
        """Our own lists of names, by origin."""
        return self._sections("names-by-origin")

    @cached_property
    def first(self) -> Section:
        """First names of our own lists: strong evidence."""
        return self._of("first")

    @cached_property
    def last(self) -> Section:
        """Surnames of our own lists: strong evidence."""
        return self._of("last")

    def _of(self, part: str) -> Section:
        every = frozenset[str]().union(*(v for k, v in self.origins.items() if k.endswith(part)))
        return every - self.field["not names"] - self.field["common"]

    @cached_property
    def names(self) -> Section:
        """Every first name and surname of any list."""
        wide = self._packed("names-opentaal", "first-names", "surnames")
        return (wide | self.first | self.last) - self.field["not names"]

    @cached_property
    def first_anywhere(self) -> Section:
        """First names of any list."""
        return self._packed("first-names") | self.first

    @cached_property
    def dutch_names(self) -> Section:
        """First names and surnames in use in the Netherlands."""
        listed = self._packed("names-opentaal") - self.field["not names"] - self.field["common"]
        return listed | self.first | self.last

    @cached_property
    def capitals(self) -> Section:
        """Other words that the Dutch dictionary writes with a capital."""
        return self._packed("capitals-opentaal")

    @cached_property
    def places(self) -> Section:
        """Places and neighbourhoods of the Netherlands."""
        return (
            self._packed("places-nl")
            | self.near["neighbourhoods"]
            | self.near["regions"]
            | self.near["municipalities"]
        )

    @cached_property
    def far_places(self) -> Section:
        """Towns elsewhere."""
        return self._packed("places-world") | self.near["abroad"]

    @cached_property
    def near(self) -> dict[str, Section]:
        """Our own lists of places: neighbourhoods, regions, countries, abroad."""
        return self._sections("places-own")

    @cached_property
    def prisons(self) -> dict[str, Section]:
        """Prisons and their nicknames: names that say it alone, and places that have one."""
        return self._sections("prisons")

    @cached_property
    def bodies(self) -> dict[str, Section]:
        """Organisations: named ones, head words, tails, schools."""
        return self._sections("organisations")

    @cached_property
    def field(self) -> dict[str, Section]:
        """Words of the field and of everyday life, titles, roles and other small lists."""
        return self._sections("field")
