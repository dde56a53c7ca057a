"""Keys for tags, derived from the research key: they vouch for files, and open nothing."""

from hmac import digest


def header_key(research: bytearray) -> bytes:
    """Return the key for the tag of `vault.json`."""
    return _derived(research, b"waterlijn vault.json 1")


def witness_key(research: bytearray) -> bytes:
    """Return the key for the tags of the witness."""
    return _derived(research, b"waterlijn witness 1")


def _derived(research: bytearray, purpose: bytes) -> bytes:
    return digest(research, purpose, "sha256")
