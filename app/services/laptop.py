"""The laptop: what it would give away beside the study, as it was seen at opening."""

from app.domain.posture import Posture
from app.services.office import Office


def posture(office: Office) -> Posture | None:
    """Return what was seen of this laptop when the study was opened; nothing in memory."""
    return office.posture
