"""The other half of the proof: a program that tells secrets on purpose is caught at each."""

from pathlib import Path

import pytest

from tests.proof.canaries import disguises, sightings, word
from tests.proof.day import PLAIN_STORE
from tests.proof.living import live
from tests.proof.trace import Trace, can_trace

pytestmark = pytest.mark.skipif(bool(can_trace()), reason=can_trace() or "can be traced")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Trace:
    return live(tmp_path_factory.mktemp("telling"), "tell")[0]


def content_of(told: Trace, name: str) -> bytes:
    found = [content for path, content in told.written.items() if Path(path).name == name]
    assert len(found) == 1, name
    return found[0]


@pytest.mark.parametrize("how", disguises("any"))
def test_a_secret_is_seen_in_every_disguise_in_a_file_that_is_gone(told: Trace, how: str) -> None:
    assert sightings(content_of(told, how))


def test_a_secret_in_the_name_of_a_file_is_seen(told: Trace) -> None:
    assert any(word(1).encode() in each and sightings(each) for each in told.names)


def test_a_plain_store_is_seen(told: Trace) -> None:
    assert content_of(told, "plain.db").startswith(PLAIN_STORE)


def test_files_outside_the_study_are_seen(told: Trace) -> None:
    assert [path for path in told.opened if path.endswith("/plain.db")]


def test_writing_that_leaves_no_bytes_in_the_trace_is_seen(told: Trace) -> None:
    assert any(each.startswith("mmap") and each.endswith("/mapped") for each in told.holes)


def test_a_call_to_a_network_is_seen(told: Trace) -> None:
    assert "AF_INET" in told.families


def test_a_word_that_is_no_canary_is_not_taken_for_one() -> None:
    assert sightings(b"kanarie qwyl " * 1000 + bytes(range(256)) * 1000) == set()
