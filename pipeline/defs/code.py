"""Which code makes an asset: one version for all, since any file of it, lookups included, may change what is read."""

from collections.abc import Iterable
from functools import cache

import dagster as dg

from pipeline.publish.provenance import code


def versioned(*assets: dg.AssetsDefinition) -> Iterable[dg.AssetsDefinition]:
    """The assets with the version of this code, so that the UI tells which were made by an earlier one."""
    return dg.map_asset_specs(lambda spec: spec.replace_attributes(code_version=_version()), assets)


@cache
def _version() -> str:
    return code().version
