"""The interview guide: topics in any order, each with an aim, questions and probes."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from app.domain.language_tag import Language
from app.domain.participant import Group


class Waterline(StrEnum):
    """Which side of a life a topic is about: what can be observed, or how it is lived."""

    ABOVE = "above"
    BELOW = "below"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Question:
    """One open question and what may be asked on from it; its id is unique within its topic."""

    id: str
    text: str
    probes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject of the talk; `minutes` is what it takes when nothing presses."""

    id: str
    title: str
    aim: str
    minutes: int
    waterline: Waterline
    questions: tuple[Question, ...]
    reminder: str | None


@dataclass(frozen=True, slots=True)
class Guide:
    """One version of an interview guide in one language, with the exact text it was read from.

    `groups` are those it is meant for; `intro` and `closing` are what is said at the beginning
    and the end, one paragraph each.
    """

    id: str
    version: int
    language: Language
    title: str
    groups: tuple[Group, ...]
    intro: tuple[str, ...]
    topics: tuple[Topic, ...]
    closing: tuple[str, ...]
    text: str

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the exact text, in hexadecimal."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def minutes(self) -> int:
        """Return how long the whole talk takes when every topic is treated."""
        return sum(topic.minutes for topic in self.topics)

    def topic(self, topic_id: str) -> Topic | None:
        """Return the topic of that id, if this guide has it."""
        return next((topic for topic in self.topics if topic.id == topic_id), None)
