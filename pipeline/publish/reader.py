"""A published table as a DataFrame: one call, typed columns, proven to be the bytes that were published.

Everything else about versions is `pipeline.publish.store.versions`. Only this module imports pandas.
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.errors import StoreError
from pipeline.publish.descriptor import table_resources
from pipeline.publish.package import hashes
from pipeline.publish.store.integrity import proven_file, proven_package
from pipeline.publish.store.settling import telling_refusals
from pipeline.publish.store.versions import folder_of, present, read_package

_DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "string"}


def read(dataset: str, version: str | None = None, verify: bool = True, root: Path = Path("extracted")) -> pd.DataFrame:
    """One table of a version, the latest unless `version` names one; `.attrs["version_id"]` says which, for citing it.

    Columns are string, Int64, Float64, boolean and datetime64[s]; what the article does not state is missing (`<NA>`, `NaT`).
    Numbers are floats: the decimals as published (`80.00`) are in the CSV. `verify` proves the bytes by their SHA-256.
    To read several tables as one set, take `version` from the first; one in the trash is read until it is deleted. Raises
    `StoreError` when there is no such table or version, listing what there is, or a file is not the one that was published.
    """
    version_id = version or present(root).version_id
    with telling_refusals(root):
        data, fields = _contents(root, version_id, dataset, verify)
    frame = _frame(data, fields)
    frame.attrs["version_id"] = version_id
    return frame


def _contents(root: Path, version_id: str, dataset: str, verify: bool) -> tuple[bytes, list[dict[str, Any]]]:
    """The table's file and its columns. A folder that is moved to the trash or out of it meanwhile is looked for once more."""
    folder = folder_of(root, version_id)
    try:
        package = read_package(root, version_id) if verify else proven_package(folder, version_id)
        resource = _resource(package, dataset, version_id)
        name = resource["path"]
        data = proven_file(folder, version_id, name, hashes(package)[name] if verify else None)
        return data, resource["schema"]["fields"]
    except StoreError:
        if folder.is_dir():
            raise
        return _contents(root, version_id, dataset, verify)


def _resource(package: Mapping[str, Any], dataset: str, version_id: str) -> Mapping[str, Any]:
    resources = {resource["name"]: resource for resource in table_resources(package)}
    if dataset not in resources:
        raise StoreError(version_id, f"has no table {dataset!r}", f"choose one of {', '.join(resources)}")
    return resources[dataset]


def _frame(data: bytes, fields: list[dict[str, Any]]) -> pd.DataFrame:
    dtypes = {field["name"]: _DTYPES[field["type"]] for field in fields}
    frame = pd.read_csv(BytesIO(data), dtype=dtypes, keep_default_na=False, na_values=[""])
    for field in fields:
        if field["type"] == "date":
            frame[field["name"]] = pd.to_datetime(frame[field["name"]], format="%Y-%m-%d").astype("datetime64[s]")
    return frame
