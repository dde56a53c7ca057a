"""What can go wrong with keys, sealed files and signatures; the words stand in app.sentences."""

from dataclasses import dataclass, field
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
class RecoverySheetOld(WaterlijnError):
    """A code opens this store, but it is of an older sheet than the one to be tried."""

    store: Store


@dataclass(eq=False)
class RecoveryWordMistyped(WaterlijnError):
    """A word of a share is in no list; share and word count from 1, `near` is one that is alike."""

    store: Store
    share: int
    word: int
    near: str = field(default="", repr=False)


@dataclass(eq=False)
class RecoveryShareMistyped(WaterlijnError):
    """A share has too few or too many words, or all of them while its check says one is wrong."""

    store: Store
    share: int
    found: int
    wanted: int


@dataclass(eq=False)
class RecoverySharesApart(WaterlijnError):
    """Two shares were typed that are the same one, or that do not belong together."""

    store: Store
    same: bool


class KdfOutOfBounds(WaterlijnError):
    """A file asks for a key derivation that is too weak to trust or too heavy to try."""
