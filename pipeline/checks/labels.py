"""Who a value or a sum is of, in words for people: an option and a place, an election, or the table it stands in."""

from pipeline.checks.rule import Checked
from pipeline.extract.document_rows import table_of
from pipeline.extract.scopes import without_links
from pipeline.extract.subjects import Value


def whose(checked: Checked, value: Value) -> str:
    """The option and place of a value; where it has neither, its election or what its table is called."""
    return value.whose or election(checked, value.row.get("election_id", "")) or heading(checked, value.source)


def election(checked: Checked, election_id: str) -> str:
    """The title of an election other than the article's main one."""
    if election_id == checked.reading.elections.main.election_id:
        return ""
    titles = {row["election_id"]: row.get("title", "") for row in checked.rows("elections")}
    return titles.get(election_id, "")


def heading(checked: Checked, source: str) -> str:
    """What the table at an address is called: by its caption, the words before it, its section, or the article."""
    document = checked.reading.document
    table = document.table(table_of(source))
    lead_in = table.lead_in.rstrip(": ") if table and table.lead_in.endswith(":") else ""
    names = (table.caption, lead_in, document.section(table.section_id).heading) if table else ()
    return next((without_links(name) for name in names if name), checked.reading.article.title)
