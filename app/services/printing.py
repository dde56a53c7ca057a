"""Printing: what goes out on paper or as a file, each time with a line in the log."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.documents.agenda import AgendaLine, agenda_ics
from app.documents.card import Contact, card_sheet
from app.documents.consent import consent_sheet, require_printable
from app.documents.day import DayEntry, day_sheet
from app.documents.guide import Occasion, guide_sheet
from app.documents.journey import journey_svg
from app.domain.consent import PARTICIPATE, ConsentMissing
from app.domain.consent_form import Placeholder
from app.domain.errors import WaterlijnError
from app.domain.ids import ParticipantId
from app.domain.interview import InterviewStatus, NoteKind
from app.domain.journey import in_order
from app.domain.language_tag import Language
from app.domain.log import LogKind
from app.domain.participant import Participant, Status
from app.domain.schedule import next_wave
from app.language import UiLanguage, Words, speak
from app.services.consenting import note_printed, presented_form, standing_of
from app.services.office import Office
from app.services.scheduling import AgendaEntry, agenda, protocol_of, standings_in
from app.services.shelf import guide
from app.storage.files import replace
from app.storage.unit_of_work import UnitOfWork


@dataclass(eq=False)
class StudyDetailsMissing(WaterlijnError):
    """Something participants must be told, such as whom to ring, has not been filled in yet."""

    missing: tuple[Placeholder, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """What was made, and a name for the file that tells nothing about a person."""

    content: bytes
    file_name: str


def print_consent(office: Office, participant: ParticipantId, language: Language) -> Printed:
    """Return the consent sheet in two copies, and keep the text that stands on it.

    Raises FormMissing, ScriptNotPrintable, StudyDetailsMissing, and ConsentMissing for somebody
    who withdrew altogether.
    """
    require_printable(language)
    form = presented_form(office, language)
    if form.unfilled():
        raise StudyDetailsMissing(form.unfilled())
    known = _still_taking_part(office, participant)
    head = note_printed(office, participant, form)
    words = _words_of(office, language)
    content = consent_sheet(form, known.code, head, office.clock.today(), words)
    return Printed(content, f"{office.words.say('toestemming')}-{known.code}.pdf")


def print_guide(
    office: Office, guide_id: str, language: Language, participant: ParticipantId | None = None
) -> Printed:
    """Return a guide to write on, for the next wave of a participant or for nobody yet.

    Raises FormMissing, and ConsentMissing for somebody who withdrew altogether.
    """
    found = guide(office, guide_id, language)
    words = _words_of(office, found.language)
    occasion = _occasion(office, participant, words) if participant else Occasion()
    content = guide_sheet(found, occasion, office.clock.today(), words)
    _log_printed(office, participant, document="guide", form=found.id, version=found.version)
    name = office.words.say("leidraad")
    return Printed(content, f"{name}-{occasion.code or found.version}.pdf")


def print_day_sheet(office: Office, day: date) -> Printed:
    """Return a day's appointments on paper, as far as they still stand."""
    standing = [each for each in agenda(office, day, day) if _stands(each)]
    entries = [_day_entry(office, each) for each in standing]
    content = day_sheet(entries, day, office.words)
    _log_printed(office, None, document="day", day=day.isoformat(), appointments=len(entries))
    return Printed(content, f"{office.words.say('dagblad')}-{day.isoformat()}.pdf")


def print_cards(office: Office) -> Printed:
    """Return a sheet of neutral cards; raise StudyDetailsMissing when nobody can be rung."""
    with office.begin() as work:
        told = work.study.get().placeholders()
    needed = (Placeholder.CONTACT_NAME, Placeholder.CONTACT_PHONE)
    missing = tuple(each for each in needed if not told[each].strip())
    if missing:
        raise StudyDetailsMissing(missing)
    contact = Contact(told[Placeholder.CONTACT_NAME], told[Placeholder.CONTACT_PHONE])
    content = card_sheet(contact, office.clock.today(), office.words)
    _log_printed(office, None, document="cards")
    return Printed(content, f"{office.words.say('kaartjes')}.pdf")


def export_agenda(office: Office, first: date, last: date) -> Printed:
    """Return the appointments from the first day to the last for another calendar."""
    lines = [
        AgendaLine(each.appointment, each.participant.code, withdrawn=_withdrawn(each.participant))
        for each in agenda(office, first, last)
    ]
    content = agenda_ics(lines, office.clock.now(), office.words)
    with office.begin() as work:
        work.log(LogKind.AGENDA_EXPORTED, None, first=first.isoformat(), appointments=len(lines))
        work.commit()
    return Printed(content, f"{office.words.say('agenda')}-{first.isoformat()}.ics")


def export_journey(office: Office, participant: ParticipantId) -> Printed:
    """Return the journey as a picture; raise ConsentMissing when they withdrew altogether."""
    known = _still_taking_part(office, participant)
    with office.begin() as work:
        events = in_order(work.journeys.of(participant))
    picture = journey_svg(known.code, events, known.release.day, office.words)
    _log_printed(office, participant, document="journey", events=len(events))
    return Printed(picture.encode(), f"{office.words.say('weg')}-{known.code}.svg")


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, readable by its owner only, and leave no half one.

    Raises TargetReadOnly, TargetFull, TargetFailed.
    """
    try:
        replace(path, content)
    except WaterlijnError:
        with suppress(OSError):
            path.with_name(path.name + ".part").unlink()
        raise


def _words_of(office: Office, language: Language) -> Words:
    # A form in a language the program does not speak is furnished in Dutch, for who hands it over.
    known = language.base in set(UiLanguage)
    wanted = UiLanguage(language.base) if known else UiLanguage.NL
    return office.words if office.words.language is wanted else speak(wanted)


def _still_taking_part(office: Office, participant: ParticipantId) -> Participant:
    with office.begin() as work:
        known = work.participants.get(participant)
    if _withdrawn(known):
        raise ConsentMissing(known.code, PARTICIPATE)
    return known


def _occasion(office: Office, participant: ParticipantId, words: Words) -> Occasion:
    known = _still_taking_part(office, participant)
    with office.begin() as work:
        wave = next_wave(standings_in(office, work, known))
    return Occasion(known.code, wave.wave.title(_tag(words)) if wave else "")


def _tag(words: Words) -> Language:
    return Language(words.language.value)


def _stands(entry: AgendaEntry) -> bool:
    return entry.appointment.outcome is None and not _withdrawn(entry.participant)


def _withdrawn(participant: Participant) -> bool:
    return participant.status is Status.WITHDRAWN


def _day_entry(office: Office, entry: AgendaEntry) -> DayEntry:
    participant, appointment = entry.participant, entry.appointment
    wave = protocol_of(office, participant).wave(appointment.wave)
    with office.begin() as work:
        return DayEntry(
            starts_at=appointment.starts_at,
            minutes=appointment.minutes,
            code=participant.code,
            site=entry.site,
            wave=wave.title(_tag(office.words)) if wave else appointment.wave,
            consent=standing_of(work, participant.id),
            follow_ups=_follow_ups(work, participant.id),
        )


def _follow_ups(work: UnitOfWork, participant: ParticipantId) -> int:
    talks = work.interviews.of(participant)
    finished = [each for each in talks if each.status is InterviewStatus.FINISHED]
    notes = work.interviews.notes(finished[-1].id) if finished else ()
    return sum(note.kind is NoteKind.FOLLOW_UP for note in notes)


def _log_printed(office: Office, subject: ParticipantId | None, **facts: str | int) -> None:
    with office.begin() as work:
        work.log(LogKind.DOCUMENT_PRINTED, subject, **facts)
        work.commit()
