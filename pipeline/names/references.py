"""What an article's own references attest: a Kazakh name in Russian, in whatever case it stands in a title."""

import re
from collections.abc import Sequence

from pipeline.document.document import Reference
from pipeline.names.inflection import RUSSIAN, inflected
from pipeline.names.routes import KAZAKH, route
from pipeline.names.routes import RUSSIAN as RUSSIAN_LETTERS


def named_in_russian(cyrillic: str, references: Sequence[Reference]) -> str:
    """The Russian form of a Kazakh name that a reference names, in the nominative; empty where none does.

    The form is the Kazakh one in Russian letters (Нұржан Әшімбетов, Нуржан Ашимбетов); a reference has to have all its words.
    """
    russian = route(KAZAKH, RUSSIAN_LETTERS)(cyrillic)
    pattern = re.compile(rf"(?<!\w){inflected(russian, RUSSIAN)}(?!\w)")
    return russian if any(pattern.search(reference.text) for reference in references) else ""
