"""The hash that names a version: the same data under the same contract has the same one.

Anyone can compute it beside the files: `(LC_ALL=C; echo schema 0.1.0; sha256sum *.csv) | sha256sum`.
"""

from collections.abc import Mapping
from hashlib import sha256

from pipeline.model.schema import SCHEMA_VERSION


def version_hash(files: Mapping[str, bytes]) -> str:
    """SHA-256, hexadecimal, over the name and SHA-256 of every CSV among `files`, sorted, and the schema version."""
    return combined_hash({name: sha256(data).hexdigest() for name, data in files.items()}, SCHEMA_VERSION)


def combined_hash(hashes: Mapping[str, str], schema_version: str) -> str:
    """The same from the files' SHA-256 by name, for a set published under any schema version."""
    lines = [f"{digest}  {name}\n" for name, digest in sorted(hashes.items()) if name.endswith(".csv")]
    return sha256("".join([f"schema {schema_version}\n", *lines]).encode()).hexdigest()
