"""The raw keys of the stores, for as long as it takes to open them."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.users import Store
from app.storage.connecting import wipe


@dataclass(eq=False, slots=True)
class StoreKeys:
    """The raw keys of the stores; a steward has one, and never the other."""

    research: bytearray
    identity: bytearray | None

    def __repr__(self) -> str:
        return "StoreKeys(…)"

    def held(self) -> Iterator[tuple[Store, bytearray]]:
        """Yield every store whose key is here, with its key."""
        yield Store.RESEARCH, self.research
        if self.identity is not None:
            yield Store.IDENTITY, self.identity

    def wipe(self) -> None:
        """Overwrite the keys, as soon as the stores are open."""
        for _, key in self.held():
            wipe(key)
