"""What a number of running text counts: the head of the noun phrase the text goes on with.

The words are in `pipeline/lookups/quantities.yml`.
"""

import re

from pipeline.lookups.quantities import quantities

_COMPOUND = re.compile(r"-([^\W\d_]+)")
_WORD = re.compile(r"\s([^\W\d_][\w'’]*(?:-[\w'’]+)*)")
# Words of the noun phrase after a number that are looked at: `three separate NBA All-Star Weekend events`.
_LONGEST_PHRASE = 6
# Adjectives and names end so, not plurals (`various`, `Paris`); and no noun that stands alone (`7 competed`).
_NO_PLURAL, _NO_NOUN = ("ss", "us", "is", "'s", "’s"), ("ed", "ing", "ly")


def unit_of(text: str, at: int) -> str:
    """The currency, measure or first plural after a number that ends at `at`, or the one word that follows it.

    In a compound (`four-year`) it is the word after the hyphen. Empty where none of them is there.
    """
    if compound := _COMPOUND.match(text, at):
        return compound[1] if compound[1].islower() else ""
    phrase = _phrase(text, at)
    plurals = [is_plural(word) for word in phrase]
    if phrase and (phrase[0].lower() in quantities().currencies or phrase[0] in quantities().measures):
        return phrase[0]
    if any(plurals):
        first = plurals.index(True)
        return phrase[first + 1] if first + 1 < len(phrase) and plurals[first + 1] else phrase[first]
    is_noun = len(phrase) == 1 and not phrase[0].endswith(_NO_NOUN) and not _is_joined(text, at + 1 + len(phrase[0]))
    return phrase[0] if is_noun else ""


def is_plural(word: str) -> bool:
    """Whether a word looks like the plural of a noun."""
    return (word.endswith("s") and not word.endswith(_NO_PLURAL)) or word.lower() in quantities().plurals


def is_counted(text: str, at: int) -> bool:
    """Whether the word that follows tells that a number which looks like a year is none: `1900 votes`."""
    words, following = quantities(), _WORD.match(text, at)
    return following is not None and following[1].lower() in words.counted | words.currencies | words.plurals


def _is_joined(text: str, at: int) -> bool:
    """Whether another word of the same kind follows: `100 formal and informal churches`."""
    following, words = _WORD.match(text, at), quantities()
    return following is not None and following[1] in words.both | words.either and bool(_phrase(text, following.end()))


def _phrase(text: str, at: int) -> list[str]:
    """The words that follow up to a break or a word no noun phrase goes on over."""
    phrase: list[str] = []
    while len(phrase) < _LONGEST_PHRASE and (found := _WORD.match(text, at)) and found[1].lower() not in quantities().stop:
        if found[1].lower() not in quantities().passed:
            phrase.append(found[1])
        at = found.end()
    return phrase
