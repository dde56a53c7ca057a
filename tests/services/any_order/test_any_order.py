"""Acts in an order that nobody foresaw, on a real study: it stays what a simple model says.

Whoever finds a flaw by a longer walk adds a small test of it elsewhere, and perhaps the seed here.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.library import Library
from tests.services.any_order import keeping, working
from tests.services.any_order.holding import (
    after_an_act,
    nothing_is_left_of_who_was_erased,
    now_and_then,
)
from tests.services.any_order.leftover import find_what_is_left
from tests.services.any_order.walk import Walk

Act = Callable[[Walk], None]

MEETING: tuple[Act, ...] = (
    working.enrol_somebody,
    *[working.ask_consent] * 2,
    *[working.begin_a_talk] * 2,
    *[working.write] * 2,
    *[working.go_on_with_the_talk] * 6,
)
FIRST: tuple[Act, ...] = (
    *[keeping.let_somebody_in] * 4,
    *MEETING,
    *MEETING,
    keeping.make_a_backup,
)
"""What is done before anybody begins to wander, so that there is something to meet."""

OUTSIDE: dict[Act, int] = {
    keeping.unlock: 4,
    keeping.try_what_does_not_open: 1,
    keeping.get_back_in: 2,
    keeping.put_a_backup_back: 2,
    keeping.go_to_another_study: 1,
    keeping.set_the_clock: 1,
}
"""What may be done while the study is locked, and how often."""

INSIDE: dict[Act, int] = {
    keeping.lock: 4,
    keeping.set_the_clock: 2,
    keeping.let_somebody_in: 2,
    keeping.give_another_role: 2,
    keeping.take_somebody_out: 2,
    keeping.choose_another_passphrase: 2,
    keeping.leave_something_typed: 1,
    keeping.come_back_to_what_was_typed: 1,
    keeping.make_a_sheet: 1,
    keeping.try_a_sheet: 2,
    keeping.make_a_backup: 1,
    working.enrol_somebody: 2,
    working.rename: 1,
    working.look_at_the_name: 1,
    working.ask_consent: 2,
    working.take_consent_back: 2,
    working.plan: 1,
    working.call_off: 1,
    working.ring: 1,
    working.draw_the_journey: 1,
    working.begin_a_talk: 1,
    working.write: 2,
    working.strike_out: 1,
    working.go_on_with_the_talk: 3,
    working.erase: 2,
    working.seal_a_bundle: 2,
}
"""What may be tried while it is open; whoever may not is told so."""

STEPS, SELDOM = 40, 13
KILLS = 0.2


def wander(walk: Walk, steps: int, kills: float = KILLS, **often: int) -> None:
    """Do so many acts, with a kill in the midst of some, and hold all that must hold after each."""
    for act in FIRST:
        walk.go(act)
    for step in range(steps):
        acts = INSIDE if walk.study else OUTSIDE
        weights = [often.get(act.__name__, usual) for act, usual in acts.items()]
        (act,) = walk.dice.choices(list(acts), weights)
        if walk.dice.random() >= kills:
            walk.go(act)
        elif (killed := walk.die(act)) is not None:
            find_what_is_left(walk, *killed)
            nothing_is_left_of_who_was_erased(walk)
        after_an_act(walk)
        if step % SELDOM == 0:
            now_and_then(walk)


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 4, 5, 10, 14])
def test_whatever_is_done_in_whatever_order_the_study_is_what_it_should_be(
    tmp_path: Path, library: Library, seed: int
) -> None:
    walk = Walk(tmp_path, library, seed)
    try:
        wander(walk, STEPS)
    except BaseException as error:
        error.add_note("walked: " + ", ".join(walk.steps))
        raise
    finally:
        if walk.study:
            walk.study.close()
