"""The recovery sheet of a fresh study, written where somebody wants it."""

from datetime import date
from pathlib import Path

from app.documents.recovery import RecoveryCode, recovery_sheet
from app.language import Words
from app.services.printing import write_file
from app.services.vault_keeping import Recovery


def write_recovery_sheet(
    target: Path, title: str, recovery: Recovery, today: date, words: Words
) -> None:
    """Write both codes as a PDF; raises TargetReadOnly, TargetFull or TargetFailed."""
    codes = (
        RecoveryCode(words.say("Code van de gesprekken"), recovery.research),
        RecoveryCode(words.say("Code van de namen"), recovery.identity),
    )
    write_file(target, recovery_sheet(title, codes, today, words))
