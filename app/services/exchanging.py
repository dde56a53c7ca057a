"""Giving somebody another key of their own, such that old and new both fit until one holds."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.users import User
from app.services.unlocking import sealed_keys
from app.storage.files import key_file
from app.storage.files import replace as replace_file
from app.storage.header import Header, write_header
from app.storage.keys import StoreKeys
from app.storage.study import RecoveryRecipients
from app.storage.unit_of_work import Begin, UnitOfWork


@dataclass(frozen=True, slots=True)
class Exchange:
    """Whose key is another from now on, what is noted of it, and a sheet that counts as well."""

    user: User
    note: Callable[[UnitOfWork], None]
    sheets: tuple[RecoveryRecipients, ...] = ()


def exchange(folder: Path, begin: Begin, keys: StoreKeys, header: Header, wanted: Exchange) -> None:
    """Take every step so that old and new both fit until the header says which holds.

    A kill at any step leaves a study that opens for everybody else, and for them with the old
    passphrase or the new one.
    """
    _write_keys(folder, begin, keys, wanted)
    with begin() as work:
        work.users.change_recipient(wanted.user)
        wanted.note(work)
        work.note_holders()
        work.commit()
    write_header(folder, header)
    with begin() as work:
        work.study.note_header(header.revision)
        work.commit()
    _write_keys(folder, begin, keys)


def _write_keys(folder: Path, begin: Begin, keys: StoreKeys, *also: Exchange) -> None:
    with begin() as work:
        users, sheets = work.believed_users()
    users.extend(each.user for each in also)
    sheets += tuple(sheet for each in also for sheet in each.sheets)
    for store, sealed in sealed_keys(keys, users, *sheets).items():
        replace_file(key_file(folder, store), sealed)
