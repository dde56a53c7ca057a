"""Reads what authors write in forms/ into domain objects, and says every mistake by file and line.

Sees language and domain; a stranger to its neighbours.
"""

from app.forms.consent import read_consent_form
from app.forms.errors import FormHasMistakes
from app.forms.guide import read_guide
from app.forms.library import advise_folder, check_folder, freeze, read_library
from app.forms.protocol import read_protocol

__all__ = [
    "FormHasMistakes",
    "advise_folder",
    "check_folder",
    "freeze",
    "read_consent_form",
    "read_guide",
    "read_library",
    "read_protocol",
]
