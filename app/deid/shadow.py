"""Capitals for notes that are typed without: a shadow of the text, at the same length."""

from app.deid.page import Page
from app.deid.reading import Reader
from app.deid.words import word_set

_BRIEF, _SHORT, _TINY, _PARTICLES = 4, 3, 2, 3

_SLOT = word_set(
    "met volgens van door bij naar en sprak spreekt belde belt zegt zei vroeg vraagt "
    "ging gaat dat of aan tegen dankzij zonder namens naast behalve and with by to from for"
)
_SPEAKING = word_set("volgens sprak spreekt belde belt zegt zei vroeg vraagt celgenoot celmaat")
_IN = word_set("in uit te naar vanuit nabij richting omgeving from to near gemeente stad")


def shadow(page: Page, reader: Reader) -> Page:
    """Return the page with capitals on words that can only be, or by their place are, names."""
    raised: set[int] = set()
    for i, token in enumerate(page.tokens):
        if (
            token.text[:1].islower()
            and not token.numeric
            and len(token.low) > 1
            and _raise(page, reader, i, raised)
        ):
            raised.add(i)
    if not raised:
        return page
    letters = list(page.text)
    for i in raised:
        start = page.tokens[i].start
        upper = letters[start].upper()
        letters[start] = upper if len(upper) == 1 else letters[start]
    return Page("".join(letters), page.sloppy)


def _raise(page: Page, reader: Reader, i: int, raised: set[int]) -> bool:
    """Tell whether word `i` is a name in lower case."""
    low = page.word(i)
    if page.sloppy and _after_double_particle(page, i):
        return True
    if _never_raised(page, reader, i):
        return False
    if not reader.explained(low) and not reader.plain_capital(low):
        return (
            _name_like(page, reader, low)
            or (page.sloppy and _before_surname(page, reader, i))
            or _after_cue(page, reader, i)
            or _second(page, reader, i, raised)
            or (page.sloppy and (_said_of(page, reader, i) or _initialled(page, i)))
            or (page.sloppy and _does_to(page, reader, i))
            or (page.sloppy and _strange(page, reader, i))
        )
    if low in reader.lists.field["verbs"]:
        return page.sloppy and _in_a_row(page, reader, i, raised)
    named = _after_name(page, reader, i, raised) or _surname_after_title(page, reader, i)
    return named or (
        page.sloppy
        and (
            _title_or_place(page, reader, i)
            or _proper_place(page, reader, i)
            or _said_of(page, reader, i)
            or _everyday_name(page, reader, i, raised)
        )
    )


def _never_raised(page: Page, reader: Reader, i: int) -> bool:
    """Tell whether word `i` is one of the commonest words, or part of an address or code."""
    low, field = page.word(i), reader.lists.field
    plain = any(low in field[kind] for kind in ("common", "titles", "roles", "particles"))
    start = page.tokens[i].start
    return plain or page.text[max(0, start - 1) : start] in {"@", ".", "/", "_", "-"}


def _after_double_particle(page: Page, i: int) -> bool:
    """Tell whether 'van der' or 'van den' stands before it, which only surnames have."""
    if not page.gap(i - 1) == page.gap(i - 2) == " ":
        return False
    addressed = page.word(i - 2) in _ADDRESSING
    if page.word(i - 1) in {"ten", "ter", "te", "der", "den"} and addressed:
        return True
    return page.word(i - 1) in {"der", "den", "'t"} and page.word(i - 2) in {
        "van",
        "op",
        "in",
        "uit",
    }


def _strange(page: Page, reader: Reader, i: int) -> bool:
    """Tell whether no list knows the word, nor one that differs by a letter."""
    low, end = page.word(i), page.tokens[i].end
    if len(low) <= _SHORT or not low.isalpha() or page.text[end : end + 1] == ".":
        return False
    known = _VOWELS.isdisjoint(low) or low in reader.lists.prisons["kinds"]
    return not known and not reader.misspelt(low)


def _everyday_name(page: Page, reader: Reader, i: int, raised: set[int]) -> bool:
    """Tell whether an everyday word is a name by the words beside it, in notes without capitals."""
    if reader.verbal(page.word(i)):
        return False
    return (
        _initialled(page, i)
        or _addressed(page, reader, i)
        or _surname_of(page, reader, i, raised)
        or _given_before_surname(page, reader, i)
        or page.word(i - 1) in NAMING
        or _after_van(page, reader, i)
        or _speaks(page, reader, i)
        or _in_a_row(page, reader, i, raised)
        or _apposed(page, reader, i)
        or _acts_here(page, reader, i)
    )


def _past_particles(page: Page, i: int, step: int) -> int:
    """Return the word on the given side of word `i` that is no particle."""
    at = i + step
    while 0 <= at < len(page.tokens) and abs(at - i) <= _PARTICLES and page.word(at) in _INSIDE:
        at += step
    return at


def may_be_surname(reader: Reader, low: str) -> bool:
    """Tell whether a word may be a surname: on any list, or in no dictionary by itself."""
    listed = reader.name(low) or not reader.inflected(low)
    return listed and low not in _NOBODY and low not in reader.lists.field["common"]


def _speaks(page: Page, reader: Reader, i: int) -> bool:
    """Tell whether it opens a sentence and does what only people do: 'klapwijk zegt niets'."""
    acts = page.word(i + 1) in reader.lists.field["human verbs"] and page.gap(i) == " "
    return acts and page.tokens[i].first and may_be_surname(reader, page.word(i))


def _acts_here(page: Page, reader: Reader, i: int) -> bool:
    """Tell whether a name that is a word in English only opens a sentence: 'berry praat'."""
    acts = page.gap(i) == " " and reader.verbal(page.word(i + 1)) and page.tokens[i].first
    return acts and not page.english and reader.borrowed(page.word(i))


def _initialled(page: Page, i: int) -> bool:
    """Tell whether an initial stands before it: 'k. pinas', 'w. de vries'."""
    at = _past_particles(page, i, -1)
    if at < 0 or len(page.word(i)) < _SHORT:
        return False
    single = len(page.word(at)) == 1 and page.word(at).isalpha()
    return single and page.gap(at) in {". ", "."} and page.gap(i - 1) in {". ", ".", " "}


def _addressed(page: Page, reader: Reader, i: int) -> bool:
    """Tell whether a form of address stands before it: 'mevrouw stapel', 'fam. kloosterboer'."""
    at = _past_particles(page, i, -1)
    if page.word(at) in _ADDRESSING:
        return page.gap(at) in {" ", ". "}
    surname = i - at > 1 and (reader.surname(page.word(i)) or reader.own_name(page.word(i)))
    return surname and page.word(at) in reader.lists.field["roles"] - _OWNED and page.gap(at) == " "


def _surname_of(page: Page, reader: Reader, i: int, raised: set[int]) -> bool:
    """Tell whether it follows a first name and is a surname anywhere: 'benno kramer'."""
    at = _past_particles(page, i, -1)
    if at not in raised or any(page.gap(k) != " " for k in range(at, i)):
        return False
    low = page.word(i)
    subject = page.gap(i) == " " and reader.verbal(page.word(i + 1))
    return reader.name(low) or i - at > 1 or subject or not reader.inflected(low)


def _given_before_surname(page: Page, reader: Reader, i: int) -> bool:
    """Tell whether it is a first name before what is a surname only: 'harm eising'."""
    at = _past_particles(page, i, 1)
    if at >= len(page.tokens) or any(page.gap(k) != " " for k in range(i, at)):
        return False
    low, after = page.word(i), page.word(at)
    given = low in reader.lists.field["ambiguous first"] or reader.any_first_name(low)
    if not given or low in _RARELY or len(low) < _SHORT:
        return False
    if reader.explained(after):
        opens = page.tokens[i].first or page.gap(i - 1) in {", ", " ("}
        both = reader.borrowed(low) and reader.surname(after) and not page.english
        return both and opens and page.gap(at)[:1] in {",", ".", ")", " "}
    return at > i + 1 or reader.name(after) or not reader.misspelt(after)


def _before_surname(page: Page, reader: Reader, i: int) -> bool:
    """Tell whether an unknown word stands before particles and a surname: 'appie de vries'."""
    at = _past_particles(page, i, 1)
    if at == i + 1 or at >= len(page.tokens) or any(page.gap(k) != " " for k in range(i, at)):
        return False
    low = page.word(at)
    listed = reader.surname(low) or (reader.own_name(low) and low not in reader.lists.words)
    return listed and page.word(i).isalpha() and page.word(i + 1) not in {"la", "te", "ten", "op"}


def _in_a_row(page: Page, reader: Reader, i: int, raised: set[int]) -> bool:
    """Tell whether a first name that is an everyday word stands in a row of names."""
    low = page.word(i)
    if not (reader.borrowed(low) or reader.first_name(low)) or low in _NO_ROW:
        return False
    joined = page.word(i - 1) in _AND and page.gap(i - 1) == page.gap(i - 2) == " "
    at = i - 2 if joined else i - 1
    if at in raised and (joined or page.gap(at) == ", "):
        return joined or page.gap(i) == ", " or page.word(i + 1) in _AND
    joined = page.word(i + 1) in _AND and page.gap(i) == " "
    led = page.word(i - 1) in _SLOT or page.gap(i - 1)[:1] in {",", ".", ":", "\n"}
    goes_on = joined or page.gap(i) == ", "
    return led and goes_on and _sure_name(reader, page.word(i + 2 if joined else i + 1))


def _sure_name(reader: Reader, low: str) -> bool:
    named = reader.name(low) or reader.first_name(low) or not reader.misspelt(low)
    return named and not reader.explained(low) and not reader.place(low)


def _apposed(page: Page, reader: Reader, i: int) -> bool:
    """Tell whether a name stands between commas behind a role: 'mijn zus, els, komt'."""
    low, roles = page.word(i), reader.lists.field["roles"]
    if page.word(i - 1) in roles and page.gap(i - 1) == ", ":
        surname = page.gap(i) == " " and page.gap(i + 1)[:1] == ","
        surname = surname and reader.own_name(page.word(i + 1))
        given = reader.any_first_name(low) and reader.own_name(low)
        return given and (surname or page.gap(i)[:1] == ",")
    at = _past_particles(page, i, -1)
    behind = at < i - 1 and page.word(at) in roles and page.gap(at) == ", "
    return behind and page.gap(i)[:1] == "," and reader.own_name(low)


def _does_to(page: Page, reader: Reader, i: int) -> bool:
    """Tell whether an unknown word does something to a person: ', fitim heeft me verraden'."""
    opens = page.tokens[i].first or page.gap(i - 1) == ", "
    acts = opens and page.gap(i) == " " and reader.verbal(page.word(i + 1))
    return acts and page.word(i + 2) in _TO_WHOM and len(page.word(i)) > _SHORT


def _after_van(page: Page, reader: Reader, i: int) -> bool:
    """Tell whether it follows 'van' right behind another preposition: 'met van dalen'."""
    if page.word(i - 1) != "van" or page.gap(i - 1) != " " or page.gap(i - 2) != " ":
        return False
    before = page.word(i - 2)
    if before in _OTHER_PREPOSITIONS:
        return True
    low, roles = page.word(i), reader.lists.field["roles"]
    return before in roles - _OWNED and (reader.surname(low) or reader.own_name(low))


def _name_like(page: Page, reader: Reader, low: str) -> bool:
    word = low in reader.lists.words and (not page.sloppy or low in reader.lists.field["past"])
    if len(low) < _SHORT or word:
        return False
    if reader.first_name(low) or reader.surname(low) or reader.own_name(low) or reader.place(low):
        return True
    return page.sloppy and len(low) > _SHORT and (reader.name(low) or reader.far_place(low))


def _surname_after_title(page: Page, reader: Reader, i: int) -> bool:
    """Tell whether it is a surname behind a title and particles: 'mevrouw de groot'."""
    at, initials, particles = i - 1, 0, reader.lists.field["particles"]
    while at >= 0 and page.gap(at) in {" ", ". ", "."}:
        single = len(page.word(at)) == 1 and page.word(at).isalpha()
        if not single and page.word(at) not in particles:
            break
        at, initials = at - 1, initials + single
    low, before = page.word(i), page.word(at)
    if low in particles or before not in _ADDRESSING or page.gap(at) not in {" ", ". "}:
        return False
    return initials > 0 or reader.surname(low) or reader.own_name(low)


def _said_of(page: Page, reader: Reader, i: int) -> bool:
    """Tell whether a word acts as a person: an everyday first name, or one nobody knows."""
    low, before = page.word(i), page.word(i - 1)
    if not reader.first_name(low) and reader.explained(low):
        return False
    acts = reader.verbal(page.word(i + 1)) and page.gap(i) == " " and page.tokens[i].first
    led = before in _SLOT and page.gap(i - 1) == " " and low not in reader.lists.field["common"]
    if reader.explained(low):
        return len(low) > _TINY and (acts or (led and low not in _RARELY))
    sure = acts or (led and before in _SPEAKING)
    return len(low) > _SHORT and (sure or (led and not reader.misspelt(low)))


def _after_cue(page: Page, reader: Reader, i: int) -> bool:
    """Tell whether an unknown word follows a title, a role, or 'heet'."""
    before = page.word(i - 1)
    field = reader.lists.field
    if page.gap(i - 1) in {" (", ", "} and page.sloppy and len(page.word(i)) > _SHORT:
        return before in field["roles"] and not reader.misspelt(page.word(i))
    if page.gap(i - 1) not in {" ", ". "}:
        return False
    return before in _ADDRESSING or (
        page.sloppy
        and (before in field["titles"] or before in field["roles"] or before in NAMING | {"ene"})
    )


def _second(page: Page, reader: Reader, i: int, raised: set[int]) -> bool:
    """Tell whether an unknown word follows a first name, past particles, in sloppy notes."""
    at = i - 1
    while at >= 0 and page.word(at) in reader.lists.field["particles"] and page.gap(at) == " ":
        at -= 1
    alone = page.gap(i - 1) == " " and at >= 0 and page.gap(at) == " "
    return page.sloppy and alone and at in raised and len(page.word(i)) > _SHORT


def _after_name(page: Page, reader: Reader, i: int, raised: set[int]) -> bool:
    """Tell whether an everyday word follows a first name, as in 'anneke de wit'."""
    at = i - 1
    steps = 0
    while (
        at >= 0
        and page.word(at) in reader.lists.field["particles"]
        and page.gap(at) == " "
        and steps < _PARTICLES
    ):
        at, steps = at - 1, steps + 1
    if at < 0 or page.gap(at) != " ":
        return False
    if not (at in raised and (reader.first_name(page.word(at)) or steps)):
        return False
    if steps > 1 and page.sloppy:
        return True
    surname = reader.surname(page.word(i)) or reader.own_name(page.word(i))
    return surname and (steps > 0 or page.sloppy)


def _proper_place(page: Page, reader: Reader, i: int) -> bool:
    """Tell whether a word that has a capital in the dictionary stands behind 'in' or 'uit'."""
    low = page.word(i)
    proper = len(low) > _BRIEF and low in reader.lists.capitals and low not in reader.lists.words
    led = page.word(i - 1) in _STRICTLY_IN and page.gap(i - 1) == " "
    return proper and led and not reader.plain_capital(low)


def _title_or_place(page: Page, reader: Reader, i: int) -> bool:
    before, low = page.word(i - 1), page.word(i)
    if page.gap(i - 1) not in {" ", ". "}:
        return False
    if len(before) == 1 and page.gap(i - 1) == ". ":
        return reader.surname(low) or reader.own_name(low)
    if before in reader.lists.field["titles"]:
        return reader.first_name(low) or reader.surname(low) or reader.own_name(low)
    if before in reader.lists.field["roles"]:
        given = reader.any_first_name(low) and reader.own_name(low)
        given = given and page.gap(i)[:1] in {",", ".", ";", ")"}
        return given or reader.first_name(low) or reader.surname(low)
    if before in {"de", "het", "den"}:
        before = page.word(i - 2)
    if before in {"van", "op"} and low in reader.lists.near["regions"]:
        return True
    listed = len(low) > _BRIEF and low in reader.lists.capitals
    bare = page.word(i - 1) in _IN and low not in _RATHER_THINGS
    return before in _IN and reader.place(low) and (listed or bare)


_STRICTLY_IN = word_set("in uit naar vanuit nabij te")
_OTHER_PREPOSITIONS = word_set("met bij door aan naar tegen volgens voor zonder namens over")
_OWNED = word_set(
    "moeder vader ouders zus broer oom tante neef nicht opa oma zoon dochter kind kinderen vrouw "
    "man partner vriendin vriend vrienden baas collega chef directeur medewerker hoofd"
)
_INSIDE = word_set("van de den der ter ten te 't vd el al da dos la le ben bin du von")
_NOBODY = word_set(
    "niemand iedereen iemand men alles niets veel weinig mensen sommigen allemaal allebei beiden "
    "politie justitie school werk personeel bewaking hij zij ze he she it they we you i who "
    "nobody everybody everyone somebody people betrokkene deelnemer respondent cliënt client"
)
_AND = word_set("en and")
_NO_ROW = word_set("via anders per dezelfde deze min ton door wil bas lot mark job jet storm beer")
_TO_WHOM = word_set("me mij hem haar ons jou je hun ze mn m'n")
_VOWELS = frozenset("aeiouy")
NAMING = word_set("heet heette heten achternaam voornaam genaamd geheten")
_ADDRESSING = word_set(
    "mevrouw mevr mw meneer mijnheer dhr mr mrs ms miss drs ds dr dominee prof juffrouw fam familie"
)
_RATHER_THINGS = word_set(
    "bergen huizen velden beek heel best kampen wijk werk haren made goor noord zuid oost west "
    "dorp gein cool kop loon lent soest putten nes hem ee echt eng lies vries"
)
_RARELY = word_set(
    "via anders per dezelfde deze "
    "min ton said wei lei toy door per beer storm bloem fleur linde wolf haas valk "
    "ster made hind eden horst hung ploy ping lila star sky stone river queen king "
    "prince gift joy hope faith patience mercy comfort sunday monday friday summer "
    "dawn eve ivy fortune success happiness promise favour smit kok bakker visser mei "
    "juni anker bond wijn lief lieve zus els an ad jet job bas lot cor mark wil"
)
