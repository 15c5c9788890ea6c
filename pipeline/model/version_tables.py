"""Tables about a version itself: what it was made from, and how it differs from the one before. Filled in `pipeline.publish`.

They are no part of the hash that names a version: the same data has the same id however it came about.
"""

from pipeline.model.schema import Column, Table

PROVENANCE = Table(
    name="provenance",
    group="version",
    description="One row is one capture this version was made from, with the code that read it.",
    columns=(
        Column("article_id", "string", "The article, as the folder under raw/ names it.", is_required=True),
        Column("capture_id", "string", "The capture, as its file under raw/ is named.", is_required=True),
        Column("role", "string", "read (the tables are from it) or beside (compared with it).", is_required=True),
        Column("revision_id", "integer", "Revision of the article that was captured."),
        Column("sha256", "string", "SHA-256 of the captured bytes, hexadecimal.", is_required=True),
        Column("captured_at", "string", "When it was captured, UTC, ISO 8601.", is_required=True),
        Column("via", "string", "How it came: live, file, wayback, warc, dump, or rendered from another.", is_required=True),
        Column("accepted_why", "string", "Why a person accepted the capture though a gate stopped it."),
        Column("code_version", "string", "Version of sailau and a hash of its source files.", is_required=True),
        Column("lock_sha256", "string", "SHA-256 of requirements.lock; empty where sailau runs without one."),
        Column("schema_version", "string", "Contract the tables keep.", is_required=True),
        Column("parent_version_id", "string", "The latest version when this one was published; empty for the first."),
    ),
    key=("article_id", "capture_id"),
)

CHANGES = Table(
    name="changes",
    group="version",
    description="One row is one difference between this version and its parent.",
    columns=(
        Column("change_number", "integer", "The change by its place in the list, from 1.", is_required=True),
        Column("article_id", "string", "The article.", is_required=True),
        Column(
            "kind",
            "string",
            "table_moved, table_added, table_removed, row_moved, column_renamed, entity_renamed, row_added, row_removed, "
            "cell_changed, finding_appeared or finding_gone.",
            is_required=True,
        ),
        Column("table", "string", "The published table it is in.", is_required=True),
        Column("row_key", "string", "The row: its key columns and their values, as they are now."),
        Column("entity", "string", "What the row is about, for people."),
        Column("column", "string", "The column, for a cell or a renamed column or entity."),
        Column("old", "string", "The value before."),
        Column("new", "string", "The value now."),
        Column("difference", "number", "New less old, where both are numbers."),
        Column("source", "string", "Where it stands in the newer article, or stood in the older."),
        Column("rows_count", "integer", "Rows it is told for at once, such as those of a renamed party.", is_required=True),
        Column(
            "cause",
            "string",
            "source (the article was edited), template (it was rendered anew), parser (sailau reads it anew), archive (it was "
            "registered or removed, or another flavour of its revision is read), two of them joined by `+`; empty where the "
            "old capture is no longer there to tell.",
        ),
        Column("is_heuristic", "boolean", "Whether the rows were paired by likeness, not by key.", is_required=True),
    ),
    key=("change_number",),
)
