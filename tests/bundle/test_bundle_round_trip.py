"""From content to a sealed file and back, with our own hands and with Debian's tools."""

import csv
import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from app.bundle.apart import open_apart, prove_apart
from app.bundle.errors import TargetExists
from app.bundle.opening import Kind, SenderCheck, inspect, open_bundle
from app.bundle.receipts import check_against, read_receipt
from app.bundle.seal import name_finally
from app.bundle.unpacking import unpack
from app.domain.bundle import SealedFor
from tests.bundle.made import CONTENT, HOUSING, Desk, seal

TOOLS = ("age", "minisign", "tar", "sha256sum", "grep", "sh")
needs_tools = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS),
    reason="age, minisign, tar or sha256sum lacks",
)


def test_a_sealed_bundle_opens_for_its_recipient_and_for_the_archive(desk: Desk) -> None:
    sealed = seal(desk.order())
    for key in (desk.analyst.secret, desk.analyst.to_text(), desk.keys.archive.secret):
        opened = open_bundle(sealed.path, key, desk.sender)
        assert opened.sender is SenderCheck.VERIFIED
        assert opened.seal.sequence == 17
        assert opened.seal.recipients == (
            SealedFor("A. Analist", "Hogeschool", desk.analyst.public),
        )
        assert opened.last_seen == sealed.last_seen


def test_what_was_put_in_comes_out(desk: Desk, tmp_path: Path) -> None:
    opened = open_bundle(seal(desk.order()).path, desk.analyst.secret, desk.sender)
    unpack(opened, tmp_path / "out")
    data = tmp_path / "out" / "data"
    assert (data / "texts" / "D-01-gesprek-1.txt").read_text("utf-8") == CONTENT.texts[0].body
    assert (data / "projects" / "study.qdpx").read_bytes() == CONTENT.extra_files[0].body
    with (data / "tables" / "interviews.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == [column.name for column in HOUSING.columns]
    assert rows[1] == ["D-01", "before-release", "-7", ""]
    assert (
        data / "decisions.csv"
    ).read_text() == "label,tier,decision,count\nPERSON,auto,mask,12\n"
    assert (
        data / "withdrawn.csv"
    ).read_text() == "participant,scope,bundles\nD-03,everything,2 3\n"


def test_the_folder_holds_a_bundle_its_receipt_and_nothing_else(desk: Desk) -> None:
    seal(desk.order())
    assert sorted(path.name for path in desk.folder.iterdir()) == [
        "waterlijn-0017.age",
        "waterlijn-0017.receipt.txt",
        "waterlijn-0017.receipt.txt.minisig",
    ]
    modes = {path.stat().st_mode & 0o777 for path in desk.folder.iterdir()}
    assert os.name == "nt" or modes == {0o600}


def test_the_receipt_tells_the_hash_and_no_content(desk: Desk) -> None:
    sealed = seal(desk.order())
    receipt = read_receipt(sealed.receipt_path, desk.sender)
    assert receipt == sealed.receipt
    check_against(receipt, sealed.path)
    said = sealed.receipt_path.read_text("utf-8")
    for secret in ("Analist", "Zwaluw", "zus", "age1", desk.facts().bundle_id):
        assert secret not in said


def test_without_a_key_only_size_and_number_of_recipients_can_be_told(desk: Desk) -> None:
    sealed = seal(desk.order())
    outside = inspect(sealed.path)
    assert (outside.kind, outside.recipients) == (Kind.SEALED, 2)
    assert outside.size == sealed.size == sealed.path.stat().st_size


def test_without_the_senders_key_the_result_says_so(desk: Desk) -> None:
    opened = open_bundle(seal(desk.order()).path, desk.analyst.secret, None)
    assert opened.sender is SenderCheck.UNKNOWN


def test_the_same_number_is_not_sealed_twice_in_one_folder(desk: Desk) -> None:
    first = seal(desk.order()).path.read_bytes()
    with pytest.raises(TargetExists):
        seal(desk.order())
    assert (desk.folder / "waterlijn-0017.age").read_bytes() == first


def test_a_large_bundle_is_sealed_and_opened_in_a_process_of_its_own(desk: Desk) -> None:
    large = replace(CONTENT.extra_files[0], body=bytes(range(256)) * 8192)
    order = desk.order(replace(CONTENT, extra_files=(large,)))
    sealed = name_finally(prove_apart(order))
    assert sealed.size > 2_000_000
    opened = open_apart(sealed.path, desk.analyst.secret, desk.sender)
    assert large.body in {file.body for file in opened.files}
    with pytest.raises(TargetExists):
        prove_apart(order)


@needs_tools
def test_the_commands_of_the_readme_open_and_check_a_bundle(desk: Desk) -> None:
    sealed = seal(desk.order())
    page = open_bundle(sealed.path, desk.analyst.secret, desk.sender).files
    readme = next(file.body.decode("utf-8") for file in page if file.path == "README.txt")
    commands = [line.strip() for line in readme.splitlines() if line.startswith("  ")]
    commands = [
        line for line in commands if not line.startswith("data/") and "verwijder" not in line
    ]
    assert len(commands) == 6
    (desk.folder / "sleutel.txt").write_text(desk.analyst.to_text())
    (desk.folder / "afzender.pub").write_text(desk.sender)
    script = "set -eu\n" + "\n".join(commands).replace("afzender.pub", "../afzender.pub")
    done = subprocess.run(
        ["sh", "-c", script], cwd=desk.folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert '"tagmanifest_sha256"' in done.stdout
    assert "data/texts/D-01-gesprek-1.txt: OK" in done.stdout


@needs_tools
def test_tar_lists_the_padded_archive_without_a_word(desk: Desk) -> None:
    sealed = seal(desk.order())
    (desk.folder / "key").write_text(desk.analyst.to_text())
    both = f"age -d -i key -o b.tar {sealed.path.name} && tar -tvf b.tar --full-time"
    listed = subprocess.run(
        ["sh", "-c", both], cwd=desk.folder, capture_output=True, text=True, check=True
    )
    assert listed.stderr == ""
    for line in listed.stdout.splitlines():
        assert line.startswith("-rw-r--r-- 0/0")
        assert " 1970-01-01 " in line


@needs_tools
def test_a_receipt_is_checked_with_minisign_and_sha256sum(desk: Desk) -> None:
    sealed = seal(desk.order())
    (desk.folder / "s.pub").write_text(desk.sender)
    check = ["minisign", "-V", "-H", "-q", "-p", "s.pub", "-m", sealed.receipt_path.name]
    subprocess.run(check, cwd=desk.folder, check=True)
    summed = subprocess.run(["sha256sum", sealed.path], capture_output=True, text=True, check=True)
    assert f"sha256: {summed.stdout.split()[0]}" in sealed.receipt_path.read_text()


def test_the_descriptor_describes_the_table(desk: Desk) -> None:
    opened = open_bundle(seal(desk.order()).path, desk.analyst.secret, desk.sender)
    files = {file.path: file.body for file in opened.files}
    package = json.loads(files["data/datapackage.json"])
    resource = package["resources"][0]
    assert "data/" + resource["path"] in files
    assert resource["schema"] == json.loads(files["data/schema.json"])["interviews"]
    assert resource["schema"]["fields"][1]["constraints"]["enum"] == ["before-release", "week-1"]
