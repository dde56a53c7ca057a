"""The office of a study that lies on a disk."""

from dataclasses import replace

from app.bootstrap import office_of
from app.domain.clock import FixedClock
from app.domain.library import Library
from app.language import UiLanguage, speak
from app.services.office import Office
from app.services.vault_keeping import OpenStudy
from tests.storage.studies import (
    MEANS,
)

NAME = "Cees Wolkenveld"


def office(study: OpenStudy, shelf: Library, clock: FixedClock | None = None) -> Office:
    means = replace(MEANS, clock=clock or MEANS.clock)
    return office_of(study, means, speak(UiLanguage.NL), shelf)
