"""What may be typed behind `main.py`, and the page of help it is explained on."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from app.cli.help import Parser
from app.domain.log_groups import LogGroup
from app.language import Words

if TYPE_CHECKING:
    Parsers: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - its only name


def parser(words: Words) -> Parser:
    """Return the parser of every verb."""
    top = _parser(
        words,
        "main.py",
        words.say(
            "Waterlijn: gesprekken in en na detentie, veilig op één laptop. "
            "Zonder commando opent het venster."
        ),
    )
    top.add_argument(
        "--language",
        choices=("nl", "en"),
        default="nl",
        help=words.say("taal van wat er gezegd wordt"),
    )
    verbs = top.add_subparsers(
        dest="verb", metavar=words.say("COMMANDO"), title=words.say("commando's")
    )
    for add in (_window, _demo, _forms, _study, _deid, _bundle):
        add(verbs, words)
    return top


def _parser(words: Words, program: str, about: str) -> Parser:
    made = Parser(prog=program, description=about, add_help=False)
    _finish(made, words)
    return made


def _finish(made: Parser, words: Words) -> None:
    made.words = words
    made.add_argument("-h", "--help", action="help", help=words.say("toon deze hulp en stop"))


def _verb(verbs: "Parsers", words: Words, name: str, about: str) -> Parser:
    made = verbs.add_parser(name, help=about, description=about, add_help=False)
    _finish(made, words)
    return made


def _verbs(parent: Parser, words: Words, dest: str) -> "Parsers":
    return parent.add_subparsers(
        dest=dest, metavar=words.say("COMMANDO"), required=True, title=words.say("commando's")
    )


def _window(verbs: "Parsers", words: Words) -> None:
    verb = _verb(
        verbs, words, "window", words.say("open het venster (dit gebeurt ook zonder commando)")
    )
    # Only the program says this, to itself: how its window stood before it was locked.
    verb.add_argument("--stance", default="", help=argparse.SUPPRESS)
    verb.add_argument("--who", default="", help=argparse.SUPPRESS)
    verb.add_argument(
        "study",
        nargs="?",
        type=Path,
        metavar=words.say("ONDERZOEK"),
        help=words.say("map van het onderzoek"),
    )


def _demo(verbs: "Parsers", words: Words) -> None:
    verb = _verb(
        verbs, words, "demo", words.say("loop het hele onderzoek na met verzonnen deelnemers")
    )
    verb.add_argument(
        "folder",
        type=Path,
        metavar=words.say("MAP"),
        help=words.say("nieuwe of lege map voor alles wat gemaakt wordt"),
    )
    verb.add_argument(
        "--seed",
        type=int,
        default=None,
        metavar="N",
        help=words.say("maak de codes en het toeval herhaalbaar (alleen voor de demonstratie)"),
    )


def _forms(verbs: "Parsers", words: Words) -> None:
    group = _verb(verbs, words, "forms", words.say("formulieren nakijken of vastzetten"))
    inner = _verbs(group, words, "act")
    check = _verb(inner, words, "check", words.say("noem elke fout met bestand en regel"))
    freeze = _verb(inner, words, "freeze", words.say("zet de tekst van elke versie vast"))
    for verb in (check, freeze):
        verb.add_argument(
            "folder",
            nargs="?",
            type=Path,
            metavar=words.say("MAP"),
            help=words.say("map met formulieren; anders die van het programma"),
        )


def _study(verbs: "Parsers", words: Words) -> None:
    about_all = words.say("een onderzoek maken, nakijken, herstellen of veiligstellen")
    group = _verb(verbs, words, "study", about_all)
    inner = _verbs(group, words, "act")
    for name, about in (
        ("check", words.say("kijk bestanden, telling en logboek na")),
        ("log", words.say("lees het logboek")),
        ("users", words.say("toon wie er bij kan, en in welke rol")),
        ("passphrase", words.say("wijzig je eigen wachtzin")),
    ):
        verb = _verb(inner, words, name, about)
        verb.add_argument(
            "study",
            type=Path,
            metavar=words.say("ONDERZOEK"),
            help=words.say("map van het onderzoek"),
        )
        verb.add_argument(
            "--passphrase-file",
            type=Path,
            metavar=words.say("BESTAND"),
            help=words.say("lees de wachtzin uit dit bestand; anders wordt erom gevraagd"),
        )
        verb.add_argument(
            "--user",
            metavar=words.say("NAAM"),
            help=words.say("wie je bent, als het onderzoek meer gebruikers heeft"),
        )
        if name == "passphrase":
            _new_passphrase_file(verb, words)
        if name == "log":
            _log_choices(verb, words)
        if name == "check":
            _printed_head(verb, words)
    _new_study(inner, words)
    _backup(inner, words)
    _recover(inner, words)


def _new_passphrase_file(verb: Parser, words: Words) -> None:
    verb.add_argument(
        "--new-passphrase-file",
        type=Path,
        metavar=words.say("BESTAND"),
        help=words.say("lees de nieuwe wachtzin uit dit bestand"),
    )


def _printed_head(verb: Parser, words: Words) -> None:
    verb.add_argument(
        "--printed",
        default="",
        metavar=words.say("KOP"),
        help=words.say("zoek deze kop van het logboek, van een blad of ontvangstbon"),
    )


def _log_choices(verb: Parser, words: Words) -> None:
    for name, about, place in (
        ("--from", words.say("vanaf deze dag, als 2026-11-23"), "first"),
        ("--to", words.say("tot en met deze dag"), "last"),
    ):
        verb.add_argument(
            name,
            dest=place,
            type=date.fromisoformat,
            metavar=words.say("DAG"),
            help=about,
        )
    verb.add_argument(
        "--kind",
        choices=[each.value for each in LogGroup],
        help=words.say("alleen dit soort handelingen"),
    )
    verb.add_argument(
        "--participant",
        metavar="CODE",
        help=words.say("alleen over deze deelnemer"),
    )


def _new_study(inner: "Parsers", words: Words) -> None:
    verb = _verb(inner, words, "new", words.say("maak een nieuw onderzoek met een herstelblad"))
    verb.add_argument(
        "study", type=Path, metavar=words.say("ONDERZOEK"), help=words.say("nieuwe of lege map")
    )
    for name, about in (
        ("--title", words.say("titel van het onderzoek")),
        ("--name", words.say("naam van de onderzoeksleider")),
    ):
        verb.add_argument(name, required=True, type=filled, metavar=words.say("TEKST"), help=about)
    verb.add_argument(
        "--sheet",
        type=Path,
        required=True,
        metavar="PDF",
        help=words.say("waar het herstelblad komt"),
    )
    verb.add_argument(
        "--shares",
        action="store_true",
        help=words.say("een herstelblad in drie delen, waarvan er twee nodig zijn"),
    )
    verb.add_argument(
        "--passphrase-file",
        type=Path,
        metavar=words.say("BESTAND"),
        help=words.say("lees de wachtzin uit dit bestand; anders krijg je zes woorden"),
    )


def filled(text: str) -> str:
    """Return a text without the space around it; ValueError when nothing is left."""
    if not text.strip():
        raise ValueError(text)
    return text.strip()


def _backup(inner: "Parsers", words: Words) -> None:
    say = words.say
    make = _verb(inner, words, "backup", say("maak een reservekopie: één verzegeld bestand"))
    make.add_argument(
        "study", type=Path, metavar=say("ONDERZOEK"), help=say("map van het onderzoek")
    )
    make.add_argument(
        "folder", type=Path, metavar=say("MAP"), help=say("map of stick voor de reservekopie")
    )
    back = _verb(inner, words, "restore", say("zet een reservekopie terug in een nieuwe map"))
    back.add_argument("file", type=Path, metavar=say("BESTAND"), help=say("de reservekopie"))
    back.add_argument(
        "folder", type=Path, metavar=say("MAP"), help=say("map die er nog niet is, of leeg is")
    )
    for verb in (make, back):
        verb.add_argument(
            "--passphrase-file",
            type=Path,
            metavar=say("BESTAND"),
            help=say("lees de wachtzin uit dit bestand; anders wordt erom gevraagd"),
        )
    make.add_argument(
        "--user",
        metavar=say("NAAM"),
        help=say("wie je bent, als het onderzoek meer gebruikers heeft"),
    )
    back.add_argument(
        "--sheet-file",
        type=Path,
        metavar=say("BESTAND"),
        help=say("geen wachtzin: lees de codes van het herstelblad uit dit bestand"),
    )


def _recover(inner: "Parsers", words: Words) -> None:
    verb = _verb(
        inner,
        words,
        "recover",
        words.say("geef de onderzoeksleider een nieuwe wachtzin, met het herstelblad"),
    )
    verb.add_argument(
        "study",
        type=Path,
        metavar=words.say("ONDERZOEK"),
        help=words.say("map van het onderzoek"),
    )
    verb.add_argument(
        "--codes-file",
        type=Path,
        metavar=words.say("BESTAND"),
        help=words.say(
            "lees code A en code B uit dit bestand, met een lege regel ertussen; anders wordt "
            "erom gevraagd"
        ),
    )
    verb.add_argument(
        "--passphrase-file",
        dest="new_passphrase_file",
        type=Path,
        metavar=words.say("BESTAND"),
        help=words.say("lees de nieuwe wachtzin uit dit bestand; anders krijg je zes woorden"),
    )


def _deid(verbs: "Parsers", words: Words) -> None:
    verb = _verb(
        verbs,
        words,
        "deid",
        words.say("vind wat iemand herkenbaar maakt: JSON-regels erin en eruit"),
    )
    verb.add_argument(
        "file",
        nargs="?",
        default="-",
        metavar=words.say("BESTAND"),
        help=words.say("bestand met JSON-regels; - is de invoer"),
    )


def _bundle(verbs: "Parsers", words: Words) -> None:
    group = _verb(verbs, words, "bundle", words.say("een bundel bekijken, nakijken of openen"))
    inner = _verbs(group, words, "act")
    for name, about, configure in _bundle_acts(words):
        verb = _verb(inner, words, name, about)
        verb.add_argument(
            "file",
            type=Path,
            metavar=words.say("BUNDEL"),
            help=words.say("bestand dat eindigt op .age"),
        )
        configure(verb)


def _bundle_acts(words: Words) -> tuple[tuple[str, str, Callable[[Parser], None]], ...]:
    def keys(verb: Parser) -> None:
        verb.add_argument(
            "--identity",
            type=Path,
            required=True,
            metavar=words.say("SLEUTEL"),
            help=words.say("jouw geheime age-sleutel"),
        )
        verb.add_argument(
            "--sender",
            type=Path,
            metavar="PUB",
            help=words.say("openbare minisign-sleutel van de afzender"),
        )

    def folder(verb: Parser) -> None:
        keys(verb)
        verb.add_argument(
            "--to",
            type=Path,
            metavar=words.say("MAP"),
            help=words.say("map voor de inhoud; anders een map naast de bundel"),
        )

    return (
        ("inspect", words.say("vertel wat er zonder sleutel te zien is"), lambda _verb: None),
        ("verify", words.say("controleer alles en schrijf niets"), keys),
        ("open", words.say("controleer alles en pak uit"), folder),
    )
