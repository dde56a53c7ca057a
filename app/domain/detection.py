"""Detection: what in a text may identify somebody, where it stands, and how sure that is."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How it identifies: by itself, together with other things, or by the story."""

    DIRECT = "direct"
    QUASI = "quasi"
    CONTEXT = "context"


class Tier(StrEnum):
    """What happens to it: masked by itself, masked until looked at, a passage to look at, or told."""

    AUTO = "auto"
    REVIEW = "review"
    FLAG = "flag"
    INFO = "info"


class Layer(StrEnum):
    """Which part of the search found it."""

    STRUCTURED = "structured"
    LISTS = "lists"
    REGISTRY = "registry"
    NAMES = "names"
    NET = "net"
    OTHER_CASES = "other_cases"
    STORY = "story"


class Label(StrEnum):
    """What sort of thing it is."""

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
    NUMBER = "NUMBER"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: code points from `start` up to but not including `end`."""

    start: int
    end: int
    label: Label
    kind: Kind
    tier: Tier
    layer: Layer


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """A term known to belong to this case, such as a name, and whose it is: `moeder`."""

    term: str
    label: Label | None = None
    role: str | None = None
