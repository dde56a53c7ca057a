"""Replacing: what stands in the place of an identifier, the same for the same thing in a case.

Replacements are Dutch words by meaning to the speaker, in visible square brackets. Nothing of the
original is in them: no initials, no sound-alike, no hash.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from app.deid.folding import alike
from app.domain.detection import Kind, KnownTerm, Label, Span

OPEN, CLOSE = "[", "]"
WRITTEN_OPEN, WRITTEN_CLOSE = "⟦", "⟧"
"""What brackets of the writer's own become, so that no one takes them for a replacement."""

NUMBER = re.compile(r"\d+")
PERSONAL = frozenset({Label.PERSON, Label.NICK})

FIXED: Mapping[Label, str] = {
    Label.PHONE: "telefoonnummer",
    Label.EMAIL: "e-mailadres",
    Label.HANDLE: "accountnaam",
    Label.URL: "webadres",
    Label.IBAN: "rekeningnummer",
    Label.BSN: "burgerservicenummer",
    Label.SKN: "strafrechtnummer",
    Label.VNR: "v-nummer",
    Label.CASENO: "zaaknummer",
    Label.IDNR: "documentnummer",
    Label.PLATE: "kenteken",
    Label.POSTCODE: "postcode",
    Label.ADDRESS: "adres",
    Label.STREET: "straat",
    Label.DOB: "geboortedatum",
    Label.DATE: "datum",
    Label.RELDATE: "periode",
    Label.UNIT: "afdeling",
    Label.OFFENCE: "omschrijving van het feit weggelaten",
    Label.UNIQUE: "herkenbare bijzonderheid weggelaten",
}
NUMBERED: Mapping[Label, str] = {
    Label.PERSON: "persoon",
    Label.NICK: "persoon",
    Label.LOC: "plaats",
    Label.ORG: "organisatie",
    Label.PI: "gevangenis",
    Label.SCHOOL: "school",
}
AGES = ((12, "0-11"), (18, "12-17"), (25, "18-24"), (35, "25-34"), (45, "35-44"), (55, "45-54"))
ROLES = (
    "moeder|vader|ouder|broer|zus|zusje|broertje|zoon|dochter|kind|oom|tante|neef|nicht|"
    "opa|oma|partner|vrouw|man|vriendin|vriend|ex|schoonmoeder|schoonvader|zwager|"
    "schoonzus|buurman|buurvrouw|advocaat|advocate|casemanager|mentor|begeleider|"
    "begeleidster|coach|trajectbegeleider|reclasseringswerker|reclasseringsmedewerker|"
    "reclassering|jobcoach|bewindvoerder|schuldhulp|huisarts|dokter|psycholoog|psychiater|"
    "imam|dominee|docent|leraar|lerares|juf|meester|baas|chef|werkgever|collega|bewaarder|"
    "piw'er|wijkagent|agent|rechter|officier|onderzoeker|tolk|consulent|klantmanager|"
    "verzorger|werker"
)
ROLE_BEFORE = re.compile(rf"\b({ROLES})\W+$")
TITLES = re.compile(r"^(mevrouw|mevr\.?|meneer|dhr\.?|mw\.?|mr\.?|drs\.?|dr\.?|ing\.?)\s+", re.I)
REACH = 40
"""How many code points before a name a role word is looked for."""


class Replacements:
    """Gives out replacements within one case, and gives the same thing the same one."""

    def __init__(self, known: Sequence[KnownTerm], given: Mapping[str, str]) -> None:
        """Know the terms of the case, and what was given out before by entity."""
        self._known = [term for term in known if term.label in PERSONAL or term.label is None]
        self._given = dict(given)

    def entity(self, text: str, span: Span) -> str:
        """Return what tells mentions of the same thing from others: label and folded core."""
        mention = text[span.start : span.end]
        if span.label not in PERSONAL:
            return f"{span.label.value}:{alike(mention)}"
        known = self._known_as(mention)
        if known is not None:
            return f"KNOWN:{alike(known.role or '')}:{self._number_of(known)}"
        return self._person_like(_core(mention))

    def replacement(self, text: str, span: Span) -> str:
        """Return what stands in the place of this mention, in brackets."""
        entity = self.entity(text, span)
        if entity not in self._given:
            self._given[entity] = f"{OPEN}{self._words(text, span)}{CLOSE}"
        return self._given[entity]

    def _words(self, text: str, span: Span) -> str:
        mention = text[span.start : span.end]
        if span.label is Label.AGE:
            return _age(mention)
        if span.label in PERSONAL:
            return self._person(text, span)
        if span.label in FIXED:
            return FIXED[span.label]
        return self._numbered(NUMBERED.get(span.label, "weggelaten"))

    def _person(self, text: str, span: Span) -> str:
        known = self._known_as(text[span.start : span.end])
        if known is not None:
            return self._role(known)
        before = ROLE_BEFORE.search(alike(text[max(0, span.start - REACH) : span.start]))
        return self._numbered(before[1] if before else NUMBERED[Label.PERSON])

    def _role(self, known: KnownTerm) -> str:
        role = known.role or NUMBERED[Label.PERSON]
        if sum(term.role == known.role for term in self._people()) < 2:  # noqa: PLR2004 - alone
            return role
        return f"{role} {self._number_of(known)}"

    def _number_of(self, known: KnownTerm) -> int:
        same = [term for term in self._people() if term.role == known.role]
        return same.index(known) + 1 if known in same else 1

    def _people(self) -> list[KnownTerm]:
        """Return one term a person: aliases belong to the participant, who is one."""
        return [term for term in self._known if term.label is not Label.NICK]

    def _known_as(self, mention: str) -> KnownTerm | None:
        parts = set(_words_of(_core(mention)))
        found = [term for term in self._known if parts and parts <= _forms(term.term)]
        return found[0] if found else self._known_by_any(parts)

    def _known_by_any(self, parts: set[str]) -> KnownTerm | None:
        long = {part for part in parts if len(part) > REACH // 10}
        found = [term for term in self._known if long & set(_words_of(term.term))]
        return found[0] if len(found) == 1 else None

    def _person_like(self, core: str) -> str:
        """Return the entity of an earlier mention that shares the last name, or a new one."""
        words = _words_of(core)
        key = words[-1] if words else core
        for entity in self._given:
            if entity.startswith("PERSON:") and key in entity.removeprefix("PERSON:").split():
                return entity
        return "PERSON:" + " ".join(words)

    def _numbered(self, word: str) -> str:
        taken = [each for each in self._given.values() if each.startswith(f"{OPEN}{word} ")]
        return f"{word} {len(set(taken)) + 1}"


def mask(text: str, replaced: Iterable[tuple[Span, str]]) -> str:
    """Return a text with every stretch replaced; where two overlap the direct, then longer, wins.

    Replacements that stand there already stay as they are, so masking twice changes nothing.
    """
    parts, at = [], 0
    for span, replacement in _apart(replaced):
        parts += [text[at : span.start], replacement]
        at = span.end
    return "".join([*parts, text[at:]])


def _apart(replaced: Iterable[tuple[Span, str]]) -> list[tuple[Span, str]]:
    kept: list[tuple[Span, str]] = []
    for span, replacement in sorted(replaced, key=_weight):
        if not any(span.start < other.end and other.start < span.end for other, _ in kept):
            kept.append((span, replacement))
    return sorted(kept, key=lambda each: each[0].start)


def _weight(each: tuple[Span, str]) -> tuple[bool, int, int]:
    span = each[0]
    return (span.kind is not Kind.DIRECT, span.start - span.end, span.start)


def without_brackets(text: str) -> str:
    """Return a text whose own square brackets are of another kind, of the same length."""
    return text.replace(OPEN, WRITTEN_OPEN).replace(CLOSE, WRITTEN_CLOSE)


def _age(mention: str) -> str:
    number = NUMBER.search(mention)
    if number is None:
        return "leeftijd"
    years = int(number[0])
    band = next((band for below, band in AGES if years < below), "55 of ouder")
    return f"leeftijd {band}"


def _core(mention: str) -> str:
    return TITLES.sub("", mention.strip())


def _forms(term: str) -> set[str]:
    """Return the words a known name may be made of, genitives and initials among them."""
    words = _words_of(term)
    return {form for word in words for form in (word, word + "s", word[:1])}


def _words_of(text: str) -> list[str]:
    return re.findall(r"\w+", alike(text))
