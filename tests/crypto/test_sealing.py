"""Sealing and signing, against the library's edges and Debian's own tools."""

import base64
import hashlib
import json
import shutil
import subprocess
import zlib
from pathlib import Path

import pyrage
import pytest

from app.crypto.errors import (
    KeyDoesNotFit,
    KeyTextMalformed,
    NoRecipients,
    NotSealed,
    SealedContentDamaged,
    SealedHeaderDamaged,
    SealedToForeignKey,
    SealedToPassphrase,
    TextArmour,
)
from app.crypto.sealing import (
    check_recipient,
    generate_identity,
    identity_from_text,
    open_with,
    read_header,
    seal_to,
)
from app.domain.errors import WaterlijnError

needs_age = pytest.mark.skipif(shutil.which("age") is None, reason="the age tool is not installed")


def test_whoever_it_was_sealed_to_opens_it_and_nobody_else() -> None:
    ours, theirs, stranger = generate_identity(), generate_identity(), generate_identity()
    sealed = seal_to(b"water", [ours.public, theirs.public])
    assert open_with(sealed, ours.secret) == b"water"
    assert open_with(sealed, theirs.secret) == b"water"
    with pytest.raises(KeyDoesNotFit):
        open_with(sealed, stranger.secret)


def test_a_key_pair_survives_being_written_as_age_keygen_writes_it() -> None:
    pair = generate_identity()
    text = pair.to_text()
    assert text.startswith("# public key: age1")
    assert identity_from_text(text) == pair
    assert identity_from_text(pair.secret) == pair


def test_a_secret_never_shows_in_a_representation_or_an_error() -> None:
    pair = generate_identity()
    assert pair.secret not in repr(pair)
    with pytest.raises(KeyTextMalformed) as caught:
        open_with(seal_to(b"", [pair.public]), pair.secret[:-1] + "Q")
    assert caught.value.__cause__ is None
    assert pair.secret[:20] not in str(caught.value)


@pytest.mark.parametrize("text", ["", "# only a comment\n", "two\nlines\n", "AGE-SECRET-KEY-1"])
def test_a_text_that_is_no_key_file_is_refused(text: str) -> None:
    with pytest.raises(KeyTextMalformed):
        identity_from_text(text)


@pytest.mark.parametrize("key", ["", "age1", "ssh-ed25519 AAAA", "age1é", "AGE-SECRET-KEY-1"])
def test_only_an_x25519_key_is_a_recipient(key: str) -> None:
    with pytest.raises(KeyTextMalformed):
        check_recipient(key)


def test_sealing_to_nobody_is_refused() -> None:
    with pytest.raises(NoRecipients):
        seal_to(b"water", [])


def test_a_recipient_given_twice_is_sealed_to_once() -> None:
    pair = generate_identity()
    assert read_header(seal_to(b"", [pair.public, pair.public])).recipients == 1


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 200_000])
def test_cut_anywhere_it_opens_as_nothing(size: int) -> None:
    pair = generate_identity()
    sealed = seal_to(b"x" * size, [pair.public])
    header = read_header(sealed).length
    edges = {0, 1, 5, 22, 40, header - 1, header, header + 1, header + 16, len(sealed) - 1}
    chunks = {header + 16 + 65552 * number for number in range(1, 4)}
    for length in sorted(cut for cut in edges | chunks if cut < len(sealed)):
        with pytest.raises((SealedContentDamaged, SealedHeaderDamaged, NotSealed)):
            open_with(sealed[:length], pair.secret)


def test_one_bit_changed_anywhere_opens_as_nothing() -> None:
    pair = generate_identity()
    sealed = seal_to(b"x" * 300, [pair.public])
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(WaterlijnError):
            open_with(bytes(changed), pair.secret)


def test_bytes_after_the_end_are_refused() -> None:
    pair = generate_identity()
    with pytest.raises(SealedContentDamaged):
        open_with(seal_to(b"water", [pair.public]) + b"\0", pair.secret)


def test_a_file_that_asks_for_a_passphrase_is_refused_before_any_work() -> None:
    with pytest.raises(SealedToPassphrase):
        open_with(pyrage.passphrase.encrypt(b"water", "x"), generate_identity().secret)


def test_a_passphrase_hidden_behind_a_good_key_is_refused() -> None:
    pair = generate_identity()
    sealed = seal_to(b"water", [pair.public])
    stanza = b"-> scrypt ApBGUQxr+K87uf/ueb3N4Q 23\n1zku6C6ngC67Vl0n3jj+XyEVxb3eDyLyXEW6eG1eBbg\n"
    with pytest.raises(SealedToPassphrase):
        open_with(sealed.replace(b"\n--- ", b"\n" + stanza + b"--- "), pair.secret)


def test_a_kind_of_key_we_never_use_is_refused() -> None:
    pair = generate_identity()
    sealed = seal_to(b"water", [pair.public])
    foreign = sealed.replace(b"-> X25519", b"-> piv-p256", 1)
    with pytest.raises(SealedToForeignKey) as caught:
        open_with(foreign, pair.secret)
    assert caught.value.stanza == "piv-p256"


def test_text_armour_is_named_as_such() -> None:
    pair = generate_identity()
    armoured = pyrage.encrypt(
        b"water", [pyrage.x25519.Recipient.from_str(pair.public)], armored=True
    )
    with pytest.raises(TextArmour):
        open_with(armoured, pair.secret)


@pytest.mark.parametrize("other", [b"", b"PK\x03\x04", b"age-encryption.org/v2\n", b"\0" * 100])
def test_another_kind_of_file_is_named_as_such(other: bytes) -> None:
    with pytest.raises(NotSealed):
        open_with(other, generate_identity().secret)


def test_a_head_without_end_is_refused_without_reading_on() -> None:
    stanza = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
    with pytest.raises(SealedHeaderDamaged):
        read_header(b"age-encryption.org/v1\n" + stanza * 100_000 + b"--- " + b"A" * 43 + b"\n")


@needs_age
def test_debians_age_opens_ours_and_we_open_its(tmp_path: Path) -> None:
    pair = generate_identity()
    (tmp_path / "key.txt").write_text(pair.to_text())
    (tmp_path / "ours.age").write_bytes(seal_to(b"water", [pair.public]))
    opened = subprocess.run(
        ["age", "-d", "-i", "key.txt", "ours.age"], cwd=tmp_path, capture_output=True, check=True
    )
    assert opened.stdout == b"water"
    made = subprocess.run(
        ["age", "-r", pair.public], input=b"line", capture_output=True, check=True
    )
    assert open_with(made.stdout, pair.secret) == b"line"


@needs_age
def test_a_key_file_of_age_keygen_is_read(tmp_path: Path) -> None:
    made = subprocess.run(["age-keygen"], capture_output=True, text=True, check=True).stdout
    assert identity_from_text(made).public in made


VECTORS: dict[str, str] = json.loads(
    (Path(__file__).parent / "sealing_vectors.json").read_text("ascii")
)
"""age's own test vectors, npm package cctv-age 0.2.0 (0BSD or CC0-1.0 or Unlicense), in base64."""
NOT_OURS = (TextArmour, SealedToPassphrase, SealedToForeignKey)


@pytest.mark.parametrize("name", VECTORS)
def test_every_vector_of_age_opens_rightly_or_ends_in_our_error(name: str) -> None:
    about, sealed = base64.b64decode(VECTORS[name]).split(b"\n\n", 1)
    said = dict(line.split(": ", 1) for line in about.decode("utf-8").splitlines())
    if said.get("compressed") == "zlib":
        sealed = zlib.decompress(sealed)
    secret = said.get("identity", generate_identity().secret)
    found = _opened(sealed, secret)
    if isinstance(found, bytes):
        assert said["expect"] == "success"
        assert hashlib.sha256(found).hexdigest() == said["payload"]
    elif isinstance(found, KeyTextMalformed):
        assert not secret.startswith("AGE-SECRET-KEY-1")
    else:
        # What age would open and we don't is of a kind that we never open, and said to be so.
        assert said["expect"] != "success" or isinstance(found, NOT_OURS)


def _opened(sealed: bytes, secret: str) -> bytes | WaterlijnError:
    try:
        return open_with(sealed, secret)
    except WaterlijnError as error:
        return error


def test_the_vectors_that_must_open_are_among_them() -> None:
    assert len(VECTORS) == 143
    assert {"x25519", "x25519_grease", "stream_two_chunks"} <= VECTORS.keys()
