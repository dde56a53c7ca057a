"""The consent form: what a participant is told and asked, in one version and several languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from re import compile as pattern

from app.domain.language_tag import Language


class Change(StrEnum):
    """What kind of change a version is with regard to the one before it."""

    EDITORIAL = "editorial"
    MATERIAL = "material"
    """Only this one asks people who agreed to an earlier version to be asked again."""


class Placeholder(StrEnum):
    """A word in braces in a form that is filled from the settings of the study."""

    STUDY = "study"
    INSTITUTION = "institution"
    CONTACT_NAME = "contact_name"
    CONTACT_PHONE = "contact_phone"
    PRIVACY_CONTACT = "privacy_contact"
    COMPLAINTS_CONTACT = "complaints_contact"
    RETENTION_YEARS = "retention_years"

    @property
    def mark(self) -> str:
        """Return the placeholder as authors write it in a form."""
        return "{" + self.value + "}"


MARK = pattern(r"\{[^{}\n]*\}")
"""Anything in braces, known as a placeholder or not."""


class Pictogram(StrEnum):
    """An icon that stands beside an item, for people who read little."""

    TALK = "talk"
    MICROPHONE = "microphone"
    QUOTE = "quote"
    CALENDAR = "calendar"
    HANDS = "hands"
    SHARE = "share"


class ParagraphKind(StrEnum):
    """How a paragraph stands on the page."""

    TEXT = "text"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or one point of a list: plain text, in which a line break is meant."""

    text: str
    kind: ParagraphKind = ParagraphKind.TEXT


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class ConsentItem:
    """One thing a participant says yes or no to, without effect on the other items.

    `explanation` may hold several paragraphs, parted by an empty line; `check` is the
    teach-back question by which the interviewer hears whether it was understood.
    """

    id: str
    required: bool
    title: str
    question: str
    explanation: str
    check: str
    pictogram: Pictogram


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """One version of a consent form in one language, with the exact text it was read from."""

    id: str
    version: int
    language: Language
    title: str
    change: Change
    sections: tuple[Section, ...]
    limits: Section
    items: tuple[ConsentItem, ...]
    closing: Section
    text: str

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the exact text, in hexadecimal."""
        return sha256(self.text.encode()).hexdigest()

    def item(self, item_id: str) -> ConsentItem | None:
        """Return the item of that id, if this form asks it."""
        return next((item for item in self.items if item.id == item_id), None)

    def filled(self, settings: Mapping[Placeholder, str]) -> "ConsentForm":
        """Return the form as this study presents and signs it, its text and digest included.

        A setting that is still blank leaves its placeholder standing; `unfilled` names those.
        """
        return replace(
            self,
            title=_fill(self.title, settings),
            sections=tuple(_filled_section(section, settings) for section in self.sections),
            limits=_filled_section(self.limits, settings),
            items=tuple(_filled_item(item, settings) for item in self.items),
            closing=_filled_section(self.closing, settings),
            text=_fill(self.text, settings),
        )

    def unfilled(self) -> tuple[Placeholder, ...]:
        """Return the placeholders that still stand in the text."""
        return tuple(each for each in Placeholder if each.mark in self.text)


@dataclass(frozen=True, slots=True)
class ConsentFormSet:
    """One form in one version, in every language it was written in."""

    id: str
    version: int
    forms: tuple[ConsentForm, ...]

    def form(self, language: Language) -> ConsentForm | None:
        """Return the form in that language, if it was written in it."""
        return next((form for form in self.forms if form.language is language), None)

    def complete_languages(self) -> tuple[Language, ...]:
        """Return the languages that may be chosen: those that ask and tell all that others do."""
        return tuple(form.language for form in self.forms if self._is_complete(form))

    def missing_items(self, language: Language) -> tuple[str, ...]:
        """Return the ids of the items that other languages ask and this one does not."""
        form = self.form(language)
        own = {item.id for item in form.items} if form else set()
        every = dict.fromkeys(item.id for other in self.forms for item in other.items)
        return tuple(item_id for item_id in every if item_id not in own)

    def _is_complete(self, form: ConsentForm) -> bool:
        longest = max(len(other.sections) for other in self.forms)
        return not self.missing_items(form.language) and len(form.sections) == longest


def form_sets(forms: Iterable[ConsentForm]) -> tuple[ConsentFormSet, ...]:
    """Return the forms gathered by id and version, the oldest version first."""
    gathered: dict[tuple[str, int], list[ConsentForm]] = {}
    for form in forms:
        gathered.setdefault((form.id, form.version), []).append(form)
    return tuple(
        ConsentFormSet(form_id, version, tuple(gathered[form_id, version]))
        for form_id, version in sorted(gathered)
    )


def _fill(text: str, settings: Mapping[Placeholder, str]) -> str:
    # One pass, so that braces in a setting are never taken for another placeholder.
    by_mark = {placeholder.mark: value for placeholder, value in settings.items() if value}
    return MARK.sub(lambda found: by_mark.get(found[0], found[0]), text)


def _filled_section(section: Section, settings: Mapping[Placeholder, str]) -> Section:
    paragraphs = tuple(
        replace(paragraph, text=_fill(paragraph.text, settings)) for paragraph in section.paragraphs
    )
    return Section(_fill(section.heading, settings), paragraphs)


def _filled_item(item: ConsentItem, settings: Mapping[Placeholder, str]) -> ConsentItem:
    return replace(
        item,
        title=_fill(item.title, settings),
        question=_fill(item.question, settings),
        explanation=_fill(item.explanation, settings),
        check=_fill(item.check, settings),
    )
