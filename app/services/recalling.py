"""Recalling: letters to whoever holds bundles with somebody who was erased."""

from app.documents.erasure import Request, SealedFile, Sender, erasure_letters
from app.domain.ids import ParticipantId
from app.domain.log import LogKind
from app.services.erasing import HeldBundle, remains_in
from app.services.office import Office
from app.services.printing import Printed


def print_recall(office: Office, participant: ParticipantId) -> Printed:
    """Return a letter for every recipient who holds somebody erased; nobody is named in it."""
    with office.begin() as work:
        left = next(each for each in remains_in(work) if each.erasure.participant == participant)
        study = work.study.get()
        work.log(LogKind.DOCUMENT_PRINTED, participant, document="recall")
        work.commit()
    told = study.settings
    sender = Sender(study.title, told.institution, told.contact_name, told.contact_phone)
    requests = _requests(left.bundles)
    content = erasure_letters(requests, sender, office.clock.today(), office.words)
    return Printed(content, f"{office.words.say('verwijderen')}-{left.erasure.code}.pdf")


def _requests(bundles: tuple[HeldBundle, ...]) -> list[Request]:
    by_recipient: dict[tuple[str, str, str], list[HeldBundle]] = {}
    for each in bundles:
        by_recipient.setdefault((each.recipient, each.organisation, each.code), []).append(each)
    return [
        Request(*whom, tuple(_file(each) for each in held)) for whom, held in by_recipient.items()
    ]


def _file(bundle: HeldBundle) -> SealedFile:
    day = bundle.sealed_at.astimezone().date()
    return SealedFile(bundle.sequence, bundle.file_name, day)
