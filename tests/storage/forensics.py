"""Looking at a store as an examiner with the key does: page by page, without SQLite.

SQLCipher 4 with a raw key: AES-256-CBC per page of 4096 bytes, of which the last 80 are the IV and
an HMAC-SHA-512 whose key is derived from the key and the salt in front of page 1.
"""

import hmac
from collections.abc import Iterable, Iterator
from hashlib import pbkdf2_hmac
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.domain.users import Store
from app.services.unlocking import unlock
from app.storage.files import IDENTITY, RESEARCH
from app.storage.header import read_header
from tests.storage.studies import LEAD, MEANS

PAGE, RESERVE, IV, SALT = 4096, 80, 16, 16
WAL_HEADER, FRAME_HEADER = 32, 24
FILES = {Store.RESEARCH: RESEARCH, Store.IDENTITY: IDENTITY}


def raw_keys(folder: Path) -> dict[Store, bytes]:
    """Return the keys of both stores, as whoever knows the passphrase gets them."""
    keys = unlock(folder, read_header(folder), None, LEAD, MEANS).keys
    return {store: bytes(key) for store, key in keys.held()}


def readable(folder: Path, keys: dict[Store, bytes]) -> bytes:
    """Return every page of both stores, their WALs and any copy beside them, in plain text."""
    return b"".join(pages_of(folder, store, keys[store]) for store in FILES)


def pages_of(folder: Path, store: Store, key: bytes) -> bytes:
    """Return every page of one store, its WAL and any copy beside it, in plain text."""
    pages: list[bytes] = []
    salt = (folder / FILES[store]).read_bytes()[:SALT]
    for path in sorted(folder.glob(f"{FILES[store]}*")):
        numbered = _wal_pages(path) if path.name.endswith("-wal") else _pages(path)
        pages += [_plain(number, page, key, salt) for number, page in numbered]
    return b"".join(pages)


def found_in(words: Iterable[str], plain: bytes) -> set[str]:
    """Return which of these words can be read: as text, as UTF-16, or as SQLite's own hex."""
    return {word for word in words if any(form in plain for form in _forms(word))}


def _forms(word: str) -> tuple[bytes, ...]:
    text = word.encode()
    wide = (word.encode("utf-16-le"), word.encode("utf-16-be"))
    return (text, *wide, text.hex().upper().encode())


def _pages(path: Path) -> Iterator[tuple[int, bytes]]:
    content = path.read_bytes()
    for number in range(len(content) // PAGE):
        yield number + 1, content[number * PAGE : (number + 1) * PAGE]


def _wal_pages(path: Path) -> Iterator[tuple[int, bytes]]:
    content = path.read_bytes()[WAL_HEADER:]
    size = FRAME_HEADER + PAGE
    for at in range(0, len(content) - size + 1, size):
        frame = content[at : at + size]
        yield int.from_bytes(frame[:4], "big"), frame[FRAME_HEADER:]


def _plain(number: int, page: bytes, key: bytes, salt: bytes) -> bytes:
    start = SALT if number == 1 else 0
    body, tail = page[start:-RESERVE], page[-RESERVE:]
    seal_key = pbkdf2_hmac("sha512", key, bytes(each ^ 0x3A for each in salt), 2, 32)
    sealed = body + tail[:IV] + number.to_bytes(4, "little")
    # The seal proves that this is the key and the page; without it "nothing found" means nothing.
    assert hmac.digest(seal_key, sealed, "sha512") == tail[IV:], (number, len(page))
    decryptor = Cipher(algorithms.AES(key), modes.CBC(tail[:IV])).decryptor()
    return decryptor.update(body) + decryptor.finalize()
