"""A passphrase of one's own: changing it wraps one slot anew, and touches nothing else."""

from app.crypto.passphrase import check_own
from app.crypto.sealing import identity_from_text
from app.domain.log import LogKind
from app.services.unlocking import Means, keys_of, new_slot, slot_of, try_slot
from app.services.vault_keeping import OpenStudy
from app.storage.header import read_header, write_header
from app.storage.tags import header_key


def change_passphrase(study: OpenStudy, present: str, new: str, means: Means) -> None:
    """Give the one at work another passphrase, for the present one; slow by intent.

    Raises PassphraseTooShort, WrongPassphrase, TooSoon, TargetReadOnly, TargetFull. A kill leaves
    the old one or the new one. Older copies of the folder keep opening with the old one.
    """
    study.refuse_if_read_only()
    check_own(new)
    header = read_header(study.folder)
    old = slot_of(header, study.user.id)
    secret = try_slot(study.folder, header.study, old, present, means)
    unlocked = keys_of(study.folder, old, secret)
    try:
        slot = new_slot(header.study, study.user, identity_from_text(secret), new, means)
        renewed = header.with_slot(slot).tagged(header_key(unlocked.keys.research))
    finally:
        unlocked.keys.wipe()
    write_header(study.folder, renewed)
    with study.begin() as work:
        work.study.note_header(renewed.revision)
        work.log(LogKind.SLOT_CHANGED, study.user.id)
        work.commit()
