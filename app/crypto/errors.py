"""What can go wrong with keys, sealed files and signatures; the words stand in app.language."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import WaterlijnError
from app.domain.users import Store


class KeyKind(StrEnum):
    """The kinds of key a person may have to give."""

    RECIPIENT = "recipient"
    IDENTITY = "identity"
    SENDER = "sender"
    SIGNER = "signer"


@dataclass(eq=False)
class KeyTextMalformed(WaterlijnError):
    """A text that should be a key of this kind is not one."""

    kind: KeyKind


class NoRecipients(WaterlijnError):
    """Something was to be sealed to nobody."""


class NotSealed(WaterlijnError):
    """A file that should be sealed is something else."""


class TextArmour(WaterlijnError):
    """A sealed file was turned into text (age's armour), which ours never are."""


class SealedHeaderDamaged(WaterlijnError):
    """The head of a sealed file is cut or changed."""


class SealedToPassphrase(WaterlijnError):
    """A file asks for a passphrase; ours never do, and it may ask for gigabytes of memory."""


@dataclass(eq=False)
class SealedToForeignKey(WaterlijnError):
    """A file is sealed to a kind of key that ours never are."""

    stanza: str


class KeyDoesNotFit(WaterlijnError):
    """A file is not sealed to the key it was tried with."""


class SealedContentDamaged(WaterlijnError):
    """The content of a sealed file is cut or changed."""


class SignatureMalformed(WaterlijnError):
    """A signature can't be read, or is of the old kind that is not accepted."""


@dataclass(eq=False)
class SignedByAnother(WaterlijnError):
    """A signature was made with another key than expected; ids as minisign shows them."""

    expected: str
    found: str


class SignatureDoesNotFit(WaterlijnError):
    """What was signed has been changed, or the signature has."""


class WrongPassphrase(WaterlijnError):
    """No user of this study has this passphrase; which part was wrong is not told."""


@dataclass(eq=False)
class PassphraseTooShort(WaterlijnError):
    """A passphrase of one's own has fewer signs than `least`."""

    length: int
    least: int


@dataclass(eq=False)
class RecoveryCodeMissing(WaterlijnError):
    """None of the codes that were typed from a recovery sheet opens this store's key."""

    store: Store


@dataclass(eq=False)
class RecoveryCodeMistyped(WaterlijnError):
    """A code from a recovery sheet, counted from 1, holds a slip.

    `line` and `group` say where it is when a sign can't stand in any code, and else are 0.
    """

    code: int
    line: int = 0
    group: int = 0


class KdfOutOfBounds(WaterlijnError):
    """A file asks for a key derivation that is too weak to trust or too heavy to try."""
