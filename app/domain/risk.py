"""Small numbers: how many people share the same answers, and who stands alone on what."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

Facts = Mapping[str, str]
"""What is known of one person: a value a variable."""

SAFE_K = 3
"""With fewer people alike than this, somebody who knows one of them may recognise them."""


@dataclass(frozen=True, slots=True)
class Alone:
    """One person, with how many they share all values, and the fewest variables that single out."""

    person: str
    alike: int
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Risk:
    """How recognisable people are by the variables looked at together."""

    variables: tuple[str, ...]
    people: int
    k: int
    unique: int
    alone: tuple[Alone, ...]

    @property
    def share_unique(self) -> float:
        """Return the share of people nobody is like, from 0 to 1."""
        return self.unique / self.people if self.people else 0.0


def risk(people: Mapping[str, Facts], variables: Sequence[str]) -> Risk:
    """Return how recognisable people are; `alone` lists those with fewer than SAFE_K alike."""
    sizes = _sizes(people, variables)
    alike = {person: sizes[_values(facts, variables)] for person, facts in people.items()}
    return Risk(
        variables=tuple(variables),
        people=len(people),
        k=min(alike.values(), default=0),
        unique=sum(count == 1 for count in alike.values()),
        alone=tuple(
            Alone(person, count, _singled_out(person, people, variables))
            for person, count in sorted(alike.items(), key=lambda each: (each[1], each[0]))
            if count < SAFE_K
        ),
    )


def _singled_out(
    person: str, people: Mapping[str, Facts], variables: Sequence[str]
) -> tuple[str, ...]:
    """Return the fewest variables on which hardly anybody is like this person."""
    for length in range(1, len(variables) + 1):
        for chosen in combinations(variables, length):
            if _sizes(people, chosen)[_values(people[person], chosen)] < SAFE_K:
                return chosen
    return ()


def _sizes(people: Mapping[str, Facts], variables: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter(_values(facts, variables) for facts in people.values())


def _values(facts: Facts, variables: Sequence[str]) -> tuple[str, ...]:
    return tuple(facts[variable] for variable in variables)
