"""A walk: one act after the other on real studies on a real disk, each told to the model too."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random  # noqa: TID251 - a walk that fails must be walked again
from typing import TypeVar

from app.crypto.sealing import generate_identity
from app.crypto.wrapping import KdfCost, KdfRules
from app.domain.clock import FixedClock
from app.domain.library import Library
from app.domain.log import LogKind
from app.domain.users import Role
from app.language import UiLanguage, speak
from app.services.office import Office
from app.services.unlocking import Means
from app.services.vault_keeping import NewStudy, OpenStudy, create_study, held_by, open_study
from tests.services.any_order.killing import Killing, killed_at
from tests.services.any_order.model import Member, Model

T = TypeVar("T")
CHEAP = KdfCost(8, 1, 1)
BEGUN = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PATIENCE = timedelta(minutes=6)
"""Longer than anybody has to wait after wrong passphrases."""
USUAL_WRITES = 8


@dataclass
class World:
    """A folder with a study, and what should be in it."""

    folder: Path
    model: Model


class Walk:
    """Whoever walks: where they are, what they hold, and what should be so."""

    def __init__(self, place: Path, library: Library, seed: int) -> None:
        """Found a study under `place` and be in it as its lead."""
        self.place, self.library = place, library
        self.dice = Random(seed)  # noqa: S311 - a walk that fails must be walked again
        self.clock = FixedClock(BEGUN)
        self.means = Means(self.clock, self.dice.randbytes, KdfRules(CHEAP, CHEAP))
        self.recipient = generate_identity()
        self.steps: list[str] = []
        self.kills = self._words = 0
        self._writes: dict[str, int] = {}
        self.root = place / "0"
        for folder in (self.root, self.root / "stick", self.root / "out"):
            folder.mkdir()
        new = NewStudy("Na detentie", "Anna", self.phrase())
        founded = create_study(self.root / "study", new, self.means)
        self.study: OpenStudy | None = founded.study
        self.me = Member(founded.study.user.id, new.lead_name, Role.LEAD, new.passphrase)
        begun = [LogKind.STUDY_CREATED, LogKind.UNLOCKED]
        model = Model(founded.recovery, {self.me.id: self.me}, log=begun)
        self.worlds = [World(founded.study.folder, model)]
        self.backups: list[World] = []

    @property
    def folder(self) -> Path:
        return self.worlds[0].folder

    @property
    def model(self) -> Model:
        return self.worlds[0].model

    @property
    def opened(self) -> OpenStudy:
        assert self.study is not None
        return self.study

    @property
    def office(self) -> Office:
        study = self.opened
        return Office(
            begin=study.begin,
            clock=self.clock,
            chance=self.dice.randbytes,
            actor=study.user.id,
            role=study.user.role,
            library=self.library,
            words=speak(UiLanguage.NL),
            held=held_by(study, self.means),
        )

    def one(self, things: Iterable[T]) -> T:
        return self.dice.choice(list(things))

    def word(self) -> str:
        """Return a word that stands nowhere else."""
        self._words += 1
        return f"Zwam{self._words:04}qik"

    def phrase(self) -> str:
        return f"wachtzin nummer {self.word()}"

    def log(self, *kinds: LogKind) -> None:
        """Say that an act wrote these events."""
        self.model.log.extend(kinds)

    def come_in(self, member: Member) -> None:
        """Unlock the study as somebody."""
        self.clock.advance(PATIENCE)
        self.model.come_in(with_names=member.reads_names)
        self.study = open_study(self.folder, member.passphrase, self.means, member.id)
        self.me = member

    def lock(self) -> None:
        """Lock the study."""
        self.log(LogKind.LOCKED)
        self.opened.close()
        self.study = None

    def go(self, act: Callable[["Walk"], None]) -> None:
        """Do one act, and do it to the end."""
        self.steps.append(act.__name__)
        act(self)

    def die(self, act: Callable[["Walk"], None]) -> tuple[Model, Model] | None:
        """Do one act and be killed at some write; return the study before it and after it.

        Everything goes on in the folders as they were at that moment, with nobody inside. When the
        act had fewer writes it was done to the end, and nothing is returned; neither when it made
        another study, which is there as a whole or not at all.
        """
        where, before, name = self.folder, self.model.copy(), act.__name__
        at = self.dice.randrange(self._writes.get(name, USUAL_WRITES) + 1)
        self.steps.append(f"{name}, killed at write {at}")
        left = self.place / str(int(self.root.name) + 1)
        with killed_at(Killing(self.root, left, at)) as killing:
            act(self)
        self._writes[name] = killing.count
        if not killing.happened:
            return None
        after, is_there = self.model, self.folder == where
        self._give_up(left)
        return (before, after) if is_there else None

    def _give_up(self, left: Path) -> None:
        """Leave the folders in which the act was done, for those that the kill left."""
        if self.study:
            self.study.close()
        self.study = None
        self.kills += 1
        for world in (*self.worlds, *self.backups):
            world.folder = left / world.folder.relative_to(self.root)
        self.worlds = [each for each in self.worlds if each.folder.exists()]
        self.backups = [each for each in self.backups if each.folder.exists()]
        shutil.rmtree(self.root)
        self.root = left
