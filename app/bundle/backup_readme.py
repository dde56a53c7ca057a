"""The README of every backup: how to open it without Waterlijn, in both languages.

Its words are not looked up in a catalogue: it is always in Dutch and English, whoever makes it.
"""

from string import Template

_PAGE = Template("""\
RESERVEKOPIE VAN EEN ONDERZOEK
(English below)

In payload.age zit een heel onderzoek, verzegeld. Terugzetten gaat met Waterlijn, met een wachtzin
of met het herstelblad:

  python3 build/run.py study restore $name NIEUWE-MAP

Zonder Waterlijn heb je het herstelblad nodig, en de programma's tar, age en sqlcipher (versie 4).
Zet de code van de gesprekken in gesprekken.txt en de code van de namen in namen.txt.

  tar -xf $name
  cd waterlijn-backup
  sha256sum -c manifest-sha256.txt
  age -d -i ../gesprekken.txt payload.age | tar -xf -
  age -d -i ../gesprekken.txt study/keys/research.age
  age -d -i ../namen.txt study/keys/identity.age

De laatste twee regels geven elk een sleutel van 64 tekens. Daarmee gaan research.db (gesprekken) en
identity.db (namen) open:

  sqlcipher study/research.db
  PRAGMA key = "x'SLEUTEL'";
  .tables

Zet het zegel alleen open op een schijf die versleuteld is, en gooi daarna alles weg.


BACKUP OF A STUDY

payload.age holds a whole study, sealed. Restore it with Waterlijn, with a passphrase or with the
recovery sheet: the first command above.

Without Waterlijn you need the recovery sheet, and the programs tar, age and sqlcipher (version 4).
Put the code of the interviews into gesprekken.txt and the code of the names into namen.txt. The
commands stand above. The last two age commands give a key of 64 signs each, which opens research.db
(interviews) and identity.db (names) in sqlcipher.

Open the seal on an encrypted disk only, and throw everything away afterwards.
""")


def readme(name: str) -> bytes:
    """Return the README of the backup of that name."""
    return _PAGE.substitute(name=name).encode("utf-8")
