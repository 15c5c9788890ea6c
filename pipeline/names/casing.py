"""Upper and lower case as alphabets have it: Kazakh Latin pairs I with ı and İ with i, as Turkish does.

`root` is the casing Unicode has for all other alphabets, `lower` that of one without capitals.

Which system uses which casing is said in `systems/`.
"""

TURKIC = "turkic"
ROOT, LOWER = "root", "lower"
CASINGS = (ROOT, TURKIC, LOWER)

_TO_UPPER = {ord("i"): "İ", ord("ı"): "I"}
_TO_LOWER = {ord("I"): "ı", ord("İ"): "i"}


def upper(text: str, casing: str = ROOT) -> str:
    """The text in capitals, in alphabets that have them."""
    if casing == LOWER:
        return text
    return (text.translate(_TO_UPPER) if casing == TURKIC else text).upper()


def lower(text: str, casing: str = ROOT) -> str:
    """The text in small letters."""
    return (text.translate(_TO_LOWER) if casing == TURKIC else text).lower()


def title(text: str, casing: str = ROOT) -> str:
    """The text with its first letter as a capital, the others as they are: `ia` is `Ia`, not `IA`."""
    return upper(text[:1], casing) + text[1:]


def like(pattern: str, word: str) -> str | None:
    """A word of small letters in the case of another: all small, first capital or all capitals; None for any other mixture."""
    if pattern == pattern.lower():
        return word
    if len(pattern) > 1 and pattern == pattern.upper():
        return word.upper()
    return title(word) if pattern[1:] == pattern[1:].lower() else None
