"""What the vault's care costs, each against the bare thing it is made of, in the same run.

`python -m tests.bench.vault` tells ratios; machines differ, ratios hardly do. Unlocking against
Argon2id alone, a commit over both stores against two commits of plain SQLite (WAL, FULL), and
opening a study against opening one of a quarter of its events.
"""

import os
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from argon2.low_level import Type, hash_secret_raw

from app.crypto.wrapping import WISHED, KdfCost, KdfRules
from app.services.vault_keeping import NewStudy, create_study, open_study
from tests.storage.studies import LEAD, MEANS, act, name_somebody

COMMITS = 300
EVENTS = 3_000
TURNS = 5


def took(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def usual(work: Callable[[], object], turns: int = TURNS) -> float:
    """Return the median of some turns."""
    return median(took(work) for _ in range(turns))


def argon(cost: KdfCost) -> float:
    """Measure one bare try of a passphrase."""
    salt = os.urandom(16)
    return usual(
        lambda: hash_secret_raw(
            LEAD.encode(), salt, cost.passes, cost.memory_kib, cost.lanes, 32, Type.ID
        )
    )


def unlocking(folder: Path) -> tuple[float, float]:
    """Return the seconds of opening and closing a study, and of Argon2id alone."""
    means = replace(MEANS, kdf=KdfRules())
    create_study(folder, NewStudy("Bank", "Anna", LEAD), means).study.close()
    return usual(lambda: open_study(folder, LEAD, means).close()), argon(WISHED)


def committing(folder: Path) -> tuple[float, float, float]:
    """Return the median seconds of a commit over both stores, over one, and of two plain ones."""
    study = create_study(folder / "study", NewStudy("Bank", "Anna", LEAD), MEANS).study
    numbers = iter(range(COMMITS))
    both = usual(lambda: name_somebody(study, f"p-{next(numbers)}", "Iemand"), COMMITS)
    one = usual(lambda: act(study), COMMITS)
    study.close()
    stores = [_plain(folder / name) for name in ("a.db", "b.db")]

    def commit_plainly() -> None:
        for store in stores:
            store.execute("INSERT INTO identity VALUES ('p', 'Iemand')")
            store.commit()

    plain = usual(commit_plainly, COMMITS)
    for store in stores:
        store.close()
    return both, one, plain


def _plain(file: Path) -> sqlite3.Connection:
    store = sqlite3.connect(file)
    store.execute("PRAGMA journal_mode = WAL")
    store.execute("PRAGMA synchronous = FULL")
    store.execute("CREATE TABLE identity (participant_id TEXT, name TEXT)")
    store.commit()
    return store


def opening(folder: Path, events: int) -> tuple[float, int]:
    """Return the seconds of opening a study with so many events, and its size."""
    study = create_study(folder, NewStudy("Bank", "Anna", LEAD), MEANS).study
    act(study, events)
    study.close()
    size = sum(each.stat().st_size for each in folder.glob("*.db"))
    return usual(lambda: open_study(folder, LEAD, MEANS).close()), size


def main() -> None:
    """Measure all three and tell the ratios."""
    with TemporaryDirectory() as folder:
        whole, bare = unlocking(Path(folder) / "unlocking")
        (Path(folder) / "c").mkdir()
        both, one, plain = committing(Path(folder) / "c")
        small, little = opening(Path(folder) / "small", EVENTS)
        big, much = opening(Path(folder) / "big", 4 * EVENTS)
    print(f"unlock {whole * 1e3:.0f} ms, Argon2id {bare * 1e3:.0f} ms, ratio {whole / bare:.2f}")
    print(f"commit over both stores {both * 1e3:.2f} ms, over one {one * 1e3:.2f} ms")
    print(f"two plain commits {plain * 1e3:.2f} ms, ratio {both / plain:.2f}")
    print(
        f"open {little / 1e6:.1f} MB {small * 1e3:.0f} ms, {much / 1e6:.1f} MB {big * 1e3:.0f} ms"
    )
    print(f"four times the events, {big / small:.1f} times as long")


if __name__ == "__main__":
    main()
