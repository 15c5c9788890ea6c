"""Where the assets find raw captures, stage tables and publish versions: folders, and the IO manager between assets."""

from pathlib import Path
from typing import Any

import dagster as dg
from pydantic import ConfigDict, TypeAdapter

from pipeline.extract.reading import Reading
from pipeline.model.schema import Row
from pipeline.model.tables import BY_NAME
from pipeline.publish.csv_text import from_csv, to_csv

# Built when it is first used, not whenever the definitions are loaded.
READINGS: TypeAdapter[list[Reading]] = TypeAdapter(list[Reading], config=ConfigDict(defer_build=True))


class Folders(dg.ConfigurableResource):  # type: ignore[type-arg] # generic in itself only
    """Folders of the project, relative to the working directory."""

    raw: str = "raw"
    out: str = "extracted"


class Staging(dg.ConfigurableIOManager):
    """Hands values from asset to asset through files under `folder`: tables as the CSV that will be published."""

    folder: str = "build"

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        for name, data in _files(context.asset_key.path[-1], obj).items():
            path = Path(self.folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def load_input(self, context: dg.InputContext) -> list[Row] | list[Reading] | dict[str, bytes]:
        name = context.asset_key.path[-1]
        folder = Path(self.folder)
        if name in BY_NAME:
            path = folder / BY_NAME[name].file_name
            return from_csv(BY_NAME[name], path.read_bytes(), str(path))
        if name == "documents":
            return READINGS.validate_json((folder / "documents.json").read_bytes())
        return {path.name: path.read_bytes() for path in sorted((folder / name).iterdir())}


def _files(name: str, value: Any) -> dict[str, bytes]:
    """The files an asset's value is staged in, by name under the folder."""
    if name in BY_NAME:
        return {BY_NAME[name].file_name: to_csv(BY_NAME[name], value)}
    if name == "documents":
        return {"documents.json": READINGS.dump_json(value, indent=1)}
    return {f"{name}/{file}": data for file, data in value.items()}


@dg.definitions
def resources() -> dg.Definitions:
    return dg.Definitions(resources={"folders": Folders(), "io_manager": Staging()})
