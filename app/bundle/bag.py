"""The bundle as a bag (BagIt 1.0, RFC 8493): lists of hashes that `sha256sum -c` reads."""

import hashlib
from collections.abc import Iterable, Mapping

from app.bundle.errors import BundleFileChanged, BundleFileMissing, BundleFileUnlisted
from app.domain.bundle import BundleFile, SealFacts

MANIFEST = "manifest-sha256.txt"
TAGMANIFEST = "tagmanifest-sha256.txt"
SEAL = "seal.json"
SIGNATURE = "seal.json.minisig"
README = "README.txt"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
TAGS = ("bagit.txt", "bag-info.txt", MANIFEST, README)
"""What the tag manifest lists. The seal holds the hash of that list, so it can't stand on it."""


def sha256(body: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def bag(payload: tuple[BundleFile, ...], facts: SealFacts, readme: bytes) -> tuple[BundleFile, ...]:
    """Return the payload with all that makes it a bag; only the seal is still to come."""
    tags = (
        BundleFile("bagit.txt", DECLARATION),
        BundleFile("bag-info.txt", _info(payload, facts)),
        BundleFile(MANIFEST, _list(payload)),
        BundleFile(README, readme),
    )
    return (*payload, *tags, BundleFile(TAGMANIFEST, _list(tags)))


def check_bag(files: Mapping[str, bytes]) -> None:
    """Raise unless the bag is complete and exact both ways: all that is listed, and no more."""
    for path in (*TAGS, TAGMANIFEST):
        if path not in files:
            raise BundleFileMissing(path)
    if files["bagit.txt"] != DECLARATION:
        raise BundleFileChanged("bagit.txt")
    payload = {path: body for path, body in files.items() if path.startswith("data/")}
    strangers = files.keys() - payload.keys() - {*TAGS, TAGMANIFEST, SEAL, SIGNATURE}
    if strangers:
        raise BundleFileUnlisted(min(strangers))
    _check_list(TAGMANIFEST, files[TAGMANIFEST], {path: files[path] for path in TAGS})
    _check_list(MANIFEST, files[MANIFEST], payload)
    _check_oxum(files["bag-info.txt"], payload)


def _list(files: Iterable[BundleFile]) -> bytes:
    lines = sorted((file.path, sha256(file.body)) for file in files)
    return "".join(f"{digest}  {path}\n" for path, digest in lines).encode("ascii")


def _check_list(name: str, listed: bytes, files: Mapping[str, bytes]) -> None:
    """Compare a list with the one we would write, and if they differ say where."""
    if listed == _list(BundleFile(path, body) for path, body in files.items()):
        return
    digests = _read_list(name, listed)
    for path in sorted(digests.keys() - files.keys()):
        raise BundleFileMissing(path)
    for path in sorted(files.keys() - digests.keys()):
        raise BundleFileUnlisted(path)
    for path in sorted(files):
        if digests[path] != sha256(files[path]):
            raise BundleFileChanged(path)
    raise BundleFileChanged(name)


def _read_list(name: str, listed: bytes) -> dict[str, str]:
    digests = {}
    for line in listed.decode("utf-8", "replace").splitlines():
        digest, between, path = line.partition("  ")
        if not between:
            raise BundleFileChanged(name)
        digests[path] = digest
    return digests


def _info(payload: tuple[BundleFile, ...], facts: SealFacts) -> bytes:
    """Return what bags say of themselves; no Bagging-Date, which would be finer than was chosen."""
    lines = (
        _oxum(file.body for file in payload),
        f"Bag-Software-Agent: {_agent(facts)}",
        f"External-Identifier: {facts.bundle_id}",
        f"Bag-Group-Identifier: {facts.study}",
        f"Sealed-In: {facts.sealed_in}",
    )
    return ("\n".join(lines) + "\n").encode("utf-8")


def _agent(facts: SealFacts) -> str:
    return " ".join(f"{one.of}/{one.version}" for one in facts.versions[:1]) or "waterlijn"


def _oxum(bodies: Iterable[bytes]) -> str:
    sizes = [len(body) for body in bodies]
    return f"Payload-Oxum: {sum(sizes)}.{len(sizes)}"


def _check_oxum(info: bytes, payload: Mapping[str, bytes]) -> None:
    if _oxum(payload.values()).encode("ascii") not in info.split(b"\n"):
        raise BundleFileChanged("bag-info.txt")
