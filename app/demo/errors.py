"""What can go wrong in the demonstration."""

from dataclasses import dataclass

from app.domain.errors import WaterlijnError


@dataclass(eq=False)
class NotVerified(WaterlijnError):
    """Something the demonstration made did not turn out as it should when it was reopened."""

    step: str
    finding: str
