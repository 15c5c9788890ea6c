"""Bar charts drawn as tables: no headings, a row an option, its share beside the bar. The title says what the shares are of."""

from pipeline.document.document import Cell
from pipeline.document.numbers import share
from pipeline.document.values import spaces
from pipeline.extract.blocks import Block
from pipeline.extract.families import Family
from pipeline.extract.statements import Said
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.terms import normal


def bars(block: Block) -> list[tuple[Cell, Cell]]:
    """The option's and the share's cell of every row, or none where a row is anything else."""
    pairs: list[tuple[Cell, Cell]] = []
    for number in block.body:
        texts = [cell for cell in block.grid.rows[number] if cell.text.strip(" \u00a0\u2009")]
        if not texts:
            continue
        number_of = share(texts[-1].text) if len(texts) == 2 else None
        if number_of is None or not number_of.is_percent or share(texts[0].text):
            return []
        pairs.append((texts[0], texts[1]))
    return pairs if len(pairs) > 1 else []


def read_bars(block: Block, said: Said, parties: frozenset[str]) -> Family | None:
    """Adds a row of results for every bar. None where the table is no chart, or nothing tells what it shows."""
    pairs = bars(block)
    title = spaces(block.titles[0].text) if block.titles else ""
    what = _what(title, said.words)
    if not pairs or not what:
        return None
    are_parties = any(normal(option.text) in parties for option, _ in pairs)
    for option, value in pairs:
        number = share(value.text)
        known = said.words.option(option.text)
        kind = known.kind if known else "party" if are_parties else "candidate"
        row = {"option_name": spaces(option.text), "option_kind": kind, "round": said.words.round_number(title)}
        row |= {what: number.text if number else "", "source": said.table.address(option.row)}
        said.add("results", {column: text for column, text in row.items() if text})
        said.numbers += [number] if number else []
    kind = "seats_by_party" if what == "seats_pct" else "results_by_party" if are_parties else "results_by_candidate"
    return Family(kind, 0.6, f'bars with shares under "{title}", no headings')


def _what(title: str, words: Vocabulary) -> str:
    """The column the shares belong to: of posts where the title says so, of votes where it names those or a round."""
    if words.mentions(title, "seats"):
        return "seats_pct"
    return "votes_pct" if words.round_number(title) or words.mentions(title, "votes") or words.mentions(title, "share") else ""
