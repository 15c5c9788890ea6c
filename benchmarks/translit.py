"""How often Latin 2021 comes back to the right Kazakh Cyrillic, beside turkicnlp, and how fast a text goes through.

Names are split in two halves by their hash: the lexicon may have been fitted to one half, and is judged by the other.
Needs SAILAU_CORPUS for the names.
"""

import csv
import os
import random
import sys
import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from turkicnlp.scripts import Script
from turkicnlp.scripts.transliterator import Transliterator as Turkic
from unidecode import unidecode

from pipeline.names.engine import Transliterator
from pipeline.names.routes import KAZAKH, LATIN, restorer, route, systems
from pipeline.names.system import FOLDER, load

Pair = tuple[str, str]
Way = Callable[[str], str]

KAZAKH_ONLY = set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
MEGABYTES = 20
REACH = 5


def is_fitted(name: str) -> bool:
    return sha256(name.encode()).digest()[0] % 2 == 0


def rows(corpus: Path, file: str) -> list[dict[str, str]]:
    with (corpus / "names" / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def sets(corpus: Path) -> dict[str, list[Pair]]:
    """Pairs of Latin and Cyrillic to be told; the Latin of places is made by rule, that of words and people is attested."""
    spell = route(KAZAKH, LATIN)
    places = sorted({row["kk_cyrl"].strip() for row in rows(corpus, "places_wof.tsv") if row["kk_cyrl"].strip()})
    attested = sorted({(row["kk_latn"], row["kk_cyrl"]) for row in rows(corpus, "latn2021_pairs.tsv")})

    def made(some: Iterable[str]) -> list[Pair]:
        return [(spell(name), name) for name in some]

    with_letters = [name for name in places if not KAZAKH_ONLY.isdisjoint(name)]
    return {
        "places, all": made(places),
        "places, all, held out": made(name for name in places if not is_fitted(name)),
        "places with Kazakh letters": made(with_letters),
        "places with Kazakh letters, held out": made(name for name in with_letters if not is_fitted(name)),
        "words and names attested in both": attested,
    }


def exact(pairs: list[Pair], way: Way) -> str:
    right = sum(way(given) == wanted for given, wanted in pairs)
    return f"{100 * right / len(pairs):6.2f} %"


def accuracy(corpus: Path) -> list[str]:
    read, spell = restorer(), route(KAZAKH, LATIN)
    turkic_read = Turkic("kaz", Script.LATIN, Script.CYRILLIC).transliterate
    turkic_spell = Turkic("kaz", Script.CYRILLIC, Script.LATIN).transliterate
    lines = [f"{'exact, Latin 2021 to Cyrillic':40}{'n':>6}    sailau  turkicnlp"]
    all_sets = sets(corpus)
    lines += [f"{name:40}{len(pairs):6}  {exact(pairs, read)}  {exact(pairs, turkic_read)}" for name, pairs in all_sets.items()]
    attested = [(cyrillic, latin) for latin, cyrillic in all_sets["words and names attested in both"]]
    lines.append(
        f"{'Cyrillic to Latin 2021, attested':40}{len(attested):6}  {exact(attested, spell)}  {exact(attested, turkic_spell)}"
    )
    bgn = route(KAZAKH, "kk-bgn-1979")
    forms = [(row["kk_cyrl"], row["kk_latn"].split("|")[0]) for row in rows(corpus, "places_wof.tsv") if row["kk_latn"]]
    lines.append(
        f"{'Cyrillic to BGN/PCGN, GeoNames':40}{len(forms):6}  {exact(forms, bgn)}  Unidecode {exact(forms, unidecode)}"
    )
    return [*lines, *missed(all_sets["places, all"], read)]


def missed(pairs: list[Pair], way: Way) -> list[str]:
    wrong = [f"{wanted} ({way(given)})" for given, wanted in pairs if way(given) != wanted]
    return [f"places missed: {', '.join(wrong) or 'none'}"]


def speed(corpus: Path) -> list[str]:
    """Megabytes of the source a second, and how many times turkicnlp's speed that is."""
    names = "\n".join(row["kk_cyrl"] for row in rows(corpus, "places_wof.tsv"))
    cyrillic = names * (MEGABYTES * 1_000_000 // len(names.encode()))
    lines = []
    for system in systems():
        if system.source not in (KAZAKH, LATIN):
            continue
        text = cyrillic if system.source == KAZAKH else route(KAZAKH, system.source)(cyrillic)
        way = route(system.source, system.target)
        lines.append(f"{system.source} to {system.target:16}{per_second(text, way):6.1f} MB/s  (reach {REACH})")
    new = new_words()
    for source, target, text in ((KAZAKH, LATIN, new), (LATIN, KAZAKH, route(KAZAKH, LATIN)(new))):
        fresh = Transliterator(load(FOLDER / f"{source}--{target}.yml")) if source == KAZAKH else restorer.__wrapped__()
        lines.append(f"{source} to {target:16}{per_second(text, fresh):6.1f} MB/s  where every other word is new")
    sample = cyrillic[: len(cyrillic) // 20]
    turkic = Turkic("kaz", Script.CYRILLIC, Script.LATIN).transliterate
    ratio = per_second(sample, route(KAZAKH, LATIN)) / per_second(sample, turkic)
    return [*lines, f"Cyrillic to Latin 2021, to turkicnlp in the same run: {ratio:.1f} times"]


def new_words() -> str:
    """A text in which every other word is one that did not stand before: the worst an agglutinating language can do."""
    pick = random.Random(1)  # noqa: S311 -- reproducible, not secret
    syllables = "қа зақ стан ше лі нұр бек ай тө бе жан сай ғұл мы рза".split()
    return " ".join("".join(pick.choices(syllables, k=pick.randint(2, 6))) for _ in range(300_000))


def per_second(text: str, way: Way) -> float:
    start = time.perf_counter()
    way(text)
    return len(text.encode()) / 1e6 / (time.perf_counter() - start)


def main() -> None:
    corpus = Path(os.environ["SAILAU_CORPUS"])
    print("\n".join([*accuracy(corpus), "", *speed(corpus)]))


if __name__ == "__main__":
    main()
