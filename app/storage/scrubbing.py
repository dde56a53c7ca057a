"""Scrubbing: bringing off the disk what was deleted, which deleting alone does not do.

With `secure_delete` the freed rows are overwritten, but the WAL keeps the pages as they were and
what an index split leaves words behind. So the store is written anew (VACUUM), the WAL is brought
home and cut to nothing, and the copies that a migration or a mishap left beside it go too.
"""

import shutil
from pathlib import Path

from app.storage.sql import Connection


def scrub_store(store: Connection) -> None:
    """Write a store anew without anything that was deleted; outside a transaction.

    Raises TargetFull, TargetReadOnly, TargetFailed.
    """
    store.execute("VACUUM")
    store.the("PRAGMA wal_checkpoint(TRUNCATE)")
    place = str(store.the("PRAGMA database_list")["file"])
    if place:
        Path(f"{place}.before").unlink(missing_ok=True)
        for kept in Path(place).parent.glob("kept-*"):
            shutil.rmtree(kept, ignore_errors=True)
