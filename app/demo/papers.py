"""The papers of the demonstration: guide, day sheet, agenda, journey, and how to open it all."""

import os
import re
import xml.etree.ElementTree as ET
from datetime import timedelta
from pathlib import Path

from icalendar import Calendar

from app.demo.stage import Stage
from app.documents.preview import text_of_pages
from app.domain.language_tag import Language
from app.services.printing import (
    export_agenda,
    export_journey,
    print_day_sheet,
    print_guide,
    write_file,
)

SHOWN = "p02"
"""Whose journey is drawn."""
GUIDE = "detainee-before-release"
CODE = r"WL-\w{4}"
AHEAD = timedelta(days=400)


def print_papers(stage: Stage) -> int:
    """Write guide, day sheet, agenda and journey, read each back; return the appointments."""
    _pdf(stage, "guide.pdf", print_guide(stage.office, GUIDE, Language.NL).content)
    day = _pdf(stage, "day-sheet.pdf", print_day_sheet(stage.office, stage.today).content)
    stage.verify("paper", "day-sheet.pdf", holds=_due_today(stage) <= set(re.findall(CODE, day)))
    _journey(stage)
    return _agenda(stage)


def readme(folder: Path, bundle: str) -> str:
    """Return how each thing is opened that will stand in `folder`, with commands to copy."""
    python = "py" if os.name == "nt" else "python3"
    study, phrase = folder / "study", folder / "passphrase.txt"
    return README.format(python=python, study=study, phrase=phrase, bundle=bundle)


def _due_today(stage: Stage) -> set[str]:
    return {
        stage.participants[each.key].code
        for each in stage.people
        if each.agreed and each.agreed.day == 0
    }


def _pdf(stage: Stage, name: str, content: bytes) -> str:
    write_file(stage.folder / name, content)
    text = "".join(text_of_pages((stage.folder / name).read_bytes()))
    stage.verify("paper", name, holds=bool(text.strip()))
    stage.verify_nameless("paper", name, text)
    return text


def _journey(stage: Stage) -> None:
    participant = stage.participants[SHOWN]
    drawn = export_journey(stage.office, participant.id).content
    write_file(stage.folder / "journey.svg", drawn)
    text = (stage.folder / "journey.svg").read_text("utf-8")
    root = ET.fromstring(text)  # noqa: S314 - our own
    stage.verify("journey", root.tag, holds=root.tag.endswith("svg"))
    stage.verify_nameless("journey", "journey.svg", text)


def _agenda(stage: Stage) -> int:
    first = stage.today - AHEAD
    made = export_agenda(stage.office, first, stage.today + AHEAD).content
    write_file(stage.folder / "agenda.ics", made)
    text = (stage.folder / "agenda.ics").read_text("utf-8")
    stage.verify_nameless("agenda", "agenda.ics", text)
    read = Calendar.from_ical(text)
    uids = [str(each["UID"]) for each in read.walk("VEVENT")]
    stage.verify("agenda", "agenda.ics", holds=bool(uids) and len(uids) == len(set(uids)))
    return len(uids)


README = """\
WATERLIJN - EEN DEMONSTRATIE / A DEMONSTRATION

Alles hierin is verzonnen. / Everything in here is invented.

study/            Het onderzoek; de wachtzin staat in passphrase.txt.
                  The study; its passphrase stands in passphrase.txt.
consent/*.pdf     Toestemmingsbladen, elk in twee exemplaren. Elke PDF-lezer.
                  Consent sheets, two copies each. Any PDF reader.
guide.pdf         Gespreksleidraad met schrijfruimte. / Interview guide with room to write.
day-sheet.pdf     Het blad voor vandaag. / The sheet for today.
agenda.ics        Afspraken voor elke agenda. / Appointments for any calendar.
journey.svg       Een klantreis; elke browser. / A journey; any browser.

Het onderzoek openen en nakijken. Typ dit in de map van Waterlijn zelf.
Opening and checking the study. Type this in the folder of Waterlijn itself.

    {python} build/run.py "{study}"
    {python} build/run.py study check "{study}" --passphrase-file "{phrase}"
    {python} build/run.py study log "{study}" --passphrase-file "{phrase}"

Al het andere typ je in deze map. / All the rest is typed in this folder.

De bundel, zonder Waterlijn / The bundle, without Waterlijn (age, tar, minisign, sha256sum):

    age -d -i recipient.key -o bundle.tar bundle/{bundle}.age
    mkdir opened && tar -xf bundle.tar -C opened
    minisign -V -p sender.pub -m opened/bundle/seal.json
    (cd opened/bundle && sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt)

De ontvangstbon / The receipt:

    minisign -V -p sender.pub -m bundle/{bundle}.receipt.txt

Wat zo is uitgepakt, is niet meer versleuteld: gooi het daarna weg.
What is unpacked this way is no longer encrypted: remove it afterwards.
"""
