"""What can still be read of a damaged study, in memory; its files are not touched.

SQLite writes to whatever it opens, so it is only given copies, which are encrypted as the files
are. From those, row after row goes into sound stores in memory. After one unreadable page a
connection of SQLCipher reads nothing more, so it is opened anew after every failure, and the way
round a bad page is found by halving.
"""

# ruff: noqa: S608   (every name in a statement comes from our own schema)

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from os import truncate
from pathlib import Path
from typing import BinaryIO

from app.domain.users import Store
from app.storage.connecting import MANNERS, PAGE, connect, open_memory, settle_manners
from app.storage.copying import STUDY_FILES, workroom
from app.storage.errors import Finding, NoIdentityKey, StudyDamaged, StudyIsReadOnly
from app.storage.files import IDENTITY, KEYS, PRIVATE_FILE, RESEARCH, make_folder, reading, writing
from app.storage.keys import StoreKeys
from app.storage.migrating import migrate
from app.storage.pair import Pair
from app.storage.sql import Connection, Row, Value
from app.storage.witness import Seen

FILES = {Store.RESEARCH: RESEARCH, Store.IDENTITY: IDENTITY}
MOST_FAILURES = 2000
"""Failures after which the rest of a table is left alone: about as many milliseconds."""
SHORTEST = 16 * 1024 * 1024
"""Bytes of empty pages that a copy gets at the least."""
FURTHEST = 1 << 20
"""The last row that is looked for when a table can't say how many it has."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """Sound stores in memory, and of which stores something is missing."""

    pair: "ReadOnlyPair"
    missing: frozenset[Store]


class ReadOnlyConnection(Connection):
    """A store from which is read, whatever is asked."""

    def execute(self, sql: str, params: tuple[Value, ...] | list[Value] = ()) -> int:  # type: ignore[override]
        """Refuse: only statements that change something come this way."""
        raise StudyIsReadOnly


class ReadOnlyPair(Pair):
    """Both stores, for looking only: nothing is begun, so that nothing can be kept."""

    read_only = True

    def identity(self) -> Connection:
        """Return the identity store; raise NoIdentityKey when it can't be read."""
        if self._identity is None:
            raise NoIdentityKey
        return self._identity

    def copy_to(self, folder: Path, keys: StoreKeys) -> Seen:
        """Refuse: half a study makes no backup."""
        raise StudyIsReadOnly

    def begin(self) -> None:
        """Take the turn; there is no transaction."""
        self._take_turn()

    def commit(self) -> None:
        """Keep nothing, since nothing was changed."""

    def end(self) -> None:
        """Let the next one begin."""
        self._release()


@contextmanager
def copies(folder: Path) -> Iterator[Path]:
    """Give a folder inside a study's with copies of its files, and take it away again.

    What the disk does not give back is left empty in them. Raises StudyUnreadable, TargetFull.
    """
    with workroom(folder) as room:
        make_folder(room / KEYS)
        for path in STUDY_FILES:
            for tail in ("", "-wal"):
                if (folder / f"{path}{tail}").is_file():
                    _copy(folder / f"{path}{tail}", room / f"{path}{tail}")
        yield room


def _copy(source: Path, target: Path) -> None:
    with reading(source), source.open("rb", buffering=0) as file:
        pages = [_page(file, start) for start in range(0, source.stat().st_size, PAGE)]
    with writing(target.name):  # and nobody waits for the disk: it is thrown away in a moment
        target.touch(mode=PRIVATE_FILE, exist_ok=False)
        target.write_bytes(b"".join(pages))


def _page(file: BinaryIO, start: int) -> bytes:
    try:
        file.seek(start)
        return file.read(PAGE)
    except OSError:
        return bytes(PAGE)


def salvage(copy: Path, keys: StoreKeys) -> Salvaged:
    """Return what can be read of copies of a study's files.

    Raises StudyDamaged when of the research store not even the study itself can be read.
    """
    with ExitStack() as on_failure:
        research, lost = _saved(copy, Store.RESEARCH, keys.research)
        on_failure.callback(research.raw.close)
        missing = {Store.RESEARCH} if lost else set()
        if _lacks_itself(research):
            raise StudyDamaged(RESEARCH, Finding.UNREADABLE)
        identity = None
        if keys.identity is not None:
            identity, lost = _saved(copy, Store.IDENTITY, keys.identity)
            missing |= {Store.IDENTITY} if lost else set()
        on_failure.pop_all()
    stores = [_shut(store) if store else None for store in (research, identity)]
    return Salvaged(ReadOnlyPair(_given(stores[0]), stores[1], None), frozenset(missing))


def _given(store: ReadOnlyConnection | None) -> ReadOnlyConnection:
    if store is None:
        raise ValueError("there is always a research store")
    return store


def _saved(copy: Path, store: Store, key: bytearray) -> tuple[Connection, bool]:
    sound = open_memory(bytearray(range(1, 33)), FILES[store])
    migrate(sound, store)
    for row in sound.all("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        sound.execute(f'DROP TRIGGER "{row["name"]}"')
    sound.execute("PRAGMA foreign_keys = OFF")
    _lengthen(copy / FILES[store])
    with ExitStack() as closing:
        source = Source(copy / FILES[store], key)
        closing.callback(source.close)
        for row in sound.all("SELECT name FROM sqlite_master WHERE type = 'table'"):
            if not str(row["name"]).startswith("sqlite_"):
                _fill(sound, str(row["name"]), source)
    _stand_in(sound, store)
    _drop_orphans(sound)
    return sound, source.lost


def _lengthen(path: Path) -> None:
    """Put empty pages behind a copy: SQLite reads nothing of a file that is shorter than it says.

    Pages of zeros are taken for damaged ones, and those before them can be read again.
    """
    if path.is_file() and (size := path.stat().st_size):
        with writing(path.name):
            truncate(path, (size // PAGE + 1) * PAGE + max(size // PAGE * PAGE, SHORTEST))


def _fill(sound: Connection, table: str, source: "Source") -> None:
    first = [
        dict(zip(row.keys(), row, strict=True)) for row in sound.all(f'SELECT * FROM "{table}"')
    ]
    sound.execute(f'DELETE FROM "{table}"')
    columns = [str(row["name"]) for row in sound.all(f'PRAGMA table_info("{table}")')]
    for row in source.rows(table):
        held = set(row.keys())
        known = [name for name in columns if name in held]
        _insert(sound, table, {name: row[name] for name in known})
    if not sound.one(f'SELECT 1 FROM "{table}"'):
        for values in first:
            _insert(sound, table, values)


def _insert(sound: Connection, table: str, values: dict[str, Value]) -> None:
    names = ", ".join(f'"{name}"' for name in values)
    places = ", ".join("?" * len(values))
    sound.execute(
        f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({places})', list(values.values())
    )


def _stand_in(sound: Connection, store: Store) -> None:
    """Put a nameless site in the place of one that is lost: everybody hangs on their site."""
    if store is Store.RESEARCH:
        sound.execute(
            """
            INSERT OR IGNORE INTO site (id, name, kind)
            SELECT DISTINCT site_id, '?', 'prison' FROM participant
            WHERE site_id NOT IN (SELECT id FROM site)
            """
        )


def _drop_orphans(sound: Connection) -> None:
    """Leave out what belongs to something that is lost, as no page could say what it is."""
    while orphans := sound.all("PRAGMA foreign_key_check"):
        for row in orphans:
            sound.execute(f'DELETE FROM "{row["table"]}" WHERE rowid = ?', [row["rowid"]])


def _lacks_itself(research: Connection) -> bool:
    return any(
        research.one(f"SELECT 1 FROM {table}") is None
        for table in ("study", "study_secret", "users")
    )


def _shut(store: Connection) -> ReadOnlyConnection:
    store.execute("PRAGMA query_only = ON")
    return ReadOnlyConnection(store.raw, store.file)


class Source:
    """The copy of a damaged store, read as far as it goes."""

    def __init__(self, path: Path, key: bytearray) -> None:
        """Begin at a file that may be missing, empty, cut or no store at all."""
        self._path, self._key = path, key
        self._open: Connection | None = None
        self.lost = False

    def rows(self, table: str) -> Iterator[Row]:
        """Yield every row that can be read, in their order."""
        if not self._ask("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)):
            return
        counted = self._ask(f'SELECT max(rowid) AS last FROM "{table}"', ())
        last = FURTHEST if counted is None else int(counted[0]["last"] or 0)
        waiting, failures = ([(1, last)] if last else []), 0
        while waiting and failures < MOST_FAILURES:
            low, high = waiting.pop()
            found = self._ask(
                f'SELECT * FROM "{table}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid', (low, high)
            )
            if found is not None:
                yield from found
                continue
            failures += 1
            middle = (low + high) // 2
            if low < high:
                waiting += [(middle + 1, high), (low, middle)]
            if not self._is_store():
                return

    def close(self) -> None:
        """Let go of the file."""
        if self._open is not None:
            self._open.raw.close()
        self._open = None

    def _ask(self, sql: str, params: tuple[Value, ...]) -> list[Row] | None:
        try:
            return self._connection().all(sql, params)
        except StudyDamaged:
            self.close()
            self.lost = True
            return None

    def _connection(self) -> Connection:
        if self._open is None:
            if not self._path.is_file() or not self._path.stat().st_size:
                raise StudyDamaged(self._path.name, Finding.EMPTY)
            self._open = connect(str(self._path), self._key, self._path.name)
            settle_manners(self._open, {"temp_store": MANNERS["temp_store"]})
        return self._open

    def _is_store(self) -> bool:
        return self._ask("SELECT count(*) FROM sqlite_master", ()) is not None
