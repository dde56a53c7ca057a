"""The code on a recovery sheet: an age key in four lines, each with two check signs of its own.

Two check signs over fifteen find every single slip and every pair of slips, and tell of a single
one in which group it stands. They are counted over the line's own place as well, so a line that was
typed at another line's place is known for what it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.bech32 import BEGINNING, LENGTH, SIGNS, secret_of, signs_of
from app.domain.errors import WaterlijnError
from app.domain.users import Store

GROUP = 5
"""Signs in a group, so that whoever copies them does not lose the place."""
LINE = 15
CHECKS = 2
LINES = -(-LENGTH // LINE)
CHECKED_LENGTH = LENGTH + LINES * CHECKS
CHECK_GROUP = LINE // GROUP + 1
"""The group of the check signs, which stand last on every line."""
BETWEEN = "-·.|"
"""What may be typed between groups and means nothing."""

_POWERS = [1]
for _ in range(30):
    _twice = _POWERS[-1] << 1
    _POWERS.append(_twice ^ 0x29 if _twice & 32 else _twice)
_LOGS = {power: exponent for exponent, power in enumerate(_POWERS)}
_STORES = tuple(Store)


class Slip(StrEnum):
    """How what was typed differs from what was printed."""

    FOREIGN_SIGN = "foreign-sign"
    WRONG_SIGN = "wrong-sign"
    ELSEWHERE = "elsewhere"
    LENGTH = "length"
    LINES = "lines"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class LinePlace:
    """A line of a recovery sheet, counted from 1 within the code of its store."""

    store: Store
    line: int


@dataclass(eq=False)
class RecoveryCodeMistyped(WaterlijnError):
    """A code that was typed from a recovery sheet is not what stands there.

    `line` and `group` count from 1 and are 0 when the place is not known; `found` of `wanted`
    signs or lines were typed; `home` is where the line that was typed belongs.
    """

    store: Store
    slip: Slip
    line: int = 0
    group: int = 0
    found: int = 0
    wanted: int = 0
    home: LinePlace | None = None


def printed_lines(secret: str, store: Store) -> tuple[tuple[str, ...], ...]:
    """Return the lines of a secret age key as groups; the last group of each is its check."""
    signs = secret.upper().removeprefix(BEGINNING)
    cut = [signs[at : at + LINE] for at in range(0, LENGTH, LINE)]
    return tuple(
        (*_groups(line), check_signs(line, LinePlace(store, number)))
        for number, line in enumerate(cut, 1)
    )


def check_signs(line: str, place: LinePlace) -> str:
    """Return the two signs that check a line at its place."""
    values = _values(line, place)
    one, two = len(values), len(values) + 1
    once, twice = _syndromes(values)
    common = _divided(1, _times(_power(one + two), _power(one) ^ _power(two)))
    first = _times(common, _times(once, _power(2 * two)) ^ _times(twice, _power(two)))
    second = _times(common, _times(once, _power(2 * one)) ^ _times(twice, _power(one)))
    return SIGNS[first] + SIGNS[second]


def read_code(typed: str, store: Store) -> str:
    """Return the secret age key that was typed, with or without the check signs of its lines.

    Raises RecoveryCodeMistyped, which names the line where it can.
    """
    lines = _lines(typed, store)
    signs = "".join(_checked(line, LinePlace(store, at)) for at, line in enumerate(lines, 1))
    if len(signs) != LENGTH:
        raise _incomplete(typed, store, len(lines))
    if secret_of(signs) is None:
        raise RecoveryCodeMistyped(store, Slip.WHOLE)
    return BEGINNING + signs


def age_key(secret: bytes) -> str:
    """Return 32 bytes as the secret age key they are."""
    return BEGINNING + signs_of(secret)


def key_bytes(secret: str) -> bytes:
    """Return the 32 bytes of a secret age key; anything else is our bug: ValueError."""
    found = secret_of(secret.removeprefix(BEGINNING))
    if found is None:
        raise ValueError("not a secret age key")
    return found


def line_length(line: int) -> int:
    """Return how many signs a line has with its check; lines count from 1."""
    return _own_length(line) + CHECKS


def read_line(typed: str, place: LinePlace) -> str:
    """Return the signs of one line without its check; raises RecoveryCodeMistyped."""
    return _checked(_plain(typed), place)


def _lines(typed: str, store: Store) -> list[str]:
    """Cut what was typed as it was printed, whatever way somebody broke it off."""
    lines = [line for each in typed.splitlines() if (line := _plain(each))]
    beginning = _plain(BEGINNING)
    if lines and lines[0].startswith(beginning):
        lines[0] = lines[0].removeprefix(beginning)
    lines = [line for line in lines if line]
    if len(lines) == LINES:
        return lines
    whole = "".join(lines)
    if len(lines) > 1 and len(whole) not in (LENGTH, CHECKED_LENGTH):
        raise _incomplete(typed, store, len(lines))
    step = LINE if len(whole) == LENGTH else LINE + CHECKS
    ends = [*(step * line for line in range(1, LINES)), len(whole)]
    cut = [whole[at:end] for at, end in zip(range(0, step * LINES, step), ends, strict=True)]
    return [line for line in cut if line]


def _incomplete(typed: str, store: Store, found: int) -> RecoveryCodeMistyped:
    """Return how many lines there are, and which one is empty when each had its own row."""
    rows = [_plain(row) for row in typed.split("\n")]
    empty = rows.index("") + 1 if len(rows) == LINES and "" in rows else 0
    return RecoveryCodeMistyped(store, Slip.LINES, empty, found=found, wanted=LINES)


def _plain(typed: str) -> str:
    """Return the signs that were meant: no code has a letter O, so it can only be a nought."""
    plain = "".join(sign for sign in typed.upper() if not sign.isspace() and sign not in BETWEEN)
    return plain.replace("O", "0")


def _checked(signs: str, place: LinePlace) -> str:
    _refuse_foreign(signs, place)
    own = _own_length(place.line)
    if len(signs) == own:
        return signs
    if len(signs) != own + CHECKS:
        raise RecoveryCodeMistyped(
            place.store, Slip.LENGTH, place.line, found=len(signs), wanted=own + CHECKS
        )
    _refuse_wrong(signs, place)
    return signs[:own]


def _own_length(line: int) -> int:
    return min(LINE, LENGTH - LINE * (line - 1))


def _refuse_foreign(signs: str, place: LinePlace) -> None:
    for at, sign in enumerate(signs):
        if sign not in SIGNS:
            group = at // GROUP + 1
            raise RecoveryCodeMistyped(place.store, Slip.FOREIGN_SIGN, place.line, group)


def _refuse_wrong(signs: str, place: LinePlace) -> None:
    once, twice = _syndromes(_values(signs, place))
    if not once and not twice:
        return
    # A single slip at exponent e leaves twice / once = 2^e, whatever sign it is.
    at = _LOGS[_divided(twice, once)] if once and twice else len(signs) + 1
    if at == 0 and (home := _home(_number(place) ^ once)):
        raise RecoveryCodeMistyped(place.store, Slip.ELSEWHERE, place.line, home=home)
    group = _group_at(at, len(signs)) if 0 < at <= len(signs) else 0
    raise RecoveryCodeMistyped(place.store, Slip.WRONG_SIGN, place.line, group)


def _group_at(at: int, signs: int) -> int:
    return CHECK_GROUP if at > signs - CHECKS else (at - 1) // GROUP + 1


def _groups(line: str) -> tuple[str, ...]:
    return tuple(line[at : at + GROUP] for at in range(0, len(line), GROUP))


def _number(place: LinePlace) -> int:
    return 1 + _STORES.index(place.store) * LINES + place.line - 1


def _home(number: int) -> LinePlace | None:
    store, line = divmod(number - 1, LINES)
    return LinePlace(_STORES[store], line + 1) if 0 <= store < len(_STORES) else None


def _values(signs: str, place: LinePlace) -> list[int]:
    return [_number(place), *(SIGNS.index(sign) for sign in signs)]


def _syndromes(values: Sequence[int]) -> tuple[int, int]:
    once = twice = 0
    for exponent, value in enumerate(values):
        once ^= _times(value, _power(exponent))
        twice ^= _times(value, _power(2 * exponent))
    return once, twice


def _power(exponent: int) -> int:
    return _POWERS[exponent % 31]


def _times(one: int, other: int) -> int:
    return _power(_LOGS[one] + _LOGS[other]) if one and other else 0


def _divided(one: int, other: int) -> int:
    return _power(_LOGS[one] - _LOGS[other]) if one else 0
