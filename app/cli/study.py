"""The study verbs: looking a study over, and reading its log."""

import argparse

from app.bootstrap import real_means
from app.bootstrap.posture import look
from app.cli.passphrases import new_passphrase, passphrase, who
from app.domain.log import LogEvent
from app.domain.log_groups import LogGroup, LogWish
from app.domain.participant import read_code
from app.language import Words
from app.language.dates import clock_time, short_day
from app.sentences import sentence
from app.services.passphrases import change_passphrase
from app.services.reading_log import view_in
from app.services.vault_keeping import OpenStudy, check_study, held_by, open_study
from app.ui.wording import role_word
from app.ui.wording.log_details import full_line
from app.ui.wording.posture import disk_words, sleep_words, swap_words


def check(typed: argparse.Namespace, words: Words) -> int:
    """Look a study over and print what was found; exit code 1 when something is wrong."""
    user = who(typed, words)
    seen = look(typed.study, real_means().clock.now(), None)
    report = check_study(
        typed.study, passphrase(typed, words), real_means(), user, printed=typed.printed
    )
    for flaw in report.flaws:
        print(sentence(flaw, words))
    if not report.with_identity:
        print(words.say("De namen konden niet worden nagekeken: daar heb je geen sleutel van."))
    if report.flaws:
        return 1
    print(words.say("Alles klopt: bestanden, versleuteling, verwijzingen, telling en logboek."))
    if report.head:
        print(words.say("Het logboek telt {events} handelingen.", events=report.head.seq))
        print(words.say("Kop van het logboek: {head}", head=report.head.digest.hex()))
    if report.vouched:
        print(_vouched(report.vouched, words))
    print(
        words.say("Schijf van dit onderzoek: {found}", found=disk_words(words, seen.disk_encrypted))
    )
    print(words.say("Wisselgeheugen: {found}", found=swap_words(words, seen.swap)))
    print(words.say("Diepe slaapstand: {found}", found=sleep_words(words, seen)))
    return 0


def _vouched(event: LogEvent, words: Words) -> str:
    at = event.at.astimezone()
    return words.say(
        "De kop van dat papier hoort bij handeling {seq}, van {day} {time}.",
        seq=event.seq,
        day=short_day(words, at.date()),
        time=clock_time(words, at),
    )


def show_log(typed: argparse.Namespace, words: Words) -> int:
    """Print the log, the oldest event first: number, moment, who, what, and on whom."""
    wish = _wish(typed)
    study = _opened(typed, words)
    try:
        with study.begin() as work:
            view = view_in(work)
    finally:
        study.close()
    for line in view.chosen(wish):
        at = line.event.at.astimezone()
        moment = f"{short_day(words, at.date())} {clock_time(words, at)}"
        said = full_line(words, line.event, view.names)
        print(f"{line.event.seq:>5}  {moment}  {line.who}  {line.about:<8}{said}")
    return 0


def _wish(typed: argparse.Namespace) -> LogWish:
    """Return which events were asked for; raise CodeMistyped."""
    return LogWish(
        group=LogGroup(typed.kind) if typed.kind else None,
        about=read_code(typed.participant) if typed.participant else "",
        first=typed.first,
        last=typed.last,
    )


def show_users(typed: argparse.Namespace, words: Words) -> int:
    """Print who may come in, or might: name, role, since when, and whether they still may."""
    study = _opened(typed, words)
    try:
        with study.begin() as work:
            users = work.users.all()
    finally:
        study.close()
    for user in users:
        since = short_day(words, user.added_at.astimezone().date())
        left = "" if user.active else words.say("weggegaan")
        print(f"{user.name:<24}{role_word(words, user.role):<20}{since:<16}{left}".rstrip())
    return 0


def change(typed: argparse.Namespace, words: Words) -> int:
    """Change one's own passphrase; say the new one when we made it."""
    user, present = who(typed, words), passphrase(typed, words)
    study = open_study(typed.study, present, real_means(), user)
    try:
        held = held_by(study, real_means())
        new, ours = new_passphrase(typed, words, held.means.chance)
        change_passphrase(study, present, new, held.means)
    finally:
        study.close()
    print(words.say("De wachtzin is gewijzigd. De oude past nog op oudere reservekopieën."))
    if ours:
        print(words.say("Wachtzin (schrijf hem nu op): {phrase}", phrase=new))
    return 0


def _opened(typed: argparse.Namespace, words: Words) -> OpenStudy:
    user = who(typed, words)
    return open_study(typed.study, passphrase(typed, words), real_means(), user)
