"""Charts of a version as pictures within Markdown, which need no page and no network: places, parties, what holds.

The same charts with their data, links and scripts are on the report's pages.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.schema import Rows
from pipeline.publish.charts.chart import Chart
from pipeline.publish.charts.drawing import png
from pipeline.publish.charts.identities import Held, identities_chart
from pipeline.publish.charts.listing import charts
from pipeline.publish.diff.excerpt import plain
from pipeline.publish.shown.subject import subjects

# Articles that are drawn; the report has all.
_MOST = 3
_SHOWN = ("turnout", "seats")
# Dagster keeps every picture three times a run; at the size of the page they are read well.
_SCALE = 1.0


def plots(tables: Mapping[str, Rows], versions: Sequence[Held]) -> Iterator[tuple[str, str]]:
    """Title and Markdown of every picture: turnout by place and seats by party of each main election, what holds by version."""
    for subject in list(subjects(tables))[:_MOST]:
        wanted = {f"{name}-{subject.main_election_id}" for name in _SHOWN}
        yield from (
            (f"{subject.article['title']}: {each.title}", _drawn(each)) for each in charts(subject) if each.chart_id in wanted
        )
    if chart := identities_chart(versions):
        yield chart.title, _drawn(chart)


def _drawn(chart: Chart) -> str:
    picture = b64encode(png(chart.spec, _SCALE)).decode("ascii")
    return f"{plain(chart.summary)} {plain(chart.note)}\n\n![{plain(chart.title)}](data:image/png;base64,{picture})"
