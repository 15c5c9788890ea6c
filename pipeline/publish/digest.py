"""The hash that names a version: the same data under the same contract has the same one.

Anyone can compute it beside the files, of which two tell how the data came about and are left out:
`(LC_ALL=C; echo schema 0.6.0; ls *.csv | grep -vx -e changes.csv -e provenance.csv | xargs sha256sum) | sha256sum`.
"""

from collections.abc import Mapping
from hashlib import sha256

from pipeline.model.schema import SCHEMA_VERSION
from pipeline.model.tables import VERSION_TABLES

_NO_DATA = {table.file_name for table in VERSION_TABLES}


def version_hash(data: Mapping[str, bytes]) -> str:
    """SHA-256, hexadecimal, over the name and SHA-256 of every data CSV among `data`, sorted, and the schema version."""
    return combined_hash({name: sha256(content).hexdigest() for name, content in data.items()}, SCHEMA_VERSION)


def combined_hash(hashes: Mapping[str, str], schema_version: str) -> str:
    """The same from the files' SHA-256 by name, for a set published under any schema version."""
    named = sorted((name, digest) for name, digest in hashes.items() if name.endswith(".csv") and name not in _NO_DATA)
    lines = [f"{digest}  {name}\n" for name, digest in named]
    return sha256("".join([f"schema {schema_version}\n", *lines]).encode()).hexdigest()
