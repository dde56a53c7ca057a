"""The README of every bundle: how to open and check it without Waterlijn, in both languages.

Its words are not looked up in a catalogue: it is always in Dutch and English, whoever seals it.
"""

from string import Template

from app.domain.bundle import SealFacts, bundle_name

_PAGE = Template("""\
BUNDEL $sequence VAN $study
(English below)

Dit zijn gegevens uit gesprekken met mensen in en na detentie. Ze zijn gepseudonimiseerd, niet
anoniem. Namen zijn vervangen, maar wie iemand kent, kan die persoon soms herkennen. Probeer niet
uit te zoeken wie iemand is. Geef niets door aan wie niet in seal.json staat.

Openen en controleren
Je hebt nodig: age, tar, minisign en sha256sum, je eigen sleutel (sleutel.txt) en de openbare
sleutel van de afzender (afzender.pub). Die laatste krijg je langs een andere weg dan deze bundel.

  age -d -i sleutel.txt -o $name.tar $name.age
  tar -xf $name.tar
  cd bundle
  minisign -V -H -p afzender.pub -m seal.json
  grep "$$(sha256sum tagmanifest-sha256.txt | cut -c 1-64)" seal.json
  sha256sum -c tagmanifest-sha256.txt manifest-sha256.txt

De regel met minisign zegt: de afzender heeft seal.json ondertekend, met sleutel $signer.
De regel met grep moet een regel laten zien die begint met "tagmanifest_sha256".
De laatste regel zegt bij elk bestand OK. Kijk ook of je eigen sleutel in seal.json staat. Staat die
er niet, dan heeft iemand anders de inhoud aan jou doorgegeven.

Wat erin zit
  data/tables/          tabellen (CSV, UTF-8, komma's)
  data/schema.json      wat er in de kolommen staat (Frictionless Table Schema)
  data/datapackage.json hetzelfde als Frictionless data package
  data/codebook.md      de kolommen in gewone woorden (ook als codebook.csv)
  data/texts/           de gesprekken
  data/decisions.csv    hoe vaak wat is vervangen of bewaard
  data/withdrawn.csv    wie zich heeft teruggetrokken, en in welke bundels die persoon zit:
                        verwijder die gegevens daaruit

Let op met rekenbladen: een cel die begint met = + - of @ kan daar als formule worden uitgevoerd.
De cellen zijn niet veranderd. Lees de tabellen in als tekst; klik ze niet open. In datapackage.json
staat per tabel hoeveel van zulke cellen er zijn.


BUNDLE $sequence OF $study

This is data from interviews with people in and after detention. It is pseudonymised, not
anonymous. Names were replaced, but whoever knows somebody may recognise them. Do not try to find
out who somebody is. Pass nothing on to anybody who is not named in seal.json.

Opening and checking
You need age, tar, minisign and sha256sum, your own key (sleutel.txt above) and the sender's public
key (afzender.pub above), which reaches you by another way than this bundle. The commands stand
above.

The line with minisign says that the sender signed seal.json, with key $signer.
The line with grep must show a line that begins with "tagmanifest_sha256".
The last line says OK for every file. See also that your own key stands in seal.json. If it does
not, somebody else passed the content on to you.

What is in it
  data/tables/          tables (CSV, UTF-8, commas)
  data/schema.json      what the columns hold (Frictionless Table Schema)
  data/datapackage.json the same as a Frictionless data package
  data/codebook.md      the columns in plain words (also as codebook.csv)
  data/texts/           the interviews
  data/decisions.csv    how often what was replaced or kept
  data/withdrawn.csv    who withdrew, and which bundles hold that person: remove their data there

Mind spreadsheets: a cell that begins with = + - or @ may be run there as a formula. The cells were
not changed. Import the tables as text; do not double-click them. datapackage.json says per table
how many such cells there are.
""")


def readme(facts: SealFacts, signer_id: str) -> bytes:
    """Return the README of a bundle signed with the key that has this id."""
    page = _PAGE.substitute(
        sequence=facts.sequence,
        study=facts.study,
        name=bundle_name(facts.sequence),
        signer=signer_id,
    )
    return page.encode("utf-8")
