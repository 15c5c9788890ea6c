"""Time of every table of one article with its size: results by place, polls, and a table a constituency, doubled.

A ratio near 2 is linear. The pages are made here, so no corpus is needed. The runs of a pair take turns.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.unregistered import read_files

TURNS = 3
OPTIONS = 30


def by_place(places: int) -> str:
    """Votes and shares of 30 parties by place, their total beside them."""
    votes = [100 + option for option in range(OPTIONS)]
    shares = [f"{100 * each / sum(votes):.2f}" for each in votes]
    heads = "".join(f"<th colspan=2>Party {option}</th>" for option in range(OPTIONS))
    cells = "".join(f"<td>{count}</td><td>{pct}</td>" for count, pct in zip(votes, shares, strict=True))
    rows = "".join(f"<tr><td>Place {place}</td>{cells}<td>{sum(votes)}</td></tr>" for place in range(places))
    second = "<th>Votes</th><th>%</th>" * OPTIONS
    heading = f"<tr><th rowspan=2>Constituency</th>{heads}<th rowspan=2>Total</th></tr><tr>{second}</tr>"
    return f"<table>{heading}{rows}</table>"


def polls(number: int) -> str:
    """Polls of eight parties, one a day."""
    heads = "".join(f"<th>P{option}</th>" for option in range(8))
    days = (f"{1 + each % 28} March {1990 + each // 28 % 30}" for each in range(number))
    rows = "".join(f"<tr><td>Pollster</td><td>{day}</td><td>1,000</td>{'<td>12</td>' * 8}<td>3</td></tr>" for day in days)
    return f"<table><tr><th>Pollster</th><th>Date</th><th>Sample size</th>{heads}<th>Lead</th></tr>{rows}</table>"


def boxes(number: int) -> str:
    """A table a constituency, with two candidates and a majority."""
    head = "<tr><th>Party</th><th>Candidate</th><th>Votes</th><th>%</th></tr>"
    options = (("Reds", "Ann Roe", 600, 60), ("Blues", "Ben Loy", 400, 40))
    rows = "".join(f"<tr>{''.join(f'<td>{each}</td>' for each in option)}</tr>" for option in options)
    majority = "<tr><td colspan=2>Majority</td><td>200</td><td>20</td></tr>"
    return "".join(
        f"<table><caption>2021 general election: Seat {each}</caption>{head}{rows}{majority}</table>" for each in range(number)
    )


def seconds(page: Path) -> float:
    start = time.perf_counter()
    read_files([page])
    return time.perf_counter() - start


def main() -> None:
    kinds: list[tuple[str, Callable[[int], str], int]] = [
        ("results by place, places", by_place, 300),
        ("polls", polls, 1000),
        ("tables, one a constituency", boxes, 300),
    ]
    with tempfile.TemporaryDirectory() as folder:
        for name, make, size in kinds:
            pages = []
            for number in (size, 2 * size):
                page = Path(folder) / f"{make.__name__}-{number}.html"
                title = "<html><head><title>2021 Upton general election</title></head><body><h2>Results</h2>"
                page.write_text(f"{title}{make(number)}</body></html>", "utf-8")
                pages.append(page)
            seconds(pages[0])
            pairs = [(seconds(pages[0]), seconds(pages[1])) for _ in range(TURNS)]
            once, twice = (statistics.median(times) for times in zip(*pairs, strict=True))
            print(f"{name:28} {size:5} {once:6.2f} s   {2 * size:5} {twice:6.2f} s   ratio {twice / once:.2f} (reach <= 2.3)")


if __name__ == "__main__":
    main()
