"""Keeping the vault: founding a study, unlocking it, locking it, and looking it over."""

from dataclasses import dataclass, field
from pathlib import Path

from app.crypto.keys import new_data_key
from app.crypto.passphrase import check_own
from app.crypto.sealing import AgeIdentity, generate_identity
from app.crypto.signing import generate_signing_keys
from app.domain.errors import WaterlijnError
from app.domain.ids import StudyId, UserId, new_id
from app.domain.log import ChainHead, LogEvent, LogKind
from app.domain.study import Study, StudySecrets, new_pseudonym
from app.domain.users import Role, Store, User
from app.services.unlocking import Means, Unlocked, new_slot, sealed_keys, unlock
from app.storage.errors import NoIdentityKey
from app.storage.files import StudyLock, key_file, replace
from app.storage.founding import Beginning, appearing, found_vault
from app.storage.header import Header, read_header, write_header
from app.storage.keys import StoreKeys
from app.storage.opening import Visit, look_over, open_vault
from app.storage.study import RecoveryRecipients
from app.storage.tags import header_key
from app.storage.unit_of_work import Begin, UnitOfWork
from app.storage.vault import Opening, Vault


@dataclass(frozen=True, slots=True)
class NewStudy:
    """What a study is founded with."""

    title: str
    lead_name: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewUser:
    """Who is to be let in."""

    name: str
    role: Role
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Recovery:
    """The secret identities that open the stores when nobody knows a passphrase any more.

    They are shown once, to be printed, and are kept nowhere.
    """

    research: str = field(repr=False)
    identity: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenStudy:
    """A study that is open, until `close`."""

    folder: Path
    vault: Vault
    user: User
    opening: Opening
    lock: StudyLock

    @property
    def begin(self) -> Begin:
        """Return the way to begin a unit of work, which services are given."""
        return self.vault.begin

    def close(self) -> None:
        """Lock the study; whatever goes wrong, everything is let go of."""
        try:
            self.vault.close()
        finally:
            self.lock.release()


@dataclass(frozen=True, slots=True)
class Founded:
    """A new study, open, and the recovery identities to print."""

    study: OpenStudy
    recovery: Recovery


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a study looked like when it was looked over; stewards can't look into `identity`."""

    flaws: tuple[WaterlijnError, ...]
    with_identity: bool
    events: int
    head: ChainHead


def create_study(folder: Path, new: NewStudy, means: Means) -> Founded:
    """Found a study in a folder that holds nothing and open it; slow by intent.

    Raises PassphraseTooShort, FolderNotEmpty, TargetReadOnly, TargetFull; nothing is left then.
    """
    check_own(new.passphrase)
    keys = StoreKeys(new_data_key(means.chance), new_data_key(means.chance))
    recovery = (generate_identity(), generate_identity())
    with appearing(folder, means.chance) as beside:
        lead = _found(beside, new, keys, recovery, means)
    opened = _enter(folder, StudyLock(folder), Unlocked(lead, keys), Visiting(means))
    return Founded(opened, Recovery(recovery[0].secret, recovery[1].secret))
