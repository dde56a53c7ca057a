"""What every choice of the domain is called on screen: the one place from enums to words.

Each function takes the words to say it in and one member; `options` turns a whole enum into the
pairs of key and word that a `Choice` or `Segmented` offers.
"""

from app.language.nouns import group_word, lane_word, outcome_word, site_kind_word
from app.ui.wording.consent import (
    consent_tone,
    consent_word,
    copy_word,
    method_word,
    scope_sentence,
    scope_word,
    understood_word,
)
from app.ui.wording.people import (
    certainty_word,
    may_know_word,
    of_word,
    options,
    release_words,
    role_reach,
    role_word,
    route_icon,
    route_word,
    status_icon,
    status_tone,
    status_word,
)
from app.ui.wording.schedule import (
    answered_word,
    caution_sentence,
    days_left,
    mode_word,
    wave_state_word,
    wave_title,
    wave_words,
)
from app.ui.wording.talks import (
    feeling_word,
    interview_status_tone,
    interview_status_word,
    note_kind_icon,
    note_kind_word,
    source_word,
    topic_state_word,
)

__all__ = [
    "answered_word",
    "caution_sentence",
    "certainty_word",
    "consent_tone",
    "consent_word",
    "copy_word",
    "days_left",
    "feeling_word",
    "group_word",
    "interview_status_tone",
    "interview_status_word",
    "lane_word",
    "may_know_word",
    "method_word",
    "mode_word",
    "note_kind_icon",
    "note_kind_word",
    "of_word",
    "options",
    "outcome_word",
    "release_words",
    "role_reach",
    "role_word",
    "route_icon",
    "route_word",
    "scope_sentence",
    "scope_word",
    "site_kind_word",
    "source_word",
    "status_icon",
    "status_tone",
    "status_word",
    "topic_state_word",
    "understood_word",
    "wave_state_word",
    "wave_title",
    "wave_words",
]
