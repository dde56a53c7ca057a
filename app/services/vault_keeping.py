"""Keeping the vault: founding a study, unlocking it, locking it, and looking it over."""

from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.crypto.keys import new_data_key
from app.crypto.passphrase import check_own
from app.crypto.sealing import generate_identity
from app.crypto.signing import generate_signing_keys
from app.crypto.wrapping import KdfCost
from app.domain.clock import Clock
from app.domain.ids import StudyId, UserId, new_id
from app.domain.log import LogEvent, LogKind, head_signs
from app.domain.study import Study, StudySecrets, new_pseudonym, tidy_title
from app.domain.users import Role, Store, User, tidy_name
from app.services.slots import agree
from app.services.unlocking import (
    Means,
    Unlocked,
    new_slot,
    sealed_keys,
    slot_of,
    unlock,
)
from app.storage.copying import kept_as_found
from app.storage.errors import HURT, NotAUser, StudyIsReadOnly
from app.storage.files import StudyLock
from app.storage.founding import Beginning, appearing, found_vault
from app.storage.header import Header, read_header
from app.storage.keys import StoreKeys
from app.storage.opening import Asked, CheckReport, Visit, key_flaw, look_over, open_vault
from app.storage.renewing import seize
from app.storage.salvaging import Salvaged
from app.storage.study import RecoveryRecipients
from app.storage.unit_of_work import Begin, UnitOfWork
from app.storage.vault import Opening, Vault


@dataclass(frozen=True, slots=True)
class NewStudy:
    """What a study is founded with."""

    title: str
    lead_name: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Recovery:
    """The secret identities that open the stores when nobody knows a passphrase any more.

    They are shown once, to be printed, and are kept nowhere.
    """

    research: str = field(repr=False)
    identity: str = field(repr=False)

    def of(self, store: Store) -> str:
        """Return the key that opens that store."""
        return self.research if store is Store.RESEARCH else self.identity


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

    def refuse_if_read_only(self) -> None:
        """Raise StudyIsReadOnly before anything is written beside the stores of a damaged study."""
        if self.vault.is_read_only:
            raise StudyIsReadOnly

    def close(self) -> None:
        """Lock the study; whatever goes wrong, everything is let go of."""
        try:
            self.vault.close()
        finally:
            self.lock.release()


@dataclass(frozen=True, slots=True)
class Held:
    """A study on disk that is open here, and the means with which slots are made for it."""

    study: OpenStudy
    means: Means


def held_by(study: OpenStudy, means: Means) -> Held:
    """Return the study with means by which new passphrases cost what the present one does.

    What this laptop can afford was found out when that one was set.
    """
    slot = slot_of(read_header(study.folder), study.user.id)
    cost = KdfCost(slot.memory_kib, slot.passes, slot.lanes)
    return Held(study, replace(means, kdf=replace(means.kdf, new=cost)))


@dataclass(frozen=True, slots=True)
class Founded:
    """A new study, open, and the recovery identities to print."""

    study: OpenStudy
    recovery: Recovery


def create_study(folder: Path, new: NewStudy, means: Means) -> Founded:
    """Found a study in a folder that holds nothing and open it; slow by intent.

    Raises PassphraseTooShort, FolderNotEmpty, NotAFolder, WholeDisk, TargetReadOnly, TargetFull,
    and leaves nothing then.
    """
    check_own(new.passphrase)
    keys = StoreKeys(new_data_key(means.chance), new_data_key(means.chance))
    for_research, for_identity = generate_identity(), generate_identity()
    recipients = RecoveryRecipients(for_research.public, for_identity.public)
    with appearing(folder, means.chance) as beside:
        lead = _found(beside, new, keys, recipients, means)
    opened = _enter(folder, StudyLock(folder), Unlocked(lead, keys), Visit(lead, means.clock))
    return Founded(opened, Recovery(for_research.secret, for_identity.secret))


def open_study(
    folder: Path,
    passphrase: str,
    means: Means,
    who: UserId | None = None,
    *,
    accept_losses: bool = False,
) -> OpenStudy:
    """Open a study with the passphrase of `who`, who need not be named when alone; slow by intent.

    With `accept_losses` a study opens that has lost something, and the log says what. Raises
    NotAStudy, NewerStudy, StudyInUse, WhichUser, TooSoon, WrongPassphrase, NotAUser, StudyDamaged,
    StudyRolledBack, TargetReadOnly, TargetFull; nothing stays open then.
    """
    header = read_header(folder)
    lock = seize(folder)
    try:
        unlocked = unlock(folder, header, who, passphrase, means)
    except BaseException:
        lock.release()
        raise
    visit = Visit(unlocked.user, means.clock, accept_losses)
    with kept_as_found(folder, means.clock.now(), HURT):
        return _enter(folder, lock, unlocked, visit)


def check_study(
    folder: Path, passphrase: str, means: Means, who: UserId | None = None, *, printed: str = ""
) -> CheckReport:
    """Look over a study that is not open, and change nothing; slow by intent.

    `printed` is the head of the log as a sheet or a receipt has it, to look for in the log. Raises
    HeadMistyped, and like `open_study` as long as nothing could be unlocked; after that it reports.
    """
    signs = head_signs(printed) if printed else ""
    header = read_header(folder)
    lock = seize(folder)
    try:
        unlocked = unlock(folder, header, who, passphrase, means)
        try:
            return look_over(folder, unlocked.keys, Asked(unlocked.user, signs))
        finally:
            unlocked.keys.wipe()
    finally:
        lock.release()


def open_salvaged(folder: Path, salvaged: Salvaged, who: UserId, clock: Clock) -> OpenStudy:
    """Open what could be read of a study, in memory and for looking only.

    Raises NotAUser, StudyInUse, TargetReadOnly.
    """
    vault = Vault(salvaged.pair, clock, who)
    with vault.begin() as work:
        user = work.users.find(who)
    if user is None or not user.active:
        raise NotAUser
    return OpenStudy(folder, vault, user, Opening(), StudyLock(folder))


def read_log(begin: Begin) -> tuple[LogEvent, ...]:
    """Return every event of the log, the oldest first."""
    with begin() as work:
        return tuple(work.events.all())


def _enter(folder: Path, lock: StudyLock, unlocked: Unlocked, visit: Visit) -> OpenStudy:
    with ExitStack() as on_failure:
        on_failure.callback(lock.release)
        try:
            vault, opening = open_vault(folder, unlocked.keys, visit)
            on_failure.callback(vault.close)
            agree(folder, vault.begin, unlocked)
        finally:
            unlocked.keys.wipe()
        with vault.begin() as work:
            user = work.users.get(unlocked.user)
        if flaw := key_flaw(user, unlocked.keys):
            raise flaw
        on_failure.pop_all()
    return OpenStudy(folder, vault, user, opening, lock)


def _found(
    folder: Path, new: NewStudy, keys: StoreKeys, recovery: RecoveryRecipients, means: Means
) -> UserId:
    now, title = means.clock.now(), tidy_title(new.title)
    study_id = StudyId(new_id(means.clock, means.chance))
    study = Study(study_id, title, new_pseudonym(means.chance), now)
    own = generate_identity()
    lead_id = UserId(new_id(means.clock, means.chance))
    lead = User(lead_id, tidy_name(new.lead_name), Role.LEAD, own.public, active=True, added_at=now)
    slot = new_slot(study.id, lead, own, new.passphrase, means)
    begin = Beginning(
        keys, Header(study.id, title, 1, (slot,)), sealed_keys(keys, [lead], recovery), lead.id
    )

    def first_act(work: UnitOfWork) -> None:
        work.users.add(lead)
        work.study.found(study, _fresh_secrets(), recovery)
        work.note_holders()
        work.log(LogKind.STUDY_CREATED, study.id)

    found_vault(folder, begin, means.clock, first_act)
    return lead.id


def _fresh_secrets() -> StudySecrets:
    return StudySecrets(generate_identity().secret, generate_signing_keys().secret)
