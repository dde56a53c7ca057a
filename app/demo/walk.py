"""The walk: the whole path in order of time, each step verified by reopening what it made."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from app.bootstrap import DEMO, GAZETTEERS, SystemClock, forms_library, office_of
from app.crypto.passphrase import generate
from app.demo.bundle import leaks, risk_words, seal_for_recipient, search_texts
from app.demo.data import read_people, word_count
from app.demo.papers import print_papers, readme
from app.demo.people import (
    MORNING,
    NOON,
    OUT_OF_SIGHT,
    RUNG,
    ask_consent,
    draw_journey,
    enrol_somebody,
    try_to_reach,
)
from app.demo.stage import Stage, Tell, seeded
from app.demo.talks import agree_talk, hold_talk, keep_agreement
from app.domain.clock import Chance, FixedClock
from app.domain.participant import read_code
from app.domain.study import StudySettings
from app.language import Words
from app.services.overview import overviews
from app.services.printing import write_file
from app.services.renewing import rehearse
from app.services.settling import change_settings
from app.services.settling import study as settled
from app.services.unlocking import Means
from app.services.vault_keeping import (
    NewStudy,
    OpenStudy,
    check_study,
    create_study,
    open_study,
)
from app.storage.files import make_folder
from app.storage.founding import appearing

Step = tuple[datetime, Callable[[], None]]

TITLE = "Inclusie & Veiligheid (demonstratie)"
LEAD = "Noor de Wit"
SETTINGS = StudySettings(
    institution="Hogeschool Voorbeeld",
    contact_name="Noor de Wit",
    contact_phone="078 555 01 23",
    privacy_contact="privacy@hogeschool.example",
    complaints_contact="klachten@hogeschool.example",
)
BEFORE = 100
"""Days before today on which the study was founded."""
AGREED_BEFORE = timedelta(days=3)
"""How long before a talk its time is agreed on."""


def walk(folder: Path, seed: int | None, words: Words, tell: Tell) -> None:
    """Walk the whole path; the folder appears only when every step was verified.

    Raises NotVerified when something does not turn out as it should, and FolderNotEmpty,
    TargetReadOnly and TargetFull; nothing is left then.
    """
    chance = secrets.token_bytes if seed is None else seeded(seed)
    with appearing(folder.absolute(), secrets.token_bytes) as beside:
        _walk(beside, chance, words, tell)
        (bundle,) = (beside / "bundle").glob("*.age")
        write_file(beside / "README.txt", readme(folder.absolute(), bundle.stem).encode())
    tell(words.say("Klaar. Lees {path}", path=folder / "README.txt"))


def _walk(folder: Path, chance: Chance, words: Words, tell: Tell) -> None:
    for each in (folder / "consent", folder / "bundle"):
        make_folder(each)
    now = SystemClock().now()
    clock = FixedClock(now - timedelta(days=BEFORE))
    means = Means(clock, chance)
    passphrase = generate(chance)
    write_file(folder / "passphrase.txt", f"{passphrase}\n".encode())
    opened = _found(folder, passphrase, means)
    stage = _stage(folder, means, words, tell, opened)
    try:
        _act(stage)
    finally:
        clock.set(max(now, clock.now()))
        opened.close()
    _reopen(stage, passphrase, means)


def _found(folder: Path, passphrase: str, means: Means) -> OpenStudy:
    founded = create_study(folder / "study", NewStudy(TITLE, LEAD, passphrase), means)
    rehearse(founded.study, founded.recovery, founded.recovery)
    return founded.study


def _stage(folder: Path, means: Means, words: Words, tell: Tell, study: OpenStudy) -> Stage:
    clock = means.clock
    if not isinstance(clock, FixedClock):
        raise TypeError(clock)
    return Stage(
        folder=folder,
        now=clock.now() + timedelta(days=BEFORE),
        clock=clock,
        chance=means.chance,
        words=words,
        tell=tell,
        people=read_people(DEMO),
        office=office_of(study, means, words, forms_library(words)),
    )


def _act(stage: Stage) -> None:
    say = stage.words.say
    change_settings(stage.office, SETTINGS)
    stage.verify("study", TITLE, holds=settled(stage.office).settings == SETTINGS)
    stage.done(
        say("Onderzoek aangemaakt: twee versleutelde bestanden, elk met een eigen sleutel."),
        say("Gecontroleerd: het is open en de instellingen zijn teruggelezen."),
    )
    for moment, step in sorted(_steps(stage), key=lambda each: each[0]):
        stage.clock.set(moment)
        step()
    stage.clock.set(stage.now)
    _tell_people(stage)
    _tell_talks(stage)
    appointments = print_papers(stage)
    stage.done(
        say(
            "Leidraad, dagblad, klantreis en agenda gemaakt ({count} afspraken).",
            count=appointments,
        ),
        say("Gecontroleerd: elk bestand is teruggelezen; er staat geen naam op."),
    )
    _release(stage)


def _steps(stage: Stage) -> Iterator[Step]:
    """Return everything that happens to people, with when."""
    for somebody in stage.people:
        yield stage.at(somebody.enrolled_day, MORNING), partial(enrol_somebody, stage, somebody)
        if somebody.asked_day is not None:
            first = somebody.talks[0].start if somebody.talks else NOON
            asked = stage.at(somebody.asked_day, first) - timedelta(minutes=20)
            yield asked, partial(ask_consent, stage, somebody)
        for number, talk in enumerate(somebody.talks):
            begins = stage.at(talk.day, talk.start)
            yield begins - AGREED_BEFORE, partial(agree_talk, stage, somebody, number)
            yield begins, partial(hold_talk, stage, somebody, number)
        last = max((talk.day for talk in somebody.talks), default=somebody.enrolled_day)
        yield stage.at(last + 1, MORNING), partial(draw_journey, stage, somebody)
        if somebody.agreed:
            before = stage.at(-1, NOON)
            yield before, partial(keep_agreement, stage, somebody, somebody.agreed)
        if somebody.key == OUT_OF_SIGHT:
            for day in RUNG:
                yield stage.at(day, MORNING), partial(try_to_reach, stage, somebody)


def _tell_people(stage: Stage) -> None:
    say = stage.words.say
    found = overviews(stage.office)
    codes = {each.participant.code for each in found}
    enrolled = {each.code for each in stage.participants.values()}
    sound = all(read_code(code) == code for code in codes)
    stage.verify("people", f"{len(codes)}", holds=sound and codes == enrolled)
    stage.verify("people", f"{len(found)}", holds=len(found) == len(stage.people))
    agreed = [each for each in found if each.consent.may_talk]
    asked = [each for each in stage.people if each.asked_day is not None]
    stage.verify("consent", f"{len(agreed)}", holds=len(agreed) == len(asked))
    stage.done(
        say("{count} deelnemers ingeschreven; namen staan in de andere kluis.", count=len(found)),
        say("Gecontroleerd: elke code klopt met haar controleteken en is teruggevonden."),
    )
    stage.done(
        say("{count} toestemmingsbladen gedrukt en per onderdeel vastgelegd.", count=len(agreed)),
        say("Gecontroleerd: elke PDF is heropend, met de code op elke bladzijde en geen naam."),
    )


def _tell_talks(stage: Stage) -> None:
    say = stage.words.say
    stage.done(
        say(
            "{count} gesprekken gevoerd met de leidraad, samen {words} woorden.",
            count=len(stage.talks),
            words=word_count(stage.people),
        ),
        say("Gecontroleerd: elke notitie is letterlijk teruggelezen, elk gesprek is afgerond."),
    )


def _release(stage: Stage) -> None:
    say = stage.words.say
    found, by_hand = search_texts(stage, GAZETTEERS)
    stage.done(
        say("{found} vondsten gedaan, over elke is besloten.", found=found),
        say(
            "Gecontroleerd met de lijst van een zorgvuldige lezer: {by_hand} plaatsen die niet "
            "waren gevonden, zijn met de hand gemaskeerd.",
            by_hand=by_hand,
        ),
    )
    opened = seal_for_recipient(stage)
    left = leaks(stage, opened)
    stage.verify("bundle", ", ".join(left), holds=not left)
    stage.done(
        say(
            "Bundel verzegeld voor {name}. {risk}",
            name=opened.seal.recipients[0].name,
            risk=risk_words(stage),
        ),
        say(
            "Gecontroleerd: heropend met de sleutel van de ontvanger, handtekening en lijsten "
            "kloppen, en geen enkele naam of nummer van de lijst staat er nog in."
        ),
    )


def _reopen(stage: Stage, passphrase: str, means: Means) -> None:
    """Open the study anew with its passphrase and look everything over."""
    say = stage.words.say
    report = check_study(stage.folder / "study", passphrase, means)
    stage.verify("study", str(report.flaws), holds=not report.flaws)
    study = open_study(stage.folder / "study", passphrase, means)
    try:
        office = replace(stage.office, begin=study.begin)
        found = overviews(office)
        held = sum(len(each.interviews) for each in found)
        stage.verify("study", f"{len(found)}", holds=len(found) == len(stage.people))
        stage.verify("study", f"{held}", holds=held == len(stage.talks))
    finally:
        study.close()
    stage.done(
        say("Onderzoek vergrendeld en opnieuw geopend met de wachtzin."),
        say(
            "Gecontroleerd: bestanden, versleuteling, telling en de keten van {events} "
            "handelingen.",
            events=report.head.seq if report.head else 0,
        ),
    )
