"""The study verbs: looking a study over, and reading its log."""

import argparse

from app.bootstrap import real_means
from app.cli.passphrases import passphrase
from app.language import Words
from app.language.dates import clock_time, short_day
from app.sentences import sentence
from app.services.vault_keeping import check_study, open_study, read_log
from app.storage.header import read_header
from app.ui.wording.log import log_sentence


def check(typed: argparse.Namespace, words: Words) -> int:
    """Look a study over and print what was found; exit code 1 when something is wrong."""
    read_header(typed.study)
    report = check_study(typed.study, passphrase(typed, words), real_means())
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
    return 0


def show_log(typed: argparse.Namespace, words: Words) -> int:
    """Print the log, the oldest event first: number, moment, who, what, and on whom."""
    read_header(typed.study)
    study = open_study(typed.study, passphrase(typed, words), real_means())
    try:
        with study.begin() as work:
            names = {user.id: user.name for user in work.users.all()}
            codes: dict[str, str] = {each.id: each.code for each in work.participants.all()}
        events = read_log(study.begin)
    finally:
        study.close()
    for event in events:
        at = event.at.astimezone()
        moment = f"{short_day(words, at.date())} {clock_time(words, at)}"
        about = codes.get(event.subject or "", "")
        who = names.get(event.actor, words.say("onbekend"))
        said = log_sentence(words, event)
        print(f"{event.seq:>5}  {moment}  {who}  {about:<8}{said}")
    return 0
