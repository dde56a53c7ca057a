"""What can go wrong in the demonstration."""


class NotVerified(Exception):
    """Something the demonstration made did not turn out as it should when it was reopened."""

    def __init__(self, step: str, finding: str) -> None:
        """Carry the step and what was found instead."""
        super().__init__(step, finding)
        self.step, self.finding = step, finding
