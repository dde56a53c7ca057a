"""What a search for identifiers can find: kinds, tiers, labels, layers and spans."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How directly a find points at a person."""

    DIRECT = "direct"
    QUASI = "quasi"
    CONTEXT = "context"


class Tier(StrEnum):
    """What is to be done with a find; automatic and review are both masked until somebody keeps."""

    AUTO = "auto"
    REVIEW = "review"
    FLAG = "flag"
    INFO = "info"


class Label(StrEnum):
    """What sort of thing a find is."""

    PERSON = "PERSON"
    NICK = "NICK"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    HANDLE = "HANDLE"
    URL = "URL"
    IBAN = "IBAN"
    BSN = "BSN"
    SKN = "SKN"
    VNR = "VNR"
    CASENO = "CASENO"
    IDNR = "IDNR"
    PLATE = "PLATE"
    NUMBER = "NUMBER"
    POSTCODE = "POSTCODE"
    ADDRESS = "ADDRESS"
    STREET = "STREET"
    DOB = "DOB"
    DATE = "DATE"
    RELDATE = "RELDATE"
    AGE = "AGE"
    LOC = "LOC"
    ORG = "ORG"
    PI = "PI"
    UNIT = "UNIT"
    SCHOOL = "SCHOOL"
    OFFENCE = "OFFENCE"
    UNIQUE = "UNIQUE"

    @property
    def kind(self) -> Kind:
        """Return how directly a find of this sort points at a person."""
        return Kind.QUASI if self in _INDIRECT else Kind.DIRECT


_INDIRECT = frozenset(
    {
        Label.STREET, Label.DATE, Label.RELDATE, Label.AGE, Label.LOC, Label.ORG, Label.PI,
        Label.UNIT, Label.SCHOOL, Label.OFFENCE, Label.UNIQUE,
    }
)  # fmt: skip


class Layer(StrEnum):
    """Which part of the search made a find."""

    STRUCTURED = "structured"
    LISTS = "lists"
    REGISTRY = "registry"
    NAMES = "names"
    NET = "net"
    OTHER_CASES = "other_cases"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Span:
    """One find; `start` and `end` count code points of the original text."""

    start: int
    end: int
    label: Label
    kind: Kind
    tier: Tier
    layer: Layer


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """A name or other term that a case is known to hold, with what it is and to whom."""

    term: str
    label: Label | None = None
    role: str | None = None
