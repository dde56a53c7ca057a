"""Recalling: letters to whoever holds bundles or backups with somebody who was erased."""

from datetime import date, datetime

from app.documents.erasure import (
    KeptFile,
    Recall,
    Request,
    SealedFile,
    Sender,
    erasure_letters,
)
from app.domain.backup import name_ending
from app.domain.ids import ParticipantId
from app.domain.log import LogKind
from app.services.erasing import HeldBackup, HeldBundle, remains_in
from app.services.office import Office
from app.services.printing import Printed


def print_recall(office: Office, participant: ParticipantId) -> Printed:
    """Return a letter for every recipient who holds somebody erased, and one about the backups."""
    with office.begin() as work:
        left = next(each for each in remains_in(work) if each.erasure.participant == participant)
        study = work.study.get()
        work.log(LogKind.DOCUMENT_PRINTED, participant, document="recall")
        work.commit()
    told = study.settings
    sender = Sender(study.title, told.institution, told.contact_name, told.contact_phone)
    kept = tuple(_kept(each) for each in left.backups)
    recall = Recall(left.erasure.code, tuple(_requests(left.bundles)), kept)
    content = erasure_letters(recall, sender, office.clock.today(), office.words)
    return Printed(content, f"{office.words.say('verwijderen')}-{left.erasure.code}.pdf")


def _requests(bundles: tuple[HeldBundle, ...]) -> list[Request]:
    by_recipient: dict[tuple[str, str, str], list[HeldBundle]] = {}
    for each in bundles:
        by_recipient.setdefault((each.recipient, each.organisation, each.code), []).append(each)
    return [
        Request(*whom, tuple(_file(each) for each in held)) for whom, held in by_recipient.items()
    ]


def _file(bundle: HeldBundle) -> SealedFile:
    return SealedFile(bundle.sequence, bundle.file_name, _day(bundle.sealed_at))


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


def _kept(held: HeldBackup) -> KeptFile:
    return KeptFile(held.number, _day(held.made_at), name_ending(held.made_at, held.number))
