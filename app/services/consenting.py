"""Consenting: the text presented, the answers item by item, and taking consent back."""

from dataclasses import dataclass

from app.domain.consent import (
    Answer,
    ConsentIncomplete,
    ConsentMissing,
    ConsentRecord,
    ConsentTakenBack,
    Copy,
    ItemAnswer,
    Method,
    Scope,
    Standing,
    TextsDiffer,
    Withdrawal,
    standing,
)
from app.domain.consent_form import ConsentForm
from app.domain.ids import ConsentRecordId, ParticipantId
from app.domain.language_tag import Language
from app.domain.log import ChainHead, LogKind
from app.domain.participant import Status
from app.domain.schedule import Outcome
from app.services.office import Office
from app.services.shelf import FormMissing, consent_form
from app.storage.unit_of_work import UnitOfWork

LIMITS = "limits"
"""Stands among what misses when the limits of confidentiality were not said."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the participant answered, and how; `digest` names the text they had before them."""

    participant: ParticipantId
    form: ConsentForm
    digest: str
    answers: tuple[ItemAnswer, ...]
    method: Method
    copy: Copy
    limits_said: bool
    witness: str = ""
    interpreter: str = ""


@dataclass(frozen=True, slots=True)
class ConsentHistory:
    """What holds now and all that led to it, the oldest first."""

    standing: Standing
    records: tuple[ConsentRecord, ...]
    withdrawals: tuple[Withdrawal, ...]


def form_languages(office: Office) -> tuple[Language, ...]:
    """Return the languages in which the consent form is complete, and so may be chosen."""
    return consent_form(office).complete_languages()


def presented_form(office: Office, language: Language) -> ConsentForm:
    """Return the consent form as this study presents it, with its settings filled in."""
    form = consent_form(office).form(language)
    if form is None:
        raise FormMissing(language.value)
    with office.begin() as work:
        return form.filled(work.study.get().placeholders())


def note_printed(office: Office, participant: ParticipantId, form: ConsentForm) -> ChainHead:
    """Keep the text that is about to be printed, and return the log's head for the sheet."""
    with office.begin() as work:
        work.consents.keep_text(form, office.clock.now())
        event = work.log(
            LogKind.CONSENT_PRINTED, participant, digest=form.digest, version=form.version
        )
        work.commit()
    return event.head


def record_consent(office: Office, given: Given) -> ConsentRecord:
    """Keep what was agreed against exactly the text that was presented.

    Raises ConsentIncomplete when an item has no answer or the limits were not said, TextsDiffer
    when the form has changed since it was shown, and ConsentTakenBack when the participant took
    back everything: whoever wants to join again is enrolled again.
    """
    _check_whole(given)
    record = _record(office, given)
    with office.begin() as work:
        participant = work.participants.get(given.participant)
        if participant.status is Status.WITHDRAWN:
            raise ConsentTakenBack(participant.code)
        work.consents.keep_text(given.form, office.clock.now())
        work.consents.add(record)
        yes = sum(each.answer is Answer.YES for each in given.answers)
        work.log(
            LogKind.CONSENT_RECORDED,
            given.participant,
            digest=record.digest,
            yes=yes,
            items=len(given.answers),
        )
        work.commit()
    return record


def withdraw(
    office: Office, participant: ParticipantId, scope: Scope, item: str | None = None
) -> None:
    """Take consent back in that scope, and call off what was agreed; nobody asks why."""
    with office.begin() as work:
        newest = standing_of(work, participant).record
        record = newest.id if newest else None
        now = office.clock.now()
        work.consents.withdraw(Withdrawal(participant, scope, item, record, office.actor, now))
        if scope is Scope.EVERYTHING:
            work.participants.change_status(participant, Status.WITHDRAWN)
        work.log(LogKind.CONSENT_WITHDRAWN, participant, scope=scope.value, item=item or "all")
        left = standing_of(work, participant)
        if not (left.may_talk and left.may_contact):
            _call_off(office, work, participant)
        work.commit()


def _call_off(office: Office, work: UnitOfWork, participant: ParticipantId) -> None:
    """End every appointment still to come: nobody may stand before who does not want it."""
    held = {talk.appointment for talk in work.interviews.of(participant)}
    outcome = Outcome.CANCELLED_BY_PARTICIPANT
    for each in work.schedules.of(participant):
        if each.outcome is None and each.id not in held and each.starts_at > office.clock.now():
            work.schedules.end(each.id, outcome)
            work.log(LogKind.APPOINTMENT_ENDED, participant, outcome=outcome.value)


def consent_history(office: Office, participant: ParticipantId) -> ConsentHistory:
    """Return what a participant agrees to now, and how it came about."""
    with office.begin() as work:
        records = work.consents.of(participant)
        withdrawals = work.consents.withdrawals(participant)
    return ConsentHistory(standing(records, withdrawals), records, withdrawals)


def agreed_text(office: Office, record: ConsentRecord) -> str:
    """Return the exact text a participant agreed to."""
    with office.begin() as work:
        return work.consents.text(record.digest)


def standing_of(work: UnitOfWork, participant: ParticipantId) -> Standing:
    """Return what a participant agrees to now; the one rule every door asks."""
    return standing(work.consents.of(participant), work.consents.withdrawals(participant))


def require_talk(work: UnitOfWork, participant: ParticipantId) -> None:
    """Raise ConsentMissing unless a talk may be held with this participant."""
    if not standing_of(work, participant).may_talk:
        raise ConsentMissing(work.participants.get(participant).code, "participate")


def _check_whole(given: Given) -> None:
    answered = {each.item for each in given.answers}
    missing = [item.id for item in given.form.items if item.id not in answered]
    if not given.limits_said:
        missing.append(LIMITS)
    if missing:
        raise ConsentIncomplete(tuple(missing))
    if given.digest != given.form.digest:
        raise TextsDiffer(given.form.id)


def _record(office: Office, given: Given) -> ConsentRecord:
    return ConsentRecord(
        id=ConsentRecordId(office.new_id()),
        participant=given.participant,
        form_id=given.form.id,
        form_version=given.form.version,
        language=given.form.language,
        digest=given.form.digest,
        answers=given.answers,
        method=given.method,
        copy=given.copy,
        limits_said=given.limits_said,
        witness=given.witness.strip(),
        interpreter=given.interpreter.strip(),
        taken_by=office.actor,
        taken_at=office.clock.now(),
    )
