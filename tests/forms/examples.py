"""Small forms without mistakes, for tests to break; `mistakes` says what that brings."""

import pytest

from app.forms import FormHasMistakes, read_consent_form, read_guide, read_protocol
from app.language import UiLanguage, speak

WORDS = speak(UiLanguage.NL)

CONSENT = """\
+++
id = "interview"
version = 1
language = "nl"
title = "Meedoen"
change = "material"
+++

## Waarom

Wij zijn van {institution}.

- een punt

## Grenzen {#limits}

Soms moet het.

## Meedoen {#participate talk required}

> Doe je mee?

Wij praten.

> Wat gebeurt er?

## Tekenen {#closing}

Dank je.
"""

GUIDE = """\
+++
id = "before"
version = 1
language = "nl"
title = "Gesprek"
groups = ["detainee"]
+++

Welkom.

## Wonen {#housing 10 above}

Weten waar.

> Geen namen.

1. Waar ga je wonen? {#where}
   - wie hielp

## Afronden {#closing}

Dank je.
"""

PROTOCOL = """\
id = "year"
version = 1
title = { nl = "Een jaar", en = "A year" }
anchor = "release"

[[wave]]
id = "one"
title = { nl = "Eén" }
opens = 0
target = 5
closes = 7
guide = "before"
modes = ["phone"]

[[wave]]
id = "two"
title = { nl = "Twee" }
opens = 8
target = 9
closes = 10
guide = "before"
modes = ["phone"]
"""

READERS = {CONSENT: read_consent_form, GUIDE: read_guide, PROTOCOL: read_protocol}


def mistakes(whole: str, old: str, new: str) -> list[str]:
    assert whole.count(old) >= 1
    with pytest.raises(FormHasMistakes) as caught:
        READERS[whole](whole.replace(old, new, 1), "f", WORDS)
    return [str(problem) for problem in caught.value.problems]
