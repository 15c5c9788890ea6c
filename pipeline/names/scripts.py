"""The script a name is written in. Which orthography within the script is not told here."""

import unicodedata

_CODES = {"LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab"}
MIXED = "Zyyy"


def script(text: str) -> str:
    """ISO 15924 code of the only script among the letters of the text; `Zyyy` where there are several or none."""
    found = {_CODES.get(unicodedata.name(letter, "").split(" ")[0], MIXED) for letter in text if letter.isalpha()}
    return found.pop() if len(found) == 1 else MIXED
