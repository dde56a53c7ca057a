"""Drafts: what was typed in a form that was not saved yet outlives a lock, and another language."""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import WaterlijnError
from app.language import UiLanguage
from app.services.drafting import keep_draft, take_draft
from app.ui.desk import Desk
from app.ui.notice import Tone
from app.ui.parts import Page
from app.ui.standing import Noted, Spot, Standing, go_back_to, merged, put_back, standing_of

FORM = 1
"""The form that drafts are written in; what another version of the program kept is shown as is."""
NOTED = ("fields", "opened", "tables", "scrolled")
_NOTHING: dict[str, Any] = {"form": FORM, "pages": []}
SOON = 10
"""Milliseconds after which a page that is being filled is looked at again."""


class DraftKeeper(QObject):
    """Keeps the drafts of one window, and puts them back when their page is seen again."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Ask what was typed before the lock; without its window there is nothing to put back."""
        super().__init__(window)
        self._desk = desk
        self._waiting: dict[str, Standing] = {}
        self._shown: tuple[Page, str] | None = None
        self._private: set[str] = set()
        self._words = ""
        self.is_kept = True
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._look_again)
        desk.ask(take_draft, self._taken)

    def keep(self, pages: Iterable[tuple[str, Page]], focus: QWidget | None) -> None:
        """Keep what stands on these pages, what was not put back yet, and what has the keyboard."""
        language = self._desk.words.language
        found = {
            name: merged(self._waiting.get(name), standing_of(page, name, language, focus))
            for name, page in pages
        }
        all_of_it = {**self._waiting, **found}.values()
        written = [asdict(each) for each in all_of_it if each.is_worth_keeping]
        self._words = json.dumps({"form": FORM, "pages": written}) if written else ""
        self.keep_again()

    def keep_again(self) -> None:
        """Keep it once more, when the disk refused."""
        self.is_kept = False
        self._desk.ask(partial(keep_draft, words=self._words), self._kept, self._not_kept)

    def show(self, page: Page, name: str) -> None:
        """Put back what belongs to the page that is shown, once it is filled."""
        self._shown = (page, name)
        if name in self._waiting:
            QTimer.singleShot(SOON, self, self._try)

    def _kept(self, _nothing: None) -> None:
        self.is_kept = True

    def _not_kept(self, _error: WaterlijnError) -> None:
        """Stay unkept: whoever locks sees to it that it is tried again."""

    def _taken(self, words: str) -> None:
        found = json.loads(words) if words else _NOTHING
        if not isinstance(found, dict) or found["form"] != FORM:
            self._say_foreign(words)
            found = _NOTHING
        for written in found["pages"]:
            standing = _read(written)
            self._waiting[standing.page] = standing
        if self._shown:
            self.show(*self._shown)

    def _try(self) -> None:
        if self._is_filled():
            # What was just put on the page is only seen in the next round.
            QTimer.singleShot(SOON, self, self._put_back)
        elif self._shown and self._shown[1] in self._waiting:
            QTimer.singleShot(SOON, self, self._try)

    def _is_filled(self) -> bool:
        page = self._shown[0] if self._shown else None
        return page is not None and page.isVisible() and self._desk.jobs.is_idle()

    def _put_back(self) -> None:
        page, name = self._shown or (None, "")
        waiting = self._waiting.get(name)
        if page is None or waiting is None:
            return
        if not self._is_filled():
            QTimer.singleShot(SOON, self, self._try)
            return
        del self._waiting[name]
        left = put_back(page, waiting, self._desk.words.language)
        if left != waiting and left.fields:
            # What was opened or chosen may bring up further fields, some only after the vault was
            # asked.
            self._waiting[name] = left
            QTimer.singleShot(SOON, self, self._try)
            return
        go_back_to(page, waiting, self._desk.words.language)
        self._say_left([each for each in left.fields if each.is_told])
        self._let_wait(name, left)

    def _let_wait(self, name: str, left: Standing) -> None:
        """Keep names out of sight until their form is opened; only then are they put back."""
        private = tuple(each for each in left.fields if each.is_private)
        if not private:
            return
        self._waiting[name] = replace(left, fields=private, tables=(), scrolled=(), here=None)
        if name not in self._private:
            self._private.add(name)
            said = self._desk.words.say(
                "Wat je bij de naam typte, is nog niet opgeslagen. Het staat er weer als je dat "
                "formulier opent."
            )
            self._desk.tell(said, Tone.DUE)

    def _look_again(self) -> None:
        """Look whether a form was opened that words wait for: then the keyboard went there."""
        if self._shown and self._shown[1] in self._private:
            QTimer.singleShot(SOON, self, self._put_back)

    def _say_foreign(self, words: str) -> None:
        told = self._desk.words.say(
            "Een andere versie van Waterlijn bewaarde wat je nog niet had opgeslagen. "
            "Het kan niet terug op zijn plek:"
        )
        self._desk.tell(f"{told}\n{words}", Tone.DUE)

    def _say_left(self, left: list[Noted]) -> None:
        """Show what was typed in a form that is not open now, to be copied from there."""
        if not left:
            return
        typed = "\n".join(f"{each.spot.said}: {each.words}" for each in left)
        say = self._desk.words.say
        told = say("Dit had je al getypt; het is nog niet opgeslagen:")
        self._desk.tell(f"{told}\n{typed}", Tone.DUE)


def _read(written: dict[str, Any]) -> Standing:
    noted = {each: tuple(map(_noted, written[each])) for each in NOTED}
    here = Spot(**written["here"]) if written["here"] else None
    language = UiLanguage(written["language"])
    return Standing(**{**written, **noted, "here": here, "language": language})


def _noted(written: dict[str, Any]) -> Noted:
    return Noted(**{**written, "spot": Spot(**written["spot"])})
