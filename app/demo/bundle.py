"""The bundle of the demonstration: searched, decided, sealed for a recipient, and opened again."""

import re
from pathlib import Path

from app.bundle.apart import open_apart
from app.bundle.opening import OpenedBundle, SenderCheck
from app.crypto.sealing import generate_identity
from app.deid.engine import Detector
from app.demo.data import Told
from app.demo.stage import Stage
from app.domain.detection import Label, Tier
from app.domain.ids import InterviewId
from app.domain.release import Verdict
from app.services.composing import Choices
from app.services.detecting import (
    accept_automatic,
    case_of,
    decide,
    keep_spans,
    mark_by_hand,
    mark_read,
    open_text,
    spans_of,
)
from app.services.printing import write_file
from app.services.proving import seal_prepared
from app.services.releasing import (
    add_recipient,
    keep_release,
    masked_text,
    prepare,
    readiness,
    risk_sheet,
    sender_key,
)

RECIPIENT = ("Analyseteam", "Hogeschool Voorbeeld")


def search_texts(stage: Stage, gazetteers: Path) -> tuple[int, int]:
    """Search every text, decide on every mark and read it; return marks found, and by hand."""
    detector = Detector(gazetteers)
    found = by_hand = 0
    for (key, number), interview in stage.talks.items():
        told = next(each for each in stage.people if each.key == key).talks[number]
        case = case_of(stage.office, interview)
        found += keep_spans(stage.office, case, spans_of(case, detector.find))
        by_hand += _decide(stage, told, interview)
        mark_read(stage.office, interview)
    return found, by_hand


def seal_for_recipient(stage: Stage) -> OpenedBundle:
    """Seal what consent allows for a fresh recipient, and open it with the recipient's key."""
    identity = generate_identity()
    write_file(stage.folder / "recipient.key", identity.to_text().encode())
    write_file(stage.folder / "sender.pub", sender_key(stage.office).encode())
    recipient = add_recipient(stage.office, *RECIPIENT, identity.public)
    ready = readiness(stage.office)
    stage.verify("bundle", f"{ready.undecided}", holds=ready.is_ready)
    prepared = prepare(stage.office, recipient.id, Choices(), stage.folder / "bundle")
    sealed = keep_release(stage.office, prepared, seal_prepared(prepared))
    sender = (stage.folder / "sender.pub").read_text("utf-8")
    secret = (stage.folder / "recipient.key").read_text("utf-8")
    opened = open_apart(sealed.path, secret, sender)
    stage.verify("bundle", sealed.path.name, holds=opened.sender is SenderCheck.VERIFIED)
    return opened


def leaks(stage: Stage, opened: OpenedBundle) -> list[str]:
    """Return where a direct identifier of the texts that went along still stands in the bundle."""
    going = {each.participant.code for each in readiness(stage.office).included}
    identifiers = {
        term
        for somebody in stage.people
        if stage.participants[somebody.key].code in going
        for talk in somebody.talks
        for term in talk.direct
    }
    return [
        f"{file.path}: {term}"
        for file in opened.files
        if file.path.startswith("data/")
        for term in sorted(identifiers)
        if _stands_in(term, file.body.decode("utf-8"))
    ]


def risk_words(stage: Stage) -> str:
    """Return how recognisable the people of the bundle are, before and after coarsening."""
    fine = risk_sheet(stage.office, Choices(with_site=True))
    coarse = risk_sheet(stage.office, Choices())
    return stage.words.say(
        "Van de {people} mensen zijn er {fine} de enige met hun kenmerken als de locatie meegaat, "
        "en {coarse} zonder locatie.",
        fine=fine.unique,
        people=fine.people,
        coarse=coarse.unique,
    )


def _decide(stage: Stage, told: Told, interview: InterviewId) -> int:
    """Decide as a careful steward would; return how many marks had to be set by hand."""
    office, words = stage.office, stage.words
    accept_automatic(office, interview)
    for detection in open_text(office, interview).detections:
        if detection.verdict is not Verdict.UNDECIDED:
            continue
        if detection.span.tier is Tier.FLAG:
            reason = words.say("Gelezen: wat iemand herkenbaar maakt, is hier gemaskeerd.")
            decide(office, detection.id, Verdict.KEEP, reason=reason)
        else:
            decide(office, detection.id, Verdict.MASK)
    return _mark_what_was_missed(stage, told, interview)


def _mark_what_was_missed(stage: Stage, told: Told, interview: InterviewId) -> int:
    marked = 0
    for terms, label in ((told.direct, Label.PERSON), (told.quasi, Label.LOC)):
        for term in sorted(terms, key=len, reverse=True):
            opened = open_text(stage.office, interview)
            place = _place(term, masked_text(opened.text.body, opened.detections))
            if place is None:
                continue
            for found in re.finditer(_whole(term), opened.text.body):
                marked += mark_by_hand(stage.office, interview, found.start(), found.end(), label)
    return marked


def _place(term: str, text: str) -> int | None:
    found = re.search(_whole(term), text)
    return found.start() if found else None


def _stands_in(term: str, text: str) -> bool:
    return _place(term, text) is not None


def _whole(term: str) -> str:
    return rf"(?<!\w){re.escape(term)}(?!\w)"
