"""Bundles that are cut, changed, forged, passed on or replayed: each is named, none is opened."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.bundle.archive import pack
from app.bundle.bag import SEAL, SIGNATURE, bag, sha256
from app.bundle.errors import (
    ArchiveNotOurs,
    BundleDoesNotFollow,
    BundleFileChanged,
    BundleFileMissing,
    BundleFileUnlisted,
    BundleNotReadable,
    BundleOlderThanLast,
    BundleTooLarge,
    OpenerNotNamed,
    ReceiptOfAnother,
    ReceiptUnreadable,
    SealMissing,
    SealOfOtherVersion,
    SealUnreadable,
)
from app.bundle.limits import BUNDLE_LIMIT
from app.bundle.opening import Kind, inspect, open_bundle, open_sealed
from app.bundle.payload import lay_out
from app.bundle.receipts import check_against, read_receipt
from app.bundle.sealfile import read_seal, seal_over, write_seal
from app.crypto.errors import (
    KeyDoesNotFit,
    NotSealed,
    SealedToPassphrase,
    SignatureDoesNotFit,
    SignatureMalformed,
    SignedByAnother,
)
from app.crypto.sealing import generate_identity, seal_to
from app.crypto.signing import generate_signing_keys, sign
from app.domain.bundle import BundleFile, LastSeen
from app.domain.errors import WaterlijnError
from tests.bundle.made import CONTENT, Desk, seal

Files = dict[str, bytes]


def files_of(desk: Desk) -> Files:
    """The files of a good bundle by their paths."""
    bagged = bag(lay_out(CONTENT), desk.facts(), b"readme")
    files = {file.path: file.body for file in bagged}
    body = write_seal(seal_over(desk.facts(), files))
    return files | {SEAL: body, SIGNATURE: sign(body, desk.keys.signer.secret, "x")}


def resealed(desk: Desk, files: Files) -> bytes:
    """A sealed file of whatever files, as somebody with the public key can make it."""
    return seal_to(pack(BundleFile(*file) for file in files.items()), [desk.analyst.public])


def signed_again(desk: Desk, files: Files, **facts: object) -> Files:
    """The same files under a seal in which something was changed, signed by the true sender."""
    found = json.loads(files[SEAL]) | facts
    body = (json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
    return files | {SEAL: body, SIGNATURE: sign(body, desk.keys.signer.secret, "x")}


def refusal(desk: Desk, sealed: bytes) -> type[Exception]:
    with pytest.raises(WaterlijnError) as caught:
        open_sealed(sealed, desk.analyst.secret, desk.sender)
    return caught.type


def test_the_starting_point_of_these_tests_opens(desk: Desk) -> None:
    open_sealed(resealed(desk, files_of(desk)), desk.analyst.secret, desk.sender)


def test_another_key_does_not_open_it(desk: Desk) -> None:
    with pytest.raises(KeyDoesNotFit):
        open_bundle(seal(desk.order()).path, generate_identity().secret, desk.sender)


def test_another_sender_is_told_apart(desk: Desk) -> None:
    with pytest.raises(SignedByAnother):
        open_bundle(seal(desk.order()).path, desk.analyst.secret, generate_signing_keys().public)


def test_cut_at_many_places_it_never_opens_and_its_size_tells(desk: Desk) -> None:
    sealed = seal(desk.order())
    whole = sealed.path.read_bytes()
    cut = desk.folder / "cut.age"
    lengths = [*range(0, len(whole), 997), *range(len(whole) - 40, len(whole))]
    told = 0
    for length in lengths:
        cut.write_bytes(whole[:length])
        with pytest.raises(WaterlijnError):
            open_bundle(cut, desk.analyst.secret, desk.sender)
        told += inspect(cut).kind is not Kind.SEALED
    assert told == len(lengths)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10**9), bit=st.integers(0, 7))
def test_one_bit_changed_anywhere_in_the_file_never_opens(desk: Desk, place: int, bit: int) -> None:
    path = desk.folder / "waterlijn-0017.age"
    sealed = bytearray(path.read_bytes() if path.exists() else seal(desk.order()).path.read_bytes())
    sealed[place % len(sealed)] ^= 1 << bit
    with pytest.raises(WaterlijnError):
        open_sealed(bytes(sealed), desk.analyst.secret, desk.sender)


@pytest.mark.parametrize("sender_known", [True, False])
def test_one_byte_changed_in_any_file_inside_never_opens(desk: Desk, sender_known: bool) -> None:
    files = files_of(desk)
    sender = desk.sender if sender_known else None
    for path, body in files.items():
        # Without a sender's key nobody vouches for the seal's own words, so those are left.
        if sender_known or path not in (SEAL, SIGNATURE):
            changed = files | {path: body[:-1] + bytes([body[-1] ^ 1])}
            with pytest.raises(WaterlijnError):
                open_sealed(resealed(desk, changed), desk.analyst.secret, sender)


def test_a_file_left_out_or_put_in_is_named(desk: Desk) -> None:
    files = files_of(desk)
    text = "data/texts/D-01-gesprek-1.txt"
    without = {path: body for path, body in files.items() if path != text}
    with pytest.raises(BundleFileMissing) as missing:
        open_sealed(resealed(desk, without), desk.analyst.secret, desk.sender)
    assert missing.value.path == text
    for stranger in ("data/texts/D-99.txt", "setup.exe", "dataset.csv"):
        with pytest.raises(BundleFileUnlisted) as unlisted:
            open_sealed(resealed(desk, files | {stranger: b"x"}), desk.analyst.secret, desk.sender)
        assert unlisted.value.path == stranger


def test_a_bag_that_miscounts_itself_is_refused_though_signed(desk: Desk) -> None:
    files = files_of(desk)
    info = files["bag-info.txt"].replace(b"Payload-Oxum: ", b"Payload-Oxum: 1")
    tags = files["tagmanifest-sha256.txt"].decode()
    tags = tags.replace(sha256(files["bag-info.txt"]), sha256(info))
    files |= {"bag-info.txt": info, "tagmanifest-sha256.txt": tags.encode()}
    files = signed_again(desk, files, tagmanifest_sha256=sha256(tags.encode()))
    with pytest.raises(BundleFileChanged) as caught:
        open_sealed(resealed(desk, files), desk.analyst.secret, desk.sender)
    assert caught.value.path == "bag-info.txt"


def test_a_changed_text_is_named(desk: Desk) -> None:
    files = files_of(desk) | {"data/texts/D-01-gesprek-1.txt": b"Niemand belde."}
    with pytest.raises(BundleFileChanged) as caught:
        open_sealed(resealed(desk, files), desk.analyst.secret, desk.sender)
    assert caught.value.path == "data/texts/D-01-gesprek-1.txt"


def test_a_text_changed_together_with_its_lists_is_still_noticed(desk: Desk) -> None:
    changed = replace(CONTENT, texts=(replace(CONTENT.texts[0], body="Iets anders."),))
    bagged = bag(lay_out(changed), desk.facts(), b"readme")
    good = files_of(desk)
    files = {file.path: file.body for file in bagged}
    files |= {SEAL: good[SEAL], SIGNATURE: good[SIGNATURE]}
    assert refusal(desk, resealed(desk, files)) is BundleFileChanged


@pytest.mark.parametrize("left_out", [SEAL, SIGNATURE])
def test_an_unsigned_bundle_is_refused(desk: Desk, left_out: str) -> None:
    files = {path: body for path, body in files_of(desk).items() if path != left_out}
    sealed = resealed(desk, files)
    assert refusal(desk, sealed) is SealMissing
    with pytest.raises(SealMissing):
        open_sealed(sealed, desk.analyst.secret, None)


def test_a_signature_is_checked_before_what_it_is_over_is_read(desk: Desk) -> None:
    files = files_of(desk) | {SEAL: b"[" * 100_000}
    assert refusal(desk, resealed(desk, files)) is SignatureDoesNotFit
    files = files_of(desk) | {SIGNATURE: b"no signature"}
    assert refusal(desk, resealed(desk, files)) is SignatureMalformed


@pytest.mark.parametrize(
    "changed",
    [
        {"sequence": "17"},
        {"sequence": True},
        {"sequence": 0},
        {"sequence": 1.0},
        {"surprise": 1},
        {"recipients": []},
        {"recipients": [{"name": "x"}]},
        {"recipients": [1]},
        {"recipients": None},
        {"recipients": [{"name": 1, "organisation": "y", "age_key": "z"}]},
        {"versions": []},
        {"versions": {"waterlijn": 1}},
        {"study": "two\nlines"},
        {"study": ""},
        {"sealed_in": "2026-11-23T14:03"},
        {"bundle_id": "0198f0a0-0000-7000-8000-000000000000"},
        {"previous_seal_sha256": "x"},
        {"manifest_sha256": None},
        {"log_head": ["c"]},
        {"format": 1},
        {"archive_key": None},
    ],
    ids=str,
)
def test_a_seal_of_another_form_is_refused_though_signed(
    desk: Desk, changed: dict[str, object]
) -> None:
    files = signed_again(desk, files_of(desk), **changed)
    assert refusal(desk, resealed(desk, files)) is SealUnreadable


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b"{}",
        b"[" * 100_000,
        b'{"format": NaN}',
        b'{"format": "waterlijn-bundle/1", "format": "waterlijn-bundle/1"}',
    ],
    ids=lambda body: repr(body[:20]),
)
def test_a_seal_that_is_no_seal_is_refused(body: bytes) -> None:
    with pytest.raises(SealUnreadable):
        read_seal(body)


def test_a_seal_written_in_another_way_is_refused(desk: Desk) -> None:
    body = files_of(desk)[SEAL]
    for other in (body.rstrip(), body.replace(b"  ", b" "), b"\n" + body, body + b"{}"):
        with pytest.raises(SealUnreadable):
            read_seal(other)


def test_a_bundle_of_a_later_format_is_said_to_be_so(desk: Desk) -> None:
    files = signed_again(desk, files_of(desk), format="waterlijn-bundle/2")
    assert refusal(desk, resealed(desk, files)) is SealOfOtherVersion


def test_content_passed_on_to_a_stranger_is_noticed_by_the_stranger(desk: Desk) -> None:
    stranger = generate_identity()
    opened = open_bundle(seal(desk.order()).path, desk.analyst.secret, desk.sender)
    passed_on = seal_to(pack(opened.files), [stranger.public])
    with pytest.raises(OpenerNotNamed):
        open_sealed(passed_on, stranger.secret, desk.sender)


def test_an_older_bundle_is_refused_and_a_gap_is_counted(desk: Desk) -> None:
    path = seal(desk.order()).path

    def opened_after(last: LastSeen) -> int:
        return open_bundle(path, desk.analyst.secret, desk.sender, last).missed

    with pytest.raises(BundleOlderThanLast) as caught:
        opened_after(LastSeen(18, "a" * 64))
    assert (caught.value.sequence, caught.value.last) == (17, 18)
    assert opened_after(LastSeen(13, "a" * 64)) == 3


def test_each_bundle_holds_to_the_one_before_it(desk: Desk) -> None:
    first = seal(desk.order())
    facts = desk.facts(18, first.receipt.seal_sha256)
    second = seal(replace(desk.order(), facts=facts))
    opened = open_bundle(second.path, desk.analyst.secret, desk.sender, first.last_seen)
    assert opened.missed == 0
    again = open_bundle(second.path, desk.analyst.secret, desk.sender, opened.last_seen)
    assert again.missed == 0
    for other in (LastSeen(17, "b" * 64), LastSeen(18, "b" * 64)):
        with pytest.raises(BundleDoesNotFollow):
            open_bundle(second.path, desk.analyst.secret, desk.sender, other)


@pytest.mark.parametrize(
    ("body", "kind", "error"),
    [
        (b"", Kind.OTHER, NotSealed),
        (b"PK\x03\x04" + bytes(500), Kind.OTHER, NotSealed),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", Kind.TEXT_ARMOUR, WaterlijnError),
        (b"age-encryption.org/v1\n-> X25519 ", Kind.DAMAGED, WaterlijnError),
        (
            b"age-encryption.org/v1\n-> scrypt AAAA 23\nAAAA\n--- " + b"A" * 43 + b"\n",
            Kind.SCRYPT,
            SealedToPassphrase,
        ),
    ],
)
def test_other_files_are_named_for_what_they_are(
    desk: Desk, body: bytes, kind: Kind, error: type[Exception]
) -> None:
    path = desk.folder / "found.age"
    path.write_bytes(body)
    assert inspect(path).kind is kind
    with pytest.raises(error):
        open_bundle(path, desk.analyst.secret, desk.sender)
    assert [one.name for one in desk.folder.iterdir()] == ["found.age"]


def test_age_files_that_hold_no_bundle_are_refused(desk: Desk) -> None:
    for plain in (b"", b"\0" * 65536, b"hello", b"\0" * 65535):
        assert refusal(desk, seal_to(plain, [desk.analyst.public])) in (ArchiveNotOurs, SealMissing)


def test_a_huge_file_is_refused_unread(desk: Desk) -> None:
    path = desk.folder / "huge.age"
    with path.open("wb") as file:
        file.truncate(BUNDLE_LIMIT + 1)
    with pytest.raises(BundleTooLarge) as caught:
        open_bundle(path, desk.analyst.secret, desk.sender)
    assert caught.value.size == BUNDLE_LIMIT + 1


@pytest.mark.parametrize(
    "what", [lambda f: f / "none.age", lambda f: f, lambda _: Path("/dev/null")]
)
def test_what_is_no_file_is_not_read(desk: Desk, what: Callable[[Path], Path]) -> None:
    with pytest.raises(BundleNotReadable):
        open_bundle(what(desk.folder), desk.analyst.secret, desk.sender)


def test_a_changed_receipt_or_bundle_does_not_fit(desk: Desk) -> None:
    sealed = seal(desk.order())
    receipt = read_receipt(sealed.receipt_path, desk.sender)
    sealed.path.write_bytes(sealed.path.read_bytes() + b"\0")
    with pytest.raises(ReceiptOfAnother):
        check_against(receipt, sealed.path)
    text = sealed.receipt_path.read_bytes()
    sealed.receipt_path.write_bytes(text.replace(b"sequence: 17", b"sequence: 18"))
    with pytest.raises(SignatureDoesNotFit):
        read_receipt(sealed.receipt_path, desk.sender)
    beside = sealed.receipt_path.with_name(sealed.receipt_path.name + ".minisig")
    for other in (b"nothing", b"file: x\n", text + b"more: x\n", b"\xff"):
        sealed.receipt_path.write_bytes(other)
        beside.write_bytes(sign(other, desk.keys.signer.secret, "x"))
        with pytest.raises(ReceiptUnreadable):
            read_receipt(sealed.receipt_path, desk.sender)


def test_the_hash_of_a_seal_is_the_hash_of_its_file(desk: Desk) -> None:
    opened = open_bundle(seal(desk.order()).path, desk.analyst.secret, desk.sender)
    body = next(file.body for file in opened.files if file.path == SEAL)
    assert opened.seal_sha256 == sha256(body)
