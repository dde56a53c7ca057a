"""The header's slots against the list of users inside the store, which is the one believed."""

from dataclasses import replace
from pathlib import Path

from app.services.unlocking import Unlocked
from app.storage.header import read_header, write_header
from app.storage.tags import header_key
from app.storage.unit_of_work import Begin


def agree(folder: Path, begin: Begin, unlocked: Unlocked) -> None:
    """Bring both together after a kill in the midst of an act on them.

    A slot of somebody whom the store does not let in goes. Whoever just opened their own slot has
    shown that its key is theirs, so the store takes that key from the slot.
    """
    header = read_header(folder)
    with begin() as work:
        users = {user.id: user for user in work.users.all() if user.active}
        kept = tuple(slot for slot in header.slots if slot.user in users)
        own = next(slot for slot in header.slots if slot.user == unlocked.user)
        if users[own.user].recipient != own.recipient:
            proven = replace(users[own.user], recipient=own.recipient)
            work.users.change_recipient(proven)
            work.note_holder(proven)
        work.note_holders(anew=False)
        if kept != header.slots:
            narrowed = replace(header, revision=header.revision + 1, slots=kept)
            write_header(folder, narrowed.tagged(header_key(unlocked.keys.research)))
            work.study.note_header(narrowed.revision)
        work.commit()
