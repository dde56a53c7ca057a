"""Today: the answer to what must be done now, worked out from the data."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.identity import RouteKind
from app.domain.interview import Interview
from app.domain.language_tag import Language
from app.domain.participant import Participant
from app.domain.posture import Posture
from app.domain.schedule import WaveStanding
from app.language.dates import clock_time, day_and_time, day_month, long_day
from app.sentences.details import placeholder_word
from app.services.backing_up import BackupStanding
from app.services.laptop import posture
from app.services.office import Office
from app.services.overview import (
    DueToday,
    LastOpened,
    ParticipantOverview,
    Recruitment,
    Today,
    today,
)
from app.services.printing import print_consent
from app.ui.desk import Desk
from app.ui.pages.today_line import Line
from app.ui.parts import (
    EmptyState,
    FlowLayout,
    IconLabel,
    Kind,
    Page,
    Section,
    button,
    clear,
    hairline,
    plain_label,
    quiet_label,
)
from app.ui.parts.laptop import LaptopNote
from app.ui.place import PageName, Place, Topic
from app.ui.saver import Saver
from app.ui.theme import Role, Size, theme
from app.ui.wording import (
    consent_tone,
    consent_word,
    days_left,
    group_word,
    interview_status_tone,
    interview_status_word,
    release_words,
    route_word,
    wave_title,
)
from app.ui.wording.backup import overtaken_short


class TodayPage(Page):
    """What is due, what is unfinished, whom to plan, who is about to be lost."""

    topics = frozenset(
        {
            Topic.PARTICIPANTS,
            Topic.CONSENT,
            Topic.INTERVIEWS,
            Topic.SCHEDULE,
            Topic.CONTACT,
            Topic.STUDY,
        }
    )

    def __init__(self, desk: Desk, _place: Place) -> None:
        """Make the page; it is filled when it is shown."""
        day = long_day(desk.words, desk.now().date())
        super().__init__(desk, desk.words.say("Vandaag"), day)
        self._first: QWidget | None = None
        self._saver = Saver(
            desk,
            self,
            self.say("Waar komt de brief?"),
            self.say("De brief is opgeslagen. Er zitten twee exemplaren in: print ze allebei."),
        )

    def load(self) -> None:
        """Ask what must be done."""
        self.desk.ask(_with_laptop, self._show)

    def first_focus(self) -> QWidget | None:
        """Begin at the first line."""
        return self._first

    def _show(self, seen: tuple[Today, Posture | None]) -> None:
        now, laptop = seen
        clear(self.body)
        self._first = None
        if not now.recruitment.enrolled:
            self.body.addWidget(self._beginning())
            self._add_section(self.say("Nog in te vullen"), self._unfilled_lines(now))
        else:
            self._show_work(now)
            self.body.addWidget(self._funnel(now.recruitment))
        if now.before:
            self.body.addWidget(self._opened_before(now.before))
        if laptop and laptop.worries:
            self.body.addWidget(LaptopNote(self.desk.words, laptop))
        QTimer.singleShot(0, self, self._focus_first)  # once the lines have been laid out

    def _opened_before(self, before: LastOpened) -> QWidget:
        said = self.desk.words.say_n(
            "Laatst geopend op {moment}, door {who}. In het logboek staat {n} gebeurtenis.",
            "Laatst geopend op {moment}, door {who}. In het logboek staan {n} gebeurtenissen.",
            before.events,
            moment=day_and_time(self.desk.words, before.at),
            who=before.by,
        )
        return quiet_label(said)

    def _backup_line(self, standing: BackupStanding) -> Line:
        line = Line(self.say("Reservekopie"), self._backup_words(standing))
        place = partial(self._go, Place(PageName.STUDY, part="backup"))
        line.opened.connect(place)
        if standing.may:
            act = button(self.say("Maken"), icon="hard-drive")
            act.setAccessibleName(self.say("Reservekopie maken"))
            act.clicked.connect(place)
            line.add_act(act)
        return line

    def _backup_words(self, standing: BackupStanding) -> str:
        words, last = self.desk.words, standing.last
        if standing.overtaken:
            return overtaken_short(words, standing.overtaken[0])
        if last:
            return self.say("de laatste is van {day}", day=day_and_time(words, last.made_at))
        return self.say("er is nog geen reservekopie van dit onderzoek")

    def _focus_first(self) -> None:
        if self._first and self.waits_with_keyboard:
            self._first.setFocus()

    def _show_work(self, now: Today) -> None:
        say = self.say
        due = [self._due_line(each) for each in now.due]
        open_ones = [self._open_line(*each) for each in now.unfinished]
        plan = [self._plan_line(now, each) for each in now.to_plan]
        lost = [self._lost_line(each) for each in now.out_of_sight]
        ask = [self._ask_line(now, each) for each in now.to_ask]
        unfilled = self._unfilled_lines(now)
        self._add_section(say("Nog in te vullen"), unfilled)
        self._add_section(say("Nog niet afgerond"), open_ones)
        self._add_section(say("Gesprekken van vandaag"), due)
        self._add_section(say("Nog geen toestemming gevraagd"), ask)
        self._add_section(say("Te plannen: de periode sluit binnenkort"), plan)
        self._add_section(say("Dreigt uit beeld te raken"), lost)
        if now.backup.due:
            self._add_section(say("Veiligstellen"), [self._backup_line(now.backup)])
        if not (due or open_ones or plan or lost or ask or unfilled):
            self.body.addWidget(self._calm())

    def _add_section(self, title: str, lines: Iterable[Line]) -> None:
        shown = list(lines)
        if not shown:
            return
        section = Section(title)
        section.body.setSpacing(0)
        section.body.addSpacing(theme().px(4))
        for line in shown:
            section.body.addWidget(hairline())
            section.body.addWidget(line)
        self._first = self._first or shown[0]
        self.body.addWidget(section)

    def _due_line(self, due: DueToday) -> Line:
        words, seen = self.desk.words, due.overview
        start = clock_time(words, due.appointment.starts_at)
        lead = self.say("{time}  {code}", time=start, code=seen.participant.code)
        wave = next((each for each in seen.waves if each.wave.id == due.appointment.wave), None)
        place = self.say("{round} · {site}", round=self._round(wave), site=seen.site.name)
        line = self._line(lead, place, "", seen.participant)
        begin = partial(self._begin, seen.participant, due.appointment.id)
        if seen.consent.may_talk:
            line.add_act(
                self._act(self.say("Start"), begin, "play", seen.participant, Kind.PRIMARY)
            )
            return line
        line.add_pill(
            self.say("toestemming {word}", word=consent_word(words, seen.consent)),
            consent_tone(seen.consent),
        )
        self._add_asking(line, seen.participant)
        return line

    def _add_asking(self, line: Line, participant: Participant) -> None:
        sheet = partial(self._print, participant)
        ask = partial(self._go, Place(PageName.CONSENT, participant.id))
        line.add_act(self._act(self.say("Brief printen"), sheet, "printer", participant))
        line.add_act(self._act(self.say("Toestemming"), ask, "signature", participant))

    def _ask_line(self, now: Today, seen: ParticipantOverview) -> Line:
        words, participant = self.desk.words, seen.participant
        about = self.say(
            "{group} · {site}", group=group_word(words, participant.group), site=seen.site.name
        )
        line = self._line(participant.code, about, self._free(now, participant), participant)
        self._add_asking(line, participant)
        return line

    def _unfilled_lines(self, now: Today) -> list[Line]:
        if not now.unfilled:
            return []
        named = ", ".join(placeholder_word(self.desk.words, each) for each in now.unfilled)
        line = Line(self.say("Toestemmingsbrief"), self.say("nog leeg: {named}", named=named))
        place = partial(self._go, Place(PageName.STUDY, part="settings"))
        line.opened.connect(place)
        act = button(self.say("Invullen"), icon="pencil")
        act.clicked.connect(place)
        line.add_act(act)
        return [line]

    def _open_line(self, interview: Interview, participant: Participant) -> Line:
        words = self.desk.words
        began = day_and_time(words, interview.started_at)
        line = Line(participant.code, self.say("begonnen op {when}", when=began))
        talk = partial(self._go, Place(PageName.INTERVIEW, interview.id))
        line.opened.connect(talk)
        status = interview.status
        line.add_pill(interview_status_word(words, status), interview_status_tone(status))
        line.add_act(self._act(self.say("Verder"), talk, "play", participant, Kind.PRIMARY))
        return line

    def _plan_line(self, now: Today, seen: ParticipantOverview) -> Line:
        words, wave = self.desk.words, seen.next
        left = wave.window.days_left(now.day) if wave and wave.window else 0
        about = self.say("{round} · {left}", round=self._round(wave), left=days_left(words, left))
        tries = words.say_n("{n} contactpoging", "{n} contactpogingen", len(seen.attempts))
        free = self._free(now, seen.participant)
        quiet = self.say("{free} · {tries}", free=free, tries=tries)
        line = self._line(seen.participant.code, about, quiet, seen.participant)
        plan = partial(self._go, Place(PageName.AGENDA, part=f"plan:{seen.participant.id}"))
        line.add_act(self._act(self.say("Plan"), plan, "calendar-days", seen.participant))
        return line

    def _free(self, now: Today, participant: Participant) -> str:
        words, day = self.desk.words, participant.release.day
        if day and day <= now.day:
            return self.say("vrijgekomen {day}", day=day_month(words, day))
        return self.say("vrij: {day}", day=release_words(words, participant.release))

    def _lost_line(self, seen: ParticipantOverview) -> Line:
        words = self.desk.words
        about = words.say_n(
            "{n} poging zonder antwoord", "{n} pogingen zonder antwoord", seen.unanswered
        )
        line = self._line(seen.participant.code, about, self._next_route(seen), seen.participant)
        contact = partial(self._go, Place(PageName.PARTICIPANT, seen.participant.id, "contact"))
        line.add_act(self._act(self.say("Contact"), contact, "phone", seen.participant))
        return line

    def _next_route(self, seen: ParticipantOverview) -> str:
        tried = {each.route for each in seen.attempts}
        untried = next((kind for kind in RouteKind if kind not in tried), None)
        if untried is None:
            return self.say("alle wegen geprobeerd: vraag de reclassering of gemeente")
        return self.say("nog niet geprobeerd: {route}", route=route_word(self.desk.words, untried))

    def _round(self, wave: WaveStanding | None) -> str:
        return wave_title(self.desk.words, wave.wave) if wave else ""

    def _line(self, lead: str, about: str, quiet: str, participant: Participant) -> Line:
        line = Line(lead, about, quiet)
        line.opened.connect(partial(self._go, Place(PageName.PARTICIPANT, participant.id)))
        return line

    def _act(
        self,
        word: str,
        act: partial[None],
        icon: str,
        participant: Participant,
        kind: Kind = Kind.PLAIN,
    ) -> QPushButton:
        made = button(word, kind=kind, icon=icon)
        made.setAccessibleName(f"{word}, {participant.code}")
        made.clicked.connect(act)
        return made

    def _funnel(self, came: Recruitment) -> QWidget:
        words, section = self.desk.words, Section(self.say("Werving"))
        holder = QWidget()
        row = FlowLayout(holder, 12)
        steps = (
            words.say_n("{n} ingeschreven", "{n} ingeschreven", came.enrolled),
            words.say_n("{n} toestemming", "{n} toestemming", came.consented),
            words.say_n("{n} gesproken", "{n} gesproken", came.talked),
            words.say_n("{n} tweede gesprek", "{n} tweede gesprek", came.talked_twice),
        )
        for at, step in enumerate(steps):
            if at:
                row.addWidget(IconLabel("arrow-right", Role.EDGE, 18))
            row.addWidget(plain_label(step, wrap=False))
        section.body.addWidget(holder)
        if came.withdrawn:
            stopped = words.say_n("{n} is gestopt", "{n} zijn gestopt", came.withdrawn)
            section.body.addWidget(quiet_label(stopped))
        return section

    def _calm(self) -> QWidget:
        section = Section(self.say("Niets dat vandaag moet"))
        said = self.say("Er staat geen gesprek, en geen periode sluit binnenkort.")
        section.body.addWidget(plain_label(said, size=Size.BODY, tone=Role.QUIET))
        return section

    def _beginning(self) -> QWidget:
        enrol = button(
            self.say("Eerste deelnemer inschrijven"),
            partial(self._go, Place(PageName.ENROL)),
            kind=Kind.PRIMARY,
            icon="user-plus",
        )
        forms = button(
            self.say("Formulieren bekijken"),
            partial(self._go, Place(PageName.FORMS)),
            icon="file-text",
        )
        self._first = enrol
        return EmptyState(
            "waves",
            self.say("Het onderzoek is klaar om te beginnen"),
            self.say(
                "Schrijf iemand in met een locatie erbij, zoals een PI of een gemeente. Daarna "
                "staat hier elke dag wat er moet gebeuren: wie je spreekt, wie je moet plannen "
                "en wie uit beeld dreigt te raken."
            ),
            enrol,
            forms,
        )

    def _begin(self, participant: Participant, appointment: str, *_clicked: bool) -> None:
        self.desk.go(Place(PageName.BEGIN, participant.id, appointment))

    def _print(self, participant: Participant, *_clicked: bool) -> None:
        verb = partial(print_consent, participant=participant.id, language=Language.NL)
        self._saver.save(verb, {Topic.CONSENT})

    def _go(self, place: Place, *_clicked: bool) -> None:
        self.desk.go(place)


def _with_laptop(office: Office) -> tuple[Today, Posture | None]:
    return today(office), posture(office)
