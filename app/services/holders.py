"""Who can open the names, so that whoever can't is told whom to ask."""

from dataclasses import dataclass

from app.domain.users import Store
from app.services.office import Office
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NamesHeld:
    """Whether the key at hand opens the names, and whose keys do, by the users' names."""

    here: bool
    holders: tuple[str, ...]


def names_held(office: Office) -> NamesHeld:
    """Return who can open the names, and whether that is possible here."""
    with office.begin() as work:
        return names_held_in(work)


def names_held_in(work: UnitOfWork) -> NamesHeld:
    """Return the same inside a unit of work."""
    users = (each for each in work.users.all() if each.holds_key_to(Store.IDENTITY))
    holders = sorted((each.name for each in users), key=str.casefold)
    return NamesHeld(work.has_identities, tuple(holders))
