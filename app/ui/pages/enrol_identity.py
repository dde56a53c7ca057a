"""The part of enrolling that goes into the identity store: name, contact routes, relatives."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.identity import ContactRoute, Identity, MayKnow, Relative, RouteKind
from app.language import Words
from app.language.dates import read_day
from app.services.enrolling import NewIdentity
from app.ui.parts import (
    Choice,
    Field,
    FlowLayout,
    Form,
    Kind,
    Section,
    button,
    button_row,
    hairline,
    icon_button,
    line_edit,
)
from app.ui.parts.guard import NumberGuard
from app.ui.parts.opening import note_opened, times_opened
from app.ui.theme import theme
from app.ui.wording import may_know_word, options, route_word


class Row(QWidget):
    """Fields side by side that go on to the next line where room ends, and a way to drop them."""

    dropped = Signal(object)

    def __init__(self, drop: str) -> None:
        """Begin without fields; `drop` is the spoken name of taking the row away."""
        super().__init__()
        self.fields: list[Field] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        self._flow = FlowLayout(inside, 12)
        row.addWidget(inside, 1)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(icon_button("x", drop, self._drop), 0, top)

    def add(self, label: str, control: QWidget, wide: int) -> Field:
        """Add a field `wide` design pixels broad, or as broad as the longest word in its list."""
        field, room = Field(label, control, wide=wide), theme().px(wide)
        control.setMinimumWidth(theme().px(min(wide, 200)))
        if isinstance(control, Choice):
            control.ensurePolished()
            room = max(room, control.sizeHint().width())
            control.setMaximumWidth(room)
        field.setFixedWidth(room)
        self.fields.append(field)
        self._flow.addWidget(field)
        return field

    def _drop(self) -> None:
        self.dropped.emit(self)


class RouteRow(Row):
    """One agreed way to reach somebody."""

    def __init__(self, words: Words, guard: NumberGuard) -> None:
        """Begin with a telephone of their own."""
        super().__init__(words.say("Contactweg weghalen"))
        say = words.say
        self._kind = Choice(*options(words, route_word, RouteKind))
        self._knows = Choice(*options(words, may_know_word, MayKnow))
        self.add(say("Soort"), self._kind, 130)
        self._value = guard.watch(self.add(say("Nummer of adres"), line_edit(), 220))
        self._of = guard.watch(
            self.add(say("Van wie"), line_edit(hint=say("van de deelnemer zelf")), 190)
        )
        self.add(say("Wie opneemt…"), self._knows, 240)
        self._note = guard.watch(self.add(say("Afspraak hierover"), line_edit(), 480))

    def fill(self, route: ContactRoute) -> None:
        """Show a route that is known."""
        self._kind.choose(route.kind)
        self._knows.choose(route.may_know)
        _write(self._value, route.value)
        _write(self._of, "" if route.of == "self" else route.of)
        _write(self._note, route.note)

    def route(self, today: date) -> ContactRoute | None:
        """Return the route, or None when no number or address was typed."""
        if not self._value.text:
            return None
        return ContactRoute(
            kind=RouteKind(self._kind.key),
            value=self._value.text,
            of=self._of.text or "self",
            may_know=MayKnow(self._knows.key),
            note=self._note.text,
            confirmed_on=today,
        )


class RelativeRow(Row):
    """Somebody around the participant."""

    def __init__(self, words: Words, guard: NumberGuard) -> None:
        """Begin empty."""
        super().__init__(words.say("Persoon weghalen"))
        self._name = guard.watch(self.add(words.say("Naam van deze persoon"), line_edit(), 260))
        hint = words.say("zus, begeleider…")
        self._role = guard.watch(
            self.add(words.say("Is voor de deelnemer"), line_edit(hint=hint), 260)
        )

    def fill(self, relative: Relative) -> None:
        """Show a relative who is known."""
        _write(self._name, relative.name)
        _write(self._role, relative.role)

    def relative(self) -> Relative | None:
        """Return the relative, or None when no name was typed."""
        return Relative(self._name.text, self._role.text) if self._name.text else None


class Rows(QWidget):
    """Rows under each other, and a button that adds one."""

    def __init__(self, make: Callable[[], Row], add: str, guard: NumberGuard) -> None:
        """Make rows with `make`."""
        super().__init__()
        self._make, self._guard = make, guard
        self.rows: list[Row] = []
        self._inside = QVBoxLayout()
        self._inside.setSpacing(theme().px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addLayout(self._inside)
        self._adder = button(add, self._add_here, kind=Kind.QUIET, icon="plus")
        column.addLayout(button_row(self._adder))

    def add(self) -> Row:
        """Add a row at the end."""
        row = self._make()
        row.dropped.connect(self._drop_here)
        self.rows.append(row)
        self._inside.addWidget(row)
        return row

    def clear(self) -> None:
        """Take all rows away."""
        for row in tuple(self.rows):
            self._drop(row)
        note_opened(self._adder, 0)

    def _add_here(self) -> None:
        row = self.add()
        note_opened(self._adder, times_opened(self._adder) + 1)
        row.show()
        row.fields[0].control.setFocus()

    def _drop_here(self, row: Row) -> None:
        self._drop(row)
        note_opened(self._adder, max(0, times_opened(self._adder) - 1))
        self._adder.setFocus()

    def _drop(self, row: Row) -> None:
        for field in row.fields:
            self._guard.forget(field)
        self.rows.remove(row)
        row.hide()
        row.deleteLater()


class IdentityForm(QWidget):
    """Everything that tells who a participant is."""

    def __init__(self, words: Words, guard: NumberGuard) -> None:
        """Begin empty, with room for one contact route."""
        super().__init__()
        self._words, self._guard = words, guard
        self._form = Form()
        say = words.say
        self._name = self._field(say("Naam"), self._name_rule, say("Een roepnaam mag ook."))
        self._aliases = self._field(
            say("Andere namen"), None, say("Met een komma ertussen: bijnamen, meisjesnaam.")
        )
        self._born = self._field(
            say("Geboortedatum"), self._born_rule, say("Mag leeg blijven. Zo: 4-12-1990."), 200
        )
        make_route = partial(RouteRow, words, guard)
        make_relative = partial(RelativeRow, words, guard)
        self._routes = Rows(make_route, say("Contactweg toevoegen"), guard)
        self._relatives = Rows(make_relative, say("Persoon toevoegen"), guard)
        self._arrange()

    def fill(self, identity: Identity | None) -> None:
        """Show who somebody is, or an empty form."""
        self._routes.clear()
        self._relatives.clear()
        _write(self._name, identity.name if identity else "")
        _write(self._aliases, ", ".join(identity.aliases) if identity else "")
        born = identity.born if identity else None
        _write(self._born, f"{born.day}-{born.month}-{born.year}" if born else "")
        for route in identity.routes if identity else ():
            added = self._routes.add()
            if isinstance(added, RouteRow):
                added.fill(route)
        for relative in identity.relatives if identity else ():
            known = self._relatives.add()
            if isinstance(known, RelativeRow):
                known.fill(relative)
        if not self._routes.rows:
            self._routes.add()

    def is_right(self) -> bool:
        """Say at every field what is wrong with it."""
        return self._form.is_right()

    def identity(self, today: date) -> NewIdentity:
        """Return what was typed."""
        return NewIdentity(
            name=self._name.text,
            aliases=tuple(part.strip() for part in self._aliases.text.split(",") if part.strip()),
            born=read_day(self._born.text),
            relatives=self._found_relatives(),
            routes=self._found_routes(today),
        )

    def name_control(self) -> QWidget:
        """Return where typing begins."""
        return self._name.control

    def _found_routes(self, today: date) -> tuple[ContactRoute, ...]:
        rows = (row for row in self._routes.rows if isinstance(row, RouteRow))
        return tuple(route for row in rows if (route := row.route(today)))

    def _found_relatives(self) -> tuple[Relative, ...]:
        rows = (row for row in self._relatives.rows if isinstance(row, RelativeRow))
        return tuple(found for row in rows if (found := row.relative()))

    def _name_rule(self, name: str) -> str:
        if name or not self._anything_else():
            return ""
        return self._words.say("Zet er een naam bij; zonder naam wordt dit niet bewaard.")

    def _anything_else(self) -> bool:
        rest = self._aliases.text or self._born.text
        return bool(rest or self._found_routes(date.max) or self._found_relatives())

    def _born_rule(self, typed: str) -> str:
        if not typed or read_day(typed):
            return ""
        return self._words.say("Dit is geen datum. Schrijf dag-maand-jaar, zoals 4-12-1990.")

    def _field(
        self, label: str, rule: Callable[[str], str] | None, help_text: str, wide: int = 440
    ) -> Field:
        field = Field(label, line_edit(), help_text=help_text, wide=wide)
        return self._guard.watch(self._form.add(field, rule))

    def _arrange(self) -> None:
        say = self._words.say
        routes = Section(
            say("Hoe mogen wij contact zoeken?"),
            say("Alleen zoals afgesproken. Een bericht noemt nooit waar het onderzoek over gaat."),
        )
        routes.body.addWidget(self._routes)
        relatives = Section(
            say("Mensen eromheen"),
            say("Hun namen worden later in de teksten gevonden en vervangen."),
        )
        relatives.body.addWidget(self._relatives)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(16))
        for part in (self._form, hairline(), routes, hairline(), relatives):
            column.addWidget(part)


def _write(field: Field, text: str) -> None:
    control = field.control
    if isinstance(control, QLineEdit):
        control.setText(text)
        control.setCursorPosition(0)  # what is too long is read from its beginning
