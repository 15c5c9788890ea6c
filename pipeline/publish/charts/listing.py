"""Which charts an article has, in the order of its page: those its tables have the values for."""

from collections.abc import Iterator

from pipeline.publish.charts.chart import Chart
from pipeline.publish.charts.heat import candidates_chart
from pipeline.publish.charts.options import by_election_charts, seats_chart, votes_chart
from pipeline.publish.charts.places import place_charts
from pipeline.publish.charts.timeline import timeline_chart
from pipeline.publish.shown.subject import Subject

# Elections of one article that are drawn; an article may list hundreds.
_MOST = 6


def charts(subject: Subject) -> Iterator[Chart]:
    """Every chart of an article: its main election first, then others, by-elections, references."""
    held = [row["election_id"] for row in subject.tables["elections"] if row["kind"] != "by-election"]
    for election_id in sorted(held, key=lambda each: each != subject.main_election_id)[:_MOST]:
        yield from place_charts(subject, election_id)
        yield from seats_chart(subject, election_id)
        yield from votes_chart(subject, election_id)
        yield from candidates_chart(subject, election_id)
    yield from by_election_charts(subject)
    yield from timeline_chart(subject)
