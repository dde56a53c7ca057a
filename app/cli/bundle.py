"""The bundle verbs: what shows without a key, whether everything fits, and what is in it."""

import argparse
from pathlib import Path

from app.bundle.apart import open_apart
from app.bundle.opening import Kind, OpenedBundle, SenderCheck, inspect
from app.bundle.unpacking import unpack
from app.cli.files import read_text
from app.crypto.errors import NotSealed
from app.language import Words


def inspect_bundle(typed: argparse.Namespace, words: Words) -> int:
    """Print what can be told without a key; exit code 1 when it is no whole bundle."""
    outside = inspect(typed.file)
    if outside.kind is Kind.OTHER:
        raise NotSealed
    print(_kind(outside.kind, words))
    print(words.say("Grootte: {size} bytes", size=outside.size))
    print(
        words.say(
            "Sleutels die haar openen: {count} (het archief van het onderzoek telt mee)",
            count=outside.recipients,
        )
    )
    return 0 if outside.kind is Kind.SEALED else 1


def verify_bundle(typed: argparse.Namespace, words: Words) -> int:
    """Open a bundle in memory, check everything and print who sealed it; write nothing."""
    _tell(_opened(typed), words)
    return 0


def open_bundle_to(typed: argparse.Namespace, words: Words) -> int:
    """Check everything, and only then write the content into a new folder."""
    opened = _opened(typed)
    folder: Path = typed.to or typed.file.with_suffix("")
    unpack(opened, folder)
    _tell(opened, words)
    print(words.say("Uitgepakt in {folder}. Die map is niet versleuteld.", folder=folder))
    return 0


def _opened(typed: argparse.Namespace) -> OpenedBundle:
    identity = read_text(typed.identity)
    sender = read_text(typed.sender) if typed.sender else None
    return open_apart(typed.file, identity, sender)


def _tell(opened: OpenedBundle, words: Words) -> None:
    seal = opened.seal
    print(
        words.say(
            "Alles klopt: zegel, handtekening, lijsten en {count} bestanden.",
            count=len(opened.files),
        )
    )
    print(
        words.say(
            "Bundel {sequence} van onderzoek {study}, verzegeld in {month}.",
            sequence=seal.sequence,
            study=seal.study,
            month=seal.sealed_in,
        )
    )
    for each in seal.recipients:
        print(
            words.say("Voor {name}, {organisation}", name=each.name, organisation=each.organisation)
        )
    if opened.sender is SenderCheck.VERIFIED:
        print(words.say("De afzender klopt: minisign-sleutel {key}.", key=opened.signer_id))
    else:
        print(words.say("Let op: zonder --sender is niet gecontroleerd wie deze bundel maakte."))


def _kind(kind: Kind, words: Words) -> str:
    return {
        Kind.SEALED: words.say("Dit is een verzegelde bundel."),
        Kind.DAMAGED: words.say(
            "Dit is een verzegeld bestand, maar geen hele bundel: het is afgebroken of veranderd, "
            "of niet door Waterlijn gemaakt."
        ),
        Kind.TEXT_ARMOUR: words.say("Dit is een verzegeld bestand dat in tekst is omgezet."),
        Kind.SCRYPT: words.say("Dit bestand vraagt om een wachtwoord. Het is geen bundel."),
        Kind.FOREIGN_KEY: words.say("Dit bestand is verzegeld voor een onbekend soort sleutel."),
        Kind.OTHER: "",
    }[kind]
