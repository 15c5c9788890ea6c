"""The columns of a block: each told apart from those under the same heading, then put together.

What a column is called is `headings`, how columns go together `slots`; what kind of table they make is `families`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.extract.blocks import Block, body_cells
from pipeline.extract.headings import SIDES, Heading, heading
from pipeline.extract.slot_assembly import Assembly
from pipeline.extract.slots import IDENTITY, METRICS, Columns
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.terms import normal

_EMPTY_SAYS_NOTHING = frozenset({"votes", "share", "seats", "change"})
_TEXT_ROLES = IDENTITY | {"place", "member", "incumbent", "pollster", "leader", "ideology", "candidates", "election", "outcome"}


def columns(block: Block, words: Vocabulary, parties: frozenset[str] = frozenset(), year: int = 0) -> Columns:
    """The columns of a block. `parties`: names of parties from elsewhere in the article, in normal form. `year`: of its
    election, 0 where it is not known."""
    read = [heading(block, column, words) for column in range(1, block.grid.width + 1)]
    read = _splits(_of_year(_leaves(list(_told_apart(_without_colours(read)))), year))
    read = [_unless_counted(each, read, block) for each in read]
    read = _incumbents_parties(_named_by_content(read, block, words, parties))
    assembly = Assembly(
        words,
        parties,
        rows_name_options=any(_names_options(each) for each in read),
        ballots=frozenset(each.label for each in read if each.ballot),
        list_ballots=frozenset(each.label for each in read if each.ballot == "list_ballot"),
    )
    for index, each in enumerate(read):
        assembly.add(each, read[index + 1] if index + 1 < len(read) else None)
    return assembly.done(block, tuple(read))


def _names_options(each: Heading) -> bool:
    return each.role in IDENTITY and not each.labels and not each.side and each.profile.texts > 0


def _without_colours(read: Sequence[Heading]) -> Iterator[Heading]:
    """The columns that say something; under one heading over several, those with words where words belong."""
    filled = {each.role for each in read if each.profile.filled}
    lists_people = {"candidate", "place"} <= filled
    for each in read:
        beside = [other for other in read if other.leaf is each.leaf and other.leaf is not None]
        if each.profile.filled == 0 and each.profile.marks == 0:
            if each.cells and len(beside) == 1 and not (lists_people and each.role in _EMPTY_SAYS_NOTHING):
                yield each
            continue
        if each.role in _TEXT_ROLES and len(beside) > 1 and 2 * each.profile.alone < max(b.profile.alone for b in beside):
            continue
        yield each


def _told_apart(read: Iterable[Heading]) -> Iterator[Heading]:
    """Several columns under one heading: an abbreviation before a party; a count, then its share."""
    known = list(read)
    for each in known:
        beside = [other for other in known if other.leaf is each.leaf and other.leaf is not None]
        first = beside[:1] == [each] or not beside
        if len(beside) == 2 and each.role == "party" and each is min(beside, key=lambda one: one.profile.longest):
            yield replace(each, role="abbreviation")
        elif len(beside) == 2 and each.role in ("candidate", "winner", "member") and all(b.profile.texts for b in beside):
            is_party = each is min(beside, key=lambda one: one.profile.longest)
            yield replace(each, role="party", side=each.role if each.role in SIDES else "") if is_party else each
        elif len(beside) > 1 and each.role in ("votes", "seats", "total", "majority") and not first:
            yield replace(each, role="share" if each.profile.is_share else "")
        elif (
            each.role in ("votes", "seats", "total") and each.profile.numbers and each.profile.percents == each.profile.numbers
        ):
            yield replace(each, role="share" if each.role == "votes" else f"{each.role}_pct")
        elif each.role in ("invalid", "against_all", "valid") and each.profile.is_share:
            yield replace(each, role=f"{each.role}_pct")
        elif each.role == "share" and len(beside) > 1 and not each.profile.is_share:
            yield replace(each, role="votes")
        elif each.role == "candidates" and each.profile.is_numeric and not each.profile.with_names:
            yield replace(each, role="contested")
        elif each.role == "ordinal" and each.labels and each.profile.is_numeric:
            yield replace(each, role="count")
        elif not each.role and not each.cells and each.profile.marks and each is not known[0]:
            yield replace(each, role="elected")
        else:
            yield each


def _of_year(read: Sequence[Heading], year: int) -> list[Heading]:
    """Of several elections side by side the article's own, or the latest: what is under another year is of another one."""
    years = {each.year for each in read} - {0}
    if not years:
        return list(read)
    own = year if year in years or any(each.year == 0 and each.profile.is_numeric for each in read) else max(years)
    own = own or max(years)
    return [each if each.year in (0, own) else replace(each, role="note", labels=()) for each in read]


def _splits(read: Sequence[Heading]) -> list[Heading]:
    """The columns, those under a heading nobody knows left out where that is no split of the whole result: a split stands
    over votes, shares or posts, and under nothing."""
    if not any(_names_options(each) for each in read):
        return list(read)
    done = []
    for each in read:
        beside = {o.role for o in read if o.labels == each.labels}
        is_above = each.leaf is not None and each.leaf.text not in each.labels
        is_split = is_above and beside & {"votes", "share", "votes_pct", "seats"}
        is_plain = not each.labels or each.ballot or each.round or is_split or each.role not in METRICS | {"share", "ordinal"}
        done.append(each if is_plain else replace(each, role="unknown", labels=()))
    return done


def _leaves(read: Sequence[Heading]) -> list[Heading]:
    """The columns, what stands under one group of headings seen together.

    A heading nobody knows beside known ones under an option (`PSOE` over `%` and `E`) is no part of the option's name; a
    group nobody knows over options that are not known either is no part of theirs.
    """
    done = []
    for each in read:
        group = each.cells[0] if len(each.cells) > 1 and len(each.labels) > 1 and each.cells[0].text in each.labels else None
        beside = [other for other in read if group is not None and other.cells[:1] == each.cells[:1]]
        if group is None or len(beside) < 2 or group.colspan <= each.cells[-1].colspan:
            done.append(each)
        elif any(other.role for other in beside):
            done.append(replace(each, role="unknown", labels=()))
        else:
            done.append(replace(each, labels=each.labels[1:]))
    return done


def _unless_counted(each: Heading, read: Sequence[Heading], block: Block) -> Heading:
    """A column that is something else beside the others: places that hold how many of them each option carried, a winner
    who is one of the options the other headings name, a total that is a round's votes."""
    is_under = each.round or (len(each.cells) > 1 and any(_names_options(other) for other in read))
    if each.role in ("total", "total_pct") and is_under and not each.labels:
        return replace(each, role="votes" if each.role == "total" else "share")
    if each.role == "change" and 2 * each.profile.grouped > each.profile.numbers:
        return replace(each, role="note")  # a change of votes, not of their share
    if each.role in SIDES or each.side:
        named = {normal(other.label) for other in read if other.labels and other.profile.is_numeric}
        texts = [normal(cell.text) for cell in body_cells(block, each.column) if cell.text.strip()]
        if texts and 2 * sum(text in named for text in texts) >= len(texts):
            return replace(each, role="note", side="")
    is_lone_member = each.role == "member" and not any(o.role in ("candidate", *SIDES) for o in read)
    if is_lone_member and not each.labels and not each.side and any(o.role == "party" for o in read):
        return replace(each, role="candidate")
    is_first = each is next((other for other in read if other.profile.filled), None)
    if each.role == "place" and not each.labels and each.profile.is_numeric and not is_first and any(map(_names_options, read)):
        return replace(each, role="note")
    return each


def _named_by_content(read: Sequence[Heading], block: Block, words: Vocabulary, parties: frozenset[str]) -> list[Heading]:
    """The columns, a first one that no heading names told by what it holds: choices of a referendum, or parties."""
    done = list(read)
    first = done[0] if done else None
    if first is None or first.role or not first.profile.texts or any(_names_options(each) for each in done):
        return done
    if first.cells:  # `Candidate and nominating parties`; or places by options
        named = next((role for role in ("candidate", "party") if words.mentions(first.label, role)), "")
        wide = [each for each in done if each.labels and each.profile.is_numeric]
        named = named or ("place" if len(wide) > 1 and any(each.role in ("votes", "share") for each in done) else "")
        done[0] = replace(first, role=named, labels=()) if named else first
        return done
    texts = [cell.text for cell in body_cells(block, first.column) if cell.text.strip()]
    known = [option.kind for text in texts if (option := words.option(text))]
    if "choice" in known:
        done[0] = replace(first, role="option")
    elif {"party", "independent"} & set(known) or any(normal(text) in parties for text in texts):
        done[0] = replace(first, role="party")
    return done


def _incumbents_parties(read: Sequence[Heading]) -> list[Heading]:
    """A party right after the incumbent is the incumbent's where those who stand come later."""
    done = list(read)
    for index, each in enumerate(done):
        before = done[index - 1].role if index else ""
        after = {other.role for other in done[index + 1 :]}
        if each.role == "party" and before in ("incumbent", "member") and after & {"candidates", "winner", "candidate"}:
            done[index] = replace(each, role="incumbent_party")
    return done
