"""Opening a study on disk: everything that is looked at before anybody may work in it."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.clock import Clock
from app.domain.errors import WaterlijnError
from app.domain.ids import UserId
from app.domain.log import ChainHead, HeadNotInLog, LogEvent, LogKind, vouched_for
from app.domain.study import Study
from app.domain.users import Store, User, leads_among
from app.storage.attempts import failed_attempts, forget_failures
from app.storage.ballast import keep_ballast
from app.storage.checks import (
    Looked,
    chain_flaw,
    file_flaw,
    header_revision,
    rollbacks,
    store_flaws,
)
from app.storage.connecting import open_file
from app.storage.copying import clear_workroom
from app.storage.errors import (
    Finding,
    Loss,
    NotAUser,
    StudyChanged,
    StudyDamaged,
    StudyRolledBack,
    TargetFailed,
    TargetFull,
    TargetReadOnly,
)
from app.storage.files import HEADER, IDENTITY, RESEARCH, WITNESS, reading, writing
from app.storage.header import Header, read_header
from app.storage.keys import StoreKeys
from app.storage.log import Log
from app.storage.migrating import migrate_file, pending
from app.storage.pair import Mended, mend, seen_in
from app.storage.readme import keep_readme
from app.storage.rebasing import accept_losses, renew_header
from app.storage.sql import Connection
from app.storage.study import StudyRow
from app.storage.tags import header_key, witness_key
from app.storage.undo import arm
from app.storage.users import Users
from app.storage.vault import Opening, Stores, Vault
from app.storage.witness import Seen, hashed, open_witness

FILES = {Store.RESEARCH: RESEARCH, Store.IDENTITY: IDENTITY}


@dataclass(frozen=True, slots=True)
class Visit:
    """Who opens a study, and whether they have accepted that something is missing from it."""

    actor: UserId | None
    """Without, it is the first lead: the recovery sheet lets them in, and nobody else."""
    clock: Clock
    accept_losses: bool = False


def open_vault(folder: Path, keys: StoreKeys, visit: Visit) -> tuple[Vault, Opening]:
    """Open both stores, or one for want of a key, after looking at everything.

    The caller holds the folder's lock and wipes the keys. Raises StudyDamaged, StudyRolledBack,
    NewerStudy, NotAUser, TargetReadOnly, TargetFull; nothing stays open then.
    """
    with ExitStack() as on_failure:
        stores = connected(folder, keys)
        on_failure.callback(stores.close)
        opening = _make_ready(stores, keys, accept=visit.accept_losses)
        actor = visit.actor or _first_lead(stores)
        vault = Vault(stores.pair, visit.clock, actor, stores)
        opening = _log_opening(vault, folder, opening)
        _finish_erasing(vault)
        stores.witness.note_surely(seen_in(stores.research))
        with writing(WITNESS):
            stores.witness.take_place(folder / WITNESS)
        on_failure.pop_all()
    clear_workroom(folder)
    keep_ballast(folder)
    keep_readme(folder)
    return vault, opening


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a study looked like; stewards can't look into the identity store.

    Without `head` the research store could not be read, and nothing beyond `flaws` is known.
    """

    flaws: tuple[WaterlijnError, ...]
    with_identity: bool
    head: ChainHead | None
    vouched: LogEvent | None = None
    """The event whose head was printed, when a printed head was asked for and is in the log."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a study beyond its files: whose keys these are, and a printed head."""

    who: UserId
    signs: str = ""


def look_over(folder: Path, keys: StoreKeys, asked: Asked | None = None) -> CheckReport:
    """Report everything that is wrong with a study; change nothing but bring its WALs home."""
    flaws: list[WaterlijnError] = []
    head = vouched = None
    try:
        with closing(connected(folder, keys)) as stores:
            flaws.extend(_flaws(stores, read_header(folder), keys))
            user = Users(stores.research).find(asked.who) if asked else None
            flaws.extend(filter(None, [key_flaw(user, keys)]))
            head = seen_in(stores.research).log
            if asked and asked.signs:
                vouched = vouched_for(Log(stores.research).all(), asked.signs)
    except (StudyDamaged, HeadNotInLog) as error:
        flaws.append(error)
    return CheckReport(tuple(flaws), keys.identity is not None, head, vouched)


def key_flaw(user: User | None, keys: StoreKeys) -> StudyDamaged | None:
    """Return what is wrong when somebody's role comes with the names and their key does not.

    A damaged line of a key file looks like a line for somebody else: without this, a lead would
    come in as if they were a steward, and nobody would know why.
    """
    if user and user.holds_key_to(Store.IDENTITY) and keys.identity is None:
        return StudyDamaged(f"{Store.IDENTITY.value}.age", Finding.UNREADABLE)
    return None


@dataclass(frozen=True, slots=True)
class Known:
    """What the research store knows of itself, for which no header is needed."""

    study: Study
    revision: int
    """Of the header that is lost."""
    users: tuple[User, ...]


def known_of_itself(folder: Path, keys: StoreKeys) -> Known:
    """Return what a header can be written anew from; raises what `connected` raises."""
    with closing(connected(folder, keys)) as stores:
        research = stores.research
        return Known(
            StudyRow(research).get(), header_revision(research), tuple(Users(research).all())
        )


def connected(folder: Path, keys: StoreKeys) -> Stores:
    """Open whatever the keys open, and the witness; nothing has been looked at yet."""
    for name in FILES.values():
        if flaw := file_flaw(folder / name):
            raise flaw
    with ExitStack() as on_failure:
        with writing(WITNESS):
            witness = open_witness(folder / WITNESS, witness_key(keys.research))
        on_failure.callback(witness.close)
        with reading(folder):
            seen, now = witness.read(), hashed(folder)
        changed = tuple(name for name, digest in seen.files if (name, digest) not in now)
        if seen.files and not changed:
            # Opening turns a copy from DELETE mode into WAL: a kill must not make it look changed.
            witness.note(replace(seen, files=()))
        research = open_file(folder / RESEARCH, keys.research)
        on_failure.callback(research.raw.close)
        identity = open_file(folder / IDENTITY, keys.identity) if keys.identity else None
        if identity is not None:
            on_failure.callback(identity.raw.close)
        stores = Stores(folder, research, identity, witness, changed)
        if seen.files and not changed:
            _know_again(stores, seen)
        on_failure.pop_all()
    return stores


def _know_again(stores: Stores, seen: Seen) -> None:
    """Remember the files as they are now that they are open, for who only looks them over."""
    with reading(stores.folder):
        now = hashed(stores.folder)
    stores.witness.note(replace(seen, files=now))


def _first_lead(stores: Stores) -> UserId:
    leads = leads_among(Users(stores.research).all())
    if not leads:
        raise NotAUser
    return leads[0].id


def _make_ready(stores: Stores, keys: StoreKeys, *, accept: bool) -> Opening:
    header = read_header(stores.folder)
    for store, connection, _ in _each(stores, keys):
        pending(connection, store)
    for damage in _damage(stores, header, keys):
        raise damage
    mended = mend(stores.research, stores.identity) if stores.identity else Mended.NOTHING
    losses = tuple(_losses(stores, header))
    if losses and not accept:
        raise losses[0]
    stores.witness.note_surely(seen_in(stores.research))
    if losses:
        _go_on_without(stores, header, losses, header_key(keys.research))
    steps = [
        migrate_file(connection, store, stores.folder / connection.file, key)
        for store, connection, key in _each(stores, keys)
    ]
    if stores.identity is not None:
        arm(stores.identity)
    return Opening(mended, losses, sum(steps))


def _each(stores: Stores, keys: StoreKeys) -> Iterator[tuple[Store, Connection, bytearray]]:
    connections = {Store.RESEARCH: stores.research, Store.IDENTITY: stores.identity}
    for store, key in keys.held():
        if connection := connections[store]:
            yield store, connection, key


def _flaws(stores: Stores, header: Header, keys: StoreKeys) -> Iterator[WaterlijnError]:
    yield from _damage(stores, header, keys)
    yield from _losses(stores, header)


def _damage(stores: Stores, header: Header, keys: StoreKeys) -> Iterator[StudyDamaged]:
    if not header.is_believed(header_key(keys.research)):
        yield StudyDamaged(HEADER, Finding.FORGED)
    for _, connection, _ in _each(stores, keys):
        yield from store_flaws(connection, stores.folder / connection.file)
    if flaw := chain_flaw(stores.research):
        yield flaw


def _losses(stores: Stores, header: Header) -> Iterator[Loss]:
    seen = stores.witness.read()
    yield from rollbacks(Looked(stores.research, stores.identity, header, seen))
    yield from (StudyChanged(name) for name in stores.changed)
    if stores.witness.lost:
        yield stores.witness.lost


def _go_on_without(stores: Stores, header: Header, losses: tuple[Loss, ...], key: bytes) -> None:
    accept_losses(stores, losses)
    known = header_revision(stores.research)
    if header.revision < known:
        renew_header(stores.folder, header, known, key)


def _finish_erasing(vault: Vault) -> None:
    # Erasing was cut off between the commit and the disk. Without room it waits for a next opening.
    with suppress(TargetFull, TargetReadOnly, TargetFailed), vault.begin() as work:
        if work.erasures.unscrubbed():
            work.scrub()


def _counts(loss: Loss) -> dict[str, int]:
    if isinstance(loss, StudyRolledBack):
        return {"found": loss.found, "expected": loss.expected}
    return {}


def _log_opening(vault: Vault, folder: Path, opening: Opening) -> Opening:
    failed = failed_attempts(folder)
    with vault.begin() as work:
        before = work.events.latest(LogKind.UNLOCKED)
        user = work.users.find(vault.actor)
        if user is None or not user.active:
            raise NotAUser
        if failed:
            work.log(LogKind.UNLOCK_FAILED, count=failed)
        for loss in opening.losses:
            work.log(LogKind.LOSS_ACCEPTED, loss.file, **_counts(loss))
        if opening.mended is not Mended.NOTHING:
            work.log(LogKind.REPAIRED, what=opening.mended.value)
        work.log(LogKind.UNLOCKED)
        work.study.note_header(read_header(folder).revision)
        work.commit()
    if failed:
        forget_failures(folder)
    return replace(opening, failed=failed, since=before.at if before else None)
