"""The verbs that make a backup and put one back."""

import argparse

from app.bootstrap import forms_library, office_of, real_means
from app.bundle.backups import look_at
from app.cli.files import read_text
from app.cli.passphrases import passphrase, who
from app.language import Words
from app.language.dates import day_and_time
from app.services.backing_up import make_backup, shares_disk
from app.services.recovery_codes import copied_in, keys_in
from app.services.restoring import Opener, restore
from app.services.vault_keeping import open_study


def back_up(typed: argparse.Namespace, words: Words) -> int:
    """Make a backup of a study in a folder, and say what it is called."""
    user, means = who(typed, words), real_means()
    study = open_study(typed.study, passphrase(typed, words), means, user)
    try:
        office = office_of(study, means, words, forms_library(words))
        sealed = make_backup(office, typed.folder)
        beside = shares_disk(office, sealed)
    finally:
        study.close()
    print(
        words.say(
            "Reservekopie {number} gemaakt, teruggelezen en geopend: {path}",
            number=sealed.facts.number,
            path=sealed.path,
        )
    )
    if beside:
        print(
            words.say(
                "Dit is de schijf waar ook het onderzoek staat. Raakt de laptop kwijt, dan is deze "
                "reservekopie ook weg: zet er ook een op een stick."
            )
        )
    return 0


def put_back(typed: argparse.Namespace, words: Words) -> int:
    """Put a backup back into a new folder, and say of when it is."""
    look_at(typed.file)
    put = restore(typed.file, typed.folder, _opener(typed, words), real_means())
    print(
        words.say(
            "{title} staat in {folder}, zoals het was op {moment}.",
            title=put.title,
            folder=put.folder,
            moment=day_and_time(words, put.facts.made_at),
        )
    )
    print(words.say_n("{n} gebeurtenis nagekeken.", "{n} gebeurtenissen nagekeken.", put.events))
    print(words.say("Wat daarna is gedaan, gewist of aan gebruikers is veranderd, moet opnieuw."))
    return 0


def _opener(typed: argparse.Namespace, words: Words) -> Opener:
    if typed.sheet_file is not None:
        sheet = keys_in(copied_in(read_text(typed.sheet_file)))
        return Opener(codes=(sheet.research, sheet.identity))
    return Opener(passphrase(typed, words))
