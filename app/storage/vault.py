"""The vault: both stores of one study, opened, and the only way to begin a unit of work."""

from app.domain.clock import Clock
from app.domain.ids import UserId
from app.storage.pair import Pair
from app.storage.unit_of_work import UnitOfWork


class Vault:
    """An open study."""

    def __init__(self, pair: Pair, clock: Clock, actor: UserId) -> None:
        """Hold the stores on behalf of `actor`."""
        self._pair = pair
        self._clock = clock
        self.actor = actor

    def begin(self) -> UnitOfWork:
        """Return a unit of work, to be entered with `with`."""
        return UnitOfWork(self._pair, self._clock, self.actor)
