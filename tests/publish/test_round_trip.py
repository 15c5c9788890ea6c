"""What was published survives the way through our own reader and through pandas, byte for byte."""

from io import BytesIO, StringIO
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.schema import Row, Table
from pipeline.model.tables import ALL_TABLES, BY_NAME
from pipeline.publish.csv_text import from_csv, to_csv

LATEST = Path(__file__).parents[2] / "extracted" / "latest"
# With a line feed as line end, pandas writes a carriage return without quotes, and then reads it as the end of a row.
PANDAS_KEEPS = st.characters(exclude_categories=["Cs"], exclude_characters="\r")


def through_pandas(data: bytes) -> bytes:
    frame = pd.read_csv(BytesIO(data), dtype=str, keep_default_na=False)
    written = StringIO()
    frame.to_csv(written, index=False, lineterminator="\n")
    return written.getvalue().encode()


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_published_file_is_written_again_byte_for_byte(table: Table) -> None:
    data = (LATEST / table.file_name).read_bytes()

    assert to_csv(table, from_csv(table, data, table.file_name)) == data


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_published_file_goes_through_pandas_byte_for_byte(table: Table) -> None:
    data = (LATEST / table.file_name).read_bytes()

    assert through_pandas(data) == data


texts = st.text(alphabet=PANDAS_KEEPS) | st.sampled_from(
    ["007", "80.00", "NA", "null", "TRUE", "\ufeff", "1e5", ' "', "a\nb", ""]
)
cells = st.builds(
    lambda number, text, alt: {"row_number": str(number), "column_number": "1", "text": text, "image_alt": alt},
    st.integers(1, 9),
    texts,
    texts,
)


@given(st.lists(cells, max_size=4))
@settings(deadline=None)
def test_any_text_without_carriage_return_goes_through_pandas_byte_for_byte(rows: list[Row]) -> None:
    data = to_csv(BY_NAME["cells"], rows)

    assert through_pandas(data) == data
