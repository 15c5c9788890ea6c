"""A published table as a DataFrame: one call, typed columns, proven to be the bytes that were published.

Everything else about versions is `pipeline.publish.store`. Only this module imports pandas.
"""

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.errors import StoreError
from pipeline.publish.integrity import damaged
from pipeline.publish.package import hashes
from pipeline.publish.store import VERSIONS, latest, read_package

_DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "string"}


def read(dataset: str, version: str | None = None, verify: bool = True, root: Path = Path("extracted")) -> pd.DataFrame:
    """One table of a version, the latest unless `version` names one; `.attrs["version_id"]` says which, for citing it.

    Columns are string, Int64, Float64, boolean and datetime64[s]; what the article does not state is missing (`<NA>`, `NaT`).
    Numbers are floats: the decimals as published (`80.00`) are in the CSV. `verify` proves the bytes by their SHA-256.
    To read several tables as one set, take `version` from the first. Raises `StoreError` when there is no such table or
    version, listing what there is, or when a file is not the one that was published.
    """
    version_id, vouched = _resolve(root, version)
    package = read_package(root, version_id, vouched if verify else None)
    resource = _resource(package, dataset, version_id)
    where = f"{version_id}/{resource['path']}"
    try:
        data = (root / VERSIONS / where).read_bytes()
    except OSError as error:
        raise damaged(where, f"cannot be read: {error.strerror}") from error
    if verify and sha256(data).hexdigest() != hashes(package)[resource["path"]]:
        raise damaged(where, "was changed")
    frame = _frame(data, resource["schema"]["fields"])
    frame.attrs["version_id"] = version_id
    return frame


def _resolve(root: Path, version: str | None) -> tuple[str, str | None]:
    """The version to read and, where the pointer vouches for it, the SHA-256 of its data package."""
    if version is not None:
        return version, None
    pointer = latest(root)
    if pointer is None:
        raise StoreError(f"{root.name}/", "has no latest version", "publish one with `make run`, or name the folder as root")
    return pointer.version_id, pointer.datapackage_sha256


def _resource(package: Mapping[str, Any], dataset: str, version_id: str) -> dict[str, Any]:
    resources: dict[str, dict[str, Any]] = {resource["name"]: resource for resource in package["resources"]}
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
