"""The header is read as if an enemy wrote it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.crypto.errors import KdfOutOfBounds, WrongPassphrase
from app.domain.ids import UserId
from app.storage.errors import Finding, NewerStudy, StudyDamaged
from app.storage.header import MOST_BYTES, parse, read_header, rendered, write_header
from tests.storage.studies import closed, opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return closed(tmp_path / "study")


def fields(folder: Path) -> dict:
    return json.loads((folder / "vault.json").read_text())


def put(folder: Path, changed: dict) -> None:
    (folder / "vault.json").write_text(json.dumps(changed))


def test_what_is_written_is_what_is_read(folder: Path) -> None:
    header = read_header(folder)
    assert parse(rendered(header)) == header
    assert header.revision == 1
    assert len(header.slots) == 1


@pytest.mark.parametrize(
    ("place", "value", "finding"),
    [
        (("extra",), 1, Finding.UNKNOWN_FIELD),
        (("slots", 0, "extra"), 1, Finding.UNKNOWN_FIELD),
        (("title",), 5, Finding.BAD_VALUE),
        (("title",), "", Finding.BAD_VALUE),
        (("title",), "x" * 501, Finding.BAD_VALUE),
        (("revision",), True, Finding.BAD_VALUE),
        (("revision",), 1.0, Finding.BAD_VALUE),
        (("revision",), -1, Finding.BAD_VALUE),
        (("revision",), 10**30, Finding.BAD_VALUE),
        (("slots",), [], Finding.BAD_VALUE),
        (("slots",), {}, Finding.BAD_VALUE),
        (("slots", 0), "x", Finding.BAD_VALUE),
        (("slots", 0, "salt"), "not base64!", Finding.BAD_VALUE),
        (("slots", 0, "box"), "A" * 480 + "é", Finding.BAD_VALUE),
        (("slots", 0, "memory_kib"), "65536", Finding.BAD_VALUE),
        (("format",), 0, Finding.BAD_VALUE),
        (("format",), None, Finding.BAD_VALUE),
    ],
)
def test_what_does_not_belong_is_refused(
    folder: Path, place: tuple, value: object, finding: Finding
) -> None:
    changed = fields(folder)
    inside = changed
    for step in place[:-1]:
        inside = inside[step]
    inside[place[-1]] = value
    put(folder, changed)
    with pytest.raises(StudyDamaged) as caught:
        opened(folder)
    assert (caught.value.file, caught.value.finding) == ("vault.json", finding)


def test_a_field_that_is_gone_is_missed(folder: Path) -> None:
    for name in ("study", "title", "slots", "tag", "revision"):
        changed = fields(folder)
        del changed[name]
        with pytest.raises(StudyDamaged):
            parse(json.dumps(changed).encode())


def test_a_field_given_twice_is_refused(folder: Path) -> None:
    text = (folder / "vault.json").read_text().replace('"format": 1,', '"format": 1, "format": 1,')
    with pytest.raises(StudyDamaged):
        parse(text.encode())


def test_a_later_format_is_said_to_be_later(folder: Path) -> None:
    put(folder, {**fields(folder), "format": 2, "unheard_of": []})
    with pytest.raises(NewerStudy) as caught:
        opened(folder)
    assert (caught.value.found, caught.value.known) == (2, 1)


def test_a_header_as_long_as_a_book_is_not_read(folder: Path) -> None:
    (folder / "vault.json").write_bytes(b" " * (MOST_BYTES + 1))
    with pytest.raises(StudyDamaged):
        opened(folder)


@pytest.mark.parametrize(
    ("name", "value"),
    [("memory_kib", 8), ("memory_kib", 2**31), ("passes", 17), ("lanes", 64), ("lanes", 2**31)],
)
def test_costs_out_of_bounds_are_refused_before_they_are_paid(
    folder: Path, name: str, value: int
) -> None:
    changed = fields(folder)
    changed["slots"][0][name] = value
    put(folder, changed)
    with pytest.raises(KdfOutOfBounds):
        opened(folder)


@pytest.mark.parametrize("name", ["memory_kib", "salt", "nonce", "box", "user", "recipient"])
def test_a_changed_slot_opens_nothing(folder: Path, name: str) -> None:
    changed = fields(folder)
    value = changed["slots"][0][name]
    changed["slots"][0][name] = value * 2 if isinstance(value, int) else "QUJDRA==" + value[8:]
    put(folder, changed)
    with pytest.raises((WrongPassphrase, StudyDamaged)):
        opened(folder)


@pytest.mark.parametrize(
    ("name", "value"), [("title", "Another"), ("revision", 7), ("tag", "00"), ("study", "x")]
)
def test_a_change_by_somebody_without_the_key_is_noticed(
    folder: Path, name: str, value: object
) -> None:
    put(folder, {**fields(folder), name: value})
    with pytest.raises((StudyDamaged, WrongPassphrase)) as caught:
        opened(folder)
    if isinstance(caught.value, StudyDamaged):
        assert caught.value.finding is Finding.FORGED


def test_a_renamed_user_is_noticed(folder: Path) -> None:
    changed = fields(folder)
    changed["slots"][0]["name"] = "Iemand anders"
    put(folder, changed)
    with pytest.raises(StudyDamaged) as caught:
        opened(folder)
    assert caught.value.finding is Finding.FORGED


def test_what_could_never_be_read_again_takes_the_place_of_nothing(folder: Path) -> None:
    header = read_header(folder)
    crowd = tuple(replace(header.slots[0], user=UserId(str(n))) for n in range(101))
    for unreadable in (replace(header, slots=crowd), replace(header, title="x" * 501)):
        with pytest.raises(ValueError, match="nobody could read"):
            write_header(folder, unreadable)
    assert read_header(folder) == header


@given(some.binary(max_size=400))
def test_no_bytes_whatever_get_past(content: bytes) -> None:
    with pytest.raises((StudyDamaged, NewerStudy)):
        parse(content)


@given(
    some.recursive(
        some.none() | some.booleans() | some.integers() | some.text(max_size=9),
        lambda inner: (
            some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=9), inner)
        ),
        max_leaves=12,
    )
)
def test_no_json_whatever_gets_past(value: object) -> None:
    with pytest.raises((StudyDamaged, NewerStudy)):
        parse(json.dumps(value).encode())
