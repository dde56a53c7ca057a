"""The pages, one module each, and the register that the window looks them up in.

How to write a page
-------------------
1. One module per page, `app/ui/pages/<name>.py`, with one subclass of `app.ui.parts.Page`; register
   it below. `PageName` (app/ui/place.py) has the names; the rail shows what is registered.
2. The constructor takes `(desk, place)`, calls `super().__init__(desk, title, subtitle)`, puts
   parts into `self.body`, and asks for nothing yet. One page object serves one (page, record);
   `turn_to(part)` is called whenever it is shown, with `place.part`: a tab, a query, or "".
3. `load()` asks: `self.desk.ask(verb, self._show)`. A verb is a function that is given the Office
   and returns values: `partial(overview.participant, participant_id=id)` or a function of your own
   module. It runs on the vault lane, so it may touch no widget. `_show` is a **bound method** (or
   a `functools.partial` of one): lambdas are refused, since they keep a page alive for ever.
4. Writing: `self.desk.save(verb, {Topic.SCHEDULE}, self._done)`. The header says *opgeslagen
   14:03*, and every page whose `topics` hold one of these is loaded anew, also your own. Filling a
   screen never saves.
5. Slow things that need no study: `self.desk.work(make_pdf, self._made)`.
6. Expected errors (`WaterlijnError`) you can answer in place go to a third argument, `failed`; all
   others reach the message bar by themselves, in words (`app.ui.errors.text_of` gives them).
7. `self.desk.go(Place(PageName.PARTICIPANT, id, "consent"))`, `self.desk.back()`,
   `self.desk.tell(sentence, Tone.GOOD, undo=self._take_back)`.
8. Words: `self.say("Nog {n} dagen", n=6)` with a Dutch literal. What people typed goes through
   `plain_label` and is never markup.
9. Colours and lengths: `theme().colour(Role.QUIET)`, `theme().px(8)`; never a number in pixels.
   Icons by the name of a drawing in resources/icons.
10. Every control that takes the focus has a spoken name: its text, its `Field` label, or
    `setAccessibleName`. Tests find it by that name.
11. `leave()` keeps what is not kept yet (it also runs before a lock), `first_focus()` says where
    typing goes, `scrolls = False` gives panes of your own the whole height, `column = 0` the whole
    width.
12. One primary button a page (`kind=Kind.PRIMARY`), right below what it acts on; destructive acts
    are `Kind.DANGER` and can be undone or ask in place.
13. In a layout that is filled anew after loading, `clear(layout)` first; connect signals to bound
    methods or partials of them.
"""

from collections.abc import Callable

from app.ui.desk import Desk
from app.ui.pages.agenda.page import AgendaPage
from app.ui.pages.begin import BeginPage
from app.ui.pages.consent.page import ConsentPage
from app.ui.pages.enrol import EnrolPage
from app.ui.pages.forms.page import FormsPage
from app.ui.pages.interview.page import InterviewPage
from app.ui.pages.interviews import InterviewsPage
from app.ui.pages.participant.page import ParticipantPage
from app.ui.pages.participants import ParticipantsPage
from app.ui.pages.release.page import ReleasePage
from app.ui.pages.search import SearchPage
from app.ui.pages.study.page import StudyPage
from app.ui.pages.today import TodayPage
from app.ui.parts import Page
from app.ui.place import PageName, Place

PAGES: dict[PageName, Callable[[Desk, Place], Page]] = {
    PageName.AGENDA: AgendaPage,
    PageName.CONSENT: ConsentPage,
    PageName.BEGIN: BeginPage,
    PageName.ENROL: EnrolPage,
    PageName.FORMS: FormsPage,
    PageName.INTERVIEW: InterviewPage,
    PageName.INTERVIEWS: InterviewsPage,
    PageName.PARTICIPANT: ParticipantPage,
    PageName.PARTICIPANTS: ParticipantsPage,
    PageName.SEARCH: SearchPage,
    PageName.STUDY: StudyPage,
    PageName.TODAY: TodayPage,
    PageName.RELEASE: ReleasePage,
}
"""Which class shows which place."""
