"""Signatures and fingerprints, against Debian's minisign and against slips of the hand."""

import shutil
import subprocess
from pathlib import Path

import minisign
import pytest

from app.crypto.errors import (
    KeyTextMalformed,
    SignatureDoesNotFit,
    SignatureMalformed,
    SignedByAnother,
)
from app.crypto.fingerprint import ALPHABET, fingerprint, mistyped_groups, same_fingerprint
from app.crypto.signing import (
    generate_signing_keys,
    key_id,
    public_line,
    sign,
    signer_of,
    verify,
)

needs_minisign = pytest.mark.skipif(
    shutil.which("minisign") is None, reason="the minisign tool is not installed"
)


def test_what_is_signed_is_verified_with_its_comment() -> None:
    keys = generate_signing_keys()
    signature = sign(b"seal", keys.secret, "bundle 17")
    assert verify(b"seal", signature, keys.public) == "bundle 17"
    assert verify(b"seal", signature, public_line(keys.public)) == "bundle 17"
    assert signer_of(signature) == key_id(keys.public)


def test_a_changed_text_is_noticed() -> None:
    keys = generate_signing_keys()
    with pytest.raises(SignatureDoesNotFit):
        verify(b"sealed", sign(b"seal", keys.secret, "x"), keys.public)


def test_a_changed_comment_is_noticed() -> None:
    keys = generate_signing_keys()
    signature = sign(b"seal", keys.secret, "bundle 17").replace(b"bundle 17", b"bundle 18")
    with pytest.raises(SignatureDoesNotFit):
        verify(b"seal", signature, keys.public)


def test_somebody_elses_signature_is_told_apart_by_both_ids() -> None:
    keys, others = generate_signing_keys(), generate_signing_keys()
    with pytest.raises(SignedByAnother) as caught:
        verify(b"seal", sign(b"seal", others.secret, "x"), keys.public)
    assert caught.value.expected == key_id(keys.public)
    assert caught.value.found == key_id(others.public)


def test_a_borrowed_key_id_does_not_help() -> None:
    keys, others = generate_signing_keys(), generate_signing_keys()
    ours = bytearray(minisign.Signature.from_bytes(sign(b"s", keys.secret, "x"))._key_id)
    forged = minisign.Signature.from_bytes(sign(b"s", others.secret, "x"))
    forged._key_id = bytes(ours)
    with pytest.raises(SignatureDoesNotFit):
        verify(b"s", bytes(forged) + b"\n", keys.public)


def test_the_old_kind_of_signature_is_refused() -> None:
    keys = generate_signing_keys()
    key = minisign.SecretKey.from_bytes(keys.secret.encode())
    old = bytes(key.sign(b"seal", prehash=False, trusted_comment="x"))
    with pytest.raises(SignatureMalformed):
        verify(b"seal", old, keys.public)


@pytest.mark.parametrize("file", [b"", b"\n\n\n\n", b"untrusted comment: x\nAAAA\n", b"\xff" * 300])
def test_what_is_no_signature_is_refused(file: bytes) -> None:
    with pytest.raises(SignatureMalformed):
        verify(b"seal", file, generate_signing_keys().public)


@pytest.mark.parametrize("text", ["", "RWQ", "untrusted comment: x\nRWQ\n"])
def test_what_is_no_key_is_refused(text: str) -> None:
    keys = generate_signing_keys()
    with pytest.raises(KeyTextMalformed):
        verify(b"seal", sign(b"seal", keys.secret, "x"), text)
    with pytest.raises(KeyTextMalformed):
        sign(b"seal", text, "x")


def test_the_secret_shows_nowhere() -> None:
    keys = generate_signing_keys()
    assert keys.secret.splitlines()[1] not in repr(keys)


@needs_minisign
def test_debians_minisign_checks_ours_and_we_check_its(tmp_path: Path) -> None:
    keys = generate_signing_keys()
    (tmp_path / "our.pub").write_text(keys.public)
    (tmp_path / "our.key").write_text(keys.secret)
    (tmp_path / "seal.json").write_bytes(b"{}")
    (tmp_path / "seal.json.minisig").write_bytes(sign(b"{}", keys.secret, "bundle 17"))
    check = ["minisign", "-V", "-H", "-p", "our.pub", "-m", "seal.json"]
    said = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "Trusted comment: bundle 17" in said.stdout
    make = ["minisign", "-S", "-H", "-W", "-s", "our.key", "-t", "theirs", "-m", "seal.json"]
    subprocess.run(make, cwd=tmp_path, capture_output=True, check=True)
    theirs = (tmp_path / "seal.json.minisig").read_bytes()
    assert verify(b"{}", theirs, keys.public) == "theirs"


KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"


def test_a_fingerprint_stays_the_same_for_ever() -> None:
    assert fingerprint(KEY) == fingerprint(KEY + "\n")
    assert fingerprint(KEY) == "SXZ5S D0HHF 65868 GPZHG DS1C8 9TJ8B"


def test_every_single_slip_is_told_by_its_group() -> None:
    right = fingerprint(KEY)
    assert mistyped_groups(right) == ()
    for place, sign_there in enumerate(right):
        for slip in ALPHABET if sign_there != " " else "":
            if slip != sign_there:
                typed = right[:place] + slip + right[place + 1 :]
                assert mistyped_groups(typed) == (place // 6 + 1,)
                assert not same_fingerprint(typed, KEY)


def test_swapped_missing_and_surplus_groups_are_told() -> None:
    groups = fingerprint(KEY).split()
    assert mistyped_groups(" ".join([groups[1], groups[0], *groups[2:]])) == (1, 2)
    assert mistyped_groups(" ".join(groups[:4])) == (5, 6)
    assert mistyped_groups("") == (1, 2, 3, 4, 5, 6)
    assert not same_fingerprint(" ".join([*groups, groups[0]]), KEY)


def test_small_letters_dashes_and_look_alikes_are_read_kindly() -> None:
    typed = fingerprint(KEY).lower().replace(" ", "-").replace("1", "l").replace("0", "o")
    assert same_fingerprint(typed, KEY)
    assert mistyped_groups(typed) == ()
