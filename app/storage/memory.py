"""A vault that lives in memory: the real stores, encrypted, for tests and for nothing else."""

from app.domain.clock import Chance, Clock
from app.domain.ids import StudyId, UserId, new_id
from app.domain.log import LogKind
from app.domain.study import Study, StudySecrets, new_pseudonym
from app.domain.users import KEYS, Role, Store, User
from app.storage.connecting import KEY_LENGTH, open_memory
from app.storage.migrating import migrate
from app.storage.pair import Pair
from app.storage.sql import Connection
from app.storage.study import RecoveryRecipients
from app.storage.undo import arm
from app.storage.unit_of_work import Begin
from app.storage.vault import Vault


def memory_vault(clock: Clock, chance: Chance, role: Role = Role.LEAD) -> Begin:
    """Return a way to begin work on a new study in memory, as a user with that role."""
    research = _store(Store.RESEARCH, chance)
    identity = _store(Store.IDENTITY, chance) if Store.IDENTITY in KEYS[role] else None
    if identity is not None:
        arm(identity)
    actor = UserId(new_id(clock, chance))
    vault = Vault(Pair(research, identity, None), clock, actor)
    found_in_memory(vault, clock, chance, role)
    return vault.begin


def _store(store: Store, chance: Chance) -> Connection:
    connection = open_memory(bytearray(chance(KEY_LENGTH)), store.value)
    migrate(connection, store)
    return connection


def found_in_memory(vault: Vault, clock: Clock, chance: Chance, role: Role = Role.LEAD) -> None:
    """Write the study and its one user into new stores."""
    now = clock.now()
    study = Study(StudyId(new_id(clock, chance)), "Studie", new_pseudonym(chance), now)
    with vault.begin() as work:
        secrets = StudySecrets("archive", "signing")
        work.study.found(study, secrets, RecoveryRecipients("research", "identity"))
        work.users.add(User(vault.actor, "Iemand", role, "recipient", active=True, added_at=now))
        work.log(LogKind.STUDY_CREATED, study.id)
        work.commit()
